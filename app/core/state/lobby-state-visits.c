/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers: whom the branch expects, who came, and who was told, answered and met them when. */
#include "config.h"

#include "lobby-state-private.h"

/* ---- who is expected ---- */

/* What was booked is replaced by what was changed; what has happened already stays. */
static LobbyApply
book (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyAppointmentRecord *fresh = LOBBY_PAYLOAD (event, AppointmentRecord);
  const LobbyAppointmentRecord *known = lobby_state_get_appointment (state, fresh->id);
  gboolean is_change = lobby_event_get_kind (event) == LOBBY_EVENT_APPOINTMENT_CHANGED;
  LobbyAppointmentRecord *appointment;

  if (is_change != (known != NULL) || (known != NULL && known->cancelled_us != 0))
    return LOBBY_APPLY_INCONSISTENT;
  appointment = lobby_record_copy (&lobby_appointment_record_type, fresh);
  appointment->arrived_us = known != NULL ? known->arrived_us : 0;
  lobby_state_set_text (&appointment->visit, known != NULL ? known->visit : NULL);
  appointment->cancelled_us = 0;
  appointment = lobby_table_take (&state->tables[LOBBY_TABLE_APPOINTMENTS], appointment);
  lobby_changes_add (changes, LOBBY_CHANGED_APPOINTMENT, appointment->id);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
cancel (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyAppointmentMoment *moment = LOBBY_PAYLOAD (event, AppointmentMoment);
  LobbyAppointmentRecord *appointment = lobby_table_lookup (&state->tables[LOBBY_TABLE_APPOINTMENTS],
                                                            moment->appointment);

  if (appointment == NULL || appointment->arrived_us != 0 || appointment->cancelled_us != 0)
    return LOBBY_APPLY_INCONSISTENT;
  appointment->cancelled_us = lobby_event_get_time (event);
  lobby_changes_add (changes, LOBBY_CHANGED_APPOINTMENT, appointment->id);
  return LOBBY_APPLY_APPLIED;
}

/* ---- who came ---- */

/* The customer who was expected is here: the appointment and the visit name each other from now on. */
static void
join_appointment (LobbyState *state, const LobbyVisitRecord *visit, LobbyChanges *changes)
{
  LobbyAppointmentRecord *appointment = lobby_table_lookup (&state->tables[LOBBY_TABLE_APPOINTMENTS],
                                                            visit->appointment);

  if (appointment == NULL || appointment->arrived_us != 0)
    return;
  appointment->arrived_us = visit->arrived_us;
  appointment->cancelled_us = 0;
  lobby_state_set_text (&appointment->visit, visit->id);
  lobby_changes_add (changes, LOBBY_CHANGED_APPOINTMENT, appointment->id);
}

static LobbyApply
recognise (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyVisitRecord *visit = LOBBY_PAYLOAD (event, VisitRecord);

  if (lobby_state_get_visit (state, visit->id) != NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_table_take (&state->tables[LOBBY_TABLE_VISITS], lobby_record_copy (&lobby_visit_record_type, visit));
  join_appointment (state, visit, changes);
  lobby_changes_add (changes, LOBBY_CHANGED_VISIT, visit->id);
  return LOBBY_APPLY_APPLIED;
}

/* The first stamp of a step counts; a second one is somebody who came too late. */
static LobbyApply
stamp (gint64 *at_us, char **by, const char *staff, gint64 now_us)
{
  if (*at_us != 0)
    return LOBBY_APPLY_INCONSISTENT;
  *at_us = now_us;
  if (by != NULL)
    lobby_state_set_text (by, staff);
  return LOBBY_APPLY_APPLIED;
}

/* Who stands in for somebody may be another one today than the visit said. */
static LobbyApply
tell_deputy (LobbyVisitRecord *visit, const char *staff, gint64 now_us)
{
  if (visit->deputy_us != 0)
    return LOBBY_APPLY_INCONSISTENT;
  visit->deputy_us = now_us;
  if (staff != NULL)
    lobby_state_set_text (&visit->deputy, staff);
  return LOBBY_APPLY_APPLIED;
}

/* Another relationship manager takes over and is told now, and the time to answer begins anew; nobody can take over once
 * somebody has met the customer. */
static LobbyApply
assign_visit (LobbyState *state, LobbyVisitRecord *visit, const char *staff, gint64 now_us)
{
  const LobbyStaffRecord *owner = lobby_state_get_staff (state, staff);

  if (visit->met_us != 0 || staff == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_state_set_text (&visit->owner, staff);
  lobby_state_set_text (&visit->deputy, owner != NULL ? owner->deputy : NULL);
  visit->told_us = now_us;
  visit->reminded_us = visit->deputy_us = visit->acknowledged_us = 0;
  lobby_state_set_text (&visit->acknowledged_by, NULL);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
take_step (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyVisitMoment *moment = LOBBY_PAYLOAD (event, VisitMoment);
  LobbyVisitRecord *visit = lobby_table_lookup (&state->tables[LOBBY_TABLE_VISITS], moment->visit);
  gint64 now_us = lobby_event_get_time (event);

  if (visit == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_changes_add (changes, LOBBY_CHANGED_VISIT, visit->id);
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_CUSTOMER_TOLD:
      return stamp (&visit->told_us, NULL, NULL, now_us);
    case LOBBY_EVENT_CUSTOMER_REMINDED:
      return stamp (&visit->reminded_us, NULL, NULL, now_us);
    case LOBBY_EVENT_CUSTOMER_DEPUTY_TOLD:
      return tell_deputy (visit, moment->staff, now_us);
    case LOBBY_EVENT_CUSTOMER_ACKNOWLEDGED:
      return stamp (&visit->acknowledged_us, &visit->acknowledged_by, moment->staff, now_us);
    case LOBBY_EVENT_CUSTOMER_MET:
      return stamp (&visit->met_us, &visit->met_by, moment->staff, now_us);
    case LOBBY_EVENT_CUSTOMER_ESCALATED:
      return stamp (&visit->escalated_us, &visit->escalated_to, moment->staff, now_us);
    case LOBBY_EVENT_CUSTOMER_ASSIGNED:
      return assign_visit (state, visit, moment->staff, now_us);
    default:
      return LOBBY_APPLY_IGNORED;
    }
}

/* The last word counts: a note is mended by writing it again. */
static LobbyApply
note_visit (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyVisitNote *note = LOBBY_PAYLOAD (event, VisitNote);
  LobbyVisitRecord *visit = lobby_table_lookup (&state->tables[LOBBY_TABLE_VISITS], note->visit);

  if (visit == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_state_set_text (&visit->new_note, note->text);
  lobby_state_set_text (&visit->noted_by, note->by);
  visit->noted_us = lobby_event_get_time (event);
  lobby_changes_add (changes, LOBBY_CHANGED_VISIT, visit->id);
  return LOBBY_APPLY_APPLIED;
}

LobbyApply
lobby_state_apply_visit (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_APPOINTMENT_BOOKED:
    case LOBBY_EVENT_APPOINTMENT_CHANGED:
      return book (state, event, changes);
    case LOBBY_EVENT_APPOINTMENT_CANCELLED:
      return cancel (state, event, changes);
    case LOBBY_EVENT_CUSTOMER_RECOGNISED:
      return recognise (state, event, changes);
    case LOBBY_EVENT_CUSTOMER_NOTED:
      return note_visit (state, event, changes);
    default:
      return take_step (state, event, changes);
    }
}
