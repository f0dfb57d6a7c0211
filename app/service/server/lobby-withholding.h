/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-doorkeeper.h"

G_BEGIN_DECLS

char *lobby_withholding_pass (const LobbyGuest *guest, const char *event);
char *lobby_withholding_dup_mark (const LobbyGuest *guest);

G_END_DECLS
