/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading records from JSON, by their tables: the text is checked first, then walked once. */
#include "config.h"

#include "lobby-wire-private.h"

#include "lobby-instant.h"
#include "lobby-json-check.h"
#include "lobby-json-view.h"

#include <math.h>
#include <string.h>

#define TEXT_BYTES 512
#define WORD_BYTES 128
#define LIST_ELEMENTS 20000

static gboolean
refuse (GError **error, const char *name, const char *what)
{
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: %s", name, what);
  return FALSE;
}

/* Returns: (nullable): the first value of a text that passed every check; it is an object or an array */
const char *
lobby_wire_open (const char *json, gsize length, gsize max_bytes, GError **error)
{
  if (length > max_bytes)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "%" G_GSIZE_FORMAT " bytes", length);
      return NULL;
    }
  if (!lobby_json_check (json, length, LOBBY_WIRE_DEPTH, LOBBY_JSON_CHECK_REFUSE_C3, error))
    return NULL;
  const char *at = lobby_json_skip_space (json);
  if (*at == '{' || *at == '[')
    return at;
  /* Only brackets mark the end of what is walked. */
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "object expected");
  return NULL;
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

/* Takes what is unwanted out of @text, where it stands. */
static void
clean (char *text)
{
  char *out = text;

  while (*text >= 0x20 && *text < 0x7f)
    text++;
  if (*text == '\0')
    return;
  out = text;
  for (char *c = text; *c != '\0'; c = text)
    {
      text = g_utf8_next_char (c);
      if (is_unwanted (g_utf8_get_char (c)))
        continue;
      memmove (out, c, (gsize) (text - c));
      out += text - c;
    }
  *out = '\0';
}

static gboolean
read_text (const LobbyField *field, const char **at, char **text, GError **error)
{
  gsize limit = field->maximum > 0 && field->kind == LOBBY_FIELD_TEXT ? (gsize) field->maximum : TEXT_BYTES;
  g_autofree char *value = lobby_json_dup_string (at);

  if (value == NULL)
    return refuse (error, field->name, "text expected");
  if (strlen (value) > limit)
    return refuse (error, field->name, "too long");
  if ((field->flags & LOBBY_FIELD_IDENTIFIER) == 0)
    clean (value);
  else if (!lobby_wire_is_identifier (value))
    return refuse (error, field->name, "not an identifier");
  *text = g_steal_pointer (&value);
  return TRUE;
}

/* Goes into a list that may have so many elements. Returns: whether it is one */
static gboolean
enter_list (const LobbyField *field, const char **at, guint *count, GError **error)
{
  guint limit = field->maximum > 0 ? (guint) field->maximum : LIST_ELEMENTS;

  if (**at != '[')
    return refuse (error, field->name, "list expected");
  (*at)++;
  *count = lobby_json_count_elements (*at);
  return *count <= limit ? TRUE : refuse (error, field->name, "too many elements");
}

