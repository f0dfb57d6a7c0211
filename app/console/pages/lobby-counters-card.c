/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is stuck, who is free? One tile for each counter, always in the same place. */
#include "config.h"

#include "lobby-counters-card.h"
#include "lobby-counter-popover.h"
#include "lobby-counter-show.h"
#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyCountersCard
{
  GtkBox parent_instance;

  GtkLabel *summary;
  LobbyTileGrid *grid;
  GtkWidget *popover; /* child of the tile that it was opened for last */

  /* state */
  LobbySession *session; /* weak */
  guint columns;
};

G_DEFINE_FINAL_TYPE (LobbyCountersCard, lobby_counters_card, GTK_TYPE_BOX)

static void
drop_popover (LobbyCountersCard *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
lobby_counters_card_dispose (GObject *object)
{
  LobbyCountersCard *self = LOBBY_COUNTERS_CARD (object);

  drop_popover (self);
  g_clear_weak_pointer (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_COUNTERS_CARD);
  G_OBJECT_CLASS (lobby_counters_card_parent_class)->dispose (object);
}

static void
lobby_counters_card_class_init (LobbyCountersCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_counters_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-counters-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCountersCard, summary);
  gtk_widget_class_bind_template_child (widget_class, LobbyCountersCard, grid);
}

static void
lobby_counters_card_init (LobbyCountersCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = 6;
}

/** lobby_counters_card_new: Returns: (transfer floating): a card without counters */
GtkWidget *
lobby_counters_card_new (void)
{
  return g_object_new (LOBBY_TYPE_COUNTERS_CARD, NULL);
}

/** lobby_counters_card_set_columns: at most @columns tiles a row */
void
lobby_counters_card_set_columns (LobbyCountersCard *self, guint columns)
{
  g_return_if_fail (LOBBY_IS_COUNTERS_CARD (self));
  self->columns = columns;
}

/** lobby_counters_card_open_details: opens the details of counter number @number, counted from 0 */
void
lobby_counters_card_open_details (LobbyCountersCard *self, guint number)
{
  g_return_if_fail (LOBBY_IS_COUNTERS_CARD (self));

  GtkWidget *tile = lobby_tile_grid_get_tile (self->grid, number);
  if (tile == NULL || self->session == NULL)
    return;
  g_autoptr (LobbyCounter) counter = g_list_model_get_item (
      lobby_floor_get_counters (lobby_session_get_floor (self->session)), number);
  if (counter == NULL)
    return;
  drop_popover (self);
  self->popover = lobby_counter_popover_new ();
  gtk_widget_set_parent (self->popover, tile);
  lobby_counter_popover_show (LOBBY_COUNTER_POPOVER (self->popover), self->session, counter);
  /* The popover gives focus back to where it was; without any, GTK 4.8 complains. */
  gtk_widget_grab_focus (tile);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
tile_clicked_cb (GtkWidget *tile, LobbyCountersCard *self)
{
  for (guint i = 0; lobby_tile_grid_get_tile (self->grid, i) != NULL; i++)
    if (lobby_tile_grid_get_tile (self->grid, i) == tile)
      {
        lobby_counters_card_open_details (self, i);
        return;
      }
}

static void
set_tile_count (LobbyCountersCard *self, guint wanted)
{
  guint tiles = 0;

  while (lobby_tile_grid_get_tile (self->grid, tiles) != NULL)
    tiles++;
  if (tiles == wanted)
    return;
  drop_popover (self);
  lobby_tile_grid_clear (self->grid);
  for (guint i = 0; i < wanted; i++)
    {
      GtkWidget *tile = lobby_counter_tile_new ();
      g_signal_connect (tile, "clicked", G_CALLBACK (tile_clicked_cb), self);
      lobby_tile_grid_insert (self->grid, tile, gtk_widget_get_last_child (GTK_WIDGET (self->grid)));
    }
}

static void
add_part (GString *words, char *part)
{
  if (words->len > 0)
    /* Translators: between the parts of a list */
    g_string_append (words, C_ ("list", ", "));
  g_string_append (words, part);
  g_free (part);
}

static const char *
get_service_name (LobbyFloor *floor, const char *id)
{
  GListModel *queues = lobby_floor_get_queues (floor);

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      if (g_strcmp0 (lobby_queue_get_service (queue)->id, id) == 0)
        return lobby_words_get_text (lobby_queue_get_service (queue)->name);
    }
  return id;
}

static char *
dup_summary (LobbyFloor *floor)
{
  GString *words = g_string_new (NULL);
  int serving, idle, paused, total, busy;

  g_object_get (lobby_floor_get_glance (floor), "counters-serving", &serving, "counters-idle", &idle, "counters-paused",
                &paused, "counters-total", &total, "counters-busy-percent", &busy, NULL);
  int closed = MAX (total - serving - idle - paused, 0);
  if (serving > 0)
    /* Translators: number of counters */
    add_part (words, g_strdup_printf (ngettext ("%d serving", "%d serving", (gulong) serving), serving));
  if (idle > 0)
    /* Translators: number of counters */
    add_part (words, g_strdup_printf (ngettext ("%d idle", "%d idle", (gulong) idle), idle));
  if (paused > 0)
    /* Translators: number of counters */
    add_part (words, g_strdup_printf (ngettext ("%d paused", "%d paused", (gulong) paused), paused));
  if (closed > 0)
    /* Translators: number of counters */
    add_part (words, g_strdup_printf (ngettext ("%d closed", "%d closed", (gulong) closed), closed));
  if (busy >= 0 && serving + idle + paused > 0)
    {
      g_string_append (words, " \xc2\xb7 ");
      /* Translators: share of their open time that all open counters have served, in percent */
      g_string_append_printf (words, _ ("open counters busy %d%%"), busy);
    }
  if (lobby_floor_get_foresight (floor) != NULL && lobby_floor_get_foresight (floor)->bottleneck != NULL)
    {
      g_autofree char *slow = g_strdup_printf (
          /* Translators: %s is a service: it has the least capacity for what it has to do */
          _ ("bottleneck: %s"), get_service_name (floor, lobby_floor_get_foresight (floor)->bottleneck));
      g_string_append_printf (words, " \xc2\xb7 %s", slow);
    }
  return g_string_free (words, FALSE);
}

static char *
dup_head (LobbyFloor *floor)
{
  const LobbyFreshness *freshness = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE);

  if (!freshness->stale)
    return dup_summary (floor);
  g_autofree char *time = lobby_words_dup_time (freshness->now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time that old figures are from */
  return g_strdup_printf (_ ("as of %s, service times stopped"), time);
}

/** lobby_counters_card_show: shows the counters of @session */
void
lobby_counters_card_show (LobbyCountersCard *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_COUNTERS_CARD (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  GListModel *counters = lobby_floor_get_counters (floor);
  guint n_counters = g_list_model_get_n_items (counters);
  g_autofree char *head = dup_head (floor);
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (session);
  g_set_weak_pointer (&self->session, session);
  lobby_label_show (self->summary, head);
  set_tile_count (self, n_counters);
  /* A branch with many counters keeps two rows; one without any (a spoke) shows no card. */
  lobby_tile_grid_set_columns (self->grid, n_counters > 2 * self->columns ? (n_counters + 1) / 2 : self->columns);
  gtk_widget_set_visible (GTK_WIDGET (self), n_counters > 0);
  for (guint i = 0; i < n_counters; i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      lobby_counter_tile_show_counter (LOBBY_COUNTER_TILE (lobby_tile_grid_get_tile (self->grid, i)), counter, session,
                                       errands);
    }
  lobby_widget_set_class (GTK_WIDGET (self), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale);
}
