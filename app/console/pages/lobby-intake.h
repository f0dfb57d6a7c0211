/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_INTAKE (lobby_intake_get_type ())
G_DECLARE_FINAL_TYPE (LobbyIntake, lobby_intake, LOBBY, INTAKE, AdwWindow)

LobbyIntake *lobby_intake_new (GtkWindow *parent, LobbySession *session);
void lobby_intake_ask_about (LobbyIntake *self, const char *ticket);
LobbyTicket *lobby_intake_choose_next (LobbySession *session, gboolean unasked);

G_END_DECLS
