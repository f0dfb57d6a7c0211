/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: times as other systems write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 3339, or "2025-11-17 09:05:00" on the wall clock of the branch. */
#define LOBBY_VISIT_TIME_ISO "iso"

gboolean lobby_visit_time_check (const char *pattern);
gboolean lobby_visit_time_read (const char *pattern, GTimeZone *zone, const char *text, gint64 *moment_us);

G_END_DECLS
