/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_CARD (lobby_vip_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipCard, lobby_vip_card, LOBBY, VIP_CARD, GtkWidget)

/**
 * LobbyVipView:
 * @title: ticket and masked name
 * @tier: (nullable): tier
 * @facts: (nullable): birthday, preferences
 * @state: what has happened and what will
 * @left: (nullable): time until the branch head is told, in figures; %NULL when somebody has answered
 * @left_words: the same in words without the seconds: nobody is told every second
 * @left_share: part of that time that is left, 0 to 1
 * @left_token: ink of its ring
 * @answered: somebody has answered: nothing is left to do
 * @can_escalate: whether the branch head has not been told yet
 * @first: the first item of the page, whose first button is the only blue one
 * @held: nothing can be pressed: figures are old, or this lobby cannot act
 * @summary: the card as a sentence
 *
 * What the card of a valued customer shows; borrowed.
 */
typedef struct
{
  const char *title;
  const char *tier;
  const char *facts;
  const char *state;
  const char *left;
  const char *left_words;
  double left_share;
  LobbyToken left_token;
  gboolean answered;
  gboolean can_escalate;
  gboolean first;
  gboolean held;
  const char *summary;
} LobbyVipView;

/* Signals: "greet" (), "escalate" (). */
GtkWidget *lobby_vip_card_new (void);
void lobby_vip_card_show (LobbyVipCard *self, const LobbyVipView *view);

G_END_DECLS
