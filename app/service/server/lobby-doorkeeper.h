/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes in. It knows the branch's own secret and its keys; whoever shows a token becomes a guest with rights. */
#pragma once

#include "lobby-clock.h"
#include "lobby-pass.h"

G_BEGIN_DECLS

/**
 * LobbyGuest:
 * @rights: what is granted
 * @sign_in: (owned): as whom the token speaks
 *
 * Somebody who was let in.
 */
typedef struct
{
  LobbyRights rights;
  LobbySignIn *sign_in;
} LobbyGuest;

LobbyGuest *lobby_guest_copy (const LobbyGuest *guest);
void lobby_guest_free (LobbyGuest *guest);

#define LOBBY_TYPE_DOORKEEPER (lobby_doorkeeper_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDoorkeeper, lobby_doorkeeper, LOBBY, DOORKEEPER, GObject)

LobbyDoorkeeper *lobby_doorkeeper_new (const char *secret, GPtrArray *keys, const char *audience, LobbyClock *clock);
LobbyGuest *lobby_doorkeeper_let_in (LobbyDoorkeeper *self, const char *token, GError **error);
gboolean lobby_doorkeeper_has_expired (LobbyDoorkeeper *self, const LobbyGuest *guest);
char *
lobby_doorkeeper_issue (LobbyDoorkeeper *self, LobbyBearer role, const char *staff, const char *name, gint64 days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyGuest, lobby_guest_free)

G_END_DECLS
