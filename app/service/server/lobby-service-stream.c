/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbering: what happened becomes an event of a stream, with the stream's source and the next number. */
#include "config.h"

#include "lobby-service-stream.h"

#include <string.h>

/**
 * lobby_service_stream_new:
 * @branch: id of the branch
 * @id: name of the stream
 * @areas: nicks of the areas that it feeds
 * @epoch: its life
 *
 * Returns: (transfer full): a stream without events
 */
LobbyServiceStream *
lobby_service_stream_new (const char *branch, const char *id, const char *const *areas, const char *epoch)
{
  g_return_val_if_fail (branch != NULL && id != NULL && areas != NULL && epoch != NULL, NULL);

  LobbyServiceStream *stream = g_new0 (LobbyServiceStream, 1);
  stream->id = g_strdup (id);
  stream->areas = g_strdupv ((char **) areas);
  stream->epoch = g_strdup (epoch);
  stream->source = g_strdup_printf ("/branches/%s/streams/%s/%s", branch, id, epoch);
  return stream;
}

/** lobby_service_stream_free: @stream: (transfer full) (nullable): a stream */
void
lobby_service_stream_free (LobbyServiceStream *stream)
{
  if (stream == NULL)
    return;
  g_free (stream->id);
  g_strfreev (stream->areas);
  g_free (stream->epoch);
  g_free (stream->source);
  g_free (stream->url);
  g_free (stream);
}

/** lobby_service_stream_feeds: Returns: whether events of @area go here; those of no area go everywhere */
gboolean
lobby_service_stream_feeds (const LobbyServiceStream *stream, LobbyArea area)
{
  return area == LOBBY_AREA_UNKNOWN
         || g_strv_contains ((const char *const *) stream->areas, lobby_choice_get_nick (&lobby_area_choice, area));
}

/* Lists of a snapshot by the area that they belong to. */
static const struct
{
  const char *member;
  LobbyArea area;
} lists[] = {
  { "tickets", LOBBY_AREA_QUEUE },      { "counters", LOBBY_AREA_QUEUE },      { "staff", LOBBY_AREA_QUEUE },
  { "advices", LOBBY_AREA_QUEUE },      { "devices", LOBBY_AREA_DEVICES },     { "uses", LOBBY_AREA_DEVICES },
  { "levels", LOBBY_AREA_DEVICES },     { "occurrences", LOBBY_AREA_DEVICES }, { "visits", LOBBY_AREA_CUSTOMERS },
  { "feedbacks", LOBBY_AREA_FEEDBACK }, { "cases", LOBBY_AREA_FEEDBACK },
};

static LobbyArea
find_area (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].member, member) == 0)
      return lists[i].area;
  return LOBBY_AREA_UNKNOWN;
}

/* Leaves in a snapshot what this stream feeds. */
static void
restrict_snapshot (const LobbyServiceStream *stream, LobbySnapshot *snapshot, guint64 sequence)
{
  const LobbyRecordType *type = &lobby_snapshot_type;

  g_strfreev (snapshot->areas);
  snapshot->areas = g_strdupv (stream->areas);
  snapshot->last_sequence = (gint64) sequence;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      GPtrArray **list = &LOBBY_FIELD_AT (snapshot, field, GPtrArray *);
      if (field->kind != LOBBY_FIELD_RECORDS || *list == NULL
          || lobby_service_stream_feeds (stream, find_area (field->name)))
        continue;
      for (guint j = 0; j < (*list)->len; j++)
        lobby_record_free (field->record, g_ptr_array_index (*list, j));
      g_clear_pointer (list, g_ptr_array_unref);
    }
}

/**
 * lobby_service_stream_number:
 * @stream: the stream
 * @event: what happened, from the simulator or an adapter
 *
 * Returns: (transfer full): the next event of the stream
 */
LobbyEvent *
lobby_service_stream_number (LobbyServiceStream *stream, const LobbyEvent *event)
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  gpointer payload = lobby_record_copy (lobby_event_kind_get_table (kind), lobby_event_get_payload (event));
  g_autofree char *id = lobby_service_stream_dup_event_id (stream, ++stream->last_sequence);
  LobbyEvent *numbered;

  if (kind == LOBBY_EVENT_SNAPSHOT)
    restrict_snapshot (stream, payload, stream->last_sequence);
  numbered = lobby_event_new (kind, stream->source, stream->last_sequence, id, lobby_event_get_time (event), payload);
  lobby_event_set_classification (numbered, lobby_event_get_classification (event));
  lobby_event_set_recorded (numbered, lobby_event_get_recorded (event));
  if (lobby_event_get_correlation (event) != NULL)
    lobby_event_set_correlation (numbered, lobby_event_get_correlation (event));
  if (lobby_event_get_causation (event) != NULL)
    lobby_event_set_causation (numbered, lobby_event_get_causation (event));
  return numbered;
}

/** lobby_service_stream_control: Returns: (transfer full): a hello or heartbeat of the stream; not numbered */
LobbyEvent *
lobby_service_stream_control (const LobbyServiceStream *stream,
                              LobbyEventKind kind,
                              const char *id,
                              gint64 time_us,
                              gpointer payload)
{
  LobbyEvent *event = lobby_event_new (kind, stream->source, 0, id, time_us, payload);

  lobby_event_set_classification (event, LOBBY_CLASS_C1);
  return event;
}

/** lobby_service_stream_dup_event_id: Returns: (transfer full): id of the event with that number */
char *
lobby_service_stream_dup_event_id (const LobbyServiceStream *stream, guint64 sequence)
{
  return g_strdup_printf ("%s.%" G_GUINT64_FORMAT, stream->epoch, sequence);
}

/**
 * lobby_service_stream_find:
 * @stream: the stream
 * @event_id: (nullable): id of an event, as a client sent it
 * @sequence: (out): its number
 *
 * Returns: whether it is an event of this life of the stream
 */
gboolean
lobby_service_stream_find (const LobbyServiceStream *stream, const char *event_id, guint64 *sequence)
{
  gsize length = strlen (stream->epoch);

  return event_id != NULL && strncmp (event_id, stream->epoch, length) == 0 && event_id[length] == '.'
         && g_ascii_string_to_unsigned (event_id + length + 1, 10, 1, stream->last_sequence, sequence, NULL);
}
