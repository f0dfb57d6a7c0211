/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do Next: what is advised, what became of it, and what keys do; nothing moves under the pointer, and nothing changes
 * before the branch says so. */
#include <adwaita.h>

#include "lobby-advice-order.h"
#include "lobby-floor-maker.h"
#include "lobby-ledger-window.h"
#include "lobby-live-page.h"
#include "lobby-widgets.h"
#include "staged-advice.h"
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
  staged_advice_open (staged (stage));
  staged_session_let_act (staged (stage));
  stage->window = gtk_window_new ();
  stage->page = lobby_live_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
  widget_search_await (stage->page, "Personal cash");
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static GtkWidget *
find_card (Stage *stage, const char *words)
{
  return widget_search_find (stage->page, LOBBY_TYPE_ADVICE_CARD, words);
}

static GtkWidget *
find_row (Stage *stage, const char *words)
{
  return widget_search_find (stage->page, LOBBY_TYPE_ADVICE_ROW, words);
}

static GtkWidget *
await_card (Stage *stage, const char *words)
{
  GtkWidget *card;

  while ((card = find_card (stage, words)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return card;
}

static void
await_gone (Stage *stage, const char *words)
{
  while (find_card (stage, words) != NULL || find_row (stage, words) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (Stage *stage, const char *action)
{
  gtk_widget_activate_action (stage->page, action, NULL);
}

static GtkWidget *
find_button (GtkWidget *card, const char *label)
{
  return widget_search_find (card, GTK_TYPE_BUTTON, label);
}

/* The branch has what was asked: a decision about @advice. */
static void
assert_asked (Stage *stage, const char *advice, LobbyDecision decision, LobbyDeclineReason reason)
{
  const LobbyCommand *command = staged_session_take_decision (staged (stage));

  g_assert_nonnull (command);
  const LobbyAdviceMoment *moment = command->payload;
  g_assert_cmpstr (moment->advice, ==, advice);
  g_assert_cmpint (moment->decision, ==, decision);
  g_assert_cmpint (moment->reason, ==, reason);
}

static void
assert_nothing_asked (Stage *stage)
{
  g_assert_null (staged_session_take_decision (staged (stage)));
}

static void
tell_shown (Stage *stage, const char *advice, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"divert\",\"ticket\":\"%s\",\"device\":\"CRS-1\"}",
                                           advice, ticket);

  staged_session_play (staged (stage), "09:20:01", "advice.shown", data);
}

/* The day of the design: a counter to open, and three customers who could go to a device. */
static void
advise (Stage *stage)
{
  LobbyForesight *foresight = staged_advice_make ("09:20:00");

  staged_advice_counter (foresight, LOBBY_ADVICE_OPEN_COUNTER, "2", 7000);
  staged_advice_divert (foresight, "A002", "CRS-1", 1600);
  staged_advice_divert (foresight, "A003", "STM-1", 1000)->transaction = NULL;
  staged_advice_divert (foresight, "A004", "CRS-1", 500);
  staged_advice_show (staged (stage), foresight, "09:20:00");
  await_card (stage, "Divert A002 to CRS-1");
}

static void
test_cards (Stage *stage, gconstpointer data)
{
  advise (stage);
  GtkWidget *card = find_card (stage, "Divert A002 to CRS-1");
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "1 of 3"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL,
                                        "Withdrawing \xc2\xa5"
                                        "3,000 by card; CRS-1 is idle, 15 steps away"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "less for A002"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "less for the 11 people behind"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "\xe2\x80\x9cYou can take this out"));
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Divert A002 to CRS-1, 1 of 3, Withdrawing \xc2\xa5"
                                       "3,000 by card; CRS-1 is idle, 15 steps away");

  card = find_card (stage, "Open counter 2 now");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "Liu Min is free"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "118"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "26 → 20"));
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "7 fewer"));
  g_assert_nonnull (find_button (card, "Ask Liu Min to Open"));
  g_assert_nonnull (find_row (stage, "A003 → STM-1"));
  g_assert_nonnull (find_row (stage, "saves 26 min"));
}

static void
test_figures_tell_their_range (Stage *stage, gconstpointer data)
{
  advise (stage);
  GtkWidget *label = widget_search_find (find_card (stage, "Divert A002"), GTK_TYPE_LABEL, "less for A002");
  GtkWidget *figure = gtk_widget_get_parent (label);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (figure), ==, "between 8 and 14 min, 8 times out of 10");
  gtk_test_accessible_assert_property (figure, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "11 min less for A002 between 8 and 14 min, 8 times out of 10");
}

