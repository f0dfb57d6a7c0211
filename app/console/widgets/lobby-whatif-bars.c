/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes waited in the four ways that half an hour could go. */
#include "config.h"

#include "lobby-whatif-bars.h"

#include "lobby-whatif-chart.h"

#include <glib/gi18n-lib.h>

struct _LobbyWhatifBars
{
  LobbyCanvas parent_instance;

  /* state */
  LobbyWhatifBarsPicture picture;
  int n_over[LOBBY_WHATIF_N_LINES];
};

G_DEFINE_FINAL_TYPE (LobbyWhatifBars, lobby_whatif_bars, LOBBY_TYPE_CANVAS)

static void
lobby_whatif_bars_paint_canvas (LobbyCanvas *canvas,
                                cairo_t *cr,
                                double width,
                                double height,
                                const LobbyPalette *palette)
{
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  lobby_whatif_bars_paint (&LOBBY_WHATIF_BARS (canvas)->picture, cr, text, width, palette);
}

static LobbyChartTable *
lobby_whatif_bars_dup_table (LobbyCanvas *canvas)
{
  LobbyWhatifBars *self = LOBBY_WHATIF_BARS (canvas);
  LobbyChartTable *table = lobby_chart_table_new (
      /* Translators: title of a small chart: minutes that all customers waited, added up */
      _ ("Minutes Waited, All Customers"),
      /* Translators: heads of a table: one of four ways in which half an hour could go, minutes that all waited, customers
       * who waited longer than the target */
      (const char *const[]){ _ ("Way"), _ ("Minutes"), _ ("Over target"), NULL });

  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      g_autofree char *minutes = g_strdup_printf ("%d", self->picture.minutes[i]);
      g_autofree char *over = g_strdup_printf ("%d", self->n_over[i]);
      lobby_chart_table_add (table, (const char *const[]){ self->picture.names[i], minutes, over, NULL });
    }
  return table;
}

static void
lobby_whatif_bars_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 220 : LOBBY_WHATIF_N_LINES * LOBBY_WHATIF_BAR_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : *minimum;
}

static void
lobby_whatif_bars_class_init (LobbyWhatifBarsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = lobby_whatif_bars_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_whatif_bars_paint_canvas;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_whatif_bars_dup_table;
}

static void
lobby_whatif_bars_init (LobbyWhatifBars *self)
{
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    self->picture.names[i] = lobby_whatif_chart_get_line_name ((LobbyWhatifLine) i);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** lobby_whatif_bars_new: Returns: (transfer floating): bars of nothing */
GtkWidget *
lobby_whatif_bars_new (void)
{
  return g_object_new (LOBBY_TYPE_WHATIF_BARS, NULL);
}

/** lobby_whatif_bars_show: @minutes: by line, waited by all; @n_over: by line, customers over target */
void
lobby_whatif_bars_show (LobbyWhatifBars *self,
                        const int minutes[LOBBY_WHATIF_N_LINES],
                        const int n_over[LOBBY_WHATIF_N_LINES])
{
  g_autofree char *summary = NULL;

  g_return_if_fail (LOBBY_IS_WHATIF_BARS (self));

  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      self->picture.minutes[i] = minutes[i];
      self->n_over[i] = n_over[i];
    }
  summary = g_strdup_printf (
      /* Translators: the small chart to a screen reader; four numbers of minutes */
      _ ("Minutes waited: nothing done %1$d, what happened %2$d, your decision %3$d, best found %4$d"), minutes[0],
      minutes[1], minutes[2], minutes[3]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
