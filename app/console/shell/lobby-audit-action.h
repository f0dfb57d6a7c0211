/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

void lobby_audit_action_offer (GtkWindow *window, LobbySession *session);

G_END_DECLS
