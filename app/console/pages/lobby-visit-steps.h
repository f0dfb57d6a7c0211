/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VISIT_STEPS (lobby_visit_steps_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVisitSteps, lobby_visit_steps, LOBBY, VISIT_STEPS, GtkBox)

void lobby_visit_steps_show (LobbyVisitSteps *self, LobbyVisit *visit, LobbySession *session);

G_END_DECLS
