/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-use-plot.h"

G_BEGIN_DECLS

GArray *lobby_time_ticks_new (void);
void lobby_time_ticks_copy (GArray *ticks, const LobbyTimeTick *source, guint n_source);
void lobby_time_ticks_fill_hours (GArray *ticks, gint64 from_us, gint64 to_us, GTimeZone *zone);
void lobby_time_ticks_add (GArray *ticks, gint64 at_us, const char *label);

G_END_DECLS
