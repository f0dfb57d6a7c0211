/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The devices page: all devices or those that need attention, one in detail, and what can be done about it. */
#include <adwaita.h>

#include "lobby-device-card.h"
#include "lobby-device-pane.h"
#include "lobby-devices-page.h"
#include "lobby-widgets.h"
#include "lobby-words-fix.h"
#include "lobby-floor-maker.h"
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

/* CRS-1 has 54,000 yuan left and loses 1,000 a minute and more. */
static void
foresee_cash (Stage *stage, gboolean known)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at ("09:00:30"));
  LobbySupplyForesight *cash = lobby_foresight_add_supply (foresight, "CRS-1", LOBBY_SUPPLY_CASH);
  const LobbyLevelMark marks[] = { { lobby_floor_at ("09:20:00"), 20000, 30000, 40000 },
                                   { lobby_floor_at ("09:38:00"), 0, 0, 20000 },
                                   { lobby_floor_at ("10:03:00"), 0, 0, 0 } };

  cash->known = known;
  cash->chance = 1;
  cash->early_us = lobby_floor_at ("09:23:00");
  cash->empty_us = lobby_floor_at ("09:38:30");
  cash->late_us = lobby_floor_at ("10:03:00");
  g_array_append_vals (cash->marks, marks, G_N_ELEMENTS (marks));
  lobby_foresight_add_supply (foresight, "CRS-1", LOBBY_SUPPLY_RECEIPTS)->known = TRUE;
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), foresight);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:00:30");
}

static void
test_when_it_runs_out (Stage *stage, gconstpointer data)
{
  foresee_cash (stage, TRUE);
  widget_search_await (stage->page, "empty 09:38");
  GtkWidget *card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "CRS-1");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "lasts today")); /* the receipts */
  GtkWidget *bar = widget_search_find (card, LOBBY_TYPE_SUPPLY_BAR, NULL);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 80.0);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "CRS-1, Cash recycler, Cash low, cash empty about 09:38, Idle for 0 min, "
                                       "0 customers today");
  GtkWidget *remark = widget_search_find (card, GTK_TYPE_LABEL, "empty 09:38");
  g_assert_true (gtk_widget_has_css_class (remark, "lobby-risk")); /* sooner than a refill would come */
  GtkWidget *pane = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_PANE, NULL);
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "38 min"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "until empty, about 09:38"));
  GtkWidget *chart = widget_search_find (pane, LOBBY_TYPE_LEVEL_CHART, NULL);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Cash, from 54 to 54 today, empty 09:38, 09:23 to 10:03");
}

static void
test_what_is_hours_away_is_no_warning (Stage *stage, gconstpointer data)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at ("09:00:30"));
  LobbySupplyForesight *receipts = lobby_foresight_add_supply (foresight, "CRS-1", LOBBY_SUPPLY_RECEIPTS);

  receipts->known = TRUE;
  receipts->chance = 0.8;
  receipts->empty_us = lobby_floor_at ("15:20:00");
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), foresight);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:00:30");
  widget_search_await (stage->page, "empty 15:20");
  GtkWidget *remark = widget_search_find (stage->page, GTK_TYPE_LABEL, "empty 15:20");
  g_assert_false (gtk_widget_has_css_class (remark, "lobby-risk"));
}

static void
test_whom_it_is_advised_for (Stage *stage, gconstpointer data)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at ("09:00:40"));

  foresight->devices_known = TRUE;
  foresight->most_items = 5;
  staged_session_play (STAGED_SESSION (stage->session), "09:00:35", "ticket.issued",
                       "{\"ticket\":\"A001\",\"service\":\"A\",\"transaction\":\"withdraw\"}");
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);
  facts->id = g_strdup ("divert-A001-CRS-1");
  facts->kind = LOBBY_ADVICE_DIVERT;
  facts->ticket = g_strdup ("A001");
  facts->device = g_strdup ("CRS-1");
  facts->worth_s = 300;
  facts->at_us = lobby_floor_at ("09:00:40");
  facts->until_us = lobby_floor_at ("09:10:00");
  lobby_foresight_take_advice (foresight, facts);
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), foresight);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:00:40");
  widget_search_await (stage->page, "Target of 1 suggestion");
  GtkWidget *card = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_CARD, "Target of 1 suggestion");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "CRS-1"));
}

static void
test_too_few_readings (Stage *stage, gconstpointer data)
{
  foresee_cash (stage, FALSE);
  widget_search_await (stage->page, "lasts today");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "empty 09:38"));
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "until empty"));
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
    { "/pages/devices/when-it-runs-out", test_when_it_runs_out },
    { "/pages/devices/what-is-hours-away-is-no-warning", test_what_is_hours_away_is_no_warning },
    { "/pages/devices/whom-it-is-advised-for", test_whom_it_is_advised_for },
    { "/pages/devices/too-few-readings", test_too_few_readings },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/pages/devices/nobody-touches-a-safe", test_nobody_touches_a_safe);
  return g_test_run ();
}
