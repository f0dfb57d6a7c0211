/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the simulator share. Things are kept in arrays and named by their place in them, -1 for none. */
#pragma once

#include "lobby-agenda.h"
#include "lobby-instant.h"
#include "lobby-random.h"
#include "lobby-simulator.h"

G_BEGIN_DECLS

#define NONE (-1)

/* What can stand on the agenda, and whom it concerns. */
typedef enum
{
  ACT_OPEN_BRANCH,   /* nobody */
  ACT_CLOSE_BRANCH,  /* nobody */
  ACT_ARRIVE,        /* demand */
  ACT_APPOINTMENT,   /* demand */
  ACT_LOSE_PATIENCE, /* ticket */
  ACT_REACH_COUNTER, /* ticket */
  ACT_RECALL,        /* ticket */
  ACT_GIVE_UP,       /* ticket */
  ACT_FINISH,        /* ticket */
  ACT_REACH_DEVICE,  /* ticket */
  ACT_ANSWER,        /* ticket: the two questions */
  ACT_CALL,          /* counter */
  ACT_BREAK,         /* person and break */
  ACT_RESUME,        /* counter */
  ACT_DO_ASKED,      /* counter */
  ACT_WALK_IN,       /* device */
  ACT_END_USE,       /* device */
  ACT_SIGN,          /* device */
  ACT_READ,          /* device */
  ACT_REPAIR,        /* device */
  ACT_REFILL,        /* device */
  ACT_QUICK_FIX,     /* device */
  ACT_FETCH,         /* device: what was asked for to fill it */
  ACT_ENGINEER,      /* device: the engineer who was asked for */
  ACT_TRY_FIX,       /* device: the checklist that was asked for */
  ACT_INCIDENT,      /* incident */
  ACT_GUEST,         /* guest */
  ACT_BOOK,          /* guest: makes an appointment */
  ACT_CONFIRM,       /* guest: says that he or she will come */
  ACT_CANCEL,        /* guest: calls the appointment off */
  ACT_TELL,          /* visit */
  ACT_REMIND,        /* visit */
  ACT_TELL_DEPUTY,   /* visit */
  ACT_ESCALATE,      /* visit */
  ACT_ACKNOWLEDGE,   /* visit: whoever was told last but the deputy */
  ACT_STAND_IN,      /* visit: the deputy answers */
  ACT_MEET,          /* visit */
  ACT_WORK_CASE,     /* case */
  ACT_LOOK_ROUND,    /* nobody: the lobby manager */
  ACT_DECIDE,        /* ticket: an offer */
  ACT_CHECK,         /* checklist: the next item is answered */
} Action;

/* Dice by concern; those of a demand, a device and a ticket are counted on from these. */
enum
{
  DICE_STAFF = 1,
  DICE_GUESTS = 2,
  DICE_MANAGER = 3,
  DICE_COMMANDS = 4,
  DICE_FEEDBACK = 5,
  DICE_DEPUTIES = 6,
  DICE_CHECKLISTS = 7,
  DICE_DEMANDS = 1000,
  DICE_DEVICES = 2000,
  DICE_TICKETS = 100000,
  DICE_UNTOLD = 200000,
};

typedef struct
{
  char id[24];
  gint64 round; /* counts up with each change of phase, so that what was agreed before is void */
  LobbyRandom dice;
  int service;
  int business;
  LobbyTicketPhase phase;
  gint64 issued_us;
  gint64 queued_us;
  int counter;
  int device;
  int visit;
  double amount_cny;
  LobbyMedium medium;
  LobbyTier tier;
  gboolean loose_change;
  gboolean elderly;
  gboolean needs_help;
  gboolean declined;
  gboolean came_back;
  gboolean late; /* called after the target */
  gint64 patience_s;
  int transfers;
  int calls;
  const char *customer;
  char *advice;
} Ticket;

typedef struct
{
  const LobbyCounterPlan *plan;
  gint64 round;
  LobbyCounterPhase phase;
  int person;
  guint64 services; /* bit by place of the service */
  int ticket;
  gboolean calling;         /* a look at the queue is on the agenda */
  LobbyCounterAction asked; /* what to do when the customer has gone */
  char *asked_by;
  char *asked_cause;
  char *asked_advice; /* advice that the wish comes from */
  gint64 back_us;     /* paused: when it goes on */
  guint64 asked_services;
  int asked_person;
  LobbyPauseReason asked_reason;
  gint64 asked_lasts_s;
} Counter;

