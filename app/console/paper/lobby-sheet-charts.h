/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper: a day as charts, tables and sheets. Screen and paper draw with the same functions. */
#pragma once

#include "lobby-chart-table.h"
#include "lobby-day-sheet.h"
#include "lobby-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LobbySheetChart:
 * @LOBBY_SHEET_CHART_DAY: waiting, waits when called and counters open on one axis
 * @LOBBY_SHEET_CHART_PRESSURE: services by quarters of an hour
 * @LOBBY_SHEET_CHART_COUNTERS: how busy each counter was
 * @LOBBY_SHEET_CHART_DIVERSIONS: what became of suggestions
 * @LOBBY_SHEET_CHART_ANSWERS: how soon valued customers were answered
 * @LOBBY_SHEET_CHART_FEEDBACK: promoters, passive, detractors
 *
 * The charts of a day.
 */
typedef enum
{
  LOBBY_SHEET_CHART_DAY,
  LOBBY_SHEET_CHART_PRESSURE,
  LOBBY_SHEET_CHART_COUNTERS,
  LOBBY_SHEET_CHART_DIVERSIONS,
  LOBBY_SHEET_CHART_ANSWERS,
  LOBBY_SHEET_CHART_FEEDBACK,
  LOBBY_N_SHEET_CHARTS,
} LobbySheetChart;

const char *lobby_sheet_chart_get_title (LobbySheetChart chart);
void lobby_sheet_chart_paint (LobbySheetChart chart,
                              const LobbyDaySheet *sheet,
                              cairo_t *cr,
                              PangoLayout *text,
                              double width,
                              double height,
                              const LobbyPalette *palette);
LobbyChartTable *lobby_sheet_chart_dup_table (LobbySheetChart chart, const LobbyDaySheet *sheet);
LobbyChartTable *lobby_sheet_dup_figures_table (const LobbyDaySheet *sheet);

G_END_DECLS
