/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event: its envelope, its payload, and the table of kinds. Whoever holds a reference owns it. */
#include "config.h"

#include "lobby-event.h"

#include "lobby-name.h"

struct _LobbyEvent
{
  gatomicrefcount ref_count;
  LobbyEventKind kind;
  LobbyClassification classification;
  guint64 sequence;
  gint64 time_us;
  gint64 recorded_us;
  char *type;        /* (owned) (nullable): only of an unknown kind */
  char *source;      /* (owned): reference-counted text */
  char *id;          /* (owned) */
  char *correlation; /* (owned) (nullable) */
  char *causation;   /* (owned) (nullable) */
  char *raw;         /* (owned) (nullable): JSON as it came */
  gpointer payload;  /* (owned) (nullable): record of the kind's table */
};

typedef struct
{
  const char *type;
  const LobbyRecordType *table;
  LobbyArea area;
} KindRow;

#define KIND_ROW(KIND, name, table_, AREA) \
  [LOBBY_EVENT_##KIND] = { "org.lobby." name ".v1", &lobby_##table_##_type, LOBBY_AREA_##AREA },
static const KindRow kinds[LOBBY_EVENT_N_KINDS] = { LOBBY_EVENT_KIND_LIST (KIND_ROW) };

/**
 * lobby_event_new:
 * @kind: what happened
 * @source: the stream with its epoch, as in "/branches/binhe/streams/main/20251117-1"
 * @sequence: place in the stream, from 1; 0 for what is not numbered (hello, heartbeat)
 * @id: unique in @source
 * @time_us: when it happened by the branch's clock, µs since 1970 UTC
 * @payload: (transfer full): record of the table of @kind
 *
 * Returns: (transfer full): the event
 */
LobbyEvent *
lobby_event_new (LobbyEventKind kind,
                 const char *source,
                 guint64 sequence,
                 const char *id,
                 gint64 time_us,
                 gpointer payload)
{
  g_return_val_if_fail (kind > LOBBY_EVENT_UNKNOWN && kind < LOBBY_EVENT_N_KINDS, NULL);
  g_return_val_if_fail (source != NULL && id != NULL && payload != NULL, NULL);

  LobbyEvent *event = g_new0 (LobbyEvent, 1);
  g_atomic_ref_count_init (&event->ref_count);
  event->kind = kind;
  event->classification = LOBBY_CLASS_C1;
  event->source = lobby_name_intern (source);
  event->sequence = sequence;
  event->id = g_strdup (id);
  event->time_us = time_us;
  event->payload = payload;
  return event;
}

/**
 * lobby_event_new_unknown:
 * @type: the type as it came
 * @source: the stream with its epoch
 * @sequence: place in the stream
 * @id: unique in @source
 * @time_us: when it happened, µs since 1970 UTC
 *
 * An event that this version cannot read. It holds its place in the stream.
 *
 * Returns: (transfer full): the event
 */
LobbyEvent *
lobby_event_new_unknown (const char *type, const char *source, guint64 sequence, const char *id, gint64 time_us)
{
  g_return_val_if_fail (type != NULL && source != NULL && id != NULL, NULL);

  LobbyEvent *event = g_new0 (LobbyEvent, 1);
  g_atomic_ref_count_init (&event->ref_count);
  event->classification = LOBBY_CLASS_C1;
  event->type = g_strdup (type);
  event->source = lobby_name_intern (source);
  event->sequence = sequence;
  event->id = g_strdup (id);
  event->time_us = time_us;
  return event;
}

/**
 * lobby_event_ref:
 * @event: an event
 *
 * Returns: (transfer full): @event
 */
LobbyEvent *
lobby_event_ref (LobbyEvent *event)
{
  g_return_val_if_fail (event != NULL, NULL);

  g_atomic_ref_count_inc (&event->ref_count);
  return event;
}

/**
 * lobby_event_unref:
 * @event: (transfer full): an event
 */
void
lobby_event_unref (LobbyEvent *event)
{
  g_return_if_fail (event != NULL);

  if (!g_atomic_ref_count_dec (&event->ref_count))
    return;
  if (event->payload != NULL)
    lobby_record_free (kinds[event->kind].table, event->payload);
  g_free (event->type);
  lobby_name_release (event->source);
  g_free (event->id);
  g_free (event->correlation);
  g_free (event->causation);
  g_free (event->raw);
  g_free (event);
}

/**
 * lobby_event_set_correlation:
 * @event: an event that nobody else holds yet
 * @correlation: (nullable): the ticket it belongs to
 */
void
lobby_event_set_correlation (LobbyEvent *event, const char *correlation)
{
  g_free (event->correlation);
  event->correlation = g_strdup (correlation);
}

/**
 * lobby_event_set_causation:
 * @event: an event that nobody else holds yet
 * @causation: (nullable): id of the command or event that led to it
 */
void
lobby_event_set_causation (LobbyEvent *event, const char *causation)
{
  g_free (event->causation);
  event->causation = g_strdup (causation);
}

/**
 * lobby_event_set_recorded:
 * @event: an event that nobody else holds yet
 * @recorded_us: when the branch recorded it, µs since 1970 UTC
 */
void
lobby_event_set_recorded (LobbyEvent *event, gint64 recorded_us)
{
  event->recorded_us = recorded_us;
}

/**
 * lobby_event_set_classification:
 * @event: an event that nobody else holds yet
 * @classification: class of JR/T 0171
 */
void
lobby_event_set_classification (LobbyEvent *event, LobbyClassification classification)
{
  event->classification = classification;
}

/**
 * lobby_event_take_raw:
 * @event: an event that nobody else holds yet
 * @raw: (transfer full) (nullable): its JSON as it came, so that unknown members are kept
 */
void
lobby_event_take_raw (LobbyEvent *event, char *raw)
{
  g_free (event->raw);
  event->raw = raw;
}

/** lobby_event_get_kind: Returns: what happened */
LobbyEventKind
lobby_event_get_kind (const LobbyEvent *event)
{
  return event->kind;
}

/** lobby_event_get_type: Returns: the CloudEvents type */
const char *
lobby_event_get_type (const LobbyEvent *event)
{
  return event->kind == LOBBY_EVENT_UNKNOWN ? event->type : kinds[event->kind].type;
}

/** lobby_event_get_source: Returns: the stream with its epoch; interned, so equal sources may be compared by pointer */
const char *
lobby_event_get_source (const LobbyEvent *event)
{
  return event->source;
}

/** lobby_event_get_sequence: Returns: place in the stream, 0 when not numbered */
guint64
lobby_event_get_sequence (const LobbyEvent *event)
{
  return event->sequence;
}

/** lobby_event_get_id: Returns: unique in its source */
const char *
lobby_event_get_id (const LobbyEvent *event)
{
  return event->id;
}

/** lobby_event_get_time: Returns: when it happened by the branch's clock, µs since 1970 UTC */
gint64
lobby_event_get_time (const LobbyEvent *event)
{
  return event->time_us;
}

/** lobby_event_get_recorded: Returns: when the branch recorded it, µs since 1970 UTC, 0 when not said */
gint64
lobby_event_get_recorded (const LobbyEvent *event)
{
  return event->recorded_us;
}

/** lobby_event_get_correlation: Returns: (nullable): the ticket it belongs to */
const char *
lobby_event_get_correlation (const LobbyEvent *event)
{
  return event->correlation;
}

/** lobby_event_get_causation: Returns: (nullable): id of the command or event that led to it */
const char *
lobby_event_get_causation (const LobbyEvent *event)
{
  return event->causation;
}

/** lobby_event_get_classification: Returns: class of JR/T 0171 */
LobbyClassification
lobby_event_get_classification (const LobbyEvent *event)
{
  return event->classification;
}

/** lobby_event_get_raw: Returns: (nullable): its JSON as it came */
const char *
lobby_event_get_raw (const LobbyEvent *event)
{
  return event->raw;
}

/** lobby_event_get_payload: Returns: (nullable): record of the kind's table; %NULL only for an unknown kind */
gconstpointer
lobby_event_get_payload (const LobbyEvent *event)
{
  return event->payload;
}

/** lobby_event_get_subject: Returns: (nullable): id of the thing that it is about, "rules" for the rule sheet; %NULL when it is about
 * no one thing */
const char *
lobby_event_get_subject (const LobbyEvent *event)
{
  if (event->payload == NULL || event->kind == LOBBY_EVENT_SNAPSHOT || event->kind == LOBBY_EVENT_BRANCH_CHANGED)
    return NULL;
  return lobby_payload_get_subject (kinds[event->kind].table, event->payload);
}

/** lobby_event_kind_get_type: Returns: the CloudEvents type, %NULL for the unknown kind */
const char *
lobby_event_kind_get_type (LobbyEventKind kind)
{
  g_return_val_if_fail (kind < LOBBY_EVENT_N_KINDS, NULL);
  return kinds[kind].type;
}

/** lobby_event_kind_get_table: Returns: the table of the payload, %NULL for the unknown kind */
const LobbyRecordType *
lobby_event_kind_get_table (LobbyEventKind kind)
{
  g_return_val_if_fail (kind < LOBBY_EVENT_N_KINDS, NULL);
  return kinds[kind].table;
}

/** lobby_event_kind_get_area: Returns: the kind of branch system that says it; unknown for control and console kinds */
LobbyArea
lobby_event_kind_get_area (LobbyEventKind kind)
{
  g_return_val_if_fail (kind < LOBBY_EVENT_N_KINDS, LOBBY_AREA_UNKNOWN);
  return kinds[kind].area;
}

/** lobby_event_kind_is_control: Returns: whether it belongs to the connection (hello, heartbeat) and is never kept */
gboolean
lobby_event_kind_is_control (LobbyEventKind kind)
{
  return kind == LOBBY_EVENT_HELLO || kind == LOBBY_EVENT_HEARTBEAT;
}

/** lobby_event_kind_is_console: Returns: whether it is a fact of a console, which no branch says */
gboolean
lobby_event_kind_is_console (LobbyEventKind kind)
{
  return kind == LOBBY_EVENT_LINK_CHANGED || kind == LOBBY_EVENT_ALERT_MARKED || kind == LOBBY_EVENT_TICKET_PROMISED;
}

static gpointer
make_index (gpointer nothing)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    g_hash_table_insert (index, (gpointer) kinds[kind].type, GINT_TO_POINTER (kind));
  return index;
}

/**
 * lobby_event_kind_from_type:
 * @type: (nullable): a CloudEvents type
 *
 * Returns: the kind, %LOBBY_EVENT_UNKNOWN for a type or major version that this version does not know
 */
LobbyEventKind
lobby_event_kind_from_type (const char *type)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_index, NULL);
  return type != NULL ? (LobbyEventKind) GPOINTER_TO_INT (g_hash_table_lookup (once.retval, type))
                      : LOBBY_EVENT_UNKNOWN;
}
