/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch: the reference branch service and its simulator. */
#include "config.h"

#include "lobby-program.h"

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
  return lobby_program_run (argc, argv);
}
