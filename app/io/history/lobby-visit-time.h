/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: times as other systems write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lobby_visit_time_check (const char *pattern);
gboolean lobby_visit_time_read (const char *pattern, GTimeZone *zone, const char *text, gint64 *moment_us);

G_END_DECLS
