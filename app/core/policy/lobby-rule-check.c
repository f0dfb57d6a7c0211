/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a rule sheet makes sense. A sheet comes from a file, from the branch or from a person's hand; what is wrong is
 * named with its place, as in "numbers[3] wait-min-seconds: ...". */
#include "config.h"

#include "lobby-rule-sheet.h"

#include "lobby-policy-check.h"

#include <string.h>

#define NUMBERS_MAX 64
#define RULES_MAX 256
#define MONEY_MAX 1000000000

/* What a known number is measured in, and the widest range that any branch may give it. */
typedef struct
{
  const char *id;
  const char *unit;
  gint64 minimum;
  gint64 maximum;
} KnownNumber;

static const KnownNumber known_numbers[] = {
  { LOBBY_RULE_WAITING_MIN, "count", 0, 1000 },
  { LOBBY_RULE_WAIT_MIN_S, "seconds", 0, 7200 },
  { LOBBY_RULE_GAIN_MIN_S, "seconds", 0, 7200 },
  { LOBBY_RULE_KEEP_TIER, "tier", LOBBY_TIER_GOLD, LOBBY_TIER_PRIVATE + 1 },
  { LOBBY_RULE_ASK_AGAIN, "count", 0, 10 },
  { LOBBY_RULE_EXPIRY_S, "seconds", 10, 7200 },
  { LOBBY_RULE_MOST_ITEMS, "count", 1, 50 },
  { LOBBY_RULE_UNDO_S, "seconds", 1, 120 },
  { LOBBY_RULE_COUNTER_GAIN_MIN_S, "seconds", 0, 864000 },
  { LOBBY_RULE_COUNTER_CHANGE_GAIN_MIN_S, "seconds", 0, 864000 },
  { LOBBY_RULE_COUNTER_CLOSE_LOSS_S, "seconds", 0, 864000 },
  { LOBBY_RULE_COUNTER_HOLD_S, "seconds", 60, 28800 },
  { LOBBY_RULE_RESTOCK_LEAD_S, "seconds", 60, 86400 },
  { LOBBY_RULE_RATE_GOAL_PERCENT, "percent", 0, 100 },
};

static const char *const units[] = { "count", "seconds", "percent", "cny", "tier", "score", NULL };
static const char *const placeholders[] = { "{device}", "{place}", "{minutes}", NULL };

/* Only the placeholders that are filled in may stand between braces. */
static gboolean
check_placeholders (const char *text, GError **error)
{
  for (const char *c = text; c != NULL && *c != '\0'; c++)
    {
      guint i = 0;
      if (*c == '}')
        return lobby_policy_refuse (error, "words have a } without its {");
      if (*c != '{')
        continue;
      while (placeholders[i] != NULL && !g_str_has_prefix (c, placeholders[i]))
        i++;
      if (placeholders[i] == NULL)
        return lobby_policy_refuse (error, "words have a placeholder other than {device}, {place} and {minutes}");
      c += strlen (placeholders[i]) - 1;
    }
  return TRUE;
}

static gboolean
check_words (const LobbyText *words, gboolean required, GError **error)
{
  if (!lobby_policy_check_text (words, required, error))
    return FALSE;
  return words == NULL
         || (check_placeholders (words->en, error) && check_placeholders (words->zh_cn, error)
             && check_placeholders (words->zh_tw, error));
}

static const KnownNumber *
find_known (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_numbers); i++)
    if (strcmp (known_numbers[i].id, id) == 0)
      return &known_numbers[i];
  return NULL;
}

static gboolean
check_range (const LobbyRuleNumber *number, GError **error)
{
  const KnownNumber *known = find_known (number->id);

  if (number->minimum > number->maximum)
    return lobby_policy_refuse (error, "smallest value above the largest");
  if (number->value < number->minimum || number->value > number->maximum)
    return lobby_policy_refuse (error, "value out of range");
  if (strcmp (number->unit, "percent") == 0 && number->maximum > 100)
    return lobby_policy_refuse (error, "more than 100 percent");
  if (strcmp (number->unit, "tier") == 0 && number->maximum > LOBBY_TIER_PRIVATE + 1)
    return lobby_policy_refuse (error, "no such tier");
  if (known == NULL)
    return TRUE;
  if (strcmp (number->unit, known->unit) != 0)
    return lobby_policy_refuse (error, "measured in another unit than it must be");
  return number->value >= known->minimum && number->value <= known->maximum
             ? TRUE
             : lobby_policy_refuse (error, "value out of range");
}

static gboolean
check_number (const LobbyRuleNumber *number, GError **error)
{
  if (!lobby_policy_is_name (number->id))
    return lobby_policy_refuse (error, "id is no identifier");
  if (number->unit == NULL || !g_strv_contains (units, number->unit))
    return lobby_policy_refuse (error, "unknown unit");
  return lobby_policy_check_text (number->name, TRUE, error) && lobby_policy_check_source (number->source, error)
         && check_range (number, error);
}

