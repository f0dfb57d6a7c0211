/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide ranges have to be to keep their promise: it depends on the class and on the length of the queue, and is followed
 * from day to day and within a day. */
#pragma once

#include "lobby-engine-bytes.h"
#include "lobby-engine-order.h"
#include "lobby-engine-prediction.h"

/**
 * LobbyEngineWidths:
 * @by_class: logarithm of what halves of ranges are stretched by
 * @by_band: what comes to it, by band of queue lengths
 *
 * Of the lower or of the upper halves. All zero: as they are.
 */
typedef struct
{
  double by_class[LOBBY_ENGINE_CLASSES_MAX];
  double by_band[LOBBY_ENGINE_BANDS];
} LobbyEngineWidths;

/**
 * LobbyEngineOutside:
 * @low: how far below the median a wait was, in lower halves of its range, as a logarithm
 * @high: how far above, in upper halves
 *
 * How a wait lay to a range that was made without it.
 */
typedef struct
{
  int class;
  int band;
  double low;
  double high;
} LobbyEngineOutside;

int lobby_engine_widths_get_band (double n_waiting);
double lobby_engine_widths_get_stretch (const LobbyEngineWidths *widths, int class, int band);
void lobby_engine_widths_settle (LobbyEngineWidths *widths,
                                 const LobbyEngineOutside *outside,
                                 size_t n_outside,
                                 bool high,
                                 double *scratch);
void lobby_engine_widths_follow (LobbyEngineWidths *widths, int class, int band, bool missed);
void lobby_engine_widths_write (const LobbyEngineWidths *widths, LobbyEngineBytes *bytes);
void lobby_engine_widths_read (LobbyEngineWidths *widths, LobbyEngineReader *reader);
