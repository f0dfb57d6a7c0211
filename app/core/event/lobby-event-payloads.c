/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what events and commands carry. */
#include "config.h"

#include "lobby-event-payloads.h"

#define REC LobbyTicketFacts
static const LobbyField ticket_issued_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000000),
  LOBBY_ROW ("medium", medium, CHOICE, .choice = &lobby_medium_choice),
  LOBBY_ROW ("looseChange", loose_change, FLAG),
  LOBBY_ROW ("elderly", elderly, FLAG),
  LOBBY_ROW ("needsHelp", needs_help, FLAG),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("class", class, INTEGER, .minimum = 0, .maximum = 15),
};
const LobbyRecordType lobby_ticket_issued_type = LOBBY_RECORD_TYPE ("TicketIssued",
                                                                    LobbyTicketFacts,
                                                                    ticket_issued_fields);

static const LobbyField ticket_noted_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000000),
  LOBBY_ROW ("amountFromCny", amount_from_cny, INTEGER, .minimum = 0, .maximum = 1000000000000),
  LOBBY_ROW ("medium", medium, CHOICE, .choice = &lobby_medium_choice),
  LOBBY_ROW ("looseChange", loose_change, FLAG),
  LOBBY_ROW ("elderly", elderly, FLAG),
  LOBBY_ROW ("needsHelp", needs_help, FLAG),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("notLooseChange", not_loose_change, FLAG),
  LOBBY_ROW ("notElderly", not_elderly, FLAG),
  LOBBY_ROW ("notNeedsHelp", not_needs_help, FLAG),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_ticket_noted_type = LOBBY_RECORD_TYPE ("TicketNoted",
                                                                   LobbyTicketFacts,
                                                                   ticket_noted_fields);

#undef REC

#define REC LobbyTicketMoment
static const LobbyField ticket_called_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_ticket_called_type = LOBBY_RECORD_TYPE ("TicketCalled",
                                                                    LobbyTicketMoment,
                                                                    ticket_called_fields);

static const LobbyField ticket_finished_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("resolved", resolved, FLAG),
};
const LobbyRecordType lobby_ticket_finished_type = LOBBY_RECORD_TYPE ("TicketFinished",
                                                                      LobbyTicketMoment,
                                                                      ticket_finished_fields);

static const LobbyField ticket_left_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_ticket_left_type = LOBBY_RECORD_TYPE ("TicketLeft", LobbyTicketMoment, ticket_left_fields);

static const LobbyField ticket_transferred_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_ticket_transferred_type = LOBBY_RECORD_TYPE ("TicketTransferred",
                                                                         LobbyTicketMoment,
                                                                         ticket_transferred_fields);

static const LobbyField ticket_diverted_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("advice", advice, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_ticket_diverted_type = LOBBY_RECORD_TYPE ("TicketDiverted",
                                                                      LobbyTicketMoment,
                                                                      ticket_diverted_fields);

static const LobbyField ticket_returned_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("undone", undone, FLAG),
};
const LobbyRecordType lobby_ticket_returned_type = LOBBY_RECORD_TYPE ("TicketReturned",
                                                                      LobbyTicketMoment,
                                                                      ticket_returned_fields);

#undef REC

#define REC LobbyCounterMoment
static const LobbyField counter_opened_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .maximum = 64),
};
const LobbyRecordType lobby_counter_opened_type = LOBBY_RECORD_TYPE ("CounterOpened",
                                                                     LobbyCounterMoment,
                                                                     counter_opened_fields);

static const LobbyField counter_closed_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_closed_type = LOBBY_RECORD_TYPE ("CounterClosed",
                                                                     LobbyCounterMoment,
                                                                     counter_closed_fields);

static const LobbyField counter_paused_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_pause_reason_choice),
  LOBBY_ROW ("backAt", back_us, INSTANT),
};
const LobbyRecordType lobby_counter_paused_type = LOBBY_RECORD_TYPE ("CounterPaused",
                                                                     LobbyCounterMoment,
                                                                     counter_paused_fields);

static const LobbyField counter_resumed_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_resumed_type = LOBBY_RECORD_TYPE ("CounterResumed",
                                                                      LobbyCounterMoment,
                                                                      counter_resumed_fields);

