/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklists that come with Lobby, and those that a branch puts in their place. */
#pragma once

#include "lobby-checklist.h"

G_BEGIN_DECLS

LobbyChecklist *lobby_checklists_parse (const char *json, gsize length, GError **error);
LobbyChecklist *lobby_checklists_load (const char *path, GError **error);
GPtrArray *lobby_checklists_load_folder (const char *folder, GError **error);
const GPtrArray *lobby_checklists_get_shipped (void);
const LobbyChecklist *lobby_checklists_find_shipped (const char *id);
GPtrArray *lobby_checklists_copy_all (const GPtrArray *checklists);
void lobby_checklists_put (GPtrArray *checklists, LobbyChecklist *checklist);

G_END_DECLS
