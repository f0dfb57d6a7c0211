/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl import: tables of visits from other systems become recorded days. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-csv-writer.h"
#include "lobby-visit-table.h"

#include <glib/gi18n.h>

typedef struct
{
  char *format; /* (owned) (nullable) */
  char *out;    /* (owned) (nullable) */
  char *zone;   /* (owned) (nullable) */
  char *map;    /* (owned) (nullable) */
  char *branch; /* (owned) (nullable) */
  char *report; /* (owned) (nullable) */
} Request;

static void
request_clear (Request *request)
{
  g_free (request->format);
  g_free (request->out);
  g_free (request->zone);
  g_free (request->map);
  g_free (request->branch);
  g_free (request->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static const char *
describe_flaw (LobbyVisitFlaw flaw)
{
  static const char *const words[] = {
    [LOBBY_VISIT_SHORT_ROW] = N_ ("fewer cells than the head has"),
    [LOBBY_VISIT_BAD_TICKET] = N_ ("the ticket is missing, or no short name"),
    [LOBBY_VISIT_TWICE] = N_ ("the ticket came before on that day"),
    [LOBBY_VISIT_BAD_SERVICE] = N_ ("the service is missing, or no short name"),
    [LOBBY_VISIT_BAD_CLASS] = N_ ("the class is no number from 0 to 15"),
    [LOBBY_VISIT_BAD_COUNTER] = N_ ("the counter is no short name"),
    [LOBBY_VISIT_BAD_DEVICE] = N_ ("the device is no short name"),
    [LOBBY_VISIT_BAD_TIME] = N_ ("a time cannot be read"),
    [LOBBY_VISIT_NO_ARRIVAL] = N_ ("nobody knows when the customer came"),
    [LOBBY_VISIT_NO_SUCH_ORDER] = N_ ("the times are in an impossible order, or one is missing"),
    [LOBBY_VISIT_BAD_OUTCOME] = N_ ("neither served nor diverted nor left"),
    [LOBBY_VISIT_TOO_MANY] = N_ ("more visits or days than can be taken"),
    [LOBBY_VISIT_MENDED] = NULL,
  };

  return _ (words[flaw]);
}

static void
say_report (const LobbyVisitReport *report)
{
  g_autofree char *n_visits = lobby_ctl_format_count (report->n_visits);
  g_autofree char *n_rows = lobby_ctl_format_count (report->n_rows);
  g_autofree char *n_days = lobby_ctl_format_count (report->days->len);
  g_autofree char *n_mended = lobby_ctl_format_count (report->flaws[LOBBY_VISIT_MENDED]);
  /* Translators: %1$s is the number of rows of a table, %2$s of the visits taken from it, %3$s of the days written. */
  g_autofree char *line = g_strdup_printf (_ ("Rows %1$s, visits %2$s, days %3$s"), n_rows, n_visits, n_days);
  /* Translators: %s is the number of visits of which a time was a little wrong and was put right. */
  g_autofree char *mended = g_strdup_printf (_ ("Times put in order: %s visits"), n_mended);

  lobby_ctl_say (stdout, line);
  if (report->flaws[LOBBY_VISIT_MENDED] > 0)
    lobby_ctl_say (stdout, mended);
  for (LobbyVisitFlaw flaw = 0; flaw < LOBBY_VISIT_MENDED; flaw++)
    {
      g_autofree char *count = lobby_ctl_format_count (report->flaws[flaw]);
      g_autofree char *first = lobby_ctl_format_count (report->first_line[flaw]);
      /* Translators: %1$s is a number of rows, %2$s the reason, %3$s the number of the first such line. */
      g_autofree char *left_out = g_strdup_printf (_ ("Left out %1$s: %2$s (first in line %3$s)"), count,
                                                   describe_flaw (flaw), first);

      if (report->flaws[flaw] > 0)
        lobby_ctl_say (stdout, left_out);
    }
}

/* Every row that was left out, for whoever has to ask the other system about it. */
static gboolean
write_report (const LobbyVisitReport *report, char **paths, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;

  lobby_csv_add_row (text, (const char *const[]){ "file", "line", "reason", NULL });
  for (guint i = 0; i < report->left_out->len; i++)
    {
      const LobbyVisitLeftOut *row = &g_array_index (report->left_out, LobbyVisitLeftOut, i);
      g_autofree char *name = g_filename_display_basename (paths[row->file]);

      lobby_csv_add_text (text, name);
      lobby_csv_add_number (text, (gint64) row->line);
      lobby_csv_add_text (text, describe_flaw (row->flaw));
      lobby_csv_end_row (text);
    }
  if (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, problem->message);
  return FALSE;
}

static int
fail_file (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *problem = g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_INVALID)
                                 /* Translators: %s is a short technical reason in English. */
                                 ? g_strdup_printf (_ ("This is not a table of visits (%s)."), error->message)
                                 : lobby_ctl_describe_file_error (error);
  g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);

  return lobby_ctl_fail (line);
}

static int
import_files (const Request *request, const LobbyVisitMap *map, char **paths)
{
  g_autoptr (GError) error = NULL;
  const char *zone = request->zone != NULL ? request->zone : "UTC";
  g_autoptr (LobbyVisitTable) table = lobby_visit_table_new (map, zone, &error);

  if (table == NULL)
    {
      /* Translators: %s is what a person typed. */
      g_autofree char *problem = g_strdup_printf (_ ("There is no time zone “%s”."), zone);
      lobby_ctl_fail (problem);
      return LOBBY_CTL_USAGE;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (!lobby_visit_table_add_file (table, paths[i], &error))
        return fail_file (paths[i], error);
    }
  if (!lobby_visit_table_write (table, request->out, request->branch != NULL ? request->branch : "imported", &error))
    return fail_file (request->out, error);
  if (request->report != NULL && !write_report (lobby_visit_table_get_report (table), paths, request->report, &error))
    return fail_file (request->report, error);
  say_report (lobby_visit_table_get_report (table));
  return lobby_visit_table_get_report (table)->n_visits > 0 ? LOBBY_CTL_DONE : LOBBY_CTL_FAILED;
}

static int
run_import (int argc, char **argv)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &request.format, N_ ("Format of the tables; csv is known"), "csv" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &request.out, N_ ("What the names of the day files begin with"), "PREFIX" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("Time zone of times without an offset; UTC if not given"),
      "ZONE" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &request.map, N_ ("JSON file that names the columns"), "FILE" },
    { "branch", 0, 0, G_OPTION_ARG_STRING, &request.branch, N_ ("Short name of the branch"), "NAME" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &request.report, N_ ("Lists every row that was left out, and why"),
      "FILE" },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_import, entries, &argc, &argv, LOBBY_CTL_SOME))
    return LOBBY_CTL_USAGE;
  if (request.out == NULL || (request.format != NULL && g_ascii_strcasecmp (request.format, "csv") != 0))
    {
      lobby_ctl_fail (_ ("Say --format csv, and with --out where the days shall go."));
      return LOBBY_CTL_USAGE;
    }
  g_autoptr (LobbyVisitMap) map = request.map != NULL ? lobby_visit_map_load (request.map, &error)
                                                      : lobby_visit_map_new ();
  if (map == NULL)
    return fail_file (request.map, error);
  return import_files (&request, map, argv + 1);
}

const LobbyCtlVerb lobby_ctl_import = {
  .name = "import",
  .arguments = "--format csv IN.csv[.gz]… --out PREFIX",
  .summary = N_ ("Turns tables of visits into recorded days"),
  .run = run_import,
};
