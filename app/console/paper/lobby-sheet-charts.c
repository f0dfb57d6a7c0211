/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a day: from its numbers to what the painters of the chart room take. */
#include "config.h"

#include "lobby-sheet-private.h"

#include "lobby-answer-plot.h"
#include "lobby-day-goals.h"
#include "lobby-day-series.h"
#include "lobby-heat-plot.h"
#include "lobby-rows-plot.h"
#include "lobby-service-level.h"
#include "lobby-time-ticks.h"
#include "lobby-words-finding.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECOND_US G_USEC_PER_SEC
#define MOST_MARKS 60
/* Names of marks need so much of the axis, which ends at five minutes. */
#define APART_S 80
#define AXIS_S 300

static const char *const titles[LOBBY_N_SHEET_CHARTS] = {
  /* Translators: titles of the charts of a day */
  NC_ ("chart", "The Day"),    NC_ ("chart", "Where the Pressure Was"), NC_ ("chart", "Counters Busy"),
  NC_ ("chart", "Diversions"), NC_ ("chart", "VIP Answer Times"),       NC_ ("chart", "Feedback"),
};

/** lobby_sheet_chart_get_title: Returns: (transfer none): what the chart is called */
const char *
lobby_sheet_chart_get_title (LobbySheetChart chart)
{
  g_return_val_if_fail (chart < LOBBY_N_SHEET_CHARTS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "chart", titles[chart]);
}

/* Returns: whether more than half of a stretch was not recorded */
gboolean
lobby_sheet_is_missing (const LobbyDaySheet *sheet, gint64 from_us, gint64 until_us)
{
  gint64 missing_us = 0;

  for (guint i = 0; i < sheet->gaps->len; i++)
    {
      const LobbyDaySpan *gap = &g_array_index (sheet->gaps, LobbyDaySpan, i);
      missing_us += MAX (MIN (gap->until_us, until_us) - MAX (gap->from_us, from_us), 0);
    }
  return 2 * missing_us > until_us - from_us;
}

/* ---- Pressure ---- */

static double
measure_cell (const LobbyDaySheet *sheet, const LobbyServiceRecord *service, gint64 from_us)
{
  gint64 until_us = MIN (from_us + LOBBY_PRESSURE_CELL_US, sheet->until_us);

  if (from_us >= sheet->until_us || lobby_sheet_is_missing (sheet, from_us, until_us))
    return -1;
  return lobby_day_series_measure_pressure (sheet->state, service, from_us, until_us).percent;
}

static void
paint_pressure (const LobbyDaySheet *sheet,
                cairo_t *cr,
                PangoLayout *text,
                double width,
                double height,
                const LobbyPalette *palette)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (sheet->state);
  guint n_rows = branch != NULL && branch->services != NULL ? branch->services->len : 0;
  guint n_columns = (guint) ((sheet->to_us - sheet->from_us + LOBBY_PRESSURE_CELL_US - 1) / LOBBY_PRESSURE_CELL_US);
  g_autofree const char **rows = g_new0 (const char *, n_rows + 1);
  g_autofree double *cells = g_new0 (double, n_rows *n_columns + 1);
  g_autoptr (GArray) ticks = lobby_time_ticks_new ();
  LobbyHeatPicture picture = { rows, n_rows, cells,          n_columns,
                               NULL, 0,      sheet->from_us, sheet->from_us + n_columns * LOBBY_PRESSURE_CELL_US };

  for (guint row = 0; row < n_rows; row++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, row);
      rows[row] = lobby_words_get_service_name (sheet->state, service->id);
      for (guint column = 0; column < n_columns; column++)
        cells[row * n_columns + column] = measure_cell (sheet, service,
                                                        sheet->from_us + column * LOBBY_PRESSURE_CELL_US);
    }
  lobby_time_ticks_fill_hours (ticks, sheet->from_us, sheet->to_us, sheet->zone);
  picture.ticks = (const LobbyTimeTick *) (gconstpointer) ticks->data;
  picture.n_ticks = ticks->len;
  lobby_heat_picture_paint (&picture, cr, text, width, height, palette);
}

/* ---- Counters ---- */

int
lobby_sheet_get_busy_percent (const LobbyDaySheet *sheet, const LobbyCounterRecord *counter)
{
  return lobby_counter_busy_percent (sheet->state, counter, sheet->until_us);
}

static void
clear_row (gpointer data)
{
  LobbyRowBar *row = data;

  g_free ((char *) row->value);
  g_free ((char *) row->detail);
  g_free ((char *) row->share);
}

