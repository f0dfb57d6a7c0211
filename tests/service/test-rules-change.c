/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch changes its rule sheet: each change from the sheet that counts, the second of two people told who was first. */
#include "config.h"

#include "service-client.h"

#include "lobby-rules.h"
#include "lobby-wire.h"

#include <string.h>

static LobbyRuleSheet *
edit (const LobbyRuleSheet *from, gint64 undo_s, const char *by)
{
  LobbyRuleSheet *sheet = lobby_rule_sheet_copy (from);

  for (guint i = 0; i < sheet->numbers->len; i++)
    {
      LobbyRuleNumber *number = g_ptr_array_index (sheet->numbers, i);
      if (strcmp (number->id, LOBBY_RULE_UNDO_S) == 0)
        number->value = undo_s;
    }
  sheet->version = from->version + 1;
  g_free (sheet->changed_by);
  sheet->changed_by = g_strdup (by);
  return sheet;
}

static Answer
post (ServiceClient *fixture, const char *key, LobbyRuleSheet *take)
{
  g_autoptr (LobbyCommand) command = lobby_command_new (key, LOBBY_COMMAND_RULES_CHANGE, take);
  g_autofree char *body = lobby_wire_format_command (command);

  return service_client_post_command (fixture, key, body);
}

/* Only the branch head may; the sheet says who, whatever was written into it. */
static void
set_up_simulated (ServiceClient *fixture, gconstpointer start)
{
  service_client_set_up (fixture, start);
  service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, "bh1");
}

static void
set_up_adapters (ServiceClient *fixture, gconstpointer start)
{
  service_client_set_up_adapters (fixture, start);
  service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, "bh1");
}

static const LobbyRuleSheet *
get_rules (ServiceClient *fixture)
{
  const LobbyState *state = lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch));

  return lobby_rules_get_effective (state);
}

#define FIRST_KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7b01"
#define SECOND_KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7b02"
#define THIRD_KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7b03"

static void
test_two_people (ServiceClient *fixture, gconstpointer data)
{
  const LobbyRuleSheet *shipped = get_rules (fixture);

  g_assert_true (shipped == lobby_rules_get_shipped ());
  g_auto (Answer) first = post (fixture, FIRST_KEY, edit (shipped, 12, NULL));
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpint (get_rules (fixture)->version, ==, shipped->version + 1);
  g_assert_cmpint (lobby_rule_sheet_get_number (get_rules (fixture), LOBBY_RULE_UNDO_S, 0), ==, 12);
  g_assert_cmpstr (get_rules (fixture)->changed_by, ==, "bh1");
  g_assert_cmpint (get_rules (fixture)->changed_us, >, 0);

  g_auto (Answer) second = post (fixture, SECOND_KEY, edit (shipped, 20, "lm-2"));
  g_assert_cmpuint (second.status, ==, 409);
  g_assert_nonnull (strstr (second.body, " by: bh1"));
  g_assert_cmpint (lobby_rule_sheet_get_number (get_rules (fixture), LOBBY_RULE_UNDO_S, 0), ==, 12);

  g_auto (Answer) third = post (fixture, THIRD_KEY, edit (get_rules (fixture), 20, NULL));
  g_assert_cmpuint (third.status, ==, 202);
  g_assert_cmpint (lobby_rule_sheet_get_number (get_rules (fixture), LOBBY_RULE_UNDO_S, 0), ==, 20);
}

static void
test_a_senseless_sheet (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) answer = post (fixture, FIRST_KEY, edit (get_rules (fixture), 5000, "head-1"));

  g_assert_cmpuint (answer.status, >=, 400);
  g_assert_cmpuint (answer.status, <, 500);
  g_assert_nonnull (strstr (answer.body, "undo-seconds"));
  g_assert_true (get_rules (fixture) == lobby_rules_get_shipped ());
}

/* Whoever connects later finds the sheet in the branch. */
static void
test_it_stands_in_the_branch (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) change = post (fixture, FIRST_KEY, edit (get_rules (fixture), 12, "head-1"));
  g_auto (Answer) branch = service_client_get (fixture, "v1/branch");
  g_auto (Answer) picture = service_client_get (fixture, "v1/snapshot");

  g_assert_cmpuint (change.status, ==, 202);
  g_assert_nonnull (strstr (branch.body, "\"changedBy\":\"bh1\""));
  g_assert_nonnull (strstr (picture.body, "\"changedBy\":\"bh1\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, start, set_up, function) \
  g_test_add (path, ServiceClient, start, set_up, function, service_client_tear_down)
  ADD ("/rules-change/simulated/two-people", "09:30", set_up_simulated, test_two_people);
  ADD ("/rules-change/simulated/a-senseless-sheet", "09:30", set_up_simulated, test_a_senseless_sheet);
  ADD ("/rules-change/simulated/it-stands-in-the-branch", "09:30", set_up_simulated, test_it_stands_in_the_branch);
  ADD ("/rules-change/adapters/two-people", NULL, set_up_adapters, test_two_people);
  return g_test_run ();
}
