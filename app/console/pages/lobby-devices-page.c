/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Self-service devices: all or those that need attention, and one of them in detail. Shows one session, owns nothing. */
#include "config.h"

#include "lobby-devices-page.h"
#include "lobby-device-card.h"
#include "lobby-device-pane.h"
#include "lobby-devices-card.h"
#include "lobby-disconnected-view.h"
#include "lobby-live-board.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyDevicesPage
{
  LobbyPage parent_instance;

  GtkWidget *body;
  GtkWidget *head;
  GtkLabel *title;
  GtkWidget *counts;
  GtkLabel *as_of;
  GtkToggleButton *all_button;
  GtkToggleButton *attention_button;
  GtkStack *stack;
  LobbyTileGrid *grid;
  LobbyDisconnectedView *disconnected;
  GtkWidget *pane_card;
  LobbyDevicePane *pane;

  char *chosen;  /* (owned) (nullable): id of the device in the pane */
  char *counted; /* (owned) (nullable): what the counts in the head say */
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (LobbyDevicesPage, lobby_devices_page, LOBBY_TYPE_PAGE)

static LobbyDevice *
find_device (GListModel *devices, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      if (g_strcmp0 (lobby_device_get_record (device)->id, id) == 0)
        return g_steal_pointer (&device);
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the chosen device, else the first that needs attention, else the first */
static LobbyDevice *
find_chosen (LobbyDevicesPage *self, GListModel *devices)
{
  LobbyDevice *chosen = find_device (devices, self->chosen);

  for (guint i = 0; chosen == NULL && i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      if (lobby_device_needs_attention (device))
        chosen = g_steal_pointer (&device);
    }
  return chosen != NULL ? chosen : g_list_model_get_item (devices, 0);
}

static guint
count_attention (GListModel *devices)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      count += lobby_device_needs_attention (device) ? 1 : 0;
    }
  return count;
}

static void
show_count (LobbyDevicesPage *self, LobbyFloor *floor, LobbyTerminalState state, LobbyShape shape)
{
  g_autofree char *words = lobby_devices_dup_count (floor, state);
  GtkWidget *label;

  if (words == NULL)
    return;
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "lobby-small");
  lobby_widget_show_tone (label, shape == LOBBY_SHAPE_DIAMOND ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL);
  gtk_widget_set_margin_end (label, 9);
  gtk_box_append (GTK_BOX (self->counts), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (self->counts), label);
}

/* What is not in order, by shape and number. */
static void
show_counts (LobbyDevicesPage *self, LobbyFloor *floor)
{
  static const struct
  {
    LobbyTerminalState state;
    LobbyShape shape;
  } states[] = {
    { LOBBY_TERMINAL_DEGRADED, LOBBY_SHAPE_DIAMOND },
    { LOBBY_TERMINAL_SUPERVISOR, LOBBY_SHAPE_PAUSE },
    { LOBBY_TERMINAL_OUT_OF_SERVICE, LOBBY_SHAPE_CROSS },
    { LOBBY_TERMINAL_OFFLINE, LOBBY_SHAPE_DOTTED_RING },
  };
  g_autoptr (GString) counted = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *words = lobby_devices_dup_count (floor, states[i].state);
      g_string_append_printf (counted, "%s\n", words != NULL ? words : "");
    }
  if (g_strcmp0 (counted->str, self->counted) == 0)
    return;
  g_free (self->counted);
  self->counted = g_strdup (counted->str);
  while ((child = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), child);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    show_count (self, floor, states[i].state, states[i].shape);
}

static void
show_age (LobbyDevicesPage *self, LobbyFloor *floor)
{
  const LobbyFreshness *freshness = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES);
  g_autofree char *time = lobby_words_dup_time (freshness->now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time that old figures are from */
  g_autofree char *as_of = g_strdup_printf (_ ("as of %s"), time);

  lobby_label_show_or_hide (self->as_of, freshness->stale ? as_of : NULL);
}

static void
show_head (LobbyDevicesPage *self, LobbyFloor *floor)
{
  guint n_devices = g_list_model_get_n_items (lobby_floor_get_devices (floor));
  guint n_attention = count_attention (lobby_floor_get_devices (floor));
  int usable;

  g_object_get (lobby_floor_get_glance (floor), "devices-usable", &usable, NULL);
  /* Translators: first how many devices can be used, then how many there are */
  g_autofree char *title = g_strdup_printf (_ ("%1$d of %2$d usable"), usable, (int) n_devices);
  /* Translators: button: all devices, and how many there are */
  g_autofree char *all = g_strdup_printf (_ ("All %u"), n_devices);
  /* Translators: button: only devices that need attention, and how many there are */
  g_autofree char *attention = g_strdup_printf (_ ("Needs attention %u"), n_attention);
  lobby_label_show (self->title, title);
  show_counts (self, floor);
  show_age (self, floor);
  gtk_button_set_label (GTK_BUTTON (self->all_button), all);
  gtk_button_set_label (GTK_BUTTON (self->attention_button), attention);
}

static void
card_toggled_cb (GtkToggleButton *card, LobbyDevicesPage *self)
{
  if (self->choosing)
    return;
  lobby_devices_page_choose (self, lobby_device_card_get_device (LOBBY_DEVICE_CARD (card)));
}

