/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-lesson-records.h"

G_BEGIN_DECLS

LobbyTrainingBook *lobby_training_book_load (const char *path, GError **error);
gboolean lobby_training_book_add (const char *path, LobbyTrainingResult *result, GError **error);
char *lobby_training_book_dup_path (void);

G_END_DECLS
