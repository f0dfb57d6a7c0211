/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-errand-mark.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_COUNTER_TILE (lobby_counter_tile_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCounterTile, lobby_counter_tile, LOBBY, COUNTER_TILE, GtkButton)

/**
 * LobbyCounterView:
 * @number: number on the sign
 * @services: letters of its services
 * @shape: glyph of the state
 * @state: word of the state
 * @tone: of the state and the time
 * @text: ticket, reason, or what else stands in the middle
 * @text_strong: @text is a ticket
 * @time: (nullable): how long
 * @fraction: time against twice the usual time, 0 to 1; below 0 for no bar
 * @left: (nullable): usual time, or when it is back
 * @right: (nullable): share of its open time that it served
 * @advice: (nullable): advice, in place of @left and @right
 * @hollow: closed or unknown
 * @summary: the tile as a sentence
 * @errand: what was asked for about it and is not done
 *
 * What a counter tile shows; borrowed.
 */
typedef struct
{
  const char *number;
  const char *services;
  LobbyShape shape;
  const char *state;
  LobbyTone tone;
  const char *text;
  gboolean text_strong;
  const char *time;
  double fraction;
  const char *left;
  const char *right;
  const char *advice;
  gboolean hollow;
  const char *summary;
  LobbyErrandSign errand;
} LobbyCounterView;

GtkWidget *lobby_counter_tile_new (void);
void lobby_counter_tile_show (LobbyCounterTile *self, const LobbyCounterView *view);

G_END_DECLS
