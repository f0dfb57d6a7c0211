/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a rule sheet. Everything handed out is borrowed from the sheet. */
#include "config.h"

#include "lobby-rule-sheet.h"

/** lobby_rule_sheet_copy: Returns: (transfer full): a deep copy, to be changed */
LobbyRuleSheet *
lobby_rule_sheet_copy (const LobbyRuleSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  return lobby_record_copy (&lobby_rule_sheet_type, sheet);
}

/** lobby_rule_sheet_free: @sheet: (transfer full) (nullable): a rule sheet */
void
lobby_rule_sheet_free (LobbyRuleSheet *sheet)
{
  lobby_record_free (&lobby_rule_sheet_type, sheet);
}

static const LobbyRuleNumber *
find_number (const LobbyRuleSheet *sheet, const char *id)
{
  for (guint i = 0; sheet->numbers != NULL && i < sheet->numbers->len; i++)
    {
      const LobbyRuleNumber *number = g_ptr_array_index (sheet->numbers, i);
      if (g_strcmp0 (number->id, id) == 0)
        return number;
    }
  return NULL;
}

/**
 * lobby_rule_sheet_get_number:
 * @sheet: (nullable): a rule sheet
 * @id: one of the ids above, as in %LOBBY_RULE_WAITING_MIN
 * @fallback: what counts when the sheet does not say
 *
 * Returns: the value, in the unit of the number
 */
gint64
lobby_rule_sheet_get_number (const LobbyRuleSheet *sheet, const char *id, gint64 fallback)
{
  const LobbyRuleNumber *number = sheet != NULL ? find_number (sheet, id) : NULL;

  return number != NULL ? number->value : fallback;
}

/**
 * lobby_rule_sheet_find_rule:
 * @sheet: (nullable): a rule sheet
 * @transaction: (nullable): id of a transaction
 *
 * Returns: (transfer none) (nullable): the rule for it, which the branch may have switched off; %NULL when no machine does it
 */
const LobbyDiversionRule *
lobby_rule_sheet_find_rule (const LobbyRuleSheet *sheet, const char *transaction)
{
  for (guint i = 0; sheet != NULL && transaction != NULL && sheet->rules != NULL && i < sheet->rules->len; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      if (g_strcmp0 (rule->transaction, transaction) == 0)
        return rule;
    }
  return NULL;
}

/** lobby_rule_sheet_get_rule: Returns: (transfer none) (nullable): the rule with that id, as in "S3-1-withdraw" */
const LobbyDiversionRule *
lobby_rule_sheet_get_rule (const LobbyRuleSheet *sheet, const char *id)
{
  for (guint i = 0; sheet != NULL && id != NULL && sheet->rules != NULL && i < sheet->rules->len; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      if (g_strcmp0 (rule->id, id) == 0)
        return rule;
    }
  return NULL;
}

/**
 * lobby_diversion_rule_allows_amount:
 * @rule: a rule
 * @amount_cny: amount, CNY
 *
 * Texts disagree whether the limit itself is allowed; the rule says so for its own transaction (S3-1).
 *
 * Returns: whether a machine may do it
 */
gboolean
lobby_diversion_rule_allows_amount (const LobbyDiversionRule *rule, gint64 amount_cny)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  if (rule->limit_cny == 0)
    return TRUE;
  return rule->inclusive ? amount_cny <= rule->limit_cny : amount_cny < rule->limit_cny;
}
