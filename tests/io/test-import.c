/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of visits become recorded days: what makes sense is kept, what does not is left out with its reason, and no
 * table breaks the reader. */
#include "lobby-csv-reader.h"
#include "lobby-error.h"
#include "lobby-recording-reader.h"
#include "lobby-state.h"
#include "lobby-visit-table.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD "ticket,service,class,arrived_at,called_at,served_at,finished_at,counter,outcome\n"

typedef struct
{
  TempFolder folder;
  char *path;
  char *prefix;
  LobbyVisitTable *table;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_new ();

  temp_folder_make (&fixture->folder);
  fixture->path = temp_folder_path (&fixture->folder, "visits.csv");
  fixture->prefix = temp_folder_path (&fixture->folder, "day");
  fixture->table = lobby_visit_table_new (map, "Asia/Shanghai", NULL);
  g_assert_nonnull (fixture->table);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_visit_table_free (fixture->table);
  g_free (fixture->path);
  g_free (fixture->prefix);
  temp_folder_remove (&fixture->folder);
}

static void
write_table (Fixture *fixture, const char *text, gssize length)
{
  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
}

static const LobbyVisitReport *
import (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  write_table (fixture, text, -1);
  g_assert_true (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_no_error (error);
  return lobby_visit_table_get_report (fixture->table);
}

/* Returns: (transfer full): the state at the end of a day that was written */
static LobbyState *
play (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  LobbyState *state = lobby_state_new ();
  LobbyEvent *event;

  g_assert_no_error (error);
  while ((event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      g_assert_cmpint (lobby_state_apply (state, event, NULL), ==, LOBBY_APPLY_APPLIED);
      lobby_event_unref (event);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (lobby_recording_reader_get_n_refused (reader), ==, 0);
  return state;
}

static void
test_visits_become_a_day (Fixture *fixture, gconstpointer data)
{
  const LobbyVisitReport *report = import (
      fixture,
      HEAD "A1,cash,2,2025-11-17T09:00:00,2025-11-17T09:05:00,2025-11-17T09:05:10,2025-11-17T09:09:00,3,served\n"
           "A2,cash,0,2025-11-17 09:01:00,,,2025-11-17 09:04:00,,abandoned\n"
           "A3,loan,,2025-11-17T01:02:00Z,2025-11-17T01:03:00Z,,,4,served\n");

  g_assert_cmpuint (report->n_visits, ==, 3);
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_assert_cmpuint (report->days->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (report->days, 0), "day-2025-11-17.jsonl.gz"));
  g_autoptr (LobbyState) state = play (g_ptr_array_index (report->days, 0));
  const LobbyTicketRecord *first = lobby_state_get_ticket (state, "A1");
  const LobbyTicketRecord *third = lobby_state_get_ticket (state, "A3");
  g_assert_cmpint (first->phase, ==, LOBBY_TICKET_FINISHED);
  g_assert_cmpint (first->class, ==, 2);
  g_assert_cmpint (first->called_us - first->queued_us, ==, 300 * G_USEC_PER_SEC);
  g_assert_cmpint (lobby_state_get_ticket (state, "A2")->phase, ==, LOBBY_TICKET_ABANDONED);
  /* 09:02 at the branch is 01:02 UTC: an offset in the table wins over the zone. */
  g_assert_cmpint (third->issued_us - first->issued_us, ==, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (third->phase, ==, LOBBY_TICKET_SERVING);
  g_assert_cmpuint (lobby_state_get_counters (state)->len, ==, 2);
  g_assert_cmpint (lobby_state_get_counter (state, "3")->phase, ==, LOBBY_COUNTER_UNKNOWN);
}

static void
test_bad_rows_are_left_out_with_their_reason (Fixture *fixture, gconstpointer data)
{
  const LobbyVisitReport *report = import (fixture,
                                           HEAD ",cash,0,2025-11-17T09:00:00,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A1,cash,0,2025-11-17T09:00:00,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A1,cash,0,2025-11-17T09:00:00,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A2,ca sh,0,2025-11-17T09:00:00,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A3,cash,99,2025-11-17T09:00:00,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A4,cash,0,yesterday,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A5,cash,0,,,,2025-11-17T09:04:00,,abandoned\n"
                                                "A6,cash,0,2025-11-17T09:00:00,2025-11-17T08:00:00,,,1,served\n"
                                                "A7,cash,0,2025-11-17T09:00:00,2025-11-17T09:01:00,,,1,eaten\n"
                                                "A8,cash\n"
                                                "A9,cash,0,2025-11-17T09:00:00,2025-11-17T09:01:00,,,<1>,served\n");
  const LobbyVisitFlaw expected[] = { LOBBY_VISIT_BAD_TICKET,    LOBBY_VISIT_TWICE,       LOBBY_VISIT_BAD_SERVICE,
                                      LOBBY_VISIT_BAD_CLASS,     LOBBY_VISIT_BAD_TIME,    LOBBY_VISIT_NO_ARRIVAL,
                                      LOBBY_VISIT_NO_SUCH_ORDER, LOBBY_VISIT_BAD_OUTCOME, LOBBY_VISIT_SHORT_ROW,
                                      LOBBY_VISIT_BAD_COUNTER };

  g_assert_cmpuint (report->n_rows, ==, 11);
  g_assert_cmpuint (report->n_visits, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (report->flaws[expected[i]], ==, 1);
  g_assert_cmpuint (report->first_line[LOBBY_VISIT_BAD_TICKET], ==, 2);
}

/* Served a second before the call, and finished after midnight with yesterday's date: two clocks, not a lie. */
static void
test_small_disagreements_are_mended (Fixture *fixture, gconstpointer data)
{
  const LobbyVisitReport *report = import (
      fixture,
      HEAD "A1,cash,0,2025-11-17T23:58:00,2025-11-17T23:59:00,2025-11-17T23:58:59,2025-11-17T00:03:00,1,served\n");

  g_assert_cmpuint (report->n_visits, ==, 1);
  g_assert_cmpuint (report->flaws[LOBBY_VISIT_MENDED], ==, 1);
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_autoptr (LobbyState) state = play (g_ptr_array_index (report->days, 0));
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, "A1");
  g_assert_cmpint (ticket->serving_us, ==, ticket->called_us);
  g_assert_cmpint (ticket->ended_us - ticket->called_us, ==, 240 * G_USEC_PER_SEC);
}

static void
test_another_table_by_its_map (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map_path = temp_folder_path (&fixture->folder, "map.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (
      map_path, "{\"ticket\":\"No.\",\"arrived_at\":\"Issued, local\",\"called_at\":\"Call\",\"served\":\"ok\"}", -1,
      NULL));
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_load (map_path, &error);
  g_assert_no_error (error);
  lobby_visit_table_free (fixture->table);
  fixture->table = lobby_visit_table_new (map, "UTC", NULL);
  const LobbyVisitReport *report = import (fixture, "\xef\xbb\xbfNo.,\"Issued, local\",Call,outcome\r\n"
                                                    "7,2025-11-17 09:00:00,2025-11-17 09:10:00,ok\r\n");
  g_assert_cmpuint (report->n_visits, ==, 1);
}

/* Times as another system writes them; a pattern that leaves a part out, or names one that is not known, is none. */
static void
test_times_by_the_map (Fixture *fixture, gconstpointer data)
{
  static const char *const senseless[] = { "%d/%m/%Y", "%d/%m/%Y %H:%M %B", "%d %d %m %Y %H %M", "",
                                           "epoch",    "%Y %m %d %H %M %p", "%Y %m %d %I %M",    "%Y %m %d %H %I %p %M",
                                           "%Y%" };
  g_autofree char *map_path = temp_folder_path (&fixture->folder, "map.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (map_path, "{\"time\":\"%d/%m/%Y %H:%M:%S\",\"no_show\":\"missed\"}", -1, NULL));
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_load (map_path, &error);
  g_assert_no_error (error);
  lobby_visit_table_free (fixture->table);
  fixture->table = lobby_visit_table_new (map, "Asia/Shanghai", NULL);
  const LobbyVisitReport *report = import (
      fixture, HEAD "A1,cash,,17/11/2025 09:00:00,17/11/2025 09:10:30,,17/11/2025 09:12:00,1,served\n"
                    "A2,cash,,7/11/2025 9:00:05,7/11/2025 9:01:05,,7/11/2025 9:03:05,2,missed\n"
                    "A3,cash,,2025-11-17 09:00:00,,,17/11/2025 09:12:00,1,abandoned\n"
                    "A4,cash,,31/02/2025 09:00:00,,,17/11/2025 09:12:00,1,abandoned\n"
                    "A5,cash,,17/11/2025 09:00:00 PM,,,17/11/2025 09:12:00,1,abandoned\n");
  g_assert_cmpuint (report->n_visits, ==, 2);
  g_assert_cmpuint (report->flaws[LOBBY_VISIT_BAD_TIME], ==, 3);
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_autoptr (LobbyState) earlier = play (g_ptr_array_index (report->days, 0));
  g_autoptr (LobbyState) later = play (g_ptr_array_index (report->days, 1));
  g_assert_cmpint (lobby_state_get_ticket (earlier, "A2")->phase, ==, LOBBY_TICKET_NO_SHOW);
  g_assert_cmpint (lobby_state_get_ticket (later, "A1")->called_us - lobby_state_get_ticket (later, "A1")->issued_us,
                   ==, 630 * G_USEC_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (senseless); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"time\":\"%s\"}", senseless[i]);
      g_autoptr (GError) problem = NULL;
      g_assert_true (g_file_set_contents (map_path, json, -1, NULL));
      g_assert_null (lobby_visit_map_load (map_path, &problem));
      g_assert_error (problem, LOBBY_ERROR, LOBBY_ERROR_INVALID);
    }
}

/* Imports one row of times as @pattern says. Returns: (transfer full) (nullable): when the customer came, at the branch */
static char *
read_arrival (Fixture *fixture, const char *pattern, const char *arrived, const char *left)
{
  g_autofree char *map_path = temp_folder_path (&fixture->folder, "map.json");
  g_autofree char *json = g_strdup_printf ("{\"time\":\"%s\"}", pattern);
  g_autofree char *text = g_strdup_printf (HEAD "A1,cash,,\"%s\",,,\"%s\",,abandoned\n", arrived, left);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (map_path, json, -1, NULL));
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_load (map_path, &error);
  g_assert_no_error (error);
  lobby_visit_table_free (fixture->table);
  fixture->table = lobby_visit_table_new (map, "Asia/Shanghai", NULL);
  const LobbyVisitReport *report = import (fixture, text);
  if (report->n_visits == 0)
    {
      g_assert_cmpuint (report->flaws[LOBBY_VISIT_BAD_TIME], ==, 1);
      return NULL;
    }
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_autoptr (LobbyState) state = play (g_ptr_array_index (report->days, 0));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (lobby_state_get_ticket (state, "A1")->issued_us
                                                             / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

/* What queue systems write, and what looks like it. */
static void
test_ways_to_write_times (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *pattern;
    const char *arrived;
    const char *left;
    const char *read; /* (nullable): it is no time */
  } ways[] = {
    { "iso", "2025-11-17T09:05:00+08:00", "2025-11-17T01:09:00Z", "2025-11-17 09:05:00" },
    { "iso", "2025-11-17 09:05:00.250", "2025-11-17 09:09:00", "2025-11-17 09:05:00" },
    { "iso", "2025/11/17 9:05", "2025/11/17 9:09", NULL },
    { "%Y/%m/%d %H:%M", "2025/1/7 9:05", "2025/1/7 9:09", "2025-01-07 09:05:00" },
    { "%Y/%m/%d %H:%M", "2025/01/07 09:05", "2025/01/07 23:59", "2025-01-07 09:05:00" },
    { "%Y/%m/%d %H:%M", "2025/1/7  9:05", "2025/1/7 24:09", NULL },
    { "%Y/%m/%d %H:%M", "2025/1/7  9:05", "2025/1/7 10:09", "2025-01-07 09:05:00" },
    { "%Y/%m/%d %H:%M:%S.%f", "2025/1/7 9:05:02.250", "2025/1/7 9:09:00.000", "2025-01-07 09:05:02" },
    { "epoch-s", "1763341500", "1763341740", "2025-11-17 09:05:00" },
    { "epoch-s", "1763341500.75", "1763341740", "2025-11-17 09:05:00" },
    { "epoch-ms", "1763341500000", "1763341740999", "2025-11-17 09:05:00" },
    { "epoch-s", "1763341500000", "1763341740", NULL },
    { "epoch-s", "-5", "1763341740", NULL },
    { "epoch-ms", "0x19a8f", "1763341740999", NULL },
    { "epoch-ms", "99999999999999999999", "1763341740999", NULL },
    { "%m/%d/%Y %I:%M %p", "11/17/2025 9:05 AM", "11/17/2025 12:09 pm", "2025-11-17 09:05:00" },
    { "%m/%d/%Y %I:%M %p", "11/17/2025 12:05 AM", "11/17/2025 12:09 a.m.", "2025-11-17 00:05:00" },
    { "%m/%d/%Y %I:%M %p", "11/17/2025 13:05 PM", "11/17/2025 1:09 PM", NULL },
    { "%m/%d/%Y %I:%M %p", "11/17/2025 0:05 AM", "11/17/2025 1:09 PM", NULL },
    { "%m/%d/%Y %I:%M %p", "11/17/2025 9:05", "11/17/2025 9:09 AM", NULL },
    { "%Y/%m/%d %p %I:%M:%S", "2025/11/17 下午 1:05:00", "2025/11/17 下午 01:09:00", "2025-11-17 13:05:00" },
    { "%Y年%m月%d日 %H时%M分", "2025年11月17日 9时05分", "2025年11月17日 9时09分", "2025-11-17 09:05:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *read = read_arrival (fixture, ways[i].pattern, ways[i].arrived, ways[i].left);
      g_test_message ("%s as %s", ways[i].arrived, ways[i].pattern);
      g_assert_cmpstr (read, ==, ways[i].read);
    }
}

/* Whoever went to a machine left the queue, and the machine is known. */
static void
test_diverted (Fixture *fixture, gconstpointer data)
{
  const LobbyVisitReport *report = import (
      fixture, "ticket,arrived_at,called_at,finished_at,outcome,device\n"
               "A1,2025-11-17 09:00:00,,2025-11-17 09:04:00,diverted,atm-2\n"
               "A2,2025-11-17 09:00:00,2025-11-17 09:01:00,2025-11-17 09:04:00,diverted,\n"
               "A3,2025-11-17 09:00:00,,,diverted,atm-2\n"
               "A4,2025-11-17 09:00:00,,2025-11-17 09:04:00,diverted,=cmd|x\n"
               "A5,2025-11-17 09:00:00,2025-11-17 09:01:00,2025-11-17 09:04:00,served,atm-2\n");

  g_assert_cmpuint (report->n_visits, ==, 3);
  g_assert_cmpuint (report->flaws[LOBBY_VISIT_NO_SUCH_ORDER], ==, 1);
  g_assert_cmpuint (report->flaws[LOBBY_VISIT_BAD_DEVICE], ==, 1);
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_autoptr (LobbyState) state = play (g_ptr_array_index (report->days, 0));
  const LobbyTicketRecord *one = lobby_state_get_ticket (state, "A1"), *two = lobby_state_get_ticket (state, "A2");
  g_assert_cmpint (one->phase, ==, LOBBY_TICKET_DIVERTED);
  g_assert_cmpstr (one->device, ==, "atm-2");
  g_assert_cmpint (one->ended_us - one->issued_us, ==, 240 * G_USEC_PER_SEC);
  g_assert_cmpint (two->phase, ==, LOBBY_TICKET_DIVERTED);
  g_assert_cmpstr (two->device, ==, "unknown");
  g_assert_cmpint (lobby_state_get_ticket (state, "A5")->phase, ==, LOBBY_TICKET_FINISHED);
}

/* The mapping that comes with Lobby, on a table as such a machine writes it. */
static void
test_shipped_mapping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_load (g_getenv ("LOBBY_MAPPING"), &error);

  g_assert_no_error (error);
  lobby_visit_table_free (fixture->table);
  fixture->table = lobby_visit_table_new (map, "Asia/Shanghai", NULL);
  const LobbyVisitReport *report = import (
      fixture,
      "票号,业务代码,优先级,取号时间,叫号时间,开始办理,办结时间,窗口,状态,分流设备,客户姓名\r\n"
      "A001,CASH,0,2025/11/17 9:00:05,2025/11/17 9:04:00,2025/11/17 9:04:10,2025/11/17 9:09:00,3,已办结,,张三\r\n"
      "A002,CASH,0,2025/11/17 9:01:00,,,2025/11/17 9:06:00,,离开,,李四\r\n"
      "A003,CASH,1,2025/11/17 9:02:00,2025/11/17 9:07:00,,2025/11/17 9:08:00,3,过号,,\r\n"
      "A004,CASH,0,2025/11/17 9:03:00,,,2025/11/17 9:05:00,,分流,CRS-1,\r\n");
  g_assert_cmpuint (report->n_visits, ==, 4);
  g_assert_true (lobby_visit_table_write (fixture->table, fixture->prefix, "test", NULL));
  g_autoptr (LobbyState) state = play (g_ptr_array_index (report->days, 0));
  const LobbyTicketPhase phases[] = { LOBBY_TICKET_FINISHED, LOBBY_TICKET_ABANDONED, LOBBY_TICKET_NO_SHOW,
                                      LOBBY_TICKET_DIVERTED };
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *id = g_strdup_printf ("A%03u", i + 1);
      g_assert_cmpint (lobby_state_get_ticket (state, id)->phase, ==, phases[i]);
    }
}