static gboolean
read_texts (const LobbyField *field, const char **at, char ***texts, GError **error)
{
  guint count;

  if (!enter_list (field, at, &count, error))
    return FALSE;
  *texts = g_new0 (char *, count + 1);
  for (guint i = 0; lobby_json_next_element (at); i++)
    if (!read_text (field, at, &(*texts)[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_integer (const LobbyField *field, const char **at, gint64 *value, GError **error)
{
  if (!lobby_json_read_integer (at, value))
    return refuse (error, field->name, "whole number expected");
  if (*value < field->minimum || (field->maximum > field->minimum && *value > field->maximum))
    return refuse (error, field->name, "out of range");
  return TRUE;
}

static gboolean
read_number (const LobbyField *field, const char **at, double *value, GError **error)
{
  if (!lobby_json_read_number (at, value))
    return refuse (error, field->name, "number expected");
  if (!isfinite (*value) || *value < (double) field->minimum
      || (field->maximum > field->minimum && *value > (double) field->maximum))
    return refuse (error, field->name, "out of range");
  return TRUE;
}

static gboolean
read_instant (const LobbyField *field, const char **at, gint64 *value, GError **error)
{
  char text[WORD_BYTES];

  if (!lobby_json_copy_string (at, text, sizeof text) || !lobby_instant_parse (text, value))
    return refuse (error, field->name, "time expected");
  return TRUE;
}

static gboolean
read_daytime (const LobbyField *field, const char **at, gint64 *value, GError **error)
{
  char text[WORD_BYTES];

  if (!lobby_json_copy_string (at, text, sizeof text) || strlen (text) != 5 || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || text[2] != ':' || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return refuse (error, field->name, "HH:MM expected");
  *value = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return *value <= 24 * 60 && text[3] < '6' ? TRUE : refuse (error, field->name, "HH:MM expected");
}

/* A word that this version does not know is "unknown", however long it is. */
static gboolean
read_choice (const LobbyField *field, const char **at, int *value, GError **error)
{
  char text[WORD_BYTES];

  if (**at != '"')
    return refuse (error, field->name, "word expected");
  *value = lobby_json_copy_string (at, text, sizeof text) ? lobby_choice_from_nick (field->choice, text) : 0;
  return TRUE;
}

static gboolean
read_records (const LobbyField *field, const char **at, GPtrArray **records, GError **error)
{
  guint count;

  if (!enter_list (field, at, &count, error))
    return FALSE;
  *records = g_ptr_array_sized_new (count);
  for (guint i = 0; lobby_json_next_element (at); i++)
    {
      gpointer record = **at == '{' ? lobby_wire_read_record (field->record, at, error) : NULL;
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
read_inner (const LobbyField *field, const char **at, gpointer *record, GError **error)
{
  if (**at != '{')
    return refuse (error, field->name, "object expected");
  *record = lobby_wire_read_record (field->record, at, error);
  if (*record == NULL)
    g_prefix_error (error, "%s.", field->name);
  return *record != NULL;
}

static gboolean
read_field (const LobbyField *field, const char **at, gpointer record, GError **error)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      return read_text (field, at, &LOBBY_FIELD_AT (record, field, char *), error);
    case LOBBY_FIELD_TEXTS:
      return read_texts (field, at, &LOBBY_FIELD_AT (record, field, char **), error);
    case LOBBY_FIELD_INTEGER:
      return read_integer (field, at, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_NUMBER:
      return read_number (field, at, &LOBBY_FIELD_AT (record, field, double), error);
    case LOBBY_FIELD_FLAG:
      return lobby_json_read_flag (at, &LOBBY_FIELD_AT (record, field, gboolean))
             || refuse (error, field->name, "true or false expected");
    case LOBBY_FIELD_INSTANT:
      return read_instant (field, at, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_DAYTIME:
      return read_daytime (field, at, &LOBBY_FIELD_AT (record, field, gint64), error);
    case LOBBY_FIELD_CHOICE:
      return read_choice (field, at, &LOBBY_FIELD_AT (record, field, int), error);
    case LOBBY_FIELD_RECORD:
      return read_inner (field, at, &LOBBY_FIELD_AT (record, field, gpointer), error);
    case LOBBY_FIELD_RECORDS:
      return read_records (field, at, &LOBBY_FIELD_AT (record, field, GPtrArray *), error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_named (const LobbyField *field, const char *name, gsize length)
{
  return strncmp (field->name, name, length) == 0 && field->name[length] == '\0';
}

/* Members mostly come in the order of the table, so the search begins behind the one found last. */
static guint
find_field (const LobbyRecordType *type, guint hint, const char *name, gsize length)
{
  for (guint i = hint; i < type->n_fields; i++)
    if (is_named (&type->fields[i], name, length))
      return i;
  for (guint i = 0; i < hint; i++)
    if (is_named (&type->fields[i], name, length))
      return i;
  return type->n_fields;
}

/* Returns: whether every required member has been seen; a bit of @seen for each that was */
static gboolean
check_required (const LobbyRecordType *type, guint64 seen, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & LOBBY_FIELD_REQUIRED) != 0 && (seen & (G_GUINT64_CONSTANT (1) << i)) == 0)
      return refuse (error, type->fields[i].name, "missing");
  return TRUE;
}

static gboolean
read_members (const LobbyRecordType *type, const char **at, gpointer record, GError **error)
{
  const char *name;
  gsize length;
  guint64 seen = 0;
  guint hint = 0;

  g_assert (type->n_fields <= 64);
  while (lobby_json_next_member (at, &name, &length))
    {
      guint i = **at != 'n' ? find_field (type, hint, name, length) : type->n_fields;
      if (i == type->n_fields)
        lobby_json_skip_value (at);
      else if (!read_field (&type->fields[i], at, record, error))
        return FALSE;
      else
        {
          seen |= G_GUINT64_CONSTANT (1) << i;
          hint = i + 1;
        }
    }
  return check_required (type, seen, error);
}

/* @at: (inout): at an object, then behind it.
 * Returns: (transfer full) (nullable): the record; unknown members are passed over, null counts as absent */
gpointer
lobby_wire_read_record (const LobbyRecordType *type, const char **at, GError **error)
{
  gpointer record = lobby_record_new (type);

  (*at)++;
  if (read_members (type, at, record, error))
    return record;
  lobby_record_free (type, record);
  return NULL;
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
  g_return_val_if_fail (type != NULL && json != NULL, NULL);

  const char *at = lobby_wire_open (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, error);
  if (at == NULL)
    return NULL;
  if (*at == '{')
    return lobby_wire_read_record (type, &at, error);
  refuse (error, type->name, "object expected");
  return NULL;
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
  const char *at = lobby_wire_open (json, length, LOBBY_WIRE_SNAPSHOT_BYTES, error);
  GPtrArray *records = NULL;

  if (at == NULL || read_records (&field, &at, &records, error))
    return records;
  for (guint i = 0; records != NULL && i < records->len; i++)
    lobby_record_free (type, g_ptr_array_index (records, i));
  g_clear_pointer (&records, g_ptr_array_unref);
  return NULL;
}
