/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASES_VIEW (lobby_cases_view_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCasesView, lobby_cases_view, LOBBY, CASES_VIEW, GtkBox)

void lobby_cases_view_show (LobbyCasesView *self, LobbySession *session);
void lobby_cases_view_fit (LobbyCasesView *self, int width, int height);
void lobby_cases_view_choose (LobbyCasesView *self, const char *id);
void lobby_cases_view_open_new (LobbyCasesView *self, LobbyCaseKind kind);
void lobby_cases_view_take_next_step (LobbyCasesView *self);
void lobby_cases_view_write_note (LobbyCasesView *self);

G_END_DECLS
