/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby at one moment in two rows of small tiles: who waits where, who serves whom. The whole of it is on the other
 * pages. */
#include "config.h"

#include "lobby-day-moment.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *tile;
  GtkLabel *head;
  GtkLabel *name;
  GtkLabel *figure; /* (nullable): queues only */
  GtkLabel *text;
  LobbyGlyph *glyph;
} Tile;

struct _LobbyDayMoment
{
  GtkBox parent_instance;

  GtkWidget *queues;
  GtkWidget *counters;
  GArray *queue_tiles;   /* of Tile */
  GArray *counter_tiles; /* of Tile */
};

G_DEFINE_FINAL_TYPE (LobbyDayMoment, lobby_day_moment, GTK_TYPE_BOX)

static GtkLabel *
make_label (GtkWidget *box, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_line (GtkWidget *tile)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (tile), line);
  return line;
}

/* A tile is one thing to a screen reader: its parts are not read one by one. */
static Tile
make_tile (GtkWidget *row, gboolean queue)
{
  Tile tile = { .tile = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_IMG, NULL) };
  GtkWidget *line = make_line (tile.tile);

  gtk_widget_add_css_class (tile.tile, "lobby-note");
  tile.head = make_label (line, "lobby-strong", FALSE);
  if (!queue)
    tile.glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_NONE));
  if (!queue)
    gtk_box_append (GTK_BOX (line), GTK_WIDGET (tile.glyph));
  tile.name = make_label (line, queue ? "lobby-quiet" : "lobby-digits", TRUE);
  if (queue)
    {
      tile.glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_NONE));
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (tile.glyph));
      line = make_line (tile.tile);
      tile.figure = make_label (line, "lobby-cell", FALSE);
      tile.text = make_label (line, "lobby-caption", TRUE);
    }
  gtk_box_append (GTK_BOX (row), tile.tile);
  return tile;
}

static void
fit_tiles (GArray *tiles, GtkWidget *row, guint n, gboolean queue)
{
  while (tiles->len > n)
    {
      gtk_box_remove (GTK_BOX (row), g_array_index (tiles, Tile, tiles->len - 1).tile);
      g_array_set_size (tiles, tiles->len - 1);
    }
  while (tiles->len < n)
    {
      Tile tile = make_tile (row, queue);
      g_array_append_val (tiles, tile);
    }
}

/* --- queues --- */

static LobbyShape
get_queue_shape (LobbyQueue *queue, LobbyTone *tone)
{
  int severity = LOBBY_SEVERITY_NORMAL;

  g_object_get (queue, "severity", &severity, NULL);
  *tone = severity == LOBBY_SEVERITY_RED     ? LOBBY_TONE_OVER
          : severity == LOBBY_SEVERITY_AMBER ? LOBBY_TONE_RISK
                                             : LOBBY_TONE_NORMAL;
  return lobby_tone_get_shape (*tone, TRUE);
}

static char *
dup_queue_text (LobbyQueue *queue, const LobbyForesight *foresight)
{
  const LobbyServiceForesight *service = foresight != NULL
                                             ? lobby_foresight_get_service (foresight,
                                                                            lobby_queue_get_service (queue)->id)
                                             : NULL;
  gint64 longest_s = -1;

  g_object_get (queue, "longest-wait-s", &longest_s, NULL);
  int longest_min = (int) (MAX (longest_s, 0) / 60);
  if (service != NULL && service->known)
    /* Translators: minutes: the longest wait of a queue so far, and the wait predicted for who comes next */
    return g_strdup_printf (_ ("longest %1$d · next %2$d"), longest_min, (int) (service->next.mid_s / 60 + 0.5));
  /* Translators: minutes: the longest wait of a queue so far */
  return g_strdup_printf (_ ("longest %d"), longest_min);
}

