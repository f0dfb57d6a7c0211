/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a waiting customer's ticket says on the screen. */
#include "config.h"

#include "lobby-ticket-show.h"
#include "lobby-widgets.h"
#include "lobby-words-money.h"
#include "lobby-words-veto.h"

#include "lobby-rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** lobby_floor_get_service: Returns: (transfer none) (nullable): the service with that id */
const LobbyServiceRecord *
lobby_floor_get_service (LobbyFloor *floor, const char *service)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *record = g_ptr_array_index (branch->services, i);
      if (g_strcmp0 (record->id, service) == 0)
        return record;
    }
  return NULL;
}

/** lobby_ticket_is_asked: Returns: whether somebody knows what the customer came for (S3-9) */
gboolean
lobby_ticket_is_asked (const LobbyTicketRecord *record)
{
  return record->transaction != NULL;
}

/* --- what is known --- */

static const char *
get_medium (LobbyMedium medium)
{
  switch (medium)
    {
    case LOBBY_MEDIUM_CARD:
      return C_ ("medium", "card");
    case LOBBY_MEDIUM_PASSBOOK:
      return C_ ("medium", "passbook");
    case LOBBY_MEDIUM_BOTH:
      return C_ ("medium", "card and passbook");
    case LOBBY_MEDIUM_NONE:
      return C_ ("medium", "neither card nor passbook");
    case LOBBY_MEDIUM_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_part (GString *words, const char *part)
{
  if (part == NULL)
    return;
  if (words->len > 0)
    g_string_append (words, " \xc2\xb7 ");
  g_string_append (words, part);
}

/** lobby_ticket_dup_known: Returns: (transfer full): what is known, as in "Withdraw cash · ¥3,000 · card · elderly" */
char *
lobby_ticket_dup_known (const LobbyTicketRecord *record, LobbyFloor *floor)
{
  const LobbyText *name = lobby_floor_get_transaction_name (floor, record->transaction);
  g_autofree char *amount = record->amount_cny > 0
                                ? lobby_words_dup_amount (record->amount_from_cny, record->amount_cny)
                                : NULL;
  GString *words = g_string_new (NULL);

  add_part (words, name != NULL ? lobby_words_get_text (name) : record->transaction);
  add_part (words, amount);
  add_part (words, get_medium (record->medium));
  add_part (words, record->loose_change ? C_ ("ticket", "loose change") : NULL);
  add_part (words, record->elderly ? C_ ("ticket", "elderly") : NULL);
  add_part (words, record->needs_help ? C_ ("ticket", "needs help") : NULL);
  add_part (words, lobby_words_get_tier (record->tier));
  add_part (words, record->declined ? C_ ("ticket", "said no to a machine") : NULL);
  add_part (words, record->came_back ? C_ ("ticket", "came back from a machine") : NULL);
  if (words->len == 0)
    g_string_append (words, _ ("Not asked yet"));
  return g_string_free (words, FALSE);
}

/* --- what is foreseen --- */

static int
round_minutes (double seconds)
{
  return (int) (MAX (seconds, 0) / 60 + 0.5);
}

/**
 * lobby_ticket_dup_call:
 * @foreseen: what is foreseen of it
 * @since_us: how long ago that was worked out, µs
 *
 * Returns: (transfer full): when it will be called, as in "Call in about 8 min, between 5 and 12"
 */
char *
lobby_ticket_dup_call (const LobbyTicketForesight *foreseen, gint64 since_us)
{
  double since_s = (double) since_us / G_USEC_PER_SEC;

  if (foreseen->to_call.high_s - since_s < 60)
    return g_strdup (_ ("Will be called any moment"));
  /* Translators: in how many minutes a customer will be called: the median, and the 80% range */
  return g_strdup_printf (_ ("Call in about %1$d min, between %2$d and %3$d"),
                          round_minutes (foreseen->to_call.mid_s - since_s),
                          round_minutes (foreseen->to_call.low_s - since_s),
                          round_minutes (foreseen->to_call.high_s - since_s));
}

/** lobby_ticket_dup_chance: Returns: (transfer full) (nullable): chance to be called within the target; %NULL without one */
char *
lobby_ticket_dup_chance (const LobbyTicketForesight *foreseen)
{
  int percent = (int) lround (foreseen->in_time * 100);

  if (foreseen->in_time < 0)
    return NULL;
  if (percent < 1)
    return g_strdup (_ ("Will hardly be called within the target"));
  if (percent > 99)
    return g_strdup (_ ("Almost certainly within the target"));
  /* Translators: chance that a customer is called within the target, in percent */
  return g_strdup_printf (_ ("%d%% likely to be called within the target"), percent);
}

static gboolean
is_cash (LobbyFloor *floor, const char *transaction)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  for (guint i = 0; branch != NULL && branch->transactions != NULL && i < branch->transactions->len; i++)
    {
      const LobbyTransactionRecord *record = g_ptr_array_index (branch->transactions, i);
      if (g_strcmp0 (record->id, transaction) == 0)
        return record->cash;
    }
  return FALSE;
}

/** lobby_floor_get_rules: Returns: (transfer none): the rule sheet that counts; good until the next event */
const LobbyRuleSheet *
lobby_floor_get_rules (LobbyFloor *floor)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  return branch != NULL && branch->rules != NULL ? branch->rules : lobby_rules_get_shipped ();
}

/* Where a limit of the sheet comes from, without what is remarked about it, as in "S3-1"; %NULL where the reason is no
 * limit of a rule.
 *
 * Returns: (transfer full) (nullable): the source */
static char *
dup_source (const LobbyVerdict *verdict, const LobbyRuleSheet *sheet)
{
  const LobbyDiversionRule *rule = verdict->rule != NULL ? lobby_rule_sheet_get_rule (sheet, verdict->rule) : NULL;
  gboolean limit = verdict->veto == LOBBY_VETO_AMOUNT || verdict->veto == LOBBY_VETO_RULE_OFF;

  if (rule == NULL || rule->source == NULL || !limit)
    return NULL;
  return g_strndup (rule->source, strcspn (rule->source, ";"));
}

/**
 * lobby_ticket_dup_verdict:
 * @record: the ticket
 * @foreseen: what the rules say of it
 * @floor: where it waits
 *
 * Returns: (transfer full): what can be done, or why not, as a sentence
 */
char *
lobby_ticket_dup_verdict (const LobbyTicketRecord *record, const LobbyTicketForesight *foreseen, LobbyFloor *floor)
{
  const LobbyText *name = lobby_floor_get_transaction_name (floor, record->transaction);
  g_autofree char *source = dup_source (&foreseen->verdict, lobby_floor_get_rules (floor));
  const LobbyVetoNames names = { .transaction = name != NULL ? lobby_words_get_text (name) : NULL,
                                 .cash = is_cash (floor, record->transaction),
                                 .source = source };

  return lobby_words_dup_veto (&foreseen->verdict, &names);
}
