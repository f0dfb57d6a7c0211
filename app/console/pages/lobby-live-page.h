/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pages: places one goes. A page has one property, "session", and looks everything up from it. A page has
 * actions of its own, "page.show-alerts", "page.show-counter" (i: number from 0), "page.show-device" (s: id), "page.do-first",
 * "page.accept-diversion", "page.decline-diversion", "page.skip-diversion", "page.ask-advised-counter", "page.undo", and activates
 * "win.show-device" (s: id of a device, or empty), "win.try-connection" and "app.connect" of its window. */
#pragma once

#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_LIVE_PAGE (lobby_live_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLivePage, lobby_live_page, LOBBY, LIVE_PAGE, LobbyPage)

GtkWidget *lobby_live_page_new (void);
void lobby_live_page_open_alerts (LobbyLivePage *self);
void lobby_live_page_open_counter (LobbyLivePage *self, guint number);
void lobby_live_page_open_intake (LobbyLivePage *self, const char *ticket);

G_END_DECLS
