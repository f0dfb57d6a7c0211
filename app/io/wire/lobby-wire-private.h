/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-wire.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonParser *lobby_wire_load (const char *json, gsize length, gsize max_bytes, gboolean refuse_c3, GError **error);
gpointer lobby_wire_read_record (const LobbyRecordType *type, JsonObject *object, GError **error);
const char *lobby_wire_read_string (JsonObject *object,
                                    const char *name,
                                    gboolean required,
                                    gsize max_bytes,
                                    gboolean *ok,
                                    GError **error);
gboolean lobby_wire_is_identifier (const char *text);

G_END_DECLS
