/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"
#include "lobby-level-chart.h"

G_BEGIN_DECLS

/**
 * LobbyDeviceLevels:
 * @supply: (nullable): the supply that matters most; borrowed from the device
 * @money: levels are money, in thousand yuan (ten thousand in Chinese), otherwise percent
 * @points: (element-type LobbyLevelPoint): readings of today
 * @left: level now, in the unit of the readings; below 0 when not known
 * @per_minute: how fast it went down in the last half hour; below 0 when not known
 *
 * How the supply of a device that matters most went today.
 */
typedef struct
{
  const LobbySupplyRecord *supply;
  gboolean money;
  GArray *points;
  double left;
  double per_minute;
} LobbyDeviceLevels;

void lobby_device_levels_init (LobbyDeviceLevels *levels, LobbyDevice *device, gint64 now_us);
void lobby_device_levels_clear (LobbyDeviceLevels *levels);
void lobby_device_levels_show (const LobbyDeviceLevels *levels,
                               LobbyLevelChart *chart,
                               LobbyDevice *device,
                               LobbyFloor *floor);

G_END_DECLS
