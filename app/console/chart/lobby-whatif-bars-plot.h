/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-whatif-plot.h"

G_BEGIN_DECLS

/* Height of a bar with its words, px. */
#define LOBBY_WHATIF_BAR_PX 22

/**
 * LobbyWhatifBarsPicture:
 * @names: by line, what it is
 * @minutes: by line, minutes waited
 *
 * The four ways as bars from 0. Everything is borrowed.
 */
typedef struct
{
  const char *names[LOBBY_WHATIF_N_LINES];
  int minutes[LOBBY_WHATIF_N_LINES];
} LobbyWhatifBarsPicture;

void lobby_whatif_bars_paint (const LobbyWhatifBarsPicture *picture,
                              cairo_t *cr,
                              PangoLayout *text,
                              double width,
                              const LobbyPalette *palette);

G_END_DECLS
