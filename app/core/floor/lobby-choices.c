/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wire words of the enumerations, from the same lists as the enumerations themselves. */
#include "config.h"

#include "lobby-choices.h"

#define DEFINE(name_, wire, LIST) \
  static const char *const name_##_nicks[] = { LIST (LOBBY_CHOICE_NICK) NULL }; \
  const LobbyChoice lobby_##name_##_choice = { wire, name_##_nicks }

DEFINE (area, "Area", LOBBY_AREA_LIST);
DEFINE (ticket_phase, "TicketPhase", LOBBY_TICKET_PHASE_LIST);
DEFINE (tier, "Tier", LOBBY_TIER_LIST);
DEFINE (medium, "Medium", LOBBY_MEDIUM_LIST);
DEFINE (counter_phase, "CounterPhase", LOBBY_COUNTER_PHASE_LIST);
DEFINE (pause_reason, "PauseReason", LOBBY_PAUSE_REASON_LIST);
DEFINE (counter_action, "CounterAction", LOBBY_COUNTER_ACTION_LIST);
DEFINE (staff_phase, "StaffPhase", LOBBY_STAFF_PHASE_LIST);
DEFINE (staff_role, "StaffRole", LOBBY_STAFF_ROLE_LIST);
DEFINE (device_kind, "DeviceKind", LOBBY_DEVICE_KIND_LIST);
DEFINE (device_link, "DeviceLink", LOBBY_DEVICE_LINK_LIST);
DEFINE (operator_switch, "OperatorSwitch", LOBBY_OPERATOR_SWITCH_LIST);
DEFINE (function_state, "FunctionState", LOBBY_FUNCTION_STATE_LIST);
DEFINE (terminal_state, "TerminalState", LOBBY_TERMINAL_STATE_LIST);
DEFINE (supply_kind, "SupplyKind", LOBBY_SUPPLY_KIND_LIST);
DEFINE (unit_status, "UnitStatus", LOBBY_UNIT_STATUS_LIST);
DEFINE (replenishment, "Replenishment", LOBBY_REPLENISHMENT_LIST);
DEFINE (device_part, "DevicePart", LOBBY_DEVICE_PART_LIST);
DEFINE (device_fault, "DeviceFault", LOBBY_DEVICE_FAULT_LIST);
DEFINE (servicing, "Servicing", LOBBY_SERVICING_LIST);
DEFINE (device_action, "DeviceAction", LOBBY_DEVICE_ACTION_LIST);
DEFINE (occurrence, "Occurrence", LOBBY_OCCURRENCE_LIST);
DEFINE (honorific, "Honorific", LOBBY_HONORIFIC_LIST);
DEFINE (link_state, "LinkState", LOBBY_LINK_STATE_LIST);
DEFINE (advice_kind, "AdviceKind", LOBBY_ADVICE_KIND_LIST);
DEFINE (decision, "Decision", LOBBY_DECISION_LIST);
DEFINE (decline_reason, "DeclineReason", LOBBY_DECLINE_REASON_LIST);
DEFINE (name_reason, "NameReason", LOBBY_NAME_REASON_LIST);
DEFINE (case_kind, "CaseKind", LOBBY_CASE_KIND_LIST);
DEFINE (case_phase, "CasePhase", LOBBY_CASE_PHASE_LIST);
DEFINE (complaint_stage, "ComplaintStage", LOBBY_COMPLAINT_STAGE_LIST);
DEFINE (check_kind, "CheckKind", LOBBY_CHECK_KIND_LIST);
DEFINE (check_verdict, "CheckVerdict", LOBBY_CHECK_VERDICT_LIST);
DEFINE (check_time, "CheckTime", LOBBY_CHECK_TIME_LIST);
DEFINE (alert_mark, "AlertMark", LOBBY_ALERT_MARK_LIST);
DEFINE (incident, "IncidentKind", LOBBY_INCIDENT_LIST);

/**
 * lobby_decision_may_follow:
 * @before: what became of the advice so far; unknown: nothing yet
 * @next: what is said of it now
 *
 * Advice is offered, then accepted, declined or skipped; a decision can be taken back, after which it is open again; what
 * was accepted is completed in the end, or the customer comes back.
 *
 * Returns: whether that is the order of things
 */
gboolean
lobby_decision_may_follow (LobbyDecision before, LobbyDecision next)
{
  switch (next)
    {
    case LOBBY_DECISION_OFFERED:
      return before == LOBBY_DECISION_UNKNOWN || before == LOBBY_DECISION_UNDONE;
    case LOBBY_DECISION_ACCEPTED:
    case LOBBY_DECISION_DECLINED:
    case LOBBY_DECISION_SKIPPED:
    case LOBBY_DECISION_EXPIRED:
      return before == LOBBY_DECISION_UNKNOWN || before == LOBBY_DECISION_OFFERED || before == LOBBY_DECISION_UNDONE;
    case LOBBY_DECISION_UNDONE:
      return before == LOBBY_DECISION_ACCEPTED || before == LOBBY_DECISION_DECLINED || before == LOBBY_DECISION_SKIPPED;
    case LOBBY_DECISION_COMPLETED:
    case LOBBY_DECISION_CAME_BACK:
      return before == LOBBY_DECISION_ACCEPTED;
    case LOBBY_DECISION_UNKNOWN:
    default:
      return FALSE;
    }
}

/** lobby_decline_is_customers: Returns: whether it is the customer who said no, and so was spoken to (S3-17) */
gboolean
lobby_decline_is_customers (LobbyDeclineReason reason)
{
  return reason == LOBBY_DECLINE_PREFERS_COUNTER || reason == LOBBY_DECLINE_NOT_USED_TO_DEVICES
         || reason == LOBBY_DECLINE_NEEDS_PASSBOOK_OR_PAPER;
}

/**
 * lobby_case_may_follow:
 * @kind: kind of the case
 * @before: where it is
 * @next: where it shall be
 *
 * Who was disappointed is owed all steps in their order: an apology, somebody who listens, a fair solution (S3-34). A slip
 * and a thing that was found have no such steps. What is closed can only be opened again.
 *
 * Returns: whether that is the order of things
 */
gboolean
lobby_case_may_follow (LobbyCaseKind kind, LobbyCasePhase before, LobbyCasePhase next)
{
  gboolean owed = kind == LOBBY_CASE_FEEDBACK || kind == LOBBY_CASE_COMPLAINT;
  gboolean fresh = before == LOBBY_CASE_PHASE_OPEN || before == LOBBY_CASE_PHASE_REOPENED
                   || before == LOBBY_CASE_PHASE_UNKNOWN;

  switch (next)
    {
    case LOBBY_CASE_PHASE_APOLOGISED:
      return owed && fresh;
    case LOBBY_CASE_PHASE_LISTENED:
      return owed && before == LOBBY_CASE_PHASE_APOLOGISED;
    case LOBBY_CASE_PHASE_SOLVED:
      return owed ? before == LOBBY_CASE_PHASE_LISTENED : fresh;
    case LOBBY_CASE_PHASE_CLOSED:
      return before == LOBBY_CASE_PHASE_SOLVED || (!owed && fresh);
    case LOBBY_CASE_PHASE_REOPENED:
      return before == LOBBY_CASE_PHASE_CLOSED;
    case LOBBY_CASE_PHASE_OPEN:
    case LOBBY_CASE_PHASE_UNKNOWN:
    default:
      return FALSE;
    }
}
