/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start of lobby-console. */
#include "config.h"

#include "lobby-application.h"
#include "lobby-arguments.h"
#include "lobby-language.h"
#include "lobby-log.h"

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = lobby_arguments_dup_prepared (argc, argv);
  g_autoptr (LobbyApplication) application = NULL;

  lobby_log_install ();
  lobby_log_leave_no_core ();
  lobby_language_prepare ();
  gtk_disable_setlocale ();
  application = lobby_application_new ();
  return g_application_run (G_APPLICATION (application), argc, arguments);
}
