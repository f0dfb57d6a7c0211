/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live page: what the lobby is, in figures and words; old data look old; every size has its layout. */
#include <adwaita.h>

#include "lobby-counter-tile.h"
#include "lobby-device-tile.h"
#include "lobby-live-page.h"
#include "lobby-queue-row.h"
#include "lobby-widgets.h"
#include "staged-session.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbySession *session;
} Stage;

static StagedSession *
staged (Stage *stage)
{
  return STAGED_SESSION (stage->session);
}

static void
set_up (Stage *stage, gconstpointer data)
{
  stage->session = staged_session_new ();
  stage->window = gtk_window_new ();
  stage->page = lobby_live_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
  while (!gtk_widget_get_mapped (stage->page))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static gboolean
says (Stage *stage, const char *words)
{
  GtkWidget *stack = gtk_widget_get_first_child (stage->page);

  return widget_search_find (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_LABEL, words) != NULL;
}

/* Waits until the page says so; the deadline of the test program ends a wait in vain. */
static void
await_words (Stage *stage, const char *words)
{
  while (!says (stage, words))
    g_main_context_iteration (NULL, TRUE);
}

static void
await_class (Stage *stage, const char *css_class)
{
  while (!gtk_widget_has_css_class (stage->page, css_class))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_lobby (Stage *stage)
{
  staged_session_open (staged (stage), "08:30:00");
  staged_session_play (staged (stage), "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  staged_session_play (staged (stage), "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  staged_session_play (staged (stage), "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  staged_session_play (staged (stage), "09:03:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  staged_session_play (staged (stage), "09:05:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  staged_session_play (staged (stage), "09:05:20", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  staged_session_show_at (staged (stage), "09:20:00");
}

static void
test_before_anything_is_known (Stage *stage, gconstpointer data)
{
  await_words (stage, "Connecting");
  g_assert_false (says (stage, "Last Known"));
}

static void
test_queues (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "1 over target");
  GtkWidget *row = widget_search_find (stage->page, LOBBY_TYPE_QUEUE_ROW, "Personal cash");
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "target 15"));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Personal cash, 1 waiting, 1 over the 15 minute target, longest 18 minutes");

  row = widget_search_find (stage->page, LOBBY_TYPE_QUEUE_ROW, "Accounts and cards");
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "At target in 3 min"));
  /* Nothing is foreseen in this session. */
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "No forecast"));
  row = widget_search_find (stage->page, LOBBY_TYPE_QUEUE_ROW, "VIP");
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "Nobody waiting"));
}

static void
test_counters (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "A001");
  GtkWidget *tile = widget_search_find (stage->page, LOBBY_TYPE_COUNTER_TILE, "A001");
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "Long")); /* 14:40 of usual 4, nine of ten done in 10 */
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "14:40"));
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "usual 4"));
  tile = widget_search_find (stage->page, LOBBY_TYPE_COUNTER_TILE, "Closed");
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "Liu Min is free"));
  g_assert_true (gtk_widget_has_css_class (tile, "hollow"));

  staged_session_play (staged (stage), "09:20:10", "ticket.finished", "{\"ticket\":\"A001\"}");
  staged_session_show_at (staged (stage), "09:21:20");
  await_words (stage, "call A002");
}

static void
test_counter_details (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "A001");
  GtkWidget *tile = widget_search_find (stage->page, LOBBY_TYPE_COUNTER_TILE, "A001");
  gtk_widget_activate_action (stage->page, "page.show-counter", "i", 0);
  GtkWidget *button = widget_search_find (tile, GTK_TYPE_BUTTON, "Pause After This One");
  while ((button = widget_search_find (gtk_widget_get_last_child (tile), GTK_TYPE_BUTTON, "Pause After This One"))
         == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* This session has no branch to ask. */
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (
      widget_search_find (gtk_widget_get_last_child (tile), GTK_TYPE_LABEL, "Longer than 9 of 10 such cases."));
}

static GtkWidget *
find_mark (Stage *stage, GType tile, const char *name)
{
  return widget_search_find (widget_search_find (stage->page, tile, name), LOBBY_TYPE_ERRAND_MARK, NULL);
}

static void
ask_counter (Stage *stage, const char *counter)
{
  g_free (lobby_session_ask_counter (stage->session, counter, LOBBY_COUNTER_ACTION_OPEN, NULL));
  lobby_page_show_again (LOBBY_PAGE (stage->page));
}

