/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table behind a chart. */
#include "config.h"

#include "lobby-chart-table.h"

/**
 * lobby_chart_table_new:
 * @title: what the chart shows
 * @heads: (array zero-terminated=1): names of the columns, at least one
 *
 * Returns: (transfer full): a table without rows
 */
LobbyChartTable *
lobby_chart_table_new (const char *title, const char *const *heads)
{
  g_return_val_if_fail (title != NULL && heads != NULL && heads[0] != NULL, NULL);

  LobbyChartTable *table = g_new0 (LobbyChartTable, 1);
  table->title = g_strdup (title);
  table->heads = g_strdupv ((char **) heads);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return table;
}

/** lobby_chart_table_free: frees a table */
void
lobby_chart_table_free (LobbyChartTable *table)
{
  if (table == NULL)
    return;
  g_free (table->title);
  g_strfreev (table->heads);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * lobby_chart_table_add:
 * @table: the table
 * @cells: (array zero-terminated=1): as many as the table has columns
 */
void
lobby_chart_table_add (LobbyChartTable *table, const char *const *cells)
{
  g_return_if_fail (table != NULL && cells != NULL);
  g_return_if_fail (g_strv_length ((char **) cells) == g_strv_length (table->heads));
  g_ptr_array_add (table->rows, g_strdupv ((char **) cells));
}

/* Tabs and line ends separate; inside a cell they would tear it apart. */
static void
append_line (GString *text, const GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');
      if (i > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, cell);
    }
  g_string_append_c (text, '\n');
}

/** lobby_chart_table_dup_text: Returns: (transfer full): the table with tabs between cells, as spreadsheets paste it */
char *
lobby_chart_table_dup_text (const LobbyChartTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  GString *text = g_string_new (NULL);
  append_line (text, table->heads);
  for (guint i = 0; i < table->rows->len; i++)
    append_line (text, g_ptr_array_index (table->rows, i));
  return g_string_free (text, FALSE);
}
