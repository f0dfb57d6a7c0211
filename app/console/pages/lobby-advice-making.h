/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the words of a card of advice come about, kind by kind. Part of lobby-advice-show. */
#pragma once

#include "lobby-session.h"
#include "lobby-widgets.h"

G_BEGIN_DECLS

/**
 * LobbyAdviceMaking:
 * @card: the view in the making
 * @row_title: title where there is one line only
 * @row_text: reason where there is one line only
 * @texts: (owned): what the views borrow
 * @now_us: time of the queues, µs since 1970 UTC
 *
 * A card in the making.
 */
typedef struct
{
  LobbyAdviceView card;
  const char *row_title;
  const char *row_text;
  GPtrArray *texts;
  const char *reasons[8];
  LobbyAdvice *advice;
  const LobbyAdviceFacts *facts;
  LobbySession *session;
  LobbyFloor *floor;
  gint64 now_us;
} LobbyAdviceMaking;

void lobby_advice_making_init (LobbyAdviceMaking *making, LobbyAdvice *advice, LobbySession *session);
void lobby_advice_making_clear (LobbyAdviceMaking *making);
const char *lobby_advice_making_keep (LobbyAdviceMaking *making, char *text);
void lobby_advice_making_show_kind (LobbyAdviceMaking *making);
void lobby_advice_making_show_decision (LobbyAdviceMaking *making);

/* For diversion and accompaniment, see lobby-advice-making-visit.c. */
void lobby_advice_making_show_diversion (LobbyAdviceMaking *making);
void lobby_advice_making_show_company (LobbyAdviceMaking *making);

/* What the kinds share. */
void lobby_advice_making_add_minutes (LobbyAdviceMaking *making, const LobbySpan *span, const char *label);
const char *lobby_advice_making_get_staff (LobbyAdviceMaking *making);

G_END_DECLS
