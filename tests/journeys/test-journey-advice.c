/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on its whole way: a real service on a pension day, a session that looks ahead, a person who decides, and the lobby
 * that moves. */
#include "lobby-live-session.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "temp-folder.h"

#include <string.h>

typedef struct
{
  TempFolder folder;
  LobbyTestService *branch;
  LobbySession *session;
  LobbyFloor *floor;
  guint beat_id;
} Journey;

static char *
dup_token (const char *refused, gpointer data)
{
  return refused == NULL ? g_strdup (lobby_test_service_get_token ()) : NULL;
}

/* The branch lives on while something is waited for, or its heartbeats would stop and the lobby go stale. */
static gboolean
beat_cb (gpointer data)
{
  lobby_test_service_advance (((Journey *) data)->branch, 0.2);
  return G_SOURCE_CONTINUE;
}

static void
set_up (Journey *journey, gconstpointer data)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  options.backoff_base_ms = 10;
  options.backoff_cap_ms = 100;
  options.stale_ms = 1000;
  temp_folder_make (&journey->folder);
  journey->branch = lobby_test_service_start ("pension-day", "10:42:06", LOBBY_TEST_SERVICE_DEFAULT);
  journey->session = LOBBY_SESSION (
      lobby_live_session_new (LOBBY_SESSION_DEMO, lobby_test_service_get_url (journey->branch), journey->folder.path,
                              dup_token, NULL, NULL, &options, 0, 0, &error));
  g_assert_no_error (error);
  journey->floor = lobby_session_get_floor (journey->session);
  lobby_live_session_start (LOBBY_LIVE_SESSION (journey->session));
  journey->beat_id = g_timeout_add (200, beat_cb, journey);
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer done)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  *(gboolean *) done = TRUE;
}

static void
tear_down (Journey *journey, gconstpointer data)
{
  gboolean done = FALSE;

  g_source_remove (journey->beat_id);
  lobby_live_session_close_async (LOBBY_LIVE_SESSION (journey->session), closed_cb, &done);
  LOBBY_WAIT_UNTIL (done);
  g_clear_object (&journey->session);
  lobby_test_service_free (journey->branch);
  temp_folder_remove (&journey->folder);
}

/* Returns: (transfer full) (nullable): the first advice of that kind that is in order */
static LobbyAdvice *
find_advice (Journey *journey, LobbyAdviceKind kind)
{
  GListModel *advices = lobby_floor_get_advices (journey->floor);

  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      if (lobby_advice_get_facts (advice)->kind == kind && lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE)
        return g_steal_pointer (&advice);
    }
  return NULL;
}

static gboolean
has_advice (Journey *journey, LobbyAdviceKind kind)
{
  g_autoptr (LobbyAdvice) advice = find_advice (journey, kind);

  return advice != NULL;
}

static const LobbyAdviceRecord *
get_record (Journey *journey, const char *id)
{
  return lobby_state_get_advice (lobby_session_get_state (journey->session), id);
}

static double
get_next_s (Journey *journey, const char *service)
{
  const LobbyForesight *foresight = lobby_floor_get_foresight (journey->floor);
  const LobbyServiceForesight *entry = foresight != NULL ? lobby_foresight_get_service (foresight, service) : NULL;

  return entry != NULL && entry->known ? entry->next.mid_s : -1;
}

static void
test_foreseen (Journey *journey, gconstpointer data)
{
  const LobbyState *state = lobby_session_get_state (journey->session);
  g_autoptr (LobbyAdvice) open = NULL;

  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_OPEN_COUNTER));
  open = find_advice (journey, LOBBY_ADVICE_OPEN_COUNTER);
  g_assert_cmpstr (lobby_advice_get_facts (open)->counter, ==, "5");
  g_assert_cmpfloat (lobby_advice_get_facts (open)->others.mid_s, >, 30 * 60);
  /* More than forty wait for three counters: between a quarter and five quarters of an hour. */
  g_assert_cmpfloat (get_next_s (journey, "A"), >, 15 * 60);
  g_assert_cmpfloat (get_next_s (journey, "A"), <, 75 * 60);
  /* Everybody who waits was told a time, and the branch knows what was shown. */
  LOBBY_WAIT_UNTIL (lobby_state_get_promises (state)->len >= 20);
  LOBBY_WAIT_UNTIL (get_record (journey, lobby_advice_get_facts (open)->id) != NULL);
}

static void
test_accept_diversion (Journey *journey, gconstpointer data)
{
  const LobbyState *state = lobby_session_get_state (journey->session);
  g_autoptr (LobbyAdvice) advice = NULL;
  g_autofree char *ticket = NULL, *device = NULL, *command = NULL;

  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_DIVERT));
  advice = find_advice (journey, LOBBY_ADVICE_DIVERT);
  ticket = g_strdup (lobby_advice_get_facts (advice)->ticket);
  device = g_strdup (lobby_advice_get_facts (advice)->device);
  command = lobby_session_decide_advice (journey->session, lobby_advice_get_facts (advice)->id, LOBBY_DECISION_ACCEPTED,
                                         LOBBY_DECLINE_UNKNOWN);
  g_assert_nonnull (command);
  LOBBY_WAIT_UNTIL (lobby_state_get_ticket (state, ticket)->phase == LOBBY_TICKET_DIVERTED);
  g_assert_cmpstr (lobby_state_get_ticket (state, ticket)->device, ==, device);
  LOBBY_WAIT_UNTIL (lobby_floor_get_ticket (journey->floor, ticket) == NULL);
  LOBBY_WAIT_UNTIL (lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_DECIDED);
}

