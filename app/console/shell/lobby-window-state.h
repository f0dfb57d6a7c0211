/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lobby_window_state_keep (GtkWindow *window, const char *page, GSettings *settings);
void lobby_window_state_restore (GtkWindow *window, GSettings *settings);

G_END_DECLS