static void
set_card_count (LobbyDevicesPage *self, guint wanted)
{
  guint cards = 0;

  while (lobby_tile_grid_get_tile (self->grid, cards) != NULL)
    cards++;
  for (; cards > wanted; cards--)
    gtk_widget_unparent (gtk_widget_get_last_child (GTK_WIDGET (self->grid)));
  for (; cards < wanted; cards++)
    {
      GtkWidget *card = lobby_device_card_new ();
      g_signal_connect (card, "toggled", G_CALLBACK (card_toggled_cb), self);
      lobby_tile_grid_insert (self->grid, card, gtk_widget_get_last_child (GTK_WIDGET (self->grid)));
    }
}

static void
show_cards (LobbyDevicesPage *self, LobbyFloor *floor, LobbyDevice *chosen)
{
  GListModel *devices = lobby_floor_get_devices (floor);
  gboolean only = gtk_toggle_button_get_active (self->attention_button);

  self->choosing = TRUE;
  set_card_count (self, g_list_model_get_n_items (devices));
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      GtkWidget *card = lobby_tile_grid_get_tile (self->grid, i);
      lobby_device_card_show (LOBBY_DEVICE_CARD (card), device, floor);
      gtk_widget_set_visible (card, !only || lobby_device_needs_attention (device));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card), device == chosen);
    }
  self->choosing = FALSE;
}

static void
show_nothing (LobbyDevicesPage *self, LobbySession *session)
{
  lobby_disconnected_view_show (self->disconnected, session);
  gtk_widget_set_visible (self->head, FALSE);
  gtk_widget_set_visible (self->pane_card, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "disconnected");
}

static void
lobby_devices_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyDevicesPage *self = LOBBY_DEVICES_PAGE (page);
  LobbyFloor *floor = lobby_session_get_floor (session);
  GListModel *devices = lobby_floor_get_devices (floor);
  g_autoptr (LobbyDevice) chosen = find_chosen (self, devices);
  gboolean only = gtk_toggle_button_get_active (self->attention_button);

  if (lobby_floor_get_branch (floor) == NULL)
    {
      show_nothing (self, session);
      return;
    }
  gtk_widget_set_visible (self->head, TRUE);
  gtk_widget_set_visible (self->pane_card, chosen != NULL);
  show_head (self, floor);
  show_cards (self, floor, chosen);
  if (chosen != NULL)
    lobby_device_pane_show (self->pane, session, chosen);
  lobby_widget_set_class (GTK_WIDGET (page), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->stale);
  if (chosen == NULL)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    gtk_stack_set_visible_child_name (self->stack, only && count_attention (devices) == 0 ? "fine" : "cards");
}

static void
filter_toggled_cb (LobbyDevicesPage *self)
{
  lobby_page_show_again (LOBBY_PAGE (self));
}

static void
show_device_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_devices_page_choose (LOBBY_DEVICES_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
lobby_devices_page_fit (LobbyPage *page, int width, int height)
{
  LobbyDevicesPage *self = LOBBY_DEVICES_PAGE (page);
  LobbyBoardMode mode = lobby_board_mode_for (width, height, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  mode.slim ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  lobby_tile_grid_set_columns (self->grid, mode.slim ? 1 : mode.narrow ? 1 : width >= 1800 ? 4 : width >= 1250 ? 3 : 2);
  gtk_widget_set_visible (self->counts, !mode.narrow || mode.slim);
  gtk_widget_set_margin_start (self->pane_card, mode.slim ? 12 : 0);
  gtk_widget_set_size_request (self->pane_card, mode.slim ? -1 : mode.wide ? 460 : 422, -1);
}

static void
lobby_devices_page_dispose (GObject *object)
{
  LobbyDevicesPage *self = LOBBY_DEVICES_PAGE (object);

  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->counted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_DEVICES_PAGE);
  G_OBJECT_CLASS (lobby_devices_page_parent_class)->dispose (object);
}

static void
lobby_devices_page_class_init (LobbyDevicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lobby_devices_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_devices_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_devices_page_fit;
  g_type_ensure (LOBBY_TYPE_DEVICE_PANE);
  g_type_ensure (LOBBY_TYPE_DISCONNECTED_VIEW);
  gtk_widget_class_set_css_name (widget_class, "devicespage");
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-devices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, head);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, disconnected);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, counts);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, attention_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, grid);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, pane_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicesPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_install_action (widget_class, "page.show-device", "s", show_device_cb);
}

static void
lobby_devices_page_init (LobbyDevicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lobby_tile_grid_set_columns (self->grid, 3);
  lobby_tile_grid_set_spacing (self->grid, 10);
}

/** lobby_devices_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_devices_page_new (void)
{
  return g_object_new (LOBBY_TYPE_DEVICES_PAGE, NULL);
}

/** lobby_devices_page_choose: shows the device @device in detail */
void
lobby_devices_page_choose (LobbyDevicesPage *self, const char *device)
{
  g_return_if_fail (LOBBY_IS_DEVICES_PAGE (self) && device != NULL);

  if (*device == '\0')
    return;
  g_autofree char *chosen = g_strdup (device);
  g_free (self->chosen);
  self->chosen = g_steal_pointer (&chosen);
  lobby_page_show_again (LOBBY_PAGE (self));
}
