/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the subcommand, and what both of them share: options, words for errors. */
#include "config.h"

#include "lobby-program.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/** lobby_program_fail: @code: exit code; @text: what went wrong. Returns: @code */
int
lobby_program_fail (int code, const char *text)
{
  g_autofree char *local = g_locale_from_utf8 (text, -1, NULL, NULL, NULL);

  fprintf (stderr, "lobby-branch: %s\n", local != NULL ? local : text);
  return code;
}

/** lobby_program_describe_error: Returns: (transfer full): what is wrong, and for a person what can be done */
char *
lobby_program_describe_error (const GError *error)
{
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NEWER))
    return g_strdup (_ ("The store was written by a newer version of Lobby. Update Lobby, or name another store."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT))
    /* Translators: %s is a message of the system, in English. */
    return g_strdup_printf (_ ("The store cannot be used (%s). Name another store."), error->message);
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE))
    /* Translators: %s is a message of the system, in English. */
    return g_strdup_printf (_ ("The file cannot be written (%s)."), error->message);
  /* Translators: %s is a message of the system, in English. */
  return g_strdup_printf (_ ("This did not work (%s)."), error->message);
}

/**
 * lobby_program_parse:
 * @usage: what follows "lobby-branch" in the usage line
 * @summary: what the subcommand does
 * @entries: its options
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments
 * @code: (out): exit code when it is over already
 *
 * Returns: whether to go on
 */
gboolean
lobby_program_parse (const char *usage,
                     const char *summary,
                     const GOptionEntry *entries,
                     int *argc,
                     char ***argv,
                     int *code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  *code = LOBBY_PROGRAM_DONE;
  if (!g_option_context_parse (context, argc, argv, &error))
    *code = lobby_program_fail (LOBBY_PROGRAM_USAGE, error->message);
  else if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_print ("lobby-branch %s\n\n%s", usage, text);
    }
  else if (*argc > 1)
    {
      /* Translators: %s is an argument of the command line. */
      g_autofree char *text = g_strdup_printf (_ ("What is “%s”?"), (*argv)[1]);
      *code = lobby_program_fail (LOBBY_PROGRAM_USAGE, text);
    }
  else
    return TRUE;
  return FALSE;
}

static int
show_help (void)
{
  g_print ("%s\n\n", _ ("Usage: lobby-branch COMMAND [OPTION…]"));
  g_print ("  serve\n      %s\n", _ ("Serves a branch: events, snapshots and commands, over HTTP and WebSocket"));
  g_print ("  simulate\n      %s\n", _ ("Writes a whole simulated day into a file"));
  g_print ("  token\n      %s\n", _ ("Signs a token for somebody of the branch"));
  g_print ("\n%s\n", _ ("“lobby-branch COMMAND --help” tells more about a command."));
  return LOBBY_PROGRAM_DONE;
}

/** lobby_program_run: Returns: the exit code */
int
lobby_program_run (int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "";

  if (strcmp (verb, "serve") == 0)
    return lobby_program_serve (argc - 1, argv + 1);
  if (strcmp (verb, "simulate") == 0)
    return lobby_program_simulate (argc - 1, argv + 1);
  if (strcmp (verb, "token") == 0)
    return lobby_program_token (argc - 1, argv + 1);
  if (strcmp (verb, "--help") == 0 || strcmp (verb, "-h") == 0 || strcmp (verb, "help") == 0)
    return show_help ();
  if (strcmp (verb, "--version") == 0)
    {
      g_print ("lobby-branch " PACKAGE_VERSION "\n");
      return LOBBY_PROGRAM_DONE;
    }
  return lobby_program_fail (LOBBY_PROGRAM_USAGE,
                             _ ("Say what to do: serve, simulate or token. “lobby-branch --help” tells more."));
}