typedef struct
{
  const LobbyPersonPlan *plan;
  LobbyStaffPhase phase;
  int counter;
} Person;

typedef struct
{
  int ticket;
  const char *transaction;
  double amount_cny; /* out positive, in negative */
  char *cause;
} User;

typedef struct
{
  const LobbyDevicePlan *plan;
  const LobbyMachinePlan *machine;
  LobbyRandom dice;
  gint64 round;
  gint64 trouble;      /* counts up with each fault, so that an old repair does not mend a new one */
  GPtrArray *supplies; /* of LobbySupplyRecord */
  GArray *queue;       /* of User; the first one uses it when @used */
  gboolean used;
  LobbyDeviceLink link;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  gboolean deposits_only;
  gboolean exchange;
  LobbyFunctionState dispense;
  LobbyFunctionState accept;
  LobbyFunctionState card_path;
  LobbyFunctionState printer;
  LobbyDeviceAction asked;
  char *asked_by;
  char *asked_advice; /* advice that the wish comes from */
  gint64 errand;      /* counts up with each wish that was taken back */
  gint64 due_us;
} Device;

typedef struct
{
  char id[24];
  const LobbyGuestPlan *guest;
  LobbyGuestPlan *stranger; /* (owned) (nullable): stands for a guest whom the scenario does not have */
  gint64 round;             /* counts up when somebody else takes over, so that the limits begin anew */
  char *owner;              /* (nullable): who took over from the guest's own relationship manager */
  char *deputy;             /* (nullable): who was told in place of the owner */
  char *entered_by;         /* (nullable): who entered the arrival by hand */
  gboolean expected;        /* came for an appointment */
  int ticket;
  gint64 arrived_us;
  char *acknowledged_by;
  char *met_by;
  char *escalated_to;
} Visit;

struct _LobbySimulator
{
  LobbyScenario *scenario;
  GTimeZone *zone;
  char *day;
  guint64 seed;
  LobbySimulatorSink sink;
  gpointer user_data;
  LobbyAgenda *agenda;
  gint64 now_us;
  gint64 start_us;
  gint64 opens_us;
  gint64 closes_us;
  gint64 manager_until_us;
  guint64 last_sequence;
  const char *cause; /* command whose effect is being told */
  gboolean open;

  LobbyRandom staff_dice;
  LobbyRandom guest_dice;
  LobbyRandom manager_dice;
  LobbyRandom command_dice;
  LobbyRandom feedback_dice;
  LobbyRandom deputy_dice;
  LobbyRandom checklist_dice;
  LobbyRandom *demand_dice; /* by demand */

  GPtrArray *tickets;       /* of Ticket */
  GArray **waiting;         /* by service: places of tickets, longest waiting first */
  int *numbers;             /* by service: last number given out */
  double *passed_over;      /* by service: calls of others since its own last one, while it had a queue */
  GArray *counters;         /* of Counter */
  GArray *people;           /* of Person */
  GArray *devices;          /* of Device */
  GPtrArray *visits;        /* of Visit */
  GPtrArray *cases;         /* of LobbyCaseRecord: what is known of each case */
  GPtrArray *checklists;    /* (owned): of LobbyChecklist: as the day began */
  GPtrArray *check_results; /* (owned): of LobbyCheckResult: of other days */
  GPtrArray *check_runs;    /* (owned): of LobbyCheckRun: what the early staff fill */
  gboolean *guest_came;
  guint8 *bookings; /* by guest: what has become of the appointment, as flags */
  guint n_services;
  GHashTable *advices; /* of LobbyAdviceRecord by id: what was advised, and what became of it */
  GHashTable *answers; /* (owned): names of answers to the two questions that were entered at the desk */
  GHashTable *notes;   /* (owned): customer to LobbyHandOverRecord, the note of the last visit of this day */
  guint last_advice;
  guint last_report;
};

