/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"
#include "lobby-training-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_MOMENT (lobby_day_moment_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDayMoment, lobby_day_moment, LOBBY, DAY_MOMENT, GtkBox)

GtkWidget *lobby_day_moment_new (void);
void lobby_day_moment_show (LobbyDayMoment *self, LobbyFloor *floor, const LobbyTrainingScene *scene);

G_END_DECLS
