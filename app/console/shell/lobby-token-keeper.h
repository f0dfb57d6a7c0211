/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TOKEN_KEEPER (lobby_token_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTokenKeeper, lobby_token_keeper, LOBBY, TOKEN_KEEPER, GObject)

LobbyTokenKeeper *lobby_token_keeper_new (void);
void lobby_token_keeper_take_file (LobbyTokenKeeper *self, const char *path);
void lobby_token_keeper_hold (LobbyTokenKeeper *self, const char *url, const char *token);
gboolean lobby_token_keeper_is_stored (LobbyTokenKeeper *self);
char *lobby_token_keeper_dup (LobbyTokenKeeper *self, const char *refused);

void lobby_token_keeper_find_async (LobbyTokenKeeper *self,
                                    const char *url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean lobby_token_keeper_find_finish (LobbyTokenKeeper *self, GAsyncResult *result);
void lobby_token_keeper_store_async (LobbyTokenKeeper *self,
                                     const char *url,
                                     const char *token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean lobby_token_keeper_store_finish (LobbyTokenKeeper *self, GAsyncResult *result);

G_END_DECLS