#define TICKET(simulator, i) ((Ticket *) g_ptr_array_index ((simulator)->tickets, (guint) (i)))
#define COUNTER(simulator, i) (&g_array_index ((simulator)->counters, Counter, (guint) (i)))
#define PERSON(simulator, i) (&g_array_index ((simulator)->people, Person, (guint) (i)))
#define DEVICE(simulator, i) (&g_array_index ((simulator)->devices, Device, (guint) (i)))
#define VISIT(simulator, i) ((Visit *) g_ptr_array_index ((simulator)->visits, (guint) (i)))
#define CASE(simulator, i) ((LobbyCaseRecord *) g_ptr_array_index ((simulator)->cases, (guint) (i)))
#define DEMAND(simulator, i) ((LobbyDemandPlan *) g_ptr_array_index ((simulator)->scenario->demands, (guint) (i)))
#define BUSINESS(simulator, i) ((LobbyBusinessPlan *) g_ptr_array_index ((simulator)->scenario->business, (guint) (i)))
#define SERVICE(simulator, i) \
  ((LobbyServiceRecord *) g_ptr_array_index ((simulator)->scenario->branch->services, (guint) (i)))
#define HABITS(simulator) ((simulator)->scenario->habits)

/* Round of an errand that also ends with the trouble that it is about. */
static inline gint64
lobby_simulator_get_errand (const Device *device)
{
  return device->trouble << 20 | (device->errand & 0xfffff);
}

/* lobby-simulator.c */
void lobby_simulator_emit (LobbySimulator *simulator, LobbyEventKind kind, gpointer payload, const char *correlation);
void lobby_simulator_plan (LobbySimulator *simulator, double in_s, Action action, gint64 subject, gint64 round);
void lobby_simulator_plan_effect (LobbySimulator *simulator, double in_s, Action action, gint64 subject, gint64 round);
gint64 lobby_simulator_at (const LobbySimulator *simulator, const char *wall_time);
double lobby_simulator_rate_at (const LobbySimulator *simulator, const GPtrArray *rates, gint64 at_us);
gint64 lobby_simulator_next_arrival (const LobbySimulator *simulator,
                                     const GPtrArray *rates,
                                     double factor,
                                     LobbyRandom *dice);
int lobby_simulator_find_service (const LobbySimulator *simulator, const char *id);
int lobby_simulator_find_counter (const LobbySimulator *simulator, const char *id);
int lobby_simulator_find_device (const LobbySimulator *simulator, const char *id);
int lobby_simulator_find_person (const LobbySimulator *simulator, const char *id);
int lobby_simulator_find_role (const LobbySimulator *simulator, LobbyStaffRole role);
int lobby_simulator_find_ticket (const LobbySimulator *simulator, const char *id);

/* lobby-simulator-opening.c */
void lobby_simulator_set_up (LobbySimulator *simulator);
void lobby_simulator_tell_opening (LobbySimulator *simulator);

/* lobby-simulator-tickets.c */
void lobby_simulator_plan_arrivals (LobbySimulator *simulator);
void lobby_simulator_arrive (LobbySimulator *simulator, int demand);
void lobby_simulator_keep_appointment (LobbySimulator *simulator, int demand);
int lobby_simulator_issue (LobbySimulator *simulator, int demand, int business, const LobbyGuestPlan *guest);
void lobby_simulator_join_queue (LobbySimulator *simulator, int ticket);
void lobby_simulator_leave_queue (LobbySimulator *simulator, int ticket);
void lobby_simulator_lose_patience (LobbySimulator *simulator, int ticket);
int lobby_simulator_find_demand (const LobbySimulator *simulator, const char *service);
int lobby_simulator_pick_business (LobbySimulator *simulator, const char *service, LobbyRandom *dice);

/* lobby-simulator-calls.c */
void lobby_simulator_plan_call (LobbySimulator *simulator, int counter, double in_s);
void lobby_simulator_wake_counters (LobbySimulator *simulator, int service);
void lobby_simulator_call (LobbySimulator *simulator, int counter);
void lobby_simulator_reach_counter (LobbySimulator *simulator, int ticket);
void lobby_simulator_recall (LobbySimulator *simulator, int ticket);
void lobby_simulator_give_up (LobbySimulator *simulator, int ticket);
void lobby_simulator_finish (LobbySimulator *simulator, int ticket);

/* lobby-simulator-counters.c */
void lobby_simulator_open_counter (LobbySimulator *simulator, int counter, int person);
void lobby_simulator_plan_breaks (LobbySimulator *simulator);
void lobby_simulator_break (LobbySimulator *simulator, int person_and_break);
void lobby_simulator_ask_counter (LobbySimulator *simulator, int counter, LobbyCounterAction action, double in_s);
void lobby_simulator_do_asked (LobbySimulator *simulator, int counter);
void lobby_simulator_resume (LobbySimulator *simulator, int counter);
void lobby_simulator_close_counters (LobbySimulator *simulator);
void lobby_simulator_set_person (LobbySimulator *simulator, int person, LobbyStaffPhase phase, int counter);

