/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simulator's day: its agenda, its time, and the way out for what it says. The branch service owns it. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <string.h>

#define SOURCE "/simulator"
#define BEFORE_OPENING_US (30 * LOBBY_MINUTE_US)
#define AFTER_CLOSING_US (90 * LOBBY_MINUTE_US)

/* Tells the sink what happened now; takes @payload. */
void
lobby_simulator_emit (LobbySimulator *simulator, LobbyEventKind kind, gpointer payload, const char *correlation)
{
  char id[32];
  LobbyEvent *event;
  gboolean personal = kind == LOBBY_EVENT_CUSTOMER_RECOGNISED || kind == LOBBY_EVENT_CUSTOMER_NOTED
                      || kind == LOBBY_EVENT_APPOINTMENT_BOOKED || kind == LOBBY_EVENT_APPOINTMENT_CHANGED
                      || kind == LOBBY_EVENT_SNAPSHOT || kind == LOBBY_EVENT_FEEDBACK_RECEIVED
                      || kind == LOBBY_EVENT_CASE_OPENED || kind == LOBBY_EVENT_CASE_CHANGED
                      || kind == LOBBY_EVENT_CASE_CLOSED;

  simulator->last_sequence++;
  g_snprintf (id, sizeof id, "%" G_GUINT64_FORMAT, simulator->last_sequence);
  event = lobby_event_new (kind, SOURCE, simulator->last_sequence, id, simulator->now_us, payload);
  if (correlation != NULL)
    lobby_event_set_correlation (event, correlation);
  if (simulator->cause != NULL)
    lobby_event_set_causation (event, simulator->cause);
  lobby_event_set_classification (event, personal ? LOBBY_CLASS_C2 : LOBBY_CLASS_C1);
  simulator->sink (event, simulator->user_data);
  lobby_event_unref (event);
}

static gint64
later (const LobbySimulator *simulator, double in_s)
{
  /* Milliseconds are enough for a bank. */
  return simulator->now_us + (gint64) (MAX (in_s, 0) * 1000) * 1000;
}

/* Enters what the branch does by itself. */
void
lobby_simulator_plan (LobbySimulator *simulator, double in_s, Action action, gint64 subject, gint64 round)
{
  lobby_agenda_add (simulator->agenda, later (simulator, in_s), action, subject, round, NULL);
}

/* Enters what is still an effect of the command that is being carried out. */
void
lobby_simulator_plan_effect (LobbySimulator *simulator, double in_s, Action action, gint64 subject, gint64 round)
{
  lobby_agenda_add (simulator->agenda, later (simulator, in_s), action, subject, round, simulator->cause);
}

/* Returns: instant of a wall time of the day, 0 when it is none */
gint64
lobby_simulator_at (const LobbySimulator *simulator, const char *wall_time)
{
  gint64 instant = 0;

  if (wall_time == NULL || !lobby_instant_parse_local (simulator->zone, simulator->day, wall_time, &instant))
    return 0;
  return instant;
}

/* Returns: arrivals an hour at @at_us: straight lines between the points of @rates */
double
lobby_simulator_rate_at (const LobbySimulator *simulator, const GPtrArray *rates, gint64 at_us)
{
  double minute = (double) (at_us - simulator->opens_us) / (double) LOBBY_MINUTE_US
                  + (double) simulator->scenario->branch->opens;

  for (guint i = 0; rates != NULL && i + 1 < rates->len; i++)
    {
      const LobbyRatePoint *a = g_ptr_array_index (rates, i);
      const LobbyRatePoint *b = g_ptr_array_index (rates, i + 1);
      if (minute >= (double) a->at && minute < (double) b->at)
        return a->per_hour + (b->per_hour - a->per_hour) * (minute - (double) a->at) / (double) (b->at - a->at);
    }
  return 0;
}

/* Next arrival of a Poisson process whose rate changes over the day, by thinning (Lewis and Shedler 1979).
 * Returns: its instant, %G_MAXINT64 when nobody comes any more */
gint64
lobby_simulator_next_arrival (const LobbySimulator *simulator, const GPtrArray *rates, double factor, LobbyRandom *dice)
{
  double peak = 0;
  gint64 at_us = MAX (simulator->now_us, simulator->opens_us);

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    peak = MAX (peak, ((const LobbyRatePoint *) g_ptr_array_index (rates, i))->per_hour);
  if (peak * factor <= 0)
    return G_MAXINT64;
  for (;;)
    {
      at_us += (gint64) (lobby_random_exponential (dice, 3600.0 / (peak * factor)) * 1000) * 1000;
      if (at_us >= simulator->closes_us)
        return G_MAXINT64;
      if (lobby_random_uniform (dice) * peak < lobby_simulator_rate_at (simulator, rates, at_us))
        return at_us;
    }
}

