/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a rate of diversion is about, and who is justly left out of it (S3-16/17). */
#include "config.h"

#include "lobby-device-out.h"
#include "lobby-ledger-private.h"

static gboolean
lists (char **list, const char *text)
{
  return list != NULL && text != NULL && g_strv_contains ((const char *const *) list, text);
}

static gboolean
can_do (const LobbyDevicePlan *plan, const LobbyDiversionRule *rule)
{
  return lists (rule->devices, lobby_choice_get_nick (&lobby_device_kind_choice, plan->kind))
         && (plan->transactions == NULL || lists (plan->transactions, rule->transaction));
}

static gboolean
has_device (const LobbyBranchRecord *branch, const LobbyDiversionRule *rule)
{
  for (guint i = 0; branch != NULL && branch->devices != NULL && i < branch->devices->len; i++)
    if (can_do (g_ptr_array_index (branch->devices, i), rule))
      return TRUE;
  return FALSE;
}

/* No machine for it worked at any moment of the wait. */
static gboolean
all_were_out (const LobbyState *state, const LobbyTicketRecord *ticket, const LobbyDiversionRule *rule)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const LobbyTransactionRecord *transaction = lobby_state_get_transaction (state, ticket->transaction);
  gboolean cash = transaction != NULL && transaction->cash;
  gint64 until_us = ticket->called_us != 0 ? ticket->called_us : ticket->ended_us;

  for (guint i = 0; i < branch->devices->len; i++)
    {
      const LobbyDevicePlan *plan = g_ptr_array_index (branch->devices, i);
      if (can_do (plan, rule) && !lobby_device_was_out (state, plan->id, cash, ticket->queued_us, until_us))
        return FALSE;
    }
  return TRUE;
}

static void
count_exception (const LobbyState *state,
                 const LobbyTicketRecord *ticket,
                 const LobbyDiversionRule *rule,
                 gint64 keep_tier,
                 LobbyLedgerBase *base)
{
  if (ticket->loose_change)
    base->n_loose_change++;
  else if ((gint64) ticket->tier >= keep_tier)
    base->n_kept++;
  else if (rule->needs_card && ticket->medium == LOBBY_MEDIUM_PASSBOOK)
    base->n_passbook++;
  else if (all_were_out (state, ticket, rule))
    base->n_device_out++;
}

static void
count (const LobbyState *state,
       const LobbyTicketRecord *ticket,
       const LobbyDiversionRule *rule,
       gint64 keep_tier,
       gboolean done,
       LobbyLedgerBase *base)
{
  gboolean went = ticket->phase == LOBBY_TICKET_DIVERTED || ticket->came_back;

  base->n_business++;
  if (ticket->elderly || ticket->needs_help)
    {
      base->n_protected++;
      return;
    }
  base->n_accepted += went;
  base->n_done += done;
  if (!went)
    count_exception (state, ticket, rule, keep_tier, base);
}

/* Returns: (transfer full): ids of tickets with a use of a device that ended well */
static GHashTable *
find_done (const LobbyState *state)
{
  const GPtrArray *uses = lobby_state_get_uses (state);
  GHashTable *done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < uses->len; i++)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i);
      if (use->ticket != NULL && use->ended_us != 0 && !use->failed)
        g_hash_table_add (done, use->ticket);
    }
  return done;
}

static const LobbyDiversionRule *
find_rule (const LobbyState *state, const LobbyRuleSheet *sheet, const LobbyTicketRecord *ticket)
{
  const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (sheet, ticket->transaction);

  if (rule == NULL || !rule->enabled || ticket->phase == LOBBY_TICKET_WAITING
      || !lobby_diversion_rule_allows_amount (rule, ticket->amount_cny)
      || !has_device (lobby_state_get_branch (state), rule))
    return NULL;
  return rule;
}

/* Whether @plan can do what the customer came for, by a rule in use; protected customers are sent nowhere (S3-28). */
gboolean
lobby_ledger_could_use (const LobbyState *state,
                        const LobbyRuleSheet *sheet,
                        const LobbyTicketRecord *ticket,
                        const LobbyDevicePlan *plan)
{
  const LobbyDiversionRule *rule = find_rule (state, sheet, ticket);

  return rule != NULL && can_do (plan, rule) && !ticket->elderly && !ticket->needs_help && !ticket->loose_change;
}

static LobbyLedgerBase *
find_base (GArray *bases, const char *rule)
{
  for (guint i = 0; i < bases->len; i++)
    if (g_strcmp0 (g_array_index (bases, LobbyLedgerBase, i).rule, rule) == 0)
      return &g_array_index (bases, LobbyLedgerBase, i);
  g_array_append_val (bases, ((LobbyLedgerBase){ .rule = g_strdup (rule) }));
  return &g_array_index (bases, LobbyLedgerBase, bases->len - 1);
}

static void
clear_base (gpointer base)
{
  g_free (((LobbyLedgerBase *) base)->rule);
}

void
lobby_ledger_measure_bases (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyLedger *out)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  g_autoptr (GHashTable) done = find_done (state);
  gint64 keep_tier = lobby_rule_sheet_get_number (sheet, LOBBY_RULE_KEEP_TIER, LOBBY_TIER_GOLD);

  out->bases = g_array_new (FALSE, TRUE, sizeof (LobbyLedgerBase));
  g_array_set_clear_func (out->bases, clear_base);
  for (guint i = 0; sheet != NULL && sheet->rules != NULL && i < sheet->rules->len; i++)
    find_base (out->bases, ((const LobbyDiversionRule *) g_ptr_array_index (sheet->rules, i))->id);
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      const LobbyDiversionRule *rule = find_rule (state, sheet, ticket);
      gboolean is_done = ticket->phase == LOBBY_TICKET_DIVERTED && g_hash_table_contains (done, ticket->id);
      if (rule == NULL)
        continue;
      count (state, ticket, rule, keep_tier, is_done, &out->all_base);
      count (state, ticket, rule, keep_tier, is_done, find_base (out->bases, rule->id));
    }
}

/**
 * lobby_ledger_base_count:
 * @base: whom a rate is about
 * @with_exceptions: whether those count who were justly not diverted
 *
 * Returns: the number that a rate is a share of; protected customers are in neither (金发〔2024〕34号)
 */
guint
lobby_ledger_base_count (const LobbyLedgerBase *base, gboolean with_exceptions)
{
  guint n = base->n_business - base->n_protected;

  return with_exceptions ? n : n - base->n_loose_change - base->n_kept - base->n_passbook - base->n_device_out;
}

/**
 * lobby_ledger_get_rate_percent:
 * @base: whom the rate is about
 * @n: how many of them, as in @n_done of @base
 * @with_exceptions: whether those count who were justly not diverted
 *
 * Returns: percent rounded to the nearest, -1 when nobody counts
 */
int
lobby_ledger_get_rate_percent (const LobbyLedgerBase *base, guint n, gboolean with_exceptions)
{
  guint of = lobby_ledger_base_count (base, with_exceptions);

  return of > 0 ? (int) ((200 * (guint64) n + of) / (2 * (guint64) of)) : -1;
}
