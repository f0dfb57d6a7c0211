/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may do what. One table says it: the branch service checks it at each request, and the console shows what is left.
 * Which role somebody has is a claim of a token that the service has signed; no console decides it. */
#pragma once

#include "lobby-command.h"

G_BEGIN_DECLS

/* As whom a token speaks. An adapter is another system of the bank that reports what happens. */
#define LOBBY_BEARER_LIST(X) \
  X (BEARER, UNKNOWN, "unknown") \
  X (BEARER, LOBBY_MANAGER, "lobby-manager") \
  X (BEARER, BRANCH_HEAD, "branch-head") \
  X (BEARER, TRAINER, "trainer") \
  X (BEARER, AUDITOR, "auditor") \
  X (BEARER, ADAPTER, "adapter")
typedef enum
{
  LOBBY_BEARER_LIST (LOBBY_CHOICE_VALUE) LOBBY_BEARER_N,
} LobbyBearer;
extern const LobbyChoice lobby_bearer_choice;

/*   right             its word            lobby manager, branch head, trainer, auditor, adapter */
#define LOBBY_RIGHT_LIST(X) \
  X (LOBBY_SEE, "lobby.see", 1, 1, 1, 1, 1) \
  X (DAYS_READ, "days.read", 1, 1, 1, 1, 0) \
  X (NAMES_SEE, "names.see", 1, 1, 0, 0, 0) \
  X (NAMES_REVEAL, "names.reveal", 1, 1, 0, 0, 0) \
  X (COUNTERS_ASK, "counters.ask", 1, 1, 0, 0, 0) \
  X (DEVICES_ASK, "devices.ask", 1, 1, 0, 0, 0) \
  X (TICKETS_CHANGE, "tickets.change", 1, 1, 0, 0, 0) \
  X (ADVICE_DECIDE, "advice.decide", 1, 1, 0, 0, 0) \
  X (VISITS_ANSWER, "visits.answer", 1, 1, 0, 0, 0) \
  X (VISITS_ASSIGN, "visits.assign", 0, 1, 0, 0, 0) \
  X (DUTIES_CHANGE, "duties.change", 1, 1, 0, 0, 0) \
  X (RULES_CHANGE, "rules.change", 0, 1, 0, 0, 0) \
  X (SIMULATION_STEER, "simulation.steer", 1, 1, 1, 0, 0) \
  X (AUDIT_READ, "audit.read", 0, 1, 0, 1, 0) \
  X (EVENTS_REPORT, "events.report", 0, 0, 0, 0, 1)

#define LOBBY_RIGHT_VALUE(NAME, word, manager, head, trainer, auditor, adapter) LOBBY_RIGHT_##NAME,

/**
 * LobbyRight:
 * @LOBBY_RIGHT_UNKNOWN: what nobody has
 * @LOBBY_RIGHT_LOBBY_SEE: the lobby as it is: queues, counters, devices, figures, advice
 * @LOBBY_RIGHT_DAYS_READ: recorded days
 * @LOBBY_RIGHT_NAMES_SEE: members of class C2: who a valued customer is, masked, and what is noted of them
 * @LOBBY_RIGHT_NAMES_REVEAL: a full name for a moment, with a reason
 * @LOBBY_RIGHT_COUNTERS_ASK: ask a teller to open, close, pause
 * @LOBBY_RIGHT_DEVICES_ASK: ask for cash, report a fault
 * @LOBBY_RIGHT_TICKETS_CHANGE: note what was learned of a customer at the door, divert
 * @LOBBY_RIGHT_ADVICE_DECIDE: accept or decline advice
 * @LOBBY_RIGHT_VISITS_ANSWER: enter an arrival, greet, acknowledge, escalate, note
 * @LOBBY_RIGHT_VISITS_ASSIGN: give a valued customer to another relationship manager
 * @LOBBY_RIGHT_DUTIES_CHANGE: feedback, cases, slips, lost property, checklists
 * @LOBBY_RIGHT_RULES_CHANGE: the rule sheet of diversion
 * @LOBBY_RIGHT_SIMULATION_STEER: speed and incidents of a simulated day, for practice
 * @LOBBY_RIGHT_AUDIT_READ: who asked for what and when
 * @LOBBY_RIGHT_EVENTS_REPORT: report events as a system of the bank
 */
typedef enum
{
  LOBBY_RIGHT_UNKNOWN,
  LOBBY_RIGHT_LIST (LOBBY_RIGHT_VALUE) LOBBY_RIGHT_N,
} LobbyRight;
extern const LobbyChoice lobby_right_choice;

/* A set of rights: bit n is the right n. */
typedef guint32 LobbyRights;

#define LOBBY_RIGHTS_NONE ((LobbyRights) 0)
#define LOBBY_RIGHTS_ALL ((LobbyRights) ((1u << LOBBY_RIGHT_N) - 2u))
/* Before a service has said who somebody is: names are not shown, nor who did what; what is asked for is looked at by the
 * service anyway. */
#define LOBBY_RIGHTS_UNTOLD \
  (LOBBY_RIGHTS_ALL \
   & ~((1u << LOBBY_RIGHT_NAMES_SEE) | (1u << LOBBY_RIGHT_NAMES_REVEAL) | (1u << LOBBY_RIGHT_AUDIT_READ)))

/**
 * LobbySignIn:
 * @role: as whom the token speaks
 * @staff: (nullable): id of the member of staff; none for a token without a person
 * @name: (nullable): display name of that member of staff
 * @rights: words of #LobbyRight that the service grants; a reader passes over those that it does not know
 * @expires_us: end of the token, µs since 1970 UTC; 0 when it has none
 *
 * What a branch service says of who is asking it.
 */
typedef struct
{
  LobbyBearer role;
  char *staff;
  char *name;
  char **rights;
  gint64 expires_us;
} LobbySignIn;
extern const LobbyRecordType lobby_sign_in_type;

LobbyRights lobby_rights_of_bearer (LobbyBearer bearer);
gboolean lobby_rights_has (LobbyRights rights, LobbyRight right);
LobbyRights lobby_rights_from_words (const char *const *words);
char **lobby_rights_dup_words (LobbyRights rights);
LobbyRight lobby_right_for_command (LobbyCommandKind kind);

G_END_DECLS
