/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_RULES_PAGE (lobby_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyRulesPage, lobby_rules_page, LOBBY, RULES_PAGE, AdwPreferencesPage)

void lobby_rules_page_set_session (LobbyRulesPage *self, LobbySession *session);

G_END_DECLS
