/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch's own rule sheet in the state: changed by its event, kept by whoever does not speak of it. */
#include "config.h"

#include "lobby-floor-maker.h"

#define SHEET(version, value) \
  "{\"version\":" #version ",\"changedBy\":\"m1\",\"numbers\":[{\"id\":\"undo-seconds\",\"name\":{\"en\":\"u\"}," \
  "\"value\":" #value ",\"minimum\":3,\"maximum\":60,\"unit\":\"seconds\",\"source\":\"Lobby\"}]}"

#define BRANCH(rules) \
  "{\"id\":\"test\",\"name\":{\"en\":\"T\"},\"timeZone\":\"UTC\",\"businessDay\":\"" LOBBY_FLOOR_DAY "\"" rules "}"

static LobbyApply
change (LobbyState *state, const char *time, const char *sheet)
{
  return lobby_floor_play (state, time, "rules.changed", sheet);
}

static const LobbyRuleSheet *
get_rules (const LobbyState *state)
{
  return lobby_state_get_branch (state)->rules;
}

static void
test_a_sheet_replaces_the_one_before (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();

  g_assert_null (get_rules (state));
  g_assert_cmpint (change (state, "10:00:00", SHEET (2, 10)), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_rules (state)->version, ==, 2);
  g_assert_cmpint (get_rules (state)->changed_us, ==, lobby_floor_at ("10:00:00"));
  g_assert_cmpint (change (state, "10:05:00", SHEET (3, 12)), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (((LobbyRuleNumber *) g_ptr_array_index (get_rules (state)->numbers, 0))->value, ==, 12);
}

static void
test_an_old_or_senseless_sheet_does_not (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();

  change (state, "10:00:00", SHEET (2, 10));
  g_assert_cmpint (change (state, "10:01:00", SHEET (2, 20)), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (change (state, "10:01:00", SHEET (3, 61)), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (((LobbyRuleNumber *) g_ptr_array_index (get_rules (state)->numbers, 0))->value, ==, 10);
}

static void
test_it_is_part_of_the_branch (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autofree char *before = lobby_state_digest (state);

  change (state, "10:00:00", SHEET (2, 10));
  g_autofree char *after = lobby_state_digest (state);
  g_assert_cmpstr (before, !=, after);
  g_autoptr (LobbyState) copy = lobby_state_copy (state);
  g_assert_cmpint (get_rules (copy)->version, ==, 2);
  lobby_floor_play (state, "10:01:00", "branch.changed", BRANCH (""));
  g_assert_cmpint (get_rules (state)->version, ==, 2);
}

/* The picture of the queues says which sheet counts; that of the devices need not know. */
static void
test_pictures (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();

  lobby_floor_play (state, "10:00:00", "stream.snapshot",
                    "{\"areas\":[\"queue\"],\"branch\":" BRANCH (",\"rules\":" SHEET (5, 10)) "}");
  g_assert_cmpint (get_rules (state)->version, ==, 5);
  lobby_floor_play (state, "10:01:00", "stream.snapshot", "{\"areas\":[\"devices\"],\"branch\":" BRANCH ("") "}");
  g_assert_cmpint (get_rules (state)->version, ==, 5);
  lobby_floor_play (state, "10:02:00", "stream.snapshot", "{\"areas\":[\"queue\"],\"branch\":" BRANCH ("") "}");
  g_assert_null (get_rules (state));
  lobby_floor_play (state, "10:03:00", "stream.snapshot",
                    "{\"areas\":[\"queue\"],\"branch\":" BRANCH (",\"rules\":" SHEET (6, 99)) "}");
  g_assert_null (get_rules (state));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-rules/a-sheet-replaces-the-one-before", test_a_sheet_replaces_the_one_before);
  g_test_add_func ("/state-rules/an-old-or-senseless-sheet-does-not", test_an_old_or_senseless_sheet_does_not);
  g_test_add_func ("/state-rules/it-is-part-of-the-branch", test_it_is_part_of_the_branch);
  g_test_add_func ("/state-rules/pictures", test_pictures);
  return g_test_run ();
}
