/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wire: events, commands and records as JSON (CloudEvents 1.0), read strictly. One codec serves the WebSocket, REST, the
 * journal and recorded days. It knows the tables of core/record and core/event; it opens no socket and no file. */
#pragma once

#include "lobby-command.h"
#include "lobby-error.h"
#include "lobby-event.h"

G_BEGIN_DECLS

#define LOBBY_WIRE_EVENT_BYTES (64 * 1024)
#define LOBBY_WIRE_SNAPSHOT_BYTES (8 * 1024 * 1024)
#define LOBBY_WIRE_DEPTH 32

gboolean lobby_wire_check (const char *json, gsize length, GError **error);

LobbyEvent *lobby_wire_parse_event (const char *json, gsize length, GError **error);
void lobby_wire_append_event (GString *out, const LobbyEvent *event);
char *lobby_wire_format_event (const LobbyEvent *event);

gpointer lobby_wire_parse_record (const LobbyRecordType *type, const char *json, gsize length, GError **error);
GPtrArray *lobby_wire_parse_records (const LobbyRecordType *type, const char *json, gsize length, GError **error);
void lobby_wire_append_record (GString *out, const LobbyRecordType *type, gconstpointer record);
char *lobby_wire_format_record (const LobbyRecordType *type, gconstpointer record);
void lobby_wire_append_text (GString *out, const char *text);

/* {"id": "<uuid>", "type": "counter.ask", "data": {...}} */
LobbyCommand *lobby_wire_parse_command (const char *json, gsize length, GError **error);
char *lobby_wire_format_command (const LobbyCommand *command);

G_END_DECLS
