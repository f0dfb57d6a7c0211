/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first question at the door (S3-9): who is asked, what is offered, what is sent, and what became of it. */
#include <adwaita.h>

#include "lobby-intake-choices.h"
#include "lobby-intake.h"
#include "lobby-widgets.h"

#include "lobby-floor-maker.h"
#include "lobby-rules.h"
#include "staged-session.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  LobbySession *session;
} Stage;

#define SERVICES \
  "\"services\":[{\"id\":\"A\",\"prefix\":\"A\",\"name\":{\"en\":\"Personal cash\"},\"targetSeconds\":900," \
  "\"divertible\":[\"withdraw\",\"deposit\"]},{\"id\":\"B\",\"prefix\":\"B\",\"name\":{\"en\":\"Accounts and " \
  "cards\"},\"targetSeconds\":1200,\"divertible\":[\"reset-pin\"]}]"
#define BUSINESS \
  "\"transactions\":[{\"id\":\"withdraw\",\"name\":{\"en\":\"Withdraw cash\"},\"cash\":true}," \
  "{\"id\":\"deposit\",\"name\":{\"en\":\"Pay in cash\"},\"cash\":true}," \
  "{\"id\":\"reset-pin\",\"name\":{\"en\":\"Reset card PIN\"}}," \
  "{\"id\":\"coins\",\"name\":{\"en\":\"Change notes\"}}]"

static void
play (Stage *stage, const char *time, const char *name, const char *data)
{
  staged_session_play (STAGED_SESSION (stage->session), time, name, data);
}

