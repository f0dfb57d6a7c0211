/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl summary: a recorded day in figures, each with its definition; or as the sheet that the branch head reads. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-book-sheet.h"
#include "lobby-sheet-export.h"
#include "lobby-sheet-page.h"
#include "lobby-words-figure.h"

#include <glib/gi18n.h>

static void
say_row (LobbyDayFigureKind kind, const LobbyDaySheet *sheet, gboolean explain)
{
  const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
  g_autofree char *all = lobby_words_dup_figure_with_unit (definition->unit, &sheet->all.figures[kind]);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%-32s %8s", definition->id, all);
  for (guint i = 0; i < sheet->services->len && !explain; i++)
    {
      const LobbyDayFigures *figures = &g_array_index (sheet->services, LobbyDayFigures, i);
      g_autofree char *value = lobby_words_dup_figure_with_unit (definition->unit, &figures->figures[kind]);
      g_string_append_printf (line, " %8s", value);
    }
  if (explain)
    g_string_append_printf (line, "  %s [%s]", definition->formula, definition->source);
  lobby_ctl_say (stdout, line->str);
}

static void
say_table (const LobbyDaySheet *sheet, gboolean explain)
{
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "%-32s %8s", "", _ ("all"));
  for (guint i = 0; i < sheet->services->len && !explain; i++)
    g_string_append_printf (head, " %8s", g_array_index (sheet->services, LobbyDayFigures, i).service);
  lobby_ctl_say (stdout, head->str);
  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    say_row (kind, sheet, explain);
}

static int
fail (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);

  return lobby_ctl_fail (line);
}

/* A damaged day tells what is sound; that it ends early is said beside it. */
static LobbyDaySheet *
read_day (const char *path, GError **error)
{
  g_autoptr (LobbyDayBook) book = lobby_day_book_load (path, error);

  if (book == NULL)
    return NULL;
  if (lobby_day_book_is_damaged (book))
    lobby_ctl_say (stderr, _ ("The recording is damaged: the figures end where it does."));
  return lobby_book_sheet_make (book, G_MAXINT64);
}

static int
run_summary (int argc, char **argv)
{
  gboolean json = FALSE, csv = FALSE, explain = FALSE;
  g_autofree char *pdf = NULL, *other = NULL;
  g_autoptr (LobbyDaySheet) sheet = NULL, before = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print a table for a spreadsheet"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("Print the definition of each figure beside it"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_ ("Write the daily sheet, one page of A4"), N_ ("FILE") },
    { "before", 0, 0, G_OPTION_ARG_FILENAME, &other, N_ ("Compare the sheet with another recorded day"), N_ ("DAY") },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_summary, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  sheet = read_day (argv[1], &error);
  if (sheet == NULL)
    return fail (argv[1], error);
  before = other != NULL ? read_day (other, &error) : NULL;
  if (error != NULL)
    return fail (other, error);
  if (pdf != NULL && !lobby_sheet_page_save_pdf (sheet, before, pdf, &error))
    return fail (pdf, error);
  if (json || csv)
    {
      g_autofree char *text = json ? lobby_sheet_export_dup_json (sheet) : lobby_sheet_export_dup_csv (sheet);
      if (json)
        lobby_ctl_say (stdout, text);
      else
        fputs (text, stdout);
    }
  else if (pdf == NULL)
    say_table (sheet, explain);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_summary = {
  .name = "summary",
  .arguments = "DAY",
  .summary = N_ ("Shows a recorded day in figures"),
  .run = run_summary,
};
