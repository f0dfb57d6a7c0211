/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyChartTable:
 * @title: what the chart shows
 * @heads: (array zero-terminated=1): names of the columns
 * @rows: (element-type GStrv): each as long as @heads
 *
 * What a chart shows, as words and figures.
 */
typedef struct
{
  char *title;
  GStrv heads;
  GPtrArray *rows;
} LobbyChartTable;

LobbyChartTable *lobby_chart_table_new (const char *title, const char *const *heads);
void lobby_chart_table_free (LobbyChartTable *table);
void lobby_chart_table_add (LobbyChartTable *table, const char *const *cells);
char *lobby_chart_table_dup_text (const LobbyChartTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyChartTable, lobby_chart_table_free)

G_END_DECLS
