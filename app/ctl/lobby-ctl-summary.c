/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl summary: a recorded day in figures, each with its definition. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-csv-writer.h"
#include "lobby-day-figures.h"
#include "lobby-recording-reader.h"
#include "lobby-rules.h"
#include "lobby-wire.h"

#include <glib/gi18n.h>

typedef struct
{
  LobbyState *state;       /* (owned) */
  LobbyUptimeWatch *watch; /* (owned) */
  gboolean json;
  gboolean csv;
  gboolean explain;
} Summary;

static void
summary_clear (Summary *self)
{
  g_clear_pointer (&self->state, lobby_state_free);
  g_clear_pointer (&self->watch, lobby_uptime_watch_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

static gboolean
read_day (Summary *self, const char *path, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  g_autoptr (GError) problem = NULL;
  LobbyEvent *event;

  if (reader == NULL)
    return FALSE;
  while ((event = lobby_recording_reader_next (reader, &problem)) != NULL)
    {
      lobby_uptime_watch_look (self->watch, self->state, lobby_event_get_time (event));
      lobby_state_apply (self->state, event, NULL);
      lobby_event_unref (event);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The services of the branch; the first entry is %NULL, for all of them. */
static GPtrArray *
list_services (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  GPtrArray *services = g_ptr_array_new ();

  g_ptr_array_add (services, NULL);
  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    g_ptr_array_add (services, ((LobbyServiceRecord *) g_ptr_array_index (branch->services, i))->id);
  return services;
}

/* ---- As JSON ---- */

static const char *
get_unit_nick (LobbyFigureUnit unit)
{
  const char *const nicks[] = { "count", "seconds", "percent", "score" };

  return nicks[unit];
}

static void
append_figures (GString *json, const LobbyDayFigures *figures)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *comma = "";

  g_string_append_c (json, '{');
  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    {
      const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
      const LobbyDayFigure *figure = &figures->figures[kind];

      if (!figure->known)
        continue;
      g_string_append_printf (json, "%s\"%s\":{\"value\":%s,\"unit\":\"%s\",\"n\":%" G_GINT64_FORMAT "}", comma,
                              definition->id, g_ascii_formatd (buffer, sizeof buffer, "%.3f", figure->value),
                              get_unit_nick (definition->unit), figure->n);
      comma = ",";
    }
  g_string_append_c (json, '}');
}

static void
say_json (Summary *self, const LobbyRuleSheet *sheet)
{
  g_autoptr (GPtrArray) services = list_services (self->state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);
  g_autoptr (GString) json = g_string_new ("{\"day\":");
  LobbyDayFigures figures;

  lobby_wire_append_text (json, branch != NULL && branch->day != NULL ? branch->day : "");
  for (guint i = 0; i < services->len; i++)
    {
      lobby_day_figures_measure (self->state, self->watch, sheet, g_ptr_array_index (services, i), &figures);
      g_string_append (json, i == 0 ? ",\"figures\":" : i == 1 ? ",\"services\":{" : ",");
      if (i > 0)
        {
          lobby_wire_append_text (json, figures.service);
          g_string_append_c (json, ':');
        }
      append_figures (json, &figures);
    }
  g_string_append (json, services->len > 1 ? "}}" : "}");
  lobby_ctl_say (stdout, json->str);
}

/* ---- As CSV ---- */

static void
append_rows (GString *csv, const LobbyDayFigures *figures)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE], n[32];

  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    {
      const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
      const LobbyDayFigure *figure = &figures->figures[kind];

      if (!figure->known)
        continue;
      g_ascii_formatd (value, sizeof value, "%.3f", figure->value);
      g_snprintf (n, sizeof n, "%" G_GINT64_FORMAT, figure->n);
      lobby_csv_add_row (csv, (const char *const[]){ figures->service != NULL ? figures->service : "", definition->id,
                                                     value, get_unit_nick (definition->unit), n, NULL });
    }
}

static void
say_csv (Summary *self, const LobbyRuleSheet *sheet)
{
  g_autoptr (GPtrArray) services = list_services (self->state);
  g_autoptr (GString) csv = g_string_new (NULL);
  LobbyDayFigures figures;

  lobby_csv_add_row (csv, (const char *const[]){ "service", "figure", "value", "unit", "n", NULL });
  for (guint i = 0; i < services->len; i++)
    {
      lobby_day_figures_measure (self->state, self->watch, sheet, g_ptr_array_index (services, i), &figures);
      append_rows (csv, &figures);
    }
  fputs (csv->str, stdout);
}

/* ---- For a person ---- */

static char *
format_value (LobbyFigureUnit unit, const LobbyDayFigure *figure)
{
  if (!figure->known)
    return g_strdup ("–");
  switch (unit)
    {
    case LOBBY_UNIT_OF_SECONDS:
      return g_strdup_printf ("%d:%02d", (int) (figure->value + 0.5) / 60, (int) (figure->value + 0.5) % 60);
    case LOBBY_UNIT_OF_PERCENT:
      return g_strdup_printf ("%.1f%%", figure->value);
    case LOBBY_UNIT_OF_SCORE:
      return g_strdup_printf ("%+.1f", figure->value);
    case LOBBY_UNIT_OF_COUNT:
      break;
    }
  return g_strdup_printf ("%.0f", figure->value);
}

static void
say_row (LobbyDayFigureKind kind, const LobbyDayFigures *figures, guint n, gboolean explain)
{
  const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%-32s", definition->id);
  for (guint i = 0; i < n && (i == 0 || !explain); i++)
    {
      g_autofree char *value = format_value (definition->unit, &figures[i].figures[kind]);
      g_string_append_printf (line, " %8s", value);
    }
  if (explain)
    g_string_append_printf (line, "  %s [%s]", definition->formula, definition->source);
  lobby_ctl_say (stdout, line->str);
  g_string_free (line, TRUE);
}

static void
say_table (Summary *self, const LobbyRuleSheet *sheet)
{
  g_autoptr (GPtrArray) services = list_services (self->state);
  g_autofree LobbyDayFigures *figures = g_new (LobbyDayFigures, services->len);
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "%-32s", "");
  for (guint i = 0; i < services->len; i++)
    {
      const char *service = g_ptr_array_index (services, i);
      lobby_day_figures_measure (self->state, self->watch, sheet, service, &figures[i]);
      if (i == 0 || !self->explain)
        g_string_append_printf (head, " %8s", service != NULL ? service : _ ("all"));
    }
  lobby_ctl_say (stdout, head->str);
  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    say_row (kind, figures, services->len, self->explain);
}

static int
run_summary (int argc, char **argv)
{
  g_auto (Summary) self = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self.csv, N_ ("Print a table for a spreadsheet"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &self.explain, N_ ("Print the definition of each figure beside it"), NULL },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_summary, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  self.state = lobby_state_new ();
  self.watch = lobby_uptime_watch_new ();
  if (!read_day (&self, argv[1], &error))
    {
      g_autofree char *name = g_filename_display_basename (argv[1]);
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);
      return lobby_ctl_fail (line);
    }
  const LobbyRuleSheet *sheet = lobby_rules_get_effective (self.state);
  if (self.json)
    say_json (&self, sheet);
  else if (self.csv)
    say_csv (&self, sheet);
  else
    say_table (&self, sheet);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_summary = {
  .name = "summary",
  .arguments = "DAY",
  .summary = N_ ("Shows a recorded day in figures"),
  .run = run_summary,
};
