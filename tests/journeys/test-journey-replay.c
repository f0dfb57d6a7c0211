/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day played again is the day that was: at every moment the digest of the live lobby, whether it is played in small
 * steps, in large ones, or gone to from anywhere; and nothing that happens in a replay leaves a trace. */
#include "lobby-journal-reader.h"
#include "lobby-live-session.h"
#include "lobby-recording-writer.h"
#include "lobby-replay-session.h"
#include "lobby-session-private.h"
#include "lobby-test-day.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "sample.h"
#include "temp-folder.h"

#include <glib/gstdio.h>

/* --- a recorded day --- */

typedef struct
{
  TempFolder folder;
  char *path;
  TestDay day;
} Recorded;

static LobbyRecordingHeader *
make_header (void)
{
  return lobby_recording_header_new ("binhe", "2025-11-17", "Asia/Shanghai", "test");
}

static void
recorded_set_up (Recorded *recorded, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (LobbyRecordingWriter) writer = NULL;

  temp_folder_make (&recorded->folder);
  recorded->path = temp_folder_path (&recorded->folder, "day.jsonl.gz");
  test_day_begin (&recorded->day, "pension-day", 20251117);
  test_day_run_out (&recorded->day);
  writer = lobby_recording_writer_new (recorded->path, header, sample_get_anonymiser (), LOBBY_RECORDING_KEEP, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < recorded->day.events->len; i++)
    g_assert_true (lobby_recording_writer_add (writer, g_ptr_array_index (recorded->day.events, i), &error));
  g_assert_true (lobby_recording_writer_close (writer, &error));
}

static void
recorded_tear_down (Recorded *recorded, gconstpointer data)
{
  test_day_end (&recorded->day);
  temp_folder_remove (&recorded->folder);
  g_free (recorded->path);
}

static LobbyDayBook *
load (Recorded *recorded)
{
  g_autoptr (GError) error = NULL;
  LobbyDayBook *book = lobby_day_book_load (recorded->path, &error);

  g_assert_no_error (error);
  return book;
}

/* Folded by hand, without any of the machinery under test. */
static char *
digest_by_hand (const LobbyDayBook *book, gint64 at_us)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      const LobbyEvent *event = lobby_day_book_get_event (book, i);
      if (lobby_event_get_time (event) > at_us)
        break;
      lobby_state_apply (state, event, NULL);
    }
  return lobby_state_digest (state);
}

static char *
digest (LobbyReplaySession *session)
{
  return lobby_state_digest (lobby_session_get_state (LOBBY_SESSION (session)));
}

static void
assert_moment (LobbyReplaySession *session, gint64 at_us)
{
  g_autofree char *expected = digest_by_hand (lobby_replay_session_get_book (session), at_us);
  g_autofree char *shown = digest (session);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_go_to (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) session = lobby_replay_session_new (book, NULL, NULL);
  static const char *const moments[] = { "10:42:06", "09:00:00", "16:30:00", "16:29:59", "12:00:00", "08:31:00" };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      gint64 at_us = test_day_at (&recorded->day, moments[i]);
      lobby_replay_session_go_to (session, at_us);
      assert_moment (session, at_us);
      g_assert_cmpint (lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session))), ==, at_us);
    }
  lobby_replay_session_go_to (session, G_MAXINT64);
  g_assert_true (lobby_replay_session_is_at_end (session));
  assert_moment (session, G_MAXINT64 / 2);
  lobby_replay_session_go_to (session, 0);
  g_assert_cmpuint (lobby_replay_session_get_place (session), >=, 1);
}

