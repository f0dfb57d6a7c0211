/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rights: what each role may do, and what nobody may. */
#include "config.h"

#include "lobby-rights.h"

static gboolean
has (LobbyBearer bearer, LobbyRight right)
{
  return lobby_rights_has (lobby_rights_of_bearer (bearer), right);
}

static gboolean
may_ask (LobbyBearer bearer, LobbyCommandKind kind)
{
  return has (bearer, lobby_right_for_command (kind));
}

static void
test_lobby_manager (void)
{
  g_assert_true (may_ask (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_COMMAND_COUNTER_ASK));
  g_assert_true (may_ask (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_COMMAND_ADVICE_DECIDE));
  g_assert_true (may_ask (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_COMMAND_CUSTOMER_MEET));
  g_assert_true (has (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_RIGHT_NAMES_REVEAL));
  g_assert_false (may_ask (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_COMMAND_RULES_CHANGE));
  g_assert_false (may_ask (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_COMMAND_CUSTOMER_ASSIGN));
  g_assert_false (has (LOBBY_BEARER_LOBBY_MANAGER, LOBBY_RIGHT_AUDIT_READ));
}

/* Everything that the lobby manager has, rules and re-assignment besides. */
static void
test_branch_head (void)
{
  LobbyRights manager = lobby_rights_of_bearer (LOBBY_BEARER_LOBBY_MANAGER);

  g_assert_cmpuint (lobby_rights_of_bearer (LOBBY_BEARER_BRANCH_HEAD) & manager, ==, manager);
  g_assert_true (may_ask (LOBBY_BEARER_BRANCH_HEAD, LOBBY_COMMAND_RULES_CHANGE));
  g_assert_true (may_ask (LOBBY_BEARER_BRANCH_HEAD, LOBBY_COMMAND_CUSTOMER_ASSIGN));
  g_assert_true (has (LOBBY_BEARER_BRANCH_HEAD, LOBBY_RIGHT_AUDIT_READ));
}

/* Practice and replay, and no names. */
static void
test_trainer (void)
{
  g_assert_true (has (LOBBY_BEARER_TRAINER, LOBBY_RIGHT_LOBBY_SEE));
  g_assert_true (has (LOBBY_BEARER_TRAINER, LOBBY_RIGHT_DAYS_READ));
  g_assert_true (may_ask (LOBBY_BEARER_TRAINER, LOBBY_COMMAND_SIMULATION_INCIDENT));
  g_assert_false (has (LOBBY_BEARER_TRAINER, LOBBY_RIGHT_NAMES_SEE));
  g_assert_false (has (LOBBY_BEARER_TRAINER, LOBBY_RIGHT_NAMES_REVEAL));
  g_assert_false (has (LOBBY_BEARER_TRAINER, LOBBY_RIGHT_AUDIT_READ));
}

/* Reads who did what; no names, no actions at all. */
static void
test_auditor (void)
{
  g_assert_true (has (LOBBY_BEARER_AUDITOR, LOBBY_RIGHT_AUDIT_READ));
  g_assert_false (has (LOBBY_BEARER_AUDITOR, LOBBY_RIGHT_NAMES_SEE));
  for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    g_assert_false (may_ask (LOBBY_BEARER_AUDITOR, (LobbyCommandKind) kind));
}

static void
test_adapter (void)
{
  g_assert_true (has (LOBBY_BEARER_ADAPTER, LOBBY_RIGHT_EVENTS_REPORT));
  g_assert_true (has (LOBBY_BEARER_ADAPTER, LOBBY_RIGHT_LOBBY_SEE));
  for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    g_assert_false (may_ask (LOBBY_BEARER_ADAPTER, (LobbyCommandKind) kind));
}

/* A role or a right that this version does not know is none: nothing fails open. */
static void
test_unknown_is_none (void)
{
  const char *const words[] = { "lobby.see", "lobby.own", "unknown", NULL };

  g_assert_cmpuint (lobby_rights_of_bearer (LOBBY_BEARER_UNKNOWN), ==, LOBBY_RIGHTS_NONE);
  g_assert_cmpuint (lobby_rights_of_bearer ((LobbyBearer) 77), ==, LOBBY_RIGHTS_NONE);
  g_assert_false (lobby_rights_has (LOBBY_RIGHTS_ALL, LOBBY_RIGHT_UNKNOWN));
  g_assert_false (lobby_rights_has (LOBBY_RIGHTS_ALL, LOBBY_RIGHT_N));
  g_assert_cmpuint (lobby_rights_from_words (words), ==, 1u << LOBBY_RIGHT_LOBBY_SEE);
  g_assert_cmpint (lobby_right_for_command (LOBBY_COMMAND_UNKNOWN), ==, LOBBY_RIGHT_UNKNOWN);
}

/* Somebody can do each thing: a command without a right would be one that nobody may give. */
static void
test_every_command_has_somebody (void)
{
  for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    g_assert_true (may_ask (LOBBY_BEARER_BRANCH_HEAD, (LobbyCommandKind) kind));
}

static void
test_words_and_back (void)
{
  for (int bearer = 1; bearer < LOBBY_BEARER_N; bearer++)
    {
      LobbyRights rights = lobby_rights_of_bearer ((LobbyBearer) bearer);
      g_auto (GStrv) words = lobby_rights_dup_words (rights);
      g_assert_cmpuint (lobby_rights_from_words ((const char *const *) words), ==, rights);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rights/lobby-manager", test_lobby_manager);
  g_test_add_func ("/rights/branch-head", test_branch_head);
  g_test_add_func ("/rights/trainer", test_trainer);
  g_test_add_func ("/rights/auditor", test_auditor);
  g_test_add_func ("/rights/adapter", test_adapter);
  g_test_add_func ("/rights/unknown-is-none", test_unknown_is_none);
  g_test_add_func ("/rights/every-command-has-somebody", test_every_command_has_somebody);
  g_test_add_func ("/rights/words-and-back", test_words_and_back);
  return g_test_run ();
}
