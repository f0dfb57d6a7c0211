/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day as the pictures of its charts. */
#pragma once

#include "lobby-day-book.h"
#include "lobby-floor.h"
#include "lobby-timeline.h"
#include "lobby-training.h"
#include "lobby-waiting-chart.h"

G_BEGIN_DECLS

void lobby_day_scene_show_timeline (LobbyTimeline *timeline,
                                    const LobbyDayBook *book,
                                    LobbyFloor *floor,
                                    gint64 limit_us,
                                    const LobbyTraining *training);
void
lobby_day_scene_show_waiting (LobbyWaitingChart *chart, const LobbyDayBook *book, LobbyFloor *floor, gint64 limit_us);
char *lobby_day_scene_dup_notice (const LobbyDayBook *book, LobbyFloor *floor);

G_END_DECLS
