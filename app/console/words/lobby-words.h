/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for people: times in the branch's zone, durations, sentences about states. Never used below the screen. */
#pragma once

#include <glib.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

/* A figure that is not there: an en dash. */
#define LOBBY_NO_FIGURE "\xe2\x80\x93"

gint64 lobby_words_get_offset (GTimeZone *zone, gint64 at_us);
char *lobby_words_dup_date (gint64 at_us, GTimeZone *zone);
char *lobby_words_dup_time (gint64 at_us, GTimeZone *zone, gboolean seconds);
char *lobby_words_dup_span (gint64 span_us);
char *lobby_words_dup_age (gint64 span_us);
char *lobby_words_dup_minutes (gint64 span_us);
char *lobby_words_dup_usual (gint64 usual_s);
char *lobby_words_dup_mark (const char *name, double wait_min, LobbyTone tone);
char *lobby_words_dup_column (guint count, double from_min, double to_min);

G_END_DECLS
