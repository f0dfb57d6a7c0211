/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further advice in one line. Pressing it opens the card. */
#include "config.h"

#include "lobby-advice-row.h"
#include "lobby-widgets.h"

struct _LobbyAdviceRow
{
  GtkButton parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *gain;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (LobbyAdviceRow, lobby_advice_row, GTK_TYPE_BUTTON)

static void
lobby_advice_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_ADVICE_ROW);
  G_OBJECT_CLASS (lobby_advice_row_parent_class)->dispose (object);
}

static void
lobby_advice_row_class_init (LobbyAdviceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_advice_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-advice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceRow, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceRow, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceRow, gain);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceRow, arrow);
}

static void
lobby_advice_row_init (LobbyAdviceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

/** lobby_advice_row_new: Returns: (transfer floating): an empty row */
GtkWidget *
lobby_advice_row_new (void)
{
  return g_object_new (LOBBY_TYPE_ADVICE_ROW, NULL);
}

/** lobby_advice_row_show: shows @view */
void
lobby_advice_row_show (LobbyAdviceRow *self, const LobbyAdviceRowView *view)
{
  g_return_if_fail (LOBBY_IS_ADVICE_ROW (self) && view != NULL);

  gtk_image_set_from_icon_name (self->icon, view->icon_name);
  lobby_label_show (self->title, view->title);
  lobby_label_show (self->text, view->text);
  lobby_label_show_or_hide (self->gain, view->gain);
  gtk_widget_set_visible (self->arrow, !view->ended);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !view->ended);
  lobby_widget_set_class (GTK_WIDGET (self), "ended", view->ended);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
