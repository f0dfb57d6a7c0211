/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-command.h"

G_BEGIN_DECLS

char *lobby_words_dup_command (const LobbyCommand *command, const char *about);
char *lobby_words_dup_problem (const char *problem, gboolean conflict, const char *who);

G_END_DECLS
