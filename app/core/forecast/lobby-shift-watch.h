/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-visits.h"

G_BEGIN_DECLS

/**
 * LobbyShiftWatch:
 *
 * Watches who sits at a counter or pauses there while a day is folded, for the state at its end does not tell any more.
 */
typedef struct _LobbyShiftWatch LobbyShiftWatch;

LobbyShiftWatch *lobby_shift_watch_new (LobbyVisitNames *names);
void lobby_shift_watch_free (LobbyShiftWatch *self);
void lobby_shift_watch_look (LobbyShiftWatch *self, const LobbyState *state);
void lobby_shift_watch_tell (const LobbyShiftWatch *self, LobbyVisits *visits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyShiftWatch, lobby_shift_watch_free)

G_END_DECLS
