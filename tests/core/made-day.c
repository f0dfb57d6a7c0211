/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes up days. */
#include "made-day.h"

#include "lobby-engine-rng.h"

#include <math.h>

GArray *
made_day_new (guint64 seed, double arrival_rate)
{
  GArray *visits = g_array_new (FALSE, TRUE, sizeof (LobbyEngineVisit));
  double now_s = 32400, free_s[4] = { now_s, now_s, now_s, now_s };
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, seed, 0);
  while (now_s < 50400)
    {
      LobbyEngineVisit visit = { .class = lobby_engine_rng_uniform (&rng) < 0.4, .called_s = INFINITY };

      now_s += lobby_engine_rng_exponential (&rng) / arrival_rate;
      visit.arrived_s = floor (now_s);
      g_array_append_val (visits, visit);
    }
  for (;;)
    {
      LobbyEngineVisit *best = NULL;
      int server = 0;

      for (int i = 1; i < 4; i++)
        server = free_s[i] < free_s[server] ? i : server;
      for (int pass = 0; best == NULL && pass < 2; pass++)
        {
          for (guint i = 0; i < visits->len; i++)
            {
              LobbyEngineVisit *visit = &g_array_index (visits, LobbyEngineVisit, i);

              /* First those who are there; when nobody is, the next who comes. */
              if (visit->called_s < INFINITY || (pass == 0 && visit->arrived_s > free_s[server]))
                continue;
              if (best == NULL
                  || (pass == 0 && visit->arrived_s - 60 * visit->class < best->arrived_s - 60 * best->class))
                best = visit;
            }
        }
      if (best == NULL)
        return visits;
      best->server = server;
      best->called_s = best->served_s = fmax (best->arrived_s, free_s[server]);
      best->ended_s = best->called_s + ceil (exp (4.5 + 0.7 * lobby_engine_rng_normal (&rng)));
      free_s[server] = best->ended_s + 5;
    }
}

LobbyEngineDay
made_day_get (const GArray *visits, gint64 date)
{
  return (LobbyEngineDay){ .visit = (const LobbyEngineVisit *) (gconstpointer) visits->data,
                           .n_visits = visits->len,
                           .date = date };
}