static void
paint_counters (const LobbyDaySheet *sheet,
                cairo_t *cr,
                PangoLayout *text,
                double width,
                double height,
                const LobbyPalette *palette)
{
  const GPtrArray *counters = lobby_state_get_counters (sheet->state);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LobbyRowBar));
  LobbyDayGoal goal;
  gboolean has_goal = lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_COUNTERS_BUSY, &goal);

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      int percent = lobby_sheet_get_busy_percent (sheet, counter);
      LobbyRowBar row = { .name = counter->id,
                          .detail = counter->services != NULL ? g_strjoinv ("\xc2\xb7", counter->services) : NULL,
                          .fraction = percent / 100.0,
                          .value = percent >= 0 ? g_strdup_printf ("%d%%", percent) : g_strdup (LOBBY_NO_FIGURE),
                          .token = LOBBY_TOKEN_MARK };
      g_array_append_val (rows, row);
    }
  LobbyRowsPicture picture = { (const LobbyRowBar *) (gconstpointer) rows->data, rows->len, TRUE,
                               has_goal && goal.has_low ? goal.low / 100 : -1,
                               has_goal && goal.has_high ? goal.high / 100 : -1 };
  lobby_rows_picture_paint (&picture, cr, text, width, height, palette);
}

/* ---- Diversions ---- */

void
lobby_sheet_get_stages (const LobbyDaySheet *sheet, LobbySheetStage stages[LOBBY_SHEET_N_STAGES])
{
  const LobbyLedgerFigures *all = &sheet->ledger.all;

  /* Translators: stages of a diversion */
  stages[0] = (LobbySheetStage){ C_ ("diversion stage", "Suggested"), all->n_suggested };
  stages[1] = (LobbySheetStage){ C_ ("diversion stage", "Offered"), all->n_offered };
  stages[2] = (LobbySheetStage){ C_ ("diversion stage", "Accepted"), all->n_accepted };
  stages[3] = (LobbySheetStage){ C_ ("diversion stage", "Completed"), all->n_completed };
}

static void
paint_diversions (const LobbyDaySheet *sheet,
                  cairo_t *cr,
                  PangoLayout *text,
                  double width,
                  double height,
                  const LobbyPalette *palette)
{
  LobbySheetStage stages[LOBBY_SHEET_N_STAGES];
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LobbyRowBar));

  lobby_sheet_get_stages (sheet, stages);
  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < LOBBY_SHEET_N_STAGES; i++)
    {
      LobbyRowBar row = { .name = stages[i].name,
                          .fraction = (double) stages[i].n / MAX (stages[0].n, 1),
                          .value = g_strdup_printf ("%u", stages[i].n),
                          .token = i + 1 < LOBBY_SHEET_N_STAGES ? LOBBY_TOKEN_MARK : LOBBY_TOKEN_ACCENT };
      if (i > 0 && stages[i - 1].n > 0)
        row.share = g_strdup_printf ("%.0f%%", 100.0 * stages[i].n / stages[i - 1].n);
      g_array_append_val (rows, row);
    }
  LobbyRowsPicture picture = { (const LobbyRowBar *) (gconstpointer) rows->data, rows->len, FALSE, -1, -1 };
  lobby_rows_picture_paint (&picture, cr, text, width, height, palette);
}

/* ---- Valued customers ---- */

static char *
dup_mark_label (const LobbyVisitRecord *visit, double after_s)
{
  return g_strdup_printf ("%s %d:%02d", visit->ticket != NULL ? visit->ticket : "", (int) after_s / 60,
                          (int) after_s % 60);
}

static gboolean
has_room (const LobbyAnswerMark *marks, guint n, double after_s)
{
  for (guint i = 0; i < n; i++)
    if (marks[i].label != NULL && fabs (MIN (marks[i].after_s, AXIS_S) - MIN (after_s, AXIS_S)) < APART_S)
      return FALSE;
  return TRUE;
}

/* The latest are named, one after the other, as long as their names have room. */
static void
name_late (const GPtrArray *visits, LobbyAnswerMark *marks, guint n, double head_s, GPtrArray *labels)
{
  for (guint round = 0; round < n; round++)
    {
      LobbyAnswerMark *latest = NULL;
      for (guint i = 0; i < n; i++)
        if (marks[i].label == NULL && (marks[i].open || (head_s > 0 && marks[i].after_s >= head_s))
            && has_room (marks, n, marks[i].after_s) && (latest == NULL || marks[i].after_s > latest->after_s))
          latest = &marks[i];
      if (latest == NULL)
        return;
      g_ptr_array_add (labels, dup_mark_label (g_ptr_array_index (visits, visits->len - n + (guint) (latest - marks)),
                                               latest->after_s));
      latest->label = g_ptr_array_index (labels, labels->len - 1);
    }
}