/* What a tick of the clock is at 1 ×, at 60 ×, and when the machine was busy for a while. */
static void
test_play (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) slow = lobby_replay_session_new (book, NULL, NULL);
  g_autoptr (LobbyReplaySession) fast = lobby_replay_session_new (book, NULL, NULL);
  gint64 from_us = test_day_at (&recorded->day, "10:40:00");

  lobby_replay_session_go_to (slow, from_us);
  lobby_replay_session_go_to (fast, from_us);
  for (guint minute = 1; minute <= 5; minute++)
    {
      gint64 to_us = from_us + minute * 60 * G_USEC_PER_SEC;

      for (gint64 at_us = to_us - 60 * G_USEC_PER_SEC; at_us < to_us; at_us += G_USEC_PER_SEC / 5)
        lobby_replay_session_play_to (slow, at_us);
      lobby_replay_session_play_to (slow, to_us);
      for (gint64 at_us = to_us - 60 * G_USEC_PER_SEC; at_us <= to_us; at_us += 12 * G_USEC_PER_SEC)
        lobby_replay_session_play_to (fast, at_us);
      assert_moment (slow, to_us);
      assert_moment (fast, to_us);
    }
  lobby_replay_session_play_to (fast, test_day_at (&recorded->day, "15:00:00"));
  assert_moment (fast, test_day_at (&recorded->day, "15:00:00"));
}

static void
test_step (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) session = lobby_replay_session_new (book, NULL, NULL);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  guint start;

  lobby_replay_session_go_to (session, test_day_at (&recorded->day, "10:42:06"));
  start = lobby_replay_session_get_place (session);
  for (guint i = 0; i < 40; i++)
    {
      g_ptr_array_add (digests, digest (session));
      lobby_replay_session_step (session, 1);
      g_assert_cmpuint (lobby_replay_session_get_place (session), ==, start + i + 1);
    }
  for (guint i = 40; i > 0; i--)
    {
      lobby_replay_session_step (session, -1);
      g_autofree char *again = digest (session);
      g_assert_cmpstr (again, ==, g_ptr_array_index (digests, i - 1));
    }
  lobby_replay_session_step (session, G_MAXINT / 2);
  g_assert_true (lobby_replay_session_is_at_end (session));
  lobby_replay_session_step (session, -G_MAXINT / 2);
  g_assert_cmpuint (lobby_replay_session_get_place (session), ==, 1);
}

/* By itself, on a real clock: the only part of a replay that is not told what to do. */
static void
test_plays_by_itself (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) session = lobby_replay_session_new (book, NULL, NULL);
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (session));
  gint64 from_us = test_day_at (&recorded->day, "10:42:06");

  lobby_replay_session_go_to (session, from_us);
  lobby_replay_session_change_speed (session, -1);
  g_assert_cmpint (lobby_replay_session_get_speed (session), ==, 1);
  lobby_replay_session_change_speed (session, 9);
  g_assert_cmpint (lobby_replay_session_get_speed (session), ==, 60);
  lobby_replay_session_play (session, TRUE);
  guint before = lobby_replay_session_get_place (session);
  LOBBY_WAIT_UNTIL (lobby_replay_session_get_place (session) > before + 5);
  lobby_replay_session_play (session, FALSE);
  gint64 stopped_us = lobby_clock_get_now (clock);
  assert_moment (session, stopped_us);
  lobby_wait_a_while (250);
  g_assert_cmpint (lobby_clock_get_now (clock), ==, stopped_us);

  lobby_replay_session_go_to (session, lobby_day_book_get_last_time (book) - G_USEC_PER_SEC);
  lobby_replay_session_play (session, TRUE);
  LOBBY_WAIT_UNTIL (!lobby_replay_session_is_playing (session));
  g_assert_true (lobby_replay_session_is_at_end (session));
  g_assert_cmpint (lobby_clock_get_now (clock), ==, lobby_day_book_get_last_time (book));
}

/* Fault 44: nothing to send with, nothing to record with; what is foreseen promises nobody anything. */
static void
test_leaves_no_trace (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) session = lobby_replay_session_new (book, NULL, NULL);
  LobbySession *base = LOBBY_SESSION (session);
  gint64 at_us = test_day_at (&recorded->day, "10:42:06");
  g_autofree char *command = NULL;

  lobby_replay_session_go_to (session, at_us);
  g_assert_false (lobby_session_can_act (base));
  g_assert_false (lobby_session_is_recording (base));
  command = lobby_session_ask_counter (base, "5", LOBBY_COUNTER_ACTION_OPEN, NULL);
  g_assert_null (command);
  lobby_session_mark_alert (base, "wait:A", LOBBY_ALERT_MARK_SEEN, 0);
  g_assert_null (lobby_state_get_alert_mark (lobby_session_get_state (base), "wait:A"));
  LOBBY_WAIT_UNTIL (lobby_floor_get_foresight (lobby_session_get_floor (base)) != NULL);
  g_assert_cmpuint (lobby_state_get_promises (lobby_session_get_state (base))->len, ==, 0);
  assert_moment (session, at_us);
}

