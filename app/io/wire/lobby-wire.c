/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing records as JSON, by their tables. */
#include "config.h"

#include "lobby-wire-private.h"

#include "lobby-instant.h"
#include "lobby-json-check.h"

#include <math.h>
#include <string.h>

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
