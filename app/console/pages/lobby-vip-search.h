/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"

G_BEGIN_DECLS

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

typedef struct _LobbyVipSearch LobbyVipSearch;

LobbyVipSearch *lobby_vip_search_new (void);
void lobby_vip_search_free (LobbyVipSearch *self);
gboolean lobby_vip_search_set (LobbyVipSearch *self, const LobbyVipQuery *query);
gboolean
lobby_vip_search_finds (const LobbyVipSearch *self, const LobbyVisitRecord *record, gboolean open, const char *key);

G_END_DECLS
