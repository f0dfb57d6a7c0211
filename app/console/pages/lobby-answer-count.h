/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Not counted. */
#define LOBBY_ANSWER_COUNT_NONE (-1)

typedef struct _LobbyAnswerCount LobbyAnswerCount;

LobbyAnswerCount *lobby_answer_count_new (void);
void lobby_answer_count_free (LobbyAnswerCount *self);
void lobby_answer_count_clear (LobbyAnswerCount *self);
void lobby_answer_count_move (LobbyAnswerCount *self, gint64 before_s, gint64 after_s);
gint64 lobby_answer_count_get_median_s (const LobbyAnswerCount *self);

G_END_DECLS