static const LobbyForesight *
await_foresight (LobbyReplaySession *session, gint64 at_us)
{
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (session));

  lobby_replay_session_go_to (session, at_us);
  LOBBY_WAIT_UNTIL (lobby_floor_get_foresight (floor) != NULL && lobby_floor_get_foresight (floor)->at_us == at_us);
  return lobby_floor_get_foresight (floor);
}

/* Who has seen the afternoon and goes back to the morning foresees what one foresees who comes there first. */
static void
test_knows_no_future (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_autoptr (LobbyReplaySession) wise = lobby_replay_session_new (book, NULL, NULL);
  g_autoptr (LobbyReplaySession) fresh = lobby_replay_session_new (book, NULL, NULL);
  gint64 morning_us = test_day_at (&recorded->day, "10:42:06");

  await_foresight (wise, test_day_at (&recorded->day, "11:30:00"));
  await_foresight (wise, test_day_at (&recorded->day, "14:00:00"));
  const LobbyForesight *again = await_foresight (wise, morning_us);
  const LobbyForesight *first = await_foresight (fresh, morning_us);
  g_assert_cmpuint (again->services->len, ==, first->services->len);
  g_assert_cmpuint (again->advices->len, ==, first->advices->len);
  g_assert_cmpuint (first->services->len, >, 0);
  for (guint i = 0; i < first->services->len; i++)
    {
      const LobbyServiceForesight *left = g_ptr_array_index (again->services, i);
      const LobbyServiceForesight *right = g_ptr_array_index (first->services, i);
      g_assert_cmpstr (left->service, ==, right->service);
      g_assert_cmpfloat (left->next.low_s, ==, right->next.low_s);
      g_assert_cmpfloat (left->next.mid_s, ==, right->next.mid_s);
      g_assert_cmpfloat (left->next.high_s, ==, right->next.high_s);
    }
}

static guint
count_marks (const LobbyDayBook *book, LobbyDayMarkKind kind)
{
  const GPtrArray *marks = lobby_day_book_get_marks (book);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += ((const LobbyDayMark *) g_ptr_array_index (marks, i))->kind == kind;
  return n;
}

static void
test_marks (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = load (recorded);
  const GPtrArray *marks = lobby_day_book_get_marks (book);
  gint64 before_us = 0;
  gboolean red = FALSE, outage = FALSE;

  g_assert_cmpuint (count_marks (book, LOBBY_DAY_MARK_VIP), ==,
                    test_day_count (&recorded->day, LOBBY_EVENT_CUSTOMER_RECOGNISED));
  g_assert_cmpuint (count_marks (book, LOBBY_DAY_MARK_VIP), >, 0);
  g_assert_cmpuint (count_marks (book, LOBBY_DAY_MARK_ALERT), >, 0);
  g_assert_cmpuint (count_marks (book, LOBBY_DAY_MARK_DEVICE), >, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const LobbyDayMark *mark = g_ptr_array_index (marks, i);
      g_assert_cmpint (mark->at_us, >=, before_us);
      before_us = mark->at_us;
      red |= mark->kind == LOBBY_DAY_MARK_ALERT && mark->alert->severity == LOBBY_SEVERITY_RED;
      outage |= mark->kind == LOBBY_DAY_MARK_DEVICE && mark->until_us > mark->at_us;
    }
  g_assert_true (red);
  g_assert_true (outage);
}

