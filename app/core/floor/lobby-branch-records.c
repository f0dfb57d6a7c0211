/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the branch as it was set up: services, counters, devices, policy. */
#include "config.h"

#include "lobby-branch-records.h"

#define REC LobbyStreamRecord
static const LobbyField stream_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("url", url, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("areas", areas, TEXTS, .flags = LOBBY_FIELD_REQUIRED, .maximum = 8),
  LOBBY_ROW ("vendor", vendor, TEXT),
};
#undef REC
const LobbyRecordType lobby_stream_record_type = LOBBY_RECORD_TYPE ("Stream", LobbyStreamRecord, stream_record_fields);

#define REC LobbyServiceRecord
static const LobbyField service_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("prefix", prefix, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("targetSeconds", target_s, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("weight", weight, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("creditSeconds", credit_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("vip", vip, FLAG),
  LOBBY_ROW ("usualSeconds", usual_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("longSeconds", long_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("divertible", divertible, TEXTS, .maximum = 64),
};
#undef REC
const LobbyRecordType lobby_service_record_type = LOBBY_RECORD_TYPE ("Service",
                                                                     LobbyServiceRecord,
                                                                     service_record_fields);

#define REC LobbyZoneRecord
static const LobbyField zone_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_zone_record_type = LOBBY_RECORD_TYPE ("Zone", LobbyZoneRecord, zone_record_fields);

#define REC LobbyTransactionRecord
static const LobbyField transaction_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("cash", cash, FLAG),
};
#undef REC
const LobbyRecordType lobby_transaction_record_type = LOBBY_RECORD_TYPE ("Transaction",
                                                                         LobbyTransactionRecord,
                                                                         transaction_record_fields);

#define REC LobbyCounterPlan
static const LobbyField counter_plan_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("zone", zone, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .maximum = 64),
  LOBBY_ROW ("alsoServices", also, TEXTS, .maximum = 64),
  LOBBY_ROW ("elastic", elastic, FLAG),
  LOBBY_ROW ("opens", opens, DAYTIME),
  LOBBY_ROW ("closes", closes, DAYTIME),
};
#undef REC
const LobbyRecordType lobby_counter_plan_type = LOBBY_RECORD_TYPE ("CounterPlan",
                                                                   LobbyCounterPlan,
                                                                   counter_plan_fields);

#define REC LobbyDevicePlan
static const LobbyField device_plan_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_device_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("zone", zone, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("place", place, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("transactions", transactions, TEXTS, .maximum = 64),
  LOBBY_ROW ("steps", steps, INTEGER, .minimum = 0, .maximum = 10000),
  LOBBY_ROW ("lowCashCny", low_cash_cny, INTEGER, .minimum = 0, .maximum = 100000000),
  LOBBY_ROW ("usualUseSeconds", usual_use_s, INTEGER, .minimum = 0, .maximum = 86400),
};
#undef REC
const LobbyRecordType lobby_device_plan_type = LOBBY_RECORD_TYPE ("DevicePlan", LobbyDevicePlan, device_plan_fields);

#define REC LobbyPolicyRecord
static const LobbyField policy_record_fields[] = {
  LOBBY_ROW ("version", version, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("waitAmberPercent", wait_amber_percent, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("elderlyRedSeconds", elderly_red_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("vipRedSeconds", vip_red_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("waitingPerCounter", waiting_per_counter, INTEGER, .minimum = 0, .maximum = 10000),
  LOBBY_ROW ("idleWhileQueueSeconds", idle_while_queue_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("deviceSilentSeconds", device_silent_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("deviceHoldSeconds", device_hold_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("lowSupplyPercent", low_supply_percent, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("levelGoalPercent", level_goal_percent, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("vipAnswerSeconds", vip_answer_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("vipDeputySeconds", vip_deputy_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("vipEscalateSeconds", vip_escalate_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("appointmentMissedSeconds", appointment_missed_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("caseSeconds", case_s, INTEGER, .minimum = 0, .maximum = 2592000),
  LOBBY_ROW ("complaintSimpleDays", complaint_simple_days, INTEGER, .minimum = 0, .maximum = 365),
  LOBBY_ROW ("complaintComplexDays", complaint_complex_days, INTEGER, .minimum = 0, .maximum = 365),
  LOBBY_ROW ("complaintExtraDays", complaint_extra_days, INTEGER, .minimum = 0, .maximum = 365),
  LOBBY_ROW ("complaintApprover", complaint_approver, RECORD, .record = &lobby_text_type),
};
#undef REC
const LobbyRecordType lobby_policy_record_type = LOBBY_RECORD_TYPE ("Policy", LobbyPolicyRecord, policy_record_fields);

#define REC LobbyBranchRecord
static const LobbyField branch_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("timeZone", zone_id, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("businessDay", day, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 10),
  LOBBY_ROW ("dayKind", day_kind, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("opens", opens, DAYTIME),
  LOBBY_ROW ("closes", closes, DAYTIME),
  LOBBY_ROW ("simulated", simulated, FLAG),
  LOBBY_ROW ("streams", streams, RECORDS, .record = &lobby_stream_record_type, .maximum = 16),
  LOBBY_ROW ("services", services, RECORDS, .record = &lobby_service_record_type, .maximum = 64),
  LOBBY_ROW ("zones", zones, RECORDS, .record = &lobby_zone_record_type, .maximum = 64),
  LOBBY_ROW ("transactions", transactions, RECORDS, .record = &lobby_transaction_record_type, .maximum = 256),
  LOBBY_ROW ("counters", counters, RECORDS, .record = &lobby_counter_plan_type, .maximum = 256),
  LOBBY_ROW ("devices", devices, RECORDS, .record = &lobby_device_plan_type, .maximum = 256),
  LOBBY_ROW ("policy", policy, RECORD, .record = &lobby_policy_record_type),
  LOBBY_ROW ("rules", rules, RECORD, .record = &lobby_rule_sheet_type),
};
#undef REC
const LobbyRecordType lobby_branch_record_type = LOBBY_RECORD_TYPE ("Branch", LobbyBranchRecord, branch_record_fields);
