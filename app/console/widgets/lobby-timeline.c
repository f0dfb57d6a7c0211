/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day to look along: pressing a place goes to that moment, pressing a mark to just that. The page owns it. */
#include "config.h"

#include "lobby-timeline.h"

#include "lobby-time-ticks.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

struct _LobbyTimeline
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyTimelinePicture picture;
  LobbyTimelineMark *marks;
  LobbyUseSpan *gaps;
  char **lanes;
  char **names;  /* of the marks */
  char **labels; /* of the marks; empty for a glyph */
  char *hidden_label;
  GArray *ticks; /* of LobbyTimeTick with own labels */
  GTimeZone *zone;
  double pressed_x;
};

enum
{
  SOUGHT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyTimeline, lobby_timeline, LOBBY_TYPE_CANVAS)

/* The layout of the captions must outlive the plot's use of it. */
static PangoLayout *
init_plot (LobbyTimeline *self, LobbyTimelinePlot *plot)
{
  PangoLayout *text = lobby_canvas_create_caption (LOBBY_CANVAS (self));

  lobby_timeline_plot_init (plot, &self->picture, text, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
  return text;
}

static void
lobby_timeline_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyTimelinePlot plot;
  g_autoptr (PangoLayout) text = init_plot (LOBBY_TIMELINE (canvas), &plot);

  lobby_timeline_plot_paint (&plot, cr, text, palette);
}

static LobbyChartTable *
lobby_timeline_dup_table (LobbyCanvas *canvas)
{
  LobbyTimeline *self = LOBBY_TIMELINE (canvas);
  LobbyChartTable *table = lobby_chart_table_new (
      /* Translators: title of a table: what happened on a recorded day */
      _ ("Events of the Day"),
      /* Translators: heads of a table: time of day, what it was about, what happened */
      (const char *const[]){ _ ("Time"), _ ("Lane"), _ ("Event"), NULL });

  for (guint i = 0; i < self->picture.n_marks && self->zone != NULL; i++)
    {
      g_autofree char *time = lobby_words_dup_time (self->marks[i].at_us, self->zone, TRUE);
      lobby_chart_table_add (table,
                             (const char *const[]){ time, self->lanes[self->marks[i].lane], self->names[i], NULL });
    }
  return table;
}

static gboolean
lobby_timeline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LobbyTimeline *self = LOBBY_TIMELINE (widget);
  LobbyTimelinePlot plot;
  g_autoptr (PangoLayout) text = init_plot (self, &plot);
  int found = keyboard ? -1 : lobby_timeline_plot_find (&plot, x, y);

  if (found < 0 || self->zone == NULL)
    return FALSE;
  g_autofree char *time = lobby_words_dup_time (self->marks[found].at_us, self->zone, FALSE);
  g_autofree char *words = g_strdup_printf ("%s  %s", time, self->names[found]);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
seek (LobbyTimeline *self, double x, double y)
{
  LobbyTimelinePlot plot;
  g_autoptr (PangoLayout) text = init_plot (self, &plot);
  int found = y >= 0 ? lobby_timeline_plot_find (&plot, x, y) : -1;
  gint64 at_us = found >= 0 ? self->marks[found].at_us : lobby_timeline_plot_get_time (&plot, x);

  if (self->picture.to_us > self->picture.from_us)
    g_signal_emit (self, signals[SOUGHT], 0, at_us);
}

static void
drag_begin_cb (LobbyTimeline *self, double x, double y)
{
  self->pressed_x = x;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  seek (self, x, y);
}

static void
drag_update_cb (LobbyTimeline *self, double x, double y)
{
  if (x < -2 || x > 2)
    seek (self, self->pressed_x + x, -1);
}

static void
lobby_timeline_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  LobbyTimeline *self = LOBBY_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 800;
    }
  else
    *minimum = *natural = LOBBY_TIMELINE_TOP + (int) self->picture.n_lanes * LOBBY_TIMELINE_LANE
                          + LOBBY_TIMELINE_BOTTOM;
}

