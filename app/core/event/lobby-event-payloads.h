/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What events and commands carry. One struct may serve several kinds; each kind has a table of its own that says which
 * members it has and which it must have. */
#pragma once

#include "lobby-branch-records.h"
#include "lobby-checklist-records.h"
#include "lobby-floor-records.h"

G_BEGIN_DECLS

/**
 * LobbyTicketFacts:
 * @amount_cny: CNY; 0 when not known; of a band its upper end
 * @amount_from_cny: lower end when only a band is known, CNY; the same as @amount_cny when the band has no upper end; 0 when
 *   @amount_cny is the amount
 * @not_loose_change: what was known of coins is wrong
 * @not_elderly: what was known of age is wrong
 * @not_needs_help: what was known of help is wrong
 * @customer: pseudonym
 * @by: who asked
 * @class: class in the calling order, 0 to 15, where the branch has such classes
 *
 * What is known of a ticket when it is taken, or learned at the door (S3-9).
 */
typedef struct
{
  char *ticket;
  char *service;
  char *transaction;
  gint64 amount_cny;
  gint64 amount_from_cny;
  LobbyMedium medium;
  gboolean loose_change;
  gboolean elderly;
  gboolean needs_help;
  gboolean not_loose_change;
  gboolean not_elderly;
  gboolean not_needs_help;
  LobbyTier tier;
  char *customer;
  char *by;
  gint64 class;
} LobbyTicketFacts;
extern const LobbyRecordType lobby_ticket_issued_type;
extern const LobbyRecordType lobby_ticket_noted_type;

/**
 * LobbyTicketMoment:
 * @service: where it was transferred to
 * @device: where it was diverted to
 * @advice: the advice that led to it
 * @by: who did it
 * @resolved: done at first contact
 * @undone: the diversion was taken back before the customer began at the device: not a coming back
 *
 * A moment of a visit.
 */
typedef struct
{
  char *ticket;
  char *counter;
  char *staff;
  char *service;
  char *device;
  char *advice;
  char *by;
  gboolean resolved;
  gboolean undone;
} LobbyTicketMoment;
extern const LobbyRecordType lobby_ticket_called_type;
extern const LobbyRecordType lobby_ticket_finished_type;
extern const LobbyRecordType lobby_ticket_left_type;
extern const LobbyRecordType lobby_ticket_transferred_type;
extern const LobbyRecordType lobby_ticket_diverted_type;
extern const LobbyRecordType lobby_ticket_returned_type;

/**
 * LobbyCounterMoment:
 * @back_us: expected back
 * @by: who asked
 * @why: short code of the reason of a refusal
 *
 * A change at a counter, or what a teller was asked to do there.
 */
typedef struct
{
  char *counter;
  char *staff;
  char **services;
  LobbyPauseReason reason;
  gint64 back_us;
  LobbyCounterAction action;
  char *by;
  char *why;
} LobbyCounterMoment;
extern const LobbyRecordType lobby_counter_opened_type;
extern const LobbyRecordType lobby_counter_closed_type;
extern const LobbyRecordType lobby_counter_paused_type;
extern const LobbyRecordType lobby_counter_resumed_type;
extern const LobbyRecordType lobby_counter_profile_changed_type;
extern const LobbyRecordType lobby_counter_staff_changed_type;
extern const LobbyRecordType lobby_counter_asked_type;
extern const LobbyRecordType lobby_counter_refused_type;

/**
 * LobbyStaffMoment:
 *
 * A change of what a member of staff is doing.
 */
typedef struct
{
  char *staff;
  LobbyStaffPhase phase;
  char *counter;
} LobbyStaffMoment;
extern const LobbyRecordType lobby_staff_changed_type;

/**
 * LobbyDeviceStatus:
 *
 * Status of a device in the terms of CWA 16926.
 */
typedef struct
{
  char *device;
  LobbyDeviceLink link;
  LobbyOperatorSwitch operator_switch;
  gboolean exchange;
  LobbyFunctionState dispense;
  LobbyFunctionState accept;
  LobbyFunctionState card_path;
  LobbyFunctionState printer;
  gboolean deposits_only;
} LobbyDeviceStatus;
extern const LobbyRecordType lobby_device_status_changed_type;

