/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a day for other programs. */
#include "config.h"

#include "lobby-sheet-export.h"

#include "lobby-csv-writer.h"
#include "lobby-instant.h"
#include "lobby-wire.h"

static const char *
get_unit_nick (LobbyFigureUnit unit)
{
  const char *const nicks[] = { "count", "seconds", "percent", "score" };

  return nicks[unit];
}

/* ---- CSV ---- */

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

/** lobby_sheet_export_dup_csv: Returns: (transfer full): what is known, a row a figure: of the whole day, then of each service */
char *
lobby_sheet_export_dup_csv (const LobbyDaySheet *sheet)
{
  GString *csv = g_string_new (NULL);

  lobby_csv_add_row (csv, (const char *const[]){ "service", "figure", "value", "unit", "n", NULL });
  append_rows (csv, &sheet->all);
  for (guint i = 0; i < sheet->services->len; i++)
    append_rows (csv, &g_array_index (sheet->services, LobbyDayFigures, i));
  return g_string_free (csv, FALSE);
}

/* ---- JSON ---- */

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
append_text (GString *json, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (json, ",\"%s\":", name);
  lobby_wire_append_text (json, text);
}

static void
append_finding (GString *json, const LobbyDayFinding *finding)
{
  char from[LOBBY_INSTANT_SIZE], until[LOBBY_INSTANT_SIZE];

  g_string_append_printf (json, "{\"kind\":\"%s\"", lobby_finding_kind_get_id (finding->kind));
  if (finding->from_us != 0)
    g_string_append_printf (json, ",\"from\":\"%s\",\"until\":\"%s\"", lobby_instant_format (finding->from_us, from),
                            lobby_instant_format (finding->until_us, until));
  if (finding->advice != LOBBY_ADVICE_UNKNOWN)
    append_text (json, "advice", lobby_choice_get_nick (&lobby_advice_kind_choice, finding->advice));
  append_text (json, "subject", finding->subject);
  append_text (json, "ticket", finding->ticket);
  g_string_append_printf (json,
                          ",\"count\":%u,\"of\":%u,\"seconds\":%" G_GINT64_FORMAT ",\"costSeconds\":%" G_GINT64_FORMAT
                          "}",
                          finding->n, finding->of, finding->seconds, finding->cost_s);
}

/** lobby_sheet_export_dup_json: Returns: (transfer full): one object: what is known of the day and of each service, and what mattered */
char *
lobby_sheet_export_dup_json (const LobbyDaySheet *sheet)
{
  GString *json = g_string_new ("{\"day\":");

  lobby_wire_append_text (json, sheet->day);
  g_string_append (json, ",\"figures\":");
  append_figures (json, &sheet->all);
  g_string_append (json, ",\"services\":{");
  for (guint i = 0; i < sheet->services->len; i++)
    {
      const LobbyDayFigures *figures = &g_array_index (sheet->services, LobbyDayFigures, i);
      g_string_append (json, i > 0 ? "," : "");
      lobby_wire_append_text (json, figures->service);
      g_string_append_c (json, ':');
      append_figures (json, figures);
    }
  g_string_append (json, "},\"findings\":[");
  for (guint i = 0; i < sheet->findings->len; i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      append_finding (json, &g_array_index (sheet->findings, LobbyDayFinding, i));
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}
