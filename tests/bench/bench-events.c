/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast bytes become a lobby: events per second from the line to the event, to the state, to the model, each against
 * bare json-glib parsing of the same lines in the same run. A ratio, not a time: it means the same on every machine.
 *
 *     bench-events [DAY.jsonl.gz]     lines of a recorded day, or of one that is made up here */
#include "lobby-floor.h"
#include "lobby-json-check.h"
#include "lobby-recording-reader.h"
#include "lobby-state.h"
#include "lobby-wire.h"

#include "lobby-floor-maker.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define ROUNDS 7
#define VISITS 5000
#define BATCH_EVENTS 20

typedef struct
{
  GPtrArray *lines; /* (element-type utf8) */
  gsize n_bytes;
} Day;

typedef void (*Work) (const Day *day);

static void
add_line (Day *day, LobbyEvent *event)
{
  char *line = lobby_wire_format_event (event);

  day->n_bytes += strlen (line);
  g_ptr_array_add (day->lines, line);
  lobby_event_unref (event);
}

static char *
dup_time (guint at_s)
{
  return g_strdup_printf ("%02u:%02u:%02u", at_s / 3600, at_s / 60 % 60, at_s % 60);
}

static void
add_step (Day *day, guint at_s, const char *name, char *data)
{
  g_autofree char *time = dup_time (at_s);

  add_line (day, lobby_floor_make_event (time, name, data));
  g_free (data);
}

/* A day of 5,000 customers: half wait a while, some use a device, and machines report their supplies. */
static void
make_day (Day *day)
{
  add_line (day, lobby_floor_make_snapshot ("08:30:00"));
  for (guint i = 0; i < VISITS; i++)
    {
      guint at_s = 9 * 3600 + i * 5;
      add_step (
          day, at_s, "ticket.issued",
          g_strdup_printf ("{\"ticket\":\"A%05u\",\"service\":\"A\",\"transaction\":\"withdraw\",\"amountCny\":%u,"
                           "\"medium\":\"card\",\"elderly\":%s,\"tier\":\"ordinary\",\"customer\":\"c-%u\"}",
                           i, i * 7 % 50000, i % 5 == 0 ? "true" : "false", i));
      if (i < 10)
        continue;
      add_step (day, at_s + 1, "ticket.called",
                g_strdup_printf ("{\"ticket\":\"A%05u\",\"counter\":\"1\",\"staff\":\"t1\"}", i - 10));
      add_step (day, at_s + 1, "ticket.serving",
                g_strdup_printf ("{\"ticket\":\"A%05u\",\"counter\":\"1\",\"staff\":\"t1\"}", i - 10));
      add_step (day, at_s + 4, "ticket.finished",
                g_strdup_printf ("{\"ticket\":\"A%05u\",\"counter\":\"1\",\"staff\":\"t1\",\"resolved\":true}",
                                 i - 10));
      if (i % 4 == 0)
        add_step (
            day, at_s + 4, "device.supplies",
            g_strdup_printf ("{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"cash\",\"percent\":%u.5,\"amountCny\":%u,"
                             "\"status\":\"ok\",\"replenishment\":\"ok\"},{\"kind\":\"receipts\",\"percent\":%u}]}",
                             i % 100, i * 100, i % 100));
    }
}

static void
read_day (Day *day, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  LobbyEvent *event;

  while (reader != NULL && (event = lobby_recording_reader_next (reader, &error)) != NULL)
    add_line (day, event);
  if (error != NULL)
    g_error ("%s: %s", path, error->message);
}

static void
parse_bare (const Day *day)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (guint i = 0; i < day->lines->len; i++)
    if (!json_parser_load_from_data (parser, g_ptr_array_index (day->lines, i), -1, NULL))
      g_error ("line %u is no JSON", i);
}

static void
check_only (const Day *day)
{
  for (guint i = 0; i < day->lines->len; i++)
    {
      const char *line = g_ptr_array_index (day->lines, i);
      if (!lobby_json_check (line, strlen (line), LOBBY_WIRE_DEPTH, LOBBY_JSON_CHECK_REFUSE_C3, NULL))
        g_error ("line %u is refused", i);
    }
}

static LobbyEvent *
parse_line (const Day *day, guint i)
{
  const char *line = g_ptr_array_index (day->lines, i);
  LobbyEvent *event = lobby_wire_parse_event (line, strlen (line), NULL);

  if (event == NULL)
    g_error ("line %u is no event", i);
  return event;
}

static void
read_events (const Day *day)
{
  for (guint i = 0; i < day->lines->len; i++)
    lobby_event_unref (parse_line (day, i));
}

static void
fold_state (const Day *day)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  for (guint i = 0; i < day->lines->len; i++)
    {
      g_autoptr (LobbyEvent) event = parse_line (day, i);
      lobby_state_apply (state, event, NULL);
    }
}

static void
project_model (const Day *day)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();

  for (guint i = 0; i < day->lines->len; i++)
    {
      g_autoptr (LobbyEvent) event = parse_line (day, i);
      lobby_state_apply (state, event, changes);
      if (i % BATCH_EVENTS != BATCH_EVENTS - 1 && i != day->lines->len - 1)
        continue;
      lobby_floor_project (floor, state, changes);
      lobby_changes_clear (changes);
    }
}

/* The shortest of several runs is the one that nothing else disturbed. */
static double
measure (Work work, const Day *day, double shortest_s)
{
  gint64 start_us = g_get_monotonic_time ();

  work (day);
  double lasted_s = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  return shortest_s == 0 || lasted_s < shortest_s ? lasted_s : shortest_s;
}

static gint64
read_resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

static void
report_memory (const Day *day)
{
  gint64 before_kib = read_resident_kib ();
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();

  for (guint i = 0; i < day->lines->len; i++)
    {
      g_autoptr (LobbyEvent) event = parse_line (day, i);
      lobby_state_apply (state, event, changes);
    }
  gint64 state_kib = read_resident_kib ();
  lobby_floor_project (floor, state, changes);
  g_print ("memory of the day: state %.1f MiB by its own count, %.1f MiB resident; with the model %.1f MiB resident\n",
           (double) lobby_state_measure (state) / 1048576, (double) (state_kib - before_kib) / 1024,
           (double) (read_resident_kib () - before_kib) / 1024);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Work work;
  } rows[] = {
    { "bare json-glib", parse_bare },
    { "lobby_json_check", check_only },
    { "bytes to event", read_events },
    { "bytes to event to state", fold_state },
    { "bytes to event to state to model", project_model },
  };
  double shortest_s[G_N_ELEMENTS (rows)] = { 0 };
  Day day = { .lines = g_ptr_array_new_with_free_func (g_free) };

  if (argc > 1)
    read_day (&day, argv[1]);
  else
    make_day (&day);
  g_print ("%u events, %.1f MiB\n", day.lines->len, (double) day.n_bytes / 1048576);
  report_memory (&day);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      shortest_s[i] = measure (rows[i].work, &day, shortest_s[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_print ("%-34s %9.0f events/s  ratio %.2f\n", rows[i].name, day.lines->len / shortest_s[i],
             shortest_s[0] / shortest_s[i]);
  g_ptr_array_unref (day.lines);
  return 0;
}
