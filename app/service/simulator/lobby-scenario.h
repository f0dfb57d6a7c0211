/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario: a branch, its people and machines, and what a kind of day does to them. It is data: read by the same
 * strict tables as everything else that comes from a file. */
#pragma once

#include "lobby-branch-records.h"
#include "lobby-floor-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyRatePoint:
 * @at: minutes since midnight
 * @per_hour: arrivals an hour at that time; straight lines between the points, nothing outside them
 */
typedef struct
{
  gint64 at;
  double per_hour;
} LobbyRatePoint;
extern const LobbyRecordType lobby_rate_point_type;

/**
 * LobbyDemandPlan:
 * @service: service asked for
 * @rates: when its customers arrive
 * @median_s: median of the time at the counter, seconds
 * @spread: standard deviation of the logarithm of that time
 * @patience_s: median of the wait after which a customer leaves, seconds
 * @patience_spread: spread of the patience
 * @no_show: share of called customers who do not come
 * @transfer: share of served customers who are sent on
 * @transfer_to: the service that they are sent to
 * @unresolved: share of served customers who must come again
 * @elderly: share of the elderly
 * @needs_help: share of others who need help
 * @gold: share of gold customers
 */
typedef struct
{
  char *service;
  GPtrArray *rates; /* of LobbyRatePoint */
  double median_s;
  double spread;
  double patience_s;
  double patience_spread;
  double no_show;
  double transfer;
  char *transfer_to;
  double unresolved;
  double elderly;
  double needs_help;
  double gold;
} LobbyDemandPlan;
extern const LobbyRecordType lobby_demand_plan_type;

/**
 * LobbyBusinessPlan:
 * @transaction: id of a transaction
 * @service: service it is done in
 * @share: how often, against the others of the service
 * @factor: time at the counter against the service's own
 * @amount_cny: median amount, CNY; 0 when none belongs to it
 * @amount_spread: spread of the amount
 * @loose_change: share with coins or odd notes
 * @passbook: share of customers with a passbook only
 */
typedef struct
{
  char *transaction;
  char *service;
  double share;
  double factor;
  double amount_cny;
  double amount_spread;
  double loose_change;
  double passbook;
} LobbyBusinessPlan;
extern const LobbyRecordType lobby_business_plan_type;

/**
 * LobbyBreakPlan:
 * @at: wall time, "HH:MM" or "HH:MM:SS"
 * @lasts_s: how long, seconds
 * @reason: why
 */
typedef struct
{
  char *at;
  gint64 lasts_s;
  LobbyPauseReason reason;
} LobbyBreakPlan;
extern const LobbyRecordType lobby_break_plan_type;

/**
 * LobbyPersonPlan:
 * @id: pseudonym of the employee
 * @counter: (nullable): where a teller sits from opening on
 * @pace: time at the counter against the usual: below 1 is quick
 * @spread: how uneven the teller is
 * @breaks: breaks and hand-overs
 * @deputy: (nullable): who is told of a valued customer when this one does not answer
 * @answers: share of calls to a valued customer that are answered
 * @answer_s: median time to answer, seconds
 */
typedef struct
{
  char *id;
  LobbyText *name;
  LobbyStaffRole role;
  char *counter;
  double pace;
  double spread;
  GPtrArray *breaks; /* of LobbyBreakPlan */
  char *deputy;
  double answers;
  double answer_s;
} LobbyPersonPlan;
extern const LobbyRecordType lobby_person_plan_type;

/**
 * LobbyMachinePlan:
 * @device: id of a device of the branch
 * @supplies: levels in the morning
 * @walk_ins: rates of customers without a ticket
 * @use_s: median time of a use, seconds
 * @use_spread: spread of that time
 * @deposits: share of uses that bring cash
 * @amount_cny: median amount of a use, CNY
 * @amount_spread: spread of the amount
 * @jam: chance of a jam, per use
 * @jam_part: part that jams
 * @repair_s: median time until a jam is cleared by itself, seconds
 */
