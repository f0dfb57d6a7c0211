/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-palette.h"

G_BEGIN_DECLS

/**
 * LobbyShape:
 * @LOBBY_SHAPE_CIRCLE: in use, serving, on time
 * @LOBBY_SHAPE_RING: idle, on target
 * @LOBBY_SHAPE_DIAMOND: forecast to be over, or low; always with its edge
 * @LOBBY_SHAPE_TRIANGLE: over target
 * @LOBBY_SHAPE_CROSS: out of service
 * @LOBBY_SHAPE_DOTTED_RING: offline, unknown
 * @LOBBY_SHAPE_STAR: valued customer
 * @LOBBY_SHAPE_PAUSE: paused
 * @LOBBY_SHAPE_DASH: closed
 * @LOBBY_SHAPE_ARROW: advice
 * @LOBBY_SHAPE_TICK: done
 * @LOBBY_SHAPE_DIVERT_RING: can be diverted
 * @LOBBY_SHAPE_TARGET: the target line, for legends
 * @LOBBY_SHAPE_WHISKER: a forecast with its range, for legends
 *
 * The state vocabulary: shape first, colour second.
 */
typedef enum
{
  LOBBY_SHAPE_NONE,
  LOBBY_SHAPE_CIRCLE,
  LOBBY_SHAPE_RING,
  LOBBY_SHAPE_DIAMOND,
  LOBBY_SHAPE_TRIANGLE,
  LOBBY_SHAPE_CROSS,
  LOBBY_SHAPE_DOTTED_RING,
  LOBBY_SHAPE_STAR,
  LOBBY_SHAPE_PAUSE,
  LOBBY_SHAPE_DASH,
  LOBBY_SHAPE_ARROW,
  LOBBY_SHAPE_TICK,
  LOBBY_SHAPE_DIVERT_RING,
  LOBBY_SHAPE_TARGET,
  LOBBY_SHAPE_WHISKER,
  LOBBY_N_SHAPES,
} LobbyShape;

/**
 * LobbyTone:
 *
 * How much a state wants to be seen; grey is good.
 */
typedef enum
{
  LOBBY_TONE_NORMAL,
  LOBBY_TONE_RISK,
  LOBBY_TONE_OVER,
} LobbyTone;

LobbyToken lobby_shape_get_token (LobbyShape shape);
LobbyShape lobby_tone_get_shape (LobbyTone tone, gboolean hollow);
void lobby_shape_paint (LobbyShape shape,
                        cairo_t *cr,
                        double x,
                        double y,
                        double size,
                        const LobbyPalette *palette,
                        LobbyToken fill);
void lobby_shape_paint_hollow (LobbyTone tone,
                               cairo_t *cr,
                               double x,
                               double y,
                               double size,
                               const LobbyPalette *palette,
                               LobbyToken edge);

G_END_DECLS
