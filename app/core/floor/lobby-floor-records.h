/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor as it is now: tickets, counters, staff, devices, cases. Valued customers have a header of their own. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"
#include "lobby-visit-records.h"

G_BEGIN_DECLS

/**
 * LobbyTicketRecord:
 * @id: as on the paper, as in "A064"; unique in a day
 * @service: id of the service it waits for or was served in
 * @issued_us: when the ticket was taken
 * @queued_us: start of the wait that counts now: issue, or the last transfer
 * @called_us: first call of the wait that counts now; a recall keeps it
 * @serving_us: start of service
 * @ended_us: finished, left, no-show or diverted
 * @first_wait_us: wait before the first transfer, µs
 * @recalls: calls after the first
 * @counter: where it was called to
 * @staff: who called it
 * @transaction: id of a transaction
 * @amount_cny: amount, CNY; 0 when not known; of a band its upper end, so that a machine has the notes for it
 * @amount_from_cny: lower end when only a band is known, CNY; the same as @amount_cny when the band has no upper end; 0 when
 *   @amount_cny is the amount
 * @loose_change: coins or odd notes, which no machine takes (S3-4)
 * @elderly: never to be diverted, only accompanied
 * @customer: pseudonym: keyed hash, never a name
 * @device: where it was diverted to
 * @came_back: was diverted and came back to the queue
 * @declined: refused a diversion; is not asked again this visit (S0-11)
 * @resolved: done at first contact (S2-9)
 * @class: class in the calling order, 0 to 15, where the branch has such classes
 *
 * A ticket and the moments of its visit (S2-2).
 */
typedef struct
{
  char *id;
  char *service;
  LobbyTicketPhase phase;
  gint64 issued_us;
  gint64 queued_us;
  gint64 called_us;
  gint64 serving_us;
  gint64 ended_us;
  gint64 first_wait_us;
  gint64 recalls;
  gint64 transfers;
  char *counter;
  char *staff;
  char *transaction;
  gint64 amount_cny;
  gint64 amount_from_cny;
  LobbyMedium medium;
  gboolean loose_change;
  gboolean elderly;
  gboolean needs_help;
  LobbyTier tier;
  char *customer;
  char *device;
  gboolean came_back;
  gboolean declined;
  gboolean resolved;
  gint64 class;
} LobbyTicketRecord;
extern const LobbyRecordType lobby_ticket_record_type;

/**
 * LobbyCounterRecord:
 * @since_us: start of the phase
 * @staff: who sits there
 * @services: services called here now
 * @ticket: called or served here
 * @ticket_us: call, then start of service
 * @idle_us: open and without a ticket since
 * @reason: why paused
 * @back_us: expected back
 * @open_total_us: open today before the running phase, µs
 * @serving_total_us: serving today before the running case, µs
 * @served: customers finished here today
 * @asked: what the teller was asked to do and has not done yet
 * @asked_staff: who was asked
 *
 * A counter now.
 */
typedef struct
{
  char *id;
  LobbyCounterPhase phase;
  gint64 since_us;
  char *staff;
  char **services;
  char *ticket;
  gint64 ticket_us;
  gint64 idle_us;
  LobbyPauseReason reason;
  gint64 back_us;
  gint64 open_total_us;
  gint64 serving_total_us;
  gint64 served;
  LobbyCounterAction asked;
  gint64 asked_us;
  char *asked_staff;
} LobbyCounterRecord;
extern const LobbyRecordType lobby_counter_record_type;

/**
 * LobbyStaffRecord:
 * @id: pseudonym of the employee
 * @name: display name
 * @deputy: who is told of a valued customer when this one does not answer
 *
 * A member of staff now.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  LobbyStaffRole role;
  LobbyStaffPhase phase;
  gint64 since_us;
  char *counter;
  char *deputy;
} LobbyStaffRecord;
extern const LobbyRecordType lobby_staff_record_type;

/**
 * LobbySupplyRecord:
 * @percent: level, percent of capacity; -1 when not known
 * @amount_cny: money in it, CNY
 * @capacity_cny: money it can hold, CNY
 *
 * One unit of a device that runs out or fills up.
 */
typedef struct
{
  LobbySupplyKind kind;
  double percent;
  gint64 amount_cny;
  gint64 capacity_cny;
  LobbyUnitStatus status;
  LobbyReplenishment level;
} LobbySupplyRecord;
extern const LobbyRecordType lobby_supply_record_type;