/* From the press until it has come home the tile shows where it is; a refusal stays, with its reason (fault 31). */
static void
test_errands_on_counters (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  staged_session_let_act (staged (stage));
  await_words (stage, "Closed");
  g_assert_null (find_mark (stage, LOBBY_TYPE_COUNTER_TILE, "Closed"));

  ask_counter (stage, "2");
  GtkWidget *mark = find_mark (stage, LOBBY_TYPE_COUNTER_TILE, "Closed");
  g_assert_nonnull (mark);
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Open counter 2: Kept on this computer, not sent yet.");
  gtk_test_accessible_assert_property (
      gtk_widget_get_ancestor (mark, LOBBY_TYPE_COUNTER_TILE), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Counter 2, Closed, Liu Min is free, Open counter 2: Kept on this computer, not sent yet.");
  g_assert_null (find_mark (stage, LOBBY_TYPE_COUNTER_TILE, "A001"));

  staged_session_refuse (staged (stage), "conflict:t1");
  lobby_page_show_again (LOBBY_PAGE (stage->page));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Open counter 2: Does not happen. Liu Min was first.");
  g_assert_true (gtk_widget_has_css_class (mark, "lobby-risk"));
}

/* The counter with the number of a device, or the other way round, has no mark of it; nor has anything on a public board. */
static void
test_errands_on_devices (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  staged_session_let_act (staged (stage));
  await_words (stage, "CRS-1");
  g_free (lobby_session_ask_device (stage->session, "CRS-1", LOBBY_DEVICE_ACTION_REQUEST_CASH, LOBBY_PART_UNKNOWN,
                                    LOBBY_FAULT_UNKNOWN));
  lobby_page_show_again (LOBBY_PAGE (stage->page));
  GtkWidget *mark = find_mark (stage, LOBBY_TYPE_DEVICE_TILE, "CRS-1");
  g_assert_nonnull (mark);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Cash for CRS-1: Kept on this computer, not sent yet.");
  g_assert_null (find_mark (stage, LOBBY_TYPE_DEVICE_TILE, "STM-1"));
  g_assert_null (find_mark (stage, LOBBY_TYPE_COUNTER_TILE, "A001"));

  lobby_discretion_set (LOBBY_DISCRETION_PUBLIC);
  lobby_page_show_again (LOBBY_PAGE (stage->page));
  g_assert_null (find_mark (stage, LOBBY_TYPE_DEVICE_TILE, "CRS-1"));
  lobby_discretion_set (LOBBY_DISCRETION_STAFF);
}

static void
test_devices (Stage *stage, gconstpointer data)
{
  staged_session_open (staged (stage), "08:30:00");
  staged_session_play (
      staged (stage), "09:00:00", "device.supplies",
      "{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"cash\",\"percent\":9,\"replenishment\":\"low\"}]}");
  staged_session_play (staged (stage), "09:00:00", "device.status",
                       "{\"device\":\"STM-1\",\"deviceStatus\":\"offline\"}");
  staged_session_show_at (staged (stage), "09:00:40");
  await_words (stage, "Cash low");
  GtkWidget *tile = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_TILE, "CRS-1");
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "9%"));
  tile = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_TILE, "STM-1");
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "Offline"));
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "since 09:00"));
  g_assert_true (says (stage, "1 limited, 1 offline"));
}

static void
test_alerts (Stage *stage, gconstpointer data)
{
  staged_session_open (staged (stage), "08:30:00");
  await_words (stage, "No alerts");
  open_lobby (stage);
  await_words (stage, "Personal cash is over target");
  g_assert_true (says (stage, "A002 has waited 18 min"));
}

static void
test_stale (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "A001");
  staged_session_lose (staged (stage), LOBBY_LINK_STALE, "09:20:00", 48);
  await_words (stage, "No update for 48 s");
  g_assert_true (says (stage, "Figures are from 09:20:00"));
  g_assert_true (says (stage, "as of 09:20:00"));
  g_assert_true (says (stage, "Advice is on hold"));
  /* Times of service stand still. */
  g_assert_true (says (stage, "14:40"));
  GtkWidget *row = widget_search_find (stage->page, LOBBY_TYPE_QUEUE_ROW, "Personal cash");
  g_assert_nonnull (gtk_widget_get_ancestor (row, GTK_TYPE_BOX));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (gtk_widget_get_parent (row)), "stale"));

  staged_session_show_at (staged (stage), "09:21:00");
  await_words (stage, "Personal cash is over target");
  g_assert_false (says (stage, "as of 09:20:00"));
}

static void
test_disconnected (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "A001");
  staged_session_lose (staged (stage), LOBBY_LINK_DISCONNECTED, "09:20:00", 206);
  await_words (stage, "Connection Lost");
  g_assert_true (says (stage, "since 09:20:00, for 3 min 26 s"));
  g_assert_true (says (stage, "Last Known, 09:20:00"));
  g_assert_true (says (stage, "Trying again in 5 s"));
}

static void
test_quiet (Stage *stage, gconstpointer data)
{
  staged_session_open (staged (stage), "08:30:00");
  await_words (stage, "Opens at 09:00");
  staged_session_play (
      staged (stage), "09:00:00", "device.status",
      "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\"}");
  staged_session_play (
      staged (stage), "09:00:00", "device.status",
      "{\"device\":\"STM-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"printer\":\"ok\"}");
  staged_session_show_at (staged (stage), "09:00:30");
  await_words (stage, "All Quiet");
  open_lobby (stage);
  await_words (stage, "No Advice Yet");
}

static void
test_layouts (Stage *stage, gconstpointer data)
{
  open_lobby (stage);
  await_words (stage, "A001");
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 380);
  await_class (stage, "compact");
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 900, 1000);
  await_class (stage, "narrow");
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1900, 1000);
  await_class (stage, "wide");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Stage *stage, gconstpointer data);
  } tests[] = {
    { "/pages/live/before-anything-is-known", test_before_anything_is_known },
    { "/pages/live/queues", test_queues },
    { "/pages/live/counters", test_counters },
    { "/pages/live/counter-details", test_counter_details },
    { "/pages/live/errands-on-counters", test_errands_on_counters },
    { "/pages/live/errands-on-devices", test_errands_on_devices },
    { "/pages/live/devices", test_devices },
    { "/pages/live/alerts", test_alerts },
    { "/pages/live/stale", test_stale },
    { "/pages/live/disconnected", test_disconnected },
    { "/pages/live/quiet", test_quiet },
    { "/pages/live/layouts", test_layouts },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
