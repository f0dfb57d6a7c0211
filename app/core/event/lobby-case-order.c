/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a branch service checks of cases, whoever carries them out; and what becomes of a case. */
#include "config.h"

#include "lobby-case-order.h"

#include <string.h>

/** lobby_case_is_open: Returns: whether somebody still has to see to it */
gboolean
lobby_case_is_open (const LobbyCaseRecord *record)
{
  return record->phase != LOBBY_CASE_PHASE_CLOSED;
}

/** lobby_case_has_steps: Returns: whether such a case goes from an apology over listening to a fair solution (S3-34) */
gboolean
lobby_case_has_steps (LobbyCaseKind kind)
{
  return kind == LOBBY_CASE_FEEDBACK || kind == LOBBY_CASE_COMPLAINT;
}

static gboolean
says_something (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what);
  return FALSE;
}

/* Returns: who took the last step of that kind */
static const char *
find_who (const LobbyCaseRecord *record, LobbyCasePhase phase)
{
  const LobbyCaseStep *found = NULL;

  for (guint i = 0; record->steps != NULL && i < record->steps->len; i++)
    {
      const LobbyCaseStep *step = g_ptr_array_index (record->steps, i);
      if (step->phase == phase)
        found = step;
    }
  return found != NULL && found->by != NULL ? found->by : "somebody";
}

/**
 * lobby_case_check_open:
 * @wanted: a case that a person opens
 * @error: %LOBBY_ERROR_INVALID
 *
 * Returns: whether it says what a case of its kind must say
 */
gboolean
lobby_case_check_open (const LobbyCaseRecord *wanted, GError **error)
{
  if (wanted->kind == LOBBY_CASE_UNKNOWN || wanted->kind == LOBBY_CASE_FEEDBACK)
    return refuse (error, LOBBY_ERROR_INVALID, "a person opens a complaint, a slip, lost property or an improvement",
                   wanted->id);
  if (!says_something (wanted->summary))
    return refuse (error, LOBBY_ERROR_INVALID, "what is the matter is not said", wanted->id);
  if (wanted->kind == LOBBY_CASE_SECOND_LINE && wanted->due_us == 0)
    return refuse (error, LOBBY_ERROR_INVALID, "a slip has a time by which it is due", wanted->id);
  return TRUE;
}

static gboolean
check_stage (const LobbyCaseRecord *record, const LobbyCaseMoment *moment, GError **error)
{
  if (moment->stage == LOBBY_COMPLAINT_UNKNOWN)
    return TRUE;
  if (record->kind != LOBBY_CASE_COMPLAINT)
    return refuse (error, LOBBY_ERROR_INVALID, "only a complaint has stages", record->id);
  if (moment->stage <= record->stage)
    return refuse (error, LOBBY_ERROR_CONFLICT, "it has that time already, or more", record->id);
  if (moment->stage == LOBBY_COMPLAINT_EXTENDED && !says_something (moment->approved_by))
    return refuse (error, LOBBY_ERROR_INVALID, "who approved the extension is not said", record->id);
  return TRUE;
}

static gboolean
check_phase (const LobbyCaseRecord *record, const LobbyCaseMoment *moment, GError **error)
{
  gboolean lost = record->kind == LOBBY_CASE_LOST_PROPERTY;
  const char *said = lost ? moment->handed_to : moment->solution;
  const char *known = lost ? record->handed_to : record->solution;

  if (moment->phase == LOBBY_CASE_PHASE_UNKNOWN)
    return TRUE;
  if (!lobby_case_may_follow (record->kind, record->phase, moment->phase))
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "already %s by %s",
                   lobby_choice_get_nick (&lobby_case_phase_choice, record->phase), find_who (record, record->phase));
      return FALSE;
    }
  if ((moment->phase == LOBBY_CASE_PHASE_SOLVED || moment->phase == LOBBY_CASE_PHASE_CLOSED) && !says_something (said)
      && !says_something (known))
    return refuse (error, LOBBY_ERROR_INVALID,
                   lost ? "to whom it was handed is not said" : "it is not said how it was solved", record->id);
  return TRUE;
}

static gboolean
is_full (const GPtrArray *list, guint most)
{
  return list != NULL && list->len >= most;
}

