/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-shape.h"

G_BEGIN_DECLS

/**
 * LobbyBarPlot:
 * @fraction: filled part, 0 to 1; below 0 when not known
 * @tick: where the usual value is, 0 to 1; below 0 for no tick
 * @tone: normal, low or long, empty
 *
 * A level on a track: a supply, or the time of a case against the usual time.
 */
typedef struct
{
  double fraction;
  double tick;
  LobbyTone tone;
} LobbyBarPlot;

double lobby_bar_plot_get_filled (const LobbyBarPlot *plot, double width, double thickness);
void lobby_bar_plot_paint (const LobbyBarPlot *plot,
                           cairo_t *cr,
                           double width,
                           double height,
                           double thickness,
                           const LobbyPalette *palette);

/**
 * LobbyRingPlot:
 * @fraction: drawn part, 0 to 1, clockwise from the top
 * @token: its ink
 *
 * A countdown.
 */
typedef struct
{
  double fraction;
  LobbyToken token;
} LobbyRingPlot;

void lobby_ring_plot_paint (const LobbyRingPlot *plot, cairo_t *cr, double size, const LobbyPalette *palette);

G_END_DECLS
