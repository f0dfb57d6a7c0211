/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a customer is told first is a promise. Here is who is told, when and what, be it live or on a recorded day. */
#pragma once

#include "lobby-adviser.h"

G_BEGIN_DECLS

/**
 * LobbyPromiseDesk:
 *
 * Goes through a day event by event as a console does: looks ahead when somebody has come, and keeps what it tells as events.
 */
typedef struct _LobbyPromiseDesk LobbyPromiseDesk;

GPtrArray *lobby_promises_list (const LobbyForesight *foresight, const LobbyState *state);

LobbyPromiseDesk *lobby_promise_desk_new (LobbyAdviser *adviser, LobbyState *state, gint64 every_us);
void lobby_promise_desk_free (LobbyPromiseDesk *self);
void lobby_promise_desk_apply (LobbyPromiseDesk *self, LobbyEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPromiseDesk, lobby_promise_desk_free)

G_END_DECLS
