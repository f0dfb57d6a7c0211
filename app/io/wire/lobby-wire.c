/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON, by their tables. */
#include "config.h"

#include "lobby-wire-private.h"

#include "lobby-instant.h"
#include "lobby-json-check.h"

#include <math.h>
#include <string.h>

#define TEXT_BYTES 512
#define LIST_ELEMENTS 20000

static gboolean
refuse (GError **error, const char *name, const char *what)
{
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: %s", name, what);
  return FALSE;
}

/**
 * lobby_wire_check:
 * @json: a text
 * @length: its length, bytes
 * @error: return location
 *
 * Returns: whether @json is JSON that is safe to parse
 */
gboolean
lobby_wire_check (const char *json, gsize length, GError **error)
{
  return lobby_json_check (json, length, LOBBY_WIRE_DEPTH, LOBBY_JSON_CHECK_DEFAULT, error);
}

/* Returns: (transfer full): a parser that holds a text that passed every check */
JsonParser *
lobby_wire_load (const char *json, gsize length, gsize max_bytes, gboolean refuse_c3, GError **error)
{
  JsonParser *parser;

  if (length > max_bytes)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "%" G_GSIZE_FORMAT " bytes", length);
      return NULL;
    }
  if (!lobby_json_check (json, length, LOBBY_WIRE_DEPTH,
                         refuse_c3 ? LOBBY_JSON_CHECK_REFUSE_C3 : LOBBY_JSON_CHECK_DEFAULT, error))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL) || json_parser_get_root (parser) == NULL)
    {
      g_object_unref (parser);
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "not JSON");
      return NULL;
    }
  return parser;
}

/* No dot first: "." and ".." mean something else in an address and in a folder. */
gboolean
lobby_wire_is_identifier (const char *text)
{
  gsize length = 0;

  for (const char *c = text; *c != '\0'; c++, length++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_' && *c != '.' && *c != ':')
      return FALSE;
  return length >= 1 && length <= 64 && *text != '.';
}

/* Characters that show nothing or turn the text around have no place in a name on a screen. */
static gboolean
is_unwanted (gunichar c)
{
  return (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) || (c >= 0x200b && c <= 0x200f)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb)
         || (c >= 0xe0000 && c <= 0xe007f);
}

