/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON once, without recursion, before json-glib sees it, and refuses what that parser would take wrongly: deep
 * nesting (it would overflow the stack), numbers beyond double or 64 bits, duplicate members, NUL and lone surrogates,
 * single quotes, hexadecimal, leading zeros. Only RFC 8259 passes. */
#include "config.h"

#include "lobby-json-check.h"

#include "lobby-error.h"

#include <math.h>
#include <string.h>

/* More members in one object than any payload has; bounds the search for duplicates. */
#define MEMBERS_MAX 256

typedef struct
{
  guint32 hash;
  const char *start;
  gsize length;
} Member;

typedef struct
{
  const char *begin;
  const char *at;
  const char *end;
  LobbyJsonCheckFlags flags;
  guint max_depth;
  guint depth;
  GArray *members; /* (owned): of Member, of all open objects */
  GArray *levels;  /* (owned): of guint: first member of each open object, G_MAXUINT for an array */
  GError **error;
} Scan;

static const char *const forbidden[] = {
  "password",      "passcode",    "pin",       "pinblock",     "otp",        "cvv",      "cvv2",
  "biometric",     "fingerprint", "faceimage", "facetemplate", "voiceprint", "idnumber", "idcard",
  "accountnumber", "cardnumber",  "pan",       "track2",       "balance",    "phone",    "phonenumber",
};

static gboolean
fail (Scan *scan, LobbyError code, const char *what)
{
  g_set_error (scan->error, LOBBY_ERROR, code, "%s at byte %" G_GSIZE_FORMAT, what, (gsize) (scan->at - scan->begin));
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\t' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
read_hex4 (Scan *scan, guint *value)
{
  *value = 0;
  if (scan->end - scan->at < 4)
    return fail (scan, LOBBY_ERROR_INVALID, "cut escape");
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scan->at++);
      if (digit < 0)
        return fail (scan, LOBBY_ERROR_INVALID, "wrong escape");
      *value = *value * 16 + (guint) digit;
    }
  return TRUE;
}

static gboolean
read_unicode_escape (Scan *scan)
{
  guint first, second;

  if (!read_hex4 (scan, &first))
    return FALSE;
  if (first == 0)
    return fail (scan, LOBBY_ERROR_INVALID, "NUL in a string");
  if (first >= 0xdc00 && first <= 0xdfff)
    return fail (scan, LOBBY_ERROR_INVALID, "lone surrogate");
  if (first < 0xd800 || first > 0xdbff)
    return TRUE;
  if (scan->end - scan->at < 6 || scan->at[0] != '\\' || scan->at[1] != 'u')
    return fail (scan, LOBBY_ERROR_INVALID, "lone surrogate");
  scan->at += 2;
  if (!read_hex4 (scan, &second))
    return FALSE;
  if (second < 0xdc00 || second > 0xdfff)
    return fail (scan, LOBBY_ERROR_INVALID, "lone surrogate");
  return TRUE;
}

/* The opening quote is behind us; leaves the closing one behind too. */
static gboolean
read_string (Scan *scan, gboolean *escaped)
{
  while (scan->at < scan->end)
    {
      guchar c = (guchar) *scan->at++;
      if (c == '"')
        return TRUE;
      if (c < 0x20)
        return fail (scan, LOBBY_ERROR_INVALID, "control character in a string");
      if (c != '\\')
        continue;
      *escaped = TRUE;
      if (scan->at == scan->end)
        break;
      c = (guchar) *scan->at++;
      if (c == 'u')
        {
          if (!read_unicode_escape (scan))
            return FALSE;
        }
      else if (strchr ("\"\\/bfnrt", c) == NULL || c == '\0')
        return fail (scan, LOBBY_ERROR_INVALID, "wrong escape");
    }
  return fail (scan, LOBBY_ERROR_INVALID, "string without end");
}

static gboolean
fits_int64 (const char *start, gsize length)
{
  gboolean negative = *start == '-';
  const char *digits = start + negative;
  gsize count = length - negative;
  const char *limit = negative ? "9223372036854775808" : "9223372036854775807";

  return count < 19 || (count == 19 && strncmp (digits, limit, 19) <= 0);
}

static gsize
skip_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return (gsize) (scan->at - start);
}

