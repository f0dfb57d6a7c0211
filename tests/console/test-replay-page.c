/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The replay page: which days there are beside a live session; a day played, stopped, stepped through and gone along. */
#include <adwaita.h>

#include "lobby-day-list.h"
#include "lobby-day-events.h"
#include "lobby-floor-maker.h"
#include "lobby-replay-page.h"
#include "lobby-replay-session.h"
#include "lobby-timeline.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"
#include "staged-session.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbyReplaySession *session;
} Stage;

static void
take (LobbyDayBook *book, const char *time, const char *name, const char *data)
{
  lobby_day_book_take (book, lobby_floor_make_event (time, name, data));
}

/* Ms Wang has waited too long at 9:25; a recycler is out from 10:00 to 10:30; between 11:00 and 11:10 nothing is known. */
static LobbyDayBook *
make_book (void)
{
  LobbyDayBook *book = lobby_day_book_new (LOBBY_FLOOR_DAY, "UTC");

  lobby_day_book_take (book, lobby_floor_make_snapshot ("08:30:00"));
  take (book, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\"}");
  take (book, "09:05:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  take (book, "09:05:05", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\",\"staff\":\"t1\"}");
  take (book, "09:05:20", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\",\"staff\":\"t1\"}");
  take (book, "09:06:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  take (book, "09:25:00", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  take (
      book, "09:30:00", "customer.recognised",
      "{\"id\":\"visit-1\",\"ticket\":\"V001\",\"customer\":\"c-1\",\"tier\":\"gold\",\"familyName\":{\"en\":\"Wang\"},"
      "\"honorific\":\"ms\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY "T09:30:00Z\"}");
  take (book, "11:30:00", "ticket.issued", "{\"ticket\":\"A004\",\"service\":\"A\"}");
  lobby_day_book_add_gap (book, lobby_floor_at ("11:00:00"), lobby_floor_at ("11:10:00"), 12);
  g_assert_true (lobby_day_book_close (book, NULL));
  return book;
}

static void
set_up (Stage *stage, gconstpointer data)
{
  g_autoptr (LobbyDayBook) book = make_book ();

  stage->session = lobby_replay_session_new (book, NULL, NULL);
  stage->window = gtk_window_new ();
  stage->page = lobby_replay_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), LOBBY_SESSION (stage->session));
  gtk_window_present (GTK_WINDOW (stage->window));
  widget_search_await (stage->page, "The Lobby at 08:30:00");
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static void
test_day (Stage *stage, gconstpointer data)
{
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Monday 17 November 2025"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "This Recording Has a Gap"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "11:00 to 11:10 is missing; shown hatched."));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "VIP V001 arrived"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Personal cash is over target"));
  gtk_test_accessible_assert_role (widget_search_find (stage->page, LOBBY_TYPE_TIMELINE, NULL),
                                   GTK_ACCESSIBLE_ROLE_IMG);
}

static void
test_go_along (Stage *stage, gconstpointer data)
{
  g_signal_emit_by_name (widget_search_find (stage->page, LOBBY_TYPE_TIMELINE, NULL), "sought",
                         lobby_floor_at ("09:06:30"));
  widget_search_await (stage->page, "The Lobby at 09:06:30");
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "A001 01:10"));
  gtk_widget_activate_action (stage->page, "page.move", "i", 10);
  widget_search_await (stage->page, "The Lobby at 09:06:40");
  gtk_widget_activate_action (stage->page, "page.step", "i", 1);
  widget_search_await (stage->page, "The Lobby at 09:25:00");
  gtk_widget_activate_action (stage->page, "page.step", "i", -1);
  widget_search_await (stage->page, "The Lobby at 09:06:00");
  gtk_widget_activate_action (stage->page, "page.jump", "s", "vip+");
  widget_search_await (stage->page, "The Lobby at 09:30:00");
  gtk_widget_activate_action (stage->page, "page.jump", "s", "alert-");
  g_assert_cmpint (lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (stage->session))), <,
                   lobby_floor_at ("09:30:00"));
}

