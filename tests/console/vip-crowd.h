/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lobby with a long log of valued customers. */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

LobbySession *vip_crowd_new (guint n);

G_END_DECLS
