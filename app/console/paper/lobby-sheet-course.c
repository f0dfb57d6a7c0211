/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a day as a chart of three panels. */
#include "config.h"

#include "lobby-sheet-private.h"

#include "lobby-day-plot.h"
#include "lobby-day-series.h"
#include "lobby-service-level.h"
#include "lobby-time-ticks.h"
#include "lobby-words-finding.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define MOST_NOTES 4

static GArray *
make_waiting (const LobbyDaySheet *sheet)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LobbyWaitingPoint));

  for (gint64 at_us = sheet->from_us; at_us <= MIN (sheet->to_us, sheet->until_us); at_us += LOBBY_SERIES_STEP_US)
    {
      LobbyWaitingPoint point = { at_us, lobby_queue_length_at (sheet->state, NULL, at_us) };
      g_array_append_val (points, point);
    }
  return points;
}

static GArray *
make_waits (const LobbyDaySheet *sheet, const LobbyServiceRecord *service)
{
  g_autoptr (GArray) samples = lobby_day_series_measure_waits (sheet->state, service != NULL ? service->id : NULL,
                                                               sheet->from_us, MIN (sheet->to_us, sheet->until_us));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LobbyWaitPoint));

  for (guint i = 0; i < samples->len; i++)
    {
      const LobbyWaitSample *sample = &g_array_index (samples, LobbyWaitSample, i);
      LobbyWaitPoint point = { sample->at_us, sample->n > 0, sample->median_s / 60, sample->p90_s / 60 };
      g_array_append_val (points, point);
    }
  return points;
}

static GArray *
make_open (const LobbyDaySheet *sheet)
{
  const GArray *steps = lobby_uptime_watch_get_open_steps (sheet->watch);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LobbyWaitingPoint));

  for (guint i = 0; i < steps->len; i++)
    {
      const LobbyOpenStep *step = &g_array_index (steps, LobbyOpenStep, i);
      LobbyWaitingPoint point = { step->at_us, step->n_open };
      g_array_append_val (points, point);
    }
  return points;
}

static GArray *
make_gaps (const LobbyDaySheet *sheet)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LobbyUseSpan));

  for (guint i = 0; i < sheet->gaps->len; i++)
    {
      const LobbyDaySpan *gap = &g_array_index (sheet->gaps, LobbyDaySpan, i);
      g_array_append_val (spans, ((LobbyUseSpan){ LOBBY_USE_UNKNOWN, gap->from_us, gap->until_us }));
    }
  return spans;
}

/* ---- Notes ---- */

static void
clear_note (gpointer data)
{
  g_free ((char *) ((LobbyDayNote *) data)->label);
}

static char *
dup_note (const LobbyDaySheet *sheet, const LobbyDayFinding *finding, gint64 at_us)
{
  g_autofree char *time = lobby_words_dup_time (at_us, sheet->zone, FALSE);

  switch ((int) finding->kind)
    {
    case LOBBY_FINDING_OVER_TARGET:
      /* Translators: note in a chart: a time of day, a service */
      return g_strdup_printf (_ ("%1$s %2$s over target"), time,
                              lobby_words_get_service_name (sheet->state, finding->subject));
    case LOBBY_FINDING_OUTAGE:
      /* Translators: note in a chart: a time of day, a device */
      return g_strdup_printf (_ ("%1$s %2$s out"), time, finding->subject);
    case LOBBY_FINDING_ADVICE_FOLLOWED:
      /* Translators: note in a chart: a time of day, a counter's number; as in "10:43 counter 5 as advised" */
      return g_strdup_printf (_ ("%1$s counter %2$s as advised"), time, finding->subject);
    case LOBBY_FINDING_ADVICE_IGNORED:
      /* Translators: note in a chart: a time of day, a counter's number; advice was not followed */
      return g_strdup_printf (_ ("%1$s counter %2$s advised, not done"), time, finding->subject);
    default:
      return NULL;
    }
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  gint64 first_us = ((const LobbyDayNote *) a)->at_us, other_us = ((const LobbyDayNote *) b)->at_us;

  return (first_us > other_us) - (first_us < other_us);
}

static GArray *
make_notes (const LobbyDaySheet *sheet)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (LobbyDayNote));

  g_array_set_clear_func (notes, clear_note);
  for (guint i = 0; i < sheet->findings->len && notes->len < MOST_NOTES; i++)
    {
      const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, i);
      gint64 at_us = finding->kind == LOBBY_FINDING_ADVICE_FOLLOWED ? finding->until_us : finding->from_us;
      LobbyDayNote note = { at_us, lobby_words_get_finding_shape (finding), dup_note (sheet, finding, at_us) };
      if (note.label != NULL && at_us >= sheet->from_us && at_us <= sheet->to_us)
        g_array_append_val (notes, note);
      else
        g_free ((char *) note.label);
    }
  g_array_sort (notes, compare_notes);
  return notes;
}

/* Paints the course; the second panel is about the service that was hardest. */
void
lobby_sheet_paint_course (const LobbyDaySheet *sheet,
                          cairo_t *cr,
                          PangoLayout *text,
                          double width,
                          double height,
                          const LobbyPalette *palette)
{
  const LobbyServiceRecord *service = lobby_day_series_find_hardest (sheet->state, sheet->until_us);
  g_autoptr (GArray) waiting = make_waiting (sheet);
  g_autoptr (GArray) waits = make_waits (sheet, service);
  g_autoptr (GArray) open = make_open (sheet);
  g_autoptr (GArray) gaps = make_gaps (sheet);
  g_autoptr (GArray) notes = make_notes (sheet);
  g_autoptr (GArray) ticks = lobby_time_ticks_new ();
  int target_min = service != NULL ? (int) (service->target_s / 60) : 0;
  /* Translators: the target wait in minutes, at a line of a chart */
  g_autofree char *target = g_strdup_printf (_ ("target %d"), target_min);
  /* Translators: title of a panel; %s is a service: what those who were called had waited, half and nine in ten of them */
  g_autofree char *title = g_strdup_printf (_ ("%s: wait when called, min (half, nine in ten)"),
                                            service != NULL ? lobby_words_get_service_name (sheet->state, service->id)
                                                            : LOBBY_NO_FIGURE);

  lobby_time_ticks_fill_hours (ticks, sheet->from_us, sheet->to_us, sheet->zone);
  LobbyDayPicture picture = {
    .from_us = sheet->from_us,
    .to_us = sheet->to_us,
    .until_us = MIN (sheet->until_us, sheet->to_us),
    .waiting = (const LobbyWaitingPoint *) (gconstpointer) waiting->data,
    .n_waiting = waiting->len,
    .waits = (const LobbyWaitPoint *) (gconstpointer) waits->data,
    .n_waits = waits->len,
    .target_min = target_min,
    .open = (const LobbyWaitingPoint *) (gconstpointer) open->data,
    .n_open = open->len,
    .gaps = (const LobbyUseSpan *) (gconstpointer) gaps->data,
    .n_gaps = gaps->len,
    .notes = (const LobbyDayNote *) (gconstpointer) notes->data,
    .n_notes = notes->len,
    .ticks = (const LobbyTimeTick *) (gconstpointer) ticks->data,
    .n_ticks = ticks->len,
    /* Translators: titles of panels of a chart over a day */
    .waiting_title = C_ ("panel", "Waiting"),
    .waits_title = title,
    .open_title = C_ ("panel", "Counters open"),
    .target_label = target,
  };
  lobby_day_picture_paint (&picture, cr, text, width, height, palette);
}