static void
paint_answers (const LobbyDaySheet *sheet,
               cairo_t *cr,
               PangoLayout *text,
               double width,
               double height,
               const LobbyPalette *palette)
{
  const GPtrArray *visits = lobby_state_get_visits (sheet->state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (sheet->state);
  const LobbyPolicyRecord *policy = branch != NULL ? branch->policy : NULL;
  guint n = MIN (visits->len, MOST_MARKS);
  g_autofree LobbyAnswerMark *marks = g_new0 (LobbyAnswerMark, n + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gint64 target_s = policy != NULL ? policy->vip_answer_s : 0, head_s = policy != NULL ? policy->vip_escalate_s : 0;
  /* Translators: the time that a relationship manager has to answer, minutes and seconds */
  g_autofree char *target = g_strdup_printf (_ ("target %d:%02d"), (int) (target_s / 60), (int) (target_s % 60));
  /* Translators: the time after which the branch head is told, minutes and seconds */
  g_autofree char *head = g_strdup_printf (_ ("branch head at %d:%02d"), (int) (head_s / 60), (int) (head_s % 60));
  LobbyAnswerPicture picture = { marks, n, (double) target_s, (double) head_s, target, head };

  for (guint i = 0; i < n; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, visits->len - n + i);
      gint64 answer_us = lobby_visit_record_get_answer_us (visit);
      gint64 told_us = visit->told_us != 0 ? visit->told_us : visit->arrived_us;
      marks[i].open = answer_us < 0;
      marks[i].after_s = (double) (marks[i].open ? sheet->until_us - told_us : answer_us) / SECOND_US;
    }
  name_late (visits, marks, n, (double) head_s, labels);
  lobby_answer_picture_paint (&picture, cr, text, width, height, palette);
}

/* ---- Feedback ---- */

static void
paint_feedback (const LobbyDaySheet *sheet,
                cairo_t *cr,
                PangoLayout *text,
                double width,
                double height,
                const LobbyPalette *palette)
{
  const LobbyAnswerFigures *answers = &sheet->answers;
  double n = MAX (answers->n, 1);
  const double parts[] = { answers->promoters / n, answers->passives / n, answers->detractors / n };
  const LobbyToken tokens[] = { LOBBY_TOKEN_ACCENT, LOBBY_TOKEN_TRACK, LOBBY_TOKEN_RISK };
  /* Translators: answers to "would you recommend us": scores 9 and 10 */
  g_autofree char *promoters = g_strdup_printf (ngettext ("%u promoter", "%u promoters", answers->promoters),
                                                answers->promoters);
  /* Translators: answers to "would you recommend us": scores 7 and 8 */
  g_autofree char *passives = g_strdup_printf (ngettext ("%u passive", "%u passive", answers->passives),
                                               answers->passives);
  /* Translators: answers to "would you recommend us": scores 0 to 6 */
  g_autofree char *detractors = g_strdup_printf (ngettext ("%u detractor", "%u detractors", answers->detractors),
                                                 answers->detractors);
  const char *const labels[] = { promoters, passives, detractors };
  LobbySharePicture picture = { parts, tokens, labels, G_N_ELEMENTS (parts) };

  lobby_share_picture_paint (&picture, cr, text, width, height, palette);
}

/**
 * lobby_sheet_chart_paint:
 * @chart: which one
 * @sheet: the day
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_sheet_chart_paint (LobbySheetChart chart,
                         const LobbyDaySheet *sheet,
                         cairo_t *cr,
                         PangoLayout *text,
                         double width,
                         double height,
                         const LobbyPalette *palette)
{
  static void (*const painters[LOBBY_N_SHEET_CHARTS]) (const LobbyDaySheet *, cairo_t *, PangoLayout *, double, double,
                                                       const LobbyPalette *)
      = { lobby_sheet_paint_course, paint_pressure, paint_counters, paint_diversions, paint_answers, paint_feedback };

  g_return_if_fail (chart < LOBBY_N_SHEET_CHARTS && sheet != NULL && cr != NULL);
  painters[chart](sheet, cr, text, width, height, palette);
}
