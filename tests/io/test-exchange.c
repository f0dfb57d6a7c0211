/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day in the formats of other programs, read again by small readers of their own: nothing is lost, nothing personal
 * leaves, and no text becomes a formula. */
#include "lobby-csv-writer.h"
#include "lobby-exchange.h"
#include "lobby-instant.h"
#include "lobby-recording-reader.h"
#include "lobby-visit-table.h"

#include "lobby-test-day.h"
#include "temp-folder.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* --- CSV, fault 37 --- */

static void
assert_cell (const char *text, const char *cell)
{
  g_autoptr (GString) out = g_string_new (NULL);

  lobby_csv_add_text (out, text);
  g_assert_cmpstr (out->str, ==, cell);
}

static void
test_cells (void)
{
  assert_cell ("cash", "\"cash\"");
  assert_cell (NULL, "\"\"");
  assert_cell ("a,b", "\"a,b\"");
  assert_cell ("say \"so\"", "\"say \"\"so\"\"\"");
  assert_cell ("two\nlines", "\"two\nlines\"");
  assert_cell ("=1+1", "\"'=1+1\"");
  assert_cell ("+cmd|x", "\"'+cmd|x\"");
  assert_cell ("@SUM(A1)", "\"'@SUM(A1)\"");
  assert_cell ("-cmd", "\"'-cmd\"");
  assert_cell ("-12.5", "\"-12.5\"");
  assert_cell ("\tx", "\"'\tx\"");
  assert_cell ("  =1", "\"'  =1\"");
  assert_cell ("\"=1", "\"'\"\"=1\"");
  assert_cell ("\xef\xbc\x9d"
               "1",
               "\"'\xef\xbc\x9d"
               "1\"");
  assert_cell ("\xef\xbc\xa0x", "\"'\xef\xbc\xa0x\"");
}

static void
test_rows (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  lobby_csv_add_row (out, (const char *const[]){ "ticket", "wait", NULL });
  lobby_csv_add_text (out, "A001");
  lobby_csv_add_number (out, -5);
  lobby_csv_end_row (out);
  g_assert_cmpstr (out->str, ==, "\"ticket\",\"wait\"\r\n\"A001\",-5\r\n");
}

/* --- a day --- */

#define PENSION_DAY "pension-day"

