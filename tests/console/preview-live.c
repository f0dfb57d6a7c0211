/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the live page with the advice of the design, for people who change it: preview-live [WIDTH HEIGHT]. */
#include <adwaita.h>
#include <stdlib.h>

#include "lobby-live-page.h"
#include "lobby-widgets.h"
#include "staged-advice.h"

static int size[2] = { 1366, 721 };

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *page = lobby_live_page_new ();
  LobbyForesight *foresight = staged_advice_make ("09:20:00");

  staged_advice_open (data);
  staged_advice_counter (foresight, LOBBY_ADVICE_OPEN_COUNTER, "2", 7000);
  staged_advice_divert (foresight, "A002", "CRS-1", 1600);
  staged_advice_accompany (foresight, "A005", 1200);
  staged_advice_device (foresight, LOBBY_ADVICE_RESTOCK, "CRS-1", 1100);
  staged_advice_divert (foresight, "A003", "STM-1", 1000);
  staged_advice_show (data, foresight, "09:20:00");
  lobby_page_set_session (LOBBY_PAGE (page), data);
  gtk_window_set_default_size (GTK_WINDOW (window), size[0], size[1]);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.lobby.Preview", G_APPLICATION_NON_UNIQUE);
  g_autoptr (LobbySession) session = staged_session_new ();

  for (int i = 1; i < MIN (argc, 3); i++)
    size[i - 1] = atoi (argv[i]);
  staged_session_let_act (STAGED_SESSION (session));
  lobby_widgets_init ();
  g_application_set_resource_base_path (G_APPLICATION (application), LOBBY_RESOURCE_PATH);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), session);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