static const LobbyField counter_profile_changed_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_profile_changed_type = LOBBY_RECORD_TYPE ("CounterProfileChanged",
                                                                              LobbyCounterMoment,
                                                                              counter_profile_changed_fields);

static const LobbyField counter_staff_changed_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_staff_changed_type = LOBBY_RECORD_TYPE ("CounterStaffChanged",
                                                                            LobbyCounterMoment,
                                                                            counter_staff_changed_fields);

static const LobbyField counter_asked_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("action", action, CHOICE, .choice = &lobby_counter_action_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .maximum = 64),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_asked_type = LOBBY_RECORD_TYPE ("CounterAsked",
                                                                    LobbyCounterMoment,
                                                                    counter_asked_fields);

static const LobbyField counter_refused_fields[] = {
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("action", action, CHOICE, .choice = &lobby_counter_action_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("why", why, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_counter_refused_type = LOBBY_RECORD_TYPE ("CounterRefused",
                                                                      LobbyCounterMoment,
                                                                      counter_refused_fields);

#undef REC

#define REC LobbyStaffMoment
static const LobbyField staff_changed_fields[] = {
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_staff_phase_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_staff_changed_type = LOBBY_RECORD_TYPE ("StaffChanged",
                                                                    LobbyStaffMoment,
                                                                    staff_changed_fields);

#undef REC

#define REC LobbyDeviceStatus
static const LobbyField device_status_changed_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("deviceStatus", link, CHOICE, .choice = &lobby_device_link_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("operatorSwitch", operator_switch, CHOICE, .choice = &lobby_operator_switch_choice),
  LOBBY_ROW ("exchangeActive", exchange, FLAG),
  LOBBY_ROW ("dispenser", dispense, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("acceptor", accept, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("cardReader", card_path, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("printer", printer, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("depositsOnly", deposits_only, FLAG),
};
const LobbyRecordType lobby_device_status_changed_type = LOBBY_RECORD_TYPE ("DeviceStatusChanged",
                                                                            LobbyDeviceStatus,
                                                                            device_status_changed_fields);

#undef REC

#define REC LobbyDeviceSupplies
static const LobbyField device_supplies_read_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("supplies",
             supplies,
             RECORDS,
             .record = &lobby_supply_record_type,
             .flags = LOBBY_FIELD_REQUIRED,
             .maximum = 16),
};
const LobbyRecordType lobby_device_supplies_read_type = LOBBY_RECORD_TYPE ("DeviceSuppliesRead",
                                                                           LobbyDeviceSupplies,
                                                                           device_supplies_read_fields);

#undef REC

#define REC LobbyDeviceUse
static const LobbyField device_use_started_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("waiting", waiting, INTEGER, .minimum = 0, .maximum = 1000),
};
const LobbyRecordType lobby_device_use_started_type = LOBBY_RECORD_TYPE ("DeviceUseStarted",
                                                                         LobbyDeviceUse,
                                                                         device_use_started_fields);

static const LobbyField device_use_ended_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = -1000000000, .maximum = 1000000000),
  LOBBY_ROW ("failed", failed, FLAG),
  LOBBY_ROW ("waiting", waiting, INTEGER, .minimum = 0, .maximum = 1000),
};
const LobbyRecordType lobby_device_use_ended_type = LOBBY_RECORD_TYPE ("DeviceUseEnded",
                                                                       LobbyDeviceUse,
                                                                       device_use_ended_fields);

static const LobbyField device_queue_changed_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("waiting", waiting, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = 1000),
};
const LobbyRecordType lobby_device_queue_changed_type = LOBBY_RECORD_TYPE ("DeviceQueueChanged",
                                                                           LobbyDeviceUse,
                                                                           device_queue_changed_fields);

#undef REC

#define REC LobbyDeviceMoment
static const LobbyField device_faulted_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice, .flags = LOBBY_FIELD_REQUIRED),
};
const LobbyRecordType lobby_device_faulted_type = LOBBY_RECORD_TYPE ("DeviceFaulted",
                                                                     LobbyDeviceMoment,
                                                                     device_faulted_fields);

static const LobbyField device_serviced_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("servicing", servicing, CHOICE, .choice = &lobby_servicing_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("supply", supply, CHOICE, .choice = &lobby_supply_kind_choice),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
};
const LobbyRecordType lobby_device_serviced_type = LOBBY_RECORD_TYPE ("DeviceServiced",
                                                                      LobbyDeviceMoment,
                                                                      device_serviced_fields);

static const LobbyField device_asked_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("action", action, CHOICE, .choice = &lobby_device_action_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("due", due_us, INSTANT),
  LOBBY_ROW ("reference", reference, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_device_asked_type = LOBBY_RECORD_TYPE ("DeviceAsked",
                                                                   LobbyDeviceMoment,
                                                                   device_asked_fields);

#undef REC

#define REC LobbyVisitMoment
static const LobbyField visit_step_fields[] = {
  LOBBY_ROW ("visit", visit, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_visit_step_type = LOBBY_RECORD_TYPE ("VisitStep", LobbyVisitMoment, visit_step_fields);

#undef REC

#define REC LobbyVisitNote
static const LobbyField visit_noted_fields[] = {
  LOBBY_ROW ("visit", visit, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("text", text, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_visit_noted_type = LOBBY_RECORD_TYPE ("VisitNote", LobbyVisitNote, visit_noted_fields);

#undef REC

#define REC LobbyVisitEntry
static const LobbyField visit_entered_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("appointment", appointment, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_visit_entered_type = LOBBY_RECORD_TYPE ("VisitEntry",
                                                                    LobbyVisitEntry,
                                                                    visit_entered_fields);

#undef REC

#define REC LobbyAppointmentMoment
static const LobbyField appointment_cancelled_fields[] = {
  LOBBY_ROW ("appointment", appointment, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_appointment_cancelled_type = LOBBY_RECORD_TYPE ("AppointmentCancelled",
                                                                            LobbyAppointmentMoment,
                                                                            appointment_cancelled_fields);

#undef REC

#define REC LobbyAdviceMoment
static const LobbyField advice_decided_fields[] = {
  LOBBY_ROW ("advice", advice, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("decision", decision, CHOICE, .choice = &lobby_decision_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_decline_reason_choice),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_advice_decided_type = LOBBY_RECORD_TYPE ("AdviceDecided",
                                                                     LobbyAdviceMoment,
                                                                     advice_decided_fields);

#undef REC

#define REC LobbyCaseMoment
static const LobbyField case_changed_fields[] = {
  LOBBY_ROW ("case", case_id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_case_phase_choice),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("due", due_us, INSTANT),
  LOBBY_ROW ("stage", stage, CHOICE, .choice = &lobby_complaint_stage_choice),
  LOBBY_ROW ("approvedBy", approved_by, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("note", note, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("solution", solution, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("handedTo", handed_to, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_case_changed_type = LOBBY_RECORD_TYPE ("CaseChanged", LobbyCaseMoment, case_changed_fields);

#undef REC

#define REC LobbyCheckMoment
static const LobbyField check_started_fields[] = {
  LOBBY_ROW ("run", run, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("checklist", checklist, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = 1000000000),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_check_started_type = LOBBY_RECORD_TYPE ("CheckStarted",
                                                                    LobbyCheckMoment,
                                                                    check_started_fields);

static const LobbyField check_finished_fields[] = {
  LOBBY_ROW ("run", run, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("language", language, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
const LobbyRecordType lobby_check_finished_type = LOBBY_RECORD_TYPE ("CheckFinished",
                                                                     LobbyCheckMoment,
                                                                     check_finished_fields);

#undef REC

#define REC LobbyCheckAnswered
static const LobbyField check_answered_fields[] = {
  LOBBY_ROW ("run", run, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("answer", answer, RECORD, .record = &lobby_check_answer_type, .flags = LOBBY_FIELD_REQUIRED),
};
const LobbyRecordType lobby_check_answered_type = LOBBY_RECORD_TYPE ("CheckAnswered",
                                                                     LobbyCheckAnswered,
                                                                     check_answered_fields);

#undef REC

#define REC LobbyHeartbeat
static const LobbyField heartbeat_fields[] = {
  LOBBY_ROW ("rate", rate, NUMBER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("lastSequence", last_sequence, INTEGER, .minimum = 0, .maximum = G_MAXINT64),
};
const LobbyRecordType lobby_heartbeat_type = LOBBY_RECORD_TYPE ("Heartbeat", LobbyHeartbeat, heartbeat_fields);

#undef REC

#define REC LobbyHello
static const LobbyField hello_fields[] = {
  LOBBY_ROW ("stream", stream, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("resumedAfter", resumed_after, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 256),
  LOBBY_ROW ("rate", rate, NUMBER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("lastSequence", last_sequence, INTEGER, .minimum = 0, .maximum = G_MAXINT64),
};
const LobbyRecordType lobby_hello_type = LOBBY_RECORD_TYPE ("Hello", LobbyHello, hello_fields);

#undef REC

#define REC LobbySimulationRate
static const LobbyField simulation_rate_fields[] = {
  LOBBY_ROW ("rate", rate, NUMBER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = 1000),
};
const LobbyRecordType lobby_simulation_rate_type = LOBBY_RECORD_TYPE ("SimulationRate",
                                                                      LobbySimulationRate,
                                                                      simulation_rate_fields);

#undef REC

#define REC LobbySimulationIncident
static const LobbyField simulation_incident_fields[] = {
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_incident_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_pause_reason_choice),
  LOBBY_ROW ("count", count, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("lastsSeconds", lasts_s, INTEGER, .minimum = 0, .maximum = 86400),
};
const LobbyRecordType lobby_simulation_incident_type = LOBBY_RECORD_TYPE ("SimulationIncident",
                                                                          LobbySimulationIncident,
                                                                          simulation_incident_fields);

#undef REC

#define REC LobbySnapshot
static const LobbyField snapshot_fields[] = {
  LOBBY_ROW ("areas", areas, TEXTS, .flags = LOBBY_FIELD_REQUIRED, .maximum = 8),
  LOBBY_ROW ("lastSequence", last_sequence, INTEGER, .minimum = 0, .maximum = G_MAXINT64),
  LOBBY_ROW ("branch", branch, RECORD, .record = &lobby_branch_record_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("tickets", tickets, RECORDS, .record = &lobby_ticket_record_type, .maximum = 20000),
  LOBBY_ROW ("counters", counters, RECORDS, .record = &lobby_counter_record_type, .maximum = 256),
  LOBBY_ROW ("staff", staff, RECORDS, .record = &lobby_staff_record_type, .maximum = 1000),
  LOBBY_ROW ("devices", devices, RECORDS, .record = &lobby_device_record_type, .maximum = 256),
  LOBBY_ROW ("uses", uses, RECORDS, .record = &lobby_use_record_type, .maximum = 50000),
  LOBBY_ROW ("levels", levels, RECORDS, .record = &lobby_level_record_type, .maximum = 50000),
  LOBBY_ROW ("occurrences", occurrences, RECORDS, .record = &lobby_occurrence_record_type, .maximum = 20000),
  LOBBY_ROW ("visits", visits, RECORDS, .record = &lobby_visit_record_type, .maximum = 5000),
  LOBBY_ROW ("appointments", appointments, RECORDS, .record = &lobby_appointment_record_type, .maximum = 5000),
  LOBBY_ROW ("advices", advices, RECORDS, .record = &lobby_advice_record_type, .maximum = 20000),
  LOBBY_ROW ("feedbacks", feedbacks, RECORDS, .record = &lobby_feedback_record_type, .maximum = 20000),
  LOBBY_ROW ("cases", cases, RECORDS, .record = &lobby_case_record_type, .maximum = 5000),
  LOBBY_ROW ("checklists", checklists, RECORDS, .record = &lobby_checklist_type, .maximum = 64),
  LOBBY_ROW ("checkRuns", check_runs, RECORDS, .record = &lobby_check_run_type, .maximum = 1000),
  LOBBY_ROW ("checkResults", check_results, RECORDS, .record = &lobby_check_result_type, .maximum = 5000),
};
#undef REC
const LobbyRecordType lobby_snapshot_type = LOBBY_RECORD_TYPE ("Snapshot", LobbySnapshot, snapshot_fields);

/**
 * lobby_payload_get_subject:
 * @type: table of the payload
 * @payload: what an event or a command carries
 *
 * Most payloads begin with the id of the thing that they are about.
 *
 * Returns: (nullable): that id; "rules" for the rule sheet, of which there is one
 */
const char *
lobby_payload_get_subject (const LobbyRecordType *type, gconstpointer payload)
{
  const LobbyField *first = &type->fields[0];

  if (type == &lobby_rule_sheet_type)
    return "rules";
  return first->kind == LOBBY_FIELD_TEXT ? LOBBY_FIELD_AT (payload, first, char *) : NULL;
}
