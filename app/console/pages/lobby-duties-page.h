/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DUTIES_PAGE (lobby_duties_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDutiesPage, lobby_duties_page, LOBBY, DUTIES_PAGE, LobbyPage)

GtkWidget *lobby_duties_page_new (void);
guint lobby_duties_page_count_urgent (LobbyFloor *floor);

G_END_DECLS
