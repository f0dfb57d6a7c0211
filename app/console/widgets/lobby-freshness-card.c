/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice that figures are old; it takes the place of the alert card and has a button to try the connection. */
#include "config.h"

#include "lobby-freshness-card.h"
#include "lobby-widgets.h"

struct _LobbyFreshnessCard
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkLabel *title;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (LobbyFreshnessCard, lobby_freshness_card, GTK_TYPE_WIDGET)

static void
lobby_freshness_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_FRESHNESS_CARD);
  G_OBJECT_CLASS (lobby_freshness_card_parent_class)->dispose (object);
}

static void
lobby_freshness_card_class_init (LobbyFreshnessCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_freshness_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-freshness-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyFreshnessCard, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyFreshnessCard, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyFreshnessCard, text);
}

static void
lobby_freshness_card_init (LobbyFreshnessCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_freshness_card_new: Returns: (transfer floating): an empty notice */
GtkWidget *
lobby_freshness_card_new (void)
{
  return g_object_new (LOBBY_TYPE_FRESHNESS_CARD, NULL);
}

/** lobby_freshness_card_show: says how old the figures are (@title) and when the next try is (@text) */
void
lobby_freshness_card_show (LobbyFreshnessCard *self, const char *title, const char *text)
{
  g_return_if_fail (LOBBY_IS_FRESHNESS_CARD (self));

  lobby_label_show (self->title, title);
  lobby_label_show (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
