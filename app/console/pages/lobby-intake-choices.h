/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake offers: the business of a service, the most likely first, and amounts in bands between the limits. */
#pragma once

#include "lobby-rule-sheet.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyAmountBand:
 * @limit_cny: the limit that ends the band, CNY; of the last band the limit that it begins after
 * @amount_cny: an amount of the band that every rule treats like the others of it, CNY
 * @from_cny: least amount of the band, CNY; of the last band the same as @amount_cny
 * @included: whether the limit itself belongs to the band
 * @above: the last band: more than the limit
 *
 * Amounts that the rules treat alike.
 */
typedef struct
{
  gint64 limit_cny;
  gint64 amount_cny;
  gint64 from_cny;
  gboolean included;
  gboolean above;
} LobbyAmountBand;

GPtrArray *lobby_intake_list_business (const LobbyState *state, const char *service, guint *n_likely);
GArray *lobby_intake_list_bands (const LobbyRuleSheet *sheet);
gboolean lobby_intake_needs_amount (const LobbyState *state, const LobbyRuleSheet *sheet, const char *transaction);

G_END_DECLS
