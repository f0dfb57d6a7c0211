/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errands in words: what was asked for, and where it is. */
#include "config.h"

#include "lobby-errand-show.h"

#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A visit is known by its ticket. */
static const char *
get_about (const LobbyErrand *errand, LobbySession *session)
{
  const char *subject = lobby_command_get_subject (errand->command);
  const LobbyVisitRecord *visit = subject != NULL ? lobby_state_get_visit (lobby_session_get_state (session), subject)
                                                  : NULL;

  return visit != NULL ? visit->ticket : subject;
}

/** lobby_errand_dup_title: Returns: (transfer full): what was asked for, in a few words */
char *
lobby_errand_dup_title (const LobbyErrand *errand, LobbySession *session)
{
  return lobby_words_dup_command (errand->command, get_about (errand, session));
}

static char *
dup_waiting (const LobbyErrand *errand)
{
  g_autofree char *reason = lobby_words_dup_link_reason (errand->problem);

  if (!errand->tried)
    return g_strdup (_ ("Kept on this computer, not sent yet."));
  if (reason == NULL)
    return g_strdup (_ ("Sent, no answer yet. It is sent again until there is one, and happens once."));
  /* Translators: %s is a sentence or two: why there is no answer */
  return g_strdup_printf (_ ("Waits for the branch. %s"), reason);
}

/** lobby_errand_dup_state: Returns: (transfer full): where it is, and why */
char *
lobby_errand_dup_state (const LobbyErrand *errand, LobbySession *session)
{
  const char *who = lobby_problem_get_who (errand->problem);
  const LobbyText *name = who != NULL ? lobby_floor_get_staff_name (lobby_session_get_floor (session), who) : NULL;
  g_autofree char *problem = NULL;

  switch (errand->state)
    {
    case LOBBY_PENDING_WAITING:
      return dup_waiting (errand);
    case LOBBY_PENDING_SENT:
      return g_strdup (_ ("The branch has taken it; what comes of it is not home yet."));
    case LOBBY_PENDING_REFUSED:
      problem = lobby_words_dup_problem (errand->problem, lobby_problem_is_conflict (errand->problem),
                                         name != NULL ? lobby_words_get_text (name) : who);
      /* Translators: %s is a sentence: why something does not happen */
      return g_strdup_printf (_ ("Does not happen. %s"), problem);
    case LOBBY_PENDING_NONE:
    default:
      return g_strdup ("");
    }
}
