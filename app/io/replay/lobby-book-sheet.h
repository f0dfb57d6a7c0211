/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a recorded day. */
#pragma once

#include "lobby-day-book.h"
#include "lobby-day-sheet.h"

G_BEGIN_DECLS

LobbyDaySheet *lobby_book_sheet_make (const LobbyDayBook *book, gint64 until_us);

G_END_DECLS
