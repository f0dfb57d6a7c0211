/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls of valued customers cost the others: counted, so that the order of calling can be seen to be fair. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyVipCost:
 * @n_calls: calls of valued customers at counters that also serve ordinary classes
 * @n_overtaken: ordinary customers who were overtaken by at least one of them
 * @cost_s: what that cost them, seconds
 *
 * A valued customer is one whose ticket is of a service for valued customers, or who was recognised. Each call of one is set
 * against every ordinary customer of the services of that counter who had come earlier and still waited at that moment:
 * he or she waits for as long as the call took (from the call to its end, up to now while it lasts), but at most for as
 * long as he or she waited on (until called, diverted or gone; up to now for who still waits). The cost is the sum of
 * these; it is an upper bound where several counters serve the same queue. Where ordinary customers are called in the
 * order of their coming, nobody is overtaken and the cost is nought.
 */
typedef struct
{
  guint n_calls;
  guint n_overtaken;
  gint64 cost_s;
} LobbyVipCost;

LobbyVipCost lobby_vip_cost_measure (const LobbyState *state, gint64 now_us);

G_END_DECLS