static guint
count_blue (GtkWidget *from)
{
  guint n = GTK_IS_BUTTON (from) && gtk_widget_has_css_class (from, "suggested-action") ? 1 : 0;

  if (!gtk_widget_get_visible (from) || !gtk_widget_get_child_visible (from))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_blue (child);
  return n;
}

static void
test_one_blue_button (Stage *stage, gconstpointer data)
{
  advise (stage);
  g_assert_cmpuint (count_blue (stage->page), ==, 1);
  g_assert_true (gtk_widget_has_css_class (find_button (find_card (stage, "Open counter 2"), "Ask Liu Min to Open"),
                                           "suggested-action"));
}

static void
test_accept (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.accept-diversion");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
  /* No optimistic edit: only that it is under way is said. */
  await_card (stage, "The branch has been told");
  g_assert_null (find_card (stage, "on the way"));
  g_assert_null (find_button (find_card (stage, "Divert A002"), "Accepted"));

  tell_shown (stage, "divert-A002-CRS-1", "A002");
  staged_session_answer (staged (stage), "09:20:02", "advice.decided",
                         "{\"advice\":\"divert-A002-CRS-1\",\"decision\":\"accepted\"}");
  staged_session_show_at (staged (stage), "09:20:03");
  await_card (stage, "A002 is on the way to CRS-1");
  g_assert_nonnull (find_button (find_card (stage, "Divert A002"), "Undo (7)"));
  act (stage, "page.undo");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_UNDONE, LOBBY_DECLINE_UNKNOWN);
  staged_session_answer (staged (stage), "09:20:05", "advice.decided",
                         "{\"advice\":\"divert-A002-CRS-1\",\"decision\":\"undone\"}");
  staged_session_show_at (staged (stage), "09:20:05");
  while (find_button (find_card (stage, "Divert A002"), "Accepted") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_undo_ends (Stage *stage, gconstpointer data)
{
  advise (stage);
  tell_shown (stage, "divert-A002-CRS-1", "A002");
  staged_session_play (staged (stage), "09:20:02", "advice.decided",
                       "{\"advice\":\"divert-A002-CRS-1\",\"decision\":\"accepted\"}");
  staged_session_show_at (staged (stage), "09:20:04");
  await_card (stage, "A002 is on the way to CRS-1");
  g_assert_nonnull (find_button (find_card (stage, "Divert A002"), "Undo (6)"));
  staged_session_show_at (staged (stage), "09:20:12");
  await_gone (stage, "A002");
  act (stage, "page.undo");
  assert_nothing_asked (stage);
  /* The next one is open now, and is the first of two. */
  g_assert_nonnull (widget_search_find (await_card (stage, "Divert A003 to STM-1"), GTK_TYPE_LABEL, "1 of 2"));
}

static void
test_decline_with_a_reason (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.decline-diversion");
  GtkWidget *card = find_card (stage, "Divert A002");
  GtkWidget *reason;
  while ((reason = widget_search_find (card, GTK_TYPE_BUTTON, "Needs passbook or paper")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "A002 did not want to go to CRS-1"));
  gtk_test_accessible_assert_property (reason, GTK_ACCESSIBLE_PROPERTY_LABEL, "Needs passbook or paper");
  gtk_test_accessible_assert_property (reason, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "3");
  g_signal_emit_by_name (reason, "clicked");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_DECLINED, LOBBY_DECLINE_NEEDS_PASSBOOK_OR_PAPER);

  tell_shown (stage, "divert-A002-CRS-1", "A002");
  staged_session_answer (
      staged (stage), "09:20:02", "advice.decided",
      "{\"advice\":\"divert-A002-CRS-1\",\"decision\":\"declined\",\"reason\":\"needs-passbook-or-paper\"}");
  staged_session_show_at (staged (stage), "09:20:02");
  card = await_card (stage, "Declined: Needs passbook or paper");
  g_assert_true (gtk_widget_has_css_class (card, "ended"));
}

static void
test_skip (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.skip-diversion");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_SKIPPED, LOBBY_DECLINE_UNKNOWN);
}