/* Each row that is left out can be found again: file, line and reason, in order. */
static void
test_rows_left_out_are_listed (Fixture *fixture, gconstpointer data)
{
  import (fixture, HEAD "A1,cash,,2025-11-17 09:00:00,,,2025-11-17 09:12:00,1,abandoned\n"
                        "A1,cash,,2025-11-17 09:00:00,,,2025-11-17 09:12:00,1,abandoned\n"
                        "A2,cash,,never,,,2025-11-17 09:12:00,1,abandoned\n");
  const LobbyVisitReport *report = import (fixture, HEAD "A3,cash,,2025-11-17 09:00:00,,,,1,gone\n");
  const LobbyVisitLeftOut expected[] = { { 0, 3, LOBBY_VISIT_TWICE },
                                         { 0, 4, LOBBY_VISIT_BAD_TIME },
                                         { 1, 2, LOBBY_VISIT_BAD_OUTCOME } };

  g_assert_cmpuint (report->left_out->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LobbyVisitLeftOut *row = &g_array_index (report->left_out, LobbyVisitLeftOut, i);
      g_assert_cmpuint (row->file, ==, expected[i].file);
      g_assert_cmpuint (row->line, ==, expected[i].line);
      g_assert_cmpint (row->flaw, ==, expected[i].flaw);
    }
}