/**
 * lobby_case_check_change:
 * @record: a case
 * @moment: what a person does about it
 * @error: %LOBBY_ERROR_CONFLICT, which names who was first; %LOBBY_ERROR_INVALID
 *
 * A closed case takes notes and can be opened again, nothing else.
 *
 * Returns: whether that is the order of things
 */
gboolean
lobby_case_check_change (const LobbyCaseRecord *record, const LobbyCaseMoment *moment, GError **error)
{
  gboolean fixed = lobby_case_has_steps (record->kind);
  gboolean noted = says_something (moment->note);
  gboolean changed = moment->phase != LOBBY_CASE_PHASE_UNKNOWN || moment->stage != LOBBY_COMPLAINT_UNKNOWN
                     || moment->owner != NULL || moment->due_us != 0;

  if (!changed && !noted)
    return refuse (error, LOBBY_ERROR_INVALID, "nothing is said of it", record->id);
  if (changed && !lobby_case_is_open (record) && moment->phase != LOBBY_CASE_PHASE_REOPENED)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already closed by", find_who (record, LOBBY_CASE_PHASE_CLOSED));
  if ((noted && is_full (record->notes, LOBBY_CASE_NOTES_MAX))
      || (changed && is_full (record->steps, LOBBY_CASE_STEPS_MAX)))
    return refuse (error, LOBBY_ERROR_REFUSED, "no more can be kept with it", record->id);
  if (fixed && moment->due_us != 0)
    return refuse (error, LOBBY_ERROR_INVALID, "its time is fixed", record->id);
  if (moment->due_us != 0 && moment->due_us <= record->opened_us)
    return refuse (error, LOBBY_ERROR_INVALID, "it would be due before it was opened", record->id);
  return check_phase (record, moment, error) && check_stage (record, moment, error);
}

static void
set_text (char **place, const char *text)
{
  if (!says_something (text))
    return;
  g_free (*place);
  *place = g_strdup (text);
}

/* Where nobody moved it the time follows from the step or the stage. */
static gboolean
is_moved (const LobbyCaseMoment *moment)
{
  return moment->due_us != 0 && moment->phase == LOBBY_CASE_PHASE_UNKNOWN && moment->stage == LOBBY_COMPLAINT_UNKNOWN;
}

static void
add_step (LobbyCaseRecord *record, const LobbyCaseMoment *moment, gint64 at_us)
{
  LobbyCaseStep *step;

  if (moment->phase == LOBBY_CASE_PHASE_UNKNOWN && moment->stage == LOBBY_COMPLAINT_UNKNOWN && moment->owner == NULL
      && !is_moved (moment))
    return;
  if (record->steps == NULL)
    record->steps = g_ptr_array_new ();
  if (record->steps->len >= LOBBY_CASE_STEPS_MAX)
    return;
  step = lobby_record_new (&lobby_case_step_type);
  step->at_us = at_us;
  step->phase = moment->phase;
  step->stage = moment->stage;
  step->owner = g_strdup (moment->owner);
  step->due_us = is_moved (moment) ? moment->due_us : 0;
  step->by = g_strdup (moment->by);
  set_text (&step->text, moment->approved_by);
  set_text (&step->text, moment->handed_to);
  set_text (&step->text, moment->solution);
  g_ptr_array_add (record->steps, step);
}

static void
add_note (LobbyCaseRecord *record, const LobbyCaseMoment *moment, gint64 at_us)
{
  LobbyCaseNote *note;

  if (!says_something (moment->note))
    return;
  if (record->notes == NULL)
    record->notes = g_ptr_array_new ();
  if (record->notes->len >= LOBBY_CASE_NOTES_MAX)
    return;
  note = lobby_record_new (&lobby_case_note_type);
  note->at_us = at_us;
  note->by = g_strdup (moment->by);
  note->text = g_strdup (moment->note);
  g_ptr_array_add (record->notes, note);
}

/**
 * lobby_case_change:
 * @record: a case
 * @moment: what was done about it
 * @at_us: when, µs since 1970 UTC
 *
 * Takes what was done into the record. A case that is opened again must be solved again; how it was solved before stays
 * in its history.
 */