static int
find_by_id (const GPtrArray *records, gsize offset, const char *id)
{
  for (guint i = 0; id != NULL && records != NULL && i < records->len; i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, g_ptr_array_index (records, i), offset), id) == 0)
      return (int) i;
  return NONE;
}

int
lobby_simulator_find_service (const LobbySimulator *simulator, const char *id)
{
  return find_by_id (simulator->scenario->branch->services, G_STRUCT_OFFSET (LobbyServiceRecord, id), id);
}

int
lobby_simulator_find_counter (const LobbySimulator *simulator, const char *id)
{
  return find_by_id (simulator->scenario->branch->counters, G_STRUCT_OFFSET (LobbyCounterPlan, id), id);
}

int
lobby_simulator_find_device (const LobbySimulator *simulator, const char *id)
{
  return find_by_id (simulator->scenario->branch->devices, G_STRUCT_OFFSET (LobbyDevicePlan, id), id);
}

int
lobby_simulator_find_person (const LobbySimulator *simulator, const char *id)
{
  return find_by_id (simulator->scenario->people, G_STRUCT_OFFSET (LobbyPersonPlan, id), id);
}

int
lobby_simulator_find_demand (const LobbySimulator *simulator, const char *service)
{
  return find_by_id (simulator->scenario->demands, G_STRUCT_OFFSET (LobbyDemandPlan, service), service);
}

int
lobby_simulator_find_role (const LobbySimulator *simulator, LobbyStaffRole role)
{
  for (guint i = 0; i < simulator->people->len; i++)
    if (PERSON (simulator, i)->plan->role == role)
      return (int) i;
  return NONE;
}

int
lobby_simulator_find_ticket (const LobbySimulator *simulator, const char *id)
{
  for (guint i = 0; id != NULL && i < simulator->tickets->len; i++)
    if (strcmp (TICKET (simulator, i)->id, id) == 0)
      return (int) i;
  return NONE;
}

static void
open_branch (LobbySimulator *simulator, int nobody)
{
  simulator->open = TRUE;
  for (guint i = 0; i < simulator->people->len; i++)
    {
      int counter = lobby_simulator_find_counter (simulator, PERSON (simulator, i)->plan->counter);
      if (counter != NONE && !COUNTER (simulator, counter)->plan->elastic
          && COUNTER (simulator, counter)->phase == LOBBY_COUNTER_CLOSED)
        lobby_simulator_open_counter (simulator, counter, (int) i);
    }
}

static void
close_branch (LobbySimulator *simulator, int nobody)
{
  /* Whoever holds a ticket is still served; counters close as they run out of customers. */
  simulator->open = FALSE;
  lobby_simulator_close_counters (simulator);
}

static void
look_round (LobbySimulator *simulator, int nobody)
{
  lobby_simulator_look_round (simulator);
}

static void
repair (LobbySimulator *simulator, int device)
{
  lobby_simulator_repair (simulator, device, LOBBY_SERVICING_REPAIRED, NULL);
}

static void
quick_fix (LobbySimulator *simulator, int device)
{
  lobby_simulator_repair (simulator, device, LOBBY_SERVICING_CLEARED, NULL);
}

static void
refill (LobbySimulator *simulator, int device)
{
  lobby_simulator_refill (simulator, device, NULL, LOBBY_SUPPLY_UNKNOWN, 0);
}

static void
tell (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_TELL, visit);
}

static void
remind (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_REMIND, visit);
}

static void
tell_deputy (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_TELL_DEPUTY, visit);
}

static void
stand_in (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_STAND_IN, visit);
}

static void
acknowledge (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_ACKNOWLEDGE, visit);
}

static void
meet (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_MEET, visit);
}

static void
escalate (LobbySimulator *simulator, int visit)
{
  lobby_simulator_visit_step (simulator, ACT_ESCALATE, visit);
}

/* Whose turn an appointment belongs to: it is void when that turn is over. */
typedef enum
{
  OF_NOBODY,
  OF_TICKET,
  OF_VISIT,
  OF_COUNTER,
  OF_USE,
  OF_TROUBLE,
  OF_ERRAND,
  OF_TROUBLE_AND_ERRAND,
} TurnOf;

typedef struct
{
  void (*deed) (LobbySimulator *simulator, int subject);
  TurnOf turn;
} Deed;

