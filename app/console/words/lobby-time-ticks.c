/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of a time axis that own their text: full hours in the branch's zone, and single moments such as now. */
#include "config.h"

#include "lobby-time-ticks.h"
#include "lobby-words.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define MOST_HOURS 48

static void
clear_tick (gpointer tick)
{
  g_free ((char *) ((LobbyTimeTick *) tick)->label);
}

/** lobby_time_ticks_new: Returns: (transfer full) (element-type LobbyTimeTick): no ticks */
GArray *
lobby_time_ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (LobbyTimeTick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

/** lobby_time_ticks_add: adds a label */
void
lobby_time_ticks_add (GArray *ticks, gint64 at_us, const char *label)
{
  LobbyTimeTick tick = { at_us, g_strdup (label) };

  g_array_append_val (ticks, tick);
}

/** lobby_time_ticks_copy: makes @ticks a deep copy of @source */
void
lobby_time_ticks_copy (GArray *ticks, const LobbyTimeTick *source, guint n_source)
{
  g_array_set_size (ticks, 0);
  for (guint i = 0; i < n_source; i++)
    lobby_time_ticks_add (ticks, source[i].at_us, source[i].label);
}

/** lobby_time_ticks_fill_hours: adds a label for each full hour of the zone from @from_us to @to_us */
void
lobby_time_ticks_fill_hours (GArray *ticks, gint64 from_us, gint64 to_us, GTimeZone *zone)
{
  gint64 offset_us = lobby_words_get_offset (zone, from_us);
  gint64 first_us = ((from_us + offset_us + HOUR_US - 1) / HOUR_US) * HOUR_US - offset_us;

  for (guint i = 0; i < MOST_HOURS && first_us + i * HOUR_US <= to_us; i++)
    {
      g_autofree char *label = lobby_words_dup_time (first_us + i * HOUR_US, zone, FALSE);
      lobby_time_ticks_add (ticks, first_us + i * HOUR_US, label);
    }
}
