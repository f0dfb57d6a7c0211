/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of valued customers: who waits for an answer, who had one, one of them in detail; never a full name. */
#include <adwaita.h>

#include "lobby-floor-maker.h"
#include "lobby-manual-clock.h"
#include "lobby-session-private.h"
#include "lobby-vip-list.h"
#include "lobby-vip-log.h"
#include "lobby-vip-page.h"
#include "lobby-vip-pane.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"
#include "staged-session.h"
#include "vip-crowd.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbySession *session;
} Stage;

static void
play_arrival (StagedSession *session, const char *time, const char *visit, const char *ticket, const char *name)
{
  g_autofree char *issued = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"V\",\"tier\":\"platinum\"}", ticket);
  g_autofree char *recognised = g_strdup_printf (
      "{\"id\":\"%s\",\"ticket\":\"%s\",\"customer\":\"c-%s\",\"tier\":\"platinum\",\"familyName\":{\"en\":\"%s\"},"
      "\"honorific\":\"ms\",\"owner\":\"t1\",\"birthday\":true,\"preferences\":[{\"en\":\"Longjing tea\"}],"
      "\"notes\":[{\"by\":\"t1\",\"text\":{\"en\":\"Asked about certificates of "
      "deposit\"}}],\"arrivedAt\":\"" LOBBY_FLOOR_DAY "T%sZ\"}",
      visit, ticket, visit, name, time);
  g_autofree char *told = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"t1\"}", visit);

  staged_session_play (session, time, "ticket.issued", issued);
  staged_session_play (session, time, "customer.recognised", recognised);
  staged_session_play (session, time, "customer.told", told);
}

static void
set_up (Stage *stage, gconstpointer data)
{
  StagedSession *session;

  stage->session = staged_session_new ();
  session = STAGED_SESSION (stage->session);
  staged_session_open (session, "08:30:00");
  play_arrival (session, "09:08:00", "visit-1", "V001", "Wang");
  staged_session_play (session, "09:08:38", "customer.acknowledged", "{\"visit\":\"visit-1\",\"staff\":\"t1\"}");
  staged_session_play (session, "09:09:30", "customer.met", "{\"visit\":\"visit-1\",\"staff\":\"t1\"}");
  play_arrival (session, "10:39:42", "visit-2", "V004", "Chen");
  staged_session_show_at (session, "10:42:00");
  stage->window = gtk_window_new ();
  stage->page = lobby_vip_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static void
test_lists (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "Ms Wang **");
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Here Now"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Not answered"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "2:18"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "target 2:00"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "1 customer, median answer 0:38"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Met"));
}

/* Whom nobody has answered stands in the pane, with the time until the branch head is told. */
static void
test_pane (Stage *stage, gconstpointer data)
{
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_VIP_PANE, NULL);

  widget_search_await (pane, "Ms Chen **");
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Platinum"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Longjing tea"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Liu Min was told"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Asked about certificates of deposit"));
  gtk_test_accessible_assert_property (widget_search_find (pane, LOBBY_TYPE_RING, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Time until the branch head is told");
  /* This session has no branch to ask. */
  g_assert_false (gtk_widget_is_sensitive (widget_search_find (pane, GTK_TYPE_BUTTON, "Greet Now")));
}

static void
test_answered_moves_down (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "Not answered");
  staged_session_play (STAGED_SESSION (stage->session), "10:42:30", "customer.met",
                       "{\"visit\":\"visit-2\",\"staff\":\"t1\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "10:42:30");
  widget_search_await (stage->page, "2 customers, median answer 2:48");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "Here Now"));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "Liu Min met the customer"));
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_BUTTON, "Greet Now"));
}

static void
test_search (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "Ms Wang **");
  GtkWidget *search = widget_search_find (stage->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "chen");
  widget_search_await (stage->page, "0 customers, median answer 0:38");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "Ms Wang **"));
  gtk_editable_set_text (GTK_EDITABLE (search), "v001");
  widget_search_await (stage->page, "Ms Wang **");
}

/* The card of what to do next: told, past the target, the branch head told, answered. */
static void
test_card (Stage *stage, gconstpointer data)
{
  g_autoptr (GtkWidget) card = g_object_ref_sink (lobby_vip_card_new ());
  LobbyFloor *floor = lobby_session_get_floor (stage->session);
  g_autoptr (LobbyVisit) visit = g_list_model_get_item (lobby_floor_get_visits (floor), 1);

  widget_search_await (stage->page, "Ms Chen **");
  lobby_visit_show (LOBBY_VIP_CARD (card), visit, stage->session, TRUE);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "V004 · Ms Chen **, Platinum, Liu Min has not answered. Branch head told in");
  g_assert_true (lobby_visit_needs_you (visit, lobby_floor_at ("10:42:00")));
  staged_session_play (STAGED_SESSION (stage->session), "10:42:30", "customer.acknowledged",
                       "{\"visit\":\"visit-2\",\"staff\":\"t1\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "10:42:30");
  widget_search_await (stage->page, "2 customers, median answer 2:48");
  lobby_visit_show (LOBBY_VIP_CARD (card), visit, stage->session, TRUE);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "V004 · Ms Chen **, Platinum, Liu Min has answered and is coming.");
  g_assert_true (lobby_visit_needs_you (visit, lobby_floor_at ("10:42:35")));
  g_assert_false (lobby_visit_needs_you (visit, lobby_floor_at ("10:42:45")));
}

