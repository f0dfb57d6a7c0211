/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the floor as it is now: tickets, counters, staff, devices, cases. */
#include "config.h"

#include "lobby-floor-records.h"

#define REC LobbyTicketRecord
static const LobbyField ticket_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_ticket_phase_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("issuedAt", issued_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("queuedAt", queued_us, INSTANT),
  LOBBY_ROW ("calledAt", called_us, INSTANT),
  LOBBY_ROW ("servingAt", serving_us, INSTANT),
  LOBBY_ROW ("endedAt", ended_us, INSTANT),
  LOBBY_ROW ("firstWaitMicroseconds",
             first_wait_us,
             INTEGER,
             .minimum = 0,
             .maximum = G_GINT64_CONSTANT (172800000000)),
  LOBBY_ROW ("recalls", recalls, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("transfers", transfers, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000000),
  LOBBY_ROW ("amountFromCny", amount_from_cny, INTEGER, .minimum = 0, .maximum = 1000000000000),
  LOBBY_ROW ("medium", medium, CHOICE, .choice = &lobby_medium_choice),
  LOBBY_ROW ("looseChange", loose_change, FLAG),
  LOBBY_ROW ("elderly", elderly, FLAG),
  LOBBY_ROW ("needsHelp", needs_help, FLAG),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("cameBack", came_back, FLAG),
  LOBBY_ROW ("declined", declined, FLAG),
  LOBBY_ROW ("resolved", resolved, FLAG),
  LOBBY_ROW ("class", class, INTEGER, .minimum = 0, .maximum = 15),
};
#undef REC
const LobbyRecordType lobby_ticket_record_type = LOBBY_RECORD_TYPE ("Ticket", LobbyTicketRecord, ticket_record_fields);

#define REC LobbyCounterRecord
static const LobbyField counter_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_counter_phase_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("since", since_us, INSTANT),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .maximum = 64),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticketSince", ticket_us, INSTANT),
  LOBBY_ROW ("idleSince", idle_us, INSTANT),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_pause_reason_choice),
  LOBBY_ROW ("backAt", back_us, INSTANT),
  LOBBY_ROW ("openMicroseconds", open_total_us, INTEGER, .minimum = 0, .maximum = G_GINT64_CONSTANT (172800000000)),
  LOBBY_ROW ("servingMicroseconds",
             serving_total_us,
             INTEGER,
             .minimum = 0,
             .maximum = G_GINT64_CONSTANT (172800000000)),
  LOBBY_ROW ("served", served, INTEGER, .minimum = 0, .maximum = 100000),
  LOBBY_ROW ("asked", asked, CHOICE, .choice = &lobby_counter_action_choice),
  LOBBY_ROW ("askedAt", asked_us, INSTANT),
  LOBBY_ROW ("askedStaff", asked_staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_counter_record_type = LOBBY_RECORD_TYPE ("Counter",
                                                                     LobbyCounterRecord,
                                                                     counter_record_fields);

#define REC LobbyStaffRecord
static const LobbyField staff_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("role", role, CHOICE, .choice = &lobby_staff_role_choice),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_staff_phase_choice),
  LOBBY_ROW ("since", since_us, INSTANT),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("deputy", deputy, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_staff_record_type = LOBBY_RECORD_TYPE ("Staff", LobbyStaffRecord, staff_record_fields);

#define REC LobbySupplyRecord
static const LobbyField supply_record_fields[] = {
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_supply_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("percent", percent, NUMBER, .minimum = -1, .maximum = 100),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("capacityCny", capacity_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("status", status, CHOICE, .choice = &lobby_unit_status_choice),
  LOBBY_ROW ("replenishment", level, CHOICE, .choice = &lobby_replenishment_choice),
};
#undef REC
const LobbyRecordType lobby_supply_record_type = LOBBY_RECORD_TYPE ("Supply", LobbySupplyRecord, supply_record_fields);

#define REC LobbyDeviceRecord
static const LobbyField device_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("deviceStatus", link, CHOICE, .choice = &lobby_device_link_choice),
  LOBBY_ROW ("operatorSwitch", operator_switch, CHOICE, .choice = &lobby_operator_switch_choice),
  LOBBY_ROW ("exchangeActive", exchange, FLAG),
  LOBBY_ROW ("dispenser", dispense, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("acceptor", accept, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("cardReader", card_path, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("printer", printer, CHOICE, .choice = &lobby_function_state_choice),
  LOBBY_ROW ("depositsOnly", deposits_only, FLAG),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice),
  LOBBY_ROW ("faultSince", fault_us, INSTANT),
  LOBBY_ROW ("lastSign", sign_us, INSTANT),
  LOBBY_ROW ("statusSince", link_us, INSTANT),
  LOBBY_ROW ("supplies", supplies, RECORDS, .record = &lobby_supply_record_type, .maximum = 16),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("useSince", use_us, INSTANT),
  LOBBY_ROW ("idleSince", idle_us, INSTANT),
  LOBBY_ROW ("waiting", waiting, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("usesToday", uses, INTEGER, .minimum = 0, .maximum = 100000),
  LOBBY_ROW ("asked", asked, CHOICE, .choice = &lobby_device_action_choice),
  LOBBY_ROW ("askedAt", asked_us, INSTANT),
  LOBBY_ROW ("due", due_us, INSTANT),
  LOBBY_ROW ("reference", reference, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_device_record_type = LOBBY_RECORD_TYPE ("Device", LobbyDeviceRecord, device_record_fields);

#define REC LobbyUseRecord
static const LobbyField use_record_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("startedAt", started_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("endedAt", ended_us, INSTANT),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = -1000000000, .maximum = 1000000000),
  LOBBY_ROW ("failed", failed, FLAG),
};
#undef REC
const LobbyRecordType lobby_use_record_type = LOBBY_RECORD_TYPE ("Use", LobbyUseRecord, use_record_fields);

#define REC LobbyLevelRecord
static const LobbyField level_record_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_supply_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("percent", percent, NUMBER, .minimum = -1, .maximum = 100),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
};
#undef REC
const LobbyRecordType lobby_level_record_type = LOBBY_RECORD_TYPE ("Level", LobbyLevelRecord, level_record_fields);

#define REC LobbyOccurrenceRecord
static const LobbyField occurrence_record_fields[] = {
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_occurrence_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("supply", supply, CHOICE, .choice = &lobby_supply_kind_choice),
  LOBBY_ROW ("part", part, CHOICE, .choice = &lobby_device_part_choice),
  LOBBY_ROW ("fault", fault, CHOICE, .choice = &lobby_device_fault_choice),
  LOBBY_ROW ("action", action, CHOICE, .choice = &lobby_device_action_choice),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("amountCny", amount_cny, INTEGER, .minimum = 0, .maximum = 1000000000),
  LOBBY_ROW ("lastedSeconds", lasted_s, INTEGER, .minimum = 0, .maximum = 86400),
};
#undef REC
const LobbyRecordType lobby_occurrence_record_type = LOBBY_RECORD_TYPE ("Occurrence",
                                                                        LobbyOccurrenceRecord,
                                                                        occurrence_record_fields);

#define REC LobbyAdviceRecord
static const LobbyField advice_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_advice_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("device", device, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("counter", counter, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("services", services, TEXTS, .maximum = 64),
  LOBBY_ROW ("supply", supply, CHOICE, .choice = &lobby_supply_kind_choice),
  LOBBY_ROW ("rule", rule, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ownSavingSeconds", own_saving_s, INTEGER, .minimum = -86400, .maximum = 86400),
  LOBBY_ROW ("othersSavingSeconds", others_saving_s, INTEGER, .minimum = -864000, .maximum = 864000),
  LOBBY_ROW ("aheadSeconds", ahead_s, INTEGER, .maximum = 86400),
  LOBBY_ROW ("shownAt", shown_us, INSTANT),
  LOBBY_ROW ("until", until_us, INSTANT),
  LOBBY_ROW ("decidedAt", decided_us, INSTANT),
  LOBBY_ROW ("decision", decision, CHOICE, .choice = &lobby_decision_choice),
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_decline_reason_choice),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("offeredAt", offered_us, INSTANT),
  LOBBY_ROW ("acceptedAt", accepted_us, INSTANT),
  LOBBY_ROW ("completedAt", completed_us, INSTANT),
  LOBBY_ROW ("returnedAt", returned_us, INSTANT),
  LOBBY_ROW ("undoneAt", undone_us, INSTANT),
};
#undef REC
const LobbyRecordType lobby_advice_record_type = LOBBY_RECORD_TYPE ("Advice", LobbyAdviceRecord, advice_record_fields);

#define REC LobbyFeedbackRecord
static const LobbyField feedback_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("score", score, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = 10),
  LOBBY_ROW ("reason", reason, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_feedback_record_type = LOBBY_RECORD_TYPE ("Feedback",
                                                                      LobbyFeedbackRecord,
                                                                      feedback_record_fields);

#define REC LobbyCaseStep
static const LobbyField case_step_fields[] = {
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_case_phase_choice),
  LOBBY_ROW ("stage", stage, CHOICE, .choice = &lobby_complaint_stage_choice),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("dueAt", due_us, INSTANT),
  LOBBY_ROW ("text", text, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_case_step_type = LOBBY_RECORD_TYPE ("CaseStep", LobbyCaseStep, case_step_fields);

#define REC LobbyCaseNote
static const LobbyField case_note_fields[] = {
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("text", text, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_PERSONAL, .maximum = 2000),
};
#undef REC
const LobbyRecordType lobby_case_note_type = LOBBY_RECORD_TYPE ("CaseNote", LobbyCaseNote, case_note_fields);

#define REC LobbyCaseRecord
static const LobbyField case_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_case_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("phase", phase, CHOICE, .choice = &lobby_case_phase_choice),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("feedback", feedback, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("summary", summary, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("need", need, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("place", place, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("keptAt", kept, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("handedTo", handed_to, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("solution", solution, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("stage", stage, CHOICE, .choice = &lobby_complaint_stage_choice),
  LOBBY_ROW ("approvedBy", approved_by, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 500),
  LOBBY_ROW ("openedAt", opened_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("dueAt", due_us, INSTANT),
  LOBBY_ROW ("closedAt", closed_us, INSTANT),
  LOBBY_ROW ("reopened", reopened, INTEGER, .minimum = 0, .maximum = 1000),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("steps", steps, RECORDS, .record = &lobby_case_step_type, .maximum = LOBBY_CASE_STEPS_MAX),
  LOBBY_ROW ("notes", notes, RECORDS, .record = &lobby_case_note_type, .maximum = LOBBY_CASE_NOTES_MAX),
};
#undef REC
const LobbyRecordType lobby_case_record_type = LOBBY_RECORD_TYPE ("Case", LobbyCaseRecord, case_record_fields);

#define REC LobbyAlertMarkRecord
static const LobbyField alert_mark_record_fields[] = {
  LOBBY_ROW ("key", key, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("mark", mark, CHOICE, .choice = &lobby_alert_mark_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("until", until_us, INSTANT),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_alert_mark_record_type = LOBBY_RECORD_TYPE ("AlertMark",
                                                                        LobbyAlertMarkRecord,
                                                                        alert_mark_record_fields);

#define REC LobbyPromiseRecord
static const LobbyField promise_record_fields[] = {
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("service", service, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("lowSeconds", low_s, INTEGER, .minimum = 0, .maximum = 172800),
  LOBBY_ROW ("midSeconds", mid_s, INTEGER, .minimum = 0, .maximum = 172800),
  LOBBY_ROW ("highSeconds", high_s, INTEGER, .minimum = 0, .maximum = 172800),
};
#undef REC
const LobbyRecordType lobby_promise_record_type = LOBBY_RECORD_TYPE ("Promise",
                                                                     LobbyPromiseRecord,
                                                                     promise_record_fields);

#define REC LobbyLinkRecord
static const LobbyField link_record_fields[] = {
  LOBBY_ROW ("stream", stream, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("state", state, CHOICE, .choice = &lobby_link_state_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("reason", reason, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_link_record_type = LOBBY_RECORD_TYPE ("Link", LobbyLinkRecord, link_record_fields);
