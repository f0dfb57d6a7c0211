/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the bank floor that have a fixed set of values. Value 0 of each is "unknown": what this version cannot
 * name is shown as unknown and never taken for normal. */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

#define LOBBY_CHOICE_VALUE(PREFIX, NAME, nick) LOBBY_##PREFIX##_##NAME,
#define LOBBY_CHOICE_NICK(PREFIX, NAME, nick) nick,

/* Kinds of branch system that feed the lobby; each has a link and a freshness of its own. */
#define LOBBY_AREA_LIST(X) \
  X (AREA, UNKNOWN, "unknown") \
  X (AREA, QUEUE, "queue") \
  X (AREA, DEVICES, "devices") \
  X (AREA, CUSTOMERS, "customers") \
  X (AREA, FEEDBACK, "feedback")
typedef enum
{
  LOBBY_AREA_LIST (LOBBY_CHOICE_VALUE)
} LobbyArea;
extern const LobbyChoice lobby_area_choice;

/* Where a ticket is on its way. A transferred ticket waits again in its new service. */
#define LOBBY_TICKET_PHASE_LIST(X) \
  X (TICKET, UNKNOWN, "unknown") \
  X (TICKET, WAITING, "waiting") \
  X (TICKET, CALLED, "called") \
  X (TICKET, SERVING, "serving") \
  X (TICKET, FINISHED, "finished") \
  X (TICKET, NO_SHOW, "no-show") \
  X (TICKET, ABANDONED, "abandoned") \
  X (TICKET, DIVERTED, "diverted")
typedef enum
{
  LOBBY_TICKET_PHASE_LIST (LOBBY_CHOICE_VALUE)
} LobbyTicketPhase;
extern const LobbyChoice lobby_ticket_phase_choice;

/* Customer tiers, lowest first; what each is promised comes from the bank (S3-33). */
#define LOBBY_TIER_LIST(X) \
  X (TIER, UNKNOWN, "unknown") \
  X (TIER, ORDINARY, "ordinary") \
  X (TIER, GOLD, "gold") \
  X (TIER, PLATINUM, "platinum") \
  X (TIER, DIAMOND, "diamond") \
  X (TIER, PRIVATE, "private")
typedef enum
{
  LOBBY_TIER_LIST (LOBBY_CHOICE_VALUE)
} LobbyTier;
extern const LobbyChoice lobby_tier_choice;

/* What the customer brought. */
#define LOBBY_MEDIUM_LIST(X) \
  X (MEDIUM, UNKNOWN, "unknown") \
  X (MEDIUM, CARD, "card") \
  X (MEDIUM, PASSBOOK, "passbook") \
  X (MEDIUM, BOTH, "both") \
  X (MEDIUM, NONE, "none")
typedef enum
{
  LOBBY_MEDIUM_LIST (LOBBY_CHOICE_VALUE)
} LobbyMedium;
extern const LobbyChoice lobby_medium_choice;

/* State of a counter; an open counter without a ticket is idle. */
#define LOBBY_COUNTER_PHASE_LIST(X) \
  X (COUNTER, UNKNOWN, "unknown") \
  X (COUNTER, OPEN, "open") \
  X (COUNTER, PAUSED, "paused") \
  X (COUNTER, CLOSED, "closed")
typedef enum
{
  LOBBY_COUNTER_PHASE_LIST (LOBBY_CHOICE_VALUE)
} LobbyCounterPhase;
extern const LobbyChoice lobby_counter_phase_choice;

/* Why a counter is paused. */
#define LOBBY_PAUSE_REASON_LIST(X) \
  X (PAUSE, UNKNOWN, "unknown") \
  X (PAUSE, HAND_OVER, "hand-over") \
  X (PAUSE, BREAK, "break") \
  X (PAUSE, MEAL, "meal") \
  X (PAUSE, HELP, "help") \
  X (PAUSE, SYSTEM, "system") \
  X (PAUSE, OTHER, "other")
