/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-shelf.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_LIST (lobby_day_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDayList, lobby_day_list, LOBBY, DAY_LIST, GtkWidget)

/* Signal: "chosen" (): a day was chosen; it is being opened. */
GtkWidget *lobby_day_list_new (void);
void lobby_day_list_set_shelf (LobbyDayList *self, LobbyDayShelf *shelf);

G_END_DECLS
