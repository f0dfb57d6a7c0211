/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a spread of times. */
#include "config.h"

#include "lobby-engine-spread.h"

#include <math.h>

/**
 * lobby_engine_spread_get_quantile:
 * @share: 0 to 1
 *
 * The time that @share of the times do not pass, linear within a cell.
 *
 * Returns: seconds; 0 when nothing was added
 */
double
lobby_engine_spread_get_quantile (const LobbyEngineSpread *spread, double share)
{
  double left = share * (double) spread->n - (double) spread->n_zero;

  if (left <= 0)
    return 0;
  for (int i = 0; i < LOBBY_ENGINE_SPREAD_CELLS; i++)
    {
      double count = (double) spread->cell[i];

      if (count > 0 && left <= count)
        {
          double low_s = ldexp (1 + (i % 32) / 32.0, i / 32 - 20);

          return low_s + left / count * ldexp (1 / 32.0, i / 32 - 20);
        }
      left -= count;
    }
  return ldexp (1, 20);
}
