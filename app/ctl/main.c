/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl: checks recorded days and watches a lobby, in a terminal. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-log.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *catalogues = g_getenv ("LOBBY_LOCALE_DIR");

  lobby_log_install ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues != NULL ? catalogues : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return lobby_ctl_run (argc, argv);
}
