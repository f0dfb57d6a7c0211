/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-engine-order.h"
#include "lobby-engine-visit.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyVisitNames:
 *
 * Numbers of services, servers, transactions and kinds of days, the same on all days that are looked at together. A server is a teller where the
 * branch names them, a counter where it does not.
 */
typedef struct _LobbyVisitNames LobbyVisitNames;

/**
 * LobbyVisitNameList:
 * @LOBBY_VISIT_NAMES_SERVICES: services
 * @LOBBY_VISIT_NAMES_SERVERS: tellers, or counters where the branch names no tellers
 * @LOBBY_VISIT_NAMES_TRANSACTIONS: kinds of business
 * @LOBBY_VISIT_NAMES_DAY_KINDS: kinds of days
 * @LOBBY_VISIT_NAMES_N: how many lists there are
 *
 * What has names.
 */
typedef enum
{
  LOBBY_VISIT_NAMES_SERVICES,
  LOBBY_VISIT_NAMES_SERVERS,
  LOBBY_VISIT_NAMES_TRANSACTIONS,
  LOBBY_VISIT_NAMES_DAY_KINDS,
  LOBBY_VISIT_NAMES_N,
} LobbyVisitNameList;

LobbyVisitNames *lobby_visit_names_new (void);
void lobby_visit_names_free (LobbyVisitNames *names);
int lobby_visit_names_get_service (LobbyVisitNames *names, const char *service);
int lobby_visit_names_get_server (LobbyVisitNames *names, const char *server);
int lobby_visit_names_get_transaction (LobbyVisitNames *names, const char *transaction);
int lobby_visit_names_get_day_kind (LobbyVisitNames *names, const char *kind);
const char *lobby_visit_names_lookup_service (const LobbyVisitNames *names, int service);
const char **lobby_visit_names_list (const LobbyVisitNames *names, LobbyVisitNameList list);
gboolean lobby_visit_names_append (LobbyVisitNames *names, LobbyVisitNameList list, const char *name);

/**
 * LobbyVisits:
 * @day: the engine's day; borrows @visits
 * @visits: (owned) (element-type LobbyEngineVisit): by time of arrival
 * @tickets: (owned) (element-type utf8): their ids, in the same order
 * @midnight_us: of the branch's day
 * @shifts: (owned) (nullable) (element-type LobbyEngineShift): who served when, where that was watched
 * @order: calling order as the branch states it
 * @order_known: whether it states one
 *
 * A day's visits as numbers, with the way back to the tickets.
 */
typedef struct
{
  LobbyEngineDay day;
  GArray *visits;
  GPtrArray *tickets;
  GArray *shifts;
  gint64 midnight_us;
  LobbyEngineOrder order;
  gboolean order_known;
} LobbyVisits;

LobbyVisits *lobby_visits_new (const LobbyState *state, LobbyVisitNames *names);
void lobby_visits_free (LobbyVisits *visits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyVisitNames, lobby_visit_names_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyVisits, lobby_visits_free)

G_END_DECLS
