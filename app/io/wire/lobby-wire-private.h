/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-wire.h"

G_BEGIN_DECLS

const char *lobby_wire_open (const char *json, gsize length, gsize max_bytes, GError **error);
gpointer lobby_wire_read_record (const LobbyRecordType *type, const char **at, GError **error);
gboolean lobby_wire_is_identifier (const char *text);

G_END_DECLS