/* Fault 34: what stands before the damage is played; where it ends is known. */
static void
test_damaged (Recorded *recorded, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (recorded->path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (recorded->path, bytes, (gssize) (length * 2 / 3), &error));
  g_autoptr (LobbyDayBook) book = load (recorded);
  g_assert_true (lobby_day_book_is_damaged (book));
  g_assert_cmpuint (lobby_day_book_get_n_events (book) % LOBBY_RECORDING_SEGMENT_EVENTS, ==, 0);
  g_assert_cmpuint (lobby_day_book_get_n_events (book), <, recorded->day.events->len);
  g_autoptr (LobbyReplaySession) session = lobby_replay_session_new (book, NULL, NULL);
  lobby_replay_session_go_to (session, lobby_day_book_get_last_time (book));
  assert_moment (session, lobby_day_book_get_last_time (book));

  g_assert_true (g_file_set_contents (recorded->path, bytes, 900, &error));
  g_assert_null (lobby_day_book_load (recorded->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
}

/* Events that are missing by their numbers make a gap with its times. */
static void
test_gap (Recorded *recorded, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = lobby_day_book_new ("2025-11-17", "Asia/Shanghai");
  const guint first = 300, n_missing = 25;

  for (guint i = 0; i < recorded->day.events->len; i++)
    if (i < first || i >= first + n_missing)
      lobby_day_book_take (book, lobby_event_ref (g_ptr_array_index (recorded->day.events, i)));
  g_assert_true (lobby_day_book_close (book, NULL));
  const GArray *gaps = lobby_day_book_get_gaps (book);
  g_assert_cmpuint (gaps->len, ==, 1);
  const LobbyDayGap *gap = &g_array_index (gaps, LobbyDayGap, 0);
  g_assert_cmpuint (gap->n_missing, ==, n_missing);
  g_assert_cmpint (gap->from_us, ==, lobby_event_get_time (g_ptr_array_index (recorded->day.events, first - 1)));
  g_assert_cmpint (gap->until_us, ==,
                   lobby_event_get_time (g_ptr_array_index (recorded->day.events, first + n_missing)));
}

/* --- the day that is being lived --- */

typedef struct
{
  TempFolder folder;
  LobbyTestService *branch;
  LobbyLiveSession *session;
} Living;

static char *
dup_token (const char *refused, gpointer data)
{
  return refused == NULL ? g_strdup (lobby_test_service_get_token ()) : NULL;
}

static void
living_set_up (Living *living, gconstpointer flags)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  temp_folder_make (&living->folder);
  living->branch = lobby_test_service_start ("pension-day", "10:42:06",
                                             (LobbyTestServiceFlags) GPOINTER_TO_INT (flags));
  options.backoff_base_ms = 10;
  options.backoff_cap_ms = 100;
  options.stale_ms = 3000;
  living->session = lobby_live_session_new (LOBBY_SESSION_LIVE, lobby_test_service_get_url (living->branch),
                                            living->folder.path, dup_token, NULL, NULL, &options, 0, 0, &error);
  g_assert_no_error (error);
  lobby_live_session_start (living->session);
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer done)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  *(gboolean *) done = TRUE;
}

static void
living_tear_down (Living *living, gconstpointer flags)
{
  gboolean done = FALSE;

  lobby_live_session_close_async (living->session, closed_cb, &done);
  LOBBY_WAIT_UNTIL (done);
  g_clear_object (&living->session);
  lobby_test_service_free (living->branch);
  temp_folder_remove (&living->folder);
}

static char *
digest_live (Living *living)
{
  return lobby_state_digest (lobby_session_get_state (LOBBY_SESSION (living->session)));
}

static gboolean
agree (Living *living)
{
  g_autofree char *branch = lobby_state_digest (
      lobby_branch_service_get_state (lobby_test_service_get_service (living->branch)));
  g_autofree char *console = digest_live (living);

  return g_strcmp0 (branch, console) == 0;
}

static LobbyShelfDay *
find_day (LobbyDayShelf *shelf, LobbyDayOrigin origin)
{
  GListModel *days = lobby_day_shelf_get_days (shelf);

  for (guint i = 0; i < g_list_model_get_n_items (days); i++)
    {
      g_autoptr (LobbyShelfDay) day = g_list_model_get_item (days, i);
      if (lobby_shelf_day_get_origin (day) == origin && g_strcmp0 (lobby_shelf_day_get_day (day), "2025-11-17") == 0)
        return g_steal_pointer (&day);
    }
  return NULL;
}