static gboolean
check_devices (const LobbyDiversionRule *rule, GError **error)
{
  guint n = rule->devices != NULL ? g_strv_length (rule->devices) : 0;

  if (n == 0 || n > 16)
    return lobby_policy_refuse (error, "names no device, or too many");
  for (guint i = 0; i < n; i++)
    {
      int kind = lobby_choice_from_nick (&lobby_device_kind_choice, rule->devices[i]);
      if (kind == LOBBY_DEVICE_UNKNOWN || kind == LOBBY_DEVICE_TICKET_MACHINE)
        return lobby_policy_refuse (error, "names a device that does no business");
    }
  return TRUE;
}

static gboolean
check_rule (const LobbyDiversionRule *rule, GError **error)
{
  if (!lobby_policy_is_name (rule->id) || !lobby_policy_is_name (rule->transaction))
    return lobby_policy_refuse (error, "id or transaction is no identifier");
  if (rule->limit_cny < 0 || rule->limit_cny > MONEY_MAX)
    return lobby_policy_refuse (error, "limit out of range");
  if (rule->acceptance_percent < 0 || rule->acceptance_percent > 100)
    return lobby_policy_refuse (error, "acceptance out of range");
  return check_devices (rule, error) && lobby_policy_check_text (rule->name, TRUE, error)
         && check_words (rule->words, rule->enabled, error) && lobby_policy_check_source (rule->source, error);
}

static gboolean
check_numbers (const LobbyRuleSheet *sheet, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = sheet->numbers != NULL ? sheet->numbers->len : 0;

  if (n > NUMBERS_MAX)
    return lobby_policy_refuse (error, "numbers: too many");
  for (guint i = 0; i < n; i++)
    {
      const LobbyRuleNumber *number = g_ptr_array_index (sheet->numbers, i);
      if (!check_number (number, error)
          || (!g_hash_table_add (seen, number->id) && !lobby_policy_refuse (error, "there twice")))
        {
          g_prefix_error (error, "numbers[%u] %s: ", i, number->id != NULL ? number->id : "");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_rules (const LobbyRuleSheet *sheet, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) transactions = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = sheet->rules != NULL ? sheet->rules->len : 0;

  if (n > RULES_MAX)
    return lobby_policy_refuse (error, "rules: too many");
  for (guint i = 0; i < n; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      gboolean good = check_rule (rule, error);
      if (good && (!g_hash_table_add (ids, rule->id) || !g_hash_table_add (transactions, rule->transaction)))
        good = lobby_policy_refuse (error, "there are two rules of that id or for that transaction");
      if (!good)
        {
          g_prefix_error (error, "rules[%u] %s: ", i, rule->id != NULL ? rule->id : "");
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * lobby_rule_sheet_check:
 * @sheet: a rule sheet
 * @error: %LOBBY_ERROR_INVALID with the place, as in "numbers[1] wait-min-seconds: value out of range"
 *
 * Whether the sheet makes sense: every value in its range, every unit, device and placeholder known, a source for every
 * number, one rule for a transaction. A number that this version does not know passes when it is whole.
 *
 * Returns: whether it does
 */
gboolean
lobby_rule_sheet_check (const LobbyRuleSheet *sheet, GError **error)
{
  const LobbyText *texts[] = { sheet->scope, sheet->goal, sheet->standard, sheet->duties };

  if (sheet->version < 1 || sheet->version > MONEY_MAX)
    return lobby_policy_refuse (error, "version out of range");
  if (sheet->changed_by != NULL && !lobby_policy_is_name (sheet->changed_by))
    return lobby_policy_refuse (error, "changedBy is no identifier");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!lobby_policy_check_text (texts[i], FALSE, error))
      {
        g_prefix_error (error, "scope, goal, standard or duties: ");
        return FALSE;
      }
  return check_numbers (sheet, error) && check_rules (sheet, error);
}

/**
 * lobby_rule_sheet_check_change:
 * @present: the sheet that counts
 * @next: the sheet that shall count
 * @error: %LOBBY_ERROR_INVALID, or %LOBBY_ERROR_CONFLICT, which names who was first and when
 *
 * Two people may have changed the same sheet: the second one has not seen what the first one did.
 *
 * Returns: whether @next makes sense and was made from @present: its version is the next one
 */
gboolean
lobby_rule_sheet_check_change (const LobbyRuleSheet *present, const LobbyRuleSheet *next, GError **error)
{
  if (!lobby_rule_sheet_check (next, error))
    return FALSE;
  if (next->version == present->version + 1)
    return TRUE;
  return lobby_policy_refuse_version (present->version, present->changed_by, present->changed_us, error);
}
