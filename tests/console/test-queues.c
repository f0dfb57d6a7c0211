/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queues as they are foreseen: predictions with their range, who will be over, who can be diverted; and each waiting
 * customer: when it will be called, what can be done, or why not. */
#include <adwaita.h>

#include "lobby-live-page.h"
#include "lobby-queue-popover.h"
#include "lobby-queue-row.h"
#include "lobby-queue-show.h"
#include "lobby-ticket-popover.h"
#include "lobby-ticket-show.h"
#include "lobby-widgets.h"
#include "lobby-words-money.h"
#include "lobby-words-veto.h"

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
play (Stage *stage, const char *time, const char *name, const char *data)
{
  staged_session_play (STAGED_SESSION (stage->session), time, name, data);
}

/* 09:20: A001 has waited 18 min of 15, A002 10 min, B001 4 min of 20. */
static void
set_up (Stage *stage, gconstpointer data)
{
  stage->session = staged_session_new ();
  staged_session_open (STAGED_SESSION (stage->session), "08:30:00");
  play (stage, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  play (stage, "09:02:00", "ticket.issued",
        "{\"ticket\":\"A001\",\"service\":\"A\",\"transaction\":\"withdraw\",\"amountCny\":32000,\"medium\":\"card\"}");
  play (stage, "09:10:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (stage, "09:16:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:20:00");
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

static void
foresee_service (LobbyForesight *foresight, const char *id, double low_min, double mid_min, double high_min)
{
  LobbyServiceForesight *service = lobby_foresight_add_service (foresight, id);

  service->known = TRUE;
  service->next = (LobbySpan){ low_min * 60, mid_min * 60, high_min * 60 };
  service->next_in_time = 0.5;
}

static LobbyTicketForesight *
foresee_ticket (LobbyForesight *foresight, const char *id, double mid_min, double in_time)
{
  LobbyTicketForesight *ticket = lobby_foresight_add_ticket (foresight, id);

  ticket->to_call = (LobbySpan){ mid_min * 60 - 120, mid_min * 60, mid_min * 60 + 180 };
  ticket->in_time = in_time;
  return ticket;
}

static LobbyForesight *
make_foresight (void)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at ("09:20:00"));

  foresee_service (foresight, "A", 21, 26, 32);
  foresee_service (foresight, "B", 18, 24, 31);
  lobby_foresight_add_service (foresight, "V");
  foresee_ticket (foresight, "A001", 2, 0)->verdict = (LobbyVerdict){ LOBBY_VETO_AMOUNT, "S3-1-withdraw", NULL, 32000,
                                                                      20000 };
  foresee_ticket (foresight, "A002", 9, 0.2)->divertible = TRUE;
  foresee_ticket (foresight, "B001", 8, 0.9)->verdict = (LobbyVerdict){ .veto = LOBBY_VETO_UNASKED };
  ((LobbyTicketForesight *) lobby_foresight_get_ticket (foresight, "A002"))->verdict.device = "CRS-1";
  ((LobbyServiceForesight *) lobby_foresight_get_service (foresight, "B"))->breach_us = lobby_floor_at ("09:31:10");
  return foresight;
}

static void
foresee (Stage *stage)
{
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), make_foresight ());
  staged_session_show_at (STAGED_SESSION (stage->session), "09:20:00");
  widget_search_await (stage->page, "21 to 32");
}

static GtkWidget *
find_row (Stage *stage, const char *service)
{
  return widget_search_find (stage->page, LOBBY_TYPE_QUEUE_ROW, service);
}

static void
test_prediction (Stage *stage, gconstpointer data)
{
  foresee (stage);
  GtkWidget *row = find_row (stage, "Personal cash");
  GtkWidget *figure = widget_search_find (row, GTK_TYPE_LABEL, "26");
  g_assert_true (gtk_widget_has_css_class (figure, "lobby-over")); /* even the low end is beyond 15 min */
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Personal cash, 2 waiting, 1 over the 15 minute target, longest 18 minutes, "
                                       "next arrival 26 minutes, between 21 and 32");
  row = find_row (stage, "Accounts and cards");
  figure = widget_search_find (row, GTK_TYPE_LABEL, "24");
  g_assert_true (gtk_widget_has_css_class (figure, "lobby-risk")); /* the median is, the low end is not */
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "18 to 31"));
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "Over target in 11 min"));
}

/* A001 was told 10 to 20 min and was called after 18; B001 was told 5 to 8 and was called after 4. */
static void
test_track_record (Stage *stage, gconstpointer data)
{
  play (stage, "09:02:00", "console.ticket-promised",
        "{\"ticket\":\"A001\",\"service\":\"A\",\"at\":\"2025-11-17T09:02:00Z\",\"lowSeconds\":600,"
        "\"midSeconds\":900,\"highSeconds\":1200}");
  play (stage, "09:20:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  foresee (stage);
  GtkWidget *cell = widget_search_find (find_row (stage, "Personal cash"), GTK_TYPE_LABEL, "21 to 32");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_parent (cell)), ==,
                   "Predictions kept today: 100% of 1, 0 called earlier, 0 later");
}