static void
test_first_action (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.do-first");
  assert_asked (stage, "counter-3-2", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
  await_card (stage, "The branch has been told");
  /* What is under way is not done twice: now the diversion is the first. */
  act (stage, "page.do-first");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
}

static void
test_ask_counter (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.ask-advised-counter");
  assert_asked (stage, "counter-3-2", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
  act (stage, "page.ask-advised-counter");
  assert_nothing_asked (stage);
}

static void
test_refused (Stage *stage, gconstpointer data)
{
  advise (stage);
  act (stage, "page.accept-diversion");
  assert_asked (stage, "divert-A002-CRS-1", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
  staged_session_refuse (staged (stage), "conflict");
  staged_session_show_at (staged (stage), "09:20:02");
  GtkWidget *card = await_card (stage, "The branch refused it");
  g_assert_nonnull (find_button (card, "Accepted"));
}

static void
test_ended (Stage *stage, gconstpointer data)
{
  advise (stage);
  staged_session_play (staged (stage), "09:20:01", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  staged_session_show_at (staged (stage), "09:20:02");
  GtkWidget *card = await_card (stage, "A002 has been called to counter 1");
  g_assert_true (gtk_widget_has_css_class (card, "ended"));
  g_assert_null (find_button (card, "Accepted"));
  g_assert_null (find_button (card, "Undo"));
  /* The next row does not open before the grey card has gone. */
  g_assert_nonnull (find_row (stage, "A003 → STM-1"));
  staged_session_show_at (staged (stage), "09:20:07");
  await_card (stage, "Divert A003 to STM-1");
  await_gone (stage, "A002");
}

static void
test_device_breaks (Stage *stage, gconstpointer data)
{
  advise (stage);
  staged_session_play (staged (stage), "09:20:01", "device.status",
                       "{\"device\":\"CRS-1\",\"deviceStatus\":\"hardware-error\"}");
  staged_session_show_at (staged (stage), "09:20:02");
  await_card (stage, "CRS-1 is out of service");
  g_assert_nonnull (find_row (stage, "CRS-1 is out of service"));
}

static void
test_stale (Stage *stage, gconstpointer data)
{
  advise (stage);
  staged_session_lose (staged (stage), LOBBY_LINK_STALE, "09:20:00", 48);
  widget_search_await (stage->page, "Advice is on hold");
  GtkWidget *card = find_card (stage, "Divert A002 to CRS-1");
  g_assert_false (gtk_widget_get_sensitive (find_button (card, "Accepted")));
  g_assert_cmpuint (count_blue (stage->page), ==, 0);
  act (stage, "page.accept-diversion");
  act (stage, "page.do-first");
  assert_nothing_asked (stage);
}

static void
test_row_opens (Stage *stage, gconstpointer data)
{
  advise (stage);
  g_signal_emit_by_name (find_row (stage, "A004"), "clicked");
  await_card (stage, "Divert A004 to CRS-1");
  /* One diversion is open; the one that was is a row now, in its place. */
  g_assert_nonnull (find_row (stage, "A002 → CRS-1"));
  await_gone (stage, "Divert A002");
}

static void
test_tiles_are_advised (Stage *stage, gconstpointer data)
{
  advise (stage);
  GtkWidget *tile = widget_search_find (stage->page, LOBBY_TYPE_COUNTER_TILE, "Advised: open");
  g_assert_nonnull (widget_search_find (tile, GTK_TYPE_LABEL, "Liu Min is free"));
  g_assert_true (gtk_widget_has_css_class (tile, "advised"));
  /* The device of the best diversion, in words as well; not those of the others. */
  tile = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_TILE, "CRS-1");
  g_assert_true (gtk_widget_has_css_class (tile, "advised"));
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "CRS-1, Cash recycler, Idle, advised for A002");
  tile = widget_search_find (stage->page, LOBBY_TYPE_DEVICE_TILE, "STM-1");
  g_assert_false (gtk_widget_has_css_class (tile, "advised"));

  staged_session_play (staged (stage), "09:20:01", "counter.opened", "{\"counter\":\"2\",\"staff\":\"t1\"}");
  staged_session_show_at (staged (stage), "09:20:01");
  while (widget_search_find (stage->page, LOBBY_TYPE_COUNTER_TILE, "Advised: open") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_company (Stage *stage, gconstpointer data)
{
  LobbyForesight *foresight = staged_advice_make ("09:20:00");

  staged_advice_accompany (foresight, "A005", 900);
  staged_advice_show (staged (stage), foresight, "09:20:00");
  GtkWidget *card = await_card (stage, "Accompany A005");
  g_assert_nonnull (
      widget_search_find (card, GTK_TYPE_LABEL, "Elderly, has waited 15 min; never sent to a device alone"));
  /* Nobody is asked to decline company. */
  g_assert_null (find_button (card, "Declined"));
  act (stage, "page.do-first");
  assert_asked (stage, "accompany-A005", LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
}

static void
test_other_kinds (Stage *stage, gconstpointer data)
{
  LobbyForesight *foresight = staged_advice_make ("09:20:00");

  staged_advice_device (foresight, LOBBY_ADVICE_RESTOCK, "CRS-1", 900);
  staged_advice_device (foresight, LOBBY_ADVICE_REPAIR, "STM-1", 800);
  staged_advice_counter (foresight, LOBBY_ADVICE_PROFILE_COUNTER, "1", 700)->services = g_strdupv (
      (char *[]){ "A", "B", NULL });
  staged_advice_show (staged (stage), foresight, "09:20:00");
  GtkWidget *card = await_card (stage, "Refill cash at CRS-1");
  g_assert_nonnull (widget_search_find (card, GTK_TYPE_LABEL, "out about 09:58"));
  g_assert_nonnull (find_button (card, "Request Cash"));
  g_assert_nonnull (find_button (find_card (stage, "Have STM-1 repaired first"), "Report Fault"));
  /* A third card would push the page down. */
  g_assert_nonnull (find_row (stage, "Let counter 1 call A·B"));
}

static void
test_expiry (Stage *stage, gconstpointer data)
{
  LobbyForesight *foresight = staged_advice_make ("09:20:00");

  staged_advice_divert (foresight, "A002", "CRS-1", 900)->until_us = lobby_floor_at ("09:21:00");
  staged_advice_show (staged (stage), foresight, "09:20:20");
  await_card (stage, "holds 40 s");
}

static GtkWidget *
find_ledger (Stage *stage)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (LOBBY_IS_LEDGER_WINDOW (at->data))
      return at->data;
  return NULL;
}

static void
test_ledger (Stage *stage, gconstpointer data)
{
  advise (stage);
  widget_search_await (stage->page, "Diversions today: none suggested yet");
  tell_shown (stage, "divert-A002-CRS-1", "A002");
  tell_shown (stage, "divert-A003-STM-1", "A003");
  staged_session_play (staged (stage), "09:20:02", "advice.decided",
                       "{\"advice\":\"divert-A002-CRS-1\",\"decision\":\"declined\",\"reason\":\"prefers-counter\"}");
  staged_session_show_at (staged (stage), "09:20:02");
  widget_search_await (stage->page, "Diversions today: 2 suggested, 1 offered, 0 accepted");

  act (stage, "page.show-ledger");
  GtkWidget *ledger = find_ledger (stage);
  g_assert_nonnull (ledger);
  widget_search_await (ledger, "50% of the stage before");
  g_assert_nonnull (widget_search_find (ledger, GTK_TYPE_LABEL, "Prefers the counter"));
  g_assert_nonnull (widget_search_find (ledger, GTK_TYPE_LABEL, "Never diverted, and counted in neither rate"));
  g_assert_nonnull (widget_search_find (ledger, GTK_TYPE_LABEL, "Promises Kept"));
  /* It follows the day while it is open. */
  tell_shown (stage, "divert-A004-CRS-1", "A004");
  staged_session_show_at (staged (stage), "09:20:03");
  widget_search_await (ledger, "33% of the stage before");
  gtk_widget_activate_action (ledger, "window.close", NULL);
  while (find_ledger (stage) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* --- the order, without a screen --- */

static LobbyAdvice *
make_advice (LobbyAdviceKind kind, const char *id)
{
  LobbyAdviceItem item = { .facts = g_new0 (LobbyAdviceFacts, 1) };

  item.facts->kind = kind;
  item.facts->id = g_strdup (id);
  LobbyAdvice *advice = lobby_advice_new (&item);
  lobby_advice_facts_free (item.facts);
  return advice;
}

static GListModel *
make_model (LobbyAdvice *const *advices, const char *ids)
{
  GListStore *store = g_list_store_new (LOBBY_TYPE_ADVICE);

  for (const char *id = ids; *id != '\0'; id++)
    g_list_store_append (store, advices[*id - 'a']);
  return G_LIST_MODEL (store);
}

static void
assert_order (const GPtrArray *order, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    g_string_append (ids, lobby_advice_get_facts (g_ptr_array_index (order, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_nothing_moves_under_the_pointer (void)
{
  LobbyAdvice *advices[5];
  static const struct
  {
    const char *model;
    gboolean still;
    const char *shown;
  } steps[] = {
    { "abc", FALSE, "abc" },  { "cab", TRUE, "abc" }, /* a better one waits */
    { "cabd", TRUE, "abcd" },                         /* what is new comes last */
    { "ecad", TRUE, "aecd" },                         /* what went makes room */
    { "ead", TRUE, "aed" },   { "ead", FALSE, "ead" } /* nobody looks: the best first */
  };
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    advices[i] = make_advice (LOBBY_ADVICE_DIVERT, (char[]){ (char) ('a' + i), '\0' });
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GListModel) model = make_model (advices, steps[i].model);
      lobby_advice_order_update (order, model, steps[i].still);
      assert_order (order, steps[i].shown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    g_object_unref (advices[i]);
}

static void
assert_forms (const GPtrArray *order, LobbyBoardMode mode, const char *opened, gboolean all, const char *expected)
{
  static const char letters[] = "-rmC";
  LobbyAdviceForm forms[16];
  g_autoptr (GString) shown = g_string_new (NULL);

  lobby_advice_order_choose_forms (order, &mode, opened, all, forms);
  for (guint i = 0; i < order->len; i++)
    g_string_append_c (shown, letters[forms[i]]);
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_what_is_open (void)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (order, make_advice (LOBBY_ADVICE_OPEN_COUNTER, "counter"));
  g_ptr_array_add (order, make_advice (LOBBY_ADVICE_DIVERT, "one"));
  g_ptr_array_add (order, make_advice (LOBBY_ADVICE_DIVERT, "two"));
  g_ptr_array_add (order, make_advice (LOBBY_ADVICE_RESTOCK, "cash"));
  g_ptr_array_add (order, make_advice (LOBBY_ADVICE_DIVERT, "three"));
  assert_forms (order, (LobbyBoardMode){ 0 }, NULL, FALSE, "CCrCr");
  assert_forms (order, (LobbyBoardMode){ 0 }, "three", FALSE, "CrrCC");
  assert_forms (order, (LobbyBoardMode){ .wide = TRUE }, NULL, FALSE, "CCCCr");
  assert_forms (order, (LobbyBoardMode){ .compact = TRUE }, NULL, FALSE, "CCmC-");
  assert_forms (order, (LobbyBoardMode){ .compact = TRUE }, "two", TRUE, "CrCCr");
  assert_forms (order, (LobbyBoardMode){ .narrow = TRUE }, NULL, FALSE, "CCr--");
  assert_forms (order, (LobbyBoardMode){ .narrow = TRUE }, NULL, TRUE, "CCrrr");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Stage *stage, gconstpointer data);
  } tests[] = {
    { "/pages/do-next/cards", test_cards },
    { "/pages/do-next/figures-tell-their-range", test_figures_tell_their_range },
    { "/pages/do-next/one-blue-button", test_one_blue_button },
    { "/pages/do-next/accept", test_accept },
    { "/pages/do-next/undo-ends", test_undo_ends },
    { "/pages/do-next/decline-with-a-reason", test_decline_with_a_reason },
    { "/pages/do-next/skip", test_skip },
    { "/pages/do-next/first-action", test_first_action },
    { "/pages/do-next/ask-counter", test_ask_counter },
    { "/pages/do-next/refused", test_refused },
    { "/pages/do-next/ended", test_ended },
    { "/pages/do-next/device-breaks", test_device_breaks },
    { "/pages/do-next/stale", test_stale },
    { "/pages/do-next/row-opens", test_row_opens },
    { "/pages/do-next/tiles-are-advised", test_tiles_are_advised },
    { "/pages/do-next/company", test_company },
    { "/pages/do-next/other-kinds", test_other_kinds },
    { "/pages/do-next/expiry", test_expiry },
    { "/pages/do-next/ledger", test_ledger },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/pages/do-next/nothing-moves-under-the-pointer", test_nothing_moves_under_the_pointer);
  g_test_add_func ("/pages/do-next/what-is-open", test_what_is_open);
  return g_test_run ();
}
