/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_ROW (lobby_vip_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipRow, lobby_vip_row, LOBBY, VIP_ROW, GtkWidget)

/**
 * LobbyVipRowView:
 * @time: when the customer came
 * @ticket: (nullable): ticket
 * @name: masked name
 * @tier: (nullable): tier
 * @purpose: (nullable): what the visit is for
 * @owner: who was told, and whom it came to
 * @answer: time to the answer, in figures
 * @answer_is_word: it is a word instead
 * @target: (nullable): the target, where it was missed
 * @state: what became of it, in a word
 * @shape: glyph of @state
 * @tone: of @answer and @state
 * @chosen: the details are shown beside the list
 * @summary: the row as a sentence
 *
 * What a row of the log of valued customers shows; borrowed.
 */
typedef struct
{
  const char *time;
  const char *ticket;
  const char *name;
  const char *tier;
  const char *purpose;
  const char *owner;
  const char *answer;
  gboolean answer_is_word;
  const char *target;
  const char *state;
  LobbyShape shape;
  LobbyTone tone;
  gboolean chosen;
  const char *summary;
} LobbyVipRowView;

GtkWidget *lobby_vip_row_new (void);
void lobby_vip_row_show (LobbyVipRow *self, const LobbyVipRowView *view);

G_END_DECLS
