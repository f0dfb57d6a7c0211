/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The funnel of diversions and what it was worth. Whom a rate is about stands in lobby-ledger-base.c. */
#include "config.h"

#include "lobby-ledger-private.h"

#include "lobby-slots.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)

static void
count_undecided (const LobbyState *state, const LobbyAdviceRecord *advice, LobbyLedgerFigures *figures)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, advice->ticket);

  if (ticket != NULL && ticket->phase == LOBBY_TICKET_WAITING && advice->decision != LOBBY_DECISION_EXPIRED)
    figures->n_pending++;
  else
    figures->n_lapsed++;
}

static void
count_decision (const LobbyState *state, const LobbyAdviceRecord *advice, LobbyLedgerFigures *figures)
{
  switch (advice->decision)
    {
    case LOBBY_DECISION_ACCEPTED:
    case LOBBY_DECISION_COMPLETED:
    case LOBBY_DECISION_CAME_BACK:
      figures->n_accepted++;
      figures->n_completed += advice->decision == LOBBY_DECISION_COMPLETED;
      figures->n_came_back += advice->decision == LOBBY_DECISION_CAME_BACK;
      figures->n_on_way += advice->decision == LOBBY_DECISION_ACCEPTED;
      return;
    case LOBBY_DECISION_DECLINED:
      figures->n_declined++;
      figures->declined_by[CLAMP (advice->reason, 0, LOBBY_DECLINE_OTHER)]++;
      return;
    case LOBBY_DECISION_SKIPPED:
      figures->n_skipped++;
      return;
    case LOBBY_DECISION_UNDONE:
      figures->n_undone++;
      return;
    case LOBBY_DECISION_UNKNOWN:
    case LOBBY_DECISION_OFFERED:
    case LOBBY_DECISION_EXPIRED:
    default:
      count_undecided (state, advice, figures);
    }
}

static gint64
get_ahead_s (const LobbyAdviceRecord *advice)
{
  return advice->ahead_s > 0 ? advice->ahead_s : LOBBY_LEDGER_AHEAD_S;
}

static void
count_saving (const LobbyAdviceRecord *advice, LobbySlotSaving saving, LobbyLedgerFigures *figures)
{
  figures->n_open += saving.open;
  if (!saving.known)
    return;
  figures->n_measured++;
  figures->ahead_s = MAX (figures->ahead_s, get_ahead_s (advice));
  figures->promised_own_s += advice->own_saving_s;
  figures->promised_others_s += advice->others_saving_s;
  figures->saved_own_s += saving.own_us / SECOND_US;
  figures->saved_others_s += saving.others_us / SECOND_US;
}

/* The last use of the device by the ticket: its start, or its end when the start is not known. */
static gint64
find_start (const LobbyState *state, const LobbyAdviceRecord *advice)
{
  const GPtrArray *uses = lobby_state_get_uses (state);

  for (guint i = uses->len; i > 0; i--)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i - 1);
      if (g_strcmp0 (use->ticket, advice->ticket) == 0)
        return use->started_us != 0 ? use->started_us : use->ended_us;
    }
  return advice->completed_us;
}

static void
count (const LobbyState *state, const LobbyAdviceRecord *advice, LobbyLedgerFigures *figures)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, advice->ticket);

  figures->n_suggested++;
  figures->n_offered += advice->offered_us != 0;
  count_decision (state, advice, figures);
  if (advice->decision == LOBBY_DECISION_COMPLETED && ticket != NULL)
    count_saving (advice,
                  lobby_slots_measure (state, ticket, find_start (state, advice),
                                       advice->shown_us + get_ahead_s (advice) * SECOND_US),
                  figures);
}

static LobbyLedgerFigures *
find_figures (GArray *rules, const char *rule)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (g_array_index (rules, LobbyLedgerFigures, i).rule, rule) == 0)
      return &g_array_index (rules, LobbyLedgerFigures, i);
  g_array_append_val (rules, ((LobbyLedgerFigures){ .rule = g_strdup (rule) }));
  return &g_array_index (rules, LobbyLedgerFigures, rules->len - 1);
}

static void
clear_figures (gpointer figures)
{
  g_free (((LobbyLedgerFigures *) figures)->rule);
}