static char *
dup_clean (const char *text)
{
  const char *c = text;
  GString *clean;

  while (*c != '\0' && !is_unwanted (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  if (*c == '\0')
    return g_strdup (text);
  clean = g_string_new (NULL);
  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_unwanted (g_utf8_get_char (c)))
      g_string_append_unichar (clean, g_utf8_get_char (c));
  return g_string_free (clean, FALSE);
}

static gboolean
read_text (const LobbyField *field, JsonNode *node, char **text, GError **error)
{
  const char *value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  gsize limit = field->maximum > 0 && field->kind == LOBBY_FIELD_TEXT ? (gsize) field->maximum : TEXT_BYTES;

  if (value == NULL)
    return refuse (error, field->name, "text expected");
  if (strlen (value) > limit)
    return refuse (error, field->name, "too long");
  if ((field->flags & LOBBY_FIELD_IDENTIFIER) != 0 && !lobby_wire_is_identifier (value))
    return refuse (error, field->name, "not an identifier");
  *text = (field->flags & LOBBY_FIELD_IDENTIFIER) != 0 ? g_strdup (value) : dup_clean (value);
  return TRUE;
}

static gboolean
read_texts (const LobbyField *field, JsonNode *node, char ***texts, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint limit = field->maximum > 0 ? (guint) field->maximum : LIST_ELEMENTS;

  if (array == NULL)
    return refuse (error, field->name, "list expected");
  if (json_array_get_length (array) > limit)
    return refuse (error, field->name, "too many elements");
  *texts = g_new0 (char *, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_text (field, json_array_get_element (array, i), &(*texts)[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_integer (const LobbyField *field, JsonNode *node, gint64 *value, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (error, field->name, "whole number expected");
  *value = json_node_get_int (node);
  if (*value < field->minimum || (field->maximum > field->minimum && *value > field->maximum))
    return refuse (error, field->name, "out of range");
  return TRUE;
}

static gboolean
read_number (const LobbyField *field, JsonNode *node, double *value, GError **error)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return refuse (error, field->name, "number expected");
  *value = json_node_get_double (node);
  if (!isfinite (*value) || *value < (double) field->minimum
      || (field->maximum > field->minimum && *value > (double) field->maximum))
    return refuse (error, field->name, "out of range");
  return TRUE;
}

static gboolean
read_instant (const LobbyField *field, JsonNode *node, gint64 *value, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING || !lobby_instant_parse (json_node_get_string (node), value))
    return refuse (error, field->name, "time expected");
  return TRUE;
}

static gboolean
read_daytime (const LobbyField *field, JsonNode *node, gint64 *value, GError **error)
{
  const char *text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

  if (strlen (text) != 5 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) || text[2] != ':'
      || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return refuse (error, field->name, "HH:MM expected");
  *value = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return *value <= 24 * 60 && text[3] < '6' ? TRUE : refuse (error, field->name, "HH:MM expected");
}

static gboolean
read_records (const LobbyField *field, JsonNode *node, GPtrArray **records, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint limit = field->maximum > 0 ? (guint) field->maximum : LIST_ELEMENTS;

  if (array == NULL)
    return refuse (error, field->name, "list expected");
  if (json_array_get_length (array) > limit)
    return refuse (error, field->name, "too many elements");
  *records = g_ptr_array_sized_new (json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gpointer record = JSON_NODE_HOLDS_OBJECT (element)
                            ? lobby_wire_read_record (field->record, json_node_get_object (element), error)
                            : NULL;
      if (record == NULL)
        {
          if (error != NULL && *error == NULL)
            refuse (error, field->name, "object expected");
          g_prefix_error (error, "%s[%u].", field->name, i);
          return FALSE;
        }
      g_ptr_array_add (*records, record);
    }
  return TRUE;
}

static gboolean
read_inner (const LobbyField *field, JsonNode *node, gpointer *record, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, field->name, "object expected");
  *record = lobby_wire_read_record (field->record, json_node_get_object (node), error);
  if (*record == NULL)
    g_prefix_error (error, "%s.", field->name);
  return *record != NULL;
}

static gboolean
read_field (const LobbyField *field, JsonNode *node, gpointer record, GError **error)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      return read_text (field, node, &LOBBY_FIELD_AT (record, field, char *), error);
    case LOBBY_FIELD_TEXTS:
      return read_texts (field, node, &LOBBY_FIELD_AT (record, field, char **), error);
    case LOBBY_FIELD_INTEGER:
      return read_integer (field, node, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_NUMBER:
      return read_number (field, node, &LOBBY_FIELD_AT (record, field, double), error);
    case LOBBY_FIELD_FLAG:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, field->name, "true or false expected");
      LOBBY_FIELD_AT (record, field, gboolean) = json_node_get_boolean (node);
      return TRUE;
    case LOBBY_FIELD_INSTANT:
      return read_instant (field, node, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_DAYTIME:
      return read_daytime (field, node, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_CHOICE:
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return refuse (error, field->name, "word expected");
      LOBBY_FIELD_AT (record, field, int) = lobby_choice_from_nick (field->choice, json_node_get_string (node));
      return TRUE;
    case LOBBY_FIELD_RECORD:
      return read_inner (field, node, &LOBBY_FIELD_AT (record, field, gpointer), error);
    case LOBBY_FIELD_RECORDS:
      return read_records (field, node, &LOBBY_FIELD_AT (record, field, GPtrArray *), error);
    default:
      g_assert_not_reached ();
    }
}

/* Returns: (transfer full) (nullable): the record; unknown members are passed over, null counts as absent */
gpointer
lobby_wire_read_record (const LobbyRecordType *type, JsonObject *object, GError **error)
{
  gpointer record = lobby_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      JsonNode *node = json_object_get_member (object, field->name);
      gboolean ok = TRUE;

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        ok = read_field (field, node, record, error);
      else if ((field->flags & LOBBY_FIELD_REQUIRED) != 0)
        ok = refuse (error, field->name, "missing");
      if (!ok)
        {
          lobby_record_free (type, record);
          return NULL;
        }
    }
  return record;
}

/* Reads an envelope attribute; @ok turns false when it is missing, no text, empty or too long. */
const char *
lobby_wire_read_string (JsonObject *object,
                        const char *name,
                        gboolean required,
                        gsize max_bytes,
                        gboolean *ok,
                        GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *value;

  if (!*ok)
    return NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      if (required)
        *ok = refuse (error, name, "missing");
      return NULL;
    }
  value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (value == NULL || *value == '\0')
    *ok = refuse (error, name, "text expected");
  else if (strlen (value) > max_bytes)
    *ok = refuse (error, name, "too long");
  return *ok ? value : NULL;
}

