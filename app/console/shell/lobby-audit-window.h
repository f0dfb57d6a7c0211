/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_AUDIT_WINDOW (lobby_audit_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAuditWindow, lobby_audit_window, LOBBY, AUDIT_WINDOW, AdwWindow)

GtkWidget *lobby_audit_window_new (GtkWindow *parent, LobbySession *session);

G_END_DECLS