typedef enum
{
  LOBBY_PAUSE_REASON_LIST (LOBBY_CHOICE_VALUE)
} LobbyPauseReason;
extern const LobbyChoice lobby_pause_reason_choice;

/* What a teller can be asked to do at a counter. */
#define LOBBY_COUNTER_ACTION_LIST(X) \
  X (COUNTER_ACTION, UNKNOWN, "unknown") \
  X (COUNTER_ACTION, OPEN, "open") \
  X (COUNTER_ACTION, CLOSE, "close") \
  X (COUNTER_ACTION, PAUSE, "pause") \
  X (COUNTER_ACTION, RESUME, "resume") \
  X (COUNTER_ACTION, PROFILE, "profile") \
  X (COUNTER_ACTION, HELP, "help")
typedef enum
{
  LOBBY_COUNTER_ACTION_LIST (LOBBY_CHOICE_VALUE)
} LobbyCounterAction;
extern const LobbyChoice lobby_counter_action_choice;

/* What a member of staff is doing. */
#define LOBBY_STAFF_PHASE_LIST(X) \
  X (STAFF, UNKNOWN, "unknown") \
  X (STAFF, AVAILABLE, "available") \
  X (STAFF, AT_COUNTER, "at-counter") \
  X (STAFF, ON_BREAK, "on-break") \
  X (STAFF, BUSY, "busy") \
  X (STAFF, AWAY, "away")
typedef enum
{
  LOBBY_STAFF_PHASE_LIST (LOBBY_CHOICE_VALUE)
} LobbyStaffPhase;
extern const LobbyChoice lobby_staff_phase_choice;

/* Roles in a branch. */
#define LOBBY_STAFF_ROLE_LIST(X) \
  X (ROLE, UNKNOWN, "unknown") \
  X (ROLE, TELLER, "teller") \
  X (ROLE, GUIDE, "guide") \
  X (ROLE, LOBBY_MANAGER, "lobby-manager") \
  X (ROLE, RELATIONSHIP_MANAGER, "relationship-manager") \
  X (ROLE, BRANCH_HEAD, "branch-head") \
  X (ROLE, TRAINER, "trainer")
typedef enum
{
  LOBBY_STAFF_ROLE_LIST (LOBBY_CHOICE_VALUE)
} LobbyStaffRole;
extern const LobbyChoice lobby_staff_role_choice;

/* Kinds of self-service device. */
#define LOBBY_DEVICE_KIND_LIST(X) \
  X (DEVICE, UNKNOWN, "unknown") \
  X (DEVICE, ATM, "atm") \
  X (DEVICE, CASH_RECYCLER, "cash-recycler") \
  X (DEVICE, VIDEO_TELLER, "video-teller") \
  X (DEVICE, SMART_TELLER, "smart-teller") \
  X (DEVICE, KIOSK, "kiosk") \
  X (DEVICE, PASSBOOK_PRINTER, "passbook-printer") \
  X (DEVICE, TICKET_MACHINE, "ticket-machine") \
  X (DEVICE, STATEMENT_PRINTER, "statement-printer") \
  X (DEVICE, TABLET, "tablet")
typedef enum
{
  LOBBY_DEVICE_KIND_LIST (LOBBY_CHOICE_VALUE)
} LobbyDeviceKind;
extern const LobbyChoice lobby_device_kind_choice;

/* Device status of CWA 16926 (fwDevice) with XFS4IoT's starting. */
#define LOBBY_DEVICE_LINK_LIST(X) \
  X (DEVICE_LINK, UNKNOWN, "unknown") \
  X (DEVICE_LINK, ONLINE, "online") \
  X (DEVICE_LINK, OFFLINE, "offline") \
  X (DEVICE_LINK, POWER_OFF, "power-off") \
  X (DEVICE_LINK, NO_DEVICE, "no-device") \
  X (DEVICE_LINK, HARDWARE_ERROR, "hardware-error") \
  X (DEVICE_LINK, USER_ERROR, "user-error") \
  X (DEVICE_LINK, DEVICE_BUSY, "device-busy") \
  X (DEVICE_LINK, FRAUD_ATTEMPT, "fraud-attempt") \
  X (DEVICE_LINK, POTENTIAL_FRAUD, "potential-fraud") \
  X (DEVICE_LINK, STARTING, "starting")
