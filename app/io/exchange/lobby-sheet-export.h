/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a day for other programs: the same figures as on the screen and on paper. */
#pragma once

#include "lobby-day-sheet.h"

G_BEGIN_DECLS

char *lobby_sheet_export_dup_csv (const LobbyDaySheet *sheet);
char *lobby_sheet_export_dup_json (const LobbyDaySheet *sheet);

G_END_DECLS