void
lobby_case_change (LobbyCaseRecord *record, const LobbyCaseMoment *moment, gint64 at_us)
{
  add_step (record, moment, at_us);
  add_note (record, moment, at_us);
  if (moment->phase == LOBBY_CASE_PHASE_REOPENED)
    {
      record->reopened++;
      g_clear_pointer (&record->solution, g_free);
      g_clear_pointer (&record->handed_to, g_free);
    }
  if (moment->phase != LOBBY_CASE_PHASE_UNKNOWN)
    {
      record->phase = moment->phase;
      record->closed_us = moment->phase == LOBBY_CASE_PHASE_CLOSED ? at_us : 0;
    }
  if (moment->stage != LOBBY_COMPLAINT_UNKNOWN)
    record->stage = moment->stage;
  if (moment->due_us != 0)
    record->due_us = moment->due_us;
  set_text (&record->owner, moment->owner);
  set_text (&record->approved_by, moment->approved_by);
  set_text (&record->solution, moment->solution);
  set_text (&record->handed_to, moment->handed_to);
}

/**
 * lobby_case_dup_fresh:
 * @wanted: a case that a person opens
 * @owner: (nullable): who sees to it when @wanted does not say so
 * @now_us: the branch's time, µs since 1970 UTC
 *
 * Returns: (transfer full): a copy that begins now: nothing has been done about it
 */
LobbyCaseRecord *
lobby_case_dup_fresh (const LobbyCaseRecord *wanted, const char *owner, gint64 now_us)
{
  LobbyCaseRecord *record = lobby_record_new (&lobby_case_record_type);

  record->id = g_strdup (wanted->id);
  record->kind = wanted->kind;
  record->phase = LOBBY_CASE_PHASE_OPEN;
  record->stage = wanted->kind == LOBBY_CASE_COMPLAINT ? LOBBY_COMPLAINT_SIMPLE : LOBBY_COMPLAINT_UNKNOWN;
  record->ticket = g_strdup (wanted->ticket);
  record->customer = g_strdup (wanted->customer);
  record->feedback = g_strdup (wanted->feedback);
  record->owner = g_strdup (wanted->owner != NULL ? wanted->owner : owner);
  record->summary = g_strdup (wanted->summary);
  record->need = g_strdup (wanted->need);
  record->place = g_strdup (wanted->place);
  record->kept = g_strdup (wanted->kept);
  record->by = g_strdup (wanted->by);
  record->opened_us = now_us;
  record->due_us = lobby_case_has_steps (wanted->kind) ? 0 : wanted->due_us;
  return record;
}

/** lobby_case_dup_name_for_feedback: Returns: (transfer full) (nullable): name of the case that an answer opens, %NULL for none */
char *
lobby_case_dup_name_for_feedback (const LobbyFeedbackRecord *feedback)
{
  return feedback->score <= LOBBY_SCORE_DETRACTOR_MAX ? g_strdup_printf ("case-%.58s", feedback->id) : NULL;
}

/**
 * lobby_case_new_for_feedback:
 * @feedback: an answer to the two questions
 * @owner: (nullable): who sees to it
 * @now_us: the branch's time, µs since 1970 UTC
 *
 * Returns: (transfer full) (nullable): the case that a detractor opens (S3-42); %NULL for anybody else. Its name follows
 *   from that of the answer, so that one answer opens one case.
 */
LobbyCaseRecord *
lobby_case_new_for_feedback (const LobbyFeedbackRecord *feedback, const char *owner, gint64 now_us)
{
  char *name = lobby_case_dup_name_for_feedback (feedback);
  LobbyCaseRecord *record;

  if (name == NULL)
    return NULL;
  record = lobby_record_new (&lobby_case_record_type);
  record->id = name;
  record->kind = LOBBY_CASE_FEEDBACK;
  record->phase = LOBBY_CASE_PHASE_OPEN;
  record->feedback = g_strdup (feedback->id);
  record->ticket = g_strdup (feedback->ticket);
  record->customer = g_strdup (feedback->customer);
  record->summary = g_strdup (feedback->reason);
  record->owner = g_strdup (owner);
  record->by = g_strdup (feedback->by);
  record->opened_us = now_us;
  return record;
}
