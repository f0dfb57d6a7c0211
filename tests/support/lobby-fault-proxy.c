/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies bytes between a client and a branch, as badly as it is told to. */
#define _GNU_SOURCE
#include "config.h"

#include "lobby-fault-proxy.h"

#include "frame-tamper.h"

#include <string.h>
#include <sys/socket.h>

#define PIECE_BYTES 16384
#define FROZEN_LOOK_MS 10
#define PAGE \
  "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>"

struct _LobbyFaultProxy
{
  GSocketService *service; /* (owned) */
  GUri *upstream;          /* (owned) */
  char *url;               /* (owned) */
  guint toxics[LOBBY_TOXIC_N];
  FrameRules rules;
  GList *lines;        /* of Line, each with a reference */
  guint command_bytes; /* of commands and their answers so far */
  guint hold_from;     /* of them, when the toxic was set */
  gboolean holding;
};

/* One connection; the two pipes hold a reference each. */
typedef struct
{
  LobbyFaultProxy *proxy;      /* (nullable): gone */
  GSocketConnection *client;   /* (owned) */
  GSocketConnection *upstream; /* (owned) (nullable) */
  FrameTamper *tamper;         /* (owned) */
  GCancellable *cancellable;   /* (owned) */
  guint64 bytes_down;
  gboolean command; /* the last request was a command */
  guint end_id;
} Line;

typedef struct
{
  Line *line; /* (owned) */
  gboolean down;
  gboolean first;
  GBytes *held;    /* (owned) (nullable) */
  GByteArray *out; /* (owned) (nullable) */
} Pipe;

static void read_on (Pipe *pipe);

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_clear_handle_id (&line->end_id, g_source_remove);
  frame_tamper_free (line->tamper);
  g_clear_object (&line->client);
  g_clear_object (&line->upstream);
  g_clear_object (&line->cancellable);
}

static void
line_unref (gpointer line)
{
  g_rc_box_release_full (line, clear_line);
}

static guint
get_toxic (Line *line, LobbyToxic toxic)
{
  return line->proxy != NULL ? line->proxy->toxics[toxic] : 0;
}

static void
end_line (Line *line)
{
  LobbyFaultProxy *proxy = line->proxy;

  if (proxy == NULL)
    return;
  line->proxy = NULL;
  proxy->lines = g_list_remove (proxy->lines, line);
  g_clear_handle_id (&line->end_id, g_source_remove);
  g_cancellable_cancel (line->cancellable);
  g_io_stream_close (G_IO_STREAM (line->client), NULL, NULL);
  if (line->upstream != NULL)
    g_io_stream_close (G_IO_STREAM (line->upstream), NULL, NULL);
  line_unref (line);
}

static gboolean
end_cb (gpointer data)
{
  Line *line = data;

  line->end_id = 0;
  end_line (line);
  return G_SOURCE_REMOVE;
}

static gboolean
reset_cb (gpointer data)
{
  Line *line = data;
  struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (g_socket_connection_get_socket (line->client)), SOL_SOCKET, SO_LINGER, &at_once,
              sizeof at_once);
  line->end_id = 0;
  end_line (line);
  return G_SOURCE_REMOVE;
}

static void
schedule_end (Line *line, guint after_ms, GSourceFunc func)
{
  if (line->proxy != NULL && line->end_id == 0)
    line->end_id = g_timeout_add (after_ms, func, line);
}

static void
pipe_free (Pipe *pipe)
{
  g_clear_pointer (&pipe->held, g_bytes_unref);
  g_clear_pointer (&pipe->out, g_byte_array_unref);
  line_unref (pipe->line);
  g_free (pipe);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pipe *pipe = data;
  Line *line = pipe->line;

  g_clear_pointer (&pipe->out, g_byte_array_unref);
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    {
      end_line (line);
      pipe_free (pipe);
      return;
    }
  read_on (pipe);
}

static gboolean
blocks_upgrade (Pipe *pipe)
{
  gsize length;
  const char *text = g_bytes_get_data (pipe->held, &length);
  g_autofree char *head = g_strndup (text, length);
  gboolean first = pipe->first;

  pipe->first = FALSE;
  return first && !pipe->down && get_toxic (pipe->line, LOBBY_TOXIC_BLOCK_UPGRADE) > 0
         && strcasestr (head, "upgrade: websocket") != NULL;
}

static void
note_request (Pipe *pipe)
{
  gsize length;
  const char *text = g_bytes_get_data (pipe->held, &length);

  if (pipe->down)
    return;
  if (length > 5 && (strncmp (text, "POST ", 5) == 0 || strncmp (text, "GET ", 4) == 0))
    pipe->line->command = g_strstr_len (text, (gssize) length, "/v1/commands HTTP") != NULL;
}