/**
 * lobby_wire_parse_record:
 * @type: the table of the record
 * @json: an object
 * @length: its length, bytes; at most %LOBBY_WIRE_SNAPSHOT_BYTES
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record, free with lobby_record_free()
 */
gpointer
lobby_wire_parse_record (const LobbyRecordType *type, const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;

  g_return_val_if_fail (type != NULL && json != NULL, NULL);

  parser = lobby_wire_load (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, TRUE, error);
  if (parser == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      refuse (error, type->name, "object expected");
      return NULL;
    }
  return lobby_wire_read_record (type, json_node_get_object (json_parser_get_root (parser)), error);
}

/**
 * lobby_wire_parse_records:
 * @type: the table of each record
 * @json: an array of objects
 * @length: its length, bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gpointer): the records; the array does not free them
 */
GPtrArray *
lobby_wire_parse_records (const LobbyRecordType *type, const char *json, gsize length, GError **error)
{
  LobbyField field = { .name = type->name, .kind = LOBBY_FIELD_RECORDS, .record = type };
  g_autoptr (JsonParser) parser = lobby_wire_load (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, TRUE, error);
  GPtrArray *records = NULL;

  if (parser == NULL)
    return NULL;
  if (read_records (&field, json_parser_get_root (parser), &records, error))
    return records;
  for (guint i = 0; records != NULL && i < records->len; i++)
    lobby_record_free (type, g_ptr_array_index (records, i));
  g_clear_pointer (&records, g_ptr_array_unref);
  return NULL;
}

/**
 * lobby_wire_append_text:
 * @out: takes a JSON string with its quotes
 * @text: UTF-8
 */
void
lobby_wire_append_text (GString *out, const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if ((guchar) *c >= 0x20 && *c != '"' && *c != '\\' && *c != 0x7f)
        continue;
      g_string_append_len (out, run, c - run);
      run = c + 1;
      if (*c == '"' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *c);
    }
  g_string_append (out, run);
  g_string_append_c (out, '"');
}

static void
append_integer (GString *out, gint64 value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (out, at, digits + sizeof digits - at);
}

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value) || value == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  g_string_append (out, text);
}

static gboolean
is_absent (const LobbyField *field, gconstpointer record)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
    case LOBBY_FIELD_RECORD:
      return LOBBY_FIELD_AT (record, field, gpointer) == NULL;
    case LOBBY_FIELD_TEXTS:
      return LOBBY_FIELD_AT (record, field, char **) == NULL;
    case LOBBY_FIELD_RECORDS:
      return LOBBY_FIELD_AT (record, field, GPtrArray *) == NULL;
    case LOBBY_FIELD_INTEGER:
    case LOBBY_FIELD_INSTANT:
      return LOBBY_FIELD_AT (record, field, gint64) == 0;
    case LOBBY_FIELD_DAYTIME:
      return LOBBY_FIELD_AT (record, field, gint64) < 0;
    case LOBBY_FIELD_FLAG:
    case LOBBY_FIELD_CHOICE:
      return LOBBY_FIELD_AT (record, field, int) == 0;
    case LOBBY_FIELD_NUMBER:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