static void
clear_picture (LobbyTimeline *self)
{
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->gaps, g_free);
  g_clear_pointer (&self->lanes, g_strfreev);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->hidden_label, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

static void
lobby_timeline_finalize (GObject *object)
{
  LobbyTimeline *self = LOBBY_TIMELINE (object);

  clear_picture (self);
  g_array_unref (self->ticks);
  G_OBJECT_CLASS (lobby_timeline_parent_class)->finalize (object);
}

static void
lobby_timeline_class_init (LobbyTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lobby_timeline_finalize;
  widget_class->measure = lobby_timeline_measure;
  widget_class->query_tooltip = lobby_timeline_query_tooltip;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_timeline_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_timeline_dup_table;

  /**
   * LobbyTimeline::sought:
   * @at_us: a moment, µs since 1970 UTC
   *
   * Somebody wants to see that moment.
   */
  signals[SOUGHT] = g_signal_new ("sought", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lobby_timeline_init (LobbyTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->ticks = lobby_time_ticks_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* The marks are a copy, and so must their labels be. */
static void
keep_labels (LobbyTimeline *self)
{
  self->labels = g_new0 (char *, self->picture.n_marks + 1);
  for (guint i = 0; i < self->picture.n_marks; i++)
    {
      self->labels[i] = g_strdup (self->marks[i].label != NULL ? self->marks[i].label : "");
      self->marks[i].label = *self->labels[i] != '\0' ? self->labels[i] : NULL;
    }
}

/** lobby_timeline_new: Returns: (transfer floating): an empty timeline */
GtkWidget *
lobby_timeline_new (void)
{
  return g_object_new (LOBBY_TYPE_TIMELINE, NULL);
}

/**
 * lobby_timeline_show:
 * @self: the timeline
 * @picture: what to show; copied; its ticks are not used, the full hours of @zone are
 * @names: (array zero-terminated=1): name of each mark
 * @zone: zone of the branch
 * @summary: the day as a sentence, for a screen reader
 */
void
lobby_timeline_show (LobbyTimeline *self,
                     const LobbyTimelinePicture *picture,
                     const char *const *names,
                     GTimeZone *zone,
                     const char *summary)
{
  g_return_if_fail (LOBBY_IS_TIMELINE (self) && picture != NULL && names != NULL && zone != NULL);
  g_return_if_fail (g_strv_length ((char **) names) == picture->n_marks);

  g_time_zone_ref (zone);
  clear_picture (self);
  self->picture = *picture;
  self->marks = g_memdup2 (picture->marks, picture->n_marks * sizeof *picture->marks);
  keep_labels (self);
  self->hidden_label = g_strdup (picture->hidden_label);
  self->picture.hidden_label = self->hidden_label;
  self->gaps = g_memdup2 (picture->gaps, picture->n_gaps * sizeof *picture->gaps);
  self->lanes = g_strdupv ((char **) picture->lanes);
  self->names = g_strdupv ((char **) names);
  self->zone = zone;
  g_array_set_size (self->ticks, 0);
  lobby_time_ticks_fill_hours (self->ticks, picture->from_us, picture->to_us, zone);
  self->picture.marks = self->marks;
  self->picture.gaps = self->gaps;
  self->picture.lanes = (const char *const *) self->lanes;
  self->picture.ticks = (const LobbyTimeTick *) (gconstpointer) self->ticks->data;
  self->picture.n_ticks = self->ticks->len;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_timeline_show_now: moves the marker of the moment to @now_us, µs since 1970 UTC */
void
lobby_timeline_show_now (LobbyTimeline *self, gint64 now_us)
{
  g_return_if_fail (LOBBY_IS_TIMELINE (self));

  if (self->picture.now_us == now_us)
    return;
  self->picture.now_us = now_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
