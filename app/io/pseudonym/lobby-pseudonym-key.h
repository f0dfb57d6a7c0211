/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pseudonym: the key with which a branch's recordings hide people. It stays in the branch's folder and is in no recording. */
#pragma once

#include "lobby-anonymiser.h"

G_BEGIN_DECLS

#define LOBBY_PSEUDONYM_KEY_FILE "pseudonym.key"
/* A key lasts so long; with a new one, nobody can tell who was who before. */
#define LOBBY_PSEUDONYM_KEY_DAYS 90

LobbyAnonymiser *lobby_pseudonym_key_load (const char *folder, gint64 now_us, GError **error);

G_END_DECLS