/* Returns: (nullable): the same queue in the lobby that a trainee has made */
static const LobbyTrainingQueue *
find_made_queue (const LobbyTrainingScene *made, const char *service)
{
  for (guint i = 0; made != NULL && i < made->queues->len; i++)
    if (g_str_equal (g_array_index (made->queues, LobbyTrainingQueue, i).service, service))
      return &g_array_index (made->queues, LobbyTrainingQueue, i);
  return NULL;
}

static LobbyTone
get_made_tone (const LobbyTrainingQueue *queue)
{
  return queue->target_s > 0 && queue->longest_s > queue->target_s ? LOBBY_TONE_OVER : LOBBY_TONE_NORMAL;
}

static void
show_queue (const Tile *tile, LobbyQueue *queue, const LobbyForesight *foresight, const LobbyTrainingScene *scene)
{
  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  const LobbyTrainingQueue *made = find_made_queue (scene, service->id);
  guint n_waiting = made != NULL ? made->n_waiting : g_list_model_get_n_items (lobby_queue_get_tickets (queue));
  LobbyTone tone;
  LobbyShape shape = get_queue_shape (queue, &tone);
  g_autofree char *figure = g_strdup_printf ("%u", n_waiting);
  /* Translators: minutes: the longest wait of a queue so far */
  g_autofree char *text = made != NULL ? g_strdup_printf (_ ("longest %d"), (int) (made->longest_s / 60))
                                       : dup_queue_text (queue, foresight);
  if (made != NULL)
    {
      tone = get_made_tone (made);
      shape = lobby_tone_get_shape (tone, TRUE);
    }
  g_autofree char *name = g_strdup_printf (
      /* Translators: a queue to a screen reader: service, customers waiting, then "longest 18 · next 26", minutes */
      ngettext ("%1$s, %2$u waiting, %3$s", "%1$s, %2$u waiting, %3$s", n_waiting),
      lobby_words_get_text (service->name), n_waiting, text);

  lobby_label_show (tile->head, service->id);
  lobby_label_show (tile->name, lobby_words_get_text (service->name));
  lobby_label_show (tile->figure, figure);
  lobby_label_show (tile->text, text);
  lobby_glyph_show (tile->glyph, shape);
  lobby_widget_show_tone (GTK_WIDGET (tile->figure), tone);
  gtk_widget_set_tooltip_text (tile->tile, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- counters --- */

static LobbyShape
get_counter_shape (LobbyCounter *counter)
{
  switch (lobby_counter_get_record (counter)->phase)
    {
    case LOBBY_COUNTER_CLOSED:
      return LOBBY_SHAPE_DASH;
    case LOBBY_COUNTER_PAUSED:
      return LOBBY_SHAPE_PAUSE;
    case LOBBY_COUNTER_OPEN:
      if (lobby_counter_is_long_service (counter) || lobby_counter_is_idle_while_queue (counter))
        return LOBBY_SHAPE_DIAMOND;
      return lobby_counter_get_ticket (counter) != NULL ? LOBBY_SHAPE_CIRCLE : LOBBY_SHAPE_RING;
    case LOBBY_COUNTER_UNKNOWN:
    default:
      return LOBBY_SHAPE_DOTTED_RING;
    }
}

static char *
dup_counter_text (LobbyCounter *counter)
{
  const LobbyTicketRecord *ticket = lobby_counter_get_ticket (counter);
  g_autofree char *span = lobby_words_dup_span (MAX (lobby_counter_get_elapsed_s (counter), 0) * G_USEC_PER_SEC);

  switch (lobby_counter_get_record (counter)->phase)
    {
    case LOBBY_COUNTER_CLOSED:
      /* Translators: state of a counter on a small tile */
      return g_strdup (C_ ("counter tile", "closed"));
    case LOBBY_COUNTER_PAUSED:
      /* Translators: state of a counter on a small tile */
      return g_strdup (C_ ("counter tile", "paused"));
    case LOBBY_COUNTER_OPEN:
      /* Translators: state of a counter on a small tile: nobody is served */
      return ticket != NULL ? g_strdup_printf ("%s %s", ticket->id, span) : g_strdup (C_ ("counter tile", "idle"));
    case LOBBY_COUNTER_UNKNOWN:
    default:
      return g_strdup (LOBBY_NO_FIGURE);
    }
}

/* Returns: (nullable): the same counter in the lobby that a trainee has made, when it is open */
static const LobbyTrainingCounter *
find_made_counter (const LobbyTrainingScene *made, LobbyCounter *counter)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (counter);

  for (guint i = 0; made != NULL && record->phase == LOBBY_COUNTER_OPEN && i < made->counters->len; i++)
    if (g_str_equal (g_array_index (made->counters, LobbyTrainingCounter, i).counter, record->id))
      return &g_array_index (made->counters, LobbyTrainingCounter, i);
  return NULL;
}

static char *
dup_made_text (const LobbyTrainingCounter *made)
{
  g_autofree char *span = lobby_words_dup_span ((gint64) (made->since_s * G_USEC_PER_SEC));

  return made->ticket != NULL ? g_strdup_printf ("%s %s", made->ticket, span) : g_strdup (C_ ("counter tile", "idle"));
}

static void
show_counter (const Tile *tile, LobbyCounter *counter, const LobbyTrainingScene *scene)
{
  const char *id = lobby_counter_get_record (counter)->id;
  const LobbyTrainingCounter *made = find_made_counter (scene, counter);
  LobbyShape shape = made == NULL           ? get_counter_shape (counter)
                     : made->ticket != NULL ? LOBBY_SHAPE_CIRCLE
                                            : LOBBY_SHAPE_RING;
  g_autofree char *text = made != NULL ? dup_made_text (made) : dup_counter_text (counter);
  /* Translators: a counter to a screen reader: its number, then whom it serves or its state */
  g_autofree char *name = g_strdup_printf (_ ("Counter %1$s, %2$s"), id, text);

  lobby_label_show (tile->head, id);
  lobby_label_show (tile->name, text);
  lobby_glyph_show (tile->glyph, shape);
  lobby_widget_set_class (GTK_WIDGET (tile->name), "lobby-risk", shape == LOBBY_SHAPE_DIAMOND);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- the whole --- */

static void
lobby_day_moment_finalize (GObject *object)
{
  LobbyDayMoment *self = LOBBY_DAY_MOMENT (object);

  g_array_unref (self->queue_tiles);
  g_array_unref (self->counter_tiles);
  G_OBJECT_CLASS (lobby_day_moment_parent_class)->finalize (object);
}

static void
lobby_day_moment_class_init (LobbyDayMomentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_day_moment_finalize;
}

static GtkWidget *
make_tile_row (LobbyDayMoment *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static void
lobby_day_moment_init (LobbyDayMoment *self)
{
  self->queue_tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  self->counter_tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->queues = make_tile_row (self);
  self->counters = make_tile_row (self);
}

/** lobby_day_moment_new: Returns: (transfer floating): without tiles */
GtkWidget *
lobby_day_moment_new (void)
{
  return g_object_new (LOBBY_TYPE_DAY_MOMENT, NULL);
}

/** lobby_day_moment_show: shows @floor as it is now; @scene: (nullable): as a trainee's decisions have made it */
void
lobby_day_moment_show (LobbyDayMoment *self, LobbyFloor *floor, const LobbyTrainingScene *scene)
{
  GListModel *queues = lobby_floor_get_queues (floor), *counters = lobby_floor_get_counters (floor);
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);

  g_return_if_fail (LOBBY_IS_DAY_MOMENT (self));

  fit_tiles (self->queue_tiles, self->queues, g_list_model_get_n_items (queues), TRUE);
  fit_tiles (self->counter_tiles, self->counters, g_list_model_get_n_items (counters), FALSE);
  for (guint i = 0; i < self->queue_tiles->len; i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      show_queue (&g_array_index (self->queue_tiles, Tile, i), queue, foresight, scene);
    }
  for (guint i = 0; i < self->counter_tiles->len; i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      show_counter (&g_array_index (self->counter_tiles, Tile, i), counter, scene);
    }
}