/**
 * LobbyDeviceSupplies:
 *
 * Readings of the units of a device; units that are not named keep their reading.
 */
typedef struct
{
  char *device;
  GPtrArray *supplies; /* of LobbySupplyRecord */
} LobbyDeviceSupplies;
extern const LobbyRecordType lobby_device_supplies_read_type;

/**
 * LobbyDeviceUse:
 * @ticket: when it is known
 * @amount_cny: CNY; out positive, in negative
 * @waiting: customers queueing at it
 *
 * A customer at a device.
 */
typedef struct
{
  char *device;
  char *ticket;
  char *transaction;
  gint64 amount_cny;
  gboolean failed;
  gint64 waiting;
} LobbyDeviceUse;
extern const LobbyRecordType lobby_device_use_started_type;
extern const LobbyRecordType lobby_device_use_ended_type;
extern const LobbyRecordType lobby_device_queue_changed_type;

/**
 * LobbyDeviceMoment:
 * @staff: who did it
 * @by: who asked
 * @amount_cny: CNY put in or taken out
 * @due_us: when help is due
 * @reference: number of the report
 *
 * Trouble at a device, its end, or what was asked for.
 */
typedef struct
{
  char *device;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  LobbyServicing servicing;
  LobbyDeviceAction action;
  LobbySupplyKind supply;
  char *staff;
  char *by;
  gint64 amount_cny;
  gint64 due_us;
  char *reference;
} LobbyDeviceMoment;
extern const LobbyRecordType lobby_device_faulted_type;
extern const LobbyRecordType lobby_device_serviced_type;
extern const LobbyRecordType lobby_device_asked_type;

/**
 * LobbyVisitMoment:
 *
 * A step of the duty towards a valued customer.
 */
typedef struct
{
  char *visit;
  char *staff;
} LobbyVisitMoment;
extern const LobbyRecordType lobby_visit_step_type;

/**
 * LobbyVisitNote:
 * @text: what the next person who meets the customer should know; it replaces an earlier note of this visit
 * @by: who wrote it
 *
 * A hand-over note, which travels with the customer's next visit (S2-16).
 */
typedef struct
{
  char *visit;
  char *text;
  char *by;
} LobbyVisitNote;
extern const LobbyRecordType lobby_visit_noted_type;

/**
 * LobbyVisitEntry:
 * @ticket: number of the ticket in the customer's hand
 * @tier: what the customer says, or the lobby manager knows; unknown: as the bank knows
 * @appointment: the appointment that the customer comes for
 * @by: who entered it
 *
 * An arrival that the lobby manager enters by hand: by the number of a ticket, never by a face. What else there is to
 * know of the customer is filled in by the branch.
 */
typedef struct
{
  char *ticket;
  LobbyTier tier;
  char *appointment;
  char *by;
} LobbyVisitEntry;
extern const LobbyRecordType lobby_visit_entered_type;

/**
 * LobbyAppointmentMoment:
 * @by: who called it off; without it the customer did
 *
 * An appointment that was called off.
 */
typedef struct
{
  char *appointment;
  char *by;
} LobbyAppointmentMoment;
extern const LobbyRecordType lobby_appointment_cancelled_type;

/**
 * LobbyAdviceMoment:
 *
 * What became of a piece of advice.
 */
typedef struct
{
  char *advice;
  LobbyDecision decision;
  LobbyDeclineReason reason;
  char *by;
} LobbyAdviceMoment;
extern const LobbyRecordType lobby_advice_decided_type;

/**
 * LobbyCaseMoment:
 * @phase: where it goes; unknown: it stays where it is
 * @owner: who takes it over
 * @due_us: until when it must be done from now on
 * @stage: (complaint) more time is taken
 * @approved_by: (stage EXTENDED) who above the branch approved it
 * @note: a note to be added
 * @solution: how it was solved
 * @handed_to: (lost property) to whom it was handed
 * @by: who did it
 *
 * What was done about a case: a step, a note, another owner, another deadline; several at once.
 */
typedef struct
{
  char *case_id;
  LobbyCasePhase phase;
  char *owner;
  gint64 due_us;
  LobbyComplaintStage stage;
  char *approved_by;
  char *note;
  char *solution;
  char *handed_to;
  char *by;
} LobbyCaseMoment;
extern const LobbyRecordType lobby_case_changed_type;

