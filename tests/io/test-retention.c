/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long what is kept (standards 2, rule 3): 180 days of recordings, 90 of them with people, by a clock of the test. What
 * is gone is gone from the bytes of the file; today and what was not sent yet are never touched. */
#define _GNU_SOURCE /* memmem */

#include "journal-fixture.h"

#include "lobby-instant.h"
#include "lobby-manual-clock.h"
#include "lobby-outbox.h"
#include "lobby-wire.h"
#include "sample.h"

#include <string.h>

#define TODAY "2025-11-17"

typedef struct
{
  JournalFixture journal;
  LobbyManualClock *clock;
  guint n_removed;
  guint n_cleaned;
  guint n_told;
} Fixture;

static gint64
at_day (const char *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 instant;

  g_assert_true (lobby_instant_parse_local (utc, day, "12:00", &instant));
  return instant;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  journal_fixture_set_up (&fixture->journal, data);
  fixture->clock = lobby_manual_clock_new (at_day (TODAY));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->clock);
  journal_fixture_tear_down (&fixture->journal, data);
}

static void
purged_cb (LobbyJournal *journal, guint n_removed, guint n_cleaned, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_removed += n_removed;
  fixture->n_cleaned += n_cleaned;
  fixture->n_told++;
}

static void
start (Fixture *fixture)
{
  fixture->journal.options.now_us = lobby_clock_get_now (LOBBY_CLOCK (fixture->clock));
  journal_fixture_open (&fixture->journal);
  g_signal_connect (fixture->journal.journal, "purged", G_CALLBACK (purged_cb), fixture);
}

static void
start_and_close (Fixture *fixture)
{
  fixture->n_removed = fixture->n_cleaned = fixture->n_told = 0;
  start (fixture);
  journal_fixture_flush (&fixture->journal, NULL);
  journal_fixture_close (&fixture->journal);
}

static void
record (Fixture *fixture, const char *day, const char *time, const char *name, const char *data)
{
  static guint sequence;
  g_autofree char *json = g_strdup_printf ("{\"specversion\":\"1.0\",\"id\":\"e%u\",\"source\":\"/branches/test/"
                                           "streams/main/1\",\"type\":\"org.lobby.%s.v1\","
                                           "\"time\":\"%sT%sZ\",\"sequence\":\"%020u\",\"data\":%s}",
                                           sequence + 1, name, day, time, sequence + 1, data);
  g_autoptr (GError) error = NULL;
  LobbyEvent *event = lobby_wire_parse_event (json, strlen (json), &error);

  g_assert_no_error (error);
  sequence++;
  journal_fixture_append (&fixture->journal, event);
}

/* A day with one valued customer, a note, and something that only a newer version knows. */
static void
record_day (Fixture *fixture, const char *day, gboolean simulated)
{
  g_autofree char *snapshot = g_strdup_printf (
      "{\"areas\":[\"queue\",\"devices\",\"customers\",\"feedback\"],\"branch\":{\"id\":\"test\",\"name\":{\"en\":"
      "\"T\"},"
      "\"timeZone\":\"UTC\",\"businessDay\":\"%s\",\"opens\":\"09:00\",\"closes\":\"17:00\",\"simulated\":%s,"
      "\"services\":[],\"policy\":{}}}",
      day, simulated ? "true" : "false");
  g_autofree char *recognised = g_strdup_printf (
      "{\"id\":\"visit-1\",\"ticket\":\"V001\",\"customer\":\"c-canary\",\"tier\":\"gold\","
      "\"familyName\":{\"en\":\"Canaryname\"},\"owner\":\"t1\",\"arrivedAt\":\"%sT09:00:00Z\"}",
      day);

  record (fixture, day, "08:30:00", "stream.snapshot", snapshot);
  record (fixture, day, "09:00:01", "customer.recognised", recognised);
  record (fixture, day, "09:01:00", "customer.noted", "{\"visit\":\"visit-1\",\"text\":\"Canarynote\",\"by\":\"t1\"}");
  record (fixture, day, "09:02:00", "customer.painted", "{\"portrait\":\"Canaryface\"}");
}

