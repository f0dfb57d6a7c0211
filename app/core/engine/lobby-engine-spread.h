/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a time spreads: counts in cells that grow with the time, so that memory is flat and each quantile is right to 3 %. */
#pragma once

#include <stdint.h>
#include <string.h>

/* 32 cells an octave (relative width 1/32), from 2^-20 to 2^20 seconds; what lies outside is in the first or last. */
#define LOBBY_ENGINE_SPREAD_CELLS (40 * 32)

/**
 * LobbyEngineSpread:
 * @n: how many times were added
 * @n_zero: how many of them were 0
 *
 * Counts of times, seconds. All zero to begin with; copied by assignment.
 */
typedef struct
{
  uint64_t n;
  uint64_t n_zero;
  uint64_t cell[LOBBY_ENGINE_SPREAD_CELLS];
} LobbyEngineSpread;

double lobby_engine_spread_get_quantile (const LobbyEngineSpread *spread, double share);

/* The exponent and the first five bits of the fraction of a double are the number of its cell. */
static inline void
lobby_engine_spread_add (LobbyEngineSpread *spread, double time_s)
{
  uint64_t bits;
  int64_t cell;

  spread->n++;
  if (!(time_s > 0))
    {
      spread->n_zero++;
      return;
    }
  memcpy (&bits, &time_s, sizeof bits);
  cell = (int64_t) (bits >> 47) - ((1023 - 20) * 32);
  cell = cell < 0 ? 0 : cell >= LOBBY_ENGINE_SPREAD_CELLS ? LOBBY_ENGINE_SPREAD_CELLS - 1 : cell;
  spread->cell[cell]++;
}
