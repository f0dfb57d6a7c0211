/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counters that open, pause, close and change their work, and the people who sit there. */
#include "config.h"

#include "lobby-simulator-private.h"

#define BREAK_BITS 8

void
lobby_simulator_set_person (LobbySimulator *simulator, int place, LobbyStaffPhase phase, int counter)
{
  Person *person = PERSON (simulator, place);

  if (person->phase == phase && person->counter == counter)
    return;
  person->phase = phase;
  person->counter = counter;
  LobbyStaffMoment *moment = lobby_record_new (&lobby_staff_changed_type);
  moment->staff = g_strdup (person->plan->id);
  moment->phase = phase;
  moment->counter = counter != NONE ? g_strdup (COUNTER (simulator, counter)->plan->id) : NULL;
  lobby_simulator_emit (simulator, LOBBY_EVENT_STAFF_CHANGED, moment, NULL);
}

static LobbyCounterMoment *
make_moment (LobbySimulator *simulator, LobbyEventKind kind, int counter)
{
  LobbyCounterMoment *moment = lobby_record_new (lobby_event_kind_get_table (kind));

  moment->counter = g_strdup (COUNTER (simulator, counter)->plan->id);
  return moment;
}

static char **
list_services (const LobbySimulator *simulator, guint64 services)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **list;

  for (guint i = 0; i < simulator->n_services; i++)
    if ((services >> i & 1) != 0)
      g_strv_builder_add (builder, SERVICE (simulator, i)->id);
  list = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return list;
}

/* A teller sits down and lets customers come. */
void
lobby_simulator_open_counter (LobbySimulator *simulator, int place, int person)
{
  Counter *counter = COUNTER (simulator, place);
  LobbyCounterMoment *moment = make_moment (simulator, LOBBY_EVENT_COUNTER_OPENED, place);

  counter->phase = LOBBY_COUNTER_OPEN;
  counter->person = person;
  counter->round++;
  counter->calling = FALSE;
  moment->staff = g_strdup (PERSON (simulator, person)->plan->id);
  moment->services = list_services (simulator, counter->services);
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_OPENED, moment, NULL);
  lobby_simulator_set_person (simulator, person, LOBBY_STAFF_AT_COUNTER, place);
  lobby_simulator_plan_call (simulator, place, lobby_random_between (&simulator->staff_dice, 3, 12));
}

/* Breaks and hand-overs of the day are on the agenda from the morning on. */
void
lobby_simulator_plan_breaks (LobbySimulator *simulator)
{
  for (guint i = 0; i < simulator->people->len; i++)
    {
      const GPtrArray *breaks = PERSON (simulator, i)->plan->breaks;
      for (guint b = 0; breaks != NULL && b < MIN (breaks->len, 1 << BREAK_BITS); b++)
        {
          gint64 at_us = lobby_simulator_at (simulator, ((LobbyBreakPlan *) g_ptr_array_index (breaks, b))->at);
          if (at_us > simulator->now_us)
            lobby_agenda_add (simulator->agenda, at_us, ACT_BREAK, (gint64) i << BREAK_BITS | b, 0, NULL);
        }
    }
}

void
lobby_simulator_break (LobbySimulator *simulator, int person_and_break)
{
  int person = person_and_break >> BREAK_BITS;
  const GPtrArray *breaks = PERSON (simulator, person)->plan->breaks;
  const LobbyBreakPlan *plan = g_ptr_array_index (breaks, (guint) (person_and_break & ((1 << BREAK_BITS) - 1)));
  int place = PERSON (simulator, person)->counter;

  if (place == NONE || COUNTER (simulator, place)->phase != LOBBY_COUNTER_OPEN
      || COUNTER (simulator, place)->person != person)
    return;
  Counter *counter = COUNTER (simulator, place);
  if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN)
    return;
  counter->asked_reason = plan->reason;
  counter->asked_lasts_s = plan->lasts_s;
  lobby_simulator_ask_counter (simulator, place, LOBBY_COUNTER_ACTION_PAUSE, 0);
}

/* What was asked for is done when no customer stands there any more; until then it is kept in mind. */
void
lobby_simulator_ask_counter (LobbySimulator *simulator, int place, LobbyCounterAction action, double in_s)
{
  Counter *counter = COUNTER (simulator, place);

  counter->asked = action;
  if (simulator->cause != NULL && counter->asked_cause == NULL)
    counter->asked_cause = g_strdup (simulator->cause);
  if (counter->ticket != NONE && action != LOBBY_COUNTER_ACTION_PROFILE)
    return;
  counter->round++;
  counter->calling = FALSE;
  lobby_agenda_add (simulator->agenda, simulator->now_us + (gint64) (in_s * 1000) * 1000, ACT_DO_ASKED, place,
                    counter->round, counter->asked_cause);
}