static void
record_days (Fixture *fixture, const char *const *days, gboolean simulated)
{
  const gint64 now_us = lobby_clock_get_now (LOBBY_CLOCK (fixture->clock));

  /* As it was at each of these days: nothing is old yet. */
  lobby_manual_clock_set (fixture->clock, at_day (days[0]));
  start (fixture);
  for (guint i = 0; days[i] != NULL; i++)
    record_day (fixture, days[i], simulated);
  journal_fixture_close (&fixture->journal);
  lobby_manual_clock_set (fixture->clock, now_us);
}

static char *
list_days (Fixture *fixture)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (fixture->journal.folder.path, NULL);
  g_autoptr (GPtrArray) days = lobby_journal_reader_list_days (reader, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            ((const LobbyJournalDay *) g_ptr_array_index (days, i))->day);
  return g_string_free (list, FALSE);
}

/* Returns: (transfer full): the visit of that day as it is kept, folded */
static LobbyState *
fold_day (Fixture *fixture, const char *day)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (fixture->journal.folder.path, NULL);
  g_autoptr (GError) error = NULL;
  LobbyState *state = lobby_state_new ();
  LobbyEvent *event;

  g_assert_true (lobby_journal_reader_open_day (reader, day, 0, &error));
  while ((event = lobby_journal_reader_next (reader, &error)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_event_unref (event);
    }
  g_assert_no_error (error);
  return state;
}

static guint
count_in_files (Fixture *fixture, const char *text)
{
  const char *const names[] = { "journal.sqlite", "journal.sqlite-wal" };
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = temp_folder_path (&fixture->journal.folder, names[i]);
      g_autofree char *bytes = NULL;
      gsize length = 0;
      const char *at;
      if (!g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      for (at = bytes; (at = memmem (at, length - (gsize) (at - bytes), text, strlen (text))) != NULL; at++)
        count++;
    }
  return count;
}

/* A purge may be done as days are recorded; what counts is what is there after a start at @TODAY. */
static void
test_by_age (Fixture *fixture, gconstpointer data)
{
  /* Before 17 November: 181, 180, 91, 90 and 1 days. */
  const char *const days[] = { "2025-05-20", "2025-05-21", "2025-08-18", "2025-08-19", "2025-11-16", TODAY, NULL };
  g_autofree char *left = NULL;
  static const char *const cleaned[] = { "2025-05-21", "2025-08-18" };
  static const char *const whole[] = { "2025-08-19", "2025-11-16", TODAY };

  record_days (fixture, days, FALSE);
  start_and_close (fixture);
  left = list_days (fixture);
  g_assert_cmpstr (left, ==, "2025-05-21 2025-08-18 2025-08-19 2025-11-16 " TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (cleaned); i++)
    {
      g_autoptr (LobbyState) state = fold_day (fixture, cleaned[i]);
      const LobbyVisitRecord *visit = lobby_state_get_visit (state, "visit-1");
      g_assert_nonnull (visit);
      g_assert_null (visit->family_name);
      g_assert_cmpstr (visit->customer, !=, "c-canary");
      g_assert_cmpint (visit->tier, ==, LOBBY_TIER_GOLD);
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (LobbyState) state = fold_day (fixture, whole[i]);
      g_assert_cmpstr (lobby_state_get_visit (state, "visit-1")->family_name->en, ==, "Canaryname");
      g_assert_cmpstr (lobby_state_get_visit (state, "visit-1")->new_note, ==, "Canarynote");
    }
}

/* Gone from the bytes of the file, and of its log. */
static void
test_overwritten (Fixture *fixture, gconstpointer data)
{
  static const char *const canaries[] = { "Canaryname", "Canarynote", "Canaryface", "c-canary" };
  const char *const days[] = { "2025-01-01", "2025-07-01", TODAY, NULL };

  record_days (fixture, days, FALSE);
  start_and_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    {
      guint kept = count_in_files (fixture, canaries[i]);
      /* Today's own, in its event and in the picture at the end of the day. */
      g_assert_cmpuint (kept, >=, i == 2 ? 0 : 1);
      g_assert_cmpuint (kept, <=, 2);
    }
}