typedef struct
{
  TempFolder folder;
  TestDay day;
  LobbyDayBook *book;
  gboolean full; /* everything happens on this day */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->full = strcmp (data, PENSION_DAY) == 0;
  test_day_begin (&fixture->day, data, 20251117);
  test_day_run_out (&fixture->day);
  fixture->book = lobby_day_book_new ("2025-11-17", "Asia/Shanghai");
  for (guint i = 0; i < fixture->day.events->len; i++)
    lobby_day_book_take (fixture->book, lobby_event_ref (g_ptr_array_index (fixture->day.events, i)));
  g_assert_true (lobby_day_book_close (fixture->book, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_day_book_unref (fixture->book);
  test_day_end (&fixture->day);
  temp_folder_remove (&fixture->folder);
}

/* Returns: (transfer full): the state at the end of the day that the table became */
static LobbyState *
import_table (Fixture *fixture, const char *path, const LobbyVisitReport **report, LobbyVisitTable **kept)
{
  g_autoptr (LobbyVisitMap) map = lobby_visit_map_new ();
  LobbyVisitTable *table = lobby_visit_table_new (map, "Asia/Shanghai", NULL);
  g_autofree char *prefix = temp_folder_path (&fixture->folder, "again");
  g_autoptr (GError) error = NULL;
  LobbyState *state = lobby_state_new ();
  LobbyEvent *event;

  g_assert_true (lobby_visit_table_add_file (table, path, &error));
  g_assert_true (lobby_visit_table_write (table, prefix, "binhe", &error));
  *report = lobby_visit_table_get_report (table);
  g_assert_cmpuint ((*report)->days->len, ==, 1);
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (g_ptr_array_index ((*report)->days, 0), &error);
  while ((event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      g_assert_cmpint (lobby_state_apply (state, event, NULL), ==, LOBBY_APPLY_APPLIED);
      lobby_event_unref (event);
    }
  g_assert_no_error (error);
  *kept = table;
  return state;
}

static void
assert_same_visit (const LobbyTicketRecord *before, const LobbyTicketRecord *after)
{
  g_assert_nonnull (after);
  g_assert_cmpstr (before->service, ==, after->service);
  g_assert_cmpint (before->class, ==, after->class);
  g_assert_cmpint (before->phase, ==, after->phase);
  g_assert_cmpint (before->issued_us, ==, after->issued_us);
  g_assert_cmpint (before->ended_us, ==, after->ended_us);
  if (before->phase == LOBBY_TICKET_DIVERTED)
    g_assert_cmpstr (before->device, ==, after->device);
  if (before->phase == LOBBY_TICKET_ABANDONED || before->phase == LOBBY_TICKET_DIVERTED)
    return;
  g_assert_cmpint (before->called_us, ==, after->called_us);
  g_assert_cmpint (before->serving_us, ==, after->serving_us);
  g_assert_cmpstr (before->counter, ==, after->counter);
}

/* A place without a ticket machine has no visits: a head, and nothing below it. */
static void
assert_empty_table (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (strstr (text, "\r\n") == text + strlen (text) - 2);
}

/* Everybody who was served, was called and did not come, left, or went to a device, comes back with every moment as it was. */
static void
test_csv_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "visits.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyVisitTable) table = NULL;
  const LobbyVisitReport *report;
  const GPtrArray *tickets = lobby_state_get_tickets (fixture->day.state);
  guint n_same = 0, n_no_show = 0, n_diverted = 0, n_elsewhere = 0;

  g_assert_true (lobby_exchange_save (LOBBY_EXCHANGE_CSV, fixture->book, path, &error));
  if (tickets->len == 0)
    {
      assert_empty_table (path);
      return;
    }
  g_autoptr (LobbyState) again = import_table (fixture, path, &report, &table);
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      gboolean visit = ticket->phase == LOBBY_TICKET_FINISHED || ticket->phase == LOBBY_TICKET_ABANDONED
                       || ticket->phase == LOBBY_TICKET_NO_SHOW || ticket->phase == LOBBY_TICKET_DIVERTED;
      if (visit)
        assert_same_visit (ticket, lobby_state_get_ticket (again, ticket->id));
      n_same += visit;
      n_no_show += ticket->phase == LOBBY_TICKET_NO_SHOW;
      n_diverted += ticket->phase == LOBBY_TICKET_DIVERTED;
      n_elsewhere += !visit;
    }
  g_assert_cmpuint (n_same, >, fixture->full ? 200 : 0);
  g_assert_cmpuint (n_no_show, >=, fixture->full);
  g_assert_cmpuint (n_diverted, >=, fixture->full);
  g_assert_cmpuint (report->n_rows, ==, tickets->len);
  g_assert_cmpuint (report->n_visits, ==, n_same);
  g_assert_cmpuint (report->flaws[LOBBY_VISIT_BAD_OUTCOME], ==, n_elsewhere);
}

/* --- OCEL --- */

static guint
count_exported (const LobbyDayBook *book, const char *name)
{
  g_autofree char *type = g_strdup_printf ("org.lobby.%s.v1", name);
  guint n = 0;

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    n += g_strcmp0 (lobby_event_get_type (lobby_day_book_get_event (book, i)), type) == 0;
  return n;
}

static GHashTable *
read_names (JsonArray *items, const char *member)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (items); i++)
    g_assert_true (g_hash_table_add (
        names, (gpointer) json_object_get_string_member (json_array_get_object_element (items, i), member)));
  return names;
}

/* Every link leads to an object, every event and object has a type that is declared; times never go back by much more than
 * streams disagree. */
static void
check_events (JsonArray *events, GHashTable *objects, GHashTable *types, GHashTable *counts)
{
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      const char *type = json_object_get_string_member (event, "type");
      JsonArray *links = json_object_get_array_member (event, "relationships");
      gint64 at_us;

      g_assert_true (g_hash_table_contains (types, type));
      g_assert_true (lobby_instant_parse (json_object_get_string_member (event, "time"), &at_us));
      for (guint j = 0; j < json_array_get_length (links); j++)
        {
          JsonObject *link = json_array_get_object_element (links, j);
          g_assert_true (g_hash_table_contains (objects, json_object_get_string_member (link, "objectId")));
          g_assert_nonnull (json_object_get_string_member (link, "qualifier"));
        }
      g_hash_table_replace (counts, (gpointer) type,
                            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, type)) + 1));
    }
}

static void
test_ocel (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "ticket.issued",  "ticket.called",   "ticket.finished",     "ticket.diverted",
                                       "counter.opened", "device.supplies", "customer.recognised", "device.fault" };
  g_autoptr (GString) text = lobby_exchange_format (LOBBY_EXCHANGE_OCEL, fixture->book);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_assert_true (json_parser_load_from_data (parser, text->str, (gssize) text->len, &error));
  JsonObject *log = json_node_get_object (json_parser_get_root (parser));
  g_autoptr (GHashTable) types = read_names (json_object_get_array_member (log, "eventTypes"), "name");
  g_autoptr (GHashTable) object_types = read_names (json_object_get_array_member (log, "objectTypes"), "name");
  g_autoptr (GHashTable) objects = read_names (json_object_get_array_member (log, "objects"), "id");
  g_autoptr (GHashTable) ids = read_names (json_object_get_array_member (log, "events"), "id");
  g_assert_cmpuint (g_hash_table_size (object_types), ==, 5);
  g_assert_cmpuint (g_hash_table_size (objects), ==,
                    json_array_get_length (json_object_get_array_member (log, "objects")));
  check_events (json_object_get_array_member (log, "events"), objects, types, counts);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpuint (count_exported (fixture->book, kinds[i]), >=, fixture->full);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, kinds[i])), ==,
                        count_exported (fixture->book, kinds[i]));
    }
  const GPtrArray *tickets = lobby_state_get_tickets (fixture->day.state);
  for (guint i = 0; i < tickets->len; i++)
    {
      g_autofree char *id = g_strconcat ("ticket:", ((const LobbyTicketRecord *) g_ptr_array_index (tickets, i))->id,
                                         NULL);
      g_assert_true (g_hash_table_contains (objects, id));
    }
  /* Names stay here. */
  g_assert_null (strstr (text->str, "familyName"));
  g_assert_null (strstr (text->str, "\"note\""));
}

