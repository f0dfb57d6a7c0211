/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of the simulated branch: those that are open from earlier days, and what people do about them. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-case-order.h"
#include "lobby-case-terms.h"

#include <string.h>

static int
find_case (const LobbySimulator *simulator, const char *id)
{
  for (guint i = 0; id != NULL && i < simulator->cases->len; i++)
    if (strcmp (CASE (simulator, i)->id, id) == 0)
      return (int) i;
  return NONE;
}

/* Returns: (transfer full) (nullable): who sees to a case when nobody else is named */
char *
lobby_simulator_dup_manager (const LobbySimulator *simulator)
{
  int manager = lobby_simulator_find_role (simulator, LOBBY_ROLE_LOBBY_MANAGER);

  return manager != NONE ? g_strdup (PERSON (simulator, manager)->plan->id) : NULL;
}

/* Tells of a case that begins now, with the time that it may take; takes @record.
 * Returns: its place */
int
lobby_simulator_begin_case (LobbySimulator *simulator, LobbyCaseRecord *record)
{
  LobbyCaseTerms terms;

  lobby_case_terms_read (simulator->scenario->branch->policy, &terms);
  lobby_case_terms_open (&terms, simulator->zone, record);
  g_ptr_array_add (simulator->cases, lobby_record_copy (&lobby_case_record_type, record));
  lobby_simulator_emit (simulator, LOBBY_EVENT_CASE_OPENED, record, record->ticket);
  return (int) simulator->cases->len - 1;
}

/* Tells of what was done about a case; takes @moment. */
void
lobby_simulator_change_case (LobbySimulator *simulator, int place, LobbyCaseMoment *moment)
{
  LobbyCaseRecord *record = CASE (simulator, place);
  gboolean closed = moment->phase == LOBBY_CASE_PHASE_CLOSED;
  LobbyCaseTerms terms;

  lobby_case_terms_read (simulator->scenario->branch->policy, &terms);
  lobby_case_terms_change (&terms, simulator->zone, record, simulator->now_us, moment);
  lobby_case_change (record, moment, simulator->now_us);
  lobby_simulator_emit (simulator, closed ? LOBBY_EVENT_CASE_CLOSED : LOBBY_EVENT_CASE_CHANGED, moment, record->ticket);
}

/* ---- from earlier days ---- */

/* Returns: (transfer full) (nullable): the words in the language that people of this branch write */
char *
lobby_simulator_dup_words (const LobbySimulator *simulator, const LobbyText *text)
{
  const char *language = simulator->scenario->language;

  return text != NULL ? g_strdup (lobby_text_get (text, language != NULL ? language : "en")) : NULL;
}

static void
add_plan_note (const LobbySimulator *simulator, LobbyCaseRecord *record, const LobbyCasePlan *plan)
{
  LobbyCaseNote *note;

  if (plan->note == NULL)
    return;
  note = lobby_record_new (&lobby_case_note_type);
  note->at_us = record->opened_us + 20 * LOBBY_MINUTE_US;
  note->by = g_strdup (plan->owner);
  note->text = lobby_simulator_dup_words (simulator, plan->note);
  record->notes = g_ptr_array_new ();
  g_ptr_array_add (record->notes, note);
}

static LobbyCaseRecord *
make_case (const LobbySimulator *simulator, const LobbyCasePlan *plan, guint number)
{
  LobbyCaseRecord *record = lobby_record_new (&lobby_case_record_type);
  gint64 morning_us = lobby_simulator_at (simulator, "00:00");
  LobbyCaseTerms terms;

  record->id = g_strdup_printf ("case-earlier-%u", number + 1);
  record->kind = plan->kind;
  record->phase = LOBBY_CASE_PHASE_OPEN;
  record->stage = plan->kind == LOBBY_CASE_COMPLAINT ? LOBBY_COMPLAINT_SIMPLE : LOBBY_COMPLAINT_UNKNOWN;
  record->customer = g_strdup (plan->customer);
  record->owner = g_strdup (plan->owner);
  record->by = g_strdup (plan->owner);
  record->summary = lobby_simulator_dup_words (simulator, plan->summary);
  record->need = lobby_simulator_dup_words (simulator, plan->need);
  record->place = lobby_simulator_dup_words (simulator, plan->place);
  record->kept = lobby_simulator_dup_words (simulator, plan->kept);
  /* Half past ten of an earlier day: the end of the day before it and what is left of it. */
  record->opened_us = lobby_instant_day_end (morning_us, -plan->days_ago - 1, simulator->zone) + LOBBY_SECOND_US
                      + 630 * LOBBY_MINUTE_US;
  record->due_us = lobby_simulator_at (simulator, plan->due);
  lobby_case_terms_read (simulator->scenario->branch->policy, &terms);
  lobby_case_terms_open (&terms, simulator->zone, record);
  add_plan_note (simulator, record, plan);
  return record;
}

