/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the table of rights. */
#include "config.h"

#include "lobby-rights.h"

static const char *const bearer_nicks[] = { LOBBY_BEARER_LIST (LOBBY_CHOICE_NICK) NULL };
const LobbyChoice lobby_bearer_choice = { "Bearer", bearer_nicks };

#define RIGHT_NICK(NAME, word, manager, head, trainer, auditor, adapter) word,
static const char *const right_nicks[] = { "unknown", LOBBY_RIGHT_LIST (RIGHT_NICK) NULL };
const LobbyChoice lobby_right_choice = { "Right", right_nicks };

#define BIT(bearer, has) ((has) ? 1u << LOBBY_BEARER_##bearer : 0u)
#define RIGHT_ROW(NAME, word, manager, head, trainer, auditor, adapter) \
  [LOBBY_RIGHT_##NAME] = BIT (LOBBY_MANAGER, manager) | BIT (BRANCH_HEAD, head) | BIT (TRAINER, trainer) \
                         | BIT (AUDITOR, auditor) | BIT (ADAPTER, adapter),
static const guint bearers_of[LOBBY_RIGHT_N] = { LOBBY_RIGHT_LIST (RIGHT_ROW) };

#define REC LobbySignIn
static const LobbyField sign_in_fields[] = {
  LOBBY_ROW ("role", role, CHOICE, .choice = &lobby_bearer_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("staff", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, TEXT, .maximum = 128),
  LOBBY_ROW ("rights", rights, TEXTS, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("expires", expires_us, INSTANT),
};
#undef REC
const LobbyRecordType lobby_sign_in_type = LOBBY_RECORD_TYPE ("SignIn", LobbySignIn, sign_in_fields);

/** lobby_rights_of_bearer: Returns: what the table grants to @bearer; nothing to an unknown one */
LobbyRights
lobby_rights_of_bearer (LobbyBearer bearer)
{
  LobbyRights rights = LOBBY_RIGHTS_NONE;

  for (int right = 1; bearer > LOBBY_BEARER_UNKNOWN && bearer < LOBBY_BEARER_N && right < LOBBY_RIGHT_N; right++)
    if ((bearers_of[right] & (1u << bearer)) != 0)
      rights |= (LobbyRights) (1u << right);
  return rights;
}

/** lobby_rights_has: Returns: whether @right is among @rights; the unknown right never is */
gboolean
lobby_rights_has (LobbyRights rights, LobbyRight right)
{
  return right > LOBBY_RIGHT_UNKNOWN && right < LOBBY_RIGHT_N && (rights & (1u << right)) != 0;
}

/** lobby_rights_from_words: @words: (nullable): words of rights. Returns: those that this version knows */
LobbyRights
lobby_rights_from_words (const char *const *words)
{
  LobbyRights rights = LOBBY_RIGHTS_NONE;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      int right = lobby_choice_from_nick (&lobby_right_choice, words[i]);
      if (right > LOBBY_RIGHT_UNKNOWN)
        rights |= (LobbyRights) (1u << right);
    }
  return rights;
}

/** lobby_rights_dup_words: Returns: (transfer full) (array zero-terminated=1): words of @rights, in the order of the table */
char **
lobby_rights_dup_words (LobbyRights rights)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int right = 1; right < LOBBY_RIGHT_N; right++)
    if (lobby_rights_has (rights, (LobbyRight) right))
      g_strv_builder_add (builder, right_nicks[right]);
  return g_strv_builder_end (builder);
}

/** lobby_right_for_command: Returns: what somebody must have who asks for @kind; the unknown right for an unknown kind */
LobbyRight
lobby_right_for_command (LobbyCommandKind kind)
{
  switch (kind)
    {
    case LOBBY_COMMAND_COUNTER_ASK:
      return LOBBY_RIGHT_COUNTERS_ASK;
    case LOBBY_COMMAND_DEVICE_ASK:
      return LOBBY_RIGHT_DEVICES_ASK;
    case LOBBY_COMMAND_TICKET_NOTE:
    case LOBBY_COMMAND_TICKET_DIVERT:
      return LOBBY_RIGHT_TICKETS_CHANGE;
    case LOBBY_COMMAND_ADVICE_SHOW:
    case LOBBY_COMMAND_ADVICE_DECIDE:
      return LOBBY_RIGHT_ADVICE_DECIDE;
    case LOBBY_COMMAND_RULES_CHANGE:
      return LOBBY_RIGHT_RULES_CHANGE;
    case LOBBY_COMMAND_CUSTOMER_RECOGNISE:
    case LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE:
    case LOBBY_COMMAND_CUSTOMER_MEET:
    case LOBBY_COMMAND_CUSTOMER_ESCALATE:
    case LOBBY_COMMAND_CUSTOMER_NOTE:
      return LOBBY_RIGHT_VISITS_ANSWER;
    case LOBBY_COMMAND_CUSTOMER_ASSIGN:
      return LOBBY_RIGHT_VISITS_ASSIGN;
    case LOBBY_COMMAND_FEEDBACK_ENTER:
    case LOBBY_COMMAND_CASE_OPEN:
    case LOBBY_COMMAND_CASE_CHANGE:
    case LOBBY_COMMAND_CHECKLIST_CHANGE:
    case LOBBY_COMMAND_CHECKLIST_START:
    case LOBBY_COMMAND_CHECKLIST_ANSWER:
    case LOBBY_COMMAND_CHECKLIST_FINISH:
      return LOBBY_RIGHT_DUTIES_CHANGE;
    case LOBBY_COMMAND_SIMULATION_RATE:
    case LOBBY_COMMAND_SIMULATION_INCIDENT:
      return LOBBY_RIGHT_SIMULATION_STEER;
    case LOBBY_COMMAND_UNKNOWN:
    case LOBBY_COMMAND_N_KINDS:
    default:
      return LOBBY_RIGHT_UNKNOWN;
    }
}