/* --- XES --- */

typedef struct
{
  guint n_traces;
  guint n_events;
  guint n_dates;
  gboolean in_event;
  GHashTable *activities; /* (owned) (element-type utf8 guint) */
  char *trace;            /* (owned) (nullable) */
  GHashTable *called;     /* (owned) (element-type utf8 gint64): by ticket, first call */
  const char *activity;
} Log;

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Log *log = data;
  const char *key = NULL, *value = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      key = strcmp (names[i], "key") == 0 ? values[i] : key;
      value = strcmp (names[i], "value") == 0 ? values[i] : value;
    }
  if (strcmp (element, "trace") == 0)
    {
      log->n_traces++;
      g_clear_pointer (&log->trace, g_free);
    }
  else if (strcmp (element, "event") == 0)
    {
      log->n_events++;
      log->in_event = TRUE;
    }
  else if (log->n_traces > 0 && !log->in_event && g_strcmp0 (key, "concept:name") == 0)
    log->trace = g_strdup (value);
  else if (log->in_event && g_strcmp0 (key, "concept:name") == 0)
    log->activity = g_intern_string (value);
  else if (log->in_event && strcmp (element, "date") == 0)
    {
      gint64 at_us;
      g_assert_true (lobby_instant_parse (value, &at_us));
      log->n_dates++;
      if (g_strcmp0 (log->activity, "call") == 0 && !g_hash_table_contains (log->called, log->trace))
        g_hash_table_insert (log->called, g_strdup (log->trace), g_memdup2 (&at_us, sizeof at_us));
    }
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  if (strcmp (element, "event") == 0)
    ((Log *) data)->in_event = FALSE;
}

static void
test_xes (Fixture *fixture, gconstpointer data)
{
  const GMarkupParser parser = { .start_element = start_cb, .end_element = end_cb };
  g_autoptr (GString) text = lobby_exchange_format (LOBBY_EXCHANGE_XES, fixture->book);
  g_autoptr (GHashTable) called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Log log = { .called = called };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &log, NULL);
  const GPtrArray *tickets = lobby_state_get_tickets (fixture->day.state);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, text->str, (gssize) text->len, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_cmpuint (log.n_traces, ==, tickets->len);
  g_assert_cmpuint (log.n_events, ==, log.n_dates);
  g_assert_cmpuint (
      log.n_events, ==,
      count_exported (fixture->book, "ticket.issued") + count_exported (fixture->book, "ticket.called")
          + count_exported (fixture->book, "ticket.recalled") + count_exported (fixture->book, "ticket.serving")
          + count_exported (fixture->book, "ticket.finished") + count_exported (fixture->book, "ticket.no-show")
          + count_exported (fixture->book, "ticket.abandoned") + count_exported (fixture->book, "ticket.diverted")
          + count_exported (fixture->book, "ticket.transferred") + count_exported (fixture->book, "ticket.returned"));
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      const gint64 *first = g_hash_table_lookup (called, ticket->id);
      if (ticket->called_us != 0 && ticket->transfers == 0 && !ticket->came_back)
        g_assert_cmpint (*first, ==, ticket->called_us);
    }
  g_free (log.trace);
}

/* A day of each scenario that comes with Lobby, through each format. */
static void
test_all_formats (Fixture *fixture, gconstpointer data)
{
  test_csv_round_trip (fixture, data);
  test_ocel (fixture, data);
  test_xes (fixture, data);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) scenarios = lobby_scenario_list ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  g_test_add_func ("/exchange/csv/rows", test_rows);
#define ADD(name, func) g_test_add ("/exchange/" name, Fixture, PENSION_DAY, set_up, func, tear_down)
  ADD ("csv/round-trip", test_csv_round_trip);
  ADD ("ocel", test_ocel);
  ADD ("xes", test_xes);
  for (guint i = 0; scenarios[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("/exchange/all/", scenarios[i], NULL);
      g_test_add (name, Fixture, scenarios[i], set_up, test_all_formats, tear_down);
    }
  return g_test_run ();
}
