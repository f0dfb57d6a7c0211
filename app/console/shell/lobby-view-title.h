/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIEW_TITLE (lobby_view_title_get_type ())
G_DECLARE_FINAL_TYPE (LobbyViewTitle, lobby_view_title, LOBBY, VIEW_TITLE, GtkWidget)

/* Properties: "stack" (AdwViewStack), "fits" (whether a switcher is shown; otherwise one belongs at the bottom). */

G_END_DECLS
