/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One history, one digest: the branch's own state, the console's live state, the journal read back and (but for people,
 * who are taken out of it) a recorded day are the same lobby; with one stream for all and with a stream for each system. And a command goes out, and comes home once. */
#include "lobby-journal-reader.h"
#include "lobby-ledger.h"
#include "lobby-live-session.h"
#include "lobby-recording-reader.h"
#include "lobby-recording-writer.h"
#include "lobby-rules.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "sample.h"
#include "temp-folder.h"

typedef struct
{
  TempFolder folder;
  LobbyTestService *branch;
  char *url;
  LobbyLiveSession *session;
} Journey;

/* The branch head, who may do everything that is tried here. */
static char *
dup_token (const char *refused, gpointer branch)
{
  return refused == NULL ? lobby_test_service_dup_token (branch, LOBBY_BEARER_BRANCH_HEAD, "bh1") : NULL;
}

static void
connect_session (Journey *journey)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  options.backoff_base_ms = 10;
  options.backoff_cap_ms = 100;
  options.stale_ms = 3000;
  journey->session = lobby_live_session_new (LOBBY_SESSION_LIVE, journey->url, journey->folder.path, dup_token,
                                             journey->branch, NULL, &options, 0, 0, &error);
  g_assert_no_error (error);
  lobby_live_session_start (journey->session);
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer done)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  *(gboolean *) done = TRUE;
}

static void
close_session (Journey *journey)
{
  gboolean done = FALSE;

  lobby_live_session_close_async (journey->session, closed_cb, &done);
  LOBBY_WAIT_UNTIL (done);
  g_clear_object (&journey->session);
}

static void
set_up (Journey *journey, gconstpointer flags)
{
  temp_folder_make (&journey->folder);
  journey->branch = lobby_test_service_start ("pension-day", "10:42:06",
                                              (LobbyTestServiceFlags) GPOINTER_TO_INT (flags));
  journey->url = g_strdup (lobby_test_service_get_url (journey->branch));
  connect_session (journey);
}

static void
tear_down (Journey *journey, gconstpointer flags)
{
  if (journey->session != NULL)
    close_session (journey);
  lobby_test_service_free (journey->branch);
  temp_folder_remove (&journey->folder);
  g_free (journey->url);
}

/* A birthday is for the customer's own relationship manager (S2-22): the branch head is told all but that. */
static char *
digest_branch (Journey *journey)
{
  g_autoptr (LobbyState) told = lobby_state_copy (
      lobby_branch_service_get_state (lobby_test_service_get_service (journey->branch)));
  const GPtrArray *visits = lobby_state_get_visits (told);

  for (guint i = 0; i < visits->len; i++)
    {
      LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      visit->birthday = FALSE;
      visit->birthday_consent = FALSE;
    }
  return lobby_state_digest (told);
}

static char *
digest_console (Journey *journey)
{
  return lobby_state_digest (lobby_session_get_state (LOBBY_SESSION (journey->session)));
}

static gboolean
agree (Journey *journey)
{
  g_autofree char *branch = digest_branch (journey);
  g_autofree char *console = digest_console (journey);

  return g_strcmp0 (branch, console) == 0;
}

static void
live_on (Journey *journey, guint minutes)
{
  for (guint i = 0; i < minutes; i++)
    {
      lobby_test_service_advance (journey->branch, 60);
      LOBBY_WAIT_UNTIL (agree (journey));
    }
}

static char *
digest_journal (Journey *journey, GPtrArray *events)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (journey->folder.path, &error);
  g_autoptr (LobbyState) state = lobby_state_new ();
  LobbyEvent *event;

  g_assert_no_error (error);
  g_assert_true (lobby_journal_reader_open_day (reader, "2025-11-17", 0, &error));
  while ((event = lobby_journal_reader_next (reader, &error)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      g_ptr_array_add (events, event);
    }
  g_assert_no_error (error);
  return lobby_state_digest (state);
}