/* Counts what of a command goes out now, and stops at the byte that was named. */
static void
count_command (Pipe *pipe)
{
  LobbyFaultProxy *proxy = pipe->line->proxy;
  guint limit = proxy->toxics[LOBBY_TOXIC_HOLD_COMMAND];

  if (!pipe->line->command)
    return;
  if (limit > 0 && proxy->command_bytes + pipe->out->len - proxy->hold_from > limit)
    {
      g_byte_array_set_size (pipe->out,
                             proxy->hold_from + limit - MIN (proxy->command_bytes, proxy->hold_from + limit));
      proxy->holding = TRUE;
    }
  proxy->command_bytes += pipe->out->len;
}

/* The piece goes out now. */
static void
write_held (Pipe *pipe)
{
  Line *line = pipe->line;
  guint limit = get_toxic (line, LOBBY_TOXIC_LIMIT_DATA);
  GIOStream *to = G_IO_STREAM (pipe->down ? line->client : line->upstream);

  if (line->proxy == NULL || blocks_upgrade (pipe))
    {
      if (line->proxy != NULL)
        g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line->client)), PAGE, strlen (PAGE),
                                   NULL, NULL, NULL);
      end_line (line);
      pipe_free (pipe);
      return;
    }
  if (pipe->down)
    pipe->out = frame_tamper_pass (line->tamper, pipe->held);
  else
    pipe->out = g_bytes_unref_to_array (g_bytes_ref (pipe->held));
  g_clear_pointer (&pipe->held, g_bytes_unref);
  line->bytes_down += pipe->down ? pipe->out->len : 0;
  count_command (pipe);
  if (limit > 0 && line->bytes_down > limit)
    {
      g_byte_array_set_size (pipe->out, pipe->out->len - MIN (pipe->out->len, (guint) (line->bytes_down - limit)));
      schedule_end (line, 0, end_cb);
    }
  g_output_stream_write_all_async (g_io_stream_get_output_stream (to), pipe->out->data, pipe->out->len,
                                   G_PRIORITY_DEFAULT, line->cancellable, written_cb, pipe);
}

static gboolean
is_held (Pipe *pipe)
{
  Line *line = pipe->line;

  return get_toxic (line, LOBBY_TOXIC_FREEZE) > 0 || get_toxic (line, LOBBY_TOXIC_TIMEOUT) > 0
         || (line->proxy != NULL && line->proxy->holding)
         || (pipe->down && line->command && get_toxic (line, LOBBY_TOXIC_HOLD_ANSWER) > 0);
}

static gboolean
pass_on_cb (gpointer data)
{
  Pipe *pipe = data;

  note_request (pipe);
  if (is_held (pipe))
    g_timeout_add (FROZEN_LOOK_MS, pass_on_cb, pipe);
  else
    write_held (pipe);
  return G_SOURCE_REMOVE;
}

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pipe *pipe = data;
  Line *line = pipe->line;
  guint bandwidth = get_toxic (line, LOBBY_TOXIC_BANDWIDTH), delay_ms = get_toxic (line, LOBBY_TOXIC_LATENCY);

  pipe->held = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  if (pipe->held == NULL || g_bytes_get_size (pipe->held) == 0)
    {
      schedule_end (line, get_toxic (line, LOBBY_TOXIC_SLOW_CLOSE), end_cb);
      pipe_free (pipe);
      return;
    }
  if (bandwidth > 0)
    delay_ms += (guint) (g_bytes_get_size (pipe->held) * 1000 / (bandwidth * 1024));
  if (get_toxic (line, LOBBY_TOXIC_TIMEOUT) > 0)
    schedule_end (line, get_toxic (line, LOBBY_TOXIC_TIMEOUT), end_cb);
  g_timeout_add (delay_ms, pass_on_cb, pipe);
}

static void
read_on (Pipe *pipe)
{
  Line *line = pipe->line;
  guint slice = get_toxic (line, LOBBY_TOXIC_SLICER);
  GIOStream *from = G_IO_STREAM (pipe->down ? line->upstream : line->client);

  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (from), slice > 0 ? slice : PIECE_BYTES,
                                   G_PRIORITY_DEFAULT, line->cancellable, piece_read_cb, pipe);
}

