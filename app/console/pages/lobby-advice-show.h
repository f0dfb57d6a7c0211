/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-advice-card.h"
#include "lobby-advice-row.h"
#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyAdvicePlace:
 * @first: the first item of the page
 * @number: which of the diversions it is, from 1; 0 for anything else
 * @total: how many diversions there are
 * @held: figures are old: nothing can be decided
 * @tight: the column has no line to spare: what a change at a counter costs is said in its tooltip
 *
 * Where a piece of advice stands on the page.
 */
typedef struct
{
  gboolean first;
  guint number;
  guint total;
  gboolean held;
  gboolean tight;
} LobbyAdvicePlace;

void lobby_advice_card_show_advice (LobbyAdviceCard *card,
                                    LobbyAdvice *advice,
                                    LobbySession *session,
                                    const LobbyAdvicePlace *place);
void lobby_advice_row_show_advice (LobbyAdviceRow *row, LobbyAdvice *advice, LobbySession *session, gboolean long_row);
double lobby_advice_get_saving_s (LobbyAdvice *advice);
LobbyAdvice *lobby_advice_find_for_counter (LobbyFloor *floor, const char *counter);
LobbyAdvice *lobby_advice_find_for_device (LobbyFloor *floor, const char *device);
const char *lobby_advice_get_counter_words (LobbyAdvice *advice);
char *lobby_advice_dup_device_words (LobbyAdvice *advice);
gboolean lobby_advice_is_open (LobbyAdvice *advice, LobbySession *session);
gboolean lobby_advice_can_undo (LobbyAdvice *advice, LobbySession *session);

G_END_DECLS
