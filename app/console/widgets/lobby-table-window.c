/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table behind a chart, for reading, for a screen reader, and for a spreadsheet. */
#include "config.h"

#include "lobby-table-window.h"

#include <glib/gi18n-lib.h>

struct _LobbyTableWindow
{
  AdwWindow parent_instance;

  LobbyChartTable *table; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LobbyTableWindow, lobby_table_window, ADW_TYPE_WINDOW)

static void
lobby_table_window_finalize (GObject *object)
{
  lobby_chart_table_free (LOBBY_TABLE_WINDOW (object)->table);
  G_OBJECT_CLASS (lobby_table_window_parent_class)->finalize (object);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = lobby_chart_table_dup_text (LOBBY_TABLE_WINDOW (widget)->table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
lobby_table_window_class_init (LobbyTableWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lobby_table_window_finalize;
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_table_window_init (LobbyTableWindow *self)
{
}

/* --- the list: each item is the number of a row --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LobbyTableWindow *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GStrv cells = g_ptr_array_index (self->table->rows, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cells[column]);
}

static GtkColumnViewColumn *
make_column (LobbyTableWindow *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  GtkColumnViewColumn *made = gtk_column_view_column_new (self->table->heads[column], factory);
  gtk_column_view_column_set_expand (made, TRUE);
  return made;
}

static GListModel *
make_rows (LobbyTableWindow *self)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->table->rows->len; i++)
    gtk_string_list_append (rows, *(GStrv) g_ptr_array_index (self->table->rows, i));
  return G_LIST_MODEL (rows);
}

static GtkWidget *
make_view (LobbyTableWindow *self)
{
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (make_rows (self))));

  for (guint i = 0; self->table->heads[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (self, i);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->table->title, -1);
  return view;
}

static GtkWidget *
make_header (LobbyTableWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  /* Translators: button of a window with a table: copies the table for a spreadsheet */
  GtkWidget *copy = gtk_button_new_with_label (_ ("Copy"));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (self->table->title, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "table.copy");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  return header;
}

/**
 * lobby_table_window_new:
 * @table: (transfer full): the table
 *
 * Returns: (transfer none): a window with the table; whoever opens it makes it transient and presents it
 */
GtkWindow *
lobby_table_window_new (LobbyChartTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  LobbyTableWindow *self = g_object_new (LOBBY_TYPE_TABLE_WINDOW, "title", table->title, "default-width", 420,
                                         "default-height", 480, "modal", TRUE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->table = table;
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (self));
  gtk_box_append (GTK_BOX (content), make_header (self));
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  return GTK_WINDOW (self);
}
