/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that is told every byte that it sends: what no library would send by itself. Each connection has a thread. */
#pragma once

#include <gio/gio.h>

typedef struct _RawServer RawServer;

/**
 * RawFunc:
 * @stream: the connection; false from a writer means that the other side has gone
 * @request: head of the request
 * @data: user data
 *
 * Answers one request, on a thread; the connection ends when it returns.
 */
typedef void (*RawFunc) (GIOStream *stream, const char *request, gpointer data);

RawServer *raw_server_new (RawFunc snapshot, RawFunc socket, gpointer data);
void raw_server_free (RawServer *server);
const char *raw_server_get_url (RawServer *server);
guint raw_server_get_port (RawServer *server);
guint raw_server_count (RawServer *server);
gboolean raw_server_has_seen (RawServer *server, const char *text);

gboolean raw_write (GIOStream *stream, gconstpointer bytes, gsize length);
gboolean raw_print (GIOStream *stream, const char *format, ...) G_GNUC_PRINTF (2, 3);
void raw_drip (GIOStream *stream, const char *text, guint pause_ms);
void raw_reset (GIOStream *stream);
void raw_wait_for_end (GIOStream *stream);

void raw_answer_snapshot (GIOStream *stream, const char *request, gpointer data);
gboolean raw_upgrade (GIOStream *stream, const char *request, const char *subprotocol);
gboolean raw_frame (GIOStream *stream, guint8 first, gconstpointer payload, gsize length);
gboolean raw_say (GIOStream *stream, const char *text);
gboolean raw_greet (GIOStream *stream, guint64 head);
char *raw_make_event (guint64 sequence, const char *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)
