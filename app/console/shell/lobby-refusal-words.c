/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something that was asked for does not happen. What a service says in its own words is never shown. */
#include "config.h"

#include "lobby-refusal-words.h"

#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
join (char *what, char *why)
{
  /* Translators: two whole sentences after each other: what does not happen, and why */
  char *both = g_strdup_printf (C_ ("two sentences", "%1$s %2$s"), what, why);

  g_free (what);
  g_free (why);
  return both;
}

static char *
dup_counter_head (const char *counter, LobbyCounterAction action)
{
  switch (action)
    {
    case LOBBY_COUNTER_ACTION_OPEN:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s does not open."), counter);
    case LOBBY_COUNTER_ACTION_CLOSE:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s does not close."), counter);
    case LOBBY_COUNTER_ACTION_PAUSE:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s does not pause."), counter);
    case LOBBY_COUNTER_ACTION_RESUME:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s does not resume."), counter);
    case LOBBY_COUNTER_ACTION_PROFILE:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s does not change its services."), counter);
    case LOBBY_COUNTER_ACTION_HELP:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Nobody can be sent to help counter %s."), counter);
    case LOBBY_COUNTER_ACTION_UNKNOWN:
    default:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s cannot do this."), counter);
    }
}

static char *
dup_counter_reason (const char *why, const char *staff)
{
  static const struct
  {
    const char *why;
    const char *words;
  } rows[] = {
    { "already-open", N_ ("It is open already.") },
    { "already-closed", N_ ("It is closed already.") },
    { "branch-closed", N_ ("The branch is closed.") },
    { "no-teller-free", N_ ("No teller is free.") },
    { "last-counter", N_ ("It is the last open counter.") },
    { "not-open", N_ ("It is not open.") },
    { "not-paused", N_ ("It is not paused.") },
    { "no-such-service", N_ ("The branch has no such service.") },
    { "not-equipped", N_ ("That cannot be done at this counter.") },
  };

  for (guint i = 0; why != NULL && i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].why, why) == 0)
      return g_strdup (_ (rows[i].words));
  if (staff != NULL)
    /* Translators: %s is the name of a member of staff */
    return g_strdup_printf (_ ("%s cannot do it now."), staff);
  return g_strdup (_ ("The branch gave no reason."));
}

/**
 * lobby_refusal_words_dup_counter:
 * @moment: payload of counter.refused
 * @staff: (nullable): name of who was asked
 *
 * Returns: (transfer full): what does not happen, and why
 */
char *
lobby_refusal_words_dup_counter (const LobbyCounterMoment *moment, const char *staff)
{
  g_return_val_if_fail (moment != NULL, NULL);
  return join (dup_counter_head (moment->counter, moment->action), dup_counter_reason (moment->why, staff));
}

static char *
dup_device_head (const char *device, LobbyDeviceAction action)
{
  if (action == LOBBY_DEVICE_ACTION_REQUEST_CASH)
    /* Translators: %s is the name of a device */
    return g_strdup_printf (_ ("No cash was requested for %s."), device);
  if (action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    /* Translators: %s is the name of a device */
    return g_strdup_printf (_ ("The fault of %s was not reported."), device);
  /* Translators: %s is the name of a device */
  return g_strdup_printf (_ ("%s was not changed."), device);
}

/**
 * lobby_refusal_words_dup_command:
 * @command: what was asked
 * @problem: (nullable): short id of the reason
 * @first: (nullable): name of who was first, in a conflict
 *
 * Returns: (transfer full): what does not happen, and why
 */
char *
lobby_refusal_words_dup_command (const LobbyCommand *command, const char *problem, const char *first)
{
  char *reason = lobby_words_dup_problem (problem, lobby_problem_is_conflict (problem), first);

  g_return_val_if_fail (command != NULL, NULL);

  if (command->kind == LOBBY_COMMAND_COUNTER_ASK)
    {
      const LobbyCounterMoment *moment = command->payload;
      return join (dup_counter_head (moment->counter, moment->action), reason);
    }
  if (command->kind == LOBBY_COMMAND_DEVICE_ASK)
    {
      const LobbyDeviceMoment *moment = command->payload;
      return join (dup_device_head (moment->device, moment->action), reason);
    }
  if (command->kind == LOBBY_COMMAND_TICKET_NOTE)
    /* Translators: %s is a ticket */
    return join (g_strdup_printf (_ ("What was noted for %s was not kept."),
                                  ((const LobbyTicketFacts *) command->payload)->ticket),
                 reason);
  if (command->kind == LOBBY_COMMAND_ADVICE_DECIDE)
    {
      const LobbyAdviceMoment *moment = command->payload;
      gboolean undo = moment->decision == LOBBY_DECISION_UNDONE;
      return join (g_strdup (undo ? _ ("This cannot be undone any more.") : _ ("The advice was not carried out.")),
                   reason);
    }
  if (command->kind == LOBBY_COMMAND_FEEDBACK_ENTER)
    return join (g_strdup (_ ("The answer was not kept.")), reason);
  if (command->kind == LOBBY_COMMAND_CASE_OPEN)
    return join (g_strdup (_ ("The case was not opened.")), reason);
  if (command->kind == LOBBY_COMMAND_CASE_CHANGE)
    return join (g_strdup (_ ("The case was not changed.")), reason);
  if (command->kind == LOBBY_COMMAND_SIMULATION_RATE)
    return join (g_strdup (_ ("The speed of the demo day was not changed.")), reason);
  return join (g_strdup (_ ("What you asked for does not happen.")), reason);
}
