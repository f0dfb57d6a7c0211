/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to events on a worker thread, so that neither a snapshot nor a burst holds up the screen (fault 7). */
#include "config.h"

#include "lobby-reader.h"

#include "lobby-envelope.h"
#include "lobby-network-error.h"
#include "lobby-wire.h"

/* More events than a page or a day's tail ever has. */
#define BATCH_EVENTS_MAX 20000

static LobbyReading *
reading_new (void)
{
  LobbyReading *reading = g_new0 (LobbyReading, 1);

  reading->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  return reading;
}

/** lobby_reading_free: @reading: (transfer full) (nullable): what was read */
void
lobby_reading_free (LobbyReading *reading)
{
  if (reading == NULL)
    return;
  g_ptr_array_unref (reading->events);
  g_free (reading);
}

static void
read_one (LobbyReading *reading, const char *json, gsize length)
{
  LobbyEvent *event = lobby_wire_parse_event (json, length, NULL);

  if (event == NULL)
    {
      reading->refused++;
      event = lobby_envelope_salvage (json, length);
    }
  if (event != NULL)
    g_ptr_array_add (reading->events, event);
}

/** lobby_reader_read_frames: @frames: (element-type GBytes): one event each. Returns: (transfer full): what was read, at
 * once; for a few frames */
LobbyReading *
lobby_reader_read_frames (GPtrArray *frames)
{
  LobbyReading *reading = reading_new ();

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (frames, i), &length);
      read_one (reading, text != NULL ? text : "", length);
    }
  return reading;
}

static void
read_frames_thread (GTask *task, gpointer source, gpointer frames, GCancellable *cancellable)
{
  g_task_return_pointer (task, lobby_reader_read_frames (frames), (GDestroyNotify) lobby_reading_free);
}

static void
read_batch_thread (GTask *task, gpointer source, gpointer body, GCancellable *cancellable)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LobbyRange));
  g_autoptr (LobbyReading) reading = reading_new ();
  GError *error = NULL;
  gsize length;
  const char *json = g_bytes_get_data (body, &length);

  if (json == NULL || !lobby_envelope_split (json, length, ranges) || ranges->len > BATCH_EVENTS_MAX)
    {
      lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < ranges->len; i++)
    {
      const LobbyRange *range = &g_array_index (ranges, LobbyRange, i);
      read_one (reading, json + range->start, range->length);
    }
  g_task_return_pointer (task, g_steal_pointer (&reading), (GDestroyNotify) lobby_reading_free);
}

static void
read_snapshot_thread (GTask *task, gpointer source, gpointer body, GCancellable *cancellable)
{
  g_autoptr (LobbyReading) reading = reading_new ();
  GError *error = NULL;
  gsize length;
  const char *json = g_bytes_get_data (body, &length);
  LobbyEvent *event = json != NULL ? lobby_wire_parse_event (json, length, NULL) : NULL;

  if (event != NULL)
    g_ptr_array_add (reading->events, event);
  if (event != NULL && lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT)
    {
      g_task_return_pointer (task, g_steal_pointer (&reading), (GDestroyNotify) lobby_reading_free);
      return;
    }
  lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
  g_task_return_error (task, error);
}

static void
run (gpointer tag,
     GTaskThreadFunc func,
     gpointer input,
     GDestroyNotify destroy,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, input, destroy);
  g_task_run_in_thread (task, func);
}

/** lobby_reader_read_frames_async: @frames: (element-type GBytes): one event each */
void
lobby_reader_read_frames_async (GPtrArray *frames,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  run (lobby_reader_read_frames_async, read_frames_thread, g_ptr_array_ref (frames), (GDestroyNotify) g_ptr_array_unref,
       cancellable, callback, data);
}

/** lobby_reader_read_batch_async: @body: a JSON array of events; a bad one does not spoil the others */
void
lobby_reader_read_batch_async (GBytes *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  run (lobby_reader_read_batch_async, read_batch_thread, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref,
       cancellable, callback, data);
}

/** lobby_reader_read_snapshot_async: @body: one snapshot; it is read whole or not at all (fault 1) */
void
lobby_reader_read_snapshot_async (GBytes *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  run (lobby_reader_read_snapshot_async, read_snapshot_thread, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref,
       cancellable, callback, data);
}

/** lobby_reader_read_finish: Returns: (transfer full) (nullable): what was read */
LobbyReading *
lobby_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
