/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the charts of a day. */
#pragma once

#include "lobby-sheet-charts.h"

G_BEGIN_DECLS

void lobby_sheet_paint_course (const LobbyDaySheet *sheet,
                               cairo_t *cr,
                               PangoLayout *text,
                               double width,
                               double height,
                               const LobbyPalette *palette);

/**
 * LobbySheetStage:
 * @name: what it is called
 * @n: diversions that came so far
 *
 * A stage of the way of a diversion.
 */
typedef struct
{
  const char *name;
  guint n;
} LobbySheetStage;

#define LOBBY_SHEET_N_STAGES 4

void lobby_sheet_get_stages (const LobbyDaySheet *sheet, LobbySheetStage stages[LOBBY_SHEET_N_STAGES]);
int lobby_sheet_get_busy_percent (const LobbyDaySheet *sheet, const LobbyCounterRecord *counter);
gboolean lobby_sheet_is_missing (const LobbyDaySheet *sheet, gint64 from_us, gint64 until_us);

G_END_DECLS
