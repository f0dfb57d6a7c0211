/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-errand-mark.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICE_TILE (lobby_device_tile_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDeviceTile, lobby_device_tile, LOBBY, DEVICE_TILE, GtkButton)

/**
 * LobbyDeviceView:
 * @icon_name: icon of the kind
 * @name: name on the sign
 * @shape: glyph of the state
 * @token: its colour
 * @state: word of the state, or how long it has been in use
 * @compact_state: (nullable): what the state line says instead where there is no room for the supply
 * @tone: of the state
 * @strong: the state is worth bold type
 * @supply: (nullable): the one scarcest supply, or a remark
 * @level: (nullable): its level in words
 * @fraction: its level, 0 to 1; below 0 when not known
 * @supply_tone: of the supply
 * @hollow: offline
 * @summary: the tile as a sentence
 * @advised: (nullable): what it is advised for, in a tooltip; the tile has an edge then
 * @errand: what was asked for about it and is not done
 *
 * What a device tile shows; borrowed.
 */
typedef struct
{
  const char *icon_name;
  const char *name;
  LobbyShape shape;
  LobbyToken token;
  const char *state;
  const char *compact_state;
  LobbyTone tone;
  gboolean strong;
  const char *supply;
  const char *level;
  double fraction;
  LobbyTone supply_tone;
  gboolean hollow;
  const char *summary;
  const char *advised;
  LobbyErrandSign errand;
} LobbyDeviceView;

GtkWidget *lobby_device_tile_new (void);
void lobby_device_tile_show (LobbyDeviceTile *self, const LobbyDeviceView *view);
void lobby_device_tile_set_compact (LobbyDeviceTile *self, gboolean compact);

G_END_DECLS