static void
test_tables_that_are_none (Fixture *fixture, gconstpointer data)
{
  const char *const tables[] = { "", "\n", "a,b,c\n1,2,3\n", "ticket,arrived_at\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      write_table (fixture, tables[i], -1);
      g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
    }
}

static void
test_hostile_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) endless = g_string_new (HEAD "\"");
  g_autoptr (GString) wide = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (endless, "\"\"");
  write_table (fixture, endless->str, (gssize) endless->len);
  g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  for (guint i = 0; i < 1000; i++)
    g_string_append_c (wide, ',');
  write_table (fixture, wide->str, (gssize) wide->len);
  g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  write_table (fixture, HEAD "\xff\xfe,1\n", -1);
  g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_clear_error (&error);
  write_table (fixture, HEAD "\"never closed\n", -1);
  g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_clear_error (&error);
  write_table (fixture, "\x1f\x8b\x08 not packed at all", -1);
  g_assert_false (lobby_visit_table_add_file (fixture->table, fixture->path, &error));
  g_assert_nonnull (error);
}

static void
add (const char *name, void (*run) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, run, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/history/import/visits-become-a-day", test_visits_become_a_day);
  add ("/history/import/bad-rows", test_bad_rows_are_left_out_with_their_reason);
  add ("/history/import/mended", test_small_disagreements_are_mended);
  add ("/history/import/map", test_another_table_by_its_map);
  add ("/history/import/times", test_times_by_the_map);
  add ("/history/import/ways-to-write-times", test_ways_to_write_times);
  add ("/history/import/diverted", test_diverted);
  add ("/history/import/shipped-mapping", test_shipped_mapping);
  add ("/history/import/left-out", test_rows_left_out_are_listed);
  add ("/history/import/no-tables", test_tables_that_are_none);
  add ("/history/import/hostile", test_hostile_tables);
  return g_test_run ();
}
