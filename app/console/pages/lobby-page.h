/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_PAGE (lobby_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LobbyPage, lobby_page, LOBBY, PAGE, GtkWidget)

/**
 * LobbyPageClass:
 * @show: shows the lobby of the session; at most once a frame, and only while the page is on the screen
 * @fit: lays the page out for a size; after an allocation, never during it
 *
 * A page has one property, "session", looks everything up from it and owns nothing of the lobby. Its one child takes all
 * of its room.
 */
struct _LobbyPageClass
{
  GtkWidgetClass parent_class;

  void (*show) (LobbyPage *self, LobbySession *session);
  void (*fit) (LobbyPage *self, int width, int height);
};

void lobby_page_set_session (LobbyPage *self, LobbySession *session);
LobbySession *lobby_page_get_session (LobbyPage *self);
void lobby_page_show_again (LobbyPage *self);
void lobby_page_queue_fit (LobbyPage *self);

G_END_DECLS