/* The newest day stays whatever the clock says; so does everything when the clock is far behind. */
static void
test_never_today (Fixture *fixture, gconstpointer data)
{
  const char *const days[] = { "2025-11-16", TODAY, NULL };
  g_autofree char *left = NULL, *after = NULL;
  g_autoptr (LobbyState) state = NULL;

  record_days (fixture, days, FALSE);
  lobby_manual_clock_set (fixture->clock, at_day ("2024-01-01"));
  start_and_close (fixture);
  left = list_days (fixture);
  g_assert_cmpstr (left, ==, "2025-11-16 " TODAY);
  g_assert_cmpuint (fixture->n_told, ==, 0);

  /* Not used for a year. */
  lobby_manual_clock_set (fixture->clock, at_day ("2026-11-17"));
  start_and_close (fixture);
  after = list_days (fixture);
  g_assert_cmpstr (after, ==, TODAY);
  g_assert_cmpuint (fixture->n_removed, ==, 1);
  state = fold_day (fixture, TODAY);
  g_assert_nonnull (lobby_state_get_visit (state, "visit-1")->family_name);
}

/* A start at which there is nothing to do says nothing and does nothing again. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  const char *const days[] = { "2025-08-01", TODAY, NULL };
  g_autoptr (LobbyState) before = NULL, after = NULL;
  const char *first, *second;

  record_days (fixture, days, FALSE);
  start_and_close (fixture);
  before = fold_day (fixture, "2025-08-01");
  start_and_close (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  after = fold_day (fixture, "2025-08-01");
  first = lobby_state_get_visit (before, "visit-1")->customer;
  second = lobby_state_get_visit (after, "visit-1")->customer;
  g_assert_cmpstr (first, ==, second); /* no pseudonym of a pseudonym */
}

/* A simulated branch lives at another time: its days are judged by its own newest one. */
static void
test_simulated (Fixture *fixture, gconstpointer data)
{
  const char *const days[] = { "2025-11-16", TODAY, NULL };
  g_autofree char *left = NULL;

  record_days (fixture, days, TRUE);
  lobby_manual_clock_set (fixture->clock, at_day ("2030-01-01"));
  start_and_close (fixture);
  left = list_days (fixture);
  g_assert_cmpstr (left, ==, "2025-11-16 " TODAY);
}

/* What was asked and not sent waits, however old it is; what was done is forgotten. */
static void
test_never_unsent (Fixture *fixture, gconstpointer data)
{
  const gint64 long_ago_us = at_day ("2025-01-01");
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (LobbyOutbox) outbox = lobby_outbox_new (fixture->journal.folder.path, &aside, &error);
  const char *const ids[] = { "11111111-2222-3333-4444-555555555551", "11111111-2222-3333-4444-555555555552",
                              "11111111-2222-3333-4444-555555555553" };
  const char *const days[] = { "2025-01-01", TODAY, NULL };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LobbyCommand) command = lobby_command_new (
          ids[i], LOBBY_COMMAND_CUSTOMER_NOTE,
          sample_record (lobby_command_kind_get_table (LOBBY_COMMAND_CUSTOMER_NOTE), i));
      g_assert_true (lobby_outbox_add (outbox, command, NULL, long_ago_us, &error));
    }
  g_assert_true (lobby_outbox_mark_done (outbox, ids[0], long_ago_us, &error));
  g_assert_true (lobby_outbox_mark_parked (outbox, ids[1], "conflict", long_ago_us, &error));
  record_days (fixture, days, FALSE);
  start_and_close (fixture);
  g_assert_true (lobby_outbox_forget (outbox, at_day (TODAY), &error));
  g_assert_null (lobby_outbox_get (outbox, ids[0]));
  g_assert_cmpint (lobby_outbox_get (outbox, ids[1])->state, ==, LOBBY_OUTBOX_PARKED);
  g_assert_cmpint (lobby_outbox_get (outbox, ids[2])->state, ==, LOBBY_OUTBOX_PENDING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/retention/by-age", test_by_age);
  ADD ("/retention/overwritten", test_overwritten);
  ADD ("/retention/never-today", test_never_today);
  ADD ("/retention/once", test_once);
  ADD ("/retention/simulated", test_simulated);
  ADD ("/retention/never-unsent", test_never_unsent);
  return g_test_run ();
}
