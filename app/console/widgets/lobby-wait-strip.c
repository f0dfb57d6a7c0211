/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wait strip of one service, and the ruler below the strips. */
#include "config.h"

#include "lobby-wait-strip.h"
#include "lobby-plot-text.h"
#include "lobby-wait-glide.h"
#include "lobby-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GLIDE_MS 200

struct _LobbyWaitStrip
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyWaitPicture picture;
  LobbyWaitMark *marks;
  char **names;
  /* owned: the way from the picture before; nobody glides when it is NULL */
  LobbyWaitGlide *glide;
  AdwAnimation *animation;
  double progress;
};

G_DEFINE_FINAL_TYPE (LobbyWaitStrip, lobby_wait_strip, LOBBY_TYPE_CANVAS)

static void
lobby_wait_strip_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyWaitStrip *self = LOBBY_WAIT_STRIP (canvas);
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&self->picture, width, height);

  if (self->glide != NULL)
    lobby_wait_glide_bend (self->glide, plot, self->progress);
  lobby_wait_plot_paint (plot, cr, palette);
  if (self->glide != NULL)
    lobby_wait_glide_paint_leaving (self->glide, plot, cr, palette, self->progress);
}

static void
move_cb (double progress, gpointer data)
{
  LobbyWaitStrip *self = LOBBY_WAIT_STRIP (data);

  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arrive_cb (AdwAnimation *animation, LobbyWaitStrip *self)
{
  g_clear_pointer (&self->glide, lobby_wait_glide_free);
}

/* From where the marks are on screen at this moment, which may be half-way. */
static LobbyWaitPlot *
create_seen_plot (LobbyWaitStrip *self)
{
  LobbyWaitPlot *plot = lobby_wait_strip_create_plot (self);

  if (self->glide != NULL)
    lobby_wait_glide_bend (self->glide, plot, self->progress);
  return plot;
}

static void
glide_from (LobbyWaitStrip *self, const LobbyWaitPlot *before, const char *const *names)
{
  g_autoptr (LobbyWaitPlot) after = lobby_wait_strip_create_plot (self);

  adw_animation_reset (self->animation);
  g_clear_pointer (&self->glide, lobby_wait_glide_free);
  self->glide = lobby_wait_glide_new (before, names, after, (const char *const *) self->names);
  if (lobby_wait_glide_is_seen (self->glide))
    adw_animation_play (self->animation);
  else
    g_clear_pointer (&self->glide, lobby_wait_glide_free);
}

static const char *
name_tone (LobbyTone tone)
{
  switch (tone)
    {
    case LOBBY_TONE_OVER:
      return _ ("over target");
    case LOBBY_TONE_RISK:
      /* Translators: of a waiting customer, in a table */
      return _ ("will be over target");
    case LOBBY_TONE_NORMAL:
      break;
    }
  /* Translators: of a waiting customer, in a table */
  return _ ("on time");
}

static LobbyChartTable *
lobby_wait_strip_dup_table (LobbyCanvas *canvas)
{
  LobbyWaitStrip *self = LOBBY_WAIT_STRIP (canvas);
  /* Translators: title of a table: one row a waiting customer */
  LobbyChartTable *table = lobby_chart_table_new (_ ("Minutes Waited"),
                                                  /* Translators: heads of a table of waiting customers */
                                                  (const char *const[]){ _ ("Ticket"), _ ("Minutes"), _ ("State"),
                                                                         NULL });

  for (guint i = 0; i < self->picture.n_marks; i++)
    {
      g_autofree char *minutes = g_strdup_printf ("%.1f", self->marks[i].wait_min);
      lobby_chart_table_add (table,
                             (const char *const[]){ self->names[i], minutes, name_tone (self->marks[i].tone), NULL });
    }
  return table;
}

static char *
describe_point (LobbyWaitStrip *self, double x, double y)
{
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_strip_create_plot (self);
  int mark = lobby_wait_plot_find (plot, x, y);
  int column = lobby_wait_plot_find_column (plot, x, y);

  if (mark >= 0)
    return lobby_words_dup_mark (self->names[mark], self->marks[mark].wait_min, self->marks[mark].tone);
  if (column >= 0)
    return lobby_words_dup_column (plot->columns[column].count, plot->columns[column].from_min,
                                   plot->columns[column].from_min + LOBBY_WAIT_COLUMN_MIN);
  return NULL;
}

static gboolean
lobby_wait_strip_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = keyboard ? NULL : describe_point (LOBBY_WAIT_STRIP (widget), x, y);

  if (words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
lobby_wait_strip_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 40;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 440 : 40;
}

static void
lobby_wait_strip_dispose (GObject *object)
{
  LobbyWaitStrip *self = LOBBY_WAIT_STRIP (object);

  g_clear_object (&self->animation);
  G_OBJECT_CLASS (lobby_wait_strip_parent_class)->dispose (object);
}

static void
lobby_wait_strip_finalize (GObject *object)
{
  LobbyWaitStrip *self = LOBBY_WAIT_STRIP (object);

  lobby_wait_glide_free (self->glide);
  g_free (self->marks);
  g_strfreev (self->names);
  G_OBJECT_CLASS (lobby_wait_strip_parent_class)->finalize (object);
}

static void
lobby_wait_strip_class_init (LobbyWaitStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_wait_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_wait_strip_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_wait_strip_measure;
  GTK_WIDGET_CLASS (klass)->query_tooltip = lobby_wait_strip_query_tooltip;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_wait_strip_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_wait_strip_dup_table;
}

static void
lobby_wait_strip_init (LobbyWaitStrip *self)
{
  self->picture.top_min = 40;
  self->names = g_new0 (char *, 1);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS,
                                             adw_callback_animation_target_new (move_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect (self->animation, "done", G_CALLBACK (arrive_cb), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** lobby_wait_strip_new: Returns: (transfer floating): an empty strip */
GtkWidget *
lobby_wait_strip_new (void)
{
  return g_object_new (LOBBY_TYPE_WAIT_STRIP, NULL);
}

static gboolean
shows_already (LobbyWaitStrip *self, const LobbyWaitPicture *picture, const char *const *names)
{
  LobbyWaitPicture own = self->picture;

  own.marks = picture->marks;
  if (memcmp (&own, picture, sizeof own) != 0 || !g_strv_equal ((const char *const *) self->names, names))
    return FALSE;
  return picture->n_marks == 0 || memcmp (self->marks, picture->marks, picture->n_marks * sizeof *picture->marks) == 0;
}

/**
 * lobby_wait_strip_show:
 * @self: the strip
 * @picture: customers waiting, target and forecast; copied
 * @names: (array zero-terminated=1): name of each mark, as on the ticket
 * @summary: the whole row as a sentence, for a screen reader
 */
void
lobby_wait_strip_show (LobbyWaitStrip *self,
                       const LobbyWaitPicture *picture,
                       const char *const *names,
                       const char *summary)
{
  g_return_if_fail (LOBBY_IS_WAIT_STRIP (self) && picture != NULL && names != NULL);
  g_return_if_fail (g_strv_length ((char **) names) == picture->n_marks);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary != NULL ? summary : "",
                                  -1);
  if (shows_already (self, picture, names))
    return;

  g_autoptr (LobbyWaitPlot) before = create_seen_plot (self);
  g_auto (GStrv) names_before = g_steal_pointer (&self->names);
  g_free (self->marks);
  self->marks = g_memdup2 (picture->marks, picture->n_marks * sizeof *picture->marks);
  self->names = g_strdupv ((char **) names);
  self->picture = *picture;
  self->picture.marks = self->marks;
  glide_from (self, before, (const char *const *) names_before);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** lobby_wait_strip_create_plot: Returns: (transfer full): the layout of the strip as it is on screen */
LobbyWaitPlot *
lobby_wait_strip_create_plot (LobbyWaitStrip *self)
{
  g_return_val_if_fail (LOBBY_IS_WAIT_STRIP (self), NULL);
  return lobby_wait_plot_new (&self->picture, gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)));
}

/** lobby_wait_strip_find: Returns: (nullable) (transfer none): name of the mark at the point, px */
const char *
lobby_wait_strip_find (LobbyWaitStrip *self, double x, double y)
{
  g_return_val_if_fail (LOBBY_IS_WAIT_STRIP (self), NULL);

  g_autoptr (LobbyWaitPlot) plot = lobby_wait_strip_create_plot (self);
  int mark = lobby_wait_plot_find (plot, x, y);
  return mark >= 0 ? self->names[mark] : NULL;
}

/**
 * lobby_wait_strip_place:
 * @self: the strip
 * @name: name of a mark
 * @place: (out caller-allocates): where it is, px
 *
 * Returns: whether the mark has a place of its own
 */
gboolean
lobby_wait_strip_place (LobbyWaitStrip *self, const char *name, GdkRectangle *place)
{
  g_return_val_if_fail (LOBBY_IS_WAIT_STRIP (self) && place != NULL, FALSE);

  g_autoptr (LobbyWaitPlot) plot = lobby_wait_strip_create_plot (self);
  for (guint i = 0; i < plot->n_spots; i++)
    if (g_strcmp0 (self->names[i], name) == 0)
      {
        *place = (GdkRectangle){ (int) plot->spots[i].x - 6, (int) plot->lane_y - 6, 12, 12 };
        return TRUE;
      }
  return FALSE;
}

struct _LobbyWaitRuler
{
  LobbyCanvas parent_instance;

  double top_min;
};

G_DEFINE_FINAL_TYPE (LobbyWaitRuler, lobby_wait_ruler, LOBBY_TYPE_CANVAS)

static void
lobby_wait_ruler_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyWaitRuler *self = LOBBY_WAIT_RULER (canvas);
  LobbyScale scale = { 0, self->top_min, LOBBY_WAIT_START_PX, width - LOBBY_WAIT_END_PX };
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);
  double step = self->top_min > 90 ? 20 : 10;

  lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
  for (double at = 0; at <= self->top_min; at += step)
    {
      char label[32];
      g_snprintf (label, sizeof label, at >= self->top_min ? "%.0f+" : "%.0f", at);
      lobby_plot_text_show (text, cr, label, lobby_scale_place (&scale, at), 0, 0.5);
    }
}

static void
lobby_wait_ruler_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (LOBBY_CANVAS (widget));
  double height;

  lobby_plot_text_measure (text, "0", &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : (int) height;
}

static void
lobby_wait_ruler_class_init (LobbyWaitRulerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = lobby_wait_ruler_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_wait_ruler_paint;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lobby_wait_ruler_init (LobbyWaitRuler *self)
{
  self->top_min = 40;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/** lobby_wait_ruler_new: Returns: (transfer floating): a ruler of 40 minutes */
GtkWidget *
lobby_wait_ruler_new (void)
{
  return g_object_new (LOBBY_TYPE_WAIT_RULER, NULL);
}

/** lobby_wait_ruler_show: the axis of all strips ends at @top_min minutes */
void
lobby_wait_ruler_show (LobbyWaitRuler *self, double top_min)
{
  g_return_if_fail (LOBBY_IS_WAIT_RULER (self) && top_min > 0);

  if (self->top_min == top_min)
    return;
  self->top_min = top_min;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
