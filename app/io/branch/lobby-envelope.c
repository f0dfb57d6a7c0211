/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be told of a text without reading it: where the elements of a batch lie, and which place in the stream an
 * event takes that the strict reader refused. It steps over strings and brackets and believes nothing else. */
#include "config.h"

#include "lobby-envelope.h"

#include <string.h>

#define TEXT_BYTES 256
#define SEQUENCE_DIGITS 20

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end && strchr (" \t\r\n", *cursor->at) != NULL && *cursor->at != '\0')
    cursor->at++;
}

/* The opening quote is at the cursor; leaves the closing one behind. */
static gboolean
skip_string (Cursor *cursor)
{
  for (cursor->at++; cursor->at < cursor->end; cursor->at++)
    {
      if (*cursor->at == '\\')
        cursor->at++;
      else if (*cursor->at == '"')
        {
          cursor->at++;
          return TRUE;
        }
    }
  return FALSE;
}

/* Any value, however deep and however wrong within: up to the comma or bracket that ends it. */
static gboolean
skip_value (Cursor *cursor)
{
  gsize depth = 0;

  while (cursor->at < cursor->end)
    {
      char c = *cursor->at;
      if (depth == 0 && (c == ',' || c == ']' || c == '}'))
        return TRUE;
      if (c == '"')
        {
          if (!skip_string (cursor))
            return FALSE;
          continue;
        }
      if (c == '[' || c == '{')
        depth++;
      else if (c == ']' || c == '}')
        depth--;
      cursor->at++;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): a short plain text; one with escapes is not taken */
static char *
dup_string (Cursor *cursor)
{
  const char *start = cursor->at + 1;

  if (cursor->at == cursor->end || *cursor->at != '"' || !skip_string (cursor))
    return NULL;
  gsize length = (gsize) (cursor->at - 1 - start);
  if (length == 0 || length > TEXT_BYTES || memchr (start, '\\', length) != NULL
      || !g_utf8_validate_len (start, length, NULL))
    return NULL;
  return g_strndup (start, length);
}

typedef struct
{
  char *id;
  char *source;
  char *sequence;
} Envelope;

static void
keep_member (Envelope *envelope, const char *name, Cursor value)
{
  char **place = strcmp (name, "id") == 0         ? &envelope->id
                 : strcmp (name, "source") == 0   ? &envelope->source
                 : strcmp (name, "sequence") == 0 ? &envelope->sequence
                                                  : NULL;

  if (place != NULL && *place == NULL)
    *place = dup_string (&value);
}

static gboolean
read_envelope (Cursor *cursor, Envelope *envelope)
{
  skip_space (cursor);
  if (cursor->at == cursor->end || *cursor->at != '{')
    return FALSE;
  do
    {
      cursor->at++;
      skip_space (cursor);
      g_autofree char *name = dup_string (cursor);
      skip_space (cursor);
      if (name == NULL || cursor->at == cursor->end || *cursor->at != ':')
        return FALSE;
      cursor->at++;
      skip_space (cursor);
      keep_member (envelope, name, *cursor);
      if (!skip_value (cursor))
        return FALSE;
    }
  while (*cursor->at == ',');
  return *cursor->at == '}';
}

/**
 * lobby_envelope_salvage:
 * @json: a text that the strict reader refused
 * @length: its length, bytes
 *
 * An event that is refused must not leave a hole that would be asked for again and again (faults 18 to 21). Nothing of
 * its contents is kept.
 *
 * Returns: (transfer full) (nullable): an event of unknown kind that takes the refused one's place; %NULL when the text
 *   does not tell which place that is
 */
LobbyEvent *
lobby_envelope_salvage (const char *json, gsize length)
{
  Cursor cursor = { json, json + length };
  Envelope envelope = { 0 };
  LobbyEvent *event = NULL;
  guint64 sequence;

  if (read_envelope (&cursor, &envelope) && envelope.id != NULL && envelope.source != NULL && envelope.sequence != NULL
      && strlen (envelope.sequence) == SEQUENCE_DIGITS
      && g_ascii_string_to_unsigned (envelope.sequence, 10, 1, G_MAXINT64, &sequence, NULL))
    event = lobby_event_new_unknown (LOBBY_ENVELOPE_REFUSED_TYPE, envelope.source, sequence, envelope.id, 0);
  g_free (envelope.id);
  g_free (envelope.source);
  g_free (envelope.sequence);
  return event;
}

/**
 * lobby_envelope_split:
 * @json: a JSON array
 * @length: its length, bytes
 * @ranges: (element-type LobbyRange): takes where each element lies
 *
 * Returns: whether the array has its end; what lies within is not looked at
 */
gboolean
lobby_envelope_split (const char *json, gsize length, GArray *ranges)
{
  Cursor cursor = { json, json + length };

  skip_space (&cursor);
  if (cursor.at == cursor.end || *cursor.at != '[')
    return FALSE;
  cursor.at++;
  skip_space (&cursor);
  if (cursor.at < cursor.end && *cursor.at == ']')
    return TRUE;
  for (;;)
    {
      skip_space (&cursor);
      LobbyRange range = { .start = (gsize) (cursor.at - json) };
      if (!skip_value (&cursor))
        return FALSE;
      range.length = (gsize) (cursor.at - json) - range.start;
      g_array_append_val (ranges, range);
      if (*cursor.at != ',')
        return *cursor.at == ']';
      cursor.at++;
    }
}
