/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a device was used today, as a strip. */
#include "config.h"

#include "lobby-use-strip.h"
#include "lobby-time-ticks.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

struct _LobbyUseStrip
{
  LobbyCanvas parent_instance;

  /* state: a copy of what was shown last */
  LobbyUsePicture picture;
  LobbyUseSpan *spans;
  GArray *ticks; /* of LobbyTimeTick with own labels */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (LobbyUseStrip, lobby_use_strip, LOBBY_TYPE_CANVAS)

static void
lobby_use_strip_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyUseStrip *self = LOBBY_USE_STRIP (canvas);
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  lobby_use_picture_paint (&self->picture, cr, text, width, height, palette);
}

static const char *
name_use (LobbyUseKind kind)
{
  switch (kind)
    {
    case LOBBY_USE_OUTAGE:
      /* Translators: of a device for some time, in a table */
      return _ ("out of service");
    case LOBBY_USE_UNKNOWN:
      /* Translators: of a device for some time, in a table */
      return _ ("no signal");
    case LOBBY_USE_CUSTOMER:
      break;
    }
  /* Translators: of a device for some time, in a table */
  return _ ("customer");
}

static LobbyChartTable *
lobby_use_strip_dup_table (LobbyCanvas *canvas)
{
  LobbyUseStrip *self = LOBBY_USE_STRIP (canvas);
  /* Translators: title of a table: how a device was used */
  LobbyChartTable *table = lobby_chart_table_new (
      _ ("Use Today"),
      /* Translators: heads of a table of the use of a device: from, to, what */
      (const char *const[]){ _ ("From"), _ ("To"), _ ("Use"), NULL });

  for (guint i = 0; i < self->picture.n_spans; i++)
    {
      const LobbyUseSpan *span = &self->spans[i];
      g_autofree char *from = lobby_words_dup_time (span->from_us, self->zone, TRUE);
      g_autofree char *to = span->to_us != 0 ? lobby_words_dup_time (span->to_us, self->zone, TRUE) : g_strdup ("");
      lobby_chart_table_add (table, (const char *const[]){ from, to, name_use (span->kind), NULL });
    }
  return table;
}

static void
lobby_use_strip_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : 32;
}

static void
lobby_use_strip_finalize (GObject *object)
{
  LobbyUseStrip *self = LOBBY_USE_STRIP (object);

  g_free (self->spans);
  g_array_unref (self->ticks);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lobby_use_strip_parent_class)->finalize (object);
}

static void
lobby_use_strip_class_init (LobbyUseStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_use_strip_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_use_strip_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_use_strip_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_use_strip_dup_table;
}

static void
lobby_use_strip_init (LobbyUseStrip *self)
{
  self->ticks = lobby_time_ticks_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/** lobby_use_strip_new: Returns: (transfer floating): an empty strip */
GtkWidget *
lobby_use_strip_new (void)
{
  return g_object_new (LOBBY_TYPE_USE_STRIP, NULL);
}

/* Now moves on by itself: only what a person could see is worth drawing. */
#define NOW_STEP_US (10 * (gint64) G_USEC_PER_SEC)

static gboolean
shows_already (LobbyUseStrip *self, const LobbyUsePicture *picture)
{
  const LobbyUsePicture *own = &self->picture;

  if (own->from_us != picture->from_us || own->n_spans != picture->n_spans || own->n_ticks != picture->n_ticks
      || ABS (own->now_us - picture->now_us) >= NOW_STEP_US)
    return FALSE;
  for (guint i = 0; i < picture->n_spans; i++)
    if (own->spans[i].kind != picture->spans[i].kind || own->spans[i].from_us != picture->spans[i].from_us
        || own->spans[i].to_us != picture->spans[i].to_us)
      return FALSE;
  return TRUE;
}

/**
 * lobby_use_strip_show:
 * @self: the strip
 * @picture: the day; copied
 * @zone: zone of the branch
 * @summary: the day as a sentence, for a screen reader
 */
void
lobby_use_strip_show (LobbyUseStrip *self, const LobbyUsePicture *picture, GTimeZone *zone, const char *summary)
{
  g_return_if_fail (LOBBY_IS_USE_STRIP (self) && picture != NULL && zone != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary != NULL ? summary : "",
                                  -1);
  if (shows_already (self, picture))
    return;
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_free (self->spans);
  self->spans = g_memdup2 (picture->spans, picture->n_spans * sizeof *picture->spans);
  lobby_time_ticks_copy (self->ticks, picture->ticks, picture->n_ticks);
  self->picture = *picture;
  self->picture.spans = self->spans;
  self->picture.ticks = (const LobbyTimeTick *) (gconstpointer) self->ticks->data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