static const Deed deeds[] = {
  [ACT_OPEN_BRANCH] = { open_branch, OF_NOBODY },
  [ACT_CLOSE_BRANCH] = { close_branch, OF_NOBODY },
  [ACT_ARRIVE] = { lobby_simulator_arrive, OF_NOBODY },
  [ACT_APPOINTMENT] = { lobby_simulator_keep_appointment, OF_NOBODY },
  [ACT_LOSE_PATIENCE] = { lobby_simulator_lose_patience, OF_TICKET },
  [ACT_REACH_COUNTER] = { lobby_simulator_reach_counter, OF_TICKET },
  [ACT_RECALL] = { lobby_simulator_recall, OF_TICKET },
  [ACT_GIVE_UP] = { lobby_simulator_give_up, OF_TICKET },
  [ACT_FINISH] = { lobby_simulator_finish, OF_TICKET },
  [ACT_REACH_DEVICE] = { lobby_simulator_reach_device, OF_TICKET },
  [ACT_ANSWER] = { lobby_simulator_answer, OF_NOBODY },
  [ACT_CALL] = { lobby_simulator_call, OF_COUNTER },
  [ACT_BREAK] = { lobby_simulator_break, OF_NOBODY },
  [ACT_RESUME] = { lobby_simulator_resume, OF_COUNTER },
  [ACT_DO_ASKED] = { lobby_simulator_do_asked, OF_COUNTER },
  [ACT_WALK_IN] = { lobby_simulator_walk_in, OF_NOBODY },
  [ACT_END_USE] = { lobby_simulator_end_use, OF_USE },
  [ACT_SIGN] = { lobby_simulator_sign, OF_NOBODY },
  [ACT_READ] = { lobby_simulator_read, OF_NOBODY },
  [ACT_REPAIR] = { repair, OF_TROUBLE },
  [ACT_REFILL] = { refill, OF_NOBODY },
  [ACT_QUICK_FIX] = { quick_fix, OF_TROUBLE },
  [ACT_FETCH] = { refill, OF_ERRAND },
  [ACT_ENGINEER] = { repair, OF_TROUBLE_AND_ERRAND },
  [ACT_TRY_FIX] = { quick_fix, OF_TROUBLE_AND_ERRAND },
  [ACT_INCIDENT] = { lobby_simulator_incident, OF_NOBODY },
  [ACT_GUEST] = { lobby_simulator_guest, OF_NOBODY },
  [ACT_BOOK] = { lobby_simulator_book, OF_NOBODY },
  [ACT_CONFIRM] = { lobby_simulator_confirm, OF_NOBODY },
  [ACT_CANCEL] = { lobby_simulator_cancel, OF_NOBODY },
  [ACT_TELL] = { tell, OF_VISIT },
  [ACT_REMIND] = { remind, OF_VISIT },
  [ACT_TELL_DEPUTY] = { tell_deputy, OF_VISIT },
  [ACT_ESCALATE] = { escalate, OF_VISIT },
  [ACT_ACKNOWLEDGE] = { acknowledge, OF_VISIT },
  [ACT_STAND_IN] = { stand_in, OF_VISIT },
  [ACT_MEET] = { meet, OF_VISIT },
  [ACT_WORK_CASE] = { lobby_simulator_work_case, OF_NOBODY },
  [ACT_LOOK_ROUND] = { look_round, OF_NOBODY },
  [ACT_DECIDE] = { lobby_simulator_decide, OF_TICKET },
  [ACT_CHECK] = { lobby_simulator_check_next, OF_NOBODY },
};

static gint64
get_round (const LobbySimulator *simulator, TurnOf turn, const LobbyAppointment *appointment)
{
  switch (turn)
    {
    case OF_TICKET:
      return TICKET (simulator, appointment->subject)->round;
    case OF_VISIT:
      return VISIT (simulator, appointment->subject)->round;
    case OF_COUNTER:
      return COUNTER (simulator, appointment->subject)->round;
    case OF_USE:
      return DEVICE (simulator, appointment->subject)->round;
    case OF_TROUBLE:
      return DEVICE (simulator, appointment->subject)->trouble;
    case OF_ERRAND:
      return DEVICE (simulator, appointment->subject)->errand;
    case OF_TROUBLE_AND_ERRAND:
      return lobby_simulator_get_errand (DEVICE (simulator, appointment->subject));
    case OF_NOBODY:
    default:
      return appointment->round;
    }
}

static void
act (LobbySimulator *simulator, const LobbyAppointment *appointment)
{
  const Deed *deed = &deeds[appointment->action];

  if (get_round (simulator, deed->turn, appointment) == appointment->round)
    deed->deed (simulator, (int) appointment->subject);
}

/**
 * lobby_simulator_new:
 * @scenario: (transfer full): kind of day
 * @day: (nullable): business day, "YYYY-MM-DD"; %NULL for the scenario's own
 * @seed: what the dice start from
 * @sink: takes each event
 * @user_data: for @sink
 *
 * The first event is a snapshot of the branch half an hour before it opens; it is told with the first step of time.
 *
 * Returns: (transfer full): the simulator
 */