/**
 * LobbyDeviceRecord:
 * @exchange: cash is being exchanged
 * @deposits_only: withdrawals are switched off
 * @part: part that failed
 * @fault: what is wrong with it
 * @sign_us: last life sign; a transaction counts as one
 * @link_us: start of the present device status
 * @ticket: who uses it, when a ticket is known
 * @use_us: in use since; 0 when idle
 * @idle_us: idle since
 * @waiting: customers queueing at it
 * @uses: customers today
 * @asked: what was asked for and is not done yet
 * @due_us: when the cash truck or the engineer is due
 * @reference: number of the report
 *
 * A self-service device now.
 */
typedef struct
{
  char *id;
  LobbyDeviceLink link;
  LobbyOperatorSwitch operator_switch;
  gboolean exchange;
  LobbyFunctionState dispense;
  LobbyFunctionState accept;
  LobbyFunctionState card_path;
  LobbyFunctionState printer;
  gboolean deposits_only;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  gint64 fault_us;
  gint64 sign_us;
  gint64 link_us;
  GPtrArray *supplies; /* of LobbySupplyRecord */
  char *ticket;
  gint64 use_us;
  gint64 idle_us;
  gint64 waiting;
  gint64 uses;
  LobbyDeviceAction asked;
  gint64 asked_us;
  gint64 due_us;
  char *reference;
} LobbyDeviceRecord;
extern const LobbyRecordType lobby_device_record_type;

/**
 * LobbyUseRecord:
 * @ended_us: 0 while it lasts
 * @amount_cny: CNY; out positive, in negative
 *
 * One use of a device.
 */
typedef struct
{
  char *device;
  char *ticket;
  char *transaction;
  gint64 started_us;
  gint64 ended_us;
  gint64 amount_cny;
  gboolean failed;
} LobbyUseRecord;
extern const LobbyRecordType lobby_use_record_type;

/**
 * LobbyLevelRecord:
 * @amount_cny: CNY
 *
 * A reading of a supply.
 */
typedef struct
{
  char *device;
  LobbySupplyKind kind;
  gint64 at_us;
  double percent;
  gint64 amount_cny;
} LobbyLevelRecord;
extern const LobbyRecordType lobby_level_record_type;

/**
 * LobbyOccurrenceRecord:
 * @staff: who did it
 * @amount_cny: CNY
 * @lasted_s: how long the trouble lasted, seconds
 *
 * A line of a device's day.
 */
typedef struct
{
  char *device;
  gint64 at_us;
  LobbyOccurrence kind;
  LobbySupplyKind supply;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  LobbyDeviceAction action;
  char *staff;
  gint64 amount_cny;
  gint64 lasted_s;
} LobbyOccurrenceRecord;
extern const LobbyRecordType lobby_occurrence_record_type;

/**
 * LobbyAdviceRecord:
 * @staff: who is meant to do it at a counter
 * @services: (kind PROFILE_COUNTER): the new work profile, ids of services
 * @supply: (kind RESTOCK): what runs out
 * @rule: id of the rule, as in "S3-1-withdraw"
 * @own_saving_s: for the customer, seconds
 * @others_saving_s: for everyone behind, seconds
 * @ahead_s: both savings are counted for so long from @shown_us on, seconds; 0 when it was not said
 * @until_us: it holds until then
 * @decided_us: when a person decided; what the branch adds later (completed, came back) does not move it
 * @by: who decided
 * @offered_us: when the customer was spoken to
 * @accepted_us: when it was accepted; 0 again when that was undone
 * @completed_us: when what was advised was done
 * @returned_us: when the customer came back from the device
 * @undone_us: when a decision was taken back
 *
 * A piece of advice and what became of it, with the time of each milestone.
 */
typedef struct
{
  char *id;
  LobbyAdviceKind kind;
  char *ticket;
  char *device;
  char *counter;
  char *staff;
  char **services;
  LobbySupplyKind supply;
  char *rule;
  gint64 own_saving_s;
  gint64 others_saving_s;
  gint64 ahead_s;
  gint64 shown_us;
  gint64 until_us;
  gint64 decided_us;
  LobbyDecision decision;
  LobbyDeclineReason reason;
  char *by;
  gint64 offered_us;
  gint64 accepted_us;
  gint64 completed_us;
  gint64 returned_us;
  gint64 undone_us;
} LobbyAdviceRecord;
extern const LobbyRecordType lobby_advice_record_type;

/**
 * LobbyFeedbackRecord:
 * @customer: pseudonym, when the ticket's is known
 * @score: would recommend, 0 to 10
 * @reason: in the customer's words
 * @by: who entered it at the desk; absent when the customer answered a machine
 *
 * The answer to the two questions after service (S3-41).
 */