static void
test_too_few_cases (Stage *stage, gconstpointer data)
{
  foresee (stage);
  GtkWidget *row = find_row (stage, "VIP");
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "Too few cases"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "VIP, nobody waiting, target 5, too few cases to predict");
}

static void
test_nothing_is_predicted_from_old_figures (Stage *stage, gconstpointer data)
{
  foresee (stage);
  staged_session_lose (STAGED_SESSION (stage->session), LOBBY_LINK_STALE, "09:20:00", 48);
  widget_search_await (stage->page, "No forecast");
  g_assert_null (widget_search_find (stage->page, GTK_TYPE_LABEL, "21 to 32"));
}

static void
test_marks (Stage *stage, gconstpointer data)
{
  foresee (stage);
  LobbyFloor *floor = lobby_session_get_floor (stage->session);
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  static const struct
  {
    const char *ticket;
    LobbyTone tone;
  } rows[] = {
    { "A001", LOBBY_TONE_OVER },
    { "A002", LOBBY_TONE_RISK }, /* within the target, but will hardly be called in time */
    { "B001", LOBBY_TONE_NORMAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LobbyTicket *ticket = lobby_floor_get_ticket (floor, rows[i].ticket);
      const LobbyServiceRecord *service = lobby_floor_get_service (floor, lobby_ticket_get_record (ticket)->service);
      g_assert_cmpint (lobby_ticket_judge (ticket, service, foresight), ==, rows[i].tone);
    }
  LobbyWaitStrip *strip = lobby_queue_row_get_strip (LOBBY_QUEUE_ROW (find_row (stage, "Personal cash")));
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_strip_create_plot (strip);
  g_assert_cmpuint (plot->n_spots, ==, 2);
  g_assert_true (plot->spots[0].ringed); /* the longest wait is painted last: A002 is the first */
  g_assert_false (plot->spots[1].ringed);
  g_assert_cmpint (plot->spots[0].shape, ==, LOBBY_SHAPE_DIAMOND);
  g_assert_true (plot->forecast.known);
}

static void
test_without_target_the_median_decides (void)
{
  const LobbySpan span = { 600, 900, 1200 };

  g_assert_cmpint (lobby_forecast_judge (&span, 0), ==, LOBBY_TONE_NORMAL);
  g_assert_cmpint (lobby_forecast_judge (&span, 900), ==, LOBBY_TONE_NORMAL);
  g_assert_cmpint (lobby_forecast_judge (&span, 899), ==, LOBBY_TONE_RISK);
  g_assert_cmpint (lobby_forecast_judge (&span, 599), ==, LOBBY_TONE_OVER);
}

static void
test_axis_follows_the_interval (Stage *stage, gconstpointer data)
{
  foresee (stage);
  LobbyForesight *foresight = make_foresight ();
  ((LobbyServiceForesight *) lobby_foresight_get_service (foresight, "B"))->next.high_s = 55 * 60;
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), foresight);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:20:01");
  widget_search_await (stage->page, "18 to 55");
  LobbyWaitStrip *strip = lobby_queue_row_get_strip (LOBBY_QUEUE_ROW (find_row (stage, "VIP")));
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_strip_create_plot (strip);
  g_assert_cmpfloat (plot->scale.to, ==, 60);
}

static GtkWidget *
open_ticket (Stage *stage, const char *ticket)
{
  GtkWidget *popover;

  gtk_widget_activate_action (stage->page, "page.show-ticket", "s", ticket);
  while ((popover = widget_search_find (stage->page, LOBBY_TYPE_TICKET_POPOVER, ticket)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return popover;
}

static void
test_why_not (Stage *stage, gconstpointer data)
{
  foresee (stage);
  GtkWidget *popover = open_ticket (stage, "A001");
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "Has waited 18 min, target 15"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL,
                                        "\xc2\xa5"
                                        "32,000 is above the limit of \xc2\xa5"
                                        "20,000 (S3-1)"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "Call in about 2 min, between 0 and 5"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "Will hardly be called within the target"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "card"));
}

static void
test_what_can_be_done (Stage *stage, gconstpointer data)
{
  foresee (stage);
  GtkWidget *popover = open_ticket (stage, "A002");
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "Can be diverted to CRS-1"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "20% likely to be called within the target"));
  g_assert_nonnull (widget_search_find (popover, GTK_TYPE_LABEL, "Not asked yet"));
  /* A customer who is called while a person reads. */
  play (stage, "09:20:10", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:20:12");
  widget_search_await (popover, "Does not wait any more");
  g_assert_null (widget_search_find (popover, GTK_TYPE_LABEL, "Can be diverted"));
}

