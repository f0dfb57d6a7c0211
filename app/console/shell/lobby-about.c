/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who made this and under which licence. AdwAboutWindow ages: moving on changes this file only. */
#include "config.h"

#include "lobby-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/** lobby_about_show: shows the window about Lobby above @parent */
void
lobby_about_show (GtkWindow *parent)
{
  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, "application-name",
                                   _ ("Lobby"), "application-icon", APPLICATION_ID, "version", PACKAGE_VERSION,
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   /* Translators: what Lobby is, in one sentence */
                                   "comments", _ ("The live view of a bank lobby, for the people who run it."),
                                   /* Translators: put your names here, one a line */
                                   "translator-credits", _ ("translator-credits"), "developer-name",
                                   _ ("The Lobby developers"), NULL);

  gtk_window_present (GTK_WINDOW (about));
}
