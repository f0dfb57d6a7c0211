/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pauses between attempts: random between nothing and a bound that doubles. A feed owns one. */
#include "config.h"

#include "lobby-backoff.h"

#define NOT_CONNECTED G_MININT64

struct _LobbyBackoff
{
  GRand *rand; /* (owned) */
  gint64 base_us;
  gint64 cap_us;
  gint64 healthy_us;
  gint64 retry_after_cap_us;
  guint failures;
  gint64 connected_us;
};

/** lobby_backoff_new: @options: bounds and seed. Returns: (transfer full): a back-off at its first bound */
LobbyBackoff *
lobby_backoff_new (const LobbyFeedOptions *options)
{
  LobbyBackoff *backoff = g_new0 (LobbyBackoff, 1);

  backoff->rand = g_rand_new_with_seed (options->seed);
  backoff->base_us = (gint64) options->backoff_base_ms * 1000;
  backoff->cap_us = (gint64) options->backoff_cap_ms * 1000;
  backoff->healthy_us = (gint64) options->healthy_ms * 1000;
  backoff->retry_after_cap_us = (gint64) options->retry_after_cap_ms * 1000;
  backoff->connected_us = NOT_CONNECTED;
  return backoff;
}

/** lobby_backoff_free: @backoff: (transfer full) (nullable): a back-off */
void
lobby_backoff_free (LobbyBackoff *backoff)
{
  if (backoff == NULL)
    return;
  g_rand_free (backoff->rand);
  g_free (backoff);
}

/**
 * lobby_backoff_fail:
 * @backoff: the back-off
 * @now_us: monotonic time, µs
 * @retry_after_us: what the service asked for, µs; 0 when it did not
 *
 * Full jitter: random (0, min (cap, base · 2ⁿ)); a link that was healthy for long enough starts again at n = 0. The
 * service's wish is obeyed up to a bound (fault 23).
 *
 * Returns: the pause before the next attempt, µs
 */
gint64
lobby_backoff_fail (LobbyBackoff *backoff, gint64 now_us, gint64 retry_after_us)
{
  g_return_val_if_fail (backoff != NULL, 0);

  if (backoff->connected_us != NOT_CONNECTED && now_us - backoff->connected_us >= backoff->healthy_us)
    backoff->failures = 0;
  backoff->connected_us = NOT_CONNECTED;

  gint64 bound = backoff->base_us;
  for (guint i = 0; i < backoff->failures && bound < backoff->cap_us; i++)
    bound *= 2;
  backoff->failures++;
  gint64 pause = (gint64) g_rand_double_range (backoff->rand, 0, (double) MIN (bound, backoff->cap_us));
  return MAX (pause, CLAMP (retry_after_us, 0, backoff->retry_after_cap_us));
}

/** lobby_backoff_succeed: @now_us: monotonic time, µs, since when the link is healthy */
void
lobby_backoff_succeed (LobbyBackoff *backoff, gint64 now_us)
{
  g_return_if_fail (backoff != NULL);

  if (backoff->connected_us == NOT_CONNECTED)
    backoff->connected_us = now_us;
}

/** lobby_backoff_reset: starts again at the first bound, as when a person or the network says that it is worth a try */
void
lobby_backoff_reset (LobbyBackoff *backoff)
{
  g_return_if_fail (backoff != NULL);

  backoff->failures = 0;
  backoff->connected_us = NOT_CONNECTED;
}
