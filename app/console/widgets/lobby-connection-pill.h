/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyPillState:
 * @LOBBY_PILL_CONNECTING: no figures yet
 * @LOBBY_PILL_LIVE: updated under 15 s ago
 * @LOBBY_PILL_STALE: 15 to 120 s
 * @LOBBY_PILL_DISCONNECTED: over 120 s
 * @LOBBY_PILL_REPLAY: another day
 * @LOBBY_PILL_DEMO: made-up figures
 */
typedef enum
{
  LOBBY_PILL_CONNECTING,
  LOBBY_PILL_LIVE,
  LOBBY_PILL_STALE,
  LOBBY_PILL_DISCONNECTED,
  LOBBY_PILL_REPLAY,
  LOBBY_PILL_DEMO,
} LobbyPillState;

#define LOBBY_TYPE_CONNECTION_PILL (lobby_connection_pill_get_type ())
G_DECLARE_FINAL_TYPE (LobbyConnectionPill, lobby_connection_pill, LOBBY, CONNECTION_PILL, GtkButton)

GtkWidget *lobby_connection_pill_new (void);
void lobby_connection_pill_show (LobbyConnectionPill *self, LobbyPillState state, const char *text);

G_END_DECLS
