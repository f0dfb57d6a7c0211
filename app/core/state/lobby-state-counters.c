/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens at counters and to staff. */
#include "config.h"

#include "lobby-state-private.h"

/* Books the time that ends now; open time and pauses are never mixed (utilisation is serving over open time). */
static void
enter_phase (LobbyCounterRecord *counter, LobbyCounterPhase phase, gint64 now_us)
{
  if (counter->phase == LOBBY_COUNTER_OPEN)
    counter->open_total_us += MAX (now_us - counter->since_us, 0);
  counter->phase = phase;
  counter->since_us = now_us;
  counter->idle_us = phase == LOBBY_COUNTER_OPEN && counter->ticket == NULL ? now_us : 0;
  counter->reason = LOBBY_PAUSE_UNKNOWN;
  counter->back_us = 0;
}

static void
answer (LobbyCounterRecord *counter, LobbyCounterAction action)
{
  if (counter->asked != action)
    return;
  counter->asked = LOBBY_COUNTER_ACTION_UNKNOWN;
  counter->asked_us = 0;
  lobby_state_set_text (&counter->asked_staff, NULL);
}

static void
set_services (LobbyCounterRecord *counter, char **services)
{
  if (services == NULL)
    return;
  g_strfreev (counter->services);
  counter->services = g_strdupv (services);
}

static LobbyApply
open_counter (LobbyState *state, LobbyCounterRecord *counter, const LobbyCounterMoment *moment, gint64 now_us)
{
  const LobbyCounterPlan *plan = lobby_state_get_counter_plan (state, counter->id);

  if (counter->phase == LOBBY_COUNTER_OPEN)
    return LOBBY_APPLY_INCONSISTENT;
  enter_phase (counter, LOBBY_COUNTER_OPEN, now_us);
  if (moment->staff != NULL)
    lobby_state_set_text (&counter->staff, moment->staff);
  set_services (counter, moment->services != NULL                    ? moment->services
                         : counter->services == NULL && plan != NULL ? plan->services
                                                                     : NULL);
  answer (counter, LOBBY_COUNTER_ACTION_OPEN);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
close_counter (LobbyCounterRecord *counter, gint64 now_us)
{
  if (counter->phase == LOBBY_COUNTER_CLOSED)
    return LOBBY_APPLY_INCONSISTENT;
  enter_phase (counter, LOBBY_COUNTER_CLOSED, now_us);
  lobby_state_set_text (&counter->staff, NULL);
  answer (counter, LOBBY_COUNTER_ACTION_CLOSE);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
pause_counter (LobbyCounterRecord *counter, const LobbyCounterMoment *moment, gint64 now_us)
{
  if (counter->phase != LOBBY_COUNTER_OPEN)
    return LOBBY_APPLY_INCONSISTENT;
  enter_phase (counter, LOBBY_COUNTER_PAUSED, now_us);
  counter->reason = moment->reason;
  counter->back_us = moment->back_us;
  answer (counter, LOBBY_COUNTER_ACTION_PAUSE);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
resume_counter (LobbyCounterRecord *counter, gint64 now_us)
{
  if (counter->phase != LOBBY_COUNTER_PAUSED)
    return LOBBY_APPLY_INCONSISTENT;
  enter_phase (counter, LOBBY_COUNTER_OPEN, now_us);
  answer (counter, LOBBY_COUNTER_ACTION_RESUME);
  return LOBBY_APPLY_APPLIED;
}

/* A wish for nothing takes the last one back. */
static LobbyApply
ask (LobbyCounterRecord *counter, const LobbyCounterMoment *moment, gint64 now_us)
{
  if (moment->action == LOBBY_COUNTER_ACTION_UNKNOWN)
    {
      answer (counter, counter->asked);
      return LOBBY_APPLY_APPLIED;
    }
  counter->asked = moment->action;
  counter->asked_us = now_us;
  lobby_state_set_text (&counter->asked_staff, moment->staff);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
apply_moment (LobbyState *state, LobbyCounterRecord *counter, const LobbyEvent *event)
{
  const LobbyCounterMoment *moment = LOBBY_PAYLOAD (event, CounterMoment);
  gint64 now_us = lobby_event_get_time (event);

  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_COUNTER_OPENED:
      return open_counter (state, counter, moment, now_us);
    case LOBBY_EVENT_COUNTER_CLOSED:
      return close_counter (counter, now_us);
    case LOBBY_EVENT_COUNTER_PAUSED:
      return pause_counter (counter, moment, now_us);
    case LOBBY_EVENT_COUNTER_RESUMED:
      return resume_counter (counter, now_us);
    case LOBBY_EVENT_COUNTER_PROFILE_CHANGED:
      set_services (counter, moment->services);
      answer (counter, LOBBY_COUNTER_ACTION_PROFILE);
      return LOBBY_APPLY_APPLIED;
    case LOBBY_EVENT_COUNTER_STAFF_CHANGED:
      lobby_state_set_text (&counter->staff, moment->staff);
      return LOBBY_APPLY_APPLIED;
    case LOBBY_EVENT_COUNTER_ASKED:
      return ask (counter, moment, now_us);
    case LOBBY_EVENT_COUNTER_REFUSED:
      answer (counter, moment->action);
      return LOBBY_APPLY_APPLIED;
    default:
      return LOBBY_APPLY_IGNORED;
    }
}

static LobbyApply
change_staff (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyStaffMoment *moment = LOBBY_PAYLOAD (event, StaffMoment);
  LobbyStaffRecord *staff = lobby_table_lookup (&state->tables[LOBBY_TABLE_STAFF], moment->staff);

  if (staff == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  staff->phase = moment->phase;
  staff->since_us = lobby_event_get_time (event);
  lobby_state_set_text (&staff->counter, moment->counter);
  lobby_changes_add (changes, LOBBY_CHANGED_STAFF, staff->id);
  return LOBBY_APPLY_APPLIED;
}

LobbyApply
lobby_state_apply_counter (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  LobbyCounterRecord *counter;
  LobbyApply outcome;

  if (lobby_event_get_kind (event) == LOBBY_EVENT_STAFF_CHANGED)
    return change_staff (state, event, changes);
  counter = lobby_table_lookup (&state->tables[LOBBY_TABLE_COUNTERS], LOBBY_PAYLOAD (event, CounterMoment)->counter);
  if (counter == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  outcome = apply_moment (state, counter, event);
  if (outcome == LOBBY_APPLY_APPLIED)
    lobby_changes_add (changes, LOBBY_CHANGED_COUNTER, counter->id);
  return outcome;
}
