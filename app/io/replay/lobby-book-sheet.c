/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a recorded day: it is folded once more, with somebody who watches the time between the events. */
#include "config.h"

#include "lobby-book-sheet.h"

#include "lobby-rules.h"

static GArray *
make_spans (const LobbyDayBook *book)
{
  const GArray *gaps = lobby_day_book_get_gaps (book);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));

  for (guint i = 0; i < gaps->len; i++)
    {
      const LobbyDayGap *gap = &g_array_index (gaps, LobbyDayGap, i);
      g_array_append_val (spans, ((LobbyDaySpan){ gap->from_us, gap->until_us }));
    }
  return spans;
}

/**
 * lobby_book_sheet_make:
 * @book: a closed day
 * @until_us: the moment that is looked at, µs since 1970 UTC; the end of the day when it is later
 *
 * Folds the day up to then; it takes a while, a worker does it.
 *
 * Returns: (transfer full): the summary of the day
 */
LobbyDaySheet *
lobby_book_sheet_make (const LobbyDayBook *book, gint64 until_us)
{
  LobbyState *state = lobby_state_new ();
  LobbyUptimeWatch *watch = lobby_uptime_watch_new ();
  g_autoptr (GArray) spans = make_spans (book);
  guint place = lobby_day_book_find (book, until_us);

  for (guint i = 0; i < place; i++)
    {
      lobby_uptime_watch_look (watch, state, lobby_day_book_get_time (book, i + 1));
      lobby_state_apply (state, lobby_day_book_get_event (book, i), NULL);
    }
  until_us = MIN (until_us, lobby_day_book_get_last_time (book));
  lobby_uptime_watch_look (watch, state, until_us);
  return lobby_day_sheet_new (state, watch, lobby_rules_get_effective (state), spans,
                              lobby_day_book_get_first_time (book), until_us);
}
