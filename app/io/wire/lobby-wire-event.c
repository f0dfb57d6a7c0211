/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events as CloudEvents 1.0 (JSON format, sequence extension), and commands. */
#include "config.h"

#include "lobby-wire-private.h"

#include "lobby-instant.h"
#include "lobby-json-view.h"

#include <string.h>

#define ATTRIBUTE_BYTES 256
#define SEQUENCE_DIGITS 20

/* Attributes as they stand in the text; empty when absent. */
typedef struct
{
  char version[8];
  char id[ATTRIBUTE_BYTES + 1];
  char source[ATTRIBUTE_BYTES + 1];
  char type[ATTRIBUTE_BYTES + 1];
  char time[ATTRIBUTE_BYTES + 1];
  char sequence[ATTRIBUTE_BYTES + 1];
  char recorded[ATTRIBUTE_BYTES + 1];
  char classification[ATTRIBUTE_BYTES + 1];
  char correlation[ATTRIBUTE_BYTES + 1];
  char causation[ATTRIBUTE_BYTES + 1];
  const char *data; /* (nullable): where it begins */
} Attributes;

typedef struct
{
  Attributes attributes;
  gint64 time_us;
  gint64 recorded_us;
  guint64 sequence;
  LobbyClassification classification;
} Envelope;

typedef struct
{
  const char *name;
  gsize offset;
  gsize size;
  gboolean required;
} AttributeRow;

#define ATTRIBUTE(wire, member, required_) \
  { \
    wire, G_STRUCT_OFFSET (Attributes, member), sizeof (((Attributes *) NULL)->member), required_ \
  }

static const AttributeRow rows[] = {
  ATTRIBUTE ("specversion", version, TRUE),
  ATTRIBUTE ("id", id, TRUE),
  ATTRIBUTE ("source", source, TRUE),
  ATTRIBUTE ("type", type, TRUE),
  ATTRIBUTE ("time", time, TRUE),
  ATTRIBUTE ("sequence", sequence, FALSE),
  ATTRIBUTE ("recordedtime", recorded, FALSE),
  ATTRIBUTE ("dataclassification", classification, FALSE),
  ATTRIBUTE ("correlationid", correlation, FALSE),
  ATTRIBUTE ("causationid", causation, FALSE),
};

static gboolean
refuse (GError **error, LobbyError code, const char *message)
{
  g_set_error_literal (error, LOBBY_ERROR, code, message);
  return FALSE;
}

static gboolean
read_sequence (const char *text, guint64 *sequence, GError **error)
{
  *sequence = 0;
  if (*text == '\0')
    return TRUE;
  if (strlen (text) != SEQUENCE_DIGITS || strspn (text, "0123456789") != SEQUENCE_DIGITS
      || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, sequence, NULL))
    return refuse (error, LOBBY_ERROR_INVALID, "sequence: 20 digits expected");
  return TRUE;
}

static gboolean
read_classification (const char *text, LobbyClassification *classification, GError **error)
{
  if (*text == '\0' || strcmp (text, "C1") == 0)
    *classification = LOBBY_CLASS_C1;
  else if (strcmp (text, "C2") == 0)
    *classification = LOBBY_CLASS_C2;
  else
    return refuse (error, LOBBY_ERROR_REFUSED, "dataclassification: not C1 or C2");
  return TRUE;
}

static gboolean
read_time (const char *text, const char *name, gint64 *time_us, GError **error)
{
  *time_us = 0;
  if (*text == '\0' || lobby_instant_parse (text, time_us))
    return TRUE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: time expected", name);
  return FALSE;
}

static gboolean
refuse_attribute (GError **error, const char *name, const char *what)
{
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: %s", name, what);
  return FALSE;
}

/* Attributes go into headers, addresses and logs: nothing invisible, no line ends, ASCII only. */
static gboolean
read_attribute (const AttributeRow *row, const char **at, Attributes *attributes, GError **error)
{
  char *value = G_STRUCT_MEMBER_P (attributes, row->offset);
  gboolean text = **at == '"';

  if (!lobby_json_copy_string (at, value, row->size))
    return refuse_attribute (error, row->name, text ? "too long" : "text expected");
  if (*value == '\0')
    return refuse_attribute (error, row->name, "text expected");
  for (const char *c = value; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return refuse_attribute (error, row->name, "visible ASCII expected");
  return TRUE;
}

/* Members mostly come in the order in which they are written here. */
static const AttributeRow *
find_row (guint *hint, const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AttributeRow *row = &rows[(*hint + i) % G_N_ELEMENTS (rows)];
      if (strncmp (row->name, name, length) == 0 && row->name[length] == '\0')
        {
          *hint = (guint) (row - rows) + 1;
          return row;
        }
    }
  return NULL;
}

