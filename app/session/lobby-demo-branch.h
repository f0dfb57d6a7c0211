/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-rights.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DEMO_BRANCH (lobby_demo_branch_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDemoBranch, lobby_demo_branch, LOBBY, DEMO_BRANCH, GObject)

LobbyDemoBranch *lobby_demo_branch_new (const char *program, const char *scenario, const char *language, gint64 seed);
void lobby_demo_branch_start_async (LobbyDemoBranch *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean lobby_demo_branch_start_finish (LobbyDemoBranch *self, GAsyncResult *result, GError **error);
gint64 lobby_demo_branch_get_seed (LobbyDemoBranch *self);
const char *lobby_demo_branch_get_url (LobbyDemoBranch *self);
const char *lobby_demo_branch_get_token (LobbyDemoBranch *self, LobbyBearer role);
const char *lobby_demo_branch_get_folder (LobbyDemoBranch *self);

char *lobby_demo_branch_dup_program (void);

G_END_DECLS
