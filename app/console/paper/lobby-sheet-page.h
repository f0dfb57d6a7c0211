/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on one page of A4, portrait. */
#pragma once

#include "lobby-day-sheet.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A4 portrait, points. */
#define LOBBY_PAPER_WIDTH_PT 595.28
#define LOBBY_PAPER_HEIGHT_PT 841.89

char *lobby_sheet_page_dup_title (const LobbyDaySheet *sheet);
void lobby_sheet_page_draw (const LobbyDaySheet *sheet, const LobbyDaySheet *before, cairo_t *cr);
gboolean
lobby_sheet_page_save_pdf (const LobbyDaySheet *sheet, const LobbyDaySheet *before, const char *path, GError **error);

G_END_DECLS
