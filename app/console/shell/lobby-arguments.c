/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what may stand on it, and what is wrong with what stands there. A second start hands its line to the
 * console that runs already. */
#include "config.h"

#include "lobby-arguments.h"

#include "lobby-language.h"
#include "lobby-service-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const scenarios[] = { "ordinary-day", "pension-day", "pay-day", "broken-devices",
                                         "quiet-day",    "spoke",       "stress",  NULL };

/** lobby_arguments_is_scenario: Returns: whether the simulator has such a day */
gboolean
lobby_arguments_is_scenario (const char *scenario)
{
  return scenario != NULL && g_strv_contains (scenarios, scenario);
}

static void
add_option (GApplication *application, const char *name, GOptionArg arg, const char *words, const char *value)
{
  g_application_add_main_option (application, name, 0, G_OPTION_FLAG_NONE, arg, words, value);
}

/** lobby_arguments_add_to: says what may stand on the command line, in the language of the moment */
void
lobby_arguments_add_to (GApplication *application)
{
  /* Translators: the next lines are shown by --help */
  add_option (application, "connect", G_OPTION_ARG_STRING, _ ("Open the branch service at this address"), _ ("URL"));
  add_option (application, "demo", G_OPTION_ARG_STRING,
              _ ("Open the demo branch, on a day of this kind: ordinary-day, pension-day, pay-day, broken-devices, "
                 "quiet-day, spoke, stress"),
              _ ("DAY"));
  add_option (application, "token-file", G_OPTION_ARG_FILENAME, _ ("Read the access token from this file"), _ ("FILE"));
  add_option (application, "ca-file", G_OPTION_ARG_FILENAME, _ ("Trust the authorities in this PEM file"), _ ("FILE"));
  add_option (application, "language", G_OPTION_ARG_STRING, _ ("Speak this language in this run: en, zh_CN, zh_TW"),
              _ ("LANGUAGE"));
  add_option (application, "replay", G_OPTION_ARG_FILENAME, _ ("Play the recorded day in this file"), _ ("FILE"));
  add_option (application, "version", G_OPTION_ARG_NONE, _ ("Show the version"), NULL);
  g_application_set_option_context_parameter_string (application, NULL);
  /* Translators: shown by --help; keep the name of the program */
  g_application_set_option_context_summary (
      application, _ ("Lobby shows a bank lobby as it is now. Without options it opens the branch "
                      "of the settings, or the demo branch."));
}

/**
 * lobby_arguments_dup_prepared:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * The day of --demo may be left out, which the parser of options cannot know: it would take the next word for it.
 *
 * Returns: (transfer full): the arguments
 */
char **
lobby_arguments_dup_prepared (int argc, char **argv)
{
  char **prepared = g_new0 (char *, (gsize) argc + 1);

  for (int i = 0; i < argc; i++)
    prepared[i] = g_strdup (strcmp (argv[i], "--demo") == 0 ? "--demo=" : argv[i]);
  return prepared;
}

/**
 * lobby_arguments_dup_fault:
 * @options: what was parsed
 *
 * Returns: (transfer full) (nullable): what is wrong with it, in words
 */
char *
lobby_arguments_dup_fault (GVariantDict *options)
{
  const char *url = NULL, *scenario = NULL, *language = NULL;

  g_variant_dict_lookup (options, "connect", "&s", &url);
  g_variant_dict_lookup (options, "demo", "&s", &scenario);
  g_variant_dict_lookup (options, "language", "&s", &language);
  if (url != NULL && scenario != NULL)
    /* Translators: message in a terminal; keep the names of the options */
    return g_strdup (_ ("Either --connect or --demo, not both."));
  if (url != NULL && lobby_service_address_check (url) == LOBBY_ADDRESS_NOT_ENCRYPTED)
    /* Translators: message in a terminal */
    return g_strdup (_ ("The address needs https; http is for this computer only."));
  if (url != NULL && lobby_service_address_check (url) != LOBBY_ADDRESS_FINE)
    /* Translators: message in a terminal; keep the example */
    return g_strdup (_ ("This is not the address of a branch service. It looks like https://branch.example.org:7410."));
  if (scenario != NULL && *scenario != '\0' && !lobby_arguments_is_scenario (scenario))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) scenarios);
      /* Translators: message in a terminal; %s is a list of ids */
      return g_strdup_printf (_ ("There is no such demo day. There are: %s."), known);
    }
  if (!lobby_language_is_known (language))
    /* Translators: message in a terminal; keep the ids */
    return g_strdup (_ ("There is no such language. There are: en, zh_CN, zh_TW."));
  return NULL;
}

static char *
dup_path (GVariantDict *options, GApplicationCommandLine *line, const char *name)
{
  const char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (!g_variant_dict_lookup (options, name, "^&ay", &path))
    return NULL;
  file = g_application_command_line_create_file_for_arg (line, path);
  return g_file_get_path (file);
}

static char *
dup_text (GVariantDict *options, const char *name)
{
  char *text = NULL;

  g_variant_dict_lookup (options, name, "s", &text);
  return text;
}

/** lobby_arguments_new: Returns: (transfer full): what @line asks for; its paths are absolute */
LobbyArguments *
lobby_arguments_new (GVariantDict *options, GApplicationCommandLine *line)
{
  LobbyArguments *arguments = g_new0 (LobbyArguments, 1);
  g_autofree char *url = dup_text (options, "connect");

  arguments->url = url != NULL ? lobby_service_address_dup_clean (url) : NULL;
  arguments->scenario = dup_text (options, "demo");
  arguments->token_file = dup_path (options, line, "token-file");
  arguments->ca_file = dup_path (options, line, "ca-file");
  arguments->language = dup_text (options, "language");
  arguments->day = dup_path (options, line, "replay");
  return arguments;
}

/** lobby_arguments_free: @arguments: (transfer full) (nullable): arguments */
void
lobby_arguments_free (LobbyArguments *arguments)
{
  if (arguments == NULL)
    return;
  g_free (arguments->url);
  g_free (arguments->scenario);
  g_free (arguments->token_file);
  g_free (arguments->ca_file);
  g_free (arguments->language);
  g_free (arguments->day);
  g_free (arguments);
}