static void
pause_counter (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);
  LobbyCounterMoment *moment = make_moment (simulator, LOBBY_EVENT_COUNTER_PAUSED, place);
  gint64 lasts_s = counter->asked_lasts_s > 0 ? counter->asked_lasts_s : 10 * 60;
  gboolean rest = counter->asked_reason == LOBBY_PAUSE_BREAK || counter->asked_reason == LOBBY_PAUSE_MEAL;

  counter->phase = LOBBY_COUNTER_PAUSED;
  counter->round++;
  moment->reason = counter->asked_reason != LOBBY_PAUSE_UNKNOWN ? counter->asked_reason : LOBBY_PAUSE_OTHER;
  moment->back_us = simulator->now_us + lasts_s * LOBBY_SECOND_US;
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_PAUSED, moment, NULL);
  if (counter->person != NONE)
    lobby_simulator_set_person (simulator, counter->person, rest ? LOBBY_STAFF_ON_BREAK : LOBBY_STAFF_BUSY, place);
  double rest_s = (double) lasts_s * lobby_random_between (&simulator->staff_dice, 0.9, 1.15);
  counter->back_us = simulator->now_us + (gint64) (rest_s * 1000) * 1000;
  lobby_simulator_plan (simulator, rest_s, ACT_RESUME, place, counter->round);
}

static void
close_counter (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);
  int person = counter->person;

  counter->phase = LOBBY_COUNTER_CLOSED;
  counter->round++;
  counter->person = NONE;
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_CLOSED,
                        make_moment (simulator, LOBBY_EVENT_COUNTER_CLOSED, place), NULL);
  if (person != NONE)
    lobby_simulator_set_person (simulator, person, LOBBY_STAFF_AVAILABLE, NONE);
}

static void
change_profile (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);
  LobbyCounterMoment *moment = make_moment (simulator, LOBBY_EVENT_COUNTER_PROFILE_CHANGED, place);

  counter->services = counter->asked_services;
  moment->services = list_services (simulator, counter->services);
  moment->by = g_strdup (counter->asked_by);
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_PROFILE_CHANGED, moment, NULL);
  lobby_simulator_plan_call (simulator, place, 4);
}

static void
open_asked (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);
  int person = counter->asked_person;

  if (counter->phase != LOBBY_COUNTER_CLOSED)
    return;
  if (person != NONE && PERSON (simulator, person)->phase == LOBBY_STAFF_AVAILABLE)
    {
      lobby_simulator_open_counter (simulator, place, person);
      return;
    }
  LobbyCounterMoment *moment = make_moment (simulator, LOBBY_EVENT_COUNTER_REFUSED, place);
  moment->action = LOBBY_COUNTER_ACTION_OPEN;
  moment->staff = person != NONE ? g_strdup (PERSON (simulator, person)->plan->id) : NULL;
  moment->why = g_strdup ("no-teller-free");
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_REFUSED, moment, NULL);
}

static gboolean
is_done (const Counter *counter, LobbyCounterAction action)
{
  if (action == LOBBY_COUNTER_ACTION_CLOSE)
    return counter->phase == LOBBY_COUNTER_CLOSED;
  return counter->phase == LOBBY_COUNTER_OPEN;
}

/* The teller does what was asked. */
void
lobby_simulator_do_asked (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);
  LobbyCounterAction action = counter->asked;

  /* Somebody came meanwhile: it is done when that customer has gone. */
  if (counter->ticket != NONE && action != LOBBY_COUNTER_ACTION_PROFILE)
    return;
  counter->asked = LOBBY_COUNTER_ACTION_UNKNOWN;
  g_clear_pointer (&counter->asked_cause, g_free);
  if (action == LOBBY_COUNTER_ACTION_OPEN)
    open_asked (simulator, place);
  else if (action == LOBBY_COUNTER_ACTION_RESUME)
    lobby_simulator_resume (simulator, place);
  else if (action == LOBBY_COUNTER_ACTION_PROFILE)
    change_profile (simulator, place);
  else if (action == LOBBY_COUNTER_ACTION_CLOSE && counter->phase != LOBBY_COUNTER_CLOSED)
    close_counter (simulator, place);
  else if ((action == LOBBY_COUNTER_ACTION_PAUSE || action == LOBBY_COUNTER_ACTION_HELP)
           && counter->phase == LOBBY_COUNTER_OPEN)
    pause_counter (simulator, place);
  g_clear_pointer (&counter->asked_by, g_free);
  counter->asked_reason = LOBBY_PAUSE_UNKNOWN;
  counter->asked_lasts_s = 0;
  if (is_done (counter, action))
    lobby_simulator_conclude_advice (simulator, counter->asked_advice, LOBBY_DECISION_COMPLETED);
  g_clear_pointer (&counter->asked_advice, g_free);
}

void
lobby_simulator_resume (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);

  if (counter->phase != LOBBY_COUNTER_PAUSED)
    return;
  counter->phase = LOBBY_COUNTER_OPEN;
  counter->round++;
  counter->calling = FALSE;
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_RESUMED,
                        make_moment (simulator, LOBBY_EVENT_COUNTER_RESUMED, place), NULL);
  if (counter->person != NONE)
    lobby_simulator_set_person (simulator, counter->person, LOBBY_STAFF_AT_COUNTER, place);
  lobby_simulator_plan_call (simulator, place, 5);
}

/* After closing time each counter closes with its last customer. */
void
lobby_simulator_close_counters (LobbySimulator *simulator)
{
  for (guint i = 0; i < simulator->counters->len; i++)
    {
      const Counter *counter = COUNTER (simulator, i);
      if (counter->phase == LOBBY_COUNTER_OPEN && counter->ticket == NONE)
        lobby_simulator_plan_call (simulator, (int) i, 60);
    }
}