static void
tell_name (Stage *stage, const char *visit, const char *name)
{
  LobbyNameAnswer *answer = lobby_record_new (&lobby_name_answer_type);

  answer->visit = g_strdup (visit);
  answer->name = lobby_text_new (name, NULL, NULL);
  lobby_shown_name_take (lobby_session_get_shown_name (stage->session), answer);
}

static void
pass_seconds (Stage *stage, guint seconds)
{
  lobby_manual_clock_advance (LOBBY_MANUAL_CLOCK (lobby_session_get_clock (stage->session)),
                              (gint64) seconds * G_USEC_PER_SEC);
}

/* Asked for with a reason, shown for 15 s with a countdown, masked again; the list keeps the mask all the time. */
static void
test_show_name (Stage *stage, gconstpointer data)
{
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_VIP_PANE, NULL);

  widget_search_await (pane, "Name is masked. Showing it is recorded.");
  g_signal_emit_by_name (widget_search_find (pane, GTK_TYPE_BUTTON, "Show Name"), "clicked");
  widget_search_await (pane, "To greet by name");
  lobby_session_show_name (stage->session, "visit-2", LOBBY_NAME_REASON_GREET, NULL);
  widget_search_await (pane, "Asking the branch…");
  tell_name (stage, "visit-2", "Chen Meiling");
  widget_search_await (pane, "Ms Chen Meiling");
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Masked again in 15 s. Recorded."));
  g_assert_null (widget_search_find (widget_search_find (stage->page, LOBBY_TYPE_VIP_LIST, NULL), GTK_TYPE_LABEL,
                                     "Ms Chen Meiling"));
  pass_seconds (stage, 14);
  widget_search_await (pane, "Masked again in 1 s. Recorded.");
  pass_seconds (stage, 1);
  widget_search_await (pane, "Ms Chen **");
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_BUTTON, "Show Name"));
}

static void
test_mask_at_once (Stage *stage, gconstpointer data)
{
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_VIP_PANE, NULL);

  widget_search_await (pane, "Ms Chen **");
  lobby_session_show_name (stage->session, "visit-2", LOBBY_NAME_REASON_GREET, NULL);
  tell_name (stage, "visit-1", "Wang Xiaoming"); /* an answer to another question */
  g_assert_null (lobby_shown_name_get_name (lobby_session_get_shown_name (stage->session), "visit-1"));
  tell_name (stage, "visit-2", "Chen Meiling");
  widget_search_await (pane, "Ms Chen Meiling");
  g_signal_emit_by_name (widget_search_find (pane, GTK_TYPE_BUTTON, "Mask"), "clicked");
  widget_search_await (pane, "Ms Chen **");
}

/* Who goes to another page leaves no name behind. */
static void
test_masked_when_left (Stage *stage, gconstpointer data)
{
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_VIP_PANE, NULL);

  widget_search_await (pane, "Ms Chen **");
  lobby_session_show_name (stage->session, "visit-2", LOBBY_NAME_REASON_GREET, NULL);
  tell_name (stage, "visit-2", "Chen Meiling");
  widget_search_await (pane, "Ms Chen Meiling");
  gtk_widget_set_visible (stage->page, FALSE);
  g_assert_null (lobby_shown_name_get_name (lobby_session_get_shown_name (stage->session), "visit-2"));
}

/* No branch, no right: the reason is said. */
static void
test_not_told (Stage *stage, gconstpointer data)
{
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_VIP_PANE, NULL);

  widget_search_await (pane, "Ms Chen **");
  lobby_session_show_name (stage->session, "visit-2", LOBBY_NAME_REASON_GREET, NULL);
  lobby_shown_name_refuse (lobby_session_get_shown_name (stage->session), "visit-2", "not-found");
  widget_search_await (pane, "The branch does not know this name.");
  lobby_session_set_sign_in (stage->session, NULL, LOBBY_RIGHTS_NONE);
  staged_session_show_at (STAGED_SESSION (stage->session), "10:42:01");
  widget_search_await (pane, "Name is masked. Your role does not see names.");
  g_assert_false (gtk_widget_is_sensitive (widget_search_find (pane, GTK_TYPE_BUTTON, "Show Name")));
}

static guint
count (LobbyVipLog *log, gboolean open)
{
  return lobby_visit_rows_count (lobby_vip_log_get_visits (log, open));
}