typedef enum
{
  LOBBY_DEVICE_LINK_LIST (LOBBY_CHOICE_VALUE)
} LobbyDeviceLink;
extern const LobbyChoice lobby_device_link_choice;

/* Operator switch of CWA 16926. */
#define LOBBY_OPERATOR_SWITCH_LIST(X) \
  X (SWITCH, UNKNOWN, "unknown") \
  X (SWITCH, RUN, "run") \
  X (SWITCH, MAINTENANCE, "maintenance") \
  X (SWITCH, SUPERVISOR, "supervisor")
typedef enum
{
  LOBBY_OPERATOR_SWITCH_LIST (LOBBY_CHOICE_VALUE)
} LobbyOperatorSwitch;
extern const LobbyChoice lobby_operator_switch_choice;

/* State of a dispenser or acceptor as a whole (XFS4IoT). */
#define LOBBY_FUNCTION_STATE_LIST(X) \
  X (FUNCTION, UNKNOWN, "unknown") \
  X (FUNCTION, OK, "ok") \
  X (FUNCTION, ATTENTION, "attention") \
  X (FUNCTION, STOP, "stop") \
  X (FUNCTION, NOT_SUPPORTED, "not-supported")
typedef enum
{
  LOBBY_FUNCTION_STATE_LIST (LOBBY_CHOICE_VALUE)
} LobbyFunctionState;
extern const LobbyChoice lobby_function_state_choice;

/* State of a device as a customer meets it; first match wins, see lobby_device_get_terminal_state(). */
#define LOBBY_TERMINAL_STATE_LIST(X) \
  X (TERMINAL, UNKNOWN, "unknown") \
  X (TERMINAL, OFFLINE, "offline") \
  X (TERMINAL, SUPERVISOR, "supervisor") \
  X (TERMINAL, OUT_OF_SERVICE, "out-of-service") \
  X (TERMINAL, DEGRADED, "degraded") \
  X (TERMINAL, IN_SERVICE, "in-service")
typedef enum
{
  LOBBY_TERMINAL_STATE_LIST (LOBBY_CHOICE_VALUE)
} LobbyTerminalState;
extern const LobbyChoice lobby_terminal_state_choice;

/* What a device can run out of or fill up with. */
#define LOBBY_SUPPLY_KIND_LIST(X) \
  X (SUPPLY, UNKNOWN, "unknown") \
  X (SUPPLY, CASH, "cash") \
  X (SUPPLY, DEPOSIT, "deposit") \
  X (SUPPLY, RECEIPTS, "receipts") \
  X (SUPPLY, CARDS, "cards") \
  X (SUPPLY, PAPER, "paper") \
  X (SUPPLY, RIBBON, "ribbon") \
  X (SUPPLY, RETRACT, "retract")
typedef enum
{
  LOBBY_SUPPLY_KIND_LIST (LOBBY_CHOICE_VALUE)
} LobbySupplyKind;
extern const LobbyChoice lobby_supply_kind_choice;

/* Status of a cash or paper unit (XFS4IoT split form). */
#define LOBBY_UNIT_STATUS_LIST(X) \
  X (UNIT, UNKNOWN, "unknown") \
  X (UNIT, OK, "ok") \
  X (UNIT, INOPERATIVE, "inoperative") \
  X (UNIT, MISSING, "missing") \
  X (UNIT, NOT_CONFIGURED, "not-configured") \
  X (UNIT, MANIPULATED, "manipulated")
