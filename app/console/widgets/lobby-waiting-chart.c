/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many customers waited over a recorded day. */
#include "config.h"

#include "lobby-waiting-chart.h"

#include "lobby-time-ticks.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

struct _LobbyWaitingChart
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyWaitingPicture picture;
  LobbyWaitingPoint *points;
  GArray *ticks;   /* of LobbyTimeTick with own labels */
  GTimeZone *zone; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyWaitingChart, lobby_waiting_chart, LOBBY_TYPE_CANVAS)

static void
lobby_waiting_chart_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  lobby_waiting_picture_paint (&LOBBY_WAITING_CHART (canvas)->picture, cr, text, width, height, palette);
}

static LobbyChartTable *
lobby_waiting_chart_dup_table (LobbyCanvas *canvas)
{
  LobbyWaitingChart *self = LOBBY_WAITING_CHART (canvas);
  LobbyChartTable *table = lobby_chart_table_new (
      /* Translators: title of a chart and of its table */
      _ ("Customers Waiting"),
      /* Translators: heads of a table: time of day, and how many customers waited from then on */
      (const char *const[]){ _ ("Time"), _ ("Waiting"), NULL });

  for (guint i = 0; i < self->picture.n_points && self->zone != NULL; i++)
    {
      g_autofree char *time = lobby_words_dup_time (self->points[i].at_us, self->zone, TRUE);
      g_autofree char *count = g_strdup_printf ("%u", self->points[i].n_waiting);
      lobby_chart_table_add (table, (const char *const[]){ time, count, NULL });
    }
  return table;
}

static void
lobby_waiting_chart_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 110;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 220;
}

static void
lobby_waiting_chart_finalize (GObject *object)
{
  LobbyWaitingChart *self = LOBBY_WAITING_CHART (object);

  g_free (self->points);
  g_array_unref (self->ticks);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lobby_waiting_chart_parent_class)->finalize (object);
}

static void
lobby_waiting_chart_class_init (LobbyWaitingChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_waiting_chart_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_waiting_chart_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_waiting_chart_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_waiting_chart_dup_table;
}

static void
lobby_waiting_chart_init (LobbyWaitingChart *self)
{
  self->ticks = lobby_time_ticks_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** lobby_waiting_chart_new: Returns: (transfer floating): an empty chart */
GtkWidget *
lobby_waiting_chart_new (void)
{
  return g_object_new (LOBBY_TYPE_WAITING_CHART, NULL);
}

/**
 * lobby_waiting_chart_show:
 * @self: the chart
 * @picture: what to show; copied; its ticks are not used, the full hours of @zone are
 * @zone: zone of the branch
 */
void
lobby_waiting_chart_show (LobbyWaitingChart *self, const LobbyWaitingPicture *picture, GTimeZone *zone)
{
  g_return_if_fail (LOBBY_IS_WAITING_CHART (self) && picture != NULL && zone != NULL);

  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_free (self->points);
  self->picture = *picture;
  self->points = g_memdup2 (picture->points, picture->n_points * sizeof *picture->points);
  g_array_set_size (self->ticks, 0);
  lobby_time_ticks_fill_hours (self->ticks, picture->from_us, picture->to_us, zone);
  self->picture.points = self->points;
  self->picture.ticks = (const LobbyTimeTick *) (gconstpointer) self->ticks->data;
  self->picture.n_ticks = self->ticks->len;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lobby_waiting_chart_show_now:
 * @self: the chart
 * @now_us: the moment that is shown, µs since 1970 UTC
 * @summary: the moment as a sentence, for a screen reader
 */
void
lobby_waiting_chart_show_now (LobbyWaitingChart *self, gint64 now_us, const char *summary)
{
  g_return_if_fail (LOBBY_IS_WAITING_CHART (self) && summary != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  if (self->picture.now_us == now_us)
    return;
  self->picture.now_us = now_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
