/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case in its list: what kind, what is the matter, whose it is, how long is left. */
#include "config.h"

#include "lobby-case-row.h"
#include "lobby-widgets.h"

struct _LobbyCaseRow
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkLabel *when;
  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *owner;
  GtkLabel *left;
  GtkLabel *due;
  LobbyGlyph *glyph;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (LobbyCaseRow, lobby_case_row, GTK_TYPE_WIDGET)

static void
lobby_case_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CASE_ROW);
  G_OBJECT_CLASS (lobby_case_row_parent_class)->dispose (object);
}

static void
lobby_case_row_class_init (LobbyCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "caserow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, when);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, kind);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, owner);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, left);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, due);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseRow, state);
}

static void
lobby_case_row_init (LobbyCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_case_row_new: Returns: (transfer floating): an empty row */
GtkWidget *
lobby_case_row_new (void)
{
  return g_object_new (LOBBY_TYPE_CASE_ROW, NULL);
}

/** lobby_case_row_show: shows @view */
void
lobby_case_row_show (LobbyCaseRow *self, const LobbyCaseRowView *view)
{
  g_return_if_fail (LOBBY_IS_CASE_ROW (self) && view != NULL);

  lobby_label_show (self->when, view->when);
  lobby_label_show_or_hide (self->kind, view->narrow ? NULL : view->kind);
  lobby_label_show (self->title, view->title);
  lobby_label_show_or_hide (self->detail, view->detail);
  lobby_label_show_or_hide (self->owner, view->narrow ? NULL : view->owner);
  lobby_label_show (self->left, view->left);
  lobby_widget_show_tone (GTK_WIDGET (self->left), view->tone);
  lobby_label_show_or_hide (self->due, view->due);
  lobby_glyph_show (self->glyph, view->shape);
  lobby_label_show_or_hide (self->state, view->narrow ? NULL : view->state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->glyph), view->state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
