/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns what counters do in the course of a day into the engine's shifts. */
#include "config.h"

#include "lobby-shift-watch.h"

#include "lobby-present.h"

#include <math.h>

typedef struct
{
  int server;
  guint32 serves;
  gint64 from_us;
  gint64 until_us; /* 0 while it lasts */
  gint64 back_us;  /* of a pause; 0: no pause */
} Shift;

struct _LobbyShiftWatch
{
  LobbyVisitNames *names; /* (borrowed) */
  GArray *shifts;         /* (owned) (element-type Shift): by start */
  GHashTable *running;    /* (owned) (element-type utf8 uint): by counter, place of its shift and one */
};

/**
 * lobby_shift_watch_new:
 * @names: (borrowed): numbers of services and servers; new ones are added
 *
 * Returns: (transfer full): a watch that has seen nothing yet
 */
LobbyShiftWatch *
lobby_shift_watch_new (LobbyVisitNames *names)
{
  LobbyShiftWatch *self = g_new0 (LobbyShiftWatch, 1);

  self->names = names;
  self->shifts = g_array_new (FALSE, TRUE, sizeof (Shift));
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** lobby_shift_watch_free: @self: (nullable): a watch to free */
void
lobby_shift_watch_free (LobbyShiftWatch *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->running);
  g_array_unref (self->shifts);
  g_free (self);
}

static gboolean
is_same (const Shift *shift, const Shift *other)
{
  return shift->server == other->server && shift->serves == other->serves && shift->back_us == other->back_us;
}

static void
look_at_counter (LobbyShiftWatch *self, const LobbyCounterRecord *counter, gint64 now_us)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->running, counter->id));
  Shift *running = place > 0 ? &g_array_index (self->shifts, Shift, place - 1) : NULL;
  gboolean pauses = counter->phase == LOBBY_COUNTER_PAUSED;
  Shift now = { .from_us = now_us };

  if (counter->phase == LOBBY_COUNTER_OPEN || pauses)
    {
      now.server = lobby_visit_names_get_server (self->names, counter->staff != NULL ? counter->staff : counter->id);
      now.serves = lobby_present_get_services (counter, self->names);
      now.back_us = pauses ? lobby_present_get_back (counter) : 0;
      if (running != NULL && is_same (running, &now))
        return;
    }
  if (running != NULL)
    {
      running->until_us = now_us;
      g_hash_table_remove (self->running, counter->id);
    }
  if (counter->phase != LOBBY_COUNTER_OPEN && !pauses)
    return;
  g_array_append_val (self->shifts, now);
  g_hash_table_insert (self->running, g_strdup (counter->id), GUINT_TO_POINTER (self->shifts->len));
}

/**
 * lobby_shift_watch_look:
 * @self: a watch
 * @state: the lobby after an event; times never go back
 *
 * Notes what has changed at the counters.
 */
void
lobby_shift_watch_look (LobbyShiftWatch *self, const LobbyState *state)
{
  const GPtrArray *counters = lobby_state_get_counters (state);

  for (guint i = 0; i < counters->len; i++)
    look_at_counter (self, g_ptr_array_index (counters, i), lobby_state_get_time (state));
}

static double
get_seconds (gint64 at_us, gint64 midnight_us, double otherwise)
{
  return at_us != 0 ? (double) (at_us - midnight_us) / G_USEC_PER_SEC : otherwise;
}

/**
 * lobby_shift_watch_tell:
 * @self: a watch that has seen the day
 * @visits: (inout): of the same day and names
 *
 * Gives the day its shifts.
 */
void
lobby_shift_watch_tell (const LobbyShiftWatch *self, LobbyVisits *visits)
{
  g_clear_pointer (&visits->shifts, g_array_unref);
  visits->shifts = g_array_sized_new (FALSE, FALSE, sizeof (LobbyEngineShift), self->shifts->len);
  for (guint i = 0; i < self->shifts->len; i++)
    {
      const Shift *shift = &g_array_index (self->shifts, Shift, i);
      LobbyEngineShift told = { .server = shift->server,
                                .serves = shift->serves,
                                .from_s = get_seconds (shift->from_us, visits->midnight_us, 0),
                                .until_s = get_seconds (shift->until_us, visits->midnight_us, INFINITY),
                                .back_s = get_seconds (shift->back_us, visits->midnight_us, 0) };

      g_array_append_val (visits->shifts, told);
    }
  visits->day.shift = (const LobbyEngineShift *) (gconstpointer) visits->shifts->data;
  visits->day.n_shifts = visits->shifts->len;
}
