/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the branch said of its counters at a moment of a past day. */
#include "config.h"

#include "lobby-engine-shift.h"

#include <math.h>

/* Who is late to come back comes any moment, seconds. */
#define SOON_S 60.0

static LobbyEngineServer *
find_server (LobbyEnginePresent *present, int server)
{
  for (int i = 0; server >= 0 && i < present->n_servers; i++)
    {
      if (present->server[i].server == server)
        return &present->server[i];
    }
  if (present->n_servers >= LOBBY_ENGINE_SERVERS_MAX)
    return NULL;
  present->server[present->n_servers] = (LobbyEngineServer){ .server = server, .since_s = present->now_s };
  return &present->server[present->n_servers++];
}

/**
 * lobby_engine_shift_look:
 * @present: (inout): what was seen of @day at a moment
 *
 * Adds who sat at a counter then, or paused there; who is free and does neither does not come back by itself. Where nothing
 * is known of counters nothing is changed. What was said at that very moment is not heard yet; what became of a shift later is not looked at.
 */
void
lobby_engine_shift_look (LobbyEnginePresent *present, const LobbyEngineDay *day)
{
  int n = 0;

  if (day->n_shifts == 0)
    return;
  for (size_t i = 0; i < day->n_shifts && day->shift[i].from_s < present->now_s; i++)
    {
      const LobbyEngineShift *shift = &day->shift[i];
      LobbyEngineServer *one = shift->until_s >= present->now_s ? find_server (present, shift->server) : NULL;

      if (one == NULL)
        continue;
      one->sure = true;
      one->serves = shift->serves;
      one->from_s = shift->back_s > 0 ? fmax (shift->back_s, present->now_s + SOON_S) : 0;
    }
  for (int i = 0; i < present->n_servers; i++)
    {
      if (present->server[i].sure || present->server[i].busy)
        present->server[n++] = present->server[i];
    }
  present->n_servers = n;
}