static void
await_read (LobbyVipLog *log)
{
  while (lobby_vip_log_is_reading (log))
    g_main_context_iteration (NULL, TRUE);
}

/* All but the three that wait, the newest first; those who have looked at a seat find the right visit there. */
static void
assert_all (LobbyVipLog *log, LobbySession *crowd)
{
  GListModel *all = lobby_floor_get_visits (lobby_session_get_floor (crowd));
  LobbyVisitRows *others = lobby_vip_log_get_visits (log, FALSE);

  g_assert_cmpuint (count (log, TRUE), ==, 3);
  g_assert_cmpuint (count (log, FALSE), ==, 2997);
  while (g_list_model_get_n_items (G_LIST_MODEL (others)) < 2997)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 2997; i++)
    {
      g_autoptr (LobbyVisitSeat) seat = g_list_model_get_item (G_LIST_MODEL (others), i);
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (all, 2996 - i);

      g_assert_true (lobby_visit_seat_get_visit (seat) == visit);
      g_assert_true (lobby_visit_rows_get_visit (others, i) == visit);
    }
}

/* A long log, longer than what is looked at at once: the newest stand there with the page, the others follow. */
static void
test_long_log (Stage *stage, gconstpointer data)
{
  g_autoptr (LobbySession) crowd = vip_crowd_new (3000);
  g_autoptr (LobbyVipLog) log = lobby_vip_log_new ();
  LobbyVipQuery query = { .text = "ms chen" };

  lobby_vip_log_follow (log, lobby_session_get_floor (crowd));
  g_assert_cmpuint (count (log, TRUE), ==, 3);
  g_assert_cmpuint (count (log, FALSE), >, 0);
  g_assert_true (lobby_vip_log_is_reading (log));
  g_assert_cmpint (lobby_vip_log_get_median_s (log), ==, -1);
  await_read (log);
  assert_all (log, crowd);
  g_assert_cmpint (lobby_vip_log_get_median_s (log), ==, 50);
  lobby_vip_log_seek (log, &query);
  g_assert_cmpuint (count (log, TRUE) + count (log, FALSE), ==, 600);
  query.text = NULL;
  lobby_vip_log_seek (log, &query);
  assert_all (log, crowd);
}

/* What happens while it is read, and to visits that were read long ago. */
static void
test_long_log_moves (Stage *stage, gconstpointer data)
{
  g_autoptr (LobbySession) crowd = vip_crowd_new (3000);
  g_autoptr (LobbyVipLog) log = lobby_vip_log_new ();
  LobbyFloor *floor = lobby_session_get_floor (crowd);
  LobbyVipQuery met = { .state = LOBBY_VIP_MET };

  lobby_vip_log_follow (log, floor);
  play_arrival (STAGED_SESSION (crowd), "09:06:00", "late", "V900", "Gao");
  staged_session_play (STAGED_SESSION (crowd), "09:06:05", "customer.acknowledged",
                       "{\"visit\":\"visit-2999\",\"staff\":\"t1\"}");
  staged_session_show_at (STAGED_SESSION (crowd), "09:06:10");
  lobby_vip_log_follow (log, floor);
  g_assert_cmpuint (count (log, TRUE), ==, 3);
  await_read (log);
  g_assert_cmpuint (count (log, TRUE), ==, 3);
  g_assert_cmpuint (count (log, FALSE), ==, 2998);
  g_assert_cmpstr (lobby_visit_get_record (lobby_visit_rows_get_visit (lobby_vip_log_get_visits (log, TRUE), 0))->id,
                   ==, "late");

  lobby_vip_log_seek (log, &met);
  g_assert_cmpuint (count (log, FALSE), ==, 2997);
  staged_session_play (STAGED_SESSION (crowd), "09:06:30", "customer.met",
                       "{\"visit\":\"visit-2999\",\"staff\":\"t1\"}");
  staged_session_show_at (STAGED_SESSION (crowd), "09:06:40");
  lobby_vip_log_follow (log, floor);
  g_assert_cmpuint (count (log, FALSE), ==, 2998);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
#define ADD(path, func) g_test_add (path, Stage, NULL, set_up, func, tear_down)
  ADD ("/vip-page/lists", test_lists);
  ADD ("/vip-page/pane", test_pane);
  ADD ("/vip-page/answered-moves-down", test_answered_moves_down);
  ADD ("/vip-page/search", test_search);
  ADD ("/vip-page/card", test_card);
  ADD ("/vip-page/show-name", test_show_name);
  ADD ("/vip-page/mask-at-once", test_mask_at_once);
  ADD ("/vip-page/masked-when-left", test_masked_when_left);
  ADD ("/vip-page/not-told", test_not_told);
  ADD ("/vip-page/long-log", test_long_log);
  ADD ("/vip-page/long-log-moves", test_long_log_moves);
  return g_test_run ();
}
