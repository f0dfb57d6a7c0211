/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk at a simulated branch: advice is shown there and decided on. */
#include "config.h"

#include "decision-desk.h"

#include "lobby-wire.h"

#include <string.h>

gboolean
desk_ask (TestDay *day, LobbyCommandKind kind, const char *wall_time, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *json = NULL;
  g_autoptr (LobbyCommand) command = NULL;
  gpointer payload;

  va_start (args, format);
  json = g_strdup_vprintf (format, args);
  va_end (args);
  payload = lobby_wire_parse_record (lobby_command_kind_get_table (kind), json, strlen (json), NULL);
  g_assert_nonnull (payload);
  command = lobby_command_new (KEY, kind, payload);
  return lobby_simulator_handle_command (day->simulator, command, test_day_at (day, wall_time), error);
}

gboolean
desk_show (TestDay *day, const char *wall_time, const char *id, const char *kind, const char *rest)
{
  return desk_ask (day, LOBBY_COMMAND_ADVICE_SHOW, wall_time, NULL, "{\"id\":\"%s\",\"kind\":\"%s\",%s}", id, kind,
                   rest);
}

gboolean
desk_decide (TestDay *day, const char *wall_time, const char *id, const char *decision, GError **error)
{
  return desk_ask (day, LOBBY_COMMAND_ADVICE_DECIDE, wall_time, error,
                   "{\"advice\":\"%s\",\"decision\":\"%s\",\"by\":\"lm1\"}", id, decision);
}

void
desk_assert_refused (TestDay *day,
                     const char *wall_time,
                     const char *id,
                     const char *decision,
                     LobbyError code,
                     const char *why)
{
  g_autoptr (GError) error = NULL;
  guint before = day->events->len;

  g_assert_false (desk_decide (day, wall_time, id, decision, &error));
  g_assert_error (error, LOBBY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, why));
  for (guint i = before; i < day->events->len; i++)
    g_assert_cmpstr (lobby_event_get_causation (g_ptr_array_index (day->events, i)), !=, KEY);
}

guint
desk_count_said (TestDay *day, LobbyEventKind kind)
{
  guint n = 0;

  for (guint i = 0; i < day->events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (day->events, i);
      n += lobby_event_get_kind (event) == kind && g_strcmp0 (lobby_event_get_causation (event), KEY) == 0;
    }
  return n;
}

const LobbyAdviceRecord *
desk_get_advice (TestDay *day, const char *id)
{
  return lobby_state_get_advice (day->state, id);
}

void
desk_begin (TestDay *day)
{
  test_day_begin (day, "pension-day", 7);
  lobby_simulator_set_manager_until (day->simulator, 0);
}

void
desk_end (TestDay *day)
{
  test_day_run_out (day);
  g_assert_cmpuint (day->inconsistent, ==, 0);
  test_day_end (day);
}
