/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks checked JSON in place. */
#include "config.h"

#include "lobby-json-view.h"

#include <string.h>

const char *
lobby_json_skip_space (const char *at)
{
  while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
    at++;
  return at;
}

/* @at: behind the opening quote. Returns: the closing one */
static const char *
find_quote (const char *at, gboolean *escaped)
{
  for (; *at != '"'; at++)
    if (*at == '\\')
      {
        *escaped = TRUE;
        at++;
      }
  return at;
}

static const char *
skip_container (const char *at)
{
  guint depth = 0;
  gboolean escaped;

  do
    {
      if (*at == '"')
        at = find_quote (at + 1, &escaped);
      else if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      at++;
    }
  while (depth > 0);
  return at;
}

void
lobby_json_skip_value (const char **at)
{
  gboolean escaped;

  if (**at == '"')
    *at = find_quote (*at + 1, &escaped) + 1;
  else if (**at == '{' || **at == '[')
    *at = skip_container (*at);
  else
    while (strchr (",]} \n\t\r", **at) == NULL)
      (*at)++;
}

/* Moves to the next value of a container. Returns: whether there is one; at the end @at is behind the bracket */
static gboolean
move_on (const char **at, char bracket)
{
  const char *next = lobby_json_skip_space (*at);

  if (*next == ',')
    next = lobby_json_skip_space (next + 1);
  *at = *next == bracket ? next + 1 : next;
  return *next != bracket;
}

/* @name: (out): not terminated; names have no escapes */
gboolean
lobby_json_next_member (const char **at, const char **name, gsize *length)
{
  const char *next;

  if (!move_on (at, '}'))
    return FALSE;
  *name = *at + 1;
  next = *name;
  while (*next != '"')
    next++;
  *length = (gsize) (next - *name);
  /* Behind the quote stands the colon. */
  *at = lobby_json_skip_space (lobby_json_skip_space (next + 1) + 1);
  return TRUE;
}

gboolean
lobby_json_next_element (const char **at)
{
  return move_on (at, ']');
}

/* @at: behind the opening bracket */
guint
lobby_json_count_elements (const char *at)
{
  guint count = 0;

  for (; lobby_json_next_element (&at); count++)
    lobby_json_skip_value (&at);
  return count;
}

static gboolean
is_number (char c)
{
  return c == '-' || g_ascii_isdigit (c);
}

/* Returns: whether the value is a whole number; the check has proved that it fits */
gboolean
lobby_json_read_integer (const char **at, gint64 *value)
{
  gboolean negative = **at == '-';
  const char *digit = *at + negative;
  guint64 sum = 0;

  if (!is_number (**at))
    return FALSE;
  for (; g_ascii_isdigit (*digit); digit++)
    sum = sum * 10 + (guint64) (*digit - '0');
  *value = (gint64) (negative ? (guint64) 0 - sum : sum);
  *at = digit;
  return *digit != '.' && *digit != 'e' && *digit != 'E';
}

gboolean
lobby_json_read_number (const char **at, double *value)
{
  const char *start = *at;
  char *end;
  gint64 whole;

  if (!is_number (*start))
    return FALSE;
  if (lobby_json_read_integer (at, &whole))
    {
      *value = (double) whole;
      return TRUE;
    }
  *value = g_ascii_strtod (start, &end);
  *at = end;
  return TRUE;
}

gboolean
lobby_json_read_flag (const char **at, gboolean *value)
{
  if (**at != 't' && **at != 'f')
    return FALSE;
  *value = **at == 't';
  *at += *value ? strlen ("true") : strlen ("false");
  return TRUE;
}

static gunichar
read_hex4 (const char *at)
{
  gunichar value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
  return value;
}

/* @at: behind "\u". Returns: bytes written to @out */
static gsize
put_unicode_escape (const char **at, char *out)
{
  gunichar character = read_hex4 (*at);

  *at += 4;
  if (character >= 0xd800 && character <= 0xdbff)
    {
      character = 0x10000 + ((character - 0xd800) << 10) + (read_hex4 (*at + 2) - 0xdc00);
      *at += 6;
    }
  return (gsize) g_unichar_to_utf8 (character, out);
}

static char
read_short_escape (char c)
{
  switch (c)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
    }
}

/* An escape is never shorter than what it stands for: @out holds as many bytes as there are up to @end, and a NUL. */
static gsize
unescape (const char *at, const char *end, char *out)
{
  char *start = out;

  while (at < end)
    {
      if (*at != '\\')
        {
          *out++ = *at++;
          continue;
        }
      char escape = at[1];
      at += 2;
      if (escape == 'u')
        out += put_unicode_escape (&at, out);
      else
        *out++ = read_short_escape (escape);
    }
  *out = '\0';
  return (gsize) (out - start);
}

/* Returns: (transfer full) (nullable): the text, %NULL when the value is none */
char *
lobby_json_dup_string (const char **at)
{
  gboolean escaped = FALSE;
  const char *start = *at + 1;

  if (**at != '"')
    return NULL;
  const char *end = find_quote (start, &escaped);
  *at = end + 1;
  if (!escaped)
    return g_strndup (start, (gsize) (end - start));
  char *text = g_malloc ((gsize) (end - start) + 1);
  unescape (start, end, text);
  return text;
}

/* Returns: whether the value is a text whose bytes, written as they are, fit into @buffer */
gboolean
lobby_json_copy_string (const char **at, char *buffer, gsize size)
{
  gboolean escaped = FALSE;
  const char *start = *at + 1;

  if (**at != '"')
    return FALSE;
  const char *end = find_quote (start, &escaped);
  *at = end + 1;
  if ((gsize) (end - start) >= size)
    return FALSE;
  unescape (start, end, buffer);
  return TRUE;
}
