/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: the lobby as the journal last saw it. It is folded a second time on the journal's own thread, so
 * that a checkpoint costs the screen nothing. */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

typedef struct _LobbyPicture LobbyPicture;

LobbyPicture *lobby_picture_new (void);
void lobby_picture_free (LobbyPicture *self);
gboolean lobby_picture_take (LobbyPicture *self, LobbyEvent *event);
const LobbyBranchRecord *lobby_picture_get_branch (const LobbyPicture *self);
GPtrArray *lobby_picture_make_events (LobbyPicture *self);
char *lobby_picture_format (LobbyPicture *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPicture, lobby_picture_free)

G_END_DECLS
