/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a recorded day is told again: without a change it should be the day that was. */
#pragma once

#include "lobby-engine-counterfactual.h"

/**
 * LobbyEngineResidual:
 * @n: waits
 * @n_same: waits that ended in the same way, within a second
 * @mean_s: mean of how far off the waits are, seconds
 * @rmse_s: root of the mean square of that
 * @worst_s: the largest of them
 */
typedef struct
{
  size_t n;
  size_t n_same;
  double mean_s;
  double rmse_s;
  double worst_s;
} LobbyEngineResidual;

LobbyEngineResidual
lobby_engine_residual_measure (const LobbyEngineFate *happened, const LobbyEngineFate *retold, size_t n);
