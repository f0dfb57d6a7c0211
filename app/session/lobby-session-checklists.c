/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling and changing checklists: every tick is a command of its own, so that it survives a crash and a cut line. */
#include "config.h"

#include "lobby-session.h"

/**
 * lobby_session_start_checklist:
 * @self: a session
 * @checklist: id of a checklist of the branch
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_start_checklist (LobbySession *self, const char *checklist)
{
  const LobbyState *state = lobby_session_get_state (self);
  const LobbyChecklist *present = lobby_state_get_checklist (state, checklist);
  LobbyCheckMoment *moment;

  g_return_val_if_fail (present != NULL, NULL);

  moment = lobby_record_new (&lobby_check_started_type);
  moment->run = g_uuid_string_random ();
  moment->checklist = g_strdup (checklist);
  moment->version = present->version;
  moment->by = g_strdup (lobby_session_get_own_staff (self));
  return lobby_session_send (self, LOBBY_COMMAND_CHECKLIST_START, moment);
}

/**
 * lobby_session_answer_check:
 * @self: a session
 * @run: id of a filling
 * @take: (transfer full): the answer, which replaces the one before it
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_answer_check (LobbySession *self, const char *run, LobbyCheckAnswer *take)
{
  LobbyCheckAnswered *answered = lobby_record_new (&lobby_check_answered_type);

  answered->run = g_strdup (run);
  answered->answer = take;
  take->at_us = 0;
  g_free (take->by);
  take->by = g_strdup (lobby_session_get_own_staff (self));
  return lobby_session_send (self, LOBBY_COMMAND_CHECKLIST_ANSWER, answered);
}

/**
 * lobby_session_finish_checklist:
 * @self: a session
 * @run: id of a filling
 * @language: (nullable): in which language what it leaves to do is worded
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_finish_checklist (LobbySession *self, const char *run, const char *language)
{
  LobbyCheckMoment *moment = lobby_record_new (&lobby_check_finished_type);

  moment->run = g_strdup (run);
  moment->by = g_strdup (lobby_session_get_own_staff (self));
  moment->language = g_strdup (language);
  return lobby_session_send (self, LOBBY_COMMAND_CHECKLIST_FINISH, moment);
}

/**
 * lobby_session_change_checklist:
 * @self: a session
 * @take: (transfer full): the checklist that shall count; its version is made the next one here
 *
 * When somebody else has changed it meanwhile, the branch refuses it as a conflict that names who was first.
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_change_checklist (LobbySession *self, LobbyChecklist *take)
{
  g_return_val_if_fail (take != NULL, NULL);

  take->version++;
  take->changed_us = 0;
  g_free (take->changed_by);
  take->changed_by = g_strdup (lobby_session_get_own_staff (self));
  return lobby_session_send (self, LOBBY_COMMAND_CHECKLIST_CHANGE, take);
}
