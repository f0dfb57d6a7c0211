/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary: the day in figures. Each key figure is defined here once, for screen, paper and lobbyctl alike. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyLevelBase:
 * @LOBBY_LEVEL_BASE_AGAINST: who left before the call counts as not served in time (our default)
 * @LOBBY_LEVEL_BASE_IGNORED: who left before the target had passed does not count at all
 * @LOBBY_LEVEL_BASE_FOR: who left before the target had passed counts as served in time
 *
 * The three documented bases of a service level (standards.md 1.3).
 */
typedef enum
{
  LOBBY_LEVEL_BASE_AGAINST,
  LOBBY_LEVEL_BASE_IGNORED,
  LOBBY_LEVEL_BASE_FOR,
} LobbyLevelBase;

/**
 * LobbyServiceLevel:
 * @within: customers called within the target of their service
 * @base: customers that count
 */
typedef struct
{
  guint within;
  guint base;
} LobbyServiceLevel;

LobbyServiceLevel lobby_service_level_measure (const LobbyState *state, const char *service, LobbyLevelBase base);
int lobby_service_level_get_percent (LobbyServiceLevel level);
guint lobby_queue_length_at (const LobbyState *state, const char *service, gint64 at_us);
int lobby_counter_busy_percent (const LobbyState *state, const LobbyCounterRecord *counter, gint64 now_us);

G_END_DECLS
