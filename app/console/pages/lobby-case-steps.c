/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a case: what comes next, and what was done in words. */
#include "config.h"

#include "lobby-case-steps.h"
#include "lobby-case-show.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

/** lobby_case_get_next_step: Returns: what is to be done next: for who was disappointed in the order of S3-34 */
LobbyNextStep
lobby_case_get_next_step (const LobbyCaseRecord *record)
{
  gboolean owed = lobby_case_has_steps (record->kind);

  if (record->phase == LOBBY_CASE_PHASE_CLOSED)
    return (LobbyNextStep){ LOBBY_CASE_PHASE_REOPENED, C_ ("case button", "Open Again"), NULL };
  if (record->kind == LOBBY_CASE_LOST_PROPERTY)
    /* Translators: button: something that was found has its owner again */
    return (LobbyNextStep){ LOBBY_CASE_PHASE_CLOSED, C_ ("case button", "Handed Over"), _ ("Handed to") };
  if (record->phase == LOBBY_CASE_PHASE_SOLVED)
    return (LobbyNextStep){ LOBBY_CASE_PHASE_CLOSED, C_ ("case button", "Close Case"), NULL };
  if (!owed)
    /* Translators: button: what a slip is about is solved */
    return (LobbyNextStep){ LOBBY_CASE_PHASE_CLOSED, C_ ("case button", "Done"), _ ("Solution") };
  if (record->phase == LOBBY_CASE_PHASE_APOLOGISED)
    /* Translators: button: somebody has listened to the customer */
    return (LobbyNextStep){ LOBBY_CASE_PHASE_LISTENED, C_ ("case button", "Listened"), NULL };
  if (record->phase == LOBBY_CASE_PHASE_LISTENED)
    return (LobbyNextStep){ LOBBY_CASE_PHASE_SOLVED, C_ ("case button", "Solved"), _ ("Solution") };
  /* Translators: button: somebody has apologised to the customer */
  return (LobbyNextStep){ LOBBY_CASE_PHASE_APOLOGISED, C_ ("case button", "Apologised"), NULL };
}

/** lobby_case_get_coming: Returns: (nullable): what a step that is still to come asks for */
const char *
lobby_case_get_coming (LobbyCasePhase phase)
{
  switch ((int) phase)
    {
    case LOBBY_CASE_PHASE_APOLOGISED:
      /* Translators: a step that is still to be taken for a customer */
      return C_ ("case step", "Apologise");
    case LOBBY_CASE_PHASE_LISTENED:
      return C_ ("case step", "Listen");
    case LOBBY_CASE_PHASE_SOLVED:
      return C_ ("case step", "Find a fair solution");
    case LOBBY_CASE_PHASE_CLOSED:
      return C_ ("case step", "Close the case");
    default:
      return NULL;
    }
}

static char *
dup_stage (const LobbyCaseStep *step)
{
  if (step->stage == LOBBY_COMPLAINT_EXTENDED)
    /* Translators: a complaint was given more time; %s is who above the branch approved it */
    return g_strdup_printf (_ ("Extended, approved by %s"), step->text != NULL ? step->text : "");
  return g_strdup (_ ("Counts as a complex complaint"));
}

static char *
dup_moved (const LobbyCaseStep *step, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  g_autofree char *due = lobby_words_dup_moment (step->due_us, lobby_case_get_now (session),
                                                 lobby_floor_get_time_zone (floor));

  /* Translators: first a member of staff, then the time by which something is due from now on */
  return g_strdup_printf (_ ("%1$s moved it to %2$s"), lobby_case_get_staff_name (floor, step->by), due);
}

/** lobby_case_dup_step: Returns: (transfer full): what was done, and by whom */
char *
lobby_case_dup_step (const LobbyCaseStep *step, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const char *by = lobby_case_get_staff_name (floor, step->by);

  switch ((int) step->phase)
    {
    case LOBBY_CASE_PHASE_APOLOGISED:
      /* Translators: %s is a member of staff */
      return g_strdup_printf (_ ("%s apologised"), by);
    case LOBBY_CASE_PHASE_LISTENED:
      /* Translators: %s is a member of staff */
      return g_strdup_printf (_ ("%s listened"), by);
    case LOBBY_CASE_PHASE_SOLVED:
      /* Translators: first a member of staff, then the solution */
      return g_strdup_printf (_ ("%1$s solved it: %2$s"), by, step->text != NULL ? step->text : "");
    case LOBBY_CASE_PHASE_CLOSED:
      if (step->text != NULL)
        /* Translators: first a member of staff, then the solution or to whom something was handed */
        return g_strdup_printf (_ ("%1$s closed it: %2$s"), by, step->text);
      /* Translators: %s is a member of staff */
      return g_strdup_printf (_ ("%s closed the case"), by);
    case LOBBY_CASE_PHASE_REOPENED:
      /* Translators: %s is a member of staff */
      return g_strdup_printf (_ ("%s opened it again"), by);
    default:
      break;
    }
  if (step->stage != LOBBY_COMPLAINT_UNKNOWN)
    return dup_stage (step);
  if (step->due_us != 0)
    return dup_moved (step, session);
  /* Translators: %s is the member of staff who sees to a case from now on */
  return g_strdup_printf (_ ("Handed over to %s"), lobby_case_get_staff_name (floor, step->owner));
}
