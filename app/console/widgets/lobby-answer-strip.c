/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long relationship managers took to answer today. */
#include "config.h"

#include "lobby-answer-strip.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

struct _LobbyAnswerStrip
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyAnswerPicture picture;
  GArray *marks;     /* (owned) (element-type LobbyAnswerMark) */
  GPtrArray *labels; /* (owned): what the copy borrows */
};

G_DEFINE_FINAL_TYPE (LobbyAnswerStrip, lobby_answer_strip, LOBBY_TYPE_CANVAS)

static void
lobby_answer_strip_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  lobby_answer_picture_paint (&LOBBY_ANSWER_STRIP (canvas)->picture, cr, text, width, height, palette);
}

static LobbyChartTable *
lobby_answer_strip_dup_table (LobbyCanvas *canvas)
{
  LobbyAnswerStrip *self = LOBBY_ANSWER_STRIP (canvas);
  /* Translators: title of a table: one row a valued customer */
  LobbyChartTable *table = lobby_chart_table_new (
      _ ("Time to Answer Today"),
      /* Translators: heads of a table of answers: who, after what time, state */
      (const char *const[]){ _ ("Customer"), _ ("After"), _ ("State"), NULL });

  for (guint i = 0; i < self->picture.n_marks; i++)
    {
      const LobbyAnswerMark *mark = &self->picture.marks[i];
      g_autofree char *after = lobby_words_dup_span ((gint64) (mark->after_s * G_USEC_PER_SEC));
      const char *state = mark->open ? C_ ("visit", "Not answered") : C_ ("visit", "Answered");
      lobby_chart_table_add (table,
                             (const char *const[]){ mark->label != NULL ? mark->label : "", after, state, NULL });
    }
  return table;
}

static void
lobby_answer_strip_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 66;
}

static void
lobby_answer_strip_finalize (GObject *object)
{
  LobbyAnswerStrip *self = LOBBY_ANSWER_STRIP (object);

  g_array_unref (self->marks);
  g_ptr_array_unref (self->labels);
  G_OBJECT_CLASS (lobby_answer_strip_parent_class)->finalize (object);
}

static void
lobby_answer_strip_class_init (LobbyAnswerStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_answer_strip_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_answer_strip_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_answer_strip_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_answer_strip_dup_table;
}

static void
lobby_answer_strip_init (LobbyAnswerStrip *self)
{
  self->marks = g_array_new (FALSE, TRUE, sizeof (LobbyAnswerMark));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** lobby_answer_strip_new: Returns: (transfer floating): an empty strip */
GtkWidget *
lobby_answer_strip_new (void)
{
  return g_object_new (LOBBY_TYPE_ANSWER_STRIP, NULL);
}

static const char *
keep (LobbyAnswerStrip *self, const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (self->labels, copy);
  return copy;
}

/**
 * lobby_answer_strip_show:
 * @self: the strip
 * @picture: the answers; copied
 * @summary: the answers as a sentence
 */
void
lobby_answer_strip_show (LobbyAnswerStrip *self, const LobbyAnswerPicture *picture, const char *summary)
{
  g_return_if_fail (LOBBY_IS_ANSWER_STRIP (self) && picture != NULL);

  g_ptr_array_set_size (self->labels, 0);
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < picture->n_marks; i++)
    {
      LobbyAnswerMark mark = picture->marks[i];
      mark.label = keep (self, mark.label);
      g_array_append_val (self->marks, mark);
    }
  self->picture = *picture;
  self->picture.marks = (const LobbyAnswerMark *) (gconstpointer) self->marks->data;
  self->picture.target_label = keep (self, picture->target_label);
  self->picture.head_label = keep (self, picture->head_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
