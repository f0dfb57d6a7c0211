/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VISIT (lobby_visit_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVisit, lobby_visit, LOBBY, VISIT, GObject)

LobbyVisit *lobby_visit_new (const LobbyVisitRecord *record);
const LobbyVisitRecord *lobby_visit_get_record (LobbyVisit *self);
gint64 lobby_visit_get_elapsed_s (LobbyVisit *self);
gboolean lobby_visit_is_open (LobbyVisit *self);

G_END_DECLS
