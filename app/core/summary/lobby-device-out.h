/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a machine could do any business during a part of the day, by the lines of its day. */
#pragma once

#include "lobby-uptime-watch.h"

G_BEGIN_DECLS

gboolean
lobby_device_was_out (const LobbyState *state, const char *device, gboolean cash, gint64 from_us, gint64 until_us);

GArray *lobby_device_find_outages (const LobbyState *state, const char *device, gboolean cash, gint64 until_us);

G_END_DECLS
