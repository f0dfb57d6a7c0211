/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables behind the charts of a day. */
#include "config.h"

#include "lobby-sheet-private.h"

#include "lobby-day-series.h"
#include "lobby-service-level.h"
#include "lobby-words-figure.h"
#include "lobby-words-finding.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

/* ---- The course ---- */

static void
add_course_row (LobbyChartTable *table, const LobbyDaySheet *sheet, const LobbyWaitSample *sample)
{
  g_autofree char *time = lobby_words_dup_time (sample->at_us, sheet->zone, FALSE);
  g_autofree char *waiting = g_strdup_printf ("%u", lobby_queue_length_at (sheet->state, NULL, sample->at_us));
  g_autofree char *median = sample->n > 0 ? lobby_words_dup_measure (LOBBY_UNIT_OF_SECONDS, sample->median_s)
                                          : g_strdup (LOBBY_NO_FIGURE);
  g_autofree char *p90 = sample->n > 0 ? lobby_words_dup_measure (LOBBY_UNIT_OF_SECONDS, sample->p90_s)
                                       : g_strdup (LOBBY_NO_FIGURE);
  const GArray *steps = lobby_uptime_watch_get_open_steps (sheet->watch);
  g_autofree char *open = g_strdup (LOBBY_NO_FIGURE);

  for (guint i = 0; i < steps->len && g_array_index (steps, LobbyOpenStep, i).at_us <= sample->at_us; i++)
    {
      g_free (open);
      open = g_strdup_printf ("%u", g_array_index (steps, LobbyOpenStep, i).n_open);
    }
  lobby_chart_table_add (table, (const char *const[]){ time, waiting, median, p90, open, NULL });
}

static LobbyChartTable *
make_course (const LobbyDaySheet *sheet)
{
  const LobbyServiceRecord *service = lobby_day_series_find_hardest (sheet->state, sheet->until_us);
  g_autoptr (GArray) samples = lobby_day_series_measure_waits (sheet->state, service != NULL ? service->id : NULL,
                                                               sheet->from_us, MIN (sheet->to_us, sheet->until_us));
  /* Translators: heads of a table; %s is a service: what half of those called had waited */
  g_autofree char *half = g_strdup_printf (
      _ ("%s: wait of half"), service != NULL ? lobby_words_get_service_name (sheet->state, service->id) : "");
  LobbyChartTable *table = lobby_chart_table_new (
      lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_DAY),
      (const char *const[]){
          _ ("Time"), _ ("Waiting"), half,
          /* Translators: head of a table: what nine in ten of those called had not waited longer than */
          _ ("Wait of nine in ten"),
          /* Translators: head of a table */
          _ ("Counters open"), NULL });

  for (guint i = 0; i < samples->len; i++)
    add_course_row (table, sheet, &g_array_index (samples, LobbyWaitSample, i));
  return table;
}

/* ---- Pressure ---- */

static void
add_pressure_rows (LobbyChartTable *table, const LobbyDaySheet *sheet, const LobbyServiceRecord *service)
{
  for (gint64 at_us = sheet->from_us; at_us < MIN (sheet->to_us, sheet->until_us); at_us += LOBBY_PRESSURE_CELL_US)
    {
      gint64 until_us = MIN (at_us + LOBBY_PRESSURE_CELL_US, sheet->until_us);
      LobbyPressure pressure = lobby_day_series_measure_pressure (sheet->state, service, at_us, until_us);
      g_autofree char *time = lobby_words_dup_time (at_us, sheet->zone, FALSE);
      g_autofree char *count = g_strdup_printf ("%u", pressure.n);
      g_autofree char *longest = lobby_words_dup_measure (LOBBY_UNIT_OF_SECONDS, pressure.longest_s);
      g_autofree char *percent = lobby_sheet_is_missing (sheet, at_us, until_us)
                                     ? g_strdup (LOBBY_NO_FIGURE)
                                     : g_strdup_printf ("%.0f%%", pressure.percent);
      if (pressure.n > 0)
        lobby_chart_table_add (table, (const char *const[]){ lobby_words_get_service_name (sheet->state, service->id),
                                                             time, count, longest, percent, NULL });
    }
}

static LobbyChartTable *
make_pressure (const LobbyDaySheet *sheet)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (sheet->state);
  LobbyChartTable *table = lobby_chart_table_new (
      lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_PRESSURE),
      /* Translators: heads of a table: how hard each quarter of an hour was */
      (const char *const[]){ _ ("Service"), _ ("From"), _ ("Customers"), _ ("Longest wait"), _ ("Of target"), NULL });

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    add_pressure_rows (table, sheet, g_ptr_array_index (branch->services, i));
  return table;
}

/* ---- Counters, diversions, answers, feedback ---- */

