/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A simulated day for tests. The test owns it. */
#include "config.h"

#include "lobby-test-day.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

static void
sink (LobbyEvent *event, gpointer data)
{
  TestDay *day = data;

  g_ptr_array_add (day->events, lobby_event_ref (event));
  day->inconsistent += lobby_state_apply (day->state, event, NULL) == LOBBY_APPLY_INCONSISTENT;
}

void
test_day_begin_scenario (TestDay *day, LobbyScenario *scenario, guint64 seed)
{
  test_day_begin_dated (day, scenario, NULL, seed);
}

/* @date: (nullable): YYYY-MM-DD instead of the scenario's own day */
void
test_day_begin_dated (TestDay *day, LobbyScenario *scenario, const char *date, guint64 seed)
{
  day->state = lobby_state_new ();
  day->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  day->inconsistent = 0;
  day->simulator = lobby_simulator_new (scenario, date, seed, sink, day);
}

void
test_day_begin (TestDay *day, const char *scenario, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  LobbyScenario *loaded = lobby_scenario_load (scenario, &error);

  g_assert_no_error (error);
  test_day_begin_scenario (day, loaded, seed);
}

void
test_day_end (TestDay *day)
{
  lobby_simulator_free (day->simulator);
  lobby_state_free (day->state);
  g_ptr_array_unref (day->events);
}

gint64
test_day_at (TestDay *day, const char *wall_time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 instant = 0;

  g_assert_true (
      lobby_instant_parse_local (zone, lobby_simulator_get_branch (day->simulator)->day, wall_time, &instant));
  return instant;
}

void
test_day_run_to (TestDay *day, const char *wall_time)
{
  lobby_simulator_advance_to (day->simulator, test_day_at (day, wall_time));
}

void
test_day_run_out (TestDay *day)
{
  lobby_simulator_advance_to (day->simulator, lobby_simulator_get_end (day->simulator));
}

char *
test_day_dup_digest (TestDay *day)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < day->events->len; i++)
    {
      g_autofree char *json = lobby_wire_format_event (g_ptr_array_index (day->events, i));
      g_checksum_update (checksum, (const guchar *) json, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

guint
test_day_count (TestDay *day, LobbyEventKind kind)
{
  guint n = 0;

  for (guint i = 0; i < day->events->len; i++)
    n += lobby_event_get_kind (g_ptr_array_index (day->events, i)) == kind;
  return n;
}
