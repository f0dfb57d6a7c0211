/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl export: a recorded day for other programs. */
#include "config.h"

#include "lobby-ctl-progress.h"
#include "lobby-ctl.h"

#include "lobby-exchange.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>

typedef struct
{
  char *format; /* (owned) (nullable) */
  char *out;    /* (owned) (nullable) */
} Request;

static void
request_clear (Request *request)
{
  g_free (request->format);
  g_free (request->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static int
fail_file (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);

  return lobby_ctl_fail (line);
}

/* What stands before damage is worth having; that it is not all must not be overlooked. */
static int
say_done (const LobbyDayBook *book, const char *path)
{
  guint n_events = lobby_day_book_get_n_events (book);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *count = lobby_ctl_format_count (n_events);
  /* Translators: %1$s is the number of events of a day, %2$s the name of the file that was written. */
  g_autofree char *line = g_strdup_printf (
      ngettext ("%1$s event written to %2$s", "%1$s events written to %2$s", n_events), count, name);

  lobby_ctl_say (stdout, line);
  if (!lobby_day_book_is_damaged (book))
    return LOBBY_CTL_DONE;
  g_autoptr (GTimeZone) zone = lobby_zone_new (lobby_day_book_get_zone_id (book));
  g_autofree char *last = lobby_ctl_format_time (lobby_day_book_get_last_time (book), zone);
  /* Translators: %s is a time of day. */
  g_autofree char *problem = g_strdup_printf (_ ("The day is damaged: what came after %s is missing."), last);
  return lobby_ctl_fail (problem);
}

static int
export_day (const char *path, LobbyExchangeFormat format, const char *out)
{
  g_autoptr (GError) error = NULL;
  /* Translators: lobbyctl says so while it works */
  g_autoptr (LobbyCtlProgress) progress = lobby_ctl_progress_new (_ ("Reading the day…"));
  g_autoptr (LobbyDayBook) book = lobby_day_book_load (path, &error);
  gboolean written = FALSE;

  if (book != NULL)
    {
      lobby_ctl_progress_say (progress, _ ("Writing the day…"));
      written = lobby_exchange_save (format, book, out, &error);
    }
  g_clear_pointer (&progress, lobby_ctl_progress_free);
  if (written)
    return say_done (book, out);
  return fail_file (book == NULL ? path : out, error);
}

static int
run_export (int argc, char **argv)
{
  g_auto (Request) request = { 0 };
  LobbyExchangeFormat format;
  const GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &request.format,
                                     N_ ("csv: a table of visits; ocel: OCEL 2.0 JSON; xes: IEEE 1849"),
                                     "csv|ocel|xes" },
                                   { "out", 0, 0, G_OPTION_ARG_FILENAME, &request.out, N_ ("File to write"), "FILE" },
                                   { NULL } };

  if (!lobby_ctl_parse (&lobby_ctl_export, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  if (request.out == NULL || !lobby_exchange_find_format (request.format, &format))
    {
      lobby_ctl_fail (_ ("Say --format csv, ocel or xes, and with --out where to."));
      return LOBBY_CTL_USAGE;
    }
  return export_day (argv[1], format, request.out);
}

const LobbyCtlVerb lobby_ctl_export = {
  .name = "export",
  .arguments = "--format csv|ocel|xes DAY --out FILE",
  .summary = N_ ("Writes a recorded day in a format of other programs"),
  .run = run_export,
};
