/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer who has come: who, what is due to them, how long until the branch head is told. */
#include "config.h"

#include "lobby-vip-card.h"
#include "lobby-widgets.h"

struct _LobbyVipCard
{
  GtkWidget parent_instance;

  GtkWidget *body;
  LobbyGlyph *glyph;
  GtkLabel *title;
  GtkLabel *tier;
  GtkLabel *facts;
  GtkLabel *state;
  LobbyRing *ring;
  GtkWidget *buttons;
  GtkWidget *greet_button;
  GtkWidget *escalate_button;
};

enum
{
  GREET,
  ESCALATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVipCard, lobby_vip_card, GTK_TYPE_WIDGET)

static void
greet_clicked_cb (LobbyVipCard *self)
{
  g_signal_emit (self, signals[GREET], 0);
}

static void
escalate_clicked_cb (LobbyVipCard *self)
{
  g_signal_emit (self, signals[ESCALATE], 0);
}

static void
lobby_vip_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_VIP_CARD);
  G_OBJECT_CLASS (lobby_vip_card_parent_class)->dispose (object);
}

static void
lobby_vip_card_class_init (LobbyVipCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_vip_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vipcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, facts);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, ring);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, greet_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipCard, escalate_button);
  gtk_widget_class_bind_template_callback (widget_class, greet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, escalate_clicked_cb);

  /**
   * LobbyVipCard::greet:
   *
   * The lobby manager goes and greets the customer.
   */
  signals[GREET] = g_signal_new ("greet", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LobbyVipCard::escalate:
   *
   * The branch head shall be told now.
   */
  signals[ESCALATE] = g_signal_new ("escalate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lobby_vip_card_init (LobbyVipCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_vip_card_new: Returns: (transfer floating): an empty card */
GtkWidget *
lobby_vip_card_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_CARD, NULL);
}

/** lobby_vip_card_show: shows @view */
void
lobby_vip_card_show (LobbyVipCard *self, const LobbyVipView *view)
{
  g_return_if_fail (LOBBY_IS_VIP_CARD (self) && view != NULL);

  lobby_glyph_show (self->glyph, view->answered ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_STAR);
  lobby_label_show (self->title, view->title);
  lobby_label_show_or_hide (self->tier, view->tier);
  lobby_label_show_or_hide (self->facts, view->facts);
  lobby_label_show (self->state, view->state);
  gtk_widget_set_visible (GTK_WIDGET (self->ring), view->left != NULL);
  if (view->left != NULL)
    lobby_ring_show (self->ring, view->left_share, view->left_token, view->left, view->left_words);
  gtk_widget_set_visible (self->buttons, !view->answered);
  gtk_widget_set_visible (self->escalate_button, view->can_escalate);
  gtk_widget_set_sensitive (self->buttons, !view->held);
  lobby_widget_set_class (self->greet_button, "suggested-action", view->first && !view->held);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
