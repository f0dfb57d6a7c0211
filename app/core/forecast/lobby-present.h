/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-engine-forecast.h"
#include "lobby-visits.h"

G_BEGIN_DECLS

gboolean lobby_present_look (LobbyEnginePresent *present,
                             const LobbyState *state,
                             const LobbyVisits *visits,
                             LobbyVisitNames *names,
                             gint64 now_us);
void lobby_present_learn_today (LobbyEngineHabits *habits, const LobbyVisits *visits);
guint32 lobby_present_get_services (const LobbyCounterRecord *counter, LobbyVisitNames *names);
gint64 lobby_present_get_back (const LobbyCounterRecord *counter);
void lobby_present_get_targets (const LobbyState *state, LobbyVisitNames *names, double *target_s);

G_END_DECLS
