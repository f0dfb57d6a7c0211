/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_ENTRY (lobby_vip_entry_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipEntry, lobby_vip_entry, LOBBY, VIP_ENTRY, AdwWindow)

LobbyVipEntry *
lobby_vip_entry_new (GtkWindow *parent, LobbySession *session, const char *ticket, const char *appointment);

G_END_DECLS