/* @at: at the object. Null counts as absent, and an unknown attribute is passed over. */
static gboolean
read_attributes (const char *at, Attributes *attributes, GError **error)
{
  const char *name;
  gsize length;
  guint hint = 0;

  at++;
  while (lobby_json_next_member (&at, &name, &length))
    {
      const AttributeRow *row = *at != 'n' ? find_row (&hint, name, length) : NULL;
      if (row != NULL && !read_attribute (row, &at, attributes, error))
        return FALSE;
      if (row != NULL)
        continue;
      if (length == strlen ("data") && strncmp (name, "data", length) == 0)
        attributes->data = at;
      lobby_json_skip_value (&at);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].required && *(const char *) G_STRUCT_MEMBER_P (attributes, rows[i].offset) == '\0')
      return refuse_attribute (error, rows[i].name, "missing");
  return TRUE;
}

static gboolean
read_envelope (const char *at, Envelope *envelope, GError **error)
{
  const Attributes *attributes = &envelope->attributes;

  if (!read_attributes (at, &envelope->attributes, error))
    return FALSE;
  if (strcmp (attributes->version, "1.0") != 0)
    return refuse (error, LOBBY_ERROR_NEWER, "specversion: not 1.0");
  return read_sequence (attributes->sequence, &envelope->sequence, error)
         && read_classification (attributes->classification, &envelope->classification, error)
         && read_time (attributes->time, "time", &envelope->time_us, error)
         && read_time (attributes->recorded, "recordedtime", &envelope->recorded_us, error);
}

static LobbyEvent *
make_event (const Envelope *envelope, GError **error)
{
  const Attributes *attributes = &envelope->attributes;
  LobbyEventKind kind = lobby_event_kind_from_type (attributes->type);
  const char *at = attributes->data;
  gpointer payload;

  if (kind == LOBBY_EVENT_UNKNOWN)
    return lobby_event_new_unknown (attributes->type, attributes->source, envelope->sequence, attributes->id,
                                    envelope->time_us);
  if (at == NULL || *at != '{')
    {
      refuse (error, LOBBY_ERROR_INVALID, "data: object expected");
      return NULL;
    }
  payload = lobby_wire_read_record (lobby_event_kind_get_table (kind), &at, error);
  if (payload == NULL)
    {
      g_prefix_error (error, "data.");
      return NULL;
    }
  return lobby_event_new (kind, attributes->source, envelope->sequence, attributes->id, envelope->time_us, payload);
}

/**
 * lobby_wire_parse_event:
 * @json: a CloudEvent in the JSON format
 * @length: its length, bytes; at most %LOBBY_WIRE_EVENT_BYTES, a snapshot %LOBBY_WIRE_SNAPSHOT_BYTES
 * @error: says which member is wrong, never what it holds
 *
 * Unknown members are passed over and kept with lobby_event_get_raw(); an unknown type gives an event of kind
 * %LOBBY_EVENT_UNKNOWN. Authentication data (class C3) and unknown classifications are refused.
 *
 * Returns: (transfer full) (nullable): the event
 */
LobbyEvent *
lobby_wire_parse_event (const char *json, gsize length, GError **error)
{
  Envelope envelope = { 0 };
  const char *at;
  LobbyEvent *event;

  g_return_val_if_fail (json != NULL, NULL);

  at = lobby_wire_open (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, error);
  if (at == NULL)
    return NULL;
  if (*at != '{')
    {
      refuse (error, LOBBY_ERROR_INVALID, "object expected");
      return NULL;
    }
  if (!read_envelope (at, &envelope, error))
    return NULL;
  if (length > LOBBY_WIRE_EVENT_BYTES && lobby_event_kind_from_type (envelope.attributes.type) != LOBBY_EVENT_SNAPSHOT)
    {
      refuse (error, LOBBY_ERROR_TOO_LARGE, "event over 64 KiB");
      return NULL;
    }
  event = make_event (&envelope, error);
  if (event == NULL)
    return NULL;
  lobby_event_set_recorded (event, envelope.recorded_us);
  lobby_event_set_classification (event, envelope.classification);
  if (*envelope.attributes.correlation != '\0')
    lobby_event_set_correlation (event, envelope.attributes.correlation);
  if (*envelope.attributes.causation != '\0')
    lobby_event_set_causation (event, envelope.attributes.causation);
  lobby_event_take_raw (event, g_strndup (json, length));
  return event;
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  lobby_wire_append_text (out, value);
}

/**
 * lobby_wire_append_event:
 * @out: takes the CloudEvent
 * @event: an event; one that came from the wire is written as it came, unknown members included
 */
