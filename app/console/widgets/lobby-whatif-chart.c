/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The half hour after a decision in four ways. */
#include "config.h"

#include "lobby-whatif-chart.h"

#include "lobby-time-ticks.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define QUARTER_US (G_GINT64_CONSTANT (900) * G_USEC_PER_SEC)
/* A label so near to that of the moment would cover it. */
#define NEAR_US (G_GINT64_CONSTANT (300) * G_USEC_PER_SEC)

struct _LobbyWhatifChart
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyWhatifPicture picture;
  int *levels[LOBBY_WHATIF_N_LINES];
  char *labels[LOBBY_WHATIF_N_LINES];
  GArray *ticks;   /* of LobbyTimeTick with own labels */
  GTimeZone *zone; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyWhatifChart, lobby_whatif_chart, LOBBY_TYPE_CANVAS)

static void
lobby_whatif_chart_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  lobby_whatif_picture_paint (&LOBBY_WHATIF_CHART (canvas)->picture, cr, text, width, height, palette);
}

/** lobby_whatif_chart_get_line_name: Returns: (transfer none): what a line is, in words */
const char *
lobby_whatif_chart_get_line_name (LobbyWhatifLine line)
{
  switch (line)
    {
    case LOBBY_WHATIF_NOTHING:
      /* Translators: four ways in which half an hour could go: nobody did anything; as it was that day; as the trainee has
       * decided; the best of the choices that there were */
      return C_ ("training", "Nothing done");
    case LOBBY_WHATIF_HAPPENED:
      return C_ ("training", "What happened");
    case LOBBY_WHATIF_YOURS:
      return C_ ("training", "Your decision");
    case LOBBY_WHATIF_BEST:
      return C_ ("training", "Best found");
    case LOBBY_WHATIF_N_LINES:
    default:
      return "";
    }
}

static void
add_row (LobbyWhatifChart *self, LobbyChartTable *table, guint i)
{
  gint64 at_us = self->picture.from_us + i * self->picture.step_us;
  g_autofree char *time = lobby_words_dup_time (at_us, self->zone, FALSE);
  const char *cells[LOBBY_WHATIF_N_LINES + 2] = { time };
  char figures[LOBBY_WHATIF_N_LINES][16];

  if (self->picture.open && at_us > self->picture.now_us)
    return;
  for (guint line = 0; line < LOBBY_WHATIF_N_LINES; line++)
    {
      const int *levels = self->levels[line] != NULL ? self->levels[line] : self->levels[0];
      g_snprintf (figures[line], sizeof figures[line], "%d", levels[i]);
      cells[line + 1] = figures[line];
    }
  lobby_chart_table_add (table, cells);
}

static LobbyChartTable *
lobby_whatif_chart_dup_table (LobbyCanvas *canvas)
{
  LobbyWhatifChart *self = LOBBY_WHATIF_CHART (canvas);
  const char *heads[LOBBY_WHATIF_N_LINES + 2] = { _ ("Time") };

  for (guint line = 0; line < LOBBY_WHATIF_N_LINES; line++)
    heads[line + 1] = lobby_whatif_chart_get_line_name ((LobbyWhatifLine) line);
  LobbyChartTable *table = lobby_chart_table_new (_ ("Customers Waiting"), heads);
  for (guint i = 0; i < self->picture.n_levels && self->zone != NULL && self->levels[0] != NULL; i++)
    add_row (self, table, i);
  return table;
}

static void
lobby_whatif_chart_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 140;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 240;
}

static void
clear_picture (LobbyWhatifChart *self)
{
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      g_clear_pointer (&self->levels[i], g_free);
      g_clear_pointer (&self->labels[i], g_free);
    }
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

static void
lobby_whatif_chart_finalize (GObject *object)
{
  LobbyWhatifChart *self = LOBBY_WHATIF_CHART (object);

  clear_picture (self);
  g_array_unref (self->ticks);
  G_OBJECT_CLASS (lobby_whatif_chart_parent_class)->finalize (object);
}

static void
lobby_whatif_chart_class_init (LobbyWhatifChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_whatif_chart_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_whatif_chart_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_whatif_chart_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_whatif_chart_dup_table;
}

static void
lobby_whatif_chart_init (LobbyWhatifChart *self)
{
  self->ticks = lobby_time_ticks_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** lobby_whatif_chart_new: Returns: (transfer floating): an empty chart */
GtkWidget *
lobby_whatif_chart_new (void)
{
  return g_object_new (LOBBY_TYPE_WHATIF_CHART, NULL);
}

static void
add_tick (LobbyWhatifChart *self, gint64 at_us)
{
  g_autofree char *label = lobby_words_dup_time (at_us, self->zone, FALSE);

  lobby_time_ticks_add (self->ticks, at_us, label);
}

/* Full quarters of an hour, and the moment. */
static void
fill_ticks (LobbyWhatifChart *self)
{
  const LobbyWhatifPicture *picture = &self->picture;
  gint64 offset_us = lobby_words_get_offset (self->zone, picture->from_us);
  gint64 at_us = ((picture->from_us + offset_us + QUARTER_US - 1) / QUARTER_US) * QUARTER_US - offset_us;

  g_array_set_size (self->ticks, 0);
  for (; at_us <= picture->to_us; at_us += QUARTER_US)
    if (ABS (at_us - picture->now_us) > NEAR_US)
      add_tick (self, at_us);
  add_tick (self, picture->now_us);
}

/**
 * lobby_whatif_chart_show:
 * @self: the chart
 * @picture: what to show; copied; its ticks are not used
 * @zone: zone of the branch
 * @summary: the lines as a sentence, for a screen reader
 */
void
lobby_whatif_chart_show (LobbyWhatifChart *self,
                         const LobbyWhatifPicture *picture,
                         GTimeZone *zone,
                         const char *summary)
{
  g_return_if_fail (LOBBY_IS_WHATIF_CHART (self) && picture != NULL && zone != NULL && summary != NULL);

  g_time_zone_ref (zone);
  clear_picture (self);
  self->zone = zone;
  self->picture = *picture;
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      self->levels[i] = g_memdup2 (picture->levels[i],
                                   picture->levels[i] != NULL ? picture->n_levels * sizeof (int) : 0);
      self->labels[i] = g_strdup (picture->labels[i]);
      self->picture.levels[i] = self->levels[i];
      self->picture.labels[i] = self->labels[i];
    }
  fill_ticks (self);
  self->picture.ticks = (const LobbyTimeTick *) (gconstpointer) self->ticks->data;
  self->picture.n_ticks = self->ticks->len;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
