/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"
#include "lobby-vip-search.h"
#include "lobby-visit-rows.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_LOG (lobby_vip_log_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipLog, lobby_vip_log, LOBBY, VIP_LOG, GObject)

/* Signal "changed" (): the older visits were looked at as well. */
LobbyVipLog *lobby_vip_log_new (void);
void lobby_vip_log_follow (LobbyVipLog *self, LobbyFloor *floor);
void lobby_vip_log_seek (LobbyVipLog *self, const LobbyVipQuery *query);
LobbyVisitRows *lobby_vip_log_get_visits (LobbyVipLog *self, gboolean open);
gboolean lobby_vip_log_has (LobbyVipLog *self, LobbyVisit *visit);
gboolean lobby_vip_log_is_reading (LobbyVipLog *self);
gint64 lobby_vip_log_get_median_s (LobbyVipLog *self);

G_END_DECLS