static gboolean
has_day (LobbyDayShelf *shelf, LobbyDayOrigin origin)
{
  g_autoptr (LobbyShelfDay) day = find_day (shelf, origin);

  return day != NULL;
}

typedef struct
{
  LobbyDayBook *book;
  gboolean done;
} Opened;

static void
opened_cb (GObject *shelf, GAsyncResult *result, gpointer data)
{
  Opened *opened = data;
  g_autoptr (GError) error = NULL;

  opened->book = lobby_day_shelf_open_finish (LOBBY_DAY_SHELF (shelf), result, &error);
  g_assert_no_error (error);
  opened->done = TRUE;
}

static LobbyDayBook *
open_day_for (LobbyDayShelf *shelf, LobbyDayOrigin origin, gboolean with_people)
{
  Opened opened = { NULL, FALSE };
  g_autoptr (LobbyShelfDay) day = NULL;

  lobby_day_shelf_refresh (shelf);
  LOBBY_WAIT_UNTIL (has_day (shelf, origin));
  day = find_day (shelf, origin);
  lobby_day_shelf_open_async (shelf, day, with_people, NULL, opened_cb, &opened);
  LOBBY_WAIT_UNTIL (opened.done);
  return opened.book;
}

static LobbyDayBook *
open_day (LobbyDayShelf *shelf, LobbyDayOrigin origin)
{
  return open_day_for (shelf, origin, TRUE);
}

static gboolean
journal_has_all (Living *living, gint64 at_us)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (living->folder.path, NULL);

  return reader != NULL && lobby_journal_reader_open_day (reader, "2025-11-17", 0, NULL)
         && lobby_journal_reader_get_day (reader)->last_us >= at_us;
}

static void
assert_same_history (LobbyReplaySession *replay, const GArray *moments, const GPtrArray *digests)
{
  for (guint i = moments->len; i > 0; i--)
    {
      lobby_replay_session_go_to (replay, g_array_index (moments, gint64, i - 1));
      g_autofree char *shown = digest (replay);
      g_assert_cmpstr (shown, ==, g_ptr_array_index (digests, i - 1));
    }
}

/* At every minute the digest is that of the live lobby, from the journal while it is still being written, and from what
 * the branch service keeps; and the live session goes on recording behind. */
static void
test_living_day (Living *living, gconstpointer flags)
{
  LobbyDayShelf *shelf = lobby_session_get_shelf (LOBBY_SESSION (living->session));
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  gint64 last_us = 0;

  LOBBY_WAIT_UNTIL (agree (living));
  for (guint minute = 0; minute < 10; minute++)
    {
      lobby_test_service_advance (living->branch, 60);
      LOBBY_WAIT_UNTIL (agree (living));
      gint64 now_us = lobby_clock_get_now (LOBBY_CLOCK (lobby_test_service_get_clock (living->branch)));
      g_array_append_val (moments, now_us);
      g_ptr_array_add (digests, digest_live (living));
      last_us = lobby_state_get_time (lobby_session_get_state (LOBBY_SESSION (living->session)));
    }
  LOBBY_WAIT_UNTIL (journal_has_all (living, last_us));

  g_autoptr (LobbyDayBook) recorded = open_day (shelf, LOBBY_DAY_ORIGIN_JOURNAL);
  g_autoptr (LobbyReplaySession) replay = lobby_replay_session_new (recorded, shelf, NULL);
  assert_same_history (replay, moments, digests);

  g_autoptr (LobbyDayBook) kept = open_day (shelf, LOBBY_DAY_ORIGIN_SERVICE);
  g_autoptr (LobbyReplaySession) fetched = lobby_replay_session_new (kept, shelf, NULL);
  assert_same_history (fetched, moments, digests);

  lobby_test_service_advance (living->branch, 60);
  LOBBY_WAIT_UNTIL (agree (living));
  g_autofree char *live = digest_live (living);
  g_assert_cmpstr (live, !=, g_ptr_array_index (digests, digests->len - 1));
  g_assert_true (lobby_session_is_recording (LOBBY_SESSION (living->session)));
}