static void
test_play (Stage *stage, gconstpointer data)
{
  gtk_widget_activate_action (stage->page, "page.change-speed", "i", 3);
  g_assert_cmpint (lobby_replay_session_get_speed (stage->session), ==, 60);
  gtk_widget_activate_action (stage->page, "page.play", NULL);
  widget_search_await (stage->page, "Playing at 60×");
  gtk_widget_activate_action (stage->page, "page.set-speed", "i", 4);
  widget_search_await (stage->page, "Playing at 4×");
  gtk_widget_activate_action (stage->page, "page.play", NULL);
  widget_search_await (stage->page, "Paused");
  lobby_replay_session_go_to (stage->session, lobby_floor_at ("18:00:00"));
  widget_search_await (stage->page, "The day has ended");
}

/* A line of the list goes to its moment. */
static void
test_events (Stage *stage, gconstpointer data)
{
  const GPtrArray *marks = lobby_day_book_get_marks (lobby_replay_session_get_book (stage->session));
  guint last = marks->len - 1;
  const LobbyDayMark *mark = g_ptr_array_index (marks, last);

  gtk_widget_activate_action (stage->page, "page.go-to-mark", "i", (gint32) last);
  g_assert_cmpint (lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (stage->session))), ==, mark->at_us);
  gtk_widget_activate_action (stage->page, "page.go-to-mark", "i", 100000);
  g_assert_cmpint (lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (stage->session))), ==, mark->at_us);
}

/* Beside a live session the page lists what can be opened; without a day it says how there will be some. */
static void
test_no_days (void)
{
  g_autoptr (LobbySession) session = staged_session_new ();
  GtkWidget *window = gtk_window_new (), *page = lobby_replay_page_new ();

  staged_session_open (STAGED_SESSION (session), "10:42:00");
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (page), session);
  gtk_window_present (GTK_WINDOW (window));
  widget_search_await (page, "No Recorded Days");
  g_assert_nonnull (widget_search_find (page, GTK_TYPE_BUTTON, "Open File"));
  g_assert_nonnull (widget_search_find (page, GTK_TYPE_BUTTON, "Try the Demo Day"));
  gtk_widget_activate_action (page, "page.play", NULL); /* nothing to play, and nothing happens */
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_day_list (void)
{
  g_autoptr (LobbyDayShelf) shelf = lobby_day_shelf_new (NULL, NULL);
  g_autoptr (LobbyShelfDay) file = lobby_day_shelf_add_file (shelf, "/days/2025-11-17.jsonl.gz");
  g_autoptr (LobbyShelfDay) again = lobby_day_shelf_add_file (shelf, "/days/2025-11-17.jsonl.gz");
  g_autoptr (LobbyShelfDay) found = lobby_day_shelf_find (shelf, "file:/days/2025-11-17.jsonl.gz");
  g_autoptr (GtkWidget) list = g_object_ref_sink (lobby_day_list_new ());

  g_assert_true (file == again && file == found);
  g_assert_cmpuint (g_list_model_get_n_items (lobby_day_shelf_get_days (shelf)), ==, 1);
  lobby_day_list_set_shelf (LOBBY_DAY_LIST (list), shelf);
  g_assert_nonnull (lobby_day_shelf_get_days (shelf));
}

static void
test_words (void)
{
  g_autofree char *day = lobby_words_dup_day ("2025-11-17"), *brief = lobby_words_dup_short_day ("2025-11-17");
  g_autofree char *odd = lobby_words_dup_day ("2025-02-30"), *kind = lobby_words_dup_day_kind ("pension-day");

  g_assert_cmpstr (day, ==, "Monday 17 November 2025");
  g_assert_cmpstr (brief, ==, "17 Nov");
  g_assert_cmpstr (odd, ==, "2025-02-30");
  g_assert_cmpstr (kind, ==, "pension day");
  g_assert_null (lobby_words_dup_day_kind ("stress"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  lobby_widgets_init ();
#define ADD(name, func) g_test_add ("/replay-page/" name, Stage, NULL, set_up, func, tear_down)
  ADD ("day", test_day);
  ADD ("go-along", test_go_along);
  ADD ("play", test_play);
  ADD ("events", test_events);
  g_test_add_func ("/replay-page/no-days", test_no_days);
  g_test_add_func ("/replay-page/day-list", test_day_list);
  g_test_add_func ("/replay-page/words", test_words);
  return g_test_run ();
}