typedef struct
{
  char *id;
  char *ticket;
  char *customer;
  gint64 score;
  char *reason;
  gint64 at_us;
  char *by;
} LobbyFeedbackRecord;
extern const LobbyRecordType lobby_feedback_record_type;

/* Who would recommend us less than this many tenths is a detractor; from 9 on a promoter (S3-41, NPS). */
#define LOBBY_SCORE_DETRACTOR_MAX 6
#define LOBBY_SCORE_PROMOTER_MIN 9

/**
 * LobbyCaseStep:
 * @phase: where the case went; unknown when it stayed
 * @stage: (complaints) the time that it may take from then on; unknown when that stayed
 * @owner: who took it over; absent when it stayed
 * @due_us: the time that somebody moved it to; 0 when it stayed, or followed from @phase or @stage
 * @text: the solution, to whom a thing was handed, or who approved more time
 * @by: who did it
 *
 * A line of the history of a case.
 */
typedef struct
{
  gint64 at_us;
  LobbyCasePhase phase;
  LobbyComplaintStage stage;
  char *owner;
  gint64 due_us;
  char *text;
  char *by;
} LobbyCaseStep;
extern const LobbyRecordType lobby_case_step_type;

/**
 * LobbyCaseNote:
 * @by: who wrote it
 *
 * A note on a case; it is never changed.
 */
typedef struct
{
  gint64 at_us;
  char *by;
  char *text;
} LobbyCaseNote;
extern const LobbyRecordType lobby_case_note_type;

/* So much of a case is kept: more would not fit into an event. */
#define LOBBY_CASE_STEPS_MAX 64
#define LOBBY_CASE_NOTES_MAX 64

/**
 * LobbyCaseRecord:
 * @customer: pseudonym
 * @feedback: the answer that it was opened for
 * @owner: who sees to it
 * @summary: what is the matter; of lost property, what was found
 * @need: (slip) what is needed to solve it (S2-15)
 * @place: (lost property) where it was found (S3-30)
 * @kept: (lost property) where it is kept
 * @handed_to: (lost property) to whom it was handed
 * @solution: how it was solved; a case cannot be closed without one
 * @stage: (complaint) the time that it may take
 * @approved_by: (complaint) who above the branch approved the extension
 * @due_us: until when it must be done; absent: no clock
 * @closed_us: when it was closed; absent while it is open
 * @reopened: how often it was opened again
 * @by: who opened it
 * @steps: its history, the oldest first
 * @notes: notes, the oldest first
 *
 * A case with a clock: detractor (S3-42), complaint, second-line slip, lost property.
 */
typedef struct
{
  char *id;
  LobbyCaseKind kind;
  LobbyCasePhase phase;
  char *ticket;
  char *customer;
  char *feedback;
  char *owner;
  char *summary;
  char *need;
  char *place;
  char *kept;
  char *handed_to;
  char *solution;
  LobbyComplaintStage stage;
  char *approved_by;
  gint64 opened_us;
  gint64 due_us;
  gint64 closed_us;
  gint64 reopened;
  char *by;
  GPtrArray *steps; /* of LobbyCaseStep */
  GPtrArray *notes; /* of LobbyCaseNote */
} LobbyCaseRecord;
extern const LobbyRecordType lobby_case_record_type;

/**
 * LobbyAlertMarkRecord:
 * @key: what the alert is about, as in "wait:A"
 * @until_us: put off until
 *
 * That a person has seen an alert or put it off.
 */
typedef struct
{
  char *key;
  LobbyAlertMark mark;
  gint64 at_us;
  gint64 until_us;
  char *by;
} LobbyAlertMarkRecord;
extern const LobbyRecordType lobby_alert_mark_record_type;

/**
 * LobbyPromiseRecord:
 * @ticket: whom it was told to
 * @service: service that the ticket waited for
 * @at_us: when
 * @low_s: 10 % point of the time from @at_us to the call, seconds
 * @mid_s: its median
 * @high_s: its 90 % point
 *
 * What a waiting customer was told, so that it can be compared with what happened.
 */
typedef struct
{
  char *ticket;
  char *service;
  gint64 at_us;
  gint64 low_s;
  gint64 mid_s;
  gint64 high_s;
} LobbyPromiseRecord;
extern const LobbyRecordType lobby_promise_record_type;

/**
 * LobbyLinkRecord:
 * @reason: short code
 *
 * State of the link to one stream, as the console saw it.
 */
typedef struct
{
  char *stream;
  LobbyLinkState state;
  gint64 at_us;
  char *reason;
} LobbyLinkRecord;
extern const LobbyRecordType lobby_link_record_type;

G_END_DECLS
