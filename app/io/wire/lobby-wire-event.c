/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events as CloudEvents 1.0 (JSON format, sequence extension), and commands. */
#include "config.h"

#include "lobby-wire-private.h"

#include "lobby-instant.h"

#include <string.h>

#define ATTRIBUTE_BYTES 256
#define SEQUENCE_DIGITS 20

typedef struct
{
  const char *id;
  const char *source;
  const char *type;
  const char *correlation;
  const char *causation;
  gint64 time_us;
  gint64 recorded_us;
  guint64 sequence;
  LobbyClassification classification;
} Envelope;

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
  if (text == NULL)
    return TRUE;
  if (strlen (text) != SEQUENCE_DIGITS || strspn (text, "0123456789") != SEQUENCE_DIGITS
      || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, sequence, NULL))
    return refuse (error, LOBBY_ERROR_INVALID, "sequence: 20 digits expected");
  return TRUE;
}

static gboolean
read_classification (const char *text, LobbyClassification *classification, GError **error)
{
  if (text == NULL || strcmp (text, "C1") == 0)
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
  if (text == NULL || lobby_instant_parse (text, time_us))
    return TRUE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: time expected", name);
  return FALSE;
}

/* Attributes go into headers, addresses and logs: nothing invisible, no line ends, ASCII only. */
static const char *
read_attribute (JsonObject *object, const char *name, gboolean required, gboolean *ok, GError **error)
{
  const char *value = lobby_wire_read_string (object, name, required, ATTRIBUTE_BYTES, ok, error);

  for (const char *c = value; *ok && c != NULL && *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      {
        *ok = FALSE;
        g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: visible ASCII expected", name);
      }
  return *ok ? value : NULL;
}

static gboolean
read_envelope (JsonObject *object, Envelope *envelope, GError **error)
{
  gboolean ok = TRUE;
  const char *version = lobby_wire_read_string (object, "specversion", TRUE, 8, &ok, error);
  envelope->id = read_attribute (object, "id", TRUE, &ok, error);
  envelope->source = read_attribute (object, "source", TRUE, &ok, error);
  envelope->type = read_attribute (object, "type", TRUE, &ok, error);
  const char *time = lobby_wire_read_string (object, "time", TRUE, 64, &ok, error);
  const char *sequence = lobby_wire_read_string (object, "sequence", FALSE, 64, &ok, error);
  const char *recorded = lobby_wire_read_string (object, "recordedtime", FALSE, 64, &ok, error);
  const char *classification = lobby_wire_read_string (object, "dataclassification", FALSE, 16, &ok, error);
  envelope->correlation = read_attribute (object, "correlationid", FALSE, &ok, error);
  envelope->causation = read_attribute (object, "causationid", FALSE, &ok, error);

  if (!ok)
    return FALSE;
  if (strcmp (version, "1.0") != 0)
    return refuse (error, LOBBY_ERROR_NEWER, "specversion: not 1.0");
  return read_sequence (sequence, &envelope->sequence, error)
         && read_classification (classification, &envelope->classification, error)
         && read_time (time, "time", &envelope->time_us, error)
         && read_time (recorded, "recordedtime", &envelope->recorded_us, error);
}

static LobbyEvent *
make_event (const Envelope *envelope, JsonObject *object, GError **error)
{
  LobbyEventKind kind = lobby_event_kind_from_type (envelope->type);
  JsonNode *data = json_object_get_member (object, "data");
  gpointer payload;

  if (kind == LOBBY_EVENT_UNKNOWN)
    return lobby_event_new_unknown (envelope->type, envelope->source, envelope->sequence, envelope->id,
                                    envelope->time_us);
  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    {
      refuse (error, LOBBY_ERROR_INVALID, "data: object expected");
      return NULL;
    }
  payload = lobby_wire_read_record (lobby_event_kind_get_table (kind), json_node_get_object (data), error);
  if (payload == NULL)
    {
      g_prefix_error (error, "data.");
      return NULL;
    }
  return lobby_event_new (kind, envelope->source, envelope->sequence, envelope->id, envelope->time_us, payload);
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
  g_autoptr (JsonParser) parser = NULL;
  Envelope envelope = { 0 };
  LobbyEvent *event;

  g_return_val_if_fail (json != NULL, NULL);

  parser = lobby_wire_load (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, TRUE, error);
  if (parser == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      refuse (error, LOBBY_ERROR_INVALID, "object expected");
      return NULL;
    }
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  if (!read_envelope (object, &envelope, error))
    return NULL;
  if (length > LOBBY_WIRE_EVENT_BYTES && lobby_event_kind_from_type (envelope.type) != LOBBY_EVENT_SNAPSHOT)
    {
      refuse (error, LOBBY_ERROR_TOO_LARGE, "event over 64 KiB");
      return NULL;
    }
  event = make_event (&envelope, object, error);
  if (event == NULL)
    return NULL;
  lobby_event_set_recorded (event, envelope.recorded_us);
  lobby_event_set_classification (event, envelope.classification);
  if (envelope.correlation != NULL)
    lobby_event_set_correlation (event, envelope.correlation);
  if (envelope.causation != NULL)
    lobby_event_set_causation (event, envelope.causation);
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
  g_autoptr (JsonParser) parser = lobby_wire_load (json, length, LOBBY_WIRE_EVENT_BYTES, TRUE, error);
  gboolean ok = TRUE;

  if (parser == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      refuse (error, LOBBY_ERROR_INVALID, "object expected");
      return NULL;
    }
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  const char *id = lobby_wire_read_string (object, "id", TRUE, 64, &ok, error);
  const char *type = lobby_wire_read_string (object, "type", TRUE, 64, &ok, error);
  if (!ok)
    return NULL;
  LobbyCommandKind kind = lobby_command_kind_from_name (type);
  JsonNode *data = json_object_get_member (object, "data");
  if (kind == LOBBY_COMMAND_UNKNOWN)
    {
      refuse (error, LOBBY_ERROR_NEWER, "type: unknown command");
      return NULL;
    }
  if (!g_uuid_string_is_valid (id) || data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    {
      refuse (error, LOBBY_ERROR_INVALID, data == NULL ? "data: missing" : "id: UUID expected");
      return NULL;
    }
  gpointer payload = lobby_wire_read_record (lobby_command_kind_get_table (kind), json_node_get_object (data), error);
  return payload != NULL ? lobby_command_new (id, kind, payload) : NULL;
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
