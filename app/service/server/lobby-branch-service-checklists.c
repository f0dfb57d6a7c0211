/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists of the branch: the service itself keeps them, whether the branch is simulated or fed by adapters. Those of the
 * branch and the results of other days are kept from one life to the next. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-checklists.h"
#include "lobby-instant.h"
#include "lobby-wire.h"

#include <string.h>

/* What is known now, and what was known when this life began: the first picture must come out the same again. */
#define BOOK_NOW "checklists"
#define BOOK_AT_OPENING "checklists-at-opening"

/* --- what is kept --- */

static void
free_book (LobbyCheckBook *book)
{
  lobby_record_free (&lobby_check_book_type, book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyCheckBook, free_book)

/* Returns: whether the store could be written */
gboolean
lobby_branch_service_freeze_checklists (LobbyBranchService *self, GError **error)
{
  g_autofree char *now = lobby_store_dup_setting (self->store, BOOK_NOW);

  return lobby_store_set_setting (self->store, BOOK_AT_OPENING, now != NULL ? now : "{}", error);
}

static LobbyCheckBook *
read_book (LobbyBranchService *self)
{
  g_autofree char *text = lobby_store_dup_setting (self->store, BOOK_AT_OPENING);
  g_autoptr (GError) error = NULL;
  LobbyCheckBook *book = text != NULL ? lobby_wire_parse_record (&lobby_check_book_type, text, strlen (text), &error)
                                      : NULL;

  if (error != NULL)
    g_warning ("checklists of earlier days cannot be read: %s", error->message);
  return book != NULL ? book : lobby_record_new (&lobby_check_book_type);
}

static gboolean
is_newer (const GPtrArray *checklists, const LobbyChecklist *checklist)
{
  for (guint i = 0; i < checklists->len; i++)
    {
      const LobbyChecklist *other = g_ptr_array_index (checklists, i);
      if (strcmp (other->id, checklist->id) == 0)
        return checklist->version > other->version;
    }
  return TRUE;
}

static void
free_result (gpointer data)
{
  lobby_record_free (&lobby_check_result_type, data);
}

/* Sets the branch up with its checklists: those of @given, or newer ones that people made in an earlier life; and with the
 * results of other days. */
void
lobby_branch_service_open_checklists (LobbyBranchService *self, const GPtrArray *given)
{
  g_autoptr (LobbyCheckBook) book = read_book (self);

  self->checklists = lobby_checklists_copy_all (given != NULL ? given : lobby_checklists_get_shipped ());
  self->check_results = g_ptr_array_new_with_free_func (free_result);
  for (guint i = 0; book->checklists != NULL && i < book->checklists->len; i++)
    {
      const LobbyChecklist *own = g_ptr_array_index (book->checklists, i);
      if (is_newer (self->checklists, own) && lobby_checklist_check (own, NULL))
        lobby_checklists_put (self->checklists, lobby_checklist_copy (own));
    }
  for (guint i = 0; book->results != NULL && i < book->results->len; i++)
    {
      const LobbyCheckResult *result = g_ptr_array_index (book->results, i);
      g_autofree char *day = lobby_instant_dup_day (result->finished_us, self->zone);
      if (g_strcmp0 (day, self->day) != 0)
        g_ptr_array_add (self->check_results, lobby_record_copy (&lobby_check_result_type, result));
    }
}

/* Only what people have changed is kept: the files of the branch and of Lobby may become better. */
static gboolean
keep_book (LobbyBranchService *self, GError **error)
{
  const GPtrArray *checklists = lobby_state_get_checklists (self->state);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  LobbyCheckBook book = { changed, (GPtrArray *) lobby_state_get_check_results (self->state) };
  g_autofree char *text = NULL;

  for (guint i = 0; i < checklists->len; i++)
    if (((const LobbyChecklist *) g_ptr_array_index (checklists, i))->changed_us != 0)
      g_ptr_array_add (changed, g_ptr_array_index (checklists, i));
  text = lobby_wire_format_record (&lobby_check_book_type, &book);
  return lobby_store_set_setting (self->store, BOOK_NOW, text, error);
}

/* At a branch that adapters feed, the stored day may come from before there were checklists, or files may have changed. */
void
lobby_branch_service_tell_new_checklists (LobbyBranchService *self, gint64 at_us)
{
  for (guint i = 0; i < self->checklists->len; i++)
    {
      const LobbyChecklist *checklist = g_ptr_array_index (self->checklists, i);
      if (is_newer (lobby_state_get_checklists (self->state), checklist))
        lobby_branch_service_tell (self, LOBBY_EVENT_CHECKLIST_CHANGED, lobby_checklist_copy (checklist), NULL, at_us);
    }
}

/* --- what people do --- */

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what != NULL ? what : "?");
  return FALSE;
}

