/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer in the log: when, who, whose, how soon somebody answered. */
#include "config.h"

#include "lobby-vip-row.h"
#include "lobby-widgets.h"

struct _LobbyVipRow
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkLabel *time;
  GtkLabel *ticket;
  GtkLabel *name;
  GtkLabel *tier;
  GtkLabel *purpose;
  GtkLabel *owner;
  GtkLabel *answer;
  GtkLabel *target;
  LobbyGlyph *glyph;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (LobbyVipRow, lobby_vip_row, GTK_TYPE_WIDGET)

static void
lobby_vip_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_VIP_ROW);
  G_OBJECT_CLASS (lobby_vip_row_parent_class)->dispose (object);
}

static void
lobby_vip_row_class_init (LobbyVipRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_vip_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "viprow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, time);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, ticket);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, purpose);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, owner);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, answer);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, target);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipRow, state);
}

static void
lobby_vip_row_init (LobbyVipRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_vip_row_new: Returns: (transfer floating): an empty row */
GtkWidget *
lobby_vip_row_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_ROW, NULL);
}

/** lobby_vip_row_show: shows @view */
void
lobby_vip_row_show (LobbyVipRow *self, const LobbyVipRowView *view)
{
  g_return_if_fail (LOBBY_IS_VIP_ROW (self) && view != NULL);

  lobby_label_show (self->time, view->time);
  lobby_label_show (self->ticket, view->ticket);
  lobby_label_show (self->name, view->name);
  lobby_label_show_or_hide (self->tier, view->tier);
  lobby_label_show_or_hide (self->purpose, view->purpose);
  lobby_label_show (self->owner, view->owner);
  lobby_label_show (self->answer, view->answer);
  lobby_widget_show_tone (GTK_WIDGET (self->answer), view->answer_is_word ? LOBBY_TONE_NORMAL : view->tone);
  lobby_widget_set_class (GTK_WIDGET (self->answer), "lobby-strong", !view->answer_is_word);
  lobby_label_show_or_hide (self->target, view->target);
  lobby_glyph_show (self->glyph, view->shape);
  lobby_label_show (self->state, view->state);
  lobby_widget_show_tone (GTK_WIDGET (self->state), view->tone);
  lobby_widget_set_class (GTK_WIDGET (self), "chosen", view->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
