/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_LOG (lobby_vip_log_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipLog, lobby_vip_log, LOBBY, VIP_LOG, GObject)

/**
 * LobbyVipState:
 * @LOBBY_VIP_ANY: all
 * @LOBBY_VIP_OPEN: nobody has answered yet
 * @LOBBY_VIP_ANSWERED: somebody has answered and is coming
 * @LOBBY_VIP_MET: somebody met the customer
 * @LOBBY_VIP_ESCALATED: the deputy or the branch head was told
 *
 * What may be asked of the log.
 */
typedef enum
{
  LOBBY_VIP_ANY,
  LOBBY_VIP_OPEN,
  LOBBY_VIP_ANSWERED,
  LOBBY_VIP_MET,
  LOBBY_VIP_ESCALATED,
  LOBBY_VIP_N_STATES,
} LobbyVipState;

/**
 * LobbyVipQuery:
 * @text: (nullable): part of the masked name, ticket, tier or name of the relationship manager
 * @tier: unknown: all
 * @owner: (nullable): id of a relationship manager
 * @state: what became of the visit
 *
 * Which visits are sought; borrowed.
 */
typedef struct
{
  const char *text;
  LobbyTier tier;
  const char *owner;
  LobbyVipState state;
} LobbyVipQuery;

/* Signal "changed" (): more was found meanwhile. */
LobbyVipLog *lobby_vip_log_new (void);
void lobby_vip_log_follow (LobbyVipLog *self, LobbyFloor *floor);
void lobby_vip_log_seek (LobbyVipLog *self, const LobbyVipQuery *query);
GListModel *lobby_vip_log_get_visits (LobbyVipLog *self, gboolean open);
gboolean lobby_vip_log_has (LobbyVipLog *self, LobbyVisit *visit);
gboolean lobby_vip_log_is_searching (LobbyVipLog *self);
gint64 lobby_vip_log_get_median_s (LobbyVipLog *self);

G_END_DECLS
