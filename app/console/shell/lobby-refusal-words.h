/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-command.h"

G_BEGIN_DECLS

char *lobby_refusal_words_dup_command (const LobbyCommand *command, const char *problem, const char *first);
char *lobby_refusal_words_dup_counter (const LobbyCounterMoment *moment, const char *staff);

G_END_DECLS
