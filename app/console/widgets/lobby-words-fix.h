/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-words-floor.h"

G_BEGIN_DECLS

/* Quick fixes have at most so many steps. */
#define LOBBY_MOST_FIX_STEPS 4

guint lobby_words_get_fix_steps (LobbyDevicePart part, LobbyDeviceFault fault, const char *steps[LOBBY_MOST_FIX_STEPS]);

G_END_DECLS