static void
test_open_counter (Journey *journey, gconstpointer data)
{
  const LobbyState *state = lobby_session_get_state (journey->session);
  g_autoptr (LobbyAdvice) advice = NULL;
  g_autofree char *command = NULL;
  double before_s;

  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_OPEN_COUNTER));
  advice = find_advice (journey, LOBBY_ADVICE_OPEN_COUNTER);
  before_s = get_next_s (journey, "A");
  command = lobby_session_decide_advice (journey->session, lobby_advice_get_facts (advice)->id, LOBBY_DECISION_ACCEPTED,
                                         LOBBY_DECLINE_UNKNOWN);
  LOBBY_WAIT_UNTIL (lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_DECIDED);
  for (guint i = 0; i < 40 && lobby_state_get_counter (state, "5")->phase != LOBBY_COUNTER_OPEN; i++)
    {
      lobby_test_service_advance (journey->branch, 10);
      lobby_wait_a_while (20);
    }
  g_assert_cmpint (lobby_state_get_counter (state, "5")->phase, ==, LOBBY_COUNTER_OPEN);
  LOBBY_WAIT_UNTIL (get_next_s (journey, "A") > 0 && get_next_s (journey, "A") < 0.9 * before_s);
}

static void
test_declined_is_not_offered_again (Journey *journey, gconstpointer data)
{
  g_autoptr (LobbyAdvice) advice = NULL;
  g_autofree char *ticket = NULL, *id = NULL, *command = NULL;
  const LobbyForesight *foresight;

  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_DIVERT));
  advice = find_advice (journey, LOBBY_ADVICE_DIVERT);
  id = g_strdup (lobby_advice_get_facts (advice)->id);
  ticket = g_strdup (lobby_advice_get_facts (advice)->ticket);
  command = lobby_session_decide_advice (journey->session, id, LOBBY_DECISION_DECLINED, LOBBY_DECLINE_PREFERS_COUNTER);
  LOBBY_WAIT_UNTIL (get_record (journey, id) != NULL && get_record (journey, id)->decision == LOBBY_DECISION_DECLINED);
  LOBBY_WAIT_UNTIL ((foresight = lobby_floor_get_foresight (journey->floor)) != NULL
                    && lobby_foresight_get_ticket (foresight, ticket) != NULL
                    && lobby_foresight_get_ticket (foresight, ticket)->verdict.veto == LOBBY_VETO_REFUSED);
  for (guint i = 0; i < foresight->advices->len; i++)
    g_assert_cmpstr (((const LobbyAdviceFacts *) g_ptr_array_index (foresight->advices, i))->ticket, !=, ticket);
}

static void
test_broken_device (Journey *journey, gconstpointer data)
{
  LobbySimulationIncident *incident = lobby_record_new (&lobby_simulation_incident_type);
  g_autoptr (LobbyAdvice) advice = NULL;
  g_autofree char *command = NULL;

  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_DIVERT));
  advice = find_advice (journey, LOBBY_ADVICE_DIVERT);
  incident->kind = LOBBY_INCIDENT_DEVICE_OFFLINE;
  incident->device = g_strdup (lobby_advice_get_facts (advice)->device);
  command = lobby_session_send (journey->session, LOBBY_COMMAND_SIMULATION_INCIDENT, incident);
  LOBBY_WAIT_UNTIL (lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_DEVICE_OUT);
}

static void
test_cut_line (Journey *journey, gconstpointer data)
{
  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_OPEN_COUNTER));
  lobby_test_service_stop (journey->branch);
  LOBBY_WAIT_UNTIL (lobby_floor_get_foresight (journey->floor) == NULL);
  g_assert_true (lobby_floor_get_freshness (journey->floor, LOBBY_AREA_QUEUE)->stale);
  LOBBY_WAIT_UNTIL (g_list_model_get_n_items (lobby_floor_get_advices (journey->floor)) == 0);
  lobby_test_service_restart (journey->branch);
  LOBBY_WAIT_UNTIL (lobby_floor_get_foresight (journey->floor) != NULL);
  LOBBY_WAIT_UNTIL (has_advice (journey, LOBBY_ADVICE_OPEN_COUNTER));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/journey/advice/" name, Journey, NULL, set_up, func, tear_down)
  ADD ("foreseen", test_foreseen);
  ADD ("accept-diversion", test_accept_diversion);
  ADD ("open-counter", test_open_counter);
  ADD ("declined", test_declined_is_not_offered_again);
  ADD ("broken-device", test_broken_device);
  ADD ("cut-line", test_cut_line);
  return g_test_run ();
}
