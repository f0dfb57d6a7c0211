/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue between socket and stream of one connection. Its feed owns it and throws it away with the connection. */
#include "config.h"

#include "lobby-inbox.h"

/* What is read on the spot: well under a millisecond. */
#define SPOT_FRAMES 8
#define SPOT_BYTES (16 * 1024)
/* What a worker reads in one go: small enough that figures move while a burst is being read. */
#define SLICE_FRAMES 256
#define SLICE_BYTES (512 * 1024)

struct _LobbyInbox
{
  LobbyInboxFunc func;
  gpointer data;
  GQueue frames; /* (owned): of GBytes */
  gsize bytes;
  guint idle_id;
  gboolean reading;          /* a worker has a slice */
  GCancellable *cancellable; /* (owned) */
};

static void schedule (LobbyInbox *inbox);

static GPtrArray *
take_slice (LobbyInbox *inbox, gsize *bytes)
{
  GPtrArray *slice = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  *bytes = 0;
  while (!g_queue_is_empty (&inbox->frames) && slice->len < SLICE_FRAMES && *bytes < SLICE_BYTES)
    {
      GBytes *frame = g_queue_pop_head (&inbox->frames);
      *bytes += g_bytes_get_size (frame);
      g_ptr_array_add (slice, frame);
    }
  inbox->bytes -= *bytes;
  return slice;
}

static void
slice_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyReading) reading = lobby_reader_read_finish (result, NULL);
  LobbyInbox *inbox = data;

  if (reading == NULL)
    return; /* cancelled: the inbox is gone */
  inbox->reading = FALSE;
  schedule (inbox);
  inbox->func (reading, inbox->data);
}

static gboolean
read_cb (gpointer data)
{
  LobbyInbox *inbox = data;
  gsize bytes;
  g_autoptr (GPtrArray) slice = take_slice (inbox, &bytes);

  inbox->idle_id = 0;
  if (slice->len > SPOT_FRAMES || bytes > SPOT_BYTES)
    {
      inbox->reading = TRUE;
      lobby_reader_read_frames_async (slice, inbox->cancellable, slice_read_cb, inbox);
      return G_SOURCE_REMOVE;
    }
  g_autoptr (LobbyReading) reading = lobby_reader_read_frames (slice);
  schedule (inbox);
  inbox->func (reading, inbox->data);
  return G_SOURCE_REMOVE;
}

static void
schedule (LobbyInbox *inbox)
{
  if (inbox->idle_id == 0 && !inbox->reading && !g_queue_is_empty (&inbox->frames))
    inbox->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, read_cb, inbox, NULL);
}

/**
 * lobby_inbox_new:
 * @func: gets what was read; it may free the inbox
 * @data: for @func
 *
 * Returns: (transfer full): an empty inbox
 */
LobbyInbox *
lobby_inbox_new (LobbyInboxFunc func, gpointer data)
{
  LobbyInbox *inbox = g_new0 (LobbyInbox, 1);

  inbox->func = func;
  inbox->data = data;
  inbox->cancellable = g_cancellable_new ();
  g_queue_init (&inbox->frames);
  return inbox;
}

/** lobby_inbox_free: @inbox: (transfer full) (nullable): an inbox; what was not read is forgotten */
void
lobby_inbox_free (LobbyInbox *inbox)
{
  if (inbox == NULL)
    return;
  g_cancellable_cancel (inbox->cancellable);
  g_object_unref (inbox->cancellable);
  g_clear_handle_id (&inbox->idle_id, g_source_remove);
  g_queue_clear_full (&inbox->frames, (GDestroyNotify) g_bytes_unref);
  g_free (inbox);
}

/** lobby_inbox_push: @frame: a message as it came. Returns: %FALSE when there is more than anybody needs: a flood */
gboolean
lobby_inbox_push (LobbyInbox *inbox, GBytes *frame)
{
  if (inbox->bytes + g_bytes_get_size (frame) > LOBBY_INBOX_BYTES_MAX)
    return FALSE;
  inbox->bytes += g_bytes_get_size (frame);
  g_queue_push_tail (&inbox->frames, g_bytes_ref (frame));
  schedule (inbox);
  return TRUE;
}

/** lobby_inbox_is_empty: Returns: whether nothing waits and nothing is being read */
gboolean
lobby_inbox_is_empty (const LobbyInbox *inbox)
{
  return g_queue_is_empty ((GQueue *) &inbox->frames) && !inbox->reading;
}
