/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where no past day has taught how wide a range must be, today's own misses do: the more of the promises that came due
 * lately were missed on one side, the wider that side becomes (the idea of adaptive conformal inference, Gibbs and Candès
 * 2021, forgetting with time and without an integral part, as there are few cases and late answers). */
#include "config.h"

#include "lobby-promise-stretch.h"

#include "lobby-promises.h"

#include <math.h>

/* Share of waits below, and share above, a range that holds eight of ten. */
#define MISS 0.1
/* A promise that came due so long ago counts half. */
#define HALF_LIFE_S 1800.0
/* So many promises are believed half. */
#define CASES_FEW 6.0
/* Logarithm of the stretch when all are missed on one side. */
#define GAIN 3.0
#define STRETCH_MAX 2.0 /* as a logarithm */
/* Of another service's promises such a share is about this one: tellers and the hour are shared. */
#define OTHER_SHARE 0.25

/* When it became known whether a promise was kept. */
static gint64
get_due (const LobbyPromiseRecord *promise, double wait_s)
{
  gint64 high_us = promise->at_us + promise->high_s * G_USEC_PER_SEC;

  return wait_s < 0 ? high_us : MIN (high_us, promise->at_us + (gint64) (wait_s * G_USEC_PER_SEC));
}

static double
get_stretch (double excess, double cases)
{
  return exp (CLAMP (GAIN * excess / (cases + CASES_FEW), 0, STRETCH_MAX));
}

/**
 * lobby_promise_stretch_measure:
 * @state: the lobby with what was told so far
 * @service: whose ranges
 * @now_us: now, µs since 1970 UTC
 *
 * Returns: what to stretch ranges by; never narrower than the forecast
 */
LobbyPromiseStretch
lobby_promise_stretch_measure (const LobbyState *state, const char *service, gint64 now_us)
{
  const GPtrArray *promises = lobby_state_get_promises (state);
  double cases = 0, early = 0, late = 0;

  for (guint i = 0; i < promises->len; i++)
    {
      const LobbyPromiseRecord *promise = g_ptr_array_index (promises, i);
      double wait_s;
      LobbyPromiseOutcome outcome = lobby_promise_judge (promise, state, &wait_s);
      double age_s = (double) (now_us - get_due (promise, wait_s)) / G_USEC_PER_SEC;
      double weight = exp2 (-MAX (age_s, 0) / HALF_LIFE_S)
                      * (g_strcmp0 (promise->service, service) == 0 ? 1 : OTHER_SHARE);

      if (outcome == LOBBY_PROMISE_OPEN || outcome == LOBBY_PROMISE_VOID)
        continue;
      cases += weight;
      early += weight * ((outcome == LOBBY_PROMISE_EARLY ? 1 : 0) - MISS);
      late += weight * ((outcome == LOBBY_PROMISE_LATE ? 1 : 0) - MISS);
    }
  return (LobbyPromiseStretch){ get_stretch (early, cases), get_stretch (late, cases) };
}

/** lobby_promise_stretch_apply: Returns: @span with its halves stretched, not below 0 */
LobbySpan
lobby_promise_stretch_apply (LobbyPromiseStretch stretch, LobbySpan span)
{
  return (LobbySpan){ MAX (span.mid_s - (span.mid_s - span.low_s) * stretch.low, 0), span.mid_s,
                      span.mid_s + (span.high_s - span.mid_s) * stretch.high };
}
