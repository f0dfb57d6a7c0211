/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events for whoever may not know all that is in them. */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

LobbyEvent *lobby_event_new_like (const LobbyEvent *event, gpointer payload);
LobbyEvent *lobby_event_new_withheld (const LobbyEvent *event);

G_END_DECLS