static gboolean
read_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean integer = TRUE;
  char copy[64];

  if (*scan->at == '-')
    scan->at++;
  const char *digits = scan->at;
  gsize count = skip_digits (scan);
  if (count == 0 || (count > 1 && *digits == '0'))
    return fail (scan, LOBBY_ERROR_INVALID, "wrong number");
  if (scan->at < scan->end && *scan->at == '.')
    {
      integer = FALSE;
      scan->at++;
      if (skip_digits (scan) == 0)
        return fail (scan, LOBBY_ERROR_INVALID, "wrong number");
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      integer = FALSE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (skip_digits (scan) == 0)
        return fail (scan, LOBBY_ERROR_INVALID, "wrong number");
    }

  gsize length = (gsize) (scan->at - start);
  if (length >= sizeof copy)
    return fail (scan, LOBBY_ERROR_INVALID, "number too long");
  if (integer && !fits_int64 (start, length))
    return fail (scan, LOBBY_ERROR_INVALID, "number out of range");
  if (integer && *start != '-')
    return TRUE;
  memcpy (copy, start, length);
  copy[length] = '\0';
  double value = g_ascii_strtod (copy, NULL);
  if (!isfinite (value))
    return fail (scan, LOBBY_ERROR_INVALID, "number out of range");
  if (*start == '-' && value == 0)
    return fail (scan, LOBBY_ERROR_INVALID, "negative zero");
  return TRUE;
}

static gboolean
read_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || strncmp (scan->at, word, length) != 0)
    return fail (scan, LOBBY_ERROR_INVALID, "unknown word");
  scan->at += length;
  return TRUE;
}

static gboolean
is_joiner (char c)
{
  return c == '_' || c == '-' || c == '.' || c == ' ';
}

/* Whether a name says @word, in whatever case and however its words are joined: cardNumber, card_number, CARD-NUMBER. */
static gboolean
says_word (const char *word, const char *start, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (is_joiner (start[i]))
        continue;
      if ((start[i] | 0x20) != *word)
        return FALSE;
      word++;
    }
  return *word == '\0';
}

static gboolean
is_forbidden (const char *start, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if ((start[0] | 0x20) == forbidden[i][0] || is_joiner (start[0]))
      if (says_word (forbidden[i], start, length))
        return TRUE;
  return FALSE;
}

/* Reads a member's name and the colon. An escape in a name has no use but to hide a duplicate. */
static gboolean
read_name (Scan *scan)
{
  gboolean escaped = FALSE;
  guint first = g_array_index (scan->levels, guint, scan->depth - 1);

  skip_space (scan);
  if (scan->at == scan->end || *scan->at != '"')
    return fail (scan, LOBBY_ERROR_INVALID, "name expected");
  Member member = { .start = ++scan->at, .hash = 5381 };
  if (!read_string (scan, &escaped))
    return FALSE;
  if (escaped)
    return fail (scan, LOBBY_ERROR_INVALID, "escape in a name");
  member.length = (gsize) (scan->at - 1 - member.start);
  for (gsize i = 0; i < member.length; i++)
    member.hash = member.hash * 33 + (guchar) member.start[i];

  if (scan->members->len - first >= MEMBERS_MAX)
    return fail (scan, LOBBY_ERROR_TOO_LARGE, "too many members");
  for (guint i = first; i < scan->members->len; i++)
    {
      const Member *other = &g_array_index (scan->members, Member, i);
      if (other->hash == member.hash && other->length == member.length
          && memcmp (other->start, member.start, member.length) == 0)
        return fail (scan, LOBBY_ERROR_INVALID, "duplicate member");
    }
  if ((scan->flags & LOBBY_JSON_CHECK_REFUSE_C3) != 0 && is_forbidden (member.start, member.length))
    return fail (scan, LOBBY_ERROR_REFUSED, "member of class C3");
  g_array_append_val (scan->members, member);

  skip_space (scan);
  if (scan->at == scan->end || *scan->at != ':')
    return fail (scan, LOBBY_ERROR_INVALID, "colon expected");
  scan->at++;
  return TRUE;
}

