/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch as it was set up: services, counters, devices, policy. */
#pragma once

#include "lobby-rule-records.h"

G_BEGIN_DECLS

/**
 * LobbyStreamRecord:
 * @id: name of the stream
 * @url: base address, absolute or relative to the branch resource's own
 * @areas: nicks of #LobbyArea that it feeds
 * @vendor: who makes the system
 *
 * One system of the branch with an event stream of its own.
 */
typedef struct
{
  char *id;
  char *url;
  char **areas;
  char *vendor;
} LobbyStreamRecord;
extern const LobbyRecordType lobby_stream_record_type;

/**
 * LobbyServiceRecord:
 * @id: short name, normally the ticket letter
 * @prefix: ticket prefix
 * @name: name
 * @target_s: target wait, seconds; the branch's own, never an official limit
 * @weight: calling weight against the other services of a counter: priority that a second of waiting brings; never strict
 *   priority, for who was passed over for four rounds is next
 * @credit_s: waiting credit in the calling order: priority to begin with, seconds
 * @vip: whether it is the valued customers' own
 * @usual_s: median service time, seconds
 * @long_s: 90 % point of service times, seconds
 * @divertible: ids of transactions that a device can do
 *
 * A service that customers take tickets for.
 */
typedef struct
{
  char *id;
  char *prefix;
  LobbyText *name;
  gint64 target_s;
  gint64 weight;
  gint64 credit_s;
  gboolean vip;
  gint64 usual_s;
  gint64 long_s;
  char **divertible;
} LobbyServiceRecord;
extern const LobbyRecordType lobby_service_record_type;

/**
 * LobbyZoneRecord:
 * @name: name
 *
 * A functional zone of the lobby (S0-1).
 */
typedef struct
{
  char *id;
  LobbyText *name;
} LobbyZoneRecord;
extern const LobbyRecordType lobby_zone_record_type;

/**
 * LobbyTransactionRecord:
 * @name: name, as in "withdraw"
 * @cash: whether an amount belongs to it
 *
 * A kind of business a customer comes for.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  gboolean cash;
} LobbyTransactionRecord;
extern const LobbyRecordType lobby_transaction_record_type;

/**
 * LobbyCounterPlan:
 * @id: number on the sign
 * @services: work profile: ids of services
 * @also: other services that can be done there when asked for
 * @elastic: opens and closes with the flow (GB/T 32318)
 * @opens: rostered from
 * @closes: rostered until
 *
 * A counter as the branch has set it up.
 */
typedef struct
{
  char *id;
  char *zone;
  char **services;
  char **also;
  gboolean elastic;
  gint64 opens;
  gint64 closes;
} LobbyCounterPlan;
extern const LobbyRecordType lobby_counter_plan_type;

/**
 * LobbyDevicePlan:
 * @id: name on the sign
 * @place: where it stands, as in "left of the entrance"
 * @transactions: ids of transactions it can do
 * @steps: distance from the ticket machine, steps
 * @low_cash_cny: cash below this is low, CNY
 * @usual_use_s: median time of a use, seconds
 *
 * A self-service device as the branch has set it up.
 */
typedef struct
{
  char *id;
  LobbyDeviceKind kind;
  char *zone;
  LobbyText *place;
  char **transactions;
  gint64 steps;
  gint64 low_cash_cny;
  gint64 usual_use_s;
} LobbyDevicePlan;
extern const LobbyRecordType lobby_device_plan_type;

/**
 * LobbyPolicyRecord:
 * @version: counts up with each change
 * @wait_amber_percent: a wait is amber from this share of the target; red from the target itself
 * @elderly_red_s: wait of an elderly customer that is red, seconds
 * @vip_red_s: wait of a valued customer that is red, seconds
 * @waiting_per_counter: waiting customers per open counter that are too many
 * @idle_while_queue_s: how long a counter may idle while its services have a queue, seconds
 * @device_silent_s: a device without a life sign for this long is unknown, seconds
 * @device_hold_s: how long device trouble must last before it is an alert, seconds
 * @low_supply_percent: a supply at or below this is low, percent
 * @level_goal_percent: goal for the share called within target, percent
 * @vip_answer_s: time a relationship manager has to answer, seconds; then he or she is reminded
 * @vip_deputy_s: time after which the deputy is told, seconds; 0: no deputy is told
 * @vip_escalate_s: time after which the branch head is told, seconds
 * @appointment_missed_s: an appointment counts as missed so long after its hour, seconds; 0: never
 * @case_s: time to close the case of a disappointed customer, seconds (S3-42); 0: 24 hours
 * @complaint_simple_days: calendar days for a simple complaint (complaint rules of 2020); 0: 15
 * @complaint_complex_days: calendar days for a complex one, from the start; 0: 30
 * @complaint_extra_days: calendar days beyond that in exceptional cases; 0: 30
 * @complaint_approver: who must approve these
 *
 * Thresholds of the branch, each with a default of ours that the branch can change.
 */
typedef struct
{
  gint64 version;
  gint64 wait_amber_percent;
  gint64 elderly_red_s;
  gint64 vip_red_s;
  gint64 waiting_per_counter;
  gint64 idle_while_queue_s;
  gint64 device_silent_s;
  gint64 device_hold_s;
  gint64 low_supply_percent;
  gint64 level_goal_percent;
  gint64 vip_answer_s;
  gint64 vip_deputy_s;
  gint64 vip_escalate_s;
  gint64 appointment_missed_s;
  gint64 case_s;
  gint64 complaint_simple_days;
  gint64 complaint_complex_days;
  gint64 complaint_extra_days;
  LobbyText *complaint_approver;
} LobbyPolicyRecord;
extern const LobbyRecordType lobby_policy_record_type;

/**
 * LobbyBranchRecord:
 * @name: name
 * @zone_id: IANA zone id
 * @day: business day, YYYY-MM-DD in the branch's zone
 * @day_kind: kind of day, as in "pension-day"
 * @opens: opening time
 * @closes: closing time
 * @simulated: whether a simulator makes the day up
 * @policy: thresholds
 * @rules: its own rule sheet of diversion; without one the sheet that comes with Lobby counts
 *
 * A branch: who it is, what it offers, by which rules.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  char *zone_id;
  char *day;
  char *day_kind;
  gint64 opens;
  gint64 closes;
  gboolean simulated;
  GPtrArray *streams;      /* of LobbyStreamRecord */
  GPtrArray *services;     /* of LobbyServiceRecord */
  GPtrArray *zones;        /* of LobbyZoneRecord */
  GPtrArray *transactions; /* of LobbyTransactionRecord */
  GPtrArray *counters;     /* of LobbyCounterPlan */
  GPtrArray *devices;      /* of LobbyDevicePlan */
  LobbyPolicyRecord *policy;
  LobbyRuleSheet *rules;
} LobbyBranchRecord;
extern const LobbyRecordType lobby_branch_record_type;

G_END_DECLS
