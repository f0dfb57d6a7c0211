/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-alert-board.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ALERT (lobby_alert_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAlert, lobby_alert, LOBBY, ALERT, GObject)

LobbyAlert *lobby_alert_new (const LobbyAlertFacts *facts);
const LobbyAlertFacts *lobby_alert_get_facts (LobbyAlert *self);

G_END_DECLS
