/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lobby_appearance_follow (GSettings *settings);
void lobby_appearance_show_script (void);
void lobby_appearance_dress (GtkWindow *window, GSettings *settings);

G_END_DECLS