typedef struct
{
  char *device;
  GPtrArray *supplies; /* of LobbySupplyRecord */
  GPtrArray *walk_ins; /* of LobbyRatePoint */
  double use_s;
  double use_spread;
  double deposits;
  double amount_cny;
  double amount_spread;
  double jam;
  LobbyDevicePart jam_part;
  double repair_s;
} LobbyMachinePlan;
extern const LobbyRecordType lobby_machine_plan_type;

/**
 * LobbyIncidentPlan:
 * @at: wall time, "HH:MM" or "HH:MM:SS"
 * @lasts_s: until it ends by itself, seconds; 0: until the branch deals with it
 * @service: service that customers come for, by appointment or as a group
 * @count: number of those customers; they come within @lasts_s
 * @staff: who ends it
 * @amount_cny: cash in the machine after a refill, CNY; 0 for the usual filling
 * @due: (nullable): wall time when help is due
 * @reference: (nullable): number of the report
 */
typedef struct
{
  char *at;
  LobbyIncidentKind kind;
  char *device;
  char *counter;
  LobbyDevicePart part;
  LobbyDeviceFault fault;
  LobbyPauseReason reason;
  LobbySupplyKind supply;
  char *service;
  gint64 count;
  gint64 lasts_s;
  char *staff;
  gint64 amount_cny;
  char *due;
  char *reference;
} LobbyIncidentPlan;
extern const LobbyRecordType lobby_incident_plan_type;

/**
 * LobbyAppointmentPlan:
 * @at: wall time that was agreed
 * @booked: (nullable): wall time when it was booked; without it the branch knows of it when the day begins
 * @confirms: (nullable): wall time when the customer confirms and the room is seen to; without it @confirmed and
 *   @room_ready say how things stand from the start
 * @cancels: (nullable): wall time when it is called off
 * @room: (nullable): room that is booked for it
 *
 * When a valued customer has agreed to come.
 */
typedef struct
{
  char *at;
  char *booked;
  char *confirms;
  char *cancels;
  gboolean confirmed;
  char *room;
  gboolean room_ready;
} LobbyAppointmentPlan;
extern const LobbyRecordType lobby_appointment_plan_type;

/**
 * LobbyGuestPlan:
 * @at: (nullable): wall time of the arrival; without it the guest comes when the day's rates say so
 * @full_name: (nullable): what the branch knows and tells nobody who does not ask with a reason
 * @birthday_consent: has agreed to be congratulated
 * @note: (nullable): what the owner noted at the last visit
 * @last_days: days since the last visit; 0: none is known
 * @last_wait_s: wait at that visit, seconds
 * @last_answered: answered the two questions after that visit
 * @last_score: with this score, 0 to 10
 * @appointment: (nullable): when the guest has agreed to come; such a guest comes at @at or not at all
 * @absent: the owner does not answer
 * @deputy_absent: nor does the deputy
 *
 * A valued customer who may come.
 */
typedef struct
{
  char *at;
  char *customer;
  LobbyTier tier;
  LobbyText *family_name;
  LobbyText *full_name;
  LobbyHonorific honorific;
  char *owner;
  char *deputy;
  LobbyText *purpose;
  GPtrArray *preferences; /* of LobbyText */
  gboolean birthday;
  gboolean birthday_consent;
  LobbyText *note;
  gint64 last_days;
  gint64 last_wait_s;
  gboolean last_answered;
  gint64 last_score;
  LobbyAppointmentPlan *appointment;
  gboolean absent;
  gboolean deputy_absent;
} LobbyGuestPlan;
extern const LobbyRecordType lobby_guest_plan_type;

/**
 * LobbyCasePlan:
 * @days_ago: opened so many days before this one
 * @due: (nullable): wall time of this day by which a slip is due
 * @customer: (nullable): pseudonym, as a guest's
 * @owner: who sees to it
 * @summary: what is the matter, or what was found
 * @need: (nullable): what is needed to solve it
 * @place: (nullable): where it was found
 * @kept: (nullable): where it is kept
 * @note: (nullable): what the owner noted
 *
 * A case of an earlier day that is still open.
 */
