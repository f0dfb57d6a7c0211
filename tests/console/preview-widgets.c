/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows every state of every widget in a window, for people who change them: preview-widgets [dark]. */
#include <adwaita.h>

#include "lobby-widgets.h"
#include "widget-states.h"

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1230, 1500);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), widget_states_new ());
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.lobby.Preview", G_APPLICATION_NON_UNIQUE);

  lobby_widgets_init ();
  g_application_set_resource_base_path (G_APPLICATION (application), LOBBY_RESOURCE_PATH);
  if (argc > 1)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
