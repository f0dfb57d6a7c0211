/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for days and for how a day is played. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lobby_words_dup_day (const char *day);
char *lobby_words_dup_short_day (const char *day);
char *lobby_words_dup_day_kind (const char *kind);

G_END_DECLS
