/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen keeps to itself: names when they are hidden, and on a public wall board also valued customers, advice and
 * supplies (ui-design 9); and the lock that covers what is personal when nobody is there. */
#include <adwaita.h>

#include "lobby-do-next.h"
#include "lobby-floor-maker.h"
#include "lobby-idle-lock.h"
#include "lobby-live-page.h"
#include "lobby-page.h"
#include "lobby-widgets.h"
#include "staged-session.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbySession *session;
} Stage;

static void
set_up (Stage *stage, gconstpointer data)
{
  StagedSession *session;

  stage->session = staged_session_new ();
  session = STAGED_SESSION (stage->session);
  staged_session_open (session, "08:30:00");
  staged_session_play (session, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  staged_session_play (session, "09:00:00", "ticket.issued",
                       "{\"ticket\":\"V001\",\"service\":\"V\",\"tier\":\"platinum\"}");
  staged_session_play (
      session, "09:00:01", "customer.recognised",
      "{\"id\":\"visit-1\",\"ticket\":\"V001\",\"customer\":\"c-1\",\"tier\":\"platinum\",\"familyName\":{"
      "\"en\":\"Chen\"},\"honorific\":\"ms\",\"owner\":\"t1\",\"preferences\":[{\"en\":\"Longjing tea\"}],"
      "\"arrivedAt\":\"" LOBBY_FLOOR_DAY "T09:00:01Z\"}");
  staged_session_play (session, "09:00:02", "customer.told", "{\"visit\":\"visit-1\",\"staff\":\"t1\"}");
  staged_session_play (session, "09:00:03", "device.supplies",
                       "{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"cash\",\"percent\":9,\"status\":\"ok\","
                       "\"replenishment\":\"low\"}]}");
  staged_session_show_at (session, "09:01:00");
  stage->window = gtk_window_new ();
  stage->page = lobby_live_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
  widget_search_await (stage->page, "V001 · Ms Chen **");
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  lobby_discretion_set (LOBBY_DISCRETION_STAFF);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static void
look (Stage *stage, LobbyDiscretion discretion)
{
  lobby_discretion_set (discretion);
  lobby_page_show_again (LOBBY_PAGE (stage->page));
}

/* The duty stays, the person goes. */
static void
test_without_names (Stage *stage, gconstpointer data)
{
  look (stage, LOBBY_DISCRETION_NO_NAMES);
  widget_search_await (stage->page, "V001 · VIP customer");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "V001 · Ms Chen **"));
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "Longjing tea"));
  look (stage, LOBBY_DISCRETION_STAFF);
  widget_search_await (stage->page, "V001 · Ms Chen **");
}

static void
test_for_everybody (Stage *stage, gconstpointer data)
{
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "VIP"));
  look (stage, LOBBY_DISCRETION_PUBLIC);
  widget_search_await (stage->page, "Personal cash");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "VIP"));
  g_assert_null (widget_search_find (stage->page, LOBBY_TYPE_DO_NEXT, NULL));
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "Cash low"));
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "9%"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "CRS-1"));
  look (stage, LOBBY_DISCRETION_STAFF);
  widget_search_await (stage->page, "VIP");
  g_assert_nonnull (widget_search_find (stage->page, LOBBY_TYPE_DO_NEXT, NULL));
}

static void
count_cb (LobbyIdleLock *lock, gpointer count)
{
  (*(guint *) count)++;
}

static void
test_idle_lock (Stage *stage, gconstpointer data)
{
  g_autoptr (LobbyIdleLock) lock = lobby_idle_lock_new ();
  GtkWidget *other = gtk_window_new ();
  guint n_changes = 0;

  gtk_window_present (GTK_WINDOW (other));
  lobby_idle_lock_set_main (lock, GTK_WINDOW (stage->window));
  g_signal_connect (lock, "changed", G_CALLBACK (count_cb), &n_changes);
  lobby_idle_lock_pass (lock, 100000);
  g_assert_false (lobby_idle_lock_is_locked (lock)); /* never, unless told when */
  lobby_idle_lock_set_minutes (lock, 5);
  lobby_idle_lock_pass (lock, 299);
  g_assert_false (lobby_idle_lock_is_locked (lock));
  lobby_idle_lock_pass (lock, 1);
  g_assert_true (lobby_idle_lock_is_locked (lock));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (gtk_widget_get_visible (stage->window));
  g_assert_false (gtk_widget_get_visible (other));
  lobby_idle_lock_lock (lock);
  g_assert_cmpuint (n_changes, ==, 1);
  gtk_window_destroy (GTK_WINDOW (other));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
#define ADD(path, func) g_test_add (path, Stage, NULL, set_up, func, tear_down)
  ADD ("/discretion/without-names", test_without_names);
  ADD ("/discretion/for-everybody", test_for_everybody);
  ADD ("/discretion/idle-lock", test_idle_lock);
  return g_test_run ();
}
