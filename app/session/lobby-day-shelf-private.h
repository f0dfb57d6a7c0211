/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the live session, who lets the branch go, and the part of the shelf that opens days. */
#pragma once

#include "lobby-branch-client.h"
#include "lobby-day-shelf.h"

G_BEGIN_DECLS

void lobby_day_shelf_leave_branch (LobbyDayShelf *self);
LobbyBranchClient *lobby_day_shelf_peek_client (LobbyDayShelf *self);

G_END_DECLS
