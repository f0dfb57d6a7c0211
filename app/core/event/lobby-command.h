/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person asks of the branch. A command changes nothing here: its effect comes home as events that name the
 * command's id as their causation. */
#pragma once

#include "lobby-event-payloads.h"

G_BEGIN_DECLS

#define LOBBY_COMMAND_KIND_LIST(X) \
  X (COUNTER_ASK, "counter.ask", counter_asked) \
  X (DEVICE_ASK, "device.ask", device_asked) \
  X (TICKET_NOTE, "ticket.note", ticket_noted) \
  X (TICKET_DIVERT, "ticket.divert", ticket_diverted) \
  X (ADVICE_SHOW, "advice.show", advice_record) \
  X (ADVICE_DECIDE, "advice.decide", advice_decided) \
  X (RULES_CHANGE, "rules.change", rule_sheet) \
  X (CUSTOMER_RECOGNISE, "customer.recognise", visit_entered) \
  X (CUSTOMER_ACKNOWLEDGE, "customer.acknowledge", visit_step) \
  X (CUSTOMER_MEET, "customer.meet", visit_step) \
  X (CUSTOMER_ESCALATE, "customer.escalate", visit_step) \
  X (CUSTOMER_ASSIGN, "customer.assign", visit_step) \
  X (CUSTOMER_NOTE, "customer.note", visit_noted) \
  X (FEEDBACK_ENTER, "feedback.enter", feedback_record) \
  X (CASE_OPEN, "case.open", case_record) \
  X (CASE_CHANGE, "case.change", case_changed) \
  X (CHECKLIST_CHANGE, "checklist.change", checklist) \
  X (CHECKLIST_START, "checklist.start", check_started) \
  X (CHECKLIST_ANSWER, "checklist.answer", check_answered) \
  X (CHECKLIST_FINISH, "checklist.finish", check_finished) \
  X (SIMULATION_RATE, "simulation.rate", simulation_rate) \
  X (SIMULATION_INCIDENT, "simulation.incident", simulation_incident)

#define LOBBY_COMMAND_KIND_VALUE(KIND, name, table) LOBBY_COMMAND_##KIND,

typedef enum
{
  LOBBY_COMMAND_UNKNOWN,
  LOBBY_COMMAND_KIND_LIST (LOBBY_COMMAND_KIND_VALUE) LOBBY_COMMAND_N_KINDS,
} LobbyCommandKind;

/**
 * LobbyCommand:
 * @id: UUID; also its Idempotency-Key
 * @kind: what is asked
 * @payload: record of the kind's table
 */
typedef struct
{
  char *id;
  LobbyCommandKind kind;
  gpointer payload;
} LobbyCommand;

LobbyCommand *lobby_command_new (const char *id, LobbyCommandKind kind, gpointer payload);
LobbyCommand *lobby_command_copy (const LobbyCommand *command);
void lobby_command_free (LobbyCommand *command);
const char *lobby_command_get_subject (const LobbyCommand *command);

const char *lobby_command_kind_get_name (LobbyCommandKind kind);
const LobbyRecordType *lobby_command_kind_get_table (LobbyCommandKind kind);
LobbyCommandKind lobby_command_kind_from_name (const char *name);
LobbyArea lobby_command_kind_get_area (LobbyCommandKind kind);
gboolean lobby_command_kind_is_simulation (LobbyCommandKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyCommand, lobby_command_free)

G_END_DECLS
