/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-records.h"

#include <adwaita.h>

G_BEGIN_DECLS

void lobby_policy_rows_fill (const LobbyBranchRecord *branch, GPtrArray *groups);

G_END_DECLS