static gboolean
is_undecided (const LobbyAdviceRecord *advice)
{
  return advice->decision == LOBBY_DECISION_UNKNOWN || advice->decision == LOBBY_DECISION_OFFERED
         || advice->decision == LOBBY_DECISION_EXPIRED;
}

/* A decision stands before what nobody has decided, a later suggestion before an earlier one. */
static gboolean
supersedes (const LobbyAdviceRecord *advice, const LobbyAdviceRecord *other)
{
  if (other == NULL || is_undecided (advice) != is_undecided (other))
    return other == NULL || is_undecided (other);
  return advice->shown_us >= other->shown_us;
}

/* Returns: (transfer full): by ticket, the advice that stands for all about it that nobody has decided */
static GHashTable *
find_standing (const GPtrArray *advices)
{
  GHashTable *standing = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < advices->len; i++)
    {
      LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind == LOBBY_ADVICE_DIVERT && advice->ticket != NULL
          && supersedes (advice, g_hash_table_lookup (standing, advice->ticket)))
        g_hash_table_replace (standing, advice->ticket, advice);
    }
  return standing;
}

static void
measure_funnel (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyLedger *out)
{
  const GPtrArray *advices = lobby_state_get_advices (state);
  g_autoptr (GHashTable) standing = find_standing (advices);

  for (guint i = 0; sheet != NULL && sheet->rules != NULL && i < sheet->rules->len; i++)
    find_figures (out->rules, ((const LobbyDiversionRule *) g_ptr_array_index (sheet->rules, i))->id);
  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind != LOBBY_ADVICE_DIVERT
          || (is_undecided (advice) && advice->ticket != NULL
              && g_hash_table_lookup (standing, advice->ticket) != advice))
        continue;
      count (state, advice, &out->all);
      count (state, advice, find_figures (out->rules, advice->rule != NULL ? advice->rule : ""));
    }
}

static gboolean
is_accepted (const LobbyAdviceRecord *advice)
{
  return advice->decision == LOBBY_DECISION_ACCEPTED || advice->decision == LOBBY_DECISION_COMPLETED;
}

static void
count_work (const LobbyAdviceRecord *advice, gint64 now_us, LobbyLedgerWork *work)
{
  work->n_suggested++;
  work->n_accepted += is_accepted (advice);
  work->n_declined += advice->decision == LOBBY_DECISION_DECLINED;
  work->n_open += is_undecided (advice) && advice->decision != LOBBY_DECISION_EXPIRED && now_us < advice->until_us;
  if (advice->decision != LOBBY_DECISION_COMPLETED)
    return;
  work->n_completed++;
  work->promised_s += advice->others_saving_s;
}

static void
measure_work (const LobbyState *state, LobbyLedger *out)
{
  const GPtrArray *advices = lobby_state_get_advices (state);

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind >= LOBBY_ADVICE_OPEN_COUNTER && advice->kind < LOBBY_LEDGER_N_KINDS)
        count_work (advice, lobby_state_get_time (state), &out->work[advice->kind]);
    }
}

/**
 * lobby_ledger_measure:
 * @state: the lobby
 * @sheet: (nullable): the rule sheet that counts; without one there are no bases
 * @out: (out caller-allocates): the ledger; free what is in it with lobby_ledger_clear()
 *
 * The ledger of the day so far. Advice about counters and devices has no customer of its own: it is counted apart.
 */
void
lobby_ledger_measure (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyLedger *out)
{
  g_return_if_fail (state != NULL && out != NULL);

  *out = (LobbyLedger){ 0 };
  out->rules = g_array_new (FALSE, TRUE, sizeof (LobbyLedgerFigures));
  g_array_set_clear_func (out->rules, clear_figures);
  out->goal_percent = (int) lobby_rule_sheet_get_number (sheet, LOBBY_RULE_RATE_GOAL_PERCENT, -1);
  measure_funnel (state, sheet, out);
  measure_work (state, out);
  lobby_ledger_measure_bases (state, sheet, out);
}

/** lobby_ledger_clear: frees what is in @ledger, which may be all zero */
void
lobby_ledger_clear (LobbyLedger *ledger)
{
  g_clear_pointer (&ledger->rules, g_array_unref);
  g_clear_pointer (&ledger->bases, g_array_unref);
}
