/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sheet that comes with Lobby, and reading sheets that are damaged. */
#include "config.h"

#include "lobby-rules.h"
#include "lobby-scenario.h"

#include <string.h>

static void
assert_says (const LobbyText *text)
{
  g_assert_nonnull (text);
  g_assert_true (text->en != NULL && *text->en != '\0');
  g_assert_true (text->zh_cn != NULL && *text->zh_cn != '\0');
  g_assert_true (text->zh_tw != NULL && *text->zh_tw != '\0');
}

static void
test_the_shipped_sheet_is_whole (void)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_shipped ();

  g_assert_true (lobby_rule_sheet_check (sheet, NULL));
  assert_says (sheet->scope);
  assert_says (sheet->goal);
  assert_says (sheet->standard);
  assert_says (sheet->duties);
  for (guint i = 0; i < sheet->numbers->len; i++)
    assert_says (((LobbyRuleNumber *) g_ptr_array_index (sheet->numbers, i))->name);
  for (guint i = 0; i < sheet->rules->len; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      assert_says (rule->name);
      assert_says (rule->words);
      g_assert_nonnull (strstr (rule->words->en, "{place}"));
      g_assert_nonnull (strstr (rule->words->zh_cn, "{place}"));
      g_assert_nonnull (strstr (rule->words->zh_tw, "{place}"));
    }
}

static void
test_every_number_is_there (void)
{
  static const char *const ids[] = {
    LOBBY_RULE_WAITING_MIN,
    LOBBY_RULE_WAIT_MIN_S,
    LOBBY_RULE_GAIN_MIN_S,
    LOBBY_RULE_KEEP_TIER,
    LOBBY_RULE_ASK_AGAIN,
    LOBBY_RULE_EXPIRY_S,
    LOBBY_RULE_MOST_ITEMS,
    LOBBY_RULE_UNDO_S,
    LOBBY_RULE_COUNTER_GAIN_MIN_S,
    LOBBY_RULE_COUNTER_HOLD_S,
    LOBBY_RULE_RESTOCK_LEAD_S,
    LOBBY_RULE_RATE_GOAL_PERCENT,
    "goal-wait-mean-seconds",
    "goal-abandonment-percent",
    "goal-counters-busy-low-percent",
    "goal-counters-busy-high-percent",
    "goal-devices-percent",
    "goal-self-service-percent",
    "goal-recommend-score",
    "goal-first-contact-percent",
    "goal-promises-kept-percent",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (lobby_rule_sheet_get_number (lobby_rules_get_shipped (), ids[i], -1), !=, -1);
}

/* S3-1 and S3-2: 20,000 CNY for cash, 50,000 for transfers; S3-7: gold and above are kept; S0-11: nobody is asked twice. */
static void
test_what_the_literature_says (void)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_shipped ();

  g_assert_cmpint (lobby_rule_sheet_find_rule (sheet, "withdraw")->limit_cny, ==, 20000);
  g_assert_cmpint (lobby_rule_sheet_find_rule (sheet, "deposit")->limit_cny, ==, 20000);
  g_assert_cmpint (lobby_rule_sheet_find_rule (sheet, "transfer")->limit_cny, ==, 50000);
  g_assert_cmpint (lobby_rule_sheet_get_number (sheet, LOBBY_RULE_KEEP_TIER, 0), ==, LOBBY_TIER_GOLD);
  g_assert_cmpint (lobby_rule_sheet_get_number (sheet, LOBBY_RULE_ASK_AGAIN, 9), ==, 0);
  g_assert_false (lobby_rule_sheet_find_rule (sheet, "passbook-update")->needs_card);
  g_assert_true (lobby_rule_sheet_find_rule (sheet, "withdraw")->needs_card);
}

static gboolean
is_left_out_on_purpose (const char *transaction)
{
  static const char *const left_out[] = { "change-notes",  "open-account", "business-cash",  "business-transfer",
                                          "wealth-advice", "loan",         "valued-service", NULL };

  return g_strv_contains (left_out, transaction);
}

/* Each kind of business of the simulated days has a rule or is left out on purpose; a machine of the branch can do it. */
static void
test_the_simulated_days_are_covered (gconstpointer name)
{
  g_autoptr (LobbyScenario) scenario = lobby_scenario_load (name, NULL);
  const LobbyRuleSheet *sheet = lobby_rules_get_shipped ();

  for (guint i = 0; i < scenario->branch->transactions->len; i++)
    {
      const LobbyTransactionRecord *transaction = g_ptr_array_index (scenario->branch->transactions, i);
      gboolean has_rule = lobby_rule_sheet_find_rule (sheet, transaction->id) != NULL;
      g_assert_true (has_rule != is_left_out_on_purpose (transaction->id));
    }
  for (guint s = 0; s < scenario->branch->services->len; s++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (scenario->branch->services, s);
      for (guint i = 0; service->divertible != NULL && service->divertible[i] != NULL; i++)
        g_assert_nonnull (lobby_rule_sheet_find_rule (sheet, service->divertible[i]));
    }
}

static void
test_the_branch_has_its_own (void)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  g_assert_true (lobby_rules_get_effective (state) == lobby_rules_get_shipped ());
}

static void
assert_refused (const char *json, LobbyError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_rules_parse (json, strlen (json), &error));
  g_assert_error (error, LOBBY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_damaged_sheets_are_named (void)
{
  g_autofree char *huge = g_strnfill (70000, ' ');

  assert_refused ("", LOBBY_ERROR_INVALID, "");
  assert_refused ("[]", LOBBY_ERROR_INVALID, "object");
  assert_refused ("{}", LOBBY_ERROR_INVALID, "version");
  assert_refused ("{\"version\": \"one\"}", LOBBY_ERROR_INVALID, "version");
  assert_refused ("{\"version\": 1, \"rules\": [{\"id\": \"r\"}]}", LOBBY_ERROR_INVALID, "rules[0].");
  assert_refused ("{\"version\": 1, \"numbers\": [{\"id\": \"undo-seconds\", \"name\": {\"en\": \"u\"}, \"value\": 500,"
                  " \"minimum\": 0, \"maximum\": 999, \"unit\": \"seconds\", \"source\": \"S\"}]}",
                  LOBBY_ERROR_INVALID, "numbers[0] undo-seconds: ");
  assert_refused (huge, LOBBY_ERROR_TOO_LARGE, "70000");
}

static void
test_a_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_rules_load ("/nowhere/rules.json", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "rules.json: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/the-shipped-sheet-is-whole", test_the_shipped_sheet_is_whole);
  g_test_add_func ("/rules/every-number-is-there", test_every_number_is_there);
  g_test_add_func ("/rules/what-the-literature-says", test_what_the_literature_says);
  g_test_add_data_func ("/rules/covers/ordinary-day", "ordinary-day", test_the_simulated_days_are_covered);
  g_test_add_data_func ("/rules/covers/spoke", "spoke", test_the_simulated_days_are_covered);
  g_test_add_data_func ("/rules/covers/stress", "stress", test_the_simulated_days_are_covered);
  g_test_add_func ("/rules/the-branch-has-its-own", test_the_branch_has_its_own);
  g_test_add_func ("/rules/damaged-sheets-are-named", test_damaged_sheets_are_named);
  g_test_add_func ("/rules/a-missing-file", test_a_missing_file);
  return g_test_run ();
}