/* Returns: (transfer full): what is open when the day begins */
GPtrArray *
lobby_simulator_picture_cases (LobbySimulator *simulator)
{
  const GPtrArray *plans = simulator->scenario->cases;
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      LobbyCaseRecord *record = make_case (simulator, g_ptr_array_index (plans, i), i);
      g_ptr_array_add (simulator->cases, record);
      g_ptr_array_add (records, lobby_record_copy (&lobby_case_record_type, record));
    }
  return records;
}

/* ---- what people ask for ---- */

static const char *
find_customer (const LobbySimulator *simulator, const char *ticket, const char *said)
{
  int place = lobby_simulator_find_ticket (simulator, ticket);

  return place != NONE && TICKET (simulator, place)->customer != NULL ? TICKET (simulator, place)->customer : said;
}

static gboolean
check_ticket (const LobbySimulator *simulator, const char *ticket, GError **error)
{
  return ticket == NULL || lobby_simulator_find_ticket (simulator, ticket) != NONE
         || lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", ticket);
}

static gboolean
check_person (const LobbySimulator *simulator, const char *person, GError **error)
{
  return person == NULL || lobby_simulator_find_person (simulator, person) != NONE
         || lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such member of staff", person);
}

/* The two questions, entered at the desk (S3-41).
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT when there is such an answer already */
gboolean
lobby_simulator_request_feedback (LobbySimulator *simulator, const LobbyFeedbackRecord *request, GError **error)
{
  LobbyFeedbackRecord *record;

  if (!check_ticket (simulator, request->ticket, error))
    return FALSE;
  if (!g_hash_table_add (simulator->answers, g_strdup (request->id)))
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "there is such an answer already", request->id);
  record = lobby_record_copy (&lobby_feedback_record_type, request);
  record->at_us = simulator->now_us;
  g_free (record->customer);
  record->customer = g_strdup (find_customer (simulator, request->ticket, request->customer));
  lobby_simulator_take_feedback (simulator, record);
  return TRUE;
}

/* @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT, %LOBBY_ERROR_INVALID */
gboolean
lobby_simulator_request_case (LobbySimulator *simulator, const LobbyCaseRecord *request, GError **error)
{
  g_autofree char *manager = lobby_simulator_dup_manager (simulator);
  LobbyCaseRecord *record;

  if (find_case (simulator, request->id) != NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "there is such a case already", request->id);
  if (!lobby_case_check_open (request, error) || !check_ticket (simulator, request->ticket, error)
      || !check_person (simulator, request->owner, error))
    return FALSE;
  record = lobby_case_dup_fresh (request, manager, simulator->now_us);
  g_free (record->customer);
  record->customer = g_strdup (find_customer (simulator, request->ticket, request->customer));
  lobby_simulator_begin_case (simulator, record);
  return TRUE;
}

/* @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT, %LOBBY_ERROR_INVALID, %LOBBY_ERROR_REFUSED */
gboolean
lobby_simulator_request_case_change (LobbySimulator *simulator, const LobbyCaseMoment *request, GError **error)
{
  int place = find_case (simulator, request->case_id);

  if (place == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such case", request->case_id);
  if (!lobby_case_check_change (CASE (simulator, place), request, error)
      || !check_person (simulator, request->owner, error))
    return FALSE;
  lobby_simulator_change_case (simulator, place, lobby_record_copy (&lobby_case_changed_type, request));
  return TRUE;
}