/* Three wait for A, two for B; A003, the newest of the longest queue, has told its business at the ticket machine. */
static void
set_up (Stage *stage, gconstpointer data)
{
  stage->session = staged_session_new ();
  staged_session_open (STAGED_SESSION (stage->session), "08:30:00");
  play (stage, "08:40:00", "branch.changed",
        "{\"id\":\"test\",\"name\":{\"en\":\"Test\"},\"timeZone\":\"UTC\",\"businessDay\":\"" LOBBY_FLOOR_DAY
        "\",\"opens\":\"09:00\",\"closes\":\"17:00\"," SERVICES "," BUSINESS "}");
  play (stage, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (stage, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (stage, "09:03:00", "ticket.issued",
        "{\"ticket\":\"A003\",\"service\":\"A\",\"transaction\":\"coins\",\"looseChange\":true}");
  play (stage, "09:04:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  play (stage, "09:05:00", "ticket.issued", "{\"ticket\":\"B002\",\"service\":\"B\"}");
  staged_session_let_act (STAGED_SESSION (stage->session));
  staged_session_show_at (STAGED_SESSION (stage->session), "09:06:00");
  stage->window = GTK_WIDGET (lobby_intake_new (NULL, stage->session));
  lobby_intake_ask_about (LOBBY_INTAKE (stage->window), NULL);
  gtk_window_present (GTK_WINDOW (stage->window));
  while (!gtk_widget_get_mapped (stage->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  if (stage->window != NULL)
    gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static GtkWidget *
find (Stage *stage, const char *words)
{
  return widget_search_find (stage->window, GTK_TYPE_LABEL, words);
}

static GtkWidget *
find_choice (Stage *stage, const char *words)
{
  return widget_search_find (stage->window, GTK_TYPE_TOGGLE_BUTTON, words);
}

static void
choose (Stage *stage, const char *words)
{
  GtkWidget *button = find_choice (stage, words);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
click (Stage *stage, const char *words)
{
  g_signal_emit_by_name (widget_search_find (stage->window, GTK_TYPE_BUTTON, words), "clicked");
}

static void
assert_ticket (Stage *stage, const char *id)
{
  GtkWidget *entry = widget_search_find (stage->window, GTK_TYPE_ENTRY, NULL);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, id);
}

static void
write_ticket (Stage *stage, const char *id)
{
  gtk_editable_set_text (GTK_EDITABLE (widget_search_find (stage->window, GTK_TYPE_ENTRY, NULL)), id);
}

static const LobbyTicketFacts *
get_asked (Stage *stage)
{
  const LobbyCommand *command = staged_session_get_asked (STAGED_SESSION (stage->session));

  g_assert_nonnull (command);
  g_assert_cmpint (command->kind, ==, LOBBY_COMMAND_TICKET_NOTE);
  return command->payload;
}

static void
test_whom_to_ask (Stage *stage, gconstpointer data)
{
  /* The newest of the longest queue that nobody has asked. */
  assert_ticket (stage, "A002");
  g_assert_nonnull (find (stage, "Personal cash"));
  g_assert_nonnull (find (stage, "Has waited 4 min"));
  g_assert_nonnull (find (stage, "What did the customer come for?"));
}

static void
test_business_of_the_service (Stage *stage, gconstpointer data)
{
  g_assert_nonnull (find_choice (stage, "Withdraw cash"));
  g_assert_nonnull (find_choice (stage, "Change notes")); /* A003 came for it today */
  g_assert_null (find_choice (stage, "Reset card PIN"));
  click (stage, "Other Business");
  g_assert_nonnull (find_choice (stage, "Reset card PIN"));
}

static void
test_amount_is_asked_for_cash (Stage *stage, gconstpointer data)
{
  g_assert_null (find_choice (stage, "To \xc2\xa5"
                                     "20,000"));
  choose (stage, "Withdraw cash");
  g_assert_nonnull (find_choice (stage, "To \xc2\xa5"
                                        "5,000"));
  g_assert_nonnull (find_choice (stage, "To \xc2\xa5"
                                        "20,000"));
  g_assert_nonnull (find_choice (stage, "To \xc2\xa5"
                                        "50,000"));
  g_assert_nonnull (find_choice (stage, "More"));
  choose (stage, "Change notes");
  g_assert_null (find_choice (stage, "To \xc2\xa5"
                                     "20,000"));
}

static void
test_what_is_known_is_filled_in (Stage *stage, gconstpointer data)
{
  write_ticket (stage, "a003");
  GtkWidget *known = find_choice (stage, "Change notes");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (known)));
  GtkWidget *change = find_choice (stage, "Loose Change");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (change)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (change), FALSE); /* it was noted by mistake */
  click (stage, "Save");
  g_assert_true (get_asked (stage)->not_loose_change);
  g_assert_false (get_asked (stage)->loose_change || get_asked (stage)->not_elderly);
}

static void
test_answers_are_sent_and_come_home (Stage *stage, gconstpointer data)
{
  choose (stage, "Withdraw cash");
  choose (stage, "To \xc2\xa5"
                 "20,000");
  choose (stage, "Card");
  click (stage, "Save");
  const LobbyTicketFacts *facts = get_asked (stage);
  g_assert_cmpstr (facts->ticket, ==, "A002");
  g_assert_cmpstr (facts->transaction, ==, "withdraw");
  g_assert_cmpint (facts->amount_cny, ==, 20000);
  g_assert_cmpint (facts->amount_from_cny, ==, 5001); /* a band was chosen, no amount was told */
  g_assert_cmpint (facts->medium, ==, LOBBY_MEDIUM_CARD);
  g_assert_false (facts->elderly);
  g_assert_nonnull (find (stage, "A002: On its way to the branch"));

  staged_session_answer (STAGED_SESSION (stage->session), "09:06:02", "ticket.noted",
                         "{\"ticket\":\"A002\",\"transaction\":\"withdraw\",\"amountCny\":20000,\"medium\":\"card\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:06:03");
  widget_search_await (stage->window, "A002: Noted");
}

static void
foresee (Stage *stage, const char *time, const LobbyVerdict *verdict)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at (time));
  LobbyTicketForesight *ticket = lobby_foresight_add_ticket (foresight, "A002");

  ticket->verdict = *verdict;
  ticket->divertible = verdict->veto == LOBBY_VETO_NONE;
  lobby_floor_take_foresight (lobby_session_get_floor (stage->session), foresight);
  staged_session_show_at (STAGED_SESSION (stage->session), time);
}

static void
test_verdict_rests_on_what_was_noted (Stage *stage, gconstpointer data)
{
  const LobbyVerdict unasked = { .veto = LOBBY_VETO_UNASKED }, yes = { .device = "CRS-1" };

  foresee (stage, "09:06:00", &unasked);
  choose (stage, "Withdraw cash");
  click (stage, "Save");
  staged_session_answer (STAGED_SESSION (stage->session), "09:06:02", "ticket.noted",
                         "{\"ticket\":\"A002\",\"transaction\":\"withdraw\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:06:03");
  widget_search_await (stage->window, "A002: Noted"); /* what was foreseen did not know it yet */
  foresee (stage, "09:06:05", &yes);
  widget_search_await (stage->window, "A002: Can be diverted to CRS-1");
}

static void
test_refusal_is_explained (Stage *stage, gconstpointer data)
{
  choose (stage, "Withdraw cash");
  click (stage, "Save");
  staged_session_refuse (STAGED_SESSION (stage->session), "conflict");
  widget_search_await (stage->window, "A002: Not noted: the customer has been called already");
}

static void
test_next (Stage *stage, gconstpointer data)
{
  choose (stage, "Pay in cash");
  click (stage, "Save and Next");
  g_assert_cmpstr (get_asked (stage)->ticket, ==, "A002");
  assert_ticket (stage, "A001"); /* A002 is on its way */
  choose (stage, "Withdraw cash");
  click (stage, "Save and Next");
  assert_ticket (stage, "B002");
  g_assert_nonnull (find_choice (stage, "Reset card PIN"));
  g_assert_nonnull (find (stage, "A001: On its way to the branch"));
}

static void
test_everybody_was_asked (Stage *stage, gconstpointer data)
{
  static const char *const tickets[] = { "A001", "A002", "B001", "B002" };

  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    {
      g_autofree char *noted = g_strdup_printf ("{\"ticket\":\"%s\",\"transaction\":\"deposit\"}", tickets[i]);
      play (stage, "09:06:01", "ticket.noted", noted);
    }
  staged_session_show_at (STAGED_SESSION (stage->session), "09:06:02");
  lobby_intake_ask_about (LOBBY_INTAKE (stage->window), NULL);
  assert_ticket (stage, "A003"); /* to look it over */
  click (stage, "Save and Next");
  g_assert_nonnull (find (stage, "Everybody who waits has been asked"));
  g_assert_null (find_choice (stage, "Withdraw cash"));
}

static void
test_a_called_customer_is_not_noted (Stage *stage, gconstpointer data)
{
  choose (stage, "Withdraw cash");
  play (stage, "09:06:01", "ticket.abandoned", "{\"ticket\":\"A002\"}");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:06:02");
  widget_search_await (stage->window, "Does not wait any more");
  GtkWidget *save = widget_search_find (stage->window, GTK_TYPE_BUTTON, "Save");
  g_assert_false (gtk_widget_get_sensitive (widget_search_find (stage->window, GTK_TYPE_BUTTON, "Save and Next")));
  g_assert_nonnull (save);
  click (stage, "Save");
  g_assert_null (staged_session_get_asked (STAGED_SESSION (stage->session)));
}

static void
test_what_is_no_amount_is_not_sent (Stage *stage, gconstpointer data)
{
  choose (stage, "Withdraw cash");
  GtkWidget *bands = find_choice (stage, "More");
  GtkWidget *amount_box = gtk_widget_get_parent (gtk_widget_get_parent (bands));
  GtkWidget *amount = widget_search_find (amount_box, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (amount), "12x");
  g_assert_true (gtk_widget_has_css_class (amount, "error"));
  click (stage, "Save");
  g_assert_null (staged_session_get_asked (STAGED_SESSION (stage->session)));
  gtk_editable_set_text (GTK_EDITABLE (amount), "3200");
  click (stage, "Save");
  g_assert_cmpint (get_asked (stage)->amount_cny, ==, 3200);
}

/* --- amounts --- */

static void
test_bands_end_at_the_limits (void)
{
  g_autoptr (GArray) bands = lobby_intake_list_bands (lobby_rules_get_shipped ());
  const LobbyAmountBand *last = &g_array_index (bands, LobbyAmountBand, bands->len - 1);

  g_assert_cmpuint (bands->len, ==, 4);
  g_assert_cmpint (g_array_index (bands, LobbyAmountBand, 0).amount_cny, ==, 5000);
  g_assert_cmpint (g_array_index (bands, LobbyAmountBand, 1).amount_cny, ==, 20000);
  g_assert_cmpint (g_array_index (bands, LobbyAmountBand, 2).amount_cny, ==, 50000);
  g_assert_true (last->above);
  g_assert_cmpint (last->amount_cny, >, 50000);
}

/* What stands for a band is judged by each rule as everything in the band is. */
static void
test_bands_are_judged_like_their_amounts (void)
{
  g_autoptr (LobbyRuleSheet) sheet = lobby_rule_sheet_copy (lobby_rules_get_shipped ());
  ((LobbyDiversionRule *) g_ptr_array_index (sheet->rules, 0))->inclusive = FALSE;
  g_autoptr (GArray) bands = lobby_intake_list_bands (sheet);
  gint64 from_cny = 1;

  for (guint i = 0; i < bands->len; i++)
    {
      const LobbyAmountBand *band = &g_array_index (bands, LobbyAmountBand, i);
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, 0);
      g_assert_cmpint (lobby_diversion_rule_allows_amount (rule, from_cny), ==,
                       lobby_diversion_rule_allows_amount (rule, band->amount_cny));
      from_cny = band->amount_cny + 1;
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
    { "/pages/intake/whom-to-ask", test_whom_to_ask },
    { "/pages/intake/business-of-the-service", test_business_of_the_service },
    { "/pages/intake/amount-is-asked-for-cash", test_amount_is_asked_for_cash },
    { "/pages/intake/what-is-known-is-filled-in", test_what_is_known_is_filled_in },
    { "/pages/intake/answers-are-sent-and-come-home", test_answers_are_sent_and_come_home },
    { "/pages/intake/verdict-rests-on-what-was-noted", test_verdict_rests_on_what_was_noted },
    { "/pages/intake/refusal-is-explained", test_refusal_is_explained },
    { "/pages/intake/next", test_next },
    { "/pages/intake/everybody-was-asked", test_everybody_was_asked },
    { "/pages/intake/a-called-customer-is-not-noted", test_a_called_customer_is_not_noted },
    { "/pages/intake/what-is-no-amount-is-not-sent", test_what_is_no_amount_is_not_sent },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/pages/intake/bands-end-at-the-limits", test_bands_end_at_the_limits);
  g_test_add_func ("/pages/intake/bands-are-judged-like-their-amounts", test_bands_are_judged_like_their_amounts);
  return g_test_run ();
}
