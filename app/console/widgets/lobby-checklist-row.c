/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a list: a shape, a name, where it stands, a figure. For checklists and for what came out of them. */
#include "config.h"

#include "lobby-checklist-row.h"
#include "lobby-widgets.h"

struct _LobbyChecklistRow
{
  GtkBox parent_instance;

  LobbyGlyph *glyph;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *figure;
};

G_DEFINE_FINAL_TYPE (LobbyChecklistRow, lobby_checklist_row, GTK_TYPE_BOX)

static void
lobby_checklist_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CHECKLIST_ROW);
  G_OBJECT_CLASS (lobby_checklist_row_parent_class)->dispose (object);
}

static void
lobby_checklist_row_class_init (LobbyChecklistRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_checklist_row_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-checklist-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistRow, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistRow, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistRow, figure);
}

static void
lobby_checklist_row_init (LobbyChecklistRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_checklist_row_new: Returns: (transfer floating): an empty row */
GtkWidget *
lobby_checklist_row_new (void)
{
  return g_object_new (LOBBY_TYPE_CHECKLIST_ROW, NULL);
}

/** lobby_checklist_row_show: shows @view */
void
lobby_checklist_row_show (LobbyChecklistRow *self, const LobbyChecklistRowView *view)
{
  g_return_if_fail (LOBBY_IS_CHECKLIST_ROW (self) && view != NULL);

  g_autofree char *summary = g_strdup_printf ("%s, %s%s%s", view->title, view->state, view->figure != NULL ? ", " : "",
                                              view->figure != NULL ? view->figure : "");
  lobby_glyph_show (self->glyph, view->shape);
  lobby_label_show (self->title, view->title);
  lobby_label_show (self->state, view->state);
  lobby_widget_show_tone (GTK_WIDGET (self->state), view->tone);
  lobby_label_show_or_hide (self->figure, view->figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}