static void
append_field (GString *out, const LobbyField *field, gconstpointer record)
{
  char instant[LOBBY_INSTANT_SIZE];

  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      {
        const char *text = LOBBY_FIELD_AT (record, field, char *);
        lobby_wire_append_text (out, text != NULL ? text : "");
        break;
      }
    case LOBBY_FIELD_TEXTS:
      {
        char **texts = LOBBY_FIELD_AT (record, field, char **);
        g_string_append_c (out, '[');
        for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
          {
            if (i > 0)
              g_string_append_c (out, ',');
            lobby_wire_append_text (out, texts[i]);
          }
        g_string_append_c (out, ']');
        break;
      }
    case LOBBY_FIELD_INTEGER:
      append_integer (out, LOBBY_FIELD_AT (record, field, gint64));
      break;
    case LOBBY_FIELD_NUMBER:
      append_number (out, LOBBY_FIELD_AT (record, field, double));
      break;
    case LOBBY_FIELD_FLAG:
      g_string_append (out, LOBBY_FIELD_AT (record, field, gboolean) ? "true" : "false");
      break;
    case LOBBY_FIELD_INSTANT:
      g_string_append_printf (out, "\"%s\"", lobby_instant_format (LOBBY_FIELD_AT (record, field, gint64), instant));
      break;
    case LOBBY_FIELD_DAYTIME:
      {
        gint64 minutes = MAX (LOBBY_FIELD_AT (record, field, gint64), 0);
        g_string_append_printf (out, "\"%02d:%02d\"", (int) (minutes / 60), (int) (minutes % 60));
        break;
      }
    case LOBBY_FIELD_CHOICE:
      lobby_wire_append_text (out, lobby_choice_get_nick (field->choice, LOBBY_FIELD_AT (record, field, int)));
      break;
    case LOBBY_FIELD_RECORD:
      if (LOBBY_FIELD_AT (record, field, gpointer) != NULL)
        lobby_wire_append_record (out, field->record, LOBBY_FIELD_AT (record, field, gpointer));
      else
        g_string_append (out, "null");
      break;
    case LOBBY_FIELD_RECORDS:
      {
        GPtrArray *records = LOBBY_FIELD_AT (record, field, GPtrArray *);
        g_string_append_c (out, '[');
        for (guint i = 0; records != NULL && i < records->len; i++)
          {
            if (i > 0)
              g_string_append_c (out, ',');
            lobby_wire_append_record (out, field->record, g_ptr_array_index (records, i));
          }
        g_string_append_c (out, ']');
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

/**
 * lobby_wire_append_record:
 * @out: takes the JSON object
 * @type: the table of @record
 * @record: a record
 *
 * Writes the members in the order of the table; an optional member that is absent is left out. The same record always
 * gives the same bytes.
 */
void
lobby_wire_append_record (GString *out, const LobbyRecordType *type, gconstpointer record)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      if ((field->flags & LOBBY_FIELD_REQUIRED) == 0 && is_absent (field, record))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      g_string_append_c (out, '"');
      g_string_append (out, field->name);
      g_string_append (out, "\":");
      append_field (out, field, record);
    }
  g_string_append_c (out, '}');
}

/** lobby_wire_format_record: Returns: (transfer full): the JSON object */
char *
lobby_wire_format_record (const LobbyRecordType *type, gconstpointer record)
{
  GString *out = g_string_sized_new (256);

  lobby_wire_append_record (out, type, record);
  return g_string_free (out, FALSE);
}
