/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where can I send people? One tile for each device; pressing it shows the device on its page. */
#include "config.h"

#include "lobby-devices-card.h"
#include "lobby-device-show.h"
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

typedef struct
{
  int in_service, low, serviced, out, offline;
} Counts;

static Counts
count_devices (GListModel *devices)
{
  Counts counts = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      switch (lobby_device_get_state (device))
        {
        case LOBBY_TERMINAL_IN_SERVICE:
          counts.in_service++;
          break;
        case LOBBY_TERMINAL_DEGRADED:
          counts.low++;
          break;
        case LOBBY_TERMINAL_SUPERVISOR:
          counts.serviced++;
          break;
        case LOBBY_TERMINAL_OUT_OF_SERVICE:
          counts.out++;
          break;
        case LOBBY_TERMINAL_OFFLINE:
        case LOBBY_TERMINAL_UNKNOWN:
        default:
          counts.offline++;
          break;
        }
    }
  return counts;
}

static void
add_part (GString *words, int count, const char *format)
{
  if (count == 0)
    return;
  if (words->len > 0)
    /* Translators: between the parts of a list */
    g_string_append (words, C_ ("list", ", "));
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autoptr (GString) part = g_string_new (format);
  g_string_replace (part, "%d", number, 1);
  g_string_append (words, part->str);
}

/** lobby_devices_dup_summary: Returns: (transfer full): how many devices are in which state */
char *
lobby_devices_dup_summary (LobbyFloor *floor)
{
  Counts counts = count_devices (lobby_floor_get_devices (floor));
  GString *words = g_string_new (NULL);

  /* Translators: number of devices */
  add_part (words, counts.in_service, ngettext ("%d in service", "%d in service", (gulong) counts.in_service));
  /* Translators: number of devices that work, but run low or lack a function */
  add_part (words, counts.low, ngettext ("%d limited", "%d limited", (gulong) counts.low));
  /* Translators: number of devices that staff works on */
  add_part (words, counts.serviced, ngettext ("%d being serviced", "%d being serviced", (gulong) counts.serviced));
  /* Translators: number of devices */
  add_part (words, counts.out, ngettext ("%d out of service", "%d out of service", (gulong) counts.out));
  /* Translators: number of devices */
  add_part (words, counts.offline, ngettext ("%d offline", "%d offline", (gulong) counts.offline));
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
    return lobby_devices_dup_summary (floor);
  g_autofree char *time = lobby_words_dup_time (freshness->now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time that old figures are from */
  return g_strdup_printf (_ ("as of %s"), time);
}

/** lobby_devices_card_show: shows the devices of @floor */
void
lobby_devices_card_show (LobbyDevicesCard *self, LobbyFloor *floor)
{
  g_return_if_fail (LOBBY_IS_DEVICES_CARD (self) && LOBBY_IS_FLOOR (floor));

  GListModel *devices = lobby_floor_get_devices (floor);
  guint n_devices = g_list_model_get_n_items (devices);
  g_autofree char *head = dup_head (floor);
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
      lobby_device_tile_show_device (tile, device, floor);
    }
  lobby_widget_set_class (GTK_WIDGET (self), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->stale);
}
