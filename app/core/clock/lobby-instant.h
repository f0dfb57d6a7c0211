/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clock: what time it is. Instants are microseconds since 1970 UTC; a branch's day and wall time need its zone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOBBY_SECOND_US G_GINT64_CONSTANT (1000000)
#define LOBBY_MINUTE_US (60 * LOBBY_SECOND_US)
#define LOBBY_HOUR_US (60 * LOBBY_MINUTE_US)

/* "2025-11-17T02:42:06.123456Z" and a NUL */
#define LOBBY_INSTANT_SIZE 40

gboolean lobby_instant_parse (const char *text, gint64 *instant_us);
char *lobby_instant_format (gint64 instant_us, char buffer[LOBBY_INSTANT_SIZE]);
gint64 lobby_instant_from_local (GTimeZone *zone, const char *day, gint64 minutes);
gboolean lobby_instant_parse_local (GTimeZone *zone, const char *day, const char *time, gint64 *instant_us);
gboolean lobby_instant_read_wall (const char *text, gint64 *minutes);
char *lobby_instant_dup_day (gint64 instant_us, GTimeZone *zone);
gint64 lobby_instant_day_start (gint64 instant_us, GTimeZone *zone);
gint64 lobby_instant_day_end (gint64 instant_us, gint64 days, GTimeZone *zone);
gint64 lobby_instant_count_days (gint64 from_us, gint64 to_us, GTimeZone *zone);

G_END_DECLS
