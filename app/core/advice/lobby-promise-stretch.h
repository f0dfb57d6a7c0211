/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How today's ranges have to be stretched so that they keep their promise, seen from those that were told lately. */
#pragma once

#include "lobby-foresight.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyPromiseStretch:
 * @low: what the lower half of a range is stretched by, 1: as it is
 * @high: the same for the upper half
 */
typedef struct
{
  double low;
  double high;
} LobbyPromiseStretch;

LobbyPromiseStretch lobby_promise_stretch_measure (const LobbyState *state, const char *service, gint64 now_us);
LobbySpan lobby_promise_stretch_apply (LobbyPromiseStretch stretch, LobbySpan span);

G_END_DECLS
