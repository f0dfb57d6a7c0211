/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slot accounting: what a diversion really saved, by the calls that followed. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbySlotSaving:
 * @known: whether the customer's own saving is known
 * @open: whether calls are still to come that decide it, or that add to @others_us
 * @own_us: what the customer saved, µs; less than 0 when the counter would have been sooner
 * @others_us: what everybody behind has saved so far, µs
 */
typedef struct
{
  gboolean known;
  gboolean open;
  gint64 own_us;
  gint64 others_us;
} LobbySlotSaving;

LobbySlotSaving
lobby_slots_measure (const LobbyState *state, const LobbyTicketRecord *ticket, gint64 started_us, gint64 until_us);

G_END_DECLS
