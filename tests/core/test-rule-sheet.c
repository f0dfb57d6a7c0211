/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a rule sheet, and what a sheet that makes no sense is told. */
#include "config.h"

#include "lobby-rule-sheet.h"

static LobbyRuleNumber *
add_number (LobbyRuleSheet *sheet, const char *id, gint64 value, gint64 minimum, gint64 maximum, const char *unit)
{
  LobbyRuleNumber *number = lobby_record_new (&lobby_rule_number_type);

  number->id = g_strdup (id);
  number->name = lobby_text_new (id, NULL, NULL);
  number->value = value;
  number->minimum = minimum;
  number->maximum = maximum;
  number->unit = g_strdup (unit);
  number->source = g_strdup ("S3-6");
  g_ptr_array_add (sheet->numbers, number);
  return number;
}

static LobbyDiversionRule *
add_rule (LobbyRuleSheet *sheet, const char *id, const char *transaction, gint64 limit_cny, gboolean inclusive)
{
  LobbyDiversionRule *rule = lobby_record_new (&lobby_diversion_rule_type);

  rule->id = g_strdup (id);
  rule->name = lobby_text_new (transaction, NULL, NULL);
  rule->transaction = g_strdup (transaction);
  rule->devices = g_strdupv ((char **) (const char *const[]){ "cash-recycler", "atm", NULL });
  rule->limit_cny = limit_cny;
  rule->inclusive = inclusive;
  rule->enabled = TRUE;
  rule->acceptance_percent = 70;
  rule->words = lobby_text_new ("At the {device} {place} in about {minutes} min.", NULL, NULL);
  rule->source = g_strdup ("S3-1");
  g_ptr_array_add (sheet->rules, rule);
  return rule;
}

static LobbyRuleSheet *
make_sheet (void)
{
  LobbyRuleSheet *sheet = lobby_record_new (&lobby_rule_sheet_type);

  sheet->version = 1;
  sheet->numbers = g_ptr_array_new ();
  sheet->rules = g_ptr_array_new ();
  add_number (sheet, LOBBY_RULE_WAITING_MIN, 3, 0, 100, "count");
  add_number (sheet, LOBBY_RULE_WAIT_MIN_S, 180, 0, 3600, "seconds");
  add_rule (sheet, "S3-1-withdraw", "withdraw", 20000, TRUE);
  add_rule (sheet, "S3-1-deposit", "deposit", 20000, FALSE);
  return sheet;
}

static void
test_numbers_by_id (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();

  g_assert_cmpint (lobby_rule_sheet_get_number (sheet, LOBBY_RULE_WAIT_MIN_S, 7), ==, 180);
  g_assert_cmpint (lobby_rule_sheet_get_number (sheet, LOBBY_RULE_UNDO_S, 8), ==, 8);
  g_assert_cmpint (lobby_rule_sheet_get_number (NULL, LOBBY_RULE_WAIT_MIN_S, 7), ==, 7);
}

static void
test_rules_by_transaction_and_id (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();

  g_assert_cmpstr (lobby_rule_sheet_find_rule (sheet, "deposit")->id, ==, "S3-1-deposit");
  g_assert_cmpstr (lobby_rule_sheet_get_rule (sheet, "S3-1-withdraw")->transaction, ==, "withdraw");
  g_assert_null (lobby_rule_sheet_find_rule (sheet, "loan"));
  g_assert_null (lobby_rule_sheet_find_rule (sheet, NULL));
  g_assert_null (lobby_rule_sheet_get_rule (sheet, "S9-9"));
}

static void
test_the_limit_itself (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  const LobbyDiversionRule *withdraw = lobby_rule_sheet_find_rule (sheet, "withdraw");
  const LobbyDiversionRule *deposit = lobby_rule_sheet_find_rule (sheet, "deposit");

  g_assert_true (lobby_diversion_rule_allows_amount (withdraw, 20000));
  g_assert_false (lobby_diversion_rule_allows_amount (withdraw, 20001));
  g_assert_true (lobby_diversion_rule_allows_amount (deposit, 19999));
  g_assert_false (lobby_diversion_rule_allows_amount (deposit, 20000));
  ((LobbyDiversionRule *) deposit)->limit_cny = 0;
  g_assert_true (lobby_diversion_rule_allows_amount (deposit, 1000000));
}