typedef enum
{
  LOBBY_UNIT_STATUS_LIST (LOBBY_CHOICE_VALUE)
} LobbyUnitStatus;
extern const LobbyChoice lobby_unit_status_choice;

/* Replenishment status of a unit (XFS4IoT); paper that is out counts as empty. */
#define LOBBY_REPLENISHMENT_LIST(X) \
  X (LEVEL, UNKNOWN, "unknown") \
  X (LEVEL, OK, "ok") \
  X (LEVEL, FULL, "full") \
  X (LEVEL, HIGH, "high") \
  X (LEVEL, LOW, "low") \
  X (LEVEL, EMPTY, "empty") \
  X (LEVEL, JAMMED, "jammed") \
  X (LEVEL, NOT_SUPPORTED, "not-supported")
typedef enum
{
  LOBBY_REPLENISHMENT_LIST (LOBBY_CHOICE_VALUE)
} LobbyReplenishment;
extern const LobbyChoice lobby_replenishment_choice;

/* Parts of a device that can fail. */
#define LOBBY_DEVICE_PART_LIST(X) \
  X (PART, UNKNOWN, "unknown") \
  X (PART, CARD_READER, "card-reader") \
  X (PART, DISPENSER, "dispenser") \
  X (PART, ACCEPTOR, "acceptor") \
  X (PART, RECEIPT_PRINTER, "receipt-printer") \
  X (PART, DOCUMENT_PRINTER, "document-printer") \
  X (PART, PASSBOOK_PRINTER, "passbook-printer") \
  X (PART, SHUTTER, "shutter") \
  X (PART, RETRACT_BIN, "retract-bin") \
  X (PART, PIN_PAD, "pin-pad") \
  X (PART, SCREEN, "screen") \
  X (PART, NETWORK, "network") \
  X (PART, POWER, "power") \
  X (PART, SAFE, "safe") \
  X (PART, OTHER, "other")
typedef enum
{
  LOBBY_DEVICE_PART_LIST (LOBBY_CHOICE_VALUE)
} LobbyDevicePart;
extern const LobbyChoice lobby_device_part_choice;

/* What is wrong with a part. */
#define LOBBY_DEVICE_FAULT_LIST(X) \
  X (FAULT, UNKNOWN, "unknown") \
  X (FAULT, JAMMED, "jammed") \
  X (FAULT, INOPERATIVE, "inoperative") \
  X (FAULT, MISSING, "missing") \
  X (FAULT, EMPTY, "empty") \
  X (FAULT, FULL, "full") \
  X (FAULT, TAMPERED, "tampered") \
  X (FAULT, FRAUD, "fraud") \
  X (FAULT, SILENT, "silent") \
  X (FAULT, OTHER, "other")
typedef enum
{
  LOBBY_DEVICE_FAULT_LIST (LOBBY_CHOICE_VALUE)
} LobbyDeviceFault;
extern const LobbyChoice lobby_device_fault_choice;

/* What was done to a device. */
#define LOBBY_SERVICING_LIST(X) \
  X (SERVICING, UNKNOWN, "unknown") \
  X (SERVICING, REFILLED, "refilled") \
  X (SERVICING, EMPTIED, "emptied") \
  X (SERVICING, REPAIRED, "repaired") \
  X (SERVICING, CLEARED, "cleared") \
  X (SERVICING, RESTARTED, "restarted") \
  X (SERVICING, INSPECTED, "inspected")
typedef enum
{
  LOBBY_SERVICING_LIST (LOBBY_CHOICE_VALUE)
} LobbyServicing;
extern const LobbyChoice lobby_servicing_choice;

/* What can be asked for at a device. */
#define LOBBY_DEVICE_ACTION_LIST(X) \
  X (DEVICE_ACTION, UNKNOWN, "unknown") \
  X (DEVICE_ACTION, REQUEST_CASH, "request-cash") \
  X (DEVICE_ACTION, DEPOSITS_ONLY, "deposits-only") \
  X (DEVICE_ACTION, ALL_FUNCTIONS, "all-functions") \
  X (DEVICE_ACTION, REPORT_FAULT, "report-fault") \
  X (DEVICE_ACTION, QUICK_FIX, "quick-fix") \
  X (DEVICE_ACTION, REQUEST_SUPPLIES, "request-supplies")