static gboolean
open_level (Scan *scan, gboolean object)
{
  guint first = object ? scan->members->len : G_MAXUINT;

  if (scan->depth == scan->max_depth)
    return fail (scan, LOBBY_ERROR_TOO_LARGE, "nested too deeply");
  scan->depth++;
  g_array_append_val (scan->levels, first);
  scan->at++;
  return TRUE;
}

static void
close_level (Scan *scan)
{
  guint first = g_array_index (scan->levels, guint, scan->depth - 1);

  if (first != G_MAXUINT)
    g_array_set_size (scan->members, first);
  scan->depth--;
  g_array_set_size (scan->levels, scan->depth);
  scan->at++;
}

static gboolean
in_object (Scan *scan)
{
  return scan->depth > 0 && g_array_index (scan->levels, guint, scan->depth - 1) != G_MAXUINT;
}

/* Reads one value; of a container only its opening, with the first name where it is an object. @complete says whether
 * the value is behind us. */
static gboolean
read_value (Scan *scan, gboolean *complete)
{
  gboolean escaped = FALSE;

  *complete = TRUE;
  skip_space (scan);
  if (scan->at == scan->end)
    return fail (scan, LOBBY_ERROR_INVALID, "value expected");
  switch (*scan->at)
    {
    case '"':
      scan->at++;
      return read_string (scan, &escaped);
    case 't':
      return read_word (scan, "true");
    case 'f':
      return read_word (scan, "false");
    case 'n':
      return read_word (scan, "null");
    case '{':
    case '[':
      {
        gboolean object = *scan->at == '{';
        if (!open_level (scan, object))
          return FALSE;
        skip_space (scan);
        if (scan->at < scan->end && *scan->at == (object ? '}' : ']'))
          {
            close_level (scan);
            return TRUE;
          }
        *complete = FALSE;
        return object ? read_name (scan) : TRUE;
      }
    default:
      return read_number (scan);
    }
}

/* After a value: closes what ends here; @more says whether another value follows. */
static gboolean
read_after_value (Scan *scan, gboolean *more)
{
  *more = FALSE;
  while (scan->depth > 0)
    {
      gboolean object = in_object (scan);
      skip_space (scan);
      if (scan->at == scan->end)
        return fail (scan, LOBBY_ERROR_INVALID, "cut text");
      if (*scan->at == ',')
        {
          scan->at++;
          *more = TRUE;
          return object ? read_name (scan) : TRUE;
        }
      if (*scan->at != (object ? '}' : ']'))
        return fail (scan, LOBBY_ERROR_INVALID, "comma or end expected");
      close_level (scan);
    }
  return TRUE;
}

/**
 * lobby_json_check:
 * @json: a text
 * @length: its length, bytes
 * @max_depth: how deep objects and arrays may nest
 * @flags: what else to refuse
 * @error: %LOBBY_ERROR_INVALID, %LOBBY_ERROR_TOO_LARGE or %LOBBY_ERROR_REFUSED; names a place, never a value
 *
 * Returns: whether @json is one JSON value by RFC 8259, in UTF-8, that any reader takes the same way
 */
gboolean
lobby_json_check (const char *json, gsize length, guint max_depth, LobbyJsonCheckFlags flags, GError **error)
{
  Scan scan = {
    .begin = json, .at = json, .end = json + length, .flags = flags, .max_depth = max_depth, .error = error
  };
  gboolean more = TRUE, complete, ok = TRUE;

  g_return_val_if_fail (json != NULL || length == 0, FALSE);

  if (length == 0 || !g_utf8_validate_len (json, length, NULL))
    return fail (&scan, LOBBY_ERROR_INVALID, length == 0 ? "empty text" : "not UTF-8");
  scan.members = g_array_sized_new (FALSE, FALSE, sizeof (Member), 64);
  scan.levels = g_array_sized_new (FALSE, FALSE, sizeof (guint), 16);
  while (ok && more)
    {
      ok = read_value (&scan, &complete);
      if (ok && complete)
        ok = read_after_value (&scan, &more);
    }
  if (ok)
    {
      skip_space (&scan);
      if (scan.at != scan.end)
        ok = fail (&scan, LOBBY_ERROR_INVALID, "text after the value");
    }
  g_array_unref (scan.members);
  g_array_unref (scan.levels);
  return ok;
}
