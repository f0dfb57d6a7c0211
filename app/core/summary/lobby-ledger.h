/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of diversion: what was suggested, what became of it, and what it really saved. Measured from the state alone,
 * so that it can be checked on any recorded day. */
#pragma once

#include "lobby-rule-sheet.h"
#include "lobby-state.h"

G_BEGIN_DECLS

#define LOBBY_LEDGER_N_REASONS (LOBBY_DECLINE_OTHER + 1)
#define LOBBY_LEDGER_N_KINDS (LOBBY_ADVICE_REPAIR + 1)
/* How far ahead savings are counted where the advice itself does not say, seconds. */
#define LOBBY_LEDGER_AHEAD_S 3600

/**
 * LobbyLedgerFigures:
 * @rule: (nullable): id of the rule; %NULL for all rules together
 * @n_suggested: diversions that were shown; the sum of accepted, declined, skipped, undone, lapsed and pending. What only
 *   changed its device before anybody had decided is one suggestion
 * @n_offered: of these, customers who were spoken to
 * @n_accepted: accepted, and not taken back
 * @n_completed: of these, done at the device
 * @n_came_back: of these, customers who came back to the queue
 * @n_on_way: of these, customers on the way to the device or at it
 * @n_declined: declined
 * @declined_by: the same by #LobbyDeclineReason
 * @n_skipped: skipped
 * @n_undone: taken back and not decided anew
 * @n_lapsed: nobody had decided when the customer was called or left
 * @n_pending: nobody has decided yet, and the customer waits
 * @n_measured: completed ones whose own saving is known; the four sums below are theirs
 * @n_open: completed ones with calls still to come that decide what was saved: their sums may still grow
 * @promised_own_s: what the customers who went were promised to save, seconds
 * @promised_others_s: what everybody behind was promised to save, seconds
 * @saved_own_s: what they really saved, seconds; may be less than 0
 * @saved_others_s: what everybody behind really saved so far, seconds
 * @ahead_s: all four sums are counted for so long from the suggestion on, seconds; the longest where advice differs; 0
 *   when nothing was measured
 *
 * The funnel of diversions and its worth. What was really saved is worked out by slots: had the customer stayed, the
 * next one behind (same service, queued later) would have given up the slot, so the customer would have been called when
 * that one was called. Own saving: that call − start of the use at the device (its end, when the start is not known).
 * Others: everybody behind moved one slot up, so they saved the sum of (call of the next in the chain − own call). The
 * chain ends where somebody was called at once (within 15 s) who came after the one before had been called: the queue had
 * run empty. When it ran empty before the customer's turn, the turn itself counts (the last call ahead), which is the
 * least that can have been saved. Who is called later than @ahead_s after the suggestion counts as if called then: so far
 * looked the promise.
 */
typedef struct
{
  char *rule;
  guint n_suggested;
  guint n_offered;
  guint n_accepted;
  guint n_completed;
  guint n_came_back;
  guint n_on_way;
  guint n_declined;
  guint declined_by[LOBBY_LEDGER_N_REASONS];
  guint n_skipped;
  guint n_undone;
  guint n_lapsed;
  guint n_pending;
  guint n_measured;
  guint n_open;
  gint64 promised_own_s;
  gint64 promised_others_s;
  gint64 saved_own_s;
  gint64 saved_others_s;
  gint64 ahead_s;
} LobbyLedgerFigures;

/**
 * LobbyLedgerWork:
 * @n_suggested: pieces of advice that were shown
 * @n_accepted: accepted, and not taken back
 * @n_completed: of these, done
 * @n_declined: declined
 * @n_open: not decided yet
 * @promised_s: what those that were done were promised to save all customers together, seconds
 *
 * What became of advice that is not about a customer: at a counter or a device. What it really saved cannot be told from the
 * calls, since everybody's wait is another one then.
 */
typedef struct
{
  guint n_suggested;
  guint n_accepted;
  guint n_completed;
  guint n_declined;
  guint n_open;
  gint64 promised_s;
} LobbyLedgerWork;

/**
 * LobbyLedgerBase:
 * @rule: (nullable): id of the rule; %NULL for all rules together
 * @n_business: customers whose wait is over and whose business a rule in use lets a machine of this branch do
 * @n_protected: of these, elderly or in need of help: never diverted, in no rate (S3-28, 金发〔2024〕34号)
 * @n_loose_change: of the others not done: coins or odd notes, which no machine takes (S3-4)
 * @n_kept: valued customers, kept at the counter (S3-7)
 * @n_passbook: passbook only, where the rule needs a card (S3-10)
 * @n_device_out: no machine for it worked while the customer waited
 * @n_accepted: customers who went to a machine, also those who came back
 * @n_done: customers who were done there
 *
 * Whom a rate of diversion is about. Everybody counts in one place only: the exceptions of S3-16/17 in the order above.
 */
typedef struct
{
  char *rule;
  guint n_business;
  guint n_protected;
  guint n_loose_change;
  guint n_kept;
  guint n_passbook;
  guint n_device_out;
  guint n_accepted;
  guint n_done;
} LobbyLedgerBase;

/**
 * LobbyLedger:
 * @all: all rules together
 * @all_base: the same
 * @rules: (element-type LobbyLedgerFigures): by rule, in the order of the sheet; then rules that the sheet does not have
 * @bases: (element-type LobbyLedgerBase): by rule, in the order of the sheet
 * @work: by #LobbyAdviceKind, of the kinds that are about a counter or a device
 * @goal_percent: goal for the share that is done, percent; -1 when the sheet has none
 */
typedef struct
{
  LobbyLedgerFigures all;
  LobbyLedgerBase all_base;
  GArray *rules;
  GArray *bases;
  LobbyLedgerWork work[LOBBY_LEDGER_N_KINDS];
  int goal_percent;
} LobbyLedger;

void lobby_ledger_measure (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyLedger *out);
void lobby_ledger_clear (LobbyLedger *ledger);

guint lobby_ledger_base_count (const LobbyLedgerBase *base, gboolean with_exceptions);
int lobby_ledger_get_rate_percent (const LobbyLedgerBase *base, guint n, gboolean with_exceptions);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LobbyLedger, lobby_ledger_clear)

G_END_DECLS
