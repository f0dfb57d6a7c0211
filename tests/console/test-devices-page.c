/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The devices page: all devices or those that need attention, one in detail, and what can be done about it. */
#include <adwaita.h>

#include "lobby-device-card.h"
#include "lobby-device-pane.h"
#include "lobby-devices-page.h"
#include "lobby-widgets.h"
#include "lobby-words-fix.h"
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
  staged_session_play (session, "09:00:00", "device.supplies",
                       "{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"receipts\",\"percent\":80},{\"kind\":\"cash\","
                       "\"percent\":9,\"amountCny\":54000,\"capacityCny\":600000,\"replenishment\":\"low\"}]}");
  staged_session_play (session, "09:00:00", "device.status",
                       "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":"
                       "\"ok\",\"acceptor\":\"ok\"}");
  staged_session_play (
      session, "09:00:00", "device.status",
      "{\"device\":\"STM-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"printer\":\"ok\"}");
  staged_session_show_at (session, "09:00:30");
  stage->window = gtk_window_new ();
  stage->page = lobby_devices_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_devices_page_set_session (LOBBY_DEVICES_PAGE (stage->page), stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static void
test_cards (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "2 of 2 usable");
  GtkWidget *card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "CRS-1");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "Cash low"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "9%"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "0 customers today"));
  card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "STM-1");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "In service"));
}

static void
test_pane_shows_what_needs_attention (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "2 of 2 usable");
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_PANE, NULL);
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "CRS-1"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "54"));
  GtkWidget *button = widget_search_find (pane, GTK_TYPE_BUTTON, "Request Cash");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  /* This session has no branch to ask. */
  g_assert_false (gtk_widget_get_sensitive (button));
}

static void
test_choose (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "2 of 2 usable");
  gtk_widget_activate_action (stage->page, "page.show-device", "s", "STM-1");
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_PANE, NULL);
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "STM-1"));
  GtkWidget *card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "STM-1");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)));
  card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "CRS-1");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)));
}

static void
test_filter (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "Needs attention 1");
  GtkWidget *button = widget_search_find (stage->page, GTK_TYPE_TOGGLE_BUTTON, "Needs attention 1");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "CRS-1"));
  g_assert_null (widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "STM-1"));
}

static void
test_quick_fix (Stage *stage, gconstpointer data)
{
  staged_session_play (STAGED_SESSION (stage->session), "09:01:00", "device.fault",
                       "{\"device\":\"STM-1\",\"part\":\"card-reader\",\"fault\":\"jammed\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:01:05");
  gtk_widget_activate_action (stage->page, "page.show-device", "s", "STM-1");
  widget_search_await (stage->page, "Card reader jammed: what you can do");
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_PANE, NULL);
  GtkWidget *step = widget_search_find (pane, GTK_TYPE_CHECK_BUTTON, "cleaning card");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (step), TRUE);
  /* What a person has ticked stays while figures change. */
  staged_session_show_at (STAGED_SESSION (stage->session), "09:01:30");
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (widget_search_find (pane, GTK_TYPE_CHECK_BUTTON, "cleaning card"))));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "09:01"));
}

static void
test_nobody_touches_a_safe (void)
{
  const char *steps[LOBBY_MOST_FIX_STEPS];

  g_assert_cmpuint (lobby_words_get_fix_steps (LOBBY_PART_SAFE, LOBBY_FAULT_JAMMED, steps), ==, 0);
  g_assert_cmpuint (lobby_words_get_fix_steps (LOBBY_PART_CARD_READER, LOBBY_FAULT_TAMPERED, steps), ==, 0);
  g_assert_cmpuint (lobby_words_get_fix_steps (LOBBY_PART_CARD_READER, LOBBY_FAULT_JAMMED, steps), ==, 4);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Stage *stage, gconstpointer data);
  } tests[] = {
    { "/pages/devices/cards", test_cards },
    { "/pages/devices/pane-shows-what-needs-attention", test_pane_shows_what_needs_attention },
    { "/pages/devices/choose", test_choose },
    { "/pages/devices/filter", test_filter },
    { "/pages/devices/quick-fix", test_quick_fix },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/pages/devices/nobody-touches-a-safe", test_nobody_touches_a_safe);
  return g_test_run ();
}
