/* SPDX-License-Identifier: GPL-3.0-or-later */
/* policy: asking the rule sheet of diversion, and whether a sheet makes sense. No I/O: the sheet that comes with Lobby is
 * read in io/policy. */
#pragma once

#include "lobby-error.h"
#include "lobby-rule-records.h"

G_BEGIN_DECLS

/**
 * LOBBY_RULE_WAITING_MIN: customers waiting for the service below which nobody is diverted, count (S3-6)
 * LOBBY_RULE_WAIT_MIN_S: predicted wait below which nobody is diverted, seconds (S3-6)
 * LOBBY_RULE_GAIN_MIN_S: what a diversion must save the customer, seconds
 * LOBBY_RULE_KEEP_TIER: lowest #LobbyTier that is kept at the counter; above %LOBBY_TIER_PRIVATE nobody is (S3-7)
 * LOBBY_RULE_ASK_AGAIN: how often who said no may be asked again this visit, count (S0-11)
 * LOBBY_RULE_EXPIRY_S: how long a suggestion holds, seconds
 * LOBBY_RULE_MOST_ITEMS: suggestions shown at a time, count
 * LOBBY_RULE_UNDO_S: time to take back a decision, seconds
 * LOBBY_RULE_COUNTER_GAIN_MIN_S: what a counter more must save all customers together, seconds
 * LOBBY_RULE_COUNTER_CHANGE_GAIN_MIN_S: what another change at a counter must save them, seconds
 * LOBBY_RULE_COUNTER_CLOSE_LOSS_S: what a close may cost them, seconds
 * LOBBY_RULE_COUNTER_HOLD_S: how far ahead a change at a counter is judged, seconds
 * LOBBY_RULE_RESTOCK_LEAD_S: a refill is advised when a supply is expected to run out within this time, seconds
 * LOBBY_RULE_RATE_GOAL_PERCENT: goal for the share that is diverted and done, percent (S3-16)
 *
 * Ids of the numbers of a rule sheet. The values stand in data/policy/diversion.json, each with its source.
 */
#define LOBBY_RULE_WAITING_MIN "waiting-min"
#define LOBBY_RULE_WAIT_MIN_S "wait-min-seconds"
#define LOBBY_RULE_GAIN_MIN_S "gain-min-seconds"
#define LOBBY_RULE_KEEP_TIER "keep-tier"
#define LOBBY_RULE_ASK_AGAIN "ask-again"
#define LOBBY_RULE_EXPIRY_S "expiry-seconds"
#define LOBBY_RULE_MOST_ITEMS "most-items"
#define LOBBY_RULE_UNDO_S "undo-seconds"
#define LOBBY_RULE_COUNTER_GAIN_MIN_S "counter-gain-min-seconds"
#define LOBBY_RULE_COUNTER_CHANGE_GAIN_MIN_S "counter-change-gain-min-seconds"
#define LOBBY_RULE_COUNTER_CLOSE_LOSS_S "counter-close-loss-seconds"
#define LOBBY_RULE_COUNTER_HOLD_S "counter-hold-seconds"
#define LOBBY_RULE_RESTOCK_LEAD_S "restock-lead-seconds"
#define LOBBY_RULE_RATE_GOAL_PERCENT "rate-goal-percent"

gint64 lobby_rule_sheet_get_number (const LobbyRuleSheet *sheet, const char *id, gint64 fallback);
const LobbyDiversionRule *lobby_rule_sheet_find_rule (const LobbyRuleSheet *sheet, const char *transaction);
const LobbyDiversionRule *lobby_rule_sheet_get_rule (const LobbyRuleSheet *sheet, const char *id);
gboolean lobby_diversion_rule_allows_amount (const LobbyDiversionRule *rule, gint64 amount_cny);
gboolean lobby_rule_sheet_check (const LobbyRuleSheet *sheet, GError **error);
gboolean lobby_rule_sheet_check_change (const LobbyRuleSheet *present, const LobbyRuleSheet *next, GError **error);
LobbyRuleSheet *lobby_rule_sheet_copy (const LobbyRuleSheet *sheet);
void lobby_rule_sheet_free (LobbyRuleSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyRuleSheet, lobby_rule_sheet_free)

G_END_DECLS
