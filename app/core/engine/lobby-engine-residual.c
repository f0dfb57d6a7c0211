/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares a day told again with the day that was, wait by wait. */
#include "lobby-engine-residual.h"

#include <math.h>

#define SAME_S 1.0

/**
 * lobby_engine_residual_measure:
 * @happened: (array length=n): what became of each errand
 * @retold: (array length=n): what becomes of it when nothing is changed
 *
 * Returns: how far the second is from the first
 */
LobbyEngineResidual
lobby_engine_residual_measure (const LobbyEngineFate *happened, const LobbyEngineFate *retold, size_t n)
{
  LobbyEngineResidual residual = { .n = n };
  double sum = 0, squares = 0;

  for (size_t i = 0; i < n; i++)
    {
      double was_s = happened[i].end_s - happened[i].arrived_s, is_s = retold[i].end_s - retold[i].arrived_s;
      double off_s = fabs (is_s - was_s);

      residual.n_same += off_s < SAME_S && retold[i].kind == happened[i].kind;
      residual.worst_s = fmax (residual.worst_s, off_s);
      sum += off_s;
      squares += off_s * off_s;
    }
  residual.mean_s = n > 0 ? sum / (double) n : 0;
  residual.rmse_s = n > 0 ? sqrt (squares / (double) n) : 0;
  return residual;
}
