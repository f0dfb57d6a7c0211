/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window keeps from one run to the next: its size, and the page that was shown last. */
#include "config.h"

#include "lobby-window-state.h"

/** lobby_window_state_keep: keeps the size of @window and @page (nullable), the name of what it shows */
void
lobby_window_state_keep (GtkWindow *window, const char *page, GSettings *settings)
{
  int width, height;

  if (gtk_window_is_fullscreen (window))
    return;
  if (page != NULL)
    g_settings_set_string (settings, "last-page", page);
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (gtk_window_is_maximized (window) || width <= 0 || height <= 0)
    return;
  g_settings_set_int (settings, "window-width", CLAMP (width, 360, 16384));
  g_settings_set_int (settings, "window-height", CLAMP (height, 300, 16384));
}

/** lobby_window_state_restore: gives @window the size that was kept */
void
lobby_window_state_restore (GtkWindow *window, GSettings *settings)
{
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}