typedef struct
{
  LobbyCaseKind kind;
  gint64 days_ago;
  char *due;
  char *customer;
  char *owner;
  LobbyText *summary;
  LobbyText *need;
  LobbyText *place;
  LobbyText *kept;
  LobbyText *note;
} LobbyCasePlan;
extern const LobbyRecordType lobby_case_plan_type;

/**
 * LobbyHabits:
 * @walk_s: median time from the call to the counter, seconds
 * @recall_s: a called customer who did not come is called again after this time, seconds
 * @give_up_s: and is given up this long after that, seconds
 * @wrap_up_s: median time between two customers, seconds
 * @status_s: a device sends a life sign this often, seconds
 * @supplies_s: and a reading of its units this often, seconds
 * @queue_limit: nobody joins a machine with so many waiting
 * @to_counter: share of customers turned away by machines who take a ticket
 * @refill_s: an empty machine is refilled after this time when nobody asks, seconds
 * @cash_truck_s: requested cash comes after this time, seconds
 * @engineer_s: a reported fault is repaired after this time, seconds
 * @quick_fix: share of jams that the checklist clears
 * @open_s: a teller who was asked to open does so after this time, seconds
 * @came_back: share of diverted customers who come back to the queue
 * @answers_share: share of served customers who answer the two questions
 * @score_mean: mean score of a customer who was served within target
 * @over_target_penalty: points lost when over target
 * @manager_every_s: how often the lobby manager of the simulated branch looks for somebody to divert, seconds; 0: never
 * @manager_accepted: share of the offers that customers take
 * @untold: share of the tickets whose business the ticket machine does not know: somebody has to ask (S3-9)
 * @accepted_by_rule: how far that share follows what the rule sheet believes of each kind of business: 0 not at all, 1 fully
 * @accepted_by_wait: added to it for a wait of one and a half times the target against a wait of half of it
 * @accepted_by_medium: taken off it for customers with a passbook
 */
typedef struct
{
  double walk_s;
  gint64 recall_s;
  gint64 give_up_s;
  double wrap_up_s;
  gint64 status_s;
  gint64 supplies_s;
  gint64 queue_limit;
  double to_counter;
  gint64 refill_s;
  gint64 cash_truck_s;
  gint64 engineer_s;
  double quick_fix;
  double open_s;
  double came_back;
  double answers_share;
  double score_mean;
  double over_target_penalty;
  gint64 manager_every_s;
  double manager_accepted;
  double untold;
  double accepted_by_rule;
  double accepted_by_wait;
  double accepted_by_medium;
} LobbyHabits;
extern const LobbyRecordType lobby_habits_type;

/**
 * LobbyScenario:
 * @id: name
 * @extends: (nullable): scenario whose members count where this one has none
 * @title: for people
 * @day: business day when none is asked for, "YYYY-MM-DD"
 * @seed: seed when none is asked for
 * @demand_factor: all arrivals are multiplied by it
 * @language: what people write is written in it: "en", "zh_CN" or "zh_TW"; absent: English
 */
typedef struct
{
  char *id;
  char *extends;
  LobbyText *title;
  char *day;
  gint64 seed;
  double demand_factor;
  char *language;
  LobbyBranchRecord *branch;
  GPtrArray *demands;   /* of LobbyDemandPlan */
  GPtrArray *business;  /* of LobbyBusinessPlan */
  GPtrArray *people;    /* of LobbyPersonPlan */
  GPtrArray *machines;  /* of LobbyMachinePlan */
  GPtrArray *incidents; /* of LobbyIncidentPlan */
  GPtrArray *guests;    /* of LobbyGuestPlan */
  GPtrArray *cases;     /* of LobbyCasePlan */
  LobbyHabits *habits;
} LobbyScenario;
extern const LobbyRecordType lobby_scenario_type;

LobbyScenario *lobby_scenario_load (const char *name_or_path, GError **error);
char **lobby_scenario_list (void);
void lobby_scenario_make_open_ended (LobbyScenario *scenario);
void lobby_scenario_plant_canaries (LobbyScenario *scenario);
void lobby_scenario_free (LobbyScenario *scenario);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyScenario, lobby_scenario_free)

G_END_DECLS
