/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

G_BEGIN_DECLS

void lobby_train_record_keep (LobbyReplaySession *session);

G_END_DECLS