LobbySimulator *
lobby_simulator_new (LobbyScenario *scenario,
                     const char *day,
                     guint64 seed,
                     LobbySimulatorSink sink,
                     gpointer user_data)
{
  g_return_val_if_fail (scenario != NULL && scenario->branch != NULL, NULL);
  g_return_val_if_fail (sink != NULL, NULL);

  LobbySimulator *simulator = g_new0 (LobbySimulator, 1);
  LobbyBranchRecord *branch = scenario->branch;
  simulator->scenario = scenario;
  simulator->sink = sink;
  simulator->user_data = user_data;
  simulator->seed = seed;
  simulator->day = g_strdup (day != NULL ? day : scenario->day);
  simulator->zone = g_time_zone_new_identifier (branch->zone_id);
  if (simulator->zone == NULL)
    simulator->zone = g_time_zone_new_utc ();
  simulator->opens_us = lobby_instant_from_local (simulator->zone, simulator->day, branch->opens);
  simulator->closes_us = lobby_instant_from_local (simulator->zone, simulator->day, branch->closes);
  simulator->start_us = simulator->opens_us - BEFORE_OPENING_US;
  simulator->now_us = simulator->start_us;
  simulator->manager_until_us = G_MAXINT64;
  simulator->agenda = lobby_agenda_new ();
  lobby_simulator_set_up (simulator);
  return simulator;
}

/**
 * lobby_simulator_set_streams:
 * @simulator: the simulator, before its first step
 * @streams: (transfer full) (element-type LobbyStreamRecord): where the branch can be followed
 */
void
lobby_simulator_set_streams (LobbySimulator *simulator, GPtrArray *streams)
{
  GPtrArray **held = &simulator->scenario->branch->streams;

  for (guint i = 0; *held != NULL && i < (*held)->len; i++)
    lobby_record_free (&lobby_stream_record_type, g_ptr_array_index (*held, i));
  g_clear_pointer (held, g_ptr_array_unref);
  *held = streams;
}

/**
 * lobby_simulator_set_manager_until:
 * @simulator: the simulator, before its first step
 * @until_us: from here on a person at a console is the lobby manager, and the simulated one does nothing
 */
void
lobby_simulator_set_manager_until (LobbySimulator *simulator, gint64 until_us)
{
  g_return_if_fail (simulator != NULL);
  simulator->manager_until_us = until_us;
}

/** lobby_simulator_get_start: Returns: when the day's first event is, µs since 1970 UTC */
gint64
lobby_simulator_get_start (const LobbySimulator *simulator)
{
  return simulator->start_us;
}

/** lobby_simulator_get_end: Returns: when nobody is left in the branch, µs since 1970 UTC */
gint64
lobby_simulator_get_end (const LobbySimulator *simulator)
{
  return simulator->closes_us + AFTER_CLOSING_US;
}

/** lobby_simulator_get_now: Returns: how far it has come, µs since 1970 UTC */
gint64
lobby_simulator_get_now (const LobbySimulator *simulator)
{
  return simulator->now_us;
}

/** lobby_simulator_is_due: Returns: whether anything happens up to and including @time_us */
gboolean
lobby_simulator_is_due (const LobbySimulator *simulator, gint64 time_us)
{
  return simulator->last_sequence == 0
         || lobby_agenda_get_next (simulator->agenda) <= MIN (time_us, lobby_simulator_get_end (simulator));
}

/** lobby_simulator_get_branch: Returns: (transfer none): the branch */
const LobbyBranchRecord *
lobby_simulator_get_branch (const LobbySimulator *simulator)
{
  return simulator->scenario->branch;
}

/**
 * lobby_simulator_advance_to:
 * @simulator: the simulator
 * @time_us: up to and including this instant; an earlier one than now does nothing
 */
void
lobby_simulator_advance_to (LobbySimulator *simulator, gint64 time_us)
{
  LobbyAppointment appointment;

  g_return_if_fail (simulator != NULL);

  if (simulator->last_sequence == 0 && time_us >= simulator->start_us)
    lobby_simulator_tell_opening (simulator);
  while (lobby_agenda_take (simulator->agenda, MIN (time_us, lobby_simulator_get_end (simulator)), &appointment))
    {
      simulator->now_us = appointment.at_us;
      simulator->cause = appointment.cause;
      act (simulator, &appointment);
      simulator->cause = NULL;
      g_free (appointment.cause);
    }
  simulator->now_us = MAX (simulator->now_us, time_us);
}
