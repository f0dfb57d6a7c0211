/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyFileChosenFunc:
 * @path: path of the file that was chosen
 * @data: (transfer none): the object that asked
 *
 * Called when a file was chosen; not when the person changed their mind.
 */
typedef void (*LobbyFileChosenFunc) (const char *path, gpointer data);

void lobby_file_choice_open (GtkWidget *widget, const char *title, LobbyFileChosenFunc chosen, gpointer object);
void lobby_file_choice_save (GtkWidget *widget,
                             const char *title,
                             const char *name,
                             LobbyFileChosenFunc chosen,
                             gpointer object);

G_END_DECLS
