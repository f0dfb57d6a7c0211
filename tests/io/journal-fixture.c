/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-fixture.h"

#include "lobby-floor-maker.h"
#include "lobby-wait.h"

void
journal_fixture_set_up (JournalFixture *fixture, gconstpointer data)
{
  const LobbyJournalOptions options = LOBBY_JOURNAL_OPTIONS_DEFAULT;

  temp_folder_make (&fixture->folder);
  fixture->options = options;
  fixture->options.retest_ms = 10;
  fixture->state = lobby_state_new ();
}

void
journal_fixture_tear_down (JournalFixture *fixture, gconstpointer data)
{
  if (fixture->journal != NULL)
    g_assert_finalize_object (fixture->journal);
  lobby_state_free (fixture->state);
  g_free (fixture->set_aside);
  temp_folder_remove (&fixture->folder);
}

static void
set_aside_cb (LobbyJournal *journal, const char *path, gpointer data)
{
  JournalFixture *fixture = data;

  g_free (fixture->set_aside);
  fixture->set_aside = g_strdup (path);
}

void
journal_fixture_open (JournalFixture *fixture)
{
  g_assert_null (fixture->journal);
  fixture->journal = lobby_journal_new (fixture->folder.path, &fixture->options);
  g_signal_connect (fixture->journal, "set-aside", G_CALLBACK (set_aside_cb), fixture);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
journal_fixture_close (JournalFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  lobby_journal_close_async (fixture->journal, NULL, keep_result_cb, &result);
  LOBBY_WAIT_UNTIL (result != NULL);
  lobby_journal_close_finish (fixture->journal, result, NULL);
  g_clear_object (&result);
  g_assert_cmpint (lobby_journal_get_state (fixture->journal), ==, LOBBY_JOURNAL_CLOSED);
  g_assert_finalize_object (g_steal_pointer (&fixture->journal));
}

void
journal_fixture_flush (JournalFixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  lobby_journal_flush_async (fixture->journal, NULL, keep_result_cb, &result);
  LOBBY_WAIT_UNTIL (result != NULL);
  lobby_journal_flush_finish (fixture->journal, result, error);
}

static void
append_batch (JournalFixture *fixture, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    lobby_state_apply (fixture->state, g_ptr_array_index (events, i), NULL);
  fixture->n_appended += events->len;
  lobby_journal_append (fixture->journal, events);
}

static GPtrArray *
make_batch (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
}

/* @event: (transfer full) */
void
journal_fixture_append (JournalFixture *fixture, LobbyEvent *event)
{
  g_autoptr (GPtrArray) batch = make_batch ();

  g_ptr_array_add (batch, event);
  append_batch (fixture, batch);
}

void
journal_fixture_append_snapshot (JournalFixture *fixture, const char *time)
{
  journal_fixture_append (fixture, lobby_floor_make_snapshot (time));
}

static LobbyEvent *
make_step (guint number, guint step)
{
  static const char *const names[] = { "ticket.issued", "ticket.called", "ticket.serving", "ticket.finished" };
  guint at_s = 9 * 3600 + number * 5 + step;
  g_autofree char *time = g_strdup_printf ("%02u:%02u:%02u", at_s / 3600, at_s / 60 % 60, at_s % 60);
  g_autofree char *data = step == 0
                              ? g_strdup_printf ("{\"ticket\":\"A%04u\",\"service\":\"A\",\"customer\":\"c-%u\"}",
                                                 number, number)
                              : g_strdup_printf ("{\"ticket\":\"A%04u\",\"counter\":\"1\",\"staff\":\"t1\"}", number);

  return lobby_floor_make_event (time, names[step], data);
}

/* Returns: (transfer full): a customer who comes, is called, served and leaves, as four events */
GPtrArray *
journal_fixture_make_visit (guint number)
{
  GPtrArray *events = make_batch ();

  for (guint step = 0; step < 4; step++)
    g_ptr_array_add (events, make_step (number, step));
  return events;
}

void
journal_fixture_append_visits (JournalFixture *fixture, guint first, guint n_visits)
{
  for (guint i = 0; i < n_visits; i++)
    {
      g_autoptr (GPtrArray) visit = journal_fixture_make_visit (first + i);
      append_batch (fixture, visit);
    }
}

GPtrArray *
journal_fixture_load (JournalFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lobby_journal_load_latest_async (fixture->journal, NULL, keep_result_cb, &result);
  LOBBY_WAIT_UNTIL (result != NULL);
  GPtrArray *events = lobby_journal_load_latest_finish (fixture->journal, result, &error);
  g_assert_no_error (error);
  return events;
}

/* Returns: (transfer full): digest of what @events lead to */
char *
journal_fixture_fold (GPtrArray *events)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  for (guint i = 0; i < events->len; i++)
    lobby_state_apply (state, g_ptr_array_index (events, i), NULL);
  return lobby_state_digest (state);
}

/* Returns: (transfer full): digest of a whole day, read as a replay reads it */
char *
journal_fixture_fold_day (const char *folder, const char *day, gint64 run, guint *n_events)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (folder, &error);
  LobbyEvent *event;
  guint count = 0;

  g_assert_no_error (error);
  lobby_journal_reader_open_day (reader, day, run, &error);
  g_assert_no_error (error);
  while ((event = lobby_journal_reader_next (reader, &error)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_event_unref (event);
      count++;
    }
  g_assert_no_error (error);
  g_assert_cmpint (lobby_journal_reader_get_n_refused (reader), ==, 0);
  if (n_events != NULL)
    *n_events = count;
  return lobby_state_digest (state);
}

/* What is in the file leads to the picture that was on the screen, from the checkpoint and from the whole day. */
void
journal_fixture_assert_reloads (JournalFixture *fixture)
{
  g_autofree char *live = lobby_state_digest (fixture->state);
  g_autofree char *day = journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 0, NULL);
  g_autoptr (GPtrArray) events = NULL;
  gboolean opened = fixture->journal == NULL;

  if (opened)
    journal_fixture_open (fixture);
  events = journal_fixture_load (fixture);
  g_autofree char *latest = journal_fixture_fold (events);
  g_assert_cmpstr (latest, ==, live);
  g_assert_cmpstr (day, ==, live);
  if (opened)
    journal_fixture_close (fixture);
}
