/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key figure of the glance strip: label, big figure, context. */
#include "config.h"

#include "lobby-figure.h"
#include "lobby-widgets.h"

struct _LobbyFigure
{
  GtkWidget parent_instance;

  GtkWidget *body;
  LobbyGlyph *glyph;
  GtkLabel *label;
  GtkLabel *value;
  GtkLabel *unit;
  GtkLabel *context;
};

G_DEFINE_FINAL_TYPE (LobbyFigure, lobby_figure, GTK_TYPE_WIDGET)

static void
lobby_figure_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_FIGURE);
  G_OBJECT_CLASS (lobby_figure_parent_class)->dispose (object);
}

static void
lobby_figure_class_init (LobbyFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_figure_dispose;
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-figure.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, label);
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, value);
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, unit);
  gtk_widget_class_bind_template_child (widget_class, LobbyFigure, context);
}

static void
lobby_figure_init (LobbyFigure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_figure_new: Returns: (transfer floating): an empty figure */
GtkWidget *
lobby_figure_new (void)
{
  return g_object_new (LOBBY_TYPE_FIGURE, NULL);
}

/** lobby_figure_show: shows @view */
void
lobby_figure_show (LobbyFigure *self, const LobbyFigureView *view)
{
  g_return_if_fail (LOBBY_IS_FIGURE (self) && view != NULL);

  gboolean over = view->tone == LOBBY_TONE_OVER;
  const char *value = view->value != NULL ? view->value : LOBBY_NO_FIGURE;
  lobby_label_show (self->label, view->label);
  lobby_label_show (self->value, value);
  lobby_label_show_or_hide (self->unit, view->value != NULL ? view->unit : NULL);
  lobby_label_show (self->context, view->context);
  lobby_glyph_show (self->glyph, over ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_NONE);
  lobby_widget_set_class (GTK_WIDGET (self), "over", over);

  const char *unit = view->value != NULL && view->unit != NULL ? view->unit : "";
  g_autofree char *words = g_strjoin (" ", view->label, value, unit, view->context != NULL ? view->context : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
