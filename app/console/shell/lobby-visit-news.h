/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

typedef struct _LobbyVisitNews LobbyVisitNews;

LobbyVisitNews *lobby_visit_news_new (void);
void lobby_visit_news_free (LobbyVisitNews *news);
void lobby_visit_news_forget (LobbyVisitNews *news);
char *lobby_visit_news_dup_next (LobbyVisitNews *news, const LobbyState *state, char **title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyVisitNews, lobby_visit_news_free)

G_END_DECLS
