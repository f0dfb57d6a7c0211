/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a scenario. */
#include "config.h"

#include "lobby-scenario.h"

#define REC LobbyRatePoint
static const LobbyField rate_point_fields[] = {
  LOBBY_ROW ("at", at, DAYTIME, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("perHour", per_hour, NUMBER, .minimum = 0, .maximum = 100000, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_rate_point_type = LOBBY_RECORD_TYPE ("RatePoint", LobbyRatePoint, rate_point_fields);

#define REC LobbyDemandPlan
static const LobbyField demand_plan_fields[] = {
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("rates", rates, RECORDS, .record = &lobby_rate_point_type, .maximum = 1000, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("medianSeconds", median_s, NUMBER, .minimum = 1, .maximum = 36000, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("spread", spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("patienceSeconds", patience_s, NUMBER, .minimum = 1, .maximum = 86400, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("patienceSpread", patience_spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("noShow", no_show, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("transfer", transfer, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("transferTo", transfer_to, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("unresolved", unresolved, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("elderly", elderly, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("needsHelp", needs_help, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("gold", gold, NUMBER, .minimum = 0, .maximum = 1),
};
#undef REC
const LobbyRecordType lobby_demand_plan_type = LOBBY_RECORD_TYPE ("DemandPlan", LobbyDemandPlan, demand_plan_fields);

#define REC LobbyBusinessPlan
static const LobbyField business_plan_fields[] = {
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("share", share, NUMBER, .minimum = 0, .maximum = 1000, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("factor", factor, NUMBER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("amountCny", amount_cny, NUMBER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("amountSpread", amount_spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("looseChange", loose_change, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("passbook", passbook, NUMBER, .minimum = 0, .maximum = 1),
};
#undef REC
const LobbyRecordType lobby_business_plan_type = LOBBY_RECORD_TYPE ("BusinessPlan",
                                                                    LobbyBusinessPlan,
                                                                    business_plan_fields);

#define REC LobbyBreakPlan
static const LobbyField break_plan_fields[] = {
  LOBBY_ROW ("at", at, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("lastsSeconds", lasts_s, INTEGER, .minimum = 1, .maximum = 36000, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_pause_reason_choice, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_break_plan_type = LOBBY_RECORD_TYPE ("BreakPlan", LobbyBreakPlan, break_plan_fields);

#define REC LobbyPersonPlan
static const LobbyField person_plan_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("role", role, CHOICE, .choice = &lobby_staff_role_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("pace", pace, NUMBER, .minimum = 0, .maximum = 10),
  LOBBY_ROW ("spread", spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("deputy", deputy, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("breaks", breaks, RECORDS, .record = &lobby_break_plan_type, .maximum = 1000),
  LOBBY_ROW ("answers", answers, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("answerSeconds", answer_s, NUMBER, .minimum = 0, .maximum = 36000),
};
#undef REC
const LobbyRecordType lobby_person_plan_type = LOBBY_RECORD_TYPE ("PersonPlan", LobbyPersonPlan, person_plan_fields);

#define REC LobbyMachinePlan
static const LobbyField machine_plan_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("supplies", supplies, RECORDS, .record = &lobby_supply_record_type, .maximum = 1000),
  LOBBY_ROW ("walkIns", walk_ins, RECORDS, .record = &lobby_rate_point_type, .maximum = 1000),
  LOBBY_ROW ("useSeconds", use_s, NUMBER, .minimum = 1, .maximum = 36000, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("useSpread", use_spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("deposits", deposits, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("amountCny", amount_cny, NUMBER, .minimum = 0, .maximum = 1000000),
  LOBBY_ROW ("amountSpread", amount_spread, NUMBER, .minimum = 0, .maximum = 3),
  LOBBY_ROW ("jam", jam, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("jamPart", jam_part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("repairSeconds", repair_s, NUMBER, .minimum = 0, .maximum = 86400),
};
#undef REC
const LobbyRecordType lobby_machine_plan_type = LOBBY_RECORD_TYPE ("MachinePlan",
                                                                   LobbyMachinePlan,
                                                                   machine_plan_fields);

#define REC LobbyIncidentPlan
static const LobbyField incident_plan_fields[] = {
  LOBBY_ROW ("at", at, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_incident_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_pause_reason_choice),
  LOBBY_ROW ("supply", supply, CHOICE, .choice = &lobby_supply_kind_choice),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("count", count, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("lastsSeconds", lasts_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("due", due, TEXT),
  LOBBY_ROW ("reference", reference, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_incident_plan_type = LOBBY_RECORD_TYPE ("IncidentPlan",
                                                                    LobbyIncidentPlan,
                                                                    incident_plan_fields);

#define REC LobbyAppointmentPlan
static const LobbyField appointment_plan_fields[] = {
  LOBBY_ROW ("at", at, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("booked", booked, TEXT),
  LOBBY_ROW ("confirms", confirms, TEXT),
  LOBBY_ROW ("cancels", cancels, TEXT),
  LOBBY_ROW ("confirmed", confirmed, FLAG),
  LOBBY_ROW ("room", room, TEXT, .maximum = 64),
  LOBBY_ROW ("roomReady", room_ready, FLAG),
};
#undef REC
const LobbyRecordType lobby_appointment_plan_type = LOBBY_RECORD_TYPE ("AppointmentPlan",
                                                                       LobbyAppointmentPlan,
                                                                       appointment_plan_fields);

#define REC LobbyGuestPlan
static const LobbyField guest_plan_fields[] = {
  LOBBY_ROW ("at", at, TEXT),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("familyName", family_name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("fullName", full_name, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("honorific", honorific, CHOICE, .choice = &lobby_honorific_choice),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("deputy", deputy, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("purpose", purpose, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("preferences", preferences, RECORDS, .record = &lobby_text_type, .maximum = 1000),
  LOBBY_ROW ("birthday", birthday, FLAG),
  LOBBY_ROW ("birthdayConsent", birthday_consent, FLAG),
  LOBBY_ROW ("note", note, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("lastVisitDaysAgo", last_days, INTEGER, .minimum = 0, .maximum = 3650),
  LOBBY_ROW ("lastWaitSeconds", last_wait_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("lastAnswered", last_answered, FLAG),
  LOBBY_ROW ("lastScore", last_score, INTEGER, .minimum = 0, .maximum = 10),
  LOBBY_ROW ("appointment", appointment, RECORD, .record = &lobby_appointment_plan_type),
  LOBBY_ROW ("absent", absent, FLAG),
  LOBBY_ROW ("deputyAbsent", deputy_absent, FLAG),
};
#undef REC
const LobbyRecordType lobby_guest_plan_type = LOBBY_RECORD_TYPE ("GuestPlan", LobbyGuestPlan, guest_plan_fields);

#define REC LobbyCasePlan
static const LobbyField case_plan_fields[] = {
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_case_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("daysAgo", days_ago, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("due", due, TEXT),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("summary", summary, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("need", need, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("place", place, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("keptAt", kept, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("note", note, RECORD, .record = &lobby_text_type),
};
#undef REC
const LobbyRecordType lobby_case_plan_type = LOBBY_RECORD_TYPE ("CasePlan", LobbyCasePlan, case_plan_fields);

#define REC LobbyHabits
static const LobbyField habits_fields[] = {
  LOBBY_ROW ("walkSeconds", walk_s, NUMBER, .minimum = 0, .maximum = 600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("recallSeconds", recall_s, INTEGER, .minimum = 1, .maximum = 3600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("giveUpSeconds", give_up_s, INTEGER, .minimum = 1, .maximum = 3600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("wrapUpSeconds", wrap_up_s, NUMBER, .minimum = 0, .maximum = 3600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("statusSeconds", status_s, INTEGER, .minimum = 5, .maximum = 3600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("suppliesSeconds", supplies_s, INTEGER, .minimum = 5, .maximum = 86400, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("queueLimit", queue_limit, INTEGER, .minimum = 0, .maximum = 100, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("toCounter", to_counter, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("refillSeconds", refill_s, INTEGER, .minimum = 1, .maximum = 86400, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("cashTruckSeconds", cash_truck_s, INTEGER, .minimum = 1, .maximum = 86400, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("engineerSeconds", engineer_s, INTEGER, .minimum = 1, .maximum = 86400, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("quickFix", quick_fix, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("openSeconds", open_s, NUMBER, .minimum = 1, .maximum = 3600, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("cameBack", came_back, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("answersShare", answers_share, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("scoreMean", score_mean, NUMBER, .minimum = 0, .maximum = 10),
  LOBBY_ROW ("overTargetPenalty", over_target_penalty, NUMBER, .minimum = 0, .maximum = 10),
  LOBBY_ROW ("managerEverySeconds", manager_every_s, INTEGER, .minimum = 0, .maximum = 36000),
  LOBBY_ROW ("managerAccepted", manager_accepted, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("untold", untold, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("acceptedByRule", accepted_by_rule, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("acceptedByWait", accepted_by_wait, NUMBER, .minimum = 0, .maximum = 1),
  LOBBY_ROW ("acceptedByMedium", accepted_by_medium, NUMBER, .minimum = 0, .maximum = 1),
};
#undef REC
const LobbyRecordType lobby_habits_type = LOBBY_RECORD_TYPE ("Habits", LobbyHabits, habits_fields);

#define REC LobbyScenario
static const LobbyField scenario_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("extends", extends, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("title", title, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("day", day, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("seed", seed, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("language", language, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("demandFactor", demand_factor, NUMBER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("branch", branch, RECORD, .record = &lobby_branch_record_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("demands", demands, RECORDS, .record = &lobby_demand_plan_type, .maximum = 1000),
  LOBBY_ROW ("business", business, RECORDS, .record = &lobby_business_plan_type, .maximum = 1000),
  LOBBY_ROW ("people", people, RECORDS, .record = &lobby_person_plan_type, .maximum = 1000),
  LOBBY_ROW ("machines", machines, RECORDS, .record = &lobby_machine_plan_type, .maximum = 1000),
  LOBBY_ROW ("incidents", incidents, RECORDS, .record = &lobby_incident_plan_type, .maximum = 1000),
  LOBBY_ROW ("guests", guests, RECORDS, .record = &lobby_guest_plan_type, .maximum = 1000),
  LOBBY_ROW ("cases", cases, RECORDS, .record = &lobby_case_plan_type, .maximum = 1000),
  LOBBY_ROW ("habits", habits, RECORD, .record = &lobby_habits_type, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_scenario_type = LOBBY_RECORD_TYPE ("Scenario", LobbyScenario, scenario_fields);