static void
start_pipe (Line *line, gboolean down)
{
  Pipe *pipe = g_new0 (Pipe, 1);

  pipe->line = g_rc_box_acquire (line);
  pipe->down = down;
  pipe->first = TRUE;
  read_on (pipe);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Line *line = data;

  line->upstream = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, NULL);
  if (line->upstream == NULL)
    end_line (line);
  else if (line->proxy != NULL)
    {
      start_pipe (line, FALSE);
      start_pipe (line, TRUE);
    }
  line_unref (line);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  LobbyFaultProxy *proxy = data;
  g_autoptr (GSocketClient) client = NULL;

  if (proxy->toxics[LOBBY_TOXIC_DOWN] > 0)
    return TRUE;
  Line *line = g_rc_box_new0 (Line);
  line->proxy = proxy;
  line->client = g_object_ref (connection);
  line->tamper = frame_tamper_new (&proxy->rules);
  line->cancellable = g_cancellable_new ();
  proxy->lines = g_list_prepend (proxy->lines, line);
  if (proxy->toxics[LOBBY_TOXIC_RESET_PEER] > 0)
    schedule_end (line, proxy->toxics[LOBBY_TOXIC_RESET_PEER], reset_cb);
  client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, g_uri_get_host (proxy->upstream),
                                         (guint16) g_uri_get_port (proxy->upstream), line->cancellable, connected_cb,
                                         g_rc_box_acquire (line));
  return TRUE;
}

/** lobby_fault_proxy_new: @upstream_url: address of the branch, http. Returns: (transfer full): a line without fault */
LobbyFaultProxy *
lobby_fault_proxy_new (const char *upstream_url)
{
  LobbyFaultProxy *proxy = g_new0 (LobbyFaultProxy, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  proxy->upstream = g_uri_parse (upstream_url, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  proxy->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (proxy->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &given, &error);
  g_assert_no_error (error);
  proxy->url = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given)));
  g_signal_connect (proxy->service, "incoming", G_CALLBACK (incoming_cb), proxy);
  return proxy;
}

/** lobby_fault_proxy_free: @proxy: (transfer full): ends every connection */
void
lobby_fault_proxy_free (LobbyFaultProxy *proxy)
{
  lobby_fault_proxy_cut (proxy);
  g_signal_handlers_disconnect_by_data (proxy->service, proxy);
  g_socket_service_stop (proxy->service);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy->service));
  g_object_unref (proxy->service);
  /* What is still under way ends as cancelled, and lets go of its line. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_uri_unref (proxy->upstream);
  g_free (proxy->url);
  g_free (proxy);
}

/** lobby_fault_proxy_get_url: Returns: address for the client */
const char *
lobby_fault_proxy_get_url (LobbyFaultProxy *proxy)
{
  return proxy->url;
}

/** lobby_fault_proxy_set: @value: see #LobbyToxic; 0 lifts it */
void
lobby_fault_proxy_set (LobbyFaultProxy *proxy, LobbyToxic toxic, guint value)
{
  proxy->toxics[toxic] = value;
  proxy->rules.drop = proxy->toxics[LOBBY_TOXIC_DROP_EVENT];
  proxy->rules.repeat = proxy->toxics[LOBBY_TOXIC_REPEAT_EVENT];
  proxy->rules.swap = proxy->toxics[LOBBY_TOXIC_SWAP_EVENT];
  if (toxic == LOBBY_TOXIC_DOWN && value > 0)
    lobby_fault_proxy_cut (proxy);
  if (toxic == LOBBY_TOXIC_HOLD_COMMAND)
    {
      proxy->hold_from = proxy->command_bytes;
      proxy->holding = FALSE;
    }
}

/** lobby_fault_proxy_lift_all: a line without fault again */
void
lobby_fault_proxy_lift_all (LobbyFaultProxy *proxy)
{
  for (LobbyToxic toxic = 0; toxic < LOBBY_TOXIC_N; toxic++)
    lobby_fault_proxy_set (proxy, toxic, 0);
}

/** lobby_fault_proxy_cut: ends every connection */
void
lobby_fault_proxy_cut (LobbyFaultProxy *proxy)
{
  while (proxy->lines != NULL)
    end_line (proxy->lines->data);
}

/** lobby_fault_proxy_count_tampered: Returns: how many events were lost, repeated or swapped */
guint
lobby_fault_proxy_count_tampered (LobbyFaultProxy *proxy)
{
  return proxy->rules.count;
}

/** lobby_fault_proxy_is_holding: Returns: whether the byte has come at which everything stops */
gboolean
lobby_fault_proxy_is_holding (LobbyFaultProxy *proxy)
{
  return proxy->holding;
}

/** lobby_fault_proxy_count_command_bytes: Returns: bytes of commands and their answers that were passed on */
guint
lobby_fault_proxy_count_command_bytes (LobbyFaultProxy *proxy)
{
  return proxy->command_bytes;
}
