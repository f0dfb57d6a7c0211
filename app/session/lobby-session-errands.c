/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked for and is not done: listed for a person, who tries again or lets go. */
#include "config.h"

#include "lobby-errand.h"

#include "lobby-session-private.h"

#include <string.h>

#define CONFLICT "conflict"

/** lobby_errand_free: @errand: (transfer full) (nullable): an errand */
void
lobby_errand_free (LobbyErrand *errand)
{
  if (errand == NULL)
    return;
  g_free (errand->id);
  lobby_command_free (errand->command);
  g_free (errand->problem);
  g_free (errand);
}

/** lobby_errand_can_be_let_go: Returns: whether it certainly has no effect: it was refused, or never sent */
gboolean
lobby_errand_can_be_let_go (const LobbyErrand *errand)
{
  return errand->state == LOBBY_PENDING_REFUSED || (errand->state == LOBBY_PENDING_WAITING && !errand->tried);
}

/* What the console tells by itself is nobody's errand. */
static gboolean
is_errand (const LobbyOutboxEntry *entry)
{
  return entry->command->kind != LOBBY_COMMAND_ADVICE_SHOW && !lobby_command_kind_is_simulation (entry->command->kind);
}

static LobbyPendingState
judge (LobbyOutboxState state)
{
  return state == LOBBY_OUTBOX_PENDING  ? LOBBY_PENDING_WAITING
         : state == LOBBY_OUTBOX_SENT   ? LOBBY_PENDING_SENT
         : state == LOBBY_OUTBOX_PARKED ? LOBBY_PENDING_REFUSED
                                        : LOBBY_PENDING_NONE;
}

static LobbyErrand *
make_errand (const LobbyOutboxEntry *entry)
{
  LobbyErrand *errand = g_new0 (LobbyErrand, 1);

  errand->id = g_strdup (entry->command->id);
  errand->command = lobby_command_copy (entry->command);
  errand->state = judge (entry->state);
  errand->problem = g_strdup (entry->problem);
  errand->asked_us = entry->created_us;
  errand->tried = entry->attempts > 0;
  return errand;
}

/** lobby_session_list_errands: Returns: (transfer full) (element-type LobbyErrand): what is not done, oldest first */
GPtrArray *
lobby_session_list_errands (LobbySession *self)
{
  GPtrArray *errands = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_errand_free);

  g_return_val_if_fail (LOBBY_IS_SESSION (self), errands);

  LobbyCommandDesk *desk = lobby_session_peek_desk (self);
  g_autoptr (GPtrArray) entries = desk != NULL ? lobby_command_desk_list (desk) : NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_errand (g_ptr_array_index (entries, i)))
      g_ptr_array_add (errands, make_errand (g_ptr_array_index (entries, i)));
  return errands;
}

/** lobby_session_find_errand: Returns: (transfer full) (nullable): the newest that is about the thing with the id @subject */
LobbyErrand *
lobby_session_find_errand (LobbySession *self, const char *subject)
{
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (self);

  for (guint i = errands->len; i > 0; i--)
    {
      const LobbyErrand *errand = g_ptr_array_index (errands, i - 1);
      if (g_strcmp0 (lobby_command_get_subject (errand->command), subject) == 0)
        return g_ptr_array_steal_index (errands, i - 1);
    }
  return NULL;
}

/**
 * lobby_session_try_again_with:
 * @self: a session
 * @id: of an errand that was refused
 * @payload: (transfer full): record of the table of its kind: what is asked for now
 *
 * Asks anew: what was refused once stays refused under its old key. The old errand is let go.
 *
 * Returns: (transfer full) (nullable): id of the new command; %NULL when there is nothing to try again
 */
char *
lobby_session_try_again_with (LobbySession *self, const char *id, gpointer payload)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && id != NULL && payload != NULL, NULL);

  const LobbyCommand *command = lobby_session_get_command (self, id);
  char *next;
  if (command == NULL || lobby_session_get_pending (self, id, NULL) != LOBBY_PENDING_REFUSED)
    {
      if (command != NULL)
        lobby_record_free (lobby_command_kind_get_table (command->kind), payload);
      return NULL;
    }
  /* First the new one is on the disk: after a crash in between there are both, and the branch has refused the old one. */
  next = lobby_session_send (self, command->kind, payload);
  if (next != NULL)
    lobby_session_let_go (self, id);
  return next;
}

/** lobby_session_try_again: asks anew for what was refused, as it is. Returns: (transfer full) (nullable): id of the new command */
char *
lobby_session_try_again (LobbySession *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && id != NULL, NULL);

  const LobbyCommand *command = lobby_session_get_command (self, id);
  return command != NULL ? lobby_session_try_again_with (
             self, id, lobby_record_copy (lobby_command_kind_get_table (command->kind), command->payload))
                         : NULL;
}

/** lobby_session_let_go: Returns: whether the errand is gone; what may have reached the branch stays */
gboolean
lobby_session_let_go (LobbySession *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && id != NULL, FALSE);

  LobbyCommandDesk *desk = lobby_session_peek_desk (self);
  return desk != NULL && lobby_command_desk_discard (desk, id);
}

/** lobby_problem_is_conflict: Returns: whether @problem (nullable) says that somebody else was first */
gboolean
lobby_problem_is_conflict (const char *problem)
{
  return problem != NULL && g_str_has_prefix (problem, CONFLICT)
         && (problem[strlen (CONFLICT)] == '\0' || problem[strlen (CONFLICT)] == ':');
}

/** lobby_problem_get_who: Returns: (nullable): id of the member of staff who was first, when @problem (nullable) says so */
const char *
lobby_problem_get_who (const char *problem)
{
  return lobby_problem_is_conflict (problem) && problem[strlen (CONFLICT)] == ':' ? problem + strlen (CONFLICT ":")
                                                                                  : NULL;
}