void
lobby_wire_append_event (GString *out, const LobbyEvent *event)
{
  char time[LOBBY_INSTANT_SIZE];
  LobbyEventKind kind = lobby_event_get_kind (event);

  if (lobby_event_get_raw (event) != NULL)
    {
      g_string_append (out, lobby_event_get_raw (event));
      return;
    }
  g_string_append (out, "{\"specversion\":\"1.0\"");
  append_attribute (out, "id", lobby_event_get_id (event));
  append_attribute (out, "source", lobby_event_get_source (event));
  append_attribute (out, "type", lobby_event_get_type (event));
  append_attribute (out, "time", lobby_instant_format (lobby_event_get_time (event), time));
  if (lobby_event_get_sequence (event) > 0)
    g_string_append_printf (out, ",\"sequence\":\"%020" G_GUINT64_FORMAT "\"", lobby_event_get_sequence (event));
  if (lobby_event_get_recorded (event) != 0)
    append_attribute (out, "recordedtime", lobby_instant_format (lobby_event_get_recorded (event), time));
  append_attribute (out, "correlationid", lobby_event_get_correlation (event));
  append_attribute (out, "causationid", lobby_event_get_causation (event));
  append_attribute (out, "dataclassification", lobby_event_get_classification (event) == LOBBY_CLASS_C2 ? "C2" : "C1");
  g_string_append (out, ",\"datacontenttype\":\"application/json\"");
  if (lobby_event_get_payload (event) != NULL)
    {
      g_string_append (out, ",\"data\":");
      lobby_wire_append_record (out, lobby_event_kind_get_table (kind), lobby_event_get_payload (event));
    }
  g_string_append_c (out, '}');
}

/** lobby_wire_format_event: Returns: (transfer full): the CloudEvent, one line */
char *
lobby_wire_format_event (const LobbyEvent *event)
{
  GString *out = g_string_sized_new (512);

  lobby_wire_append_event (out, event);
  return g_string_free (out, FALSE);
}

typedef struct
{
  char id[64];
  char type[64];
  const char *data; /* (nullable): where it begins */
} CommandParts;

/* @at: at the object. Whatever is missing or wrong is empty. */
static void
read_parts (const char *at, CommandParts *parts)
{
  const char *name;
  gsize length;

  at++;
  while (lobby_json_next_member (&at, &name, &length))
    {
      const char *value = at;
      if (length == 2 && strncmp (name, "id", 2) == 0 && !lobby_json_copy_string (&value, parts->id, sizeof parts->id))
        *parts->id = '\0';
      if (length == 4 && strncmp (name, "type", 4) == 0
          && !lobby_json_copy_string (&value, parts->type, sizeof parts->type))
        *parts->type = '\0';
      if (length == 4 && strncmp (name, "data", 4) == 0)
        parts->data = at;
      lobby_json_skip_value (&at);
    }
}

static gpointer
read_payload (const CommandParts *parts, LobbyCommandKind kind, GError **error)
{
  const char *at = parts->data;

  if (!g_uuid_string_is_valid (parts->id))
    refuse (error, LOBBY_ERROR_INVALID, "id: UUID expected");
  else if (*parts->type == '\0')
    refuse (error, LOBBY_ERROR_INVALID, "type: text expected");
  else if (kind == LOBBY_COMMAND_UNKNOWN)
    refuse (error, LOBBY_ERROR_NEWER, "type: unknown command");
  else if (at == NULL || *at != '{')
    refuse (error, LOBBY_ERROR_INVALID, "data: object expected");
  else
    return lobby_wire_read_record (lobby_command_kind_get_table (kind), &at, error);
  return NULL;
}

/**
 * lobby_wire_parse_command:
 * @json: a command
 * @length: its length, bytes
 * @error: return location; %LOBBY_ERROR_NEWER for a command that this version does not know
 *
 * Returns: (transfer full) (nullable): the command
 */
LobbyCommand *
lobby_wire_parse_command (const char *json, gsize length, GError **error)
{
  const char *at = lobby_wire_open (json, length, LOBBY_WIRE_EVENT_BYTES, error);
  CommandParts parts = { 0 };

  if (at == NULL)
    return NULL;
  if (*at != '{')
    {
      refuse (error, LOBBY_ERROR_INVALID, "object expected");
      return NULL;
    }
  read_parts (at, &parts);
  LobbyCommandKind kind = lobby_command_kind_from_name (parts.type);
  gpointer payload = read_payload (&parts, kind, error);
  return payload != NULL ? lobby_command_new (parts.id, kind, payload) : NULL;
}

/** lobby_wire_format_command: Returns: (transfer full): the command as JSON */
char *
lobby_wire_format_command (const LobbyCommand *command)
{
  GString *out = g_string_sized_new (256);

  g_string_append (out, "{\"id\":");
  lobby_wire_append_text (out, command->id);
  g_string_append (out, ",\"type\":");
  lobby_wire_append_text (out, lobby_command_kind_get_name (command->kind));
  g_string_append (out, ",\"data\":");
  lobby_wire_append_record (out, lobby_command_kind_get_table (command->kind), command->payload);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
