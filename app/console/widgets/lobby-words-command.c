/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody asked for, in a few words, and why it does not happen. What a service says in its own words is never
 * shown. */
#include "config.h"

#include "lobby-words-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_counter_words (LobbyCounterAction action)
{
  switch (action)
    {
    case LOBBY_COUNTER_ACTION_OPEN:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Open counter %s");
    case LOBBY_COUNTER_ACTION_CLOSE:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Close counter %s");
    case LOBBY_COUNTER_ACTION_PAUSE:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Pause counter %s");
    case LOBBY_COUNTER_ACTION_RESUME:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Resume counter %s");
    case LOBBY_COUNTER_ACTION_PROFILE:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Other services at counter %s");
    case LOBBY_COUNTER_ACTION_HELP:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("Help for counter %s");
    case LOBBY_COUNTER_ACTION_UNKNOWN:
    default:
      /* Translators: what was asked for; %s is the number of a counter */
      return N_ ("A change at counter %s");
    }
}

static const char *
get_device_words (LobbyDeviceAction action)
{
  if (action == LOBBY_DEVICE_ACTION_REQUEST_CASH)
    /* Translators: what was asked for; %s is the name of a device */
    return N_ ("Cash for %s");
  if (action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    /* Translators: what was asked for; %s is the name of a device */
    return N_ ("Fault report for %s");
  /* Translators: what was asked for; %s is the name of a device */
  return N_ ("A change at %s");
}

/* What was asked for, of kinds that need no more words. */
static const char *const words[LOBBY_COMMAND_N_KINDS] = {
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_TICKET_NOTE] = N_ ("What was learned of %s"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_TICKET_DIVERT] = N_ ("Divert %s"),
  /* Translators: what was asked for */
  [LOBBY_COMMAND_ADVICE_DECIDE] = N_ ("Decision on advice"),
  /* Translators: what was asked for */
  [LOBBY_COMMAND_RULES_CHANGE] = N_ ("Change of the rules"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE] = N_ ("Answer for VIP %s"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_CUSTOMER_MEET] = N_ ("Greet VIP %s"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_CUSTOMER_ESCALATE] = N_ ("Escalate VIP %s"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_CUSTOMER_ASSIGN] = N_ ("Re-assign VIP %s"),
  /* Translators: what was asked for; %s is a ticket */
  [LOBBY_COMMAND_CUSTOMER_NOTE] = N_ ("Note on VIP %s"),
  /* Translators: what was asked for */
  [LOBBY_COMMAND_FEEDBACK_ENTER] = N_ ("Feedback entered at the desk"),
  /* Translators: what was asked for */
  [LOBBY_COMMAND_CASE_OPEN] = N_ ("New case"),
  /* Translators: what was asked for */
  [LOBBY_COMMAND_CASE_CHANGE] = N_ ("Change of a case"),
};

static const char *
get_words (const LobbyCommand *command)
{
  if (command->kind == LOBBY_COMMAND_COUNTER_ASK)
    return get_counter_words (((const LobbyCounterMoment *) command->payload)->action);
  if (command->kind == LOBBY_COMMAND_DEVICE_ASK)
    return get_device_words (((const LobbyDeviceMoment *) command->payload)->action);
  return words[command->kind];
}

/**
 * lobby_words_dup_command:
 * @command: what was asked
 * @about: (nullable): what it is about, as people call it
 *
 * Returns: (transfer full): a few words
 */
char *
lobby_words_dup_command (const LobbyCommand *command, const char *about)
{
  const char *found = get_words (command);
  g_auto (GStrv) parts = NULL;

  if (found == NULL)
    return g_strdup (_ ("Something else that was asked for"));
  parts = g_strsplit (_ (found), "%s", 2);
  return g_strjoinv (about != NULL ? about : "", parts);
}

/**
 * lobby_words_dup_problem:
 * @problem: (nullable): short id of the reason
 * @conflict: whether somebody else was first
 * @who: (nullable): name of who that was
 *
 * Returns: (transfer full): a sentence
 */
char *
lobby_words_dup_problem (const char *problem, gboolean conflict, const char *who)
{
  if (conflict && who != NULL)
    /* Translators: why something does not happen; %s is the name of a member of staff */
    return g_strdup_printf (_ ("%s was first."), who);
  if (conflict)
    return g_strdup (_ ("Somebody else was first."));
  if (g_strcmp0 (problem, "forbidden") == 0)
    return g_strdup (_ ("This console may not do that."));
  if (g_strcmp0 (problem, "not-found") == 0)
    return g_strdup (_ ("The branch does not know it any more."));
  if (g_strcmp0 (problem, "unauthorized") == 0)
    return g_strdup (_ ("The access token was refused."));
  if (g_strcmp0 (problem, "token-expired") == 0)
    return g_strdup (_ ("The access token has run out. Enter a new one."));
  return g_strdup (_ ("The branch service refused it."));
}
