/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_FORM (lobby_case_form_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseForm, lobby_case_form, LOBBY, CASE_FORM, AdwWindow)

GtkWidget *lobby_case_form_new (GtkWindow *parent, LobbySession *session, LobbyCaseKind kind);

G_END_DECLS