typedef enum
{
  LOBBY_DEVICE_ACTION_LIST (LOBBY_CHOICE_VALUE)
} LobbyDeviceAction;
extern const LobbyChoice lobby_device_action_choice;

/* Lines of a device's day. */
#define LOBBY_OCCURRENCE_LIST(X) \
  X (OCCURRENCE, UNKNOWN, "unknown") \
  X (OCCURRENCE, LOW, "low") \
  X (OCCURRENCE, EMPTY, "empty") \
  X (OCCURRENCE, FAULT, "fault") \
  X (OCCURRENCE, CLEARED, "cleared") \
  X (OCCURRENCE, REFILLED, "refilled") \
  X (OCCURRENCE, HALF_FULL, "half-full") \
  X (OCCURRENCE, REQUESTED, "requested") \
  X (OCCURRENCE, MODE, "mode") \
  X (OCCURRENCE, OFFLINE, "offline") \
  X (OCCURRENCE, ONLINE, "online")
typedef enum
{
  LOBBY_OCCURRENCE_LIST (LOBBY_CHOICE_VALUE)
} LobbyOccurrence;
extern const LobbyChoice lobby_occurrence_choice;

/* Form of address. */
#define LOBBY_HONORIFIC_LIST(X) \
  X (HONORIFIC, UNKNOWN, "unknown") \
  X (HONORIFIC, MR, "mr") \
  X (HONORIFIC, MS, "ms")
typedef enum
{
  LOBBY_HONORIFIC_LIST (LOBBY_CHOICE_VALUE)
} LobbyHonorific;
extern const LobbyChoice lobby_honorific_choice;

/* State of the link to a branch system. */
#define LOBBY_LINK_STATE_LIST(X) \
  X (LINK, UNKNOWN, "unknown") \
  X (LINK, CONNECTING, "connecting") \
  X (LINK, LIVE, "live") \
  X (LINK, POLLING, "polling") \
  X (LINK, STALE, "stale") \
  X (LINK, DISCONNECTED, "disconnected")
typedef enum
{
  LOBBY_LINK_STATE_LIST (LOBBY_CHOICE_VALUE)
} LobbyLinkState;
extern const LobbyChoice lobby_link_state_choice;

/* Kinds of advice. */
#define LOBBY_ADVICE_KIND_LIST(X) \
  X (ADVICE, UNKNOWN, "unknown") \
  X (ADVICE, DIVERT, "divert") \
  X (ADVICE, ACCOMPANY, "accompany") \
  X (ADVICE, OPEN_COUNTER, "open-counter") \
  X (ADVICE, CLOSE_COUNTER, "close-counter") \
  X (ADVICE, PROFILE_COUNTER, "profile-counter") \
  X (ADVICE, RESUME_COUNTER, "resume-counter") \
  X (ADVICE, RESTOCK, "restock") \
  X (ADVICE, REPAIR, "repair")
typedef enum
{
  LOBBY_ADVICE_KIND_LIST (LOBBY_CHOICE_VALUE)
} LobbyAdviceKind;
extern const LobbyChoice lobby_advice_kind_choice;

/* What became of advice. */
#define LOBBY_DECISION_LIST(X) \
  X (DECISION, UNKNOWN, "unknown") \
  X (DECISION, OFFERED, "offered") \
  X (DECISION, ACCEPTED, "accepted") \
  X (DECISION, DECLINED, "declined") \
  X (DECISION, SKIPPED, "skipped") \
  X (DECISION, UNDONE, "undone") \
  X (DECISION, COMPLETED, "completed") \
  X (DECISION, CAME_BACK, "came-back") \
  X (DECISION, EXPIRED, "expired")
