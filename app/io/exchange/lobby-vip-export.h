/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may leave the branch of its log of valued customers: counts by tier and by relationship manager. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

char *lobby_vip_export_dup_csv (const LobbyState *state);

G_END_DECLS