static LobbyChartTable *
make_counters (const LobbyDaySheet *sheet)
{
  const GPtrArray *counters = lobby_state_get_counters (sheet->state);
  LobbyChartTable *table = lobby_chart_table_new (lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_COUNTERS),
                                                  /* Translators: heads of a table of counters */
                                                  (const char *const[]){ _ ("Counter"), _ ("Served"), _ ("Busy"),
                                                                         NULL });

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      int percent = lobby_sheet_get_busy_percent (sheet, counter);
      g_autofree char *served = g_strdup_printf ("%" G_GINT64_FORMAT, counter->served);
      g_autofree char *busy = percent >= 0 ? g_strdup_printf ("%d%%", percent) : g_strdup (LOBBY_NO_FIGURE);
      lobby_chart_table_add (table, (const char *const[]){ counter->id, served, busy, NULL });
    }
  return table;
}

static LobbyChartTable *
make_diversions (const LobbyDaySheet *sheet)
{
  LobbySheetStage stages[LOBBY_SHEET_N_STAGES];
  LobbyChartTable *table = lobby_chart_table_new (
      lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_DIVERSIONS),
      /* Translators: heads of a table: stages of diversions, how many came so far */
      (const char *const[]){ _ ("Stage"), _ ("Customers"), NULL });

  lobby_sheet_get_stages (sheet, stages);
  for (guint i = 0; i < LOBBY_SHEET_N_STAGES; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", stages[i].n);
      lobby_chart_table_add (table, (const char *const[]){ stages[i].name, count, NULL });
    }
  return table;
}

static LobbyChartTable *
make_answers (const LobbyDaySheet *sheet)
{
  const GPtrArray *visits = lobby_state_get_visits (sheet->state);
  LobbyChartTable *table = lobby_chart_table_new (
      lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_ANSWERS),
      /* Translators: heads of a table: a ticket, when it came, how long until somebody answered */
      (const char *const[]){ _ ("Ticket"), _ ("Time"), _ ("Answer"), NULL });

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      gint64 answer_us = lobby_visit_record_get_answer_us (visit);
      g_autofree char *time = lobby_words_dup_time (visit->arrived_us, sheet->zone, FALSE);
      g_autofree char *answer = answer_us >= 0 ? lobby_words_dup_measure (LOBBY_UNIT_OF_SECONDS,
                                                                          (double) answer_us / G_USEC_PER_SEC)
                                               : g_strdup (LOBBY_NO_FIGURE);
      lobby_chart_table_add (table, (const char *const[]){ visit->ticket != NULL ? visit->ticket : LOBBY_NO_FIGURE,
                                                           time, answer, NULL });
    }
  return table;
}

static void
add_answers (LobbyChartTable *table, const char *name, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  lobby_chart_table_add (table, (const char *const[]){ name, count, NULL });
}

static LobbyChartTable *
make_feedback (const LobbyDaySheet *sheet)
{
  LobbyChartTable *table = lobby_chart_table_new (
      lobby_sheet_chart_get_title (LOBBY_SHEET_CHART_FEEDBACK),
      /* Translators: heads of a table: answers to "would you recommend us" */
      (const char *const[]){ _ ("Score"), _ ("Answers"), NULL });

  /* Translators: rows of a table: scores of answers */
  add_answers (table, _ ("9 and 10: promoters"), sheet->answers.promoters);
  add_answers (table, _ ("7 and 8: passive"), sheet->answers.passives);
  add_answers (table, _ ("0 to 6: detractors"), sheet->answers.detractors);
  return table;
}

/** lobby_sheet_chart_dup_table: Returns: (transfer full): what the chart shows as words and figures */
LobbyChartTable *
lobby_sheet_chart_dup_table (LobbySheetChart chart, const LobbyDaySheet *sheet)
{
  static LobbyChartTable *(*const makers[LOBBY_N_SHEET_CHARTS]) (const LobbyDaySheet *) = {
    make_course, make_pressure, make_counters, make_diversions, make_answers, make_feedback
  };

  g_return_val_if_fail (chart < LOBBY_N_SHEET_CHARTS && sheet != NULL, NULL);
  return makers[chart](sheet);
}

/** lobby_sheet_dup_figures_table: Returns: (transfer full): all figures of the day, each with its formula, its base and its source */
LobbyChartTable *
lobby_sheet_dup_figures_table (const LobbyDaySheet *sheet)
{
  /* Translators: title of a table of all figures of a day */
  LobbyChartTable *table = lobby_chart_table_new (
      _ ("All Figures"),
      /* Translators: heads of a table of figures: value, how it is worked out, what it is about, where the definition comes from */
      (const char *const[]){ _ ("Figure"), _ ("Value"), _ ("Formula"), _ ("Base"), _ ("Source"), NULL });

  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    {
      const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
      const LobbyDayFigure *figure = &sheet->all.figures[kind];
      g_autofree char *value = lobby_words_dup_figure_with_unit (definition->unit, figure);
      g_autofree char *base = figure->known ? lobby_words_dup_base (kind, figure) : g_strdup ("");
      lobby_chart_table_add (table,
                             (const char *const[]){ lobby_words_get_figure (kind), value,
                                                    lobby_words_get_formula (kind), base, definition->source, NULL });
    }
  return table;
}