static gboolean
is_stale (LobbySession *session)
{
  return lobby_floor_get_freshness (lobby_session_get_floor (session), LOBBY_AREA_QUEUE)->stale;
}

/* Returns: the place after the first fact from @place on that the link was lost, or was there again; 0 when there is none */
static guint
find_link (const LobbyDayBook *book, guint place, gboolean lost)
{
  for (guint i = place; i < lobby_day_book_get_n_events (book); i++)
    {
      const LobbyEvent *event = lobby_day_book_get_event (book, i);
      if (lobby_event_get_kind (event) != LOBBY_EVENT_LINK_CHANGED)
        continue;
      LobbyLinkState state = LOBBY_PAYLOAD (event, LinkRecord)->state;
      if (lost == (state == LOBBY_LINK_STALE || state == LOBBY_LINK_DISCONNECTED))
        return i + 1;
    }
  return 0;
}

static void
step_to (LobbyReplaySession *replay, guint place)
{
  lobby_replay_session_step (replay, (int) place - (int) lobby_replay_session_get_place (replay));
}

/* While the link was lost the manager saw grey figures; so does who looks back. */
static void
test_lost_link (Living *living, gconstpointer flags)
{
  LobbySession *live = LOBBY_SESSION (living->session);
  gint64 last_us;

  LOBBY_WAIT_UNTIL (agree (living) && !is_stale (live));
  lobby_test_service_advance (living->branch, 60);
  LOBBY_WAIT_UNTIL (agree (living));
  lobby_test_service_freeze (living->branch, TRUE);
  LOBBY_WAIT_UNTIL (is_stale (live));
  lobby_test_service_freeze (living->branch, FALSE);
  for (guint i = 0; i < 200 && is_stale (live); i++)
    {
      lobby_test_service_advance (living->branch, 1);
      lobby_wait_a_while (50);
    }
  g_assert_false (is_stale (live));
  lobby_test_service_advance (living->branch, 60);
  LOBBY_WAIT_UNTIL (agree (living));
  last_us = lobby_state_get_time (lobby_session_get_state (live));
  LOBBY_WAIT_UNTIL (journal_has_all (living, last_us));

  g_autoptr (LobbyDayBook) book = open_day (lobby_session_get_shelf (live), LOBBY_DAY_ORIGIN_JOURNAL);
  g_autoptr (LobbyReplaySession) replay = lobby_replay_session_new (book, NULL, NULL);
  guint lost = find_link (book, 0, TRUE), back = find_link (book, lost, FALSE);
  g_assert_cmpuint (lost, >, 0);
  g_assert_cmpuint (back, >, lost);
  step_to (replay, lost - 1);
  g_assert_false (is_stale (LOBBY_SESSION (replay)));
  step_to (replay, lost);
  g_assert_true (is_stale (LOBBY_SESSION (replay)));
  step_to (replay, back);
  g_assert_false (is_stale (LOBBY_SESSION (replay)));
}

static guint
count_named (const LobbyDayBook *book)
{
  g_autoptr (LobbyState) state = lobby_day_book_fold (book, lobby_day_book_get_n_events (book));
  const GPtrArray *visits = lobby_state_get_visits (state);
  guint n = 0;

  g_assert_cmpuint (visits->len, >, 0);
  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      n += visit->family_name != NULL || visit->purpose != NULL || visit->birthday;
    }
  return n;
}

/* The journal of this console has names, for whoever sat here was told them. Who may not see names, as a trainer or an
 * auditor who sits down later, reads the same day without them. */