static void
assert_refused (const LobbyRuleSheet *sheet, const char *place, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lobby_rule_sheet_check (sheet, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (g_strstr_len (error->message, -1, why));
}

static void
test_a_good_sheet_passes (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;

  add_number (sheet, "newer-than-this-version", 5, 0, 10, "percent");
  g_assert_true (lobby_rule_sheet_check (sheet, &error));
  g_assert_no_error (error);
}

static void
test_values_out_of_range (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyRuleNumber *wait = g_ptr_array_index (sheet->numbers, 1);

  wait->value = 3601;
  assert_refused (sheet, "numbers[1] wait-min-seconds: ", "out of range");
  wait->maximum = 1000000;
  wait->value = 900000;
  assert_refused (sheet, "numbers[1] wait-min-seconds: ", "out of range");
  wait->value = 10;
  wait->minimum = 20;
  wait->maximum = 15;
  assert_refused (sheet, "numbers[1] wait-min-seconds: ", "smallest");
  sheet->version = 0;
  assert_refused (sheet, "version", "out of range");
}

static void
test_units (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyRuleNumber *wait = g_ptr_array_index (sheet->numbers, 1);
  LobbyRuleNumber *share = add_number (sheet, "some-share", 50, 0, 200, "percent");

  assert_refused (sheet, "numbers[2] some-share: ", "100 percent");
  share->maximum = 100;
  g_free (wait->unit);
  wait->unit = g_strdup ("minutes");
  assert_refused (sheet, "numbers[1] wait-min-seconds: ", "unknown unit");
  g_free (wait->unit);
  wait->unit = g_strdup ("count");
  assert_refused (sheet, "numbers[1] wait-min-seconds: ", "another unit");
}

static void
test_a_number_without_a_source (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyRuleNumber *waiting = g_ptr_array_index (sheet->numbers, 0);

  g_clear_pointer (&waiting->source, g_free);
  assert_refused (sheet, "numbers[0] waiting-min: ", "source");
}

static void
test_everything_once (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();

  add_rule (sheet, "S3-1-withdraw-2", "withdraw", 0, FALSE);
  assert_refused (sheet, "rules[2] S3-1-withdraw-2: ", "two rules");
  add_number (sheet, LOBBY_RULE_WAITING_MIN, 1, 0, 10, "count");
  assert_refused (sheet, "numbers[2] waiting-min: ", "twice");
}

static void
test_devices_must_be_known (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, 0);

  g_free (rule->devices[1]);
  rule->devices[1] = g_strdup ("teleporter");
  assert_refused (sheet, "rules[0] S3-1-withdraw: ", "device");
  g_clear_pointer (&rule->devices, g_strfreev);
  assert_refused (sheet, "rules[0] S3-1-withdraw: ", "no device");
}

static void
set_words (LobbyDiversionRule *rule, const char *zh_cn)
{
  lobby_record_free (&lobby_text_type, rule->words);
  rule->words = lobby_text_new ("At the {device}.", zh_cn, NULL);
}

static void
test_words_and_placeholders (void)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, 1);
  g_autofree char *endless = g_strnfill (513, 'x');

  set_words (rule, "{customer}");
  assert_refused (sheet, "rules[1] S3-1-deposit: ", "placeholder");
  set_words (rule, "device}");
  assert_refused (sheet, "rules[1] S3-1-deposit: ", "without its {");
  set_words (rule, endless);
  assert_refused (sheet, "rules[1] S3-1-deposit: ", "512 bytes");
  set_words (rule, "在{place}的{device}");
  g_assert_true (lobby_rule_sheet_check (sheet, NULL));
  g_clear_pointer (&rule->words->en, g_free);
  g_clear_pointer (&rule->words->zh_cn, g_free);
  assert_refused (sheet, "rules[1] S3-1-deposit: ", "missing");
  rule->enabled = FALSE;
  g_assert_true (lobby_rule_sheet_check (sheet, NULL));
}

/* The second of two people who changed the same sheet is told who was first. */
static void
test_changes_follow_each_other (void)
{
  g_autoptr (LobbyRuleSheet) present = make_sheet ();
  g_autoptr (LobbyRuleSheet) next = make_sheet ();
  g_autoptr (GError) error = NULL;

  present->version = 7;
  present->changed_by = g_strdup ("head-1");
  present->changed_us = G_GINT64_CONSTANT (1763344800000000);
  next->version = 8;
  g_assert_true (lobby_rule_sheet_check_change (present, next, NULL));
  next->version = 7;
  g_assert_false (lobby_rule_sheet_check_change (present, next, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "version 7 counts, changed at 2025-11-17T02:00:00Z by: head-1");
  g_clear_error (&error);
  next->version = 9;
  g_assert_false (lobby_rule_sheet_check_change (present, next, NULL));
  next->version = 8;
  ((LobbyRuleNumber *) g_ptr_array_index (next->numbers, 0))->value = -1;
  g_assert_false (lobby_rule_sheet_check_change (present, next, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-sheet/numbers-by-id", test_numbers_by_id);
  g_test_add_func ("/rule-sheet/rules-by-transaction-and-id", test_rules_by_transaction_and_id);
  g_test_add_func ("/rule-sheet/the-limit-itself", test_the_limit_itself);
  g_test_add_func ("/rule-sheet/a-good-sheet-passes", test_a_good_sheet_passes);
  g_test_add_func ("/rule-sheet/values-out-of-range", test_values_out_of_range);
  g_test_add_func ("/rule-sheet/units", test_units);
  g_test_add_func ("/rule-sheet/a-number-without-a-source", test_a_number_without_a_source);
  g_test_add_func ("/rule-sheet/everything-once", test_everything_once);
  g_test_add_func ("/rule-sheet/devices-must-be-known", test_devices_must_be_known);
  g_test_add_func ("/rule-sheet/words-and-placeholders", test_words_and_placeholders);
  g_test_add_func ("/rule-sheet/changes-follow-each-other", test_changes_follow_each_other);
  return g_test_run ();
}