/* lobby-simulator-devices.c */
void lobby_simulator_plan_devices (LobbySimulator *simulator);
void lobby_simulator_walk_in (LobbySimulator *simulator, int device);
void lobby_simulator_join_device (LobbySimulator *simulator,
                                  int device,
                                  int ticket,
                                  const char *transaction,
                                  double amount_cny);
void lobby_simulator_end_use (LobbySimulator *simulator, int device);
gboolean lobby_simulator_is_at_device (const LobbySimulator *simulator, int device, int ticket);
void lobby_simulator_leave_device (LobbySimulator *simulator, int device, int ticket);
void lobby_simulator_empty_device_queue (LobbySimulator *simulator, int device);
void lobby_simulator_start_use (LobbySimulator *simulator, int device);
gboolean
lobby_simulator_device_can (const LobbySimulator *simulator, int device, const char *transaction, double amount_cny);

/* lobby-simulator-machines.c */
void lobby_simulator_tell_status (LobbySimulator *simulator, int device);
void lobby_simulator_tell_supplies (LobbySimulator *simulator, int device);
void lobby_simulator_sign (LobbySimulator *simulator, int device);
void lobby_simulator_read (LobbySimulator *simulator, int device);
void lobby_simulator_use_up (LobbySimulator *simulator, int device, const User *user);
void lobby_simulator_update_functions (LobbySimulator *simulator, int device, gboolean tell);
void lobby_simulator_run_low (LobbySimulator *simulator, int place);
void lobby_simulator_break_device (LobbySimulator *simulator,
                                   int device,
                                   LobbyDevicePart part,
                                   LobbyDeviceFault fault,
                                   double lasts_s);
void lobby_simulator_repair (LobbySimulator *simulator, int device, LobbyServicing servicing, const char *staff);
void lobby_simulator_refill (LobbySimulator *simulator,
                             int device,
                             const char *staff,
                             LobbySupplyKind only,
                             gint64 amount_cny);
LobbySupplyRecord *lobby_simulator_find_supply (const Device *device, LobbySupplyKind kind);
gboolean lobby_simulator_device_works (const Device *device);

/* lobby-simulator-incidents.c */
void lobby_simulator_plan_incidents (LobbySimulator *simulator);
void lobby_simulator_incident (LobbySimulator *simulator, int incident);
gboolean lobby_simulator_bring_about (LobbySimulator *simulator, const LobbySimulationIncident *wish, GError **error);

/* lobby-simulator-guests.c */
void lobby_simulator_plan_guests (LobbySimulator *simulator);
const LobbyGuestPlan *lobby_simulator_get_guest (const LobbySimulator *simulator, int guest);
void lobby_simulator_guest (LobbySimulator *simulator, int guest);
int lobby_simulator_draw_guest (LobbySimulator *simulator);
gboolean lobby_simulator_enter_visit (LobbySimulator *simulator, const LobbyVisitEntry *request, GError **error);

/* lobby-simulator-bookings.c */
void lobby_simulator_plan_bookings (LobbySimulator *simulator);
GPtrArray *lobby_simulator_picture_bookings (LobbySimulator *simulator);
char *lobby_simulator_name_booking (int guest);
int lobby_simulator_find_booking (const LobbySimulator *simulator, const char *id);
gboolean lobby_simulator_is_expected (const LobbySimulator *simulator, int guest);
void lobby_simulator_book (LobbySimulator *simulator, int guest);
void lobby_simulator_confirm (LobbySimulator *simulator, int guest);
void lobby_simulator_cancel (LobbySimulator *simulator, int guest);

/* lobby-simulator-visits.c */
void lobby_simulator_visit_step (LobbySimulator *simulator, Action action, int visit);
int lobby_simulator_find_visit (const LobbySimulator *simulator, const char *id);
const char *lobby_simulator_get_owner (const Visit *visit);
const char *lobby_simulator_get_deputy (const LobbySimulator *simulator, const Visit *visit);
gboolean lobby_simulator_assign (LobbySimulator *simulator, const LobbyVisitMoment *request, GError **error);
gboolean lobby_simulator_note_visit (LobbySimulator *simulator, const LobbyVisitNote *request, GError **error);
void lobby_simulator_acknowledge (LobbySimulator *simulator, int visit, const char *staff);
void lobby_simulator_meet (LobbySimulator *simulator, int visit, const char *staff);
void lobby_simulator_escalate (LobbySimulator *simulator, int visit, const char *staff);

