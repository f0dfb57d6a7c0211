/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of the window do for people who wait, from any page. */
#include "config.h"

#include "lobby-window-duties.h"

#include "lobby-errand.h"
#include "lobby-language.h"
#include "lobby-refusal-words.h"

#include <glib/gi18n-lib.h>

/* The longest unanswered of the valued customers. */
static LobbyVisit *
find_unanswered (LobbySession *session)
{
  GListModel *visits = lobby_floor_get_visits (lobby_session_get_floor (session));

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      if (lobby_visit_is_open (visit))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/**
 * lobby_window_duties_step:
 * @session: whose lobby it is
 * @kind: what is done for the valued customer whom nobody has answered for the longest time
 *
 * Returns: whether there was one
 */
gboolean
lobby_window_duties_step (LobbySession *session, LobbyCommandKind kind)
{
  g_autoptr (LobbyVisit) visit = find_unanswered (session);

  if (visit == NULL)
    return FALSE;
  g_free (lobby_session_step_visit (session, kind, lobby_visit_get_record (visit)->id));
  return TRUE;
}

/** lobby_window_duties_dup_refusal: Returns: (transfer full) (nullable): why a command does not happen, when it was just refused */
char *
lobby_window_duties_dup_refusal (LobbySession *session, const char *command_id)
{
  const LobbyCommand *command = lobby_session_get_command (session, command_id);
  const char *problem = NULL, *first;
  const LobbyText *name;

  if (lobby_session_get_pending (session, command_id, &problem) != LOBBY_PENDING_REFUSED)
    return NULL;
  /* Nobody asked for it: another console was first to show the same advice. */
  if (command != NULL && command->kind == LOBBY_COMMAND_ADVICE_SHOW)
    return NULL;
  if (command == NULL)
    return g_strdup (_ ("What you asked for could not be kept. Make room on the disk."));
  first = lobby_problem_get_who (problem);
  name = first != NULL ? lobby_floor_get_staff_name (lobby_session_get_floor (session), first) : NULL;
  return lobby_refusal_words_dup_command (command, problem,
                                          name != NULL ? lobby_text_get (name, lobby_language_get ()) : first);
}