static gboolean
change (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyChecklist *next = command->payload;
  LobbyChecklist *checklist;

  if (!lobby_checklist_check_change (lobby_state_get_checklist (self->state, next->id), next, error))
    return FALSE;
  if (lobby_state_get_checklist (self->state, next->id) == NULL
      && lobby_state_get_checklists (self->state)->len >= LOBBY_CHECKLISTS_MAX)
    return refuse (error, LOBBY_ERROR_REFUSED, "there are too many checklists", next->id);
  checklist = lobby_checklist_copy (next);
  checklist->changed_us = at_us;
  lobby_branch_service_tell (self, LOBBY_EVENT_CHECKLIST_CHANGED, checklist, command->id, at_us);
  return keep_book (self, error);
}

static gboolean
start (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyCheckMoment *moment = command->payload;
  const LobbyChecklist *checklist = lobby_state_get_checklist (self->state, moment->checklist);
  const LobbyCheckRun *open = lobby_state_find_check_run (self->state, moment->checklist);

  if (checklist == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such checklist", moment->checklist);
  if (lobby_state_get_check_run (self->state, moment->run) != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "there is such a filling already", moment->run);
  if (open != NULL && open->finished_us == 0)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already begun by",
                   open->started_by != NULL ? open->started_by : "somebody");
  if (checklist->version != moment->version)
    return refuse (error, LOBBY_ERROR_CONFLICT, "another version counts now",
                   checklist->changed_by != NULL ? checklist->changed_by : checklist->id);
  if (checklist->retired || lobby_checklist_count_asked (checklist) == 0)
    return refuse (error, LOBBY_ERROR_REFUSED, "nothing is asked in it", checklist->id);
  lobby_branch_service_tell (self, LOBBY_EVENT_CHECKLIST_STARTED, lobby_record_copy (&lobby_check_started_type, moment),
                             command->id, at_us);
  return TRUE;
}

static gboolean
answer (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyCheckAnswered *answered = command->payload;

  if (!lobby_check_run_check_answer (lobby_state_get_check_run (self->state, answered->run), answered->answer, error))
    return FALSE;
  lobby_branch_service_tell (self, LOBBY_EVENT_CHECKLIST_ANSWERED,
                             lobby_record_copy (&lobby_check_answered_type, answered), command->id, at_us);
  return TRUE;
}

/* Cases have rules of their own: a slip is opened as a person would open it. The checklist is finished whatever becomes of
 * its slips. */
static void
open_duties (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us)
{
  const LobbyCheckMoment *moment = command->payload;
  g_autoptr (GPtrArray) duties = lobby_check_run_dup_duties (lobby_state_get_check_run (self->state, moment->run),
                                                             lobby_state_get_branch (self->state), moment->language);

  for (guint i = 0; i < duties->len; i++)
    {
      LobbyCaseRecord *record = lobby_record_copy (&lobby_case_record_type, g_ptr_array_index (duties, i));
      g_autoptr (LobbyCommand) slip = lobby_command_new (command->id, LOBBY_COMMAND_CASE_OPEN, record);
      g_autoptr (GError) error = NULL;
      if (lobby_state_get_staff (self->state, record->owner) == NULL)
        g_clear_pointer (&record->owner, g_free);
      if (self->simulator != NULL ? !lobby_simulator_handle_command (self->simulator, slip, at_us, &error)
                                  : !lobby_branch_service_pass_on (self, slip, at_us, &error))
        g_warning ("slip %s is not opened: %s", record->id, error->message);
    }
}

static gboolean
finish (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyCheckMoment *moment = command->payload;

  if (!lobby_check_run_check_finish (lobby_state_get_check_run (self->state, moment->run), error))
    return FALSE;
  lobby_branch_service_tell (self, LOBBY_EVENT_CHECKLIST_FINISHED,
                             lobby_record_copy (&lobby_check_finished_type, moment), command->id, at_us);
  open_duties (self, command, at_us);
  return keep_book (self, error);
}

/* Returns: whether the command is about a checklist, and so for the service itself */
gboolean
lobby_branch_service_is_checklist_command (const LobbyCommand *command)
{
  return command->kind == LOBBY_COMMAND_CHECKLIST_CHANGE || command->kind == LOBBY_COMMAND_CHECKLIST_START
         || command->kind == LOBBY_COMMAND_CHECKLIST_ANSWER || command->kind == LOBBY_COMMAND_CHECKLIST_FINISH;
}

/* Returns: whether it was taken; what the simulated branch does up to then has happened first
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT (naming who was first), %LOBBY_ERROR_REFUSED, %LOBBY_ERROR_INVALID */
gboolean
lobby_branch_service_take_checklist_command (LobbyBranchService *self,
                                             const LobbyCommand *command,
                                             gint64 at_us,
                                             GError **error)
{
  if (self->simulator != NULL)
    lobby_simulator_advance_to (self->simulator, at_us);
  switch ((int) command->kind)
    {
    case LOBBY_COMMAND_CHECKLIST_CHANGE:
      return change (self, command, at_us, error);
    case LOBBY_COMMAND_CHECKLIST_START:
      return start (self, command, at_us, error);
    case LOBBY_COMMAND_CHECKLIST_ANSWER:
      return answer (self, command, at_us, error);
    case LOBBY_COMMAND_CHECKLIST_FINISH:
      return finish (self, command, at_us, error);
    default:
      return refuse (error, LOBBY_ERROR_INVALID, "not about a checklist", command->id);
    }
}
