/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells and rows of a table for other programs. Fault 37: a text that a spreadsheet would take for a formula gets an
 * apostrophe in front; a number stays one. */
#include "config.h"

#include "lobby-csv-writer.h"

#include <string.h>

static gboolean
is_number (const char *text)
{
  char *end = NULL;

  if (strspn (text, "+-.0123456789eE") != strlen (text) || *text == '+')
    return FALSE;
  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* What a spreadsheet takes for the beginning of a formula, the full-width forms included. */
static gboolean
begins_formula (gunichar c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' || c == 0xff1d
         || c == 0xff0b || c == 0xff0d || c == 0xff20 || c == 0x2212;
}

/* Blanks and quotes in front are passed over by some programs. */
static gboolean
is_formula (const char *text)
{
  while (*text == ' ' || *text == '"' || *text == '\'')
    text++;
  return begins_formula (g_utf8_get_char (text));
}

static void
begin_cell (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
}

/**
 * lobby_csv_add_text:
 * @out: takes the cell
 * @text: (nullable): UTF-8; %NULL is an empty cell
 *
 * Always in quotes, so that a row of empty cells is still one.
 */
void
lobby_csv_add_text (GString *out, const char *text)
{
  g_return_if_fail (out != NULL);

  begin_cell (out);
  g_string_append_c (out, '"');
  if (text != NULL && is_formula (text) && !is_number (text))
    g_string_append_c (out, '\'');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

/** lobby_csv_add_number: a number is no text: it stays one, also when it is negative */
void
lobby_csv_add_number (GString *out, gint64 number)
{
  g_return_if_fail (out != NULL);

  begin_cell (out);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

/** lobby_csv_end_row: ends the row */
void
lobby_csv_end_row (GString *out)
{
  g_return_if_fail (out != NULL);
  g_string_append (out, "\r\n");
}

/** lobby_csv_add_row: adds a whole row of texts; @cells: (array zero-terminated=1): the cells */
void
lobby_csv_add_row (GString *out, const char *const *cells)
{
  g_return_if_fail (out != NULL && cells != NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    lobby_csv_add_text (out, cells[i]);
  lobby_csv_end_row (out);
}
