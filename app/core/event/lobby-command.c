/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands and the table of their kinds. The caller owns each command. */
#include "config.h"

#include "lobby-command.h"

#include <string.h>

typedef struct
{
  const char *name;
  const LobbyRecordType *table;
} KindRow;

#define KIND_ROW(KIND, name_, table_) [LOBBY_COMMAND_##KIND] = { name_, &lobby_##table_##_type },
static const KindRow kinds[LOBBY_COMMAND_N_KINDS] = { LOBBY_COMMAND_KIND_LIST (KIND_ROW) };

/**
 * lobby_command_new:
 * @id: UUID that makes the command take effect once, however often it is sent
 * @kind: what is asked
 * @payload: (transfer full): record of the table of @kind
 *
 * Returns: (transfer full): the command
 */
LobbyCommand *
lobby_command_new (const char *id, LobbyCommandKind kind, gpointer payload)
{
  g_return_val_if_fail (id != NULL && payload != NULL, NULL);
  g_return_val_if_fail (kind > LOBBY_COMMAND_UNKNOWN && kind < LOBBY_COMMAND_N_KINDS, NULL);

  LobbyCommand *command = g_new0 (LobbyCommand, 1);
  command->id = g_strdup (id);
  command->kind = kind;
  command->payload = payload;
  return command;
}

/** lobby_command_copy: Returns: (transfer full): a deep copy */
LobbyCommand *
lobby_command_copy (const LobbyCommand *command)
{
  g_return_val_if_fail (command != NULL, NULL);

  return lobby_command_new (command->id, command->kind,
                            lobby_record_copy (kinds[command->kind].table, command->payload));
}

/** lobby_command_free: @command: (transfer full) (nullable): a command */
void
lobby_command_free (LobbyCommand *command)
{
  if (command == NULL)
    return;
  lobby_record_free (kinds[command->kind].table, command->payload);
  g_free (command->id);
  g_free (command);
}

/** lobby_command_get_subject: Returns: (nullable): id of the thing that it is about, "rules" for the rule sheet */
const char *
lobby_command_get_subject (const LobbyCommand *command)
{
  return lobby_command_kind_is_simulation (command->kind)
             ? NULL
             : lobby_payload_get_subject (kinds[command->kind].table, command->payload);
}

/** lobby_command_kind_get_name: Returns: the name on the wire */
const char *
lobby_command_kind_get_name (LobbyCommandKind kind)
{
  g_return_val_if_fail (kind < LOBBY_COMMAND_N_KINDS, NULL);
  return kinds[kind].name;
}

/** lobby_command_kind_get_table: Returns: the table of the payload */
const LobbyRecordType *
lobby_command_kind_get_table (LobbyCommandKind kind)
{
  g_return_val_if_fail (kind < LOBBY_COMMAND_N_KINDS, NULL);
  return kinds[kind].table;
}

/** lobby_command_kind_from_name: Returns: the kind, unknown for a name that this version does not know */
LobbyCommandKind
lobby_command_kind_from_name (const char *name)
{
  for (int kind = 1; name != NULL && kind < LOBBY_COMMAND_N_KINDS; kind++)
    if (strcmp (kinds[kind].name, name) == 0)
      return kind;
  return LOBBY_COMMAND_UNKNOWN;
}

/** lobby_command_kind_get_area: Returns: the kind of branch system that carries it out */
LobbyArea
lobby_command_kind_get_area (LobbyCommandKind kind)
{
  switch (kind)
    {
    case LOBBY_COMMAND_DEVICE_ASK:
      return LOBBY_AREA_DEVICES;
    case LOBBY_COMMAND_CUSTOMER_RECOGNISE:
    case LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE:
    case LOBBY_COMMAND_CUSTOMER_MEET:
    case LOBBY_COMMAND_CUSTOMER_ESCALATE:
    case LOBBY_COMMAND_CUSTOMER_ASSIGN:
    case LOBBY_COMMAND_CUSTOMER_NOTE:
      return LOBBY_AREA_CUSTOMERS;
    case LOBBY_COMMAND_FEEDBACK_ENTER:
    case LOBBY_COMMAND_CASE_OPEN:
    case LOBBY_COMMAND_CASE_CHANGE:
    case LOBBY_COMMAND_CHECKLIST_CHANGE:
    case LOBBY_COMMAND_CHECKLIST_START:
    case LOBBY_COMMAND_CHECKLIST_ANSWER:
    case LOBBY_COMMAND_CHECKLIST_FINISH:
      return LOBBY_AREA_FEEDBACK;
    case LOBBY_COMMAND_COUNTER_ASK:
    case LOBBY_COMMAND_TICKET_NOTE:
    case LOBBY_COMMAND_TICKET_DIVERT:
    case LOBBY_COMMAND_ADVICE_SHOW:
    case LOBBY_COMMAND_ADVICE_DECIDE:
    case LOBBY_COMMAND_RULES_CHANGE:
    case LOBBY_COMMAND_SIMULATION_RATE:
    case LOBBY_COMMAND_SIMULATION_INCIDENT:
      return LOBBY_AREA_QUEUE;
    case LOBBY_COMMAND_UNKNOWN:
    case LOBBY_COMMAND_N_KINDS:
    default:
      return LOBBY_AREA_UNKNOWN;
    }
}

/** lobby_command_kind_is_simulation: Returns: whether it asks the simulator and not the branch: no event answers it */
gboolean
lobby_command_kind_is_simulation (LobbyCommandKind kind)
{
  return kind == LOBBY_COMMAND_SIMULATION_RATE || kind == LOBBY_COMMAND_SIMULATION_INCIDENT;
}
