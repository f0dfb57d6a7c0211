/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A self-service device: kind, name, state and the one scarcest supply. Pressing it opens its details. */
#include "config.h"

#include "lobby-device-tile.h"
#include "lobby-widgets.h"

struct _LobbyDeviceTile
{
  GtkButton parent_instance;

  GtkImage *icon;
  GtkLabel *name;
  LobbyErrandMark *mark;
  LobbyGlyph *glyph;
  GtkLabel *state;
  GtkWidget *supply_line;
  GtkLabel *supply;
  GtkLabel *level;
  LobbySupplyBar *bar;

  gboolean compact;
};

G_DEFINE_FINAL_TYPE (LobbyDeviceTile, lobby_device_tile, GTK_TYPE_BUTTON)

static void
lobby_device_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DEVICE_TILE);
  G_OBJECT_CLASS (lobby_device_tile_parent_class)->dispose (object);
}

static void
lobby_device_tile_class_init (LobbyDeviceTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_device_tile_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-device-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, mark);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, supply_line);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, supply);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, level);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceTile, bar);
}

static void
lobby_device_tile_init (LobbyDeviceTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_device_tile_new: Returns: (transfer floating): an empty tile */
GtkWidget *
lobby_device_tile_new (void)
{
  return g_object_new (LOBBY_TYPE_DEVICE_TILE, NULL);
}

/** lobby_device_tile_set_compact: without the lines of the supply; takes effect with the next lobby_device_tile_show() */
void
lobby_device_tile_set_compact (LobbyDeviceTile *self, gboolean compact)
{
  g_return_if_fail (LOBBY_IS_DEVICE_TILE (self));
  self->compact = compact;
}

static void
show_supply (LobbyDeviceTile *self, const LobbyDeviceView *view)
{
  LobbyBarPlot plot = { view->fraction, -1, view->supply_tone };

  gtk_widget_set_visible (self->supply_line, !self->compact && view->supply != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !self->compact && view->level != NULL);
  lobby_label_show (self->supply, view->supply);
  lobby_label_show_or_hide (self->level, view->level);
  lobby_widget_show_tone (GTK_WIDGET (self->level), view->supply_tone);
  lobby_supply_bar_show (self->bar, &plot, view->supply, view->level);
}

/** lobby_device_tile_show: shows @view */
void
lobby_device_tile_show (LobbyDeviceTile *self, const LobbyDeviceView *view)
{
  g_return_if_fail (LOBBY_IS_DEVICE_TILE (self) && view != NULL);

  gboolean instead = self->compact && view->compact_state != NULL;
  gtk_image_set_from_icon_name (self->icon, view->icon_name);
  lobby_label_show (self->name, view->name);
  lobby_glyph_show_in (self->glyph, view->shape, view->token);
  lobby_label_show (self->state, instead ? view->compact_state : view->state);
  lobby_widget_show_tone (GTK_WIDGET (self->state), view->tone);
  lobby_widget_set_class (GTK_WIDGET (self->state), "lobby-strong", view->strong || view->tone != LOBBY_TONE_NORMAL);
  show_supply (self, view);
  lobby_widget_set_class (GTK_WIDGET (self), "hollow", view->hollow);
  lobby_widget_set_class (GTK_WIDGET (self), "advised", view->advised != NULL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), view->advised) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), view->advised);
  /* The name needs the room: the mark stands where the kind does. */
  lobby_errand_mark_show (self->mark, &view->errand);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), view->errand.stage == LOBBY_ERRAND_STAGE_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