/* lobby-simulator-feedback.c */
void lobby_simulator_ask_questions (LobbySimulator *simulator, int ticket);
void lobby_simulator_answer (LobbySimulator *simulator, int ticket);
void lobby_simulator_take_feedback (LobbySimulator *simulator, LobbyFeedbackRecord *record);
void lobby_simulator_work_case (LobbySimulator *simulator, int work_case);

/* lobby-simulator-cases.c */
GPtrArray *lobby_simulator_picture_cases (LobbySimulator *simulator);
int lobby_simulator_begin_case (LobbySimulator *simulator, LobbyCaseRecord *record);
void lobby_simulator_change_case (LobbySimulator *simulator, int place, LobbyCaseMoment *moment);
char *lobby_simulator_dup_words (const LobbySimulator *simulator, const LobbyText *text);
char *lobby_simulator_dup_manager (const LobbySimulator *simulator);
gboolean
lobby_simulator_request_feedback (LobbySimulator *simulator, const LobbyFeedbackRecord *request, GError **error);
gboolean lobby_simulator_request_case (LobbySimulator *simulator, const LobbyCaseRecord *request, GError **error);
gboolean
lobby_simulator_request_case_change (LobbySimulator *simulator, const LobbyCaseMoment *request, GError **error);

/* lobby-simulator-checklists.c */
void lobby_simulator_set_up_checklists (LobbySimulator *simulator);
void lobby_simulator_plan_checklists (LobbySimulator *simulator);
void lobby_simulator_check_next (LobbySimulator *simulator, int checklist);

/* lobby-simulator-manager.c */
void lobby_simulator_look_round (LobbySimulator *simulator);
void lobby_simulator_decide (LobbySimulator *simulator, int ticket);

/* lobby-simulator-requests.c */
gboolean lobby_simulator_refuse (GError **error, LobbyError code, const char *why, const char *what);
gboolean lobby_simulator_may_request_counter (const LobbySimulator *simulator,
                                              const LobbyCounterMoment *request,
                                              GError **error);
gboolean lobby_simulator_request_counter (LobbySimulator *simulator, const LobbyCounterMoment *request, GError **error);
gboolean lobby_simulator_may_withdraw_from_counter (const LobbySimulator *simulator,
                                                    int counter,
                                                    const char *advice,
                                                    GError **error);
void lobby_simulator_withdraw_from_counter (LobbySimulator *simulator, int counter, const char *by);
gboolean
lobby_simulator_may_request_device (const LobbySimulator *simulator, const LobbyDeviceMoment *request, GError **error);
gboolean lobby_simulator_request_device (LobbySimulator *simulator, const LobbyDeviceMoment *request, GError **error);
gboolean lobby_simulator_may_withdraw_from_device (const LobbySimulator *simulator,
                                                   int device,
                                                   const char *advice,
                                                   GError **error);
void lobby_simulator_withdraw_from_device (LobbySimulator *simulator, int device, const char *by);

/* lobby-simulator-advice.c */
gboolean lobby_simulator_show_advice (LobbySimulator *simulator, const LobbyAdviceRecord *request, GError **error);
gboolean lobby_simulator_decide_advice (LobbySimulator *simulator, const LobbyAdviceMoment *request, GError **error);
void lobby_simulator_conclude_advice (LobbySimulator *simulator, const char *id, LobbyDecision decision);

/* lobby-simulator-diversions.c */
gboolean lobby_simulator_check_waiting (const LobbySimulator *simulator, int ticket, GError **error);
double lobby_simulator_get_cash_move (const LobbySimulator *simulator, const Ticket *ticket, int device);
gboolean lobby_simulator_may_call_back (const LobbySimulator *simulator, int ticket, GError **error);
void lobby_simulator_call_back (LobbySimulator *simulator, int ticket);
void lobby_simulator_divert (LobbySimulator *simulator, int ticket, int device, const char *advice, const char *by);
void lobby_simulator_reach_device (LobbySimulator *simulator, int ticket);
void lobby_simulator_come_back (LobbySimulator *simulator, int ticket);

G_END_DECLS
