/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-case-terms.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE (lobby_case_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCase, lobby_case, LOBBY, CASE, GObject)

LobbyCase *lobby_case_new (const LobbyCaseRecord *record);
const LobbyCaseRecord *lobby_case_get_record (LobbyCase *self);
LobbyUrgency lobby_case_get_urgency (LobbyCase *self);
gint64 lobby_case_get_left_s (LobbyCase *self);

G_END_DECLS