typedef enum
{
  LOBBY_DECISION_LIST (LOBBY_CHOICE_VALUE)
} LobbyDecision;
extern const LobbyChoice lobby_decision_choice;

/* Why advice was declined. */
#define LOBBY_DECLINE_REASON_LIST(X) \
  X (DECLINE, UNKNOWN, "unknown") \
  X (DECLINE, PREFERS_COUNTER, "prefers-counter") \
  X (DECLINE, NOT_USED_TO_DEVICES, "not-used-to-devices") \
  X (DECLINE, NEEDS_PASSBOOK_OR_PAPER, "needs-passbook-or-paper") \
  X (DECLINE, DEVICE_BUSY_OR_FAULTY, "device-busy-or-faulty") \
  X (DECLINE, ALREADY_NEXT, "already-next") \
  X (DECLINE, REMIND_LATER, "remind-later") \
  X (DECLINE, NO_TELLER_FREE, "no-teller-free") \
  X (DECLINE, RUSH_NEARLY_OVER, "rush-nearly-over") \
  X (DECLINE, OTHER, "other")
typedef enum
{
  LOBBY_DECLINE_REASON_LIST (LOBBY_CHOICE_VALUE)
} LobbyDeclineReason;
extern const LobbyChoice lobby_decline_reason_choice;

gboolean lobby_decision_may_follow (LobbyDecision before, LobbyDecision next);
gboolean lobby_decline_is_customers (LobbyDeclineReason reason);

/* Why a masked name is shown. */
#define LOBBY_NAME_REASON_LIST(X) \
  X (NAME_REASON, UNKNOWN, "unknown") \
  X (NAME_REASON, GREET, "greet") \
  X (NAME_REASON, IDENTITY, "identity") \
  X (NAME_REASON, HAND_OVER, "hand-over") \
  X (NAME_REASON, COMPLAINT, "complaint") \
  X (NAME_REASON, OTHER, "other")
typedef enum
{
  LOBBY_NAME_REASON_LIST (LOBBY_CHOICE_VALUE)
} LobbyNameReason;
extern const LobbyChoice lobby_name_reason_choice;

/* Kinds of case that must not get lost. */
#define LOBBY_CASE_KIND_LIST(X) \
  X (CASE, UNKNOWN, "unknown") \
  X (CASE, FEEDBACK, "feedback") \
  X (CASE, COMPLAINT, "complaint") \
  X (CASE, SECOND_LINE, "second-line") \
  X (CASE, LOST_PROPERTY, "lost-property") \
  X (CASE, IMPROVEMENT, "improvement")
typedef enum
{
  LOBBY_CASE_KIND_LIST (LOBBY_CHOICE_VALUE)
} LobbyCaseKind;
extern const LobbyChoice lobby_case_kind_choice;

/* Where a case is; the steps are those of S3-34. */
#define LOBBY_CASE_PHASE_LIST(X) \
  X (CASE_PHASE, UNKNOWN, "unknown") \
  X (CASE_PHASE, OPEN, "open") \
  X (CASE_PHASE, APOLOGISED, "apologised") \
  X (CASE_PHASE, LISTENED, "listened") \
  X (CASE_PHASE, SOLVED, "solved") \
  X (CASE_PHASE, CLOSED, "closed") \
  X (CASE_PHASE, REOPENED, "reopened")
typedef enum
{
  LOBBY_CASE_PHASE_LIST (LOBBY_CHOICE_VALUE)
} LobbyCasePhase;
extern const LobbyChoice lobby_case_phase_choice;

/* Time that a complaint may take: a simple one, a complex one, and the one extension beyond that, which somebody above the
 * branch approves (consumption-complaint rules of 2020). */
#define LOBBY_COMPLAINT_STAGE_LIST(X) \
  X (COMPLAINT, UNKNOWN, "unknown") \
  X (COMPLAINT, SIMPLE, "simple") \
  X (COMPLAINT, COMPLEX, "complex") \
  X (COMPLAINT, EXTENDED, "extended")
