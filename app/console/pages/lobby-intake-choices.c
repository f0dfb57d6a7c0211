/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake offers. */
#include "config.h"

#include "lobby-intake-choices.h"

#include <string.h>

/* The first band: what most people take out. */
#define SMALL_CNY 5000

static void
add_once (GPtrArray *business, const LobbyTransactionRecord *transaction)
{
  if (transaction != NULL && !g_ptr_array_find (business, transaction, NULL))
    g_ptr_array_add (business, (gpointer) transaction);
}

/**
 * lobby_intake_list_business:
 * @state: the lobby
 * @service: id of a service
 * @n_likely: (out): how many at the start belong to the service, as the branch says or as today has shown; 0 to all
 *
 * Returns: (transfer full) (element-type LobbyTransactionRecord): all kinds of business, the likely ones first; borrowed
 *   from @state
 */
GPtrArray *
lobby_intake_list_business (const LobbyState *state, const char *service, guint *n_likely)
{
  const LobbyServiceRecord *record = lobby_state_get_service (state, service);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  GPtrArray *business = g_ptr_array_new ();

  for (guint i = 0; record != NULL && record->divertible != NULL && record->divertible[i] != NULL; i++)
    add_once (business, lobby_state_get_transaction (state, record->divertible[i]));
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (ticket->transaction != NULL && g_strcmp0 (ticket->service, service) == 0)
        add_once (business, lobby_state_get_transaction (state, ticket->transaction));
    }
  *n_likely = business->len;
  for (guint i = 0; branch != NULL && branch->transactions != NULL && i < branch->transactions->len; i++)
    add_once (business, g_ptr_array_index (branch->transactions, i));
  if (*n_likely == 0)
    *n_likely = business->len;
  return business;
}

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const LobbyAmountBand *first = a, *second = b;

  return (first->limit_cny > second->limit_cny) - (first->limit_cny < second->limit_cny);
}

static void
add_limit (GArray *bands, gint64 limit_cny, gboolean included)
{
  for (guint i = 0; i < bands->len; i++)
    {
      LobbyAmountBand *band = &g_array_index (bands, LobbyAmountBand, i);
      if (band->limit_cny != limit_cny)
        continue;
      band->included = band->included && included;
      band->amount_cny = limit_cny - (band->included ? 0 : 1);
      return;
    }
  LobbyAmountBand band = { limit_cny, limit_cny - (included ? 0 : 1), 1, included, FALSE };
  g_array_append_val (bands, band);
}

/**
 * lobby_intake_list_bands:
 * @sheet: the rule sheet that counts
 *
 * Bands end at the limits of the rules, so that an amount that is only known roughly is judged like the exact one. The
 * amount that stands for a band is its upper end: a machine must have the notes for it.
 *
 * Returns: (transfer full) (element-type LobbyAmountBand): at least two, the smallest first
 */
GArray *
lobby_intake_list_bands (const LobbyRuleSheet *sheet)
{
  GArray *bands = g_array_new (FALSE, TRUE, sizeof (LobbyAmountBand));

  for (guint i = 0; i < sheet->rules->len; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      if (rule->limit_cny > 1)
        add_limit (bands, rule->limit_cny, rule->inclusive);
    }
  g_array_sort (bands, compare_bands);
  if (bands->len == 0 || g_array_index (bands, LobbyAmountBand, 0).limit_cny > SMALL_CNY)
    add_limit (bands, SMALL_CNY, TRUE);
  g_array_sort (bands, compare_bands);
  const LobbyAmountBand *last = &g_array_index (bands, LobbyAmountBand, bands->len - 1);
  LobbyAmountBand more = { last->limit_cny, last->amount_cny + 1, last->amount_cny + 1, FALSE, TRUE };
  g_array_append_val (bands, more);
  for (guint i = 1; i < bands->len; i++)
    g_array_index (bands, LobbyAmountBand, i).from_cny = g_array_index (bands, LobbyAmountBand, i - 1).amount_cny + 1;
  return bands;
}

/** lobby_intake_needs_amount: Returns: whether money belongs to @transaction, or a limit to its rule */
gboolean
lobby_intake_needs_amount (const LobbyState *state, const LobbyRuleSheet *sheet, const char *transaction)
{
  const LobbyTransactionRecord *record = transaction != NULL ? lobby_state_get_transaction (state, transaction) : NULL;
  const LobbyDiversionRule *rule = transaction != NULL ? lobby_rule_sheet_find_rule (sheet, transaction) : NULL;

  return (record != NULL && record->cash) || (rule != NULL && rule->limit_cny > 0);
}
