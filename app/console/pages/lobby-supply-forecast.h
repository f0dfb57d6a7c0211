/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a supply of a device will last, in words and on its chart. */
#pragma once

#include "lobby-device-level.h"
#include "lobby-foresight.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

/**
 * LobbySupplyRemark:
 * @text: (nullable): short, beside the bar, as in "empty 11:20"
 * @words: (nullable): for a sentence, as in "empty about 11:20"
 * @tone: how much it matters
 *
 * What is foreseen of a supply; clear it with lobby_supply_remark_clear().
 */
typedef struct
{
  char *text;
  char *words;
  LobbyTone tone;
} LobbySupplyRemark;

const LobbySupplyForesight *lobby_supply_find_foresight (LobbyFloor *floor, const char *device, LobbySupplyKind supply);
void lobby_supply_remark_init (LobbySupplyRemark *remark,
                               LobbyDevice *device,
                               const LobbySupplyRecord *supply,
                               LobbyFloor *floor);
void lobby_supply_remark_clear (LobbySupplyRemark *remark);
char *lobby_device_dup_forecast (LobbyDevice *device, LobbyFloor *floor);

G_END_DECLS
