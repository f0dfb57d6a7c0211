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

/** lobby_errand_dup_words: Returns: (transfer full): what was asked for and where it is */
char *
lobby_errand_dup_words (const LobbyErrand *errand, LobbySession *session)
{
  g_autofree char *title = lobby_errand_dup_title (errand, session);
  g_autofree char *state = lobby_errand_dup_state (errand, session);

  /* Translators: first what was asked for, then a sentence about where it is, as in "Open counter 5. Not sent yet." */
  return g_strdup_printf (C_ ("pending", "%1$s: %2$s"), title, state);
}

static LobbyErrandStage
judge_stage (LobbyPendingState state)
{
  switch (state)
    {
    case LOBBY_PENDING_WAITING:
      return LOBBY_ERRAND_STAGE_UNSENT;
    case LOBBY_PENDING_SENT:
      return LOBBY_ERRAND_STAGE_UNDERWAY;
    case LOBBY_PENDING_REFUSED:
      return LOBBY_ERRAND_STAGE_REFUSED;
    case LOBBY_PENDING_NONE:
    default:
      return LOBBY_ERRAND_STAGE_NONE;
    }
}

/* What is decided about advice for a counter or a device is about that too. */
static gboolean
is_decision_about (const LobbyErrand *errand, LobbySession *session, LobbyCommandKind kind, const char *id)
{
  const LobbyAdviceRecord *advice = lobby_state_get_advice (lobby_session_get_state (session),
                                                            lobby_command_get_subject (errand->command));

  if (advice == NULL || advice->ticket != NULL)
    return FALSE;
  return g_strcmp0 (kind == LOBBY_COMMAND_COUNTER_ASK ? advice->counter : advice->device, id) == 0;
}

static gboolean
is_about (const LobbyErrand *errand, LobbySession *session, LobbyCommandKind kind, const char *id)
{
  if (errand->command->kind == LOBBY_COMMAND_ADVICE_DECIDE)
    return is_decision_about (errand, session, kind, id);
  return errand->command->kind == kind && g_strcmp0 (lobby_command_get_subject (errand->command), id) == 0;
}

/**
 * lobby_errands_dup_sign:
 * @errands: (element-type LobbyErrand): what is not done, oldest first
 * @session: whose errands they are
 * @kind: %LOBBY_COMMAND_COUNTER_ASK or %LOBBY_COMMAND_DEVICE_ASK: what @id is the id of
 * @id: a counter or a device
 * @stage: (out): where the newest errand about it is
 *
 * Returns: (transfer full) (nullable): that errand and its stage in words; %NULL when there is none
 */
char *
lobby_errands_dup_sign (const GPtrArray *errands,
                        LobbySession *session,
                        LobbyCommandKind kind,
                        const char *id,
                        LobbyErrandStage *stage)
{
  *stage = LOBBY_ERRAND_STAGE_NONE;
  for (guint i = errands->len; i > 0; i--)
    {
      const LobbyErrand *errand = g_ptr_array_index (errands, i - 1);
      if (!is_about (errand, session, kind, id))
        continue;
      *stage = judge_stage (errand->state);
      return lobby_errand_dup_words (errand, session);
    }
  return NULL;
}
