/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds and follows widths: at first by what held-back days needed, by class and band (Mondrian; Vovk et al. 2005, 4.5), then
 * wider with each miss and a little narrower with each hit (adaptive conformal inference; Gibbs and Candès 2021, with the
 * quantile as score). */
#include "config.h"

#include "lobby-engine-widths.h"

#include <math.h>
#include <stdlib.h>

#define MISS 0.048      /* share of waits below, and share above, a range: 90 %, and a little for what is to come */
#define CLASS_STEP 0.02 /* how much a miss widens the ranges of its class, in logarithm */
#define BAND_STEP 0.02  /* and those at queues of this length */
#define WIDTH_MAX 1.5
#define CASES_FEW 100.0 /* so many of a class or band are believed half */
#define ROUNDS 3

static const int band_ends[LOBBY_ENGINE_BANDS - 1] = { 2, 5, 10, 20, 40 };

/**
 * lobby_engine_widths_get_band:
 * @n_waiting: length of the queue
 *
 * Returns: its band, 0 to %LOBBY_ENGINE_BANDS - 1
 */
int
lobby_engine_widths_get_band (double n_waiting)
{
  int band = 0;

  while (band < LOBBY_ENGINE_BANDS - 1 && n_waiting > band_ends[band])
    band++;
  return band;
}

/**
 * lobby_engine_widths_get_stretch:
 *
 * Returns: what a half of a range is to be stretched by
 */
double
lobby_engine_widths_get_stretch (const LobbyEngineWidths *widths, int class, int band)
{
  return exp (fmin (fmax (widths->by_class[class] + widths->by_band[band], -WIDTH_MAX), WIDTH_MAX));
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The stretch that all but a share of them need; of few, part of it. */
static double
get_stretch (double *number, size_t n)
{
  if (n == 0)
    return 0;
  qsort (number, n, sizeof *number, compare_numbers);
  return number[(size_t) ((1 - MISS) * (double) (n - 1))] * (double) n / ((double) n + CASES_FEW);
}

/**
 * lobby_engine_widths_settle:
 * @outside: (array length=n_outside): held-back waits
 * @high: of the upper halves
 * @scratch: (array length=n_outside): room
 *
 * Sets the widths so that in each class and band all but the promised share were inside.
 */
void
lobby_engine_widths_settle (LobbyEngineWidths *widths,
                            const LobbyEngineOutside *outside,
                            size_t n_outside,
                            bool high,
                            double *scratch)
{
  /* What is left to stretch by class once bands are, then by band once classes are, and again. */
  for (int round = 0; round < 2 * ROUNDS; round++)
    {
      bool by_class = round % 2 == 0;
      double *width = by_class ? widths->by_class : widths->by_band;

      for (int which = 0; which < (by_class ? LOBBY_ENGINE_CLASSES_MAX : LOBBY_ENGINE_BANDS); which++)
        {
          size_t n = 0;

          for (size_t i = 0; i < n_outside; i++)
            {
              const LobbyEngineOutside *one = &outside[i];

              if ((by_class ? one->class : one->band) == which)
                scratch[n++] = (high ? one->high : one->low)
                               - (by_class ? widths->by_band[one->band] : widths->by_class[one->class]);
            }
          width[which] = get_stretch (scratch, n);
        }
    }
}

/**
 * lobby_engine_widths_follow:
 * @missed: whether a wait was beyond this end of its range
 *
 * Follows what happens.
 */
void
lobby_engine_widths_follow (LobbyEngineWidths *widths, int class, int band, bool missed)
{
  double *by_class = &widths->by_class[class], *by_band = &widths->by_band[band];
  double moved = (missed ? 1 : 0) - MISS;

  *by_class = fmin (fmax (*by_class + CLASS_STEP * moved, -WIDTH_MAX), WIDTH_MAX);
  *by_band = fmin (fmax (*by_band + BAND_STEP * moved, -WIDTH_MAX), WIDTH_MAX);
}

/**
 * lobby_engine_widths_write:
 *
 * Writes widths, to be read by lobby_engine_widths_read().
 */
void
lobby_engine_widths_write (const LobbyEngineWidths *widths, LobbyEngineBytes *bytes)
{
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    lobby_engine_bytes_put_double (bytes, widths->by_class[class]);
  for (int band = 0; band < LOBBY_ENGINE_BANDS; band++)
    lobby_engine_bytes_put_double (bytes, widths->by_band[band]);
}

/**
 * lobby_engine_widths_read:
 *
 * Reads what lobby_engine_widths_write() wrote. Numbers beyond the limits are brought back when they are used.
 */
void
lobby_engine_widths_read (LobbyEngineWidths *widths, LobbyEngineReader *reader)
{
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    widths->by_class[class] = lobby_engine_reader_take_double (reader);
  for (int band = 0; band < LOBBY_ENGINE_BANDS; band++)
    widths->by_band[band] = lobby_engine_reader_take_double (reader);
}