static void
test_queue_as_a_list (Stage *stage, gconstpointer data)
{
  foresee (stage);
  GtkWidget *row = find_row (stage, "Personal cash");
  g_signal_emit_by_name (row, "opened", NULL);
  GtkWidget *popover = widget_search_find (row, LOBBY_TYPE_QUEUE_POPOVER, "A001");
  GtkWidget *second = widget_search_find (popover, GTK_TYPE_LIST_BOX_ROW, "A002");
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A002 has waited 10 min, will be over target, Not asked yet, can be diverted");
  gtk_widget_activate (second);
  while (widget_search_find (stage->page, LOBBY_TYPE_TICKET_POPOVER, "A002") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* --- words --- */

static void
test_every_veto_has_a_sentence (void)
{
  const LobbyVetoNames names = { "Withdraw cash", TRUE, NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint veto = 0; veto < LOBBY_VETO_N; veto++)
    {
      const LobbyVerdict verdict = { (LobbyVeto) veto, "S3-1-withdraw", "CRS-2", 300, 200 };
      char *words = lobby_words_dup_veto (&verdict, &names);
      g_assert_nonnull (words);
      g_assert_cmpuint (strlen (words), >, 12);
      g_assert_true (g_hash_table_add (seen, words)); /* and each its own */
    }
}

static void
test_every_veto_holds_without_names (void)
{
  const LobbyVetoNames nothing = { 0 };

  for (guint veto = 0; veto < LOBBY_VETO_N; veto++)
    {
      const LobbyVerdict verdict = { .veto = (LobbyVeto) veto };
      g_autofree char *words = lobby_words_dup_veto (&verdict, &nothing);
      g_assert_nonnull (words);
      g_assert_null (strstr (words, "null"));
    }
}

static void
assert_words (LobbyVerdict verdict, const char *source, const char *expected)
{
  const LobbyVetoNames names = { "Withdraw cash", TRUE, source };
  g_autofree char *words = lobby_words_dup_veto (&verdict, &names);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_vetoes_say_their_figures (void)
{
  assert_words ((LobbyVerdict){ .veto = LOBBY_VETO_AMOUNT, .figure = 32000, .limit = 20000 }, "S3-2",
                "Withdraw cash: \xc2\xa5"
                "32,000 is above the limit of \xc2\xa5"
                "20,000 (S3-2)");
  /* The limit itself is not always included (S3-1). */
  assert_words ((LobbyVerdict){ .veto = LOBBY_VETO_AMOUNT, .figure = 20000, .limit = 20000 }, NULL,
                "Withdraw cash: must be less than \xc2\xa5"
                "20,000 (S3-1)");
  assert_words ((LobbyVerdict){ .veto = LOBBY_VETO_ELDERLY }, NULL, "Elderly: accompany, never divert (S3-28)");
  assert_words ((LobbyVerdict){ .veto = LOBBY_VETO_DEVICE_SUPPLY, .device = "CRS-2" }, NULL, "CRS-2 has too few notes");
  assert_words ((LobbyVerdict){ .veto = LOBBY_VETO_QUEUE_SHORT, .figure = 2, .limit = 3 }, NULL,
                "Only 2 are waiting: a suggestion would look like refusing service (S3-6)");
}

static void
test_money (void)
{
  static const struct
  {
    gint64 amount_cny;
    const char *words;
  } rows[] = {
    { 0, "\xc2\xa5"
         "0" },
    { 800, "\xc2\xa5"
           "800" },
    { 3000, "\xc2\xa5"
            "3,000" },
    { 20000, "\xc2\xa5"
             "20,000" },
    { 1234567, "\xc2\xa5"
               "1,234,567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = lobby_words_dup_money (rows[i].amount_cny);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Stage *stage, gconstpointer data);
  } tests[] = {
    { "/pages/queues/prediction", test_prediction },
    { "/pages/queues/track-record", test_track_record },
    { "/pages/queues/too-few-cases", test_too_few_cases },
    { "/pages/queues/nothing-is-predicted-from-old-figures", test_nothing_is_predicted_from_old_figures },
    { "/pages/queues/marks", test_marks },
    { "/pages/queues/axis-follows-the-interval", test_axis_follows_the_interval },
    { "/pages/queues/why-not", test_why_not },
    { "/pages/queues/what-can-be-done", test_what_can_be_done },
    { "/pages/queues/queue-as-a-list", test_queue_as_a_list },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/pages/queues/without-target-the-median-decides", test_without_target_the_median_decides);
  g_test_add_func ("/words/veto/every-veto-has-a-sentence", test_every_veto_has_a_sentence);
  g_test_add_func ("/words/veto/every-veto-holds-without-names", test_every_veto_holds_without_names);
  g_test_add_func ("/words/veto/vetoes-say-their-figures", test_vetoes_say_their_figures);
  g_test_add_func ("/words/money", test_money);
  return g_test_run ();
}
