/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-service-address.h"

G_BEGIN_DECLS

char *lobby_link_words_dup_reason (const char *reason);
const char *lobby_link_words_get_address_fault (LobbyAddressFault fault);

G_END_DECLS
