/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where can I send people? One tile for each device; pressing it shows the device on its page. */
#include "config.h"

#include "lobby-devices-card.h"
#include "lobby-device-show.h"
#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyDevicesCard
{
  GtkBox parent_instance;

  GtkLabel *summary;
  LobbyTileGrid *grid;

  guint columns;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (LobbyDevicesCard, lobby_devices_card, GTK_TYPE_BOX)

static void
lobby_devices_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DEVICES_CARD);
  G_OBJECT_CLASS (lobby_devices_card_parent_class)->dispose (object);
}

static void
lobby_devices_card_class_init (LobbyDevicesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_devices_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-devices-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesCard, summary);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesCard, grid);
}

static void
lobby_devices_card_init (LobbyDevicesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = 9;
}

/** lobby_devices_card_new: Returns: (transfer floating): a card without devices */
GtkWidget *
lobby_devices_card_new (void)
{
  return g_object_new (LOBBY_TYPE_DEVICES_CARD, NULL);
}

/** lobby_devices_card_set_mode: at most @columns tiles a row, with or without the lines of the supply */
void
lobby_devices_card_set_mode (LobbyDevicesCard *self, guint columns, gboolean compact)
{
  g_return_if_fail (LOBBY_IS_DEVICES_CARD (self));

  self->columns = columns;
  self->compact = compact;
}

/* The states in the order of their telling, from good to bad. */
static const LobbyTerminalState told_states[] = { LOBBY_TERMINAL_IN_SERVICE, LOBBY_TERMINAL_DEGRADED,
                                                  LOBBY_TERMINAL_SUPERVISOR, LOBBY_TERMINAL_OUT_OF_SERVICE,
                                                  LOBBY_TERMINAL_OFFLINE };

static int
count_devices (GListModel *devices, LobbyTerminalState state)
{
  int count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      LobbyTerminalState is = lobby_device_get_state (device);
      count += is == state || (is == LOBBY_TERMINAL_UNKNOWN && state == LOBBY_TERMINAL_OFFLINE) ? 1 : 0;
    }
  return count;
}

/** lobby_devices_dup_count: Returns: (transfer full) (nullable): how many devices are in @state; %NULL when none is */
char *
lobby_devices_dup_count (LobbyFloor *floor, LobbyTerminalState state)
{
  int count = count_devices (lobby_floor_get_devices (floor), state);

  if (count == 0)
    return NULL;
  switch (state)
    {
    case LOBBY_TERMINAL_IN_SERVICE:
      /* Translators: number of devices */
      return g_strdup_printf (ngettext ("%d in service", "%d in service", (gulong) count), count);
    case LOBBY_TERMINAL_DEGRADED:
      /* Translators: number of devices that work, but run low or lack a function */
      return g_strdup_printf (ngettext ("%d limited", "%d limited", (gulong) count), count);
    case LOBBY_TERMINAL_SUPERVISOR:
      /* Translators: number of devices that staff works on */
      return g_strdup_printf (ngettext ("%d being serviced", "%d being serviced", (gulong) count), count);
    case LOBBY_TERMINAL_OUT_OF_SERVICE:
      /* Translators: number of devices */
      return g_strdup_printf (ngettext ("%d out of service", "%d out of service", (gulong) count), count);
    case LOBBY_TERMINAL_OFFLINE:
    case LOBBY_TERMINAL_UNKNOWN:
    default:
      /* Translators: number of devices */
      return g_strdup_printf (ngettext ("%d offline", "%d offline", (gulong) count), count);
    }
}

static char *
dup_summary (LobbyFloor *floor)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (told_states); i++)
    {
      g_autofree char *part = lobby_devices_dup_count (floor, told_states[i]);
      if (part != NULL && words->len > 0)
        /* Translators: between the parts of a list */
        g_string_append (words, C_ ("list", ", "));
      if (part != NULL)
        g_string_append (words, part);
    }
  return g_string_free (words, FALSE);
}

static void
tile_clicked_cb (GtkWidget *tile, LobbyDevicesCard *self)
{
  const char *id = g_object_get_data (G_OBJECT (tile), "device");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-device", "s", id);
}

static void
set_tile_count (LobbyDevicesCard *self, guint wanted)
{
  guint tiles = 0;

  while (lobby_tile_grid_get_tile (self->grid, tiles) != NULL)
    tiles++;
  if (tiles == wanted)
    return;
  lobby_tile_grid_clear (self->grid);
  for (guint i = 0; i < wanted; i++)
    {
      GtkWidget *tile = lobby_device_tile_new ();
      g_signal_connect (tile, "clicked", G_CALLBACK (tile_clicked_cb), self);
      lobby_tile_grid_insert (self->grid, tile, gtk_widget_get_last_child (GTK_WIDGET (self->grid)));
    }
}

static char *
dup_head (LobbyFloor *floor)
{
  const LobbyFreshness *freshness = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES);

  if (!freshness->stale)
    return dup_summary (floor);
  g_autofree char *time = lobby_words_dup_time (freshness->now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time that old figures are from */
  return g_strdup_printf (_ ("as of %s"), time);
}

/** lobby_devices_card_show: shows the devices of @session */
void
lobby_devices_card_show (LobbyDevicesCard *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_DEVICES_CARD (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  GListModel *devices = lobby_floor_get_devices (floor);
  guint n_devices = g_list_model_get_n_items (devices);
  g_autofree char *head = dup_head (floor);
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (session);
  lobby_label_show (self->summary, head);
  set_tile_count (self, n_devices);
  lobby_tile_grid_set_columns (self->grid, n_devices > 2 * self->columns ? (n_devices + 1) / 2 : self->columns);
  gtk_widget_set_visible (GTK_WIDGET (self), n_devices > 0);
  for (guint i = 0; i < n_devices; i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      LobbyDeviceTile *tile = LOBBY_DEVICE_TILE (lobby_tile_grid_get_tile (self->grid, i));
      g_object_set_data_full (G_OBJECT (tile), "device", g_strdup (lobby_device_get_record (device)->id), g_free);
      lobby_device_tile_set_compact (tile, self->compact);
      lobby_device_tile_show_device (tile, device, session, errands);
    }
  lobby_widget_set_class (GTK_WIDGET (self), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->stale);
}
