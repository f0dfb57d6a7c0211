/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-rights.h"

G_BEGIN_DECLS

const char *lobby_words_get_bearer (LobbyBearer bearer);
char *lobby_words_dup_right_needed (LobbyRight right);

G_END_DECLS