static char *
digest_recording (Journey *journey, GPtrArray *events)
{
  g_autofree char *path = temp_folder_path (&journey->folder, "day.jsonl.gz");
  LobbyRecordingHeader header = { .lobby = (char *) "day",
                                  .version = LOBBY_RECORDING_VERSION,
                                  .engine = (char *) "test",
                                  .branch = (char *) "binhe",
                                  .day = (char *) "2025-11-17",
                                  .time_zone = (char *) "Asia/Shanghai" };
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (path, &header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, &error);
  g_autoptr (LobbyRecordingReader) reader = NULL;
  g_autoptr (LobbyState) state = lobby_state_new ();
  LobbyEvent *event;

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    g_assert_true (lobby_recording_writer_add (writer, g_ptr_array_index (events, i), &error));
  g_assert_true (lobby_recording_writer_close (writer, &error));
  reader = lobby_recording_reader_new (path, &error);
  g_assert_no_error (error);
  while ((event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_event_unref (event);
    }
  g_assert_no_error (error);
  return lobby_state_digest (state);
}

/* Taking people out before the fold or after it is the same. */
static char *
digest_without_people (GPtrArray *events)
{
  const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyState) cleaned = lobby_state_new ();
  g_autoptr (LobbyEvent) whole = NULL, without = NULL;

  for (guint i = 0; i < events->len; i++)
    lobby_state_apply (state, g_ptr_array_index (events, i), NULL);
  whole = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/branches/binhe/streams/main/1", 1, "1-1",
                           lobby_state_get_time (state), lobby_state_snapshot (state, areas, 1));
  without = lobby_anonymiser_apply (sample_get_anonymiser (), whole);
  lobby_state_apply (cleaned, without, NULL);
  return lobby_state_digest (cleaned);
}

static void
test_one_digest (Journey *journey, gconstpointer flags)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_autofree char *live = NULL, *journal = NULL, *recording = NULL, *without = NULL;

  LOBBY_WAIT_UNTIL (agree (journey));
  live_on (journey, 12);
  live = digest_console (journey);
  close_session (journey);
  journal = digest_journal (journey, events);
  g_assert_cmpstr (journal, ==, live);
  recording = digest_recording (journey, events);
  without = digest_without_people (events);
  g_assert_cmpstr (recording, ==, without);
  g_assert_cmpstr (recording, !=, live);
}

/* The console is closed and opened again: the last picture is there at once, and then the branch's. */
static void
test_last_picture (Journey *journey, gconstpointer flags)
{
  g_autofree char *before = NULL, *after = NULL;

  LOBBY_WAIT_UNTIL (agree (journey));
  live_on (journey, 3);
  before = digest_console (journey);
  close_session (journey);
  lobby_test_service_stop (journey->branch);

  connect_session (journey);
  LOBBY_WAIT_UNTIL (lobby_floor_get_branch (lobby_session_get_floor (LOBBY_SESSION (journey->session))) != NULL);
  after = digest_console (journey);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (
      lobby_floor_get_freshness (lobby_session_get_floor (LOBBY_SESSION (journey->session)), LOBBY_AREA_QUEUE)->stale);

  lobby_test_service_restart (journey->branch);
  lobby_session_try_now (LOBBY_SESSION (journey->session));
  LOBBY_WAIT_UNTIL (agree (journey));
  live_on (journey, 2);
}

static const LobbyCounterRecord *
get_counter (Journey *journey, const char *id)
{
  return lobby_state_get_counter (lobby_session_get_state (LOBBY_SESSION (journey->session)), id);
}

static void
test_command_comes_home (Journey *journey, gconstpointer flags)
{
  LobbySession *session = LOBBY_SESSION (journey->session);
  g_autofree char *command = NULL;

  LOBBY_WAIT_UNTIL (agree (journey));
  g_assert_cmpint (get_counter (journey, "5")->phase, ==, LOBBY_COUNTER_CLOSED);
  command = lobby_session_ask_counter (session, "5", LOBBY_COUNTER_ACTION_OPEN, NULL);
  g_assert_cmpint (lobby_session_get_pending (session, command, NULL), ==, LOBBY_PENDING_WAITING);
  g_assert_cmpint (get_counter (journey, "5")->asked, ==,
                   LOBBY_COUNTER_ACTION_UNKNOWN); /* nothing changes before it comes home */
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (session, command, NULL) == LOBBY_PENDING_NONE);
  LOBBY_WAIT_UNTIL (agree (journey));
  g_assert_cmpint (get_counter (journey, "5")->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  for (guint i = 0; i < 15 && get_counter (journey, "5")->phase != LOBBY_COUNTER_OPEN; i++)
    live_on (journey, 1);
  g_assert_cmpint (get_counter (journey, "5")->phase, ==, LOBBY_COUNTER_OPEN);
}

static gboolean
is_stale (Journey *journey, LobbyArea area)
{
  return lobby_floor_get_freshness (lobby_session_get_floor (LOBBY_SESSION (journey->session)), area)->stale;
}

/* The device monitoring falls silent while the queue system goes on: only the devices' figures grow old, at the time of
 * their last sign, and they are healed when it speaks again. */
