/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A counter: number, services, state, ticket, time against the usual time. Pressing it opens its details. */
#include "config.h"

#include "lobby-counter-tile.h"
#include "lobby-widgets.h"

struct _LobbyCounterTile
{
  GtkButton parent_instance;

  GtkLabel *number;
  GtkLabel *services;
  LobbyErrandMark *mark;
  LobbyGlyph *glyph;
  GtkLabel *state;
  GtkLabel *text;
  GtkLabel *time;
  LobbySupplyBar *bar;
  LobbyGlyph *advice_glyph;
  GtkLabel *left;
  GtkLabel *right;
};

G_DEFINE_FINAL_TYPE (LobbyCounterTile, lobby_counter_tile, GTK_TYPE_BUTTON)

static void
lobby_counter_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_COUNTER_TILE);
  G_OBJECT_CLASS (lobby_counter_tile_parent_class)->dispose (object);
}

static void
lobby_counter_tile_class_init (LobbyCounterTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_counter_tile_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-counter-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, number);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, services);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, mark);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, time);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, bar);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, advice_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, left);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterTile, right);
}

static void
lobby_counter_tile_init (LobbyCounterTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_counter_tile_new: Returns: (transfer floating): an empty tile */
GtkWidget *
lobby_counter_tile_new (void)
{
  return g_object_new (LOBBY_TYPE_COUNTER_TILE, NULL);
}

/* The bar keeps its place when there is none, so that the lines of all tiles stay level. */
static void
show_bar (LobbyCounterTile *self, const LobbyCounterView *view)
{
  LobbyBarPlot plot = { MAX (view->fraction, 0), 0.5, view->tone };

  gtk_widget_set_opacity (GTK_WIDGET (self->bar), view->fraction < 0 ? 0 : 1);
  lobby_supply_bar_show (self->bar, &plot, view->state, view->time);
}

/** lobby_counter_tile_show: shows @view */
void
lobby_counter_tile_show (LobbyCounterTile *self, const LobbyCounterView *view)
{
  g_return_if_fail (LOBBY_IS_COUNTER_TILE (self) && view != NULL);

  lobby_label_show (self->number, view->number);
  lobby_label_show (self->services, view->services);
  lobby_glyph_show (self->glyph, view->shape);
  lobby_label_show (self->state, view->state);
  lobby_widget_show_tone (GTK_WIDGET (self->state), view->tone);
  lobby_label_show (self->text, view->text);
  lobby_widget_set_class (GTK_WIDGET (self->text), "lobby-strong", view->text_strong);
  lobby_widget_set_class (GTK_WIDGET (self->text), "lobby-quiet", !view->text_strong);
  lobby_label_show_or_hide (self->time, view->time);
  lobby_widget_show_tone (GTK_WIDGET (self->time), view->tone);
  show_bar (self, view);

  lobby_glyph_show (self->advice_glyph, view->advice != NULL ? LOBBY_SHAPE_ARROW : LOBBY_SHAPE_NONE);
  lobby_label_show (self->left, view->advice != NULL ? view->advice : view->left);
  lobby_widget_set_class (GTK_WIDGET (self->left), "lobby-advised", view->advice != NULL);
  lobby_widget_set_class (GTK_WIDGET (self->left), "lobby-strong", view->advice != NULL);
  lobby_label_show_or_hide (self->right, view->advice != NULL ? NULL : view->right);
  lobby_widget_set_class (GTK_WIDGET (self), "hollow", view->hollow);
  lobby_widget_set_class (GTK_WIDGET (self), "advised", view->advice != NULL);
  lobby_errand_mark_show (self->mark, &view->errand);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
