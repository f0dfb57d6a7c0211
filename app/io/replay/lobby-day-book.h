/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay: a recorded day, open at any moment. The room plays what others have read: it knows the recording, no journal, no
 * sockets and no session. */
#pragma once

#include "lobby-day-mark.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyDayGap:
 * @from_us: time of the last event before it, µs since 1970 UTC
 * @until_us: time of the first event after it
 * @n_missing: how many events are missing, 0 when nobody knows
 *
 * A stretch of a day that was not recorded.
 */
typedef struct
{
  gint64 from_us;
  gint64 until_us;
  guint64 n_missing;
} LobbyDayGap;

/**
 * LobbyDayBook:
 *
 * All events of one day in the order in which the lobby was folded, with the lobby itself at many places between them. A
 * place is a number of events: at place 0 nothing is known, at place n the whole day has happened. First it is written by
 * one thread; once it is closed it never changes again, so that threads may share it.
 */
typedef struct _LobbyDayBook LobbyDayBook;

LobbyDayBook *lobby_day_book_new (const char *day, const char *zone_id);
LobbyDayBook *lobby_day_book_load (const char *path, GError **error);
LobbyDayBook *lobby_day_book_ref (LobbyDayBook *self);
void lobby_day_book_unref (LobbyDayBook *self);

void lobby_day_book_take (LobbyDayBook *self, LobbyEvent *event);
void lobby_day_book_add_gap (LobbyDayBook *self, gint64 from_us, gint64 until_us, guint64 n_missing);
gboolean lobby_day_book_close (LobbyDayBook *self, GError **error);
LobbyDayBook *lobby_day_book_new_withheld (const LobbyDayBook *whole, GError **error);

const char *lobby_day_book_get_day (const LobbyDayBook *self);
const char *lobby_day_book_get_zone_id (const LobbyDayBook *self);
const LobbyBranchRecord *lobby_day_book_get_branch (const LobbyDayBook *self);
guint lobby_day_book_get_n_events (const LobbyDayBook *self);
LobbyEvent *lobby_day_book_get_event (const LobbyDayBook *self, guint index);
const GArray *lobby_day_book_get_gaps (const LobbyDayBook *self);
const GPtrArray *lobby_day_book_get_marks (const LobbyDayBook *self);
const GArray *lobby_day_book_get_levels (const LobbyDayBook *self);
gboolean lobby_day_book_is_damaged (const LobbyDayBook *self);
gsize lobby_day_book_measure (const LobbyDayBook *self);

gint64 lobby_day_book_get_first_time (const LobbyDayBook *self);
gint64 lobby_day_book_get_last_time (const LobbyDayBook *self);
gint64 lobby_day_book_get_time (const LobbyDayBook *self, guint place);
guint lobby_day_book_find (const LobbyDayBook *self, gint64 at_us);
LobbyState *lobby_day_book_fold (const LobbyDayBook *self, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDayBook, lobby_day_book_unref)

G_END_DECLS
