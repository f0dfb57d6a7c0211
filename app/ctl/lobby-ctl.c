/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the subcommand, and what all of them share: options, output, words for errors. */
#include "config.h"

#include "lobby-ctl.h"

#include <glib/gi18n.h>
#include <string.h>

static const LobbyCtlVerb *const verbs[] = {
  &lobby_ctl_check,     &lobby_ctl_digest,   &lobby_ctl_watch,   &lobby_ctl_advise,         &lobby_ctl_evaluate,
  &lobby_ctl_forecast,  &lobby_ctl_import,   &lobby_ctl_export,  &lobby_ctl_simulate_queue, &lobby_ctl_audit,
  &lobby_ctl_ledger,    &lobby_ctl_promises, &lobby_ctl_summary, &lobby_ctl_whatif,         &lobby_ctl_train,
  &lobby_ctl_checklist, &lobby_ctl_record,
};

/**
 * lobby_ctl_say:
 * @where: stdout or stderr
 * @text: a line in UTF-8; written in the encoding of the terminal
 */
void
lobby_ctl_say (FILE *where, const char *text)
{
  g_autofree char *local = g_locale_from_utf8 (text, -1, NULL, NULL, NULL);

  fprintf (where, "%s\n", local != NULL ? local : text);
}

/** lobby_ctl_fail: @text: what went wrong. Returns: the exit code */
int
lobby_ctl_fail (const char *text)
{
  g_autofree char *line = g_strdup_printf ("lobbyctl: %s", text);

  lobby_ctl_say (stderr, line);
  return LOBBY_CTL_FAILED;
}

/** lobby_ctl_format_count: Returns: (transfer full): a number with the marks of the person's language */
char *
lobby_ctl_format_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

/** lobby_ctl_format_time: Returns: (transfer full): the time of day at the branch, "HH:MM:SS" */
char *
lobby_ctl_format_time (gint64 at_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("--:--:--");
}

/** lobby_ctl_describe_file_error: Returns: (transfer full): what is wrong with a recorded day, for a person */
char *
lobby_ctl_describe_file_error (const GError *error)
{
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is no such file."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN))
    return g_strdup (_ ("You may not read this file."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NEWER))
    return g_strdup (_ ("This day was recorded by a newer version of Lobby. Update Lobby to read it."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_INVALID))
    return g_strdup (_ ("This is not a recorded day."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED))
    return g_strdup (_ ("Names were not taken out of this day, so it is not read."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE))
    return g_strdup (_ ("The file is larger than any recorded day."));
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT))
    return g_strdup (_ ("The file is damaged."));
  /* Translators: %s is a message of the system, as in "Input/output error". */
  return g_strdup_printf (_ ("The file cannot be read (%s)."), error->message);
}

static char *
format_help (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", _ ("Usage: lobbyctl COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %s %s\n      %s\n", verbs[i]->name, verbs[i]->arguments, _ (verbs[i]->summary));
  g_string_append_printf (text, "\n%s", _ ("“lobbyctl COMMAND --help” tells more about a command."));
  return g_string_free (text, FALSE);
}

static void
say_usage (const LobbyCtlVerb *verb, const char *problem)
{
  /* Translators: %1$s is the name of a command, %2$s is what has to follow it. Do not translate “lobbyctl”. */
  g_autofree char *usage = g_strdup_printf (_ ("Usage: lobbyctl %1$s %2$s"), verb->name, verb->arguments);

  if (problem != NULL)
    lobby_ctl_fail (problem);
  lobby_ctl_say (stderr, usage);
}

/**
 * lobby_ctl_parse:
 * @entries: (nullable): options of the subcommand
 * @argc: (inout): arguments
 * @argv: (inout): arguments; only names are left, after the subcommand itself
 * @n_names: how many names there must be, or %LOBBY_CTL_SOME
 *
 * Returns: whether the subcommand can run; the person has been told when it cannot
 */
gboolean
lobby_ctl_parse (const LobbyCtlVerb *verb, const GOptionEntry *entries, int *argc, char ***argv, int n_names)
{
  g_autofree char *arguments = g_strdup_printf ("%s %s", verb->name, verb->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _ (verb->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--help") == 0 || strcmp ((*argv)[i], "-h") == 0)
      {
        char *help = g_option_context_get_help (context, TRUE, NULL);
        lobby_ctl_say (stdout, g_strchomp (help));
        g_free (help);
        exit (LOBBY_CTL_DONE);
      }
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      say_usage (verb, error->message);
      return FALSE;
    }
  if (n_names == LOBBY_CTL_SOME ? *argc > 1 : *argc == n_names + 1)
    return TRUE;
  say_usage (verb, NULL);
  return FALSE;
}

/**
 * lobby_ctl_run:
 * @argc: number of arguments
 * @argv: arguments of the program
 *
 * Returns: the exit code of the program
 */
int
lobby_ctl_run (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : "--help";

  g_set_prgname ("lobbyctl");
  if (strcmp (name, "--version") == 0)
    {
      lobby_ctl_say (stdout, "lobbyctl " PACKAGE_VERSION);
      return LOBBY_CTL_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (name, verbs[i]->name) == 0)
      return verbs[i]->run (argc - 1, argv + 1);

  g_autofree char *help = format_help ();
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0)
    {
      lobby_ctl_say (argc > 1 ? stdout : stderr, help);
      return argc > 1 ? LOBBY_CTL_DONE : LOBBY_CTL_USAGE;
    }
  /* Translators: %s is what a person typed. */
  g_autofree char *problem = g_strdup_printf (_ ("There is no command “%s”."), name);
  lobby_ctl_fail (problem);
  lobby_ctl_say (stderr, help);
  return LOBBY_CTL_USAGE;
}