static void
test_no_names_for_whom_they_are_not (Living *living, gconstpointer flags)
{
  LobbyDayShelf *shelf = lobby_session_get_shelf (LOBBY_SESSION (living->session));

  LOBBY_WAIT_UNTIL (agree (living));
  lobby_test_service_advance (living->branch, 600);
  LOBBY_WAIT_UNTIL (agree (living));
  LOBBY_WAIT_UNTIL (
      journal_has_all (living, lobby_state_get_time (lobby_session_get_state (LOBBY_SESSION (living->session)))));
  g_autoptr (LobbyDayBook) whole = open_day_for (shelf, LOBBY_DAY_ORIGIN_JOURNAL, TRUE);
  g_autoptr (LobbyDayBook) rest = open_day_for (shelf, LOBBY_DAY_ORIGIN_JOURNAL, FALSE);

  g_assert_cmpuint (count_named (whole), >, 0);
  g_assert_cmpuint (count_named (rest), ==, 0);
  g_assert_cmpuint (lobby_day_book_get_n_events (rest), ==, lobby_day_book_get_n_events (whole));
  g_assert_cmpuint (lobby_day_book_get_gaps (rest)->len, ==, lobby_day_book_get_gaps (whole)->len);
  for (guint i = 1; i <= lobby_day_book_get_n_events (whole); i++)
    g_assert_cmpint (lobby_day_book_get_time (rest, i), ==, lobby_day_book_get_time (whole, i));
}

/* Who sits at the live session plays the day: the replay follows what the service grants there, and can never act. */
static void
test_follows_the_role (Living *living, gconstpointer flags)
{
  LobbySession *live = LOBBY_SESSION (living->session);

  LOBBY_WAIT_UNTIL (agree (living));
  LOBBY_WAIT_UNTIL (lobby_session_may (live, LOBBY_RIGHT_NAMES_SEE));
  LOBBY_WAIT_UNTIL (journal_has_all (living, lobby_state_get_time (lobby_session_get_state (live))));
  g_autoptr (LobbyDayBook) book = open_day (lobby_session_get_shelf (live), LOBBY_DAY_ORIGIN_JOURNAL);
  g_autoptr (LobbyReplaySession) replay = lobby_replay_session_new (book, NULL, NULL);
  LobbySession *played = LOBBY_SESSION (replay);

  lobby_replay_session_follow (replay, NULL);
  g_assert_false (lobby_session_may (played, LOBBY_RIGHT_NAMES_SEE));
  lobby_replay_session_follow (replay, live);
  g_assert_true (lobby_session_may (played, LOBBY_RIGHT_NAMES_SEE));
  for (int bearer = LOBBY_BEARER_LOBBY_MANAGER; bearer < LOBBY_BEARER_ADAPTER; bearer++)
    {
      lobby_session_set_sign_in (live, NULL, lobby_rights_of_bearer ((LobbyBearer) bearer));
      for (int right = 1; right < LOBBY_RIGHT_N; right++)
        g_assert_cmpint (lobby_session_may (played, (LobbyRight) right), ==,
                         lobby_session_may (live, (LobbyRight) right));
      g_assert_false (lobby_session_can_act (played));
      for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
        g_assert_false (lobby_session_may_ask (played, (LobbyCommandKind) kind));
      g_assert_false (lobby_session_record_export (played, "vip-log"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define RECORDED(name, func) \
  g_test_add ("/journey/replay/" name, Recorded, NULL, recorded_set_up, func, recorded_tear_down)
  RECORDED ("go-to", test_go_to);
  RECORDED ("play", test_play);
  RECORDED ("step", test_step);
  RECORDED ("by-itself", test_plays_by_itself);
  RECORDED ("no-trace", test_leaves_no_trace);
  RECORDED ("no-future", test_knows_no_future);
  RECORDED ("marks", test_marks);
  RECORDED ("damaged", test_damaged);
  RECORDED ("gap", test_gap);
  g_test_add ("/journey/replay/no-names", Living, GINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), living_set_up,
              test_no_names_for_whom_they_are_not, living_tear_down);
  g_test_add ("/journey/replay/role", Living, GINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), living_set_up,
              test_follows_the_role, living_tear_down);
  g_test_add ("/journey/replay/living-day", Living, GINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), living_set_up,
              test_living_day, living_tear_down);
  g_test_add ("/journey/replay/living-day-split", Living, GINT_TO_POINTER (LOBBY_TEST_SERVICE_SPLIT), living_set_up,
              test_living_day, living_tear_down);
  g_test_add ("/journey/replay/lost-link", Living, GINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), living_set_up,
              test_lost_link, living_tear_down);
  return g_test_run ();
}