static void
test_one_system_silent (Journey *journey, gconstpointer flags)
{
  LobbyBranchServer *devices = lobby_test_service_get_server (journey->branch, 1);
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (journey->session));
  gint64 as_of_us;

  LOBBY_WAIT_UNTIL (agree (journey));
  LOBBY_WAIT_UNTIL (!is_stale (journey, LOBBY_AREA_QUEUE) && !is_stale (journey, LOBBY_AREA_DEVICES));
  lobby_branch_server_freeze (devices, TRUE);
  for (guint i = 0; i < 200 && !is_stale (journey, LOBBY_AREA_DEVICES); i++)
    {
      lobby_test_service_advance (journey->branch, 1);
      lobby_wait_a_while (50);
    }
  g_assert_true (is_stale (journey, LOBBY_AREA_DEVICES));
  g_assert_false (is_stale (journey, LOBBY_AREA_QUEUE));
  as_of_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  lobby_test_service_advance (journey->branch, 5);
  lobby_wait_a_while (100);
  g_assert_cmpint (lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us, ==, as_of_us);
  g_assert_cmpint (lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us, >, as_of_us);

  lobby_branch_server_freeze (devices, FALSE);
  for (guint i = 0; i < 200 && is_stale (journey, LOBBY_AREA_DEVICES); i++)
    {
      lobby_test_service_advance (journey->branch, 1);
      lobby_wait_a_while (50);
    }
  g_assert_false (is_stale (journey, LOBBY_AREA_DEVICES));
  LOBBY_WAIT_UNTIL (agree (journey));
}

static const LobbyState *
get_state (Journey *journey)
{
  return lobby_session_get_state (LOBBY_SESSION (journey->session));
}

/* Returns: (transfer full): the last in the line of A whom a recycler could serve */
static char *
find_divertible (Journey *journey)
{
  const GPtrArray *waiting = lobby_state_get_waiting (get_state (journey), "A");

  for (guint i = waiting->len; i > 0; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (waiting, i - 1);
      if (g_strcmp0 (ticket->transaction, "withdraw") == 0 && ticket->amount_cny < 20000 && !ticket->elderly
          && !ticket->needs_help)
        return g_strdup (ticket->id);
    }
  g_assert_not_reached ();
}

static void
show_diversion (Journey *journey, const char *ticket)
{
  LobbyAdviceRecord *record = lobby_record_new (&lobby_advice_record_type);
  g_autofree char *command = NULL;

  record->id = g_strdup ("journey");
  record->kind = LOBBY_ADVICE_DIVERT;
  record->ticket = g_strdup (ticket);
  record->device = g_strdup ("CRS-1");
  record->rule = g_strdup ("S3-1-withdraw");
  record->own_saving_s = 600;
  command = lobby_session_send (LOBBY_SESSION (journey->session), LOBBY_COMMAND_ADVICE_SHOW, record);
  LOBBY_WAIT_UNTIL (lobby_state_get_advice (get_state (journey), "journey") != NULL);
}

static void
decide (Journey *journey, LobbyDecision decision)
{
  g_autofree char *command = lobby_session_decide_advice (LOBBY_SESSION (journey->session), "journey", decision,
                                                          LOBBY_DECLINE_UNKNOWN);

  LOBBY_WAIT_UNTIL (lobby_state_get_advice (get_state (journey), "journey")->decision == decision);
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (LOBBY_SESSION (journey->session), command, NULL) == LOBBY_PENDING_NONE);
  LOBBY_WAIT_UNTIL (agree (journey));
}

static LobbyLedgerFigures
measure (const LobbyState *state)
{
  g_auto (LobbyLedger) ledger = { 0 };

  lobby_ledger_measure (state, lobby_rules_get_effective (state), &ledger);
  return ledger.all;
}

/* A diversion is accepted, taken back, accepted again and completed. Each step comes home from the branch, and branch,
 * console, journal and recording keep the same account of it. */
static void
test_decisions_come_home (Journey *journey, gconstpointer flags)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_autofree char *ticket = NULL, *live = NULL, *journal = NULL, *recording = NULL, *without = NULL;
  LobbyLedgerFigures console, branch;

  LOBBY_WAIT_UNTIL (agree (journey));
  ticket = find_divertible (journey);
  show_diversion (journey, ticket);
  decide (journey, LOBBY_DECISION_ACCEPTED);
  g_assert_cmpint (lobby_state_get_ticket (get_state (journey), ticket)->phase, ==, LOBBY_TICKET_DIVERTED);
  decide (journey, LOBBY_DECISION_UNDONE);
  g_assert_cmpint (lobby_state_get_ticket (get_state (journey), ticket)->phase, ==, LOBBY_TICKET_WAITING);
  g_assert_false (lobby_state_get_ticket (get_state (journey), ticket)->came_back);
  decide (journey, LOBBY_DECISION_ACCEPTED);
  live_on (journey, 12);
  g_assert_cmpint (lobby_state_get_advice (get_state (journey), "journey")->decision, ==, LOBBY_DECISION_COMPLETED);
  console = measure (get_state (journey));
  branch = measure (lobby_branch_service_get_state (lobby_test_service_get_service (journey->branch)));
  g_assert_cmpuint (console.n_completed, ==, branch.n_completed);
  g_assert_cmpint (console.saved_own_s, ==, branch.saved_own_s);
  live = digest_console (journey);
  close_session (journey);
  journal = digest_journal (journey, events);
  g_assert_cmpstr (journal, ==, live);
  recording = digest_recording (journey, events);
  without = digest_without_people (events);
  g_assert_cmpstr (recording, ==, without);
}