/**
 * LobbyCheckMoment:
 * @run: id of a filling of a checklist, made by whoever starts it
 * @version: which version of the checklist
 * @by: id of the member of staff
 * @language: (finished) (nullable): in which language its duties are worded, as in "zh_CN"
 *
 * Somebody began to fill a checklist, or finished it.
 */
typedef struct
{
  char *run;
  char *checklist;
  gint64 version;
  char *by;
  char *language;
} LobbyCheckMoment;
extern const LobbyRecordType lobby_check_started_type;
extern const LobbyRecordType lobby_check_finished_type;

/**
 * LobbyCheckAnswered:
 * @run: id of a filling of a checklist
 * @answer: it replaces the answer before it
 *
 * An item of a checklist was answered.
 */
typedef struct
{
  char *run;
  LobbyCheckAnswer *answer;
} LobbyCheckAnswered;
extern const LobbyRecordType lobby_check_answered_type;

/**
 * LobbyHeartbeat:
 * @rate: how fast the branch's clock runs: 1 in real life, more in a simulated day
 * @last_sequence: number of the newest event of the stream
 *
 * A life sign of a stream; it is not numbered and not kept.
 */
typedef struct
{
  double rate;
  gint64 last_sequence;
} LobbyHeartbeat;
extern const LobbyRecordType lobby_heartbeat_type;

/**
 * LobbyHello:
 * @resumed_after: id of the event before the first one sent, or "earliest"
 *
 * The first message of a stream connection.
 */
typedef struct
{
  char *stream;
  char *resumed_after;
  double rate;
  gint64 last_sequence;
} LobbyHello;
extern const LobbyRecordType lobby_hello_type;

/**
 * LobbySimulationRate:
 *
 * How fast a simulated day shall run.
 */
typedef struct
{
  double rate;
} LobbySimulationRate;
extern const LobbyRecordType lobby_simulation_rate_type;

/**
 * LobbySimulationIncident:
 * @device: which device, for what happens to devices
 * @counter: which counter, for what happens to counters
 * @service: which service customers come for
 * @count: how many customers; at least one comes
 * @lasts_s: how long it lasts, or within what time the customers come, seconds; 0: until somebody mends it, or at once
 *
 * Something that shall happen to a simulated day, for practice.
 */
typedef struct
{
  LobbyIncidentKind kind;
  char *device;
  char *counter;
  char *service;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  LobbyPauseReason reason;
  gint64 count;
  gint64 lasts_s;
} LobbySimulationIncident;
extern const LobbyRecordType lobby_simulation_incident_type;

/**
 * LobbySnapshot:
 * @areas: nicks of #LobbyArea whose lists replace those of the state
 * @last_sequence: number of the last event that is in it
 *
 * The whole of one or more areas at one moment. A snapshot is an event too, so that connecting, resynchronising and the
 * first line of a recorded day are one case.
 */
typedef struct
{
  char **areas;
  gint64 last_sequence;
  LobbyBranchRecord *branch;
  GPtrArray *tickets;       /* of LobbyTicketRecord */
  GPtrArray *counters;      /* of LobbyCounterRecord */
  GPtrArray *staff;         /* of LobbyStaffRecord */
  GPtrArray *devices;       /* of LobbyDeviceRecord */
  GPtrArray *uses;          /* of LobbyUseRecord */
  GPtrArray *levels;        /* of LobbyLevelRecord */
  GPtrArray *occurrences;   /* of LobbyOccurrenceRecord */
  GPtrArray *visits;        /* of LobbyVisitRecord */
  GPtrArray *appointments;  /* of LobbyAppointmentRecord */
  GPtrArray *advices;       /* of LobbyAdviceRecord */
  GPtrArray *feedbacks;     /* of LobbyFeedbackRecord */
  GPtrArray *cases;         /* of LobbyCaseRecord */
  GPtrArray *checklists;    /* of LobbyChecklist */
  GPtrArray *check_runs;    /* of LobbyCheckRun */
  GPtrArray *check_results; /* of LobbyCheckResult */
} LobbySnapshot;
extern const LobbyRecordType lobby_snapshot_type;

const char *lobby_payload_get_subject (const LobbyRecordType *type, gconstpointer payload);

G_END_DECLS