typedef enum
{
  LOBBY_COMPLAINT_STAGE_LIST (LOBBY_CHOICE_VALUE)
} LobbyComplaintStage;
extern const LobbyChoice lobby_complaint_stage_choice;

gboolean lobby_case_may_follow (LobbyCaseKind kind, LobbyCasePhase before, LobbyCasePhase next);
/* How an item of a checklist is answered. */
#define LOBBY_CHECK_KIND_LIST(X) \
  X (CHECK, UNKNOWN, "unknown") \
  X (CHECK, YES_NO, "yes-no") \
  X (CHECK, SCORE, "score") \
  X (CHECK, NUMBER, "number") \
  X (CHECK, TEXT, "text")
typedef enum
{
  LOBBY_CHECK_KIND_LIST (LOBBY_CHOICE_VALUE)
} LobbyCheckKind;
extern const LobbyChoice lobby_check_kind_choice;

/* What was answered; unknown takes an answer back. */
#define LOBBY_CHECK_VERDICT_LIST(X) \
  X (VERDICT, UNKNOWN, "unknown") \
  X (VERDICT, YES, "yes") \
  X (VERDICT, NO, "no") \
  X (VERDICT, GIVEN, "given") \
  X (VERDICT, NOT_APPLICABLE, "not-applicable")
typedef enum
{
  LOBBY_CHECK_VERDICT_LIST (LOBBY_CHOICE_VALUE)
} LobbyCheckVerdict;
extern const LobbyChoice lobby_check_verdict_choice;

/* By when a checklist has to be finished. */
#define LOBBY_CHECK_TIME_LIST(X) \
  X (CHECK_TIME, UNKNOWN, "unknown") \
  X (CHECK_TIME, ANY, "any-time") \
  X (CHECK_TIME, BEFORE_OPENING, "before-opening") \
  X (CHECK_TIME, OF_DAY, "time-of-day")
typedef enum
{
  LOBBY_CHECK_TIME_LIST (LOBBY_CHOICE_VALUE)
} LobbyCheckTime;
extern const LobbyChoice lobby_check_time_choice;

/* What a person did with an alert. */
#define LOBBY_ALERT_MARK_LIST(X) \
  X (ALERT_MARK, UNKNOWN, "unknown") \
  X (ALERT_MARK, SEEN, "seen") \
  X (ALERT_MARK, SNOOZED, "snoozed")
typedef enum
{
  LOBBY_ALERT_MARK_LIST (LOBBY_CHOICE_VALUE)
} LobbyAlertMark;
extern const LobbyChoice lobby_alert_mark_choice;

/* What can happen to a simulated day: written into it beforehand, or brought about by a trainer. */
#define LOBBY_INCIDENT_LIST(X) \
  X (INCIDENT, UNKNOWN, "unknown") \
  X (INCIDENT, DEVICE_FAULT, "device-fault") \
  X (INCIDENT, DEVICE_OFFLINE, "device-offline") \
  X (INCIDENT, DEVICE_REFILL, "device-refill") \
  X (INCIDENT, DEVICE_REPORT, "device-report") \
  X (INCIDENT, DEVICE_CASH_LOW, "device-cash-low") \
  X (INCIDENT, COUNTER_PAUSE, "counter-pause") \
  X (INCIDENT, COUNTER_CLOSE, "counter-close") \
  X (INCIDENT, COUNTER_OPEN, "counter-open") \
  X (INCIDENT, ARRIVALS, "arrivals") \
  X (INCIDENT, ELDERLY, "elderly") \
  X (INCIDENT, GUEST, "guest")
typedef enum
{
  LOBBY_INCIDENT_LIST (LOBBY_CHOICE_VALUE)
} LobbyIncidentKind;
extern const LobbyChoice lobby_incident_choice;

G_END_DECLS
