/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-answer-plot.h"
#include "lobby-canvas.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_ANSWER_STRIP (lobby_answer_strip_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAnswerStrip, lobby_answer_strip, LOBBY, ANSWER_STRIP, LobbyCanvas)

GtkWidget *lobby_answer_strip_new (void);
void lobby_answer_strip_show (LobbyAnswerStrip *self, const LobbyAnswerPicture *picture, const char *summary);

G_END_DECLS
