/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers and cases at a branch that adapters feed: a disappointed customer's answer opens a case with a clock, wherever
 * the answer came from (S3-42); what people do about cases is checked here. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-case-order.h"
#include "lobby-case-terms.h"

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what != NULL ? what : "?");
  return FALSE;
}

/* Takes @payload, in which a person may have written of a customer. */
static void
tell (LobbyBranchService *self, LobbyEventKind kind, gpointer payload, const char *cause, gint64 at_us)
{
  g_autoptr (LobbyEvent) event = lobby_event_new (kind, "/service", 1, cause, at_us, payload);

  lobby_event_set_causation (event, cause);
  lobby_event_set_classification (event, LOBBY_CLASS_C2);
  lobby_branch_service_publish (self, event);
}

static void
read_terms (LobbyBranchService *self, LobbyCaseTerms *terms)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);

  lobby_case_terms_read (branch != NULL ? branch->policy : NULL, terms);
}

/* Returns: (nullable): who sees to a case when nobody else is named */
static const char *
find_manager (LobbyBranchService *self)
{
  const GPtrArray *staffs = lobby_state_get_staffs (self->state);

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_LOBBY_MANAGER)
        return staff->id;
    }
  return NULL;
}

/* The pseudonym that belongs to the ticket, when it is known, counts more than the one that was said. */
static void
add_customer (LobbyBranchService *self, const char *ticket, char **customer)
{
  const LobbyTicketRecord *record = ticket != NULL ? lobby_state_get_ticket (self->state, ticket) : NULL;

  if (record == NULL || record->customer == NULL)
    return;
  g_free (*customer);
  *customer = g_strdup (record->customer);
}

/* Takes @record. */
static void
begin_case (LobbyBranchService *self, LobbyCaseRecord *record, const char *cause, gint64 at_us)
{
  LobbyCaseTerms terms;

  read_terms (self, &terms);
  lobby_case_terms_open (&terms, self->zone, record);
  tell (self, LOBBY_EVENT_CASE_OPENED, record, cause, at_us);
}

static void
open_for (LobbyBranchService *self, const LobbyFeedbackRecord *feedback, const char *cause, gint64 at_us)
{
  LobbyCaseRecord *record = lobby_case_new_for_feedback (feedback, find_manager (self), at_us);

  if (record == NULL)
    return;
  add_customer (self, record->ticket, &record->customer);
  if (lobby_state_get_case (self->state, record->id) == NULL)
    begin_case (self, record, cause, at_us);
  else
    lobby_record_free (&lobby_case_record_type, record);
}

/* An adapter told of an answer. */
void
lobby_branch_service_follow_feedback (LobbyBranchService *self, const LobbyEvent *event)
{
  if (lobby_event_get_kind (event) == LOBBY_EVENT_FEEDBACK_RECEIVED)
    open_for (self, lobby_event_get_payload (event), lobby_event_get_id (event), lobby_event_get_time (event));
}

/* The two questions, entered at the desk (S3-41).
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT */
gboolean
lobby_branch_service_enter_feedback (LobbyBranchService *self,
                                     const LobbyCommand *command,
                                     gint64 at_us,
                                     GError **error)
{
  const LobbyFeedbackRecord *wanted = command->payload;
  LobbyFeedbackRecord *record;

  if (lobby_state_get_feedback (self->state, wanted->id) != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "there is such an answer already", wanted->id);
  if (wanted->ticket != NULL && lobby_state_get_ticket (self->state, wanted->ticket) == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", wanted->ticket);
  record = lobby_record_copy (&lobby_feedback_record_type, wanted);
  record->at_us = at_us;
  add_customer (self, record->ticket, &record->customer);
  tell (self, LOBBY_EVENT_FEEDBACK_RECEIVED, record, command->id, at_us);
  open_for (self, lobby_state_get_feedback (self->state, wanted->id), command->id, at_us);
  return TRUE;
}

static gboolean
check_person (LobbyBranchService *self, const char *person, GError **error)
{
  return person == NULL || lobby_state_get_staff (self->state, person) != NULL
         || refuse (error, LOBBY_ERROR_NOT_FOUND, "no such member of staff", person);
}

/* @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT, %LOBBY_ERROR_INVALID */
gboolean
lobby_branch_service_open_case (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyCaseRecord *wanted = command->payload;
  LobbyCaseRecord *record;

  if (lobby_state_get_case (self->state, wanted->id) != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "there is such a case already", wanted->id);
  if (wanted->ticket != NULL && lobby_state_get_ticket (self->state, wanted->ticket) == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", wanted->ticket);
  if (!lobby_case_check_open (wanted, error) || !check_person (self, wanted->owner, error))
    return FALSE;
  record = lobby_case_dup_fresh (wanted, find_manager (self), at_us);
  add_customer (self, record->ticket, &record->customer);
  begin_case (self, record, command->id, at_us);
  return TRUE;
}

/* @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT, %LOBBY_ERROR_INVALID, %LOBBY_ERROR_REFUSED */
gboolean
lobby_branch_service_change_case (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyCaseMoment *wanted = command->payload;
  const LobbyCaseRecord *record = lobby_state_get_case (self->state, wanted->case_id);
  LobbyCaseMoment *moment;
  LobbyCaseTerms terms;

  if (record == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such case", wanted->case_id);
  if (!lobby_case_check_change (record, wanted, error) || !check_person (self, wanted->owner, error))
    return FALSE;
  moment = lobby_record_copy (&lobby_case_changed_type, wanted);
  read_terms (self, &terms);
  lobby_case_terms_change (&terms, self->zone, record, at_us, moment);
  tell (self, moment->phase == LOBBY_CASE_PHASE_CLOSED ? LOBBY_EVENT_CASE_CLOSED : LOBBY_EVENT_CASE_CHANGED, moment,
        command->id, at_us);
  return TRUE;
}
