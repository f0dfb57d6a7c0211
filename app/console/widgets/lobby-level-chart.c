/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level of one supply of a device over the day. */
#include "config.h"

#include "lobby-level-chart.h"
#include "lobby-time-ticks.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

struct _LobbyLevelChart
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyLevelPicture picture;
  LobbyLevelPoint *points;
  LobbyLevelReach *reaches;
  char *low_label;
  char *now_label;
  char *empty_label;
  char *range_label;
  GArray *ticks; /* of LobbyTimeTick with own labels */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (LobbyLevelChart, lobby_level_chart, LOBBY_TYPE_CANVAS)

static void
lobby_level_chart_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyLevelChart *self = LOBBY_LEVEL_CHART (canvas);
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);
  LobbyLevelPlot plot;

  lobby_level_plot_init (&plot, &self->picture, text, width, height);
  lobby_level_plot_paint (&plot, cr, text, palette);
}

static void
add_level (LobbyChartTable *table, gint64 at_us, GTimeZone *zone, double level, const char *range)
{
  g_autofree char *time = lobby_words_dup_time (at_us, zone, FALSE);
  g_autofree char *figure = g_strdup_printf ("%.0f", level);

  lobby_chart_table_add (table, (const char *const[]){ time, figure, range, NULL });
}

static LobbyChartTable *
lobby_level_chart_dup_table (LobbyCanvas *canvas)
{
  LobbyLevelChart *self = LOBBY_LEVEL_CHART (canvas);
  /* Translators: title of a table: a supply of a device over the day */
  LobbyChartTable *table = lobby_chart_table_new (
      _ ("Level over the Day"),
      /* Translators: heads of a table of levels; the range is of what is foreseen */
      (const char *const[]){ _ ("Time"), _ ("Level"), _ ("80% range"), NULL });

  for (guint i = 0; i < self->picture.n_points; i++)
    add_level (table, self->points[i].at_us, self->zone, self->points[i].level, "");
  for (guint i = 0; i < self->picture.forecast.n_reaches; i++)
    {
      const LobbyLevelReach *reach = &self->reaches[i];
      /* Translators: range of a figure that is foreseen, from and to */
      g_autofree char *range = g_strdup_printf (_ ("%1$.0f to %2$.0f"), reach->low, reach->high);
      add_level (table, reach->at_us, self->zone, reach->mid, range);
    }
  return table;
}

static gboolean
lobby_level_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LobbyLevelChart *self = LOBBY_LEVEL_CHART (widget);
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (LOBBY_CANVAS (self));
  LobbyLevelPlot plot;

  if (keyboard || self->zone == NULL)
    return FALSE;
  lobby_level_plot_init (&plot, &self->picture, text, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int found = lobby_level_plot_find (&plot, x);
  if (found < 0)
    return FALSE;
  g_autofree char *time = lobby_words_dup_time (self->points[found].at_us, self->zone, FALSE);
  g_autofree char *words = g_strdup_printf ("%s  %.0f", time, self->points[found].level);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
lobby_level_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 380 : 222;
}

static void
lobby_level_chart_finalize (GObject *object)
{
  LobbyLevelChart *self = LOBBY_LEVEL_CHART (object);

  g_free (self->points);
  g_free (self->low_label);
  g_free (self->now_label);
  g_free (self->reaches);
  g_free (self->empty_label);
  g_free (self->range_label);
  g_array_unref (self->ticks);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lobby_level_chart_parent_class)->finalize (object);
}

static void
lobby_level_chart_class_init (LobbyLevelChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_level_chart_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_level_chart_measure;
  GTK_WIDGET_CLASS (klass)->query_tooltip = lobby_level_chart_query_tooltip;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_level_chart_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_level_chart_dup_table;
}

static void
lobby_level_chart_init (LobbyLevelChart *self)
{
  self->ticks = lobby_time_ticks_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/** lobby_level_chart_new: Returns: (transfer floating): an empty chart */
GtkWidget *
lobby_level_chart_new (void)
{
  return g_object_new (LOBBY_TYPE_LEVEL_CHART, NULL);
}

/* Now moves on by itself: only what a person could see is worth drawing. */
#define NOW_STEP_US (10 * (gint64) G_USEC_PER_SEC)

static gboolean
foresees_already (const LobbyLevelForecast *own, const LobbyLevelForecast *forecast)
{
  if (own->n_reaches != forecast->n_reaches || own->empty_us != forecast->empty_us
      || g_strcmp0 (own->empty_label, forecast->empty_label) != 0
      || g_strcmp0 (own->range_label, forecast->range_label) != 0)
    return FALSE;
  return forecast->n_reaches == 0
         || memcmp (own->reaches, forecast->reaches, forecast->n_reaches * sizeof *forecast->reaches) == 0;
}

static gboolean
shows_already (LobbyLevelChart *self, const LobbyLevelPicture *picture)
{
  const LobbyLevelPicture *own = &self->picture;

  if (!foresees_already (&own->forecast, &picture->forecast))
    return FALSE;
  if (own->from_us != picture->from_us || own->n_points != picture->n_points
      || ABS (own->now_us - picture->now_us) >= NOW_STEP_US || g_strcmp0 (own->low_label, picture->low_label) != 0)
    return FALSE;
  for (guint i = 0; i < picture->n_points; i++)
    if (own->points[i].at_us != picture->points[i].at_us || own->points[i].level < picture->points[i].level
        || own->points[i].level > picture->points[i].level)
      return FALSE;
  return TRUE;
}

static void
keep_forecast (LobbyLevelChart *self, const LobbyLevelForecast *forecast)
{
  g_free (self->reaches);
  self->reaches = g_memdup2 (forecast->reaches, forecast->n_reaches * sizeof *forecast->reaches);
  g_free (self->empty_label);
  self->empty_label = g_strdup (forecast->empty_label);
  g_free (self->range_label);
  self->range_label = g_strdup (forecast->range_label);
}

/**
 * lobby_level_chart_show:
 * @self: the chart
 * @picture: what to show; copied; its ticks are not used, the full hours of @zone are
 * @zone: zone of the branch
 * @summary: the curve as a sentence, for a screen reader
 */
void
lobby_level_chart_show (LobbyLevelChart *self, const LobbyLevelPicture *picture, GTimeZone *zone, const char *summary)
{
  g_return_if_fail (LOBBY_IS_LEVEL_CHART (self) && picture != NULL && zone != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary != NULL ? summary : "",
                                  -1);
  if (shows_already (self, picture))
    return;
  g_free (self->points);
  self->points = g_memdup2 (picture->points, picture->n_points * sizeof *picture->points);
  g_free (self->low_label);
  self->low_label = g_strdup (picture->low_label);
  g_free (self->now_label);
  self->now_label = g_strdup (picture->now_label);
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_array_set_size (self->ticks, 0);
  lobby_time_ticks_fill_hours (self->ticks, picture->from_us, picture->to_us, zone);

  keep_forecast (self, &picture->forecast);
  self->picture = *picture;
  self->picture.forecast.reaches = self->reaches;
  self->picture.forecast.empty_label = self->empty_label;
  self->picture.forecast.range_label = self->range_label;
  self->picture.points = self->points;
  self->picture.low_label = self->low_label;
  self->picture.now_label = self->now_label;
  self->picture.ticks = (const LobbyTimeTick *) (gconstpointer) self->ticks->data;
  self->picture.n_ticks = self->ticks->len;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
