/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyBoardMode:
 * @narrow: one column, the page scrolls (under 1100 px)
 * @slim: under 700 px
 * @wide: from 1600 px
 * @compact: low window: smaller rows, no supply line in device tiles
 *
 * Which of the layouts of the interface design (section 2) fits a page.
 */
typedef struct
{
  gboolean narrow;
  gboolean slim;
  gboolean wide;
  gboolean compact;
} LobbyBoardMode;

LobbyBoardMode lobby_board_mode_for (int width, int height, int full_height);
int lobby_board_get_right_width (const LobbyBoardMode *mode);

/* Sections in the order of focus and of the narrow layout. */
typedef enum
{
  LOBBY_BOARD_GLANCE,
  LOBBY_BOARD_ALERT,
  LOBBY_BOARD_DO_NEXT,
  LOBBY_BOARD_QUEUES,
  LOBBY_BOARD_COUNTERS,
  LOBBY_BOARD_DEVICES,
  LOBBY_N_BOARD_SECTIONS,
} LobbyBoardSection;

#define LOBBY_TYPE_LIVE_BOARD (lobby_live_board_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLiveBoard, lobby_live_board, LOBBY, LIVE_BOARD, GtkWidget)

GtkWidget *lobby_live_board_new (void);
void lobby_live_board_place (LobbyLiveBoard *self, LobbyBoardSection section, GtkWidget *widget);
void lobby_live_board_set_public (LobbyLiveBoard *self, gboolean is_public);
void lobby_live_board_set_mode (LobbyLiveBoard *self, LobbyBoardMode mode);

G_END_DECLS
