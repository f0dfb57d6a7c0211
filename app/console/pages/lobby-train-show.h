/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training in words. */
#pragma once

#include "lobby-training.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

int lobby_train_get_minutes (double seconds);
char *lobby_train_dup_choice (const LobbyTrainingChoice *choice);
char *lobby_train_dup_effect (const LobbyTrainingChoice *choice,
                              const LobbyTrainingVerdict *verdict,
                              guint place,
                              const char **css_class);
char *lobby_train_dup_praise (const GPtrArray *choices, const LobbyTrainingVerdict *verdict);
char *lobby_train_dup_hint (const GPtrArray *choices, const LobbyTrainingVerdict *verdict);

G_END_DECLS
