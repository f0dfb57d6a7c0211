/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, to read. GtkShortcutsWindow ages: moving on changes this file and its template. */
#include "config.h"

#include "lobby-shortcuts.h"

#include "lobby-widgets.h"

/** lobby_shortcuts_show: shows the keys above @parent */
void
lobby_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (LOBBY_RESOURCE_PATH "/ui/lobby-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
