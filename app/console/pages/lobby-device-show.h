/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-device-tile.h"
#include "lobby-floor.h"
#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyDeviceStanding:
 * @shape: glyph of the state
 * @token: its colour
 * @tone: of the state's text
 * @strong: worth bold type
 * @in_service: works, perhaps with something low
 * @word: the state in a word
 * @trouble: (nullable): the supply that is low or full; borrowed from the device
 *
 * How a device stands, as both its tile and its card say it.
 */
typedef struct
{
  LobbyShape shape;
  LobbyToken token;
  LobbyTone tone;
  gboolean strong;
  gboolean in_service;
  const char *word;
  const LobbySupplyRecord *trouble;
} LobbyDeviceStanding;

LobbyDeviceStanding lobby_device_judge (LobbyDevice *device, LobbyFloor *floor);
LobbyTone lobby_supply_judge (const LobbySupplyRecord *supply);
char *lobby_supply_dup_level (const LobbySupplyRecord *supply);
char *lobby_device_dup_since (LobbyDevice *device, LobbyFloor *floor);
void lobby_device_tile_show_device (LobbyDeviceTile *tile,
                                    LobbyDevice *device,
                                    LobbySession *session,
                                    const GPtrArray *errands);

G_END_DECLS