static LobbyRuleSheet *
copy_rules (Journey *journey)
{
  LobbyRuleSheet *sheet = lobby_rule_sheet_copy (lobby_rules_get_effective (get_state (journey)));

  ((LobbyDiversionRule *) g_ptr_array_index (sheet->rules, 0))->enabled = FALSE;
  return sheet;
}

/* The branch takes the new sheet; a second one made from the old sheet is refused. A console that comes later has it. */
static void
test_rules_come_home (Journey *journey, gconstpointer flags)
{
  LobbySession *session = LOBBY_SESSION (journey->session);
  g_autoptr (LobbyRuleSheet) old = NULL;
  g_autofree char *first = NULL, *second = NULL;
  gint64 version;

  LOBBY_WAIT_UNTIL (agree (journey));
  old = copy_rules (journey);
  version = old->version;
  first = lobby_session_change_rules (session, copy_rules (journey));
  LOBBY_WAIT_UNTIL (lobby_rules_get_effective (get_state (journey))->version == version + 1);
  g_assert_false (lobby_rule_sheet_find_rule (lobby_rules_get_effective (get_state (journey)), "withdraw")->enabled);
  second = lobby_session_change_rules (session, g_steal_pointer (&old));
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (session, second, NULL) == LOBBY_PENDING_REFUSED);
  LOBBY_WAIT_UNTIL (agree (journey));
  close_session (journey);
  connect_session (journey);
  LOBBY_WAIT_UNTIL (agree (journey));
  g_assert_cmpint (lobby_rules_get_effective (get_state (journey))->version, ==, version + 1);
}

/* Asked while the branch is away: it waits in the outbox, survives the console, and takes effect once. */
static void
test_command_waits (Journey *journey, gconstpointer flags)
{
  g_autofree char *command = NULL;
  const char *refusal = NULL;

  LOBBY_WAIT_UNTIL (agree (journey));
  lobby_test_service_stop (journey->branch);
  command = lobby_session_ask_device (LOBBY_SESSION (journey->session), "CRS-2", LOBBY_DEVICE_ACTION_REQUEST_CASH,
                                      LOBBY_PART_UNKNOWN, LOBBY_FAULT_UNKNOWN);
  lobby_wait_a_while (50);
  g_assert_cmpint (lobby_session_get_pending (LOBBY_SESSION (journey->session), command, &refusal), ==,
                   LOBBY_PENDING_WAITING);
  g_assert_null (refusal);
  close_session (journey);

  lobby_test_service_restart (journey->branch);
  connect_session (journey);
  LOBBY_WAIT_UNTIL (agree (journey));
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (LOBBY_SESSION (journey->session), command, NULL) == LOBBY_PENDING_NONE);
  LOBBY_WAIT_UNTIL (agree (journey));
  g_assert_cmpint (lobby_state_get_device (lobby_session_get_state (LOBBY_SESSION (journey->session)), "CRS-2")->asked,
                   ==, LOBBY_DEVICE_ACTION_REQUEST_CASH);
}

int
main (int argc, char **argv)
{
  gpointer merged = GINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), split = GINT_TO_POINTER (LOBBY_TEST_SERVICE_SPLIT);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/journey/one-digest/merged", Journey, merged, set_up, test_one_digest, tear_down);
  g_test_add ("/journey/one-digest/split", Journey, split, set_up, test_one_digest, tear_down);
  g_test_add ("/journey/last-picture/merged", Journey, merged, set_up, test_last_picture, tear_down);
  g_test_add ("/journey/last-picture/split", Journey, split, set_up, test_last_picture, tear_down);
  g_test_add ("/journey/one-system-silent", Journey, split, set_up, test_one_system_silent, tear_down);
  g_test_add ("/journey/command/comes-home", Journey, merged, set_up, test_command_comes_home, tear_down);
  g_test_add ("/journey/decisions-come-home/merged", Journey, merged, set_up, test_decisions_come_home, tear_down);
  g_test_add ("/journey/decisions-come-home/split", Journey, split, set_up, test_decisions_come_home, tear_down);
  g_test_add ("/journey/rules-come-home", Journey, merged, set_up, test_rules_come_home, tear_down);
  g_test_add ("/journey/command/waits", Journey, merged, set_up, test_command_waits, tear_down);
  return g_test_run ();
}
