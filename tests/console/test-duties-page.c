/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of duties: cases by urgency, one of them with its steps, and the dialog for new ones. */
#include <adwaita.h>

#include "lobby-alert-list.h"
#include "lobby-alert-show.h"
#include "lobby-case-due.h"
#include "lobby-case-form.h"
#include "lobby-case-pane.h"
#include "lobby-case-show.h"
#include "lobby-cases-view.h"
#include "lobby-checklists-view.h"
#include "lobby-duties-page.h"
#include "lobby-floor-maker.h"
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
open_case (StagedSession *session, const char *id, const char *kind, const char *summary, const char *rest)
{
  g_autofree char *data = g_strdup_printf (
      "{\"id\":\"%s\",\"kind\":\"%s\",\"phase\":\"open\",\"summary\":\"%s\",\"owner\":\"t1\",\"by\":\"t1\","
      "\"openedAt\":\"" LOBBY_FLOOR_DAY "T08:40:00Z\"%s}",
      id, kind, summary, rest);

  staged_session_play (session, "08:40:00", "case.opened", data);
}

static void
set_up (Stage *stage, gconstpointer data)
{
  StagedSession *session;

  stage->session = staged_session_new ();
  session = STAGED_SESSION (stage->session);
  staged_session_open (session, "08:30:00");
  staged_session_play (session, "08:40:00", "feedback.received",
                       "{\"id\":\"f1\",\"ticket\":\"A001\",\"score\":3,\"at\":\"" LOBBY_FLOOR_DAY "T08:40:00Z\"}");
  open_case (session, "c1", "feedback", "Waited too long",
             ",\"ticket\":\"A001\",\"feedback\":\"f1\",\"customer\":\"c-7\",\"dueAt\":\"2025-11-18T08:40:00Z\"");
  open_case (session, "c2", "second-line", "Line not printed",
             ",\"need\":\"Print again\",\"dueAt\":\"2025-11-17T09:30:00Z\"");
  open_case (session, "c3", "lost-property", "Umbrella", ",\"place\":\"Waiting area\",\"keptAt\":\"Guide desk\"");
  open_case (session, "c4", "complaint", "Fee twice", ",\"stage\":\"simple\",\"dueAt\":\"2025-11-17T10:30:00Z\"");
  staged_session_show_at (session, "10:00:00");
  stage->window = gtk_window_new ();
  stage->page = lobby_duties_page_new ();
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

static GtkWidget *
find (Stage *stage, GType type, const char *words)
{
  return widget_search_find (stage->page, type, words);
}

static GtkWidget *
get_pane (Stage *stage)
{
  return find (stage, LOBBY_TYPE_CASE_PANE, NULL);
}

/* What is overdue stands first and in the pane; the badge counts it with what is due today. */
static void
test_lists (Stage *stage, gconstpointer data)
{
  widget_search_await (stage->page, "Overdue");
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "30 min late"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "Due Today"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "30 min left"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "Later"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "A001 · Would recommend: 3 of 10"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "Waiting area"));
  g_assert_nonnull (widget_search_find (get_pane (stage), GTK_TYPE_LABEL, "Line not printed"));
  g_assert_nonnull (find (stage, GTK_TYPE_LABEL, "1 answer: too few for a score"));
  g_assert_cmpuint (lobby_duties_page_count_urgent (lobby_session_get_floor (stage->session)), ==, 2);
}

static LobbyAlert *
find_alert (LobbyFloor *floor, const char *key)
{
  GListModel *alerts = lobby_floor_get_alerts (floor);

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      if (g_strcmp0 (lobby_alert_get_facts (alert)->key, key) == 0)
        return g_steal_pointer (&alert);
    }
  return NULL;
}

/* Overdue is an alert with who, since when and what to do; nothing of it that a person wrote goes onto the desktop. */
static void
test_overdue_is_an_alert (Stage *stage, gconstpointer data)
{
  LobbyFloor *floor = lobby_session_get_floor (stage->session);
  g_autoptr (LobbyAlert) alert = find_alert (floor, "case:c2");
  g_autofree char *title = lobby_alert_dup_title (alert, floor);
  g_autofree char *text = lobby_alert_dup_text (alert, floor, FALSE);
  g_autofree char *brief = lobby_alert_dup_text (alert, floor, TRUE);
  LobbyAlertAction action;

  g_assert_cmpstr (title, ==, "Follow-Up Slip is overdue");
  g_assert_cmpstr (text, ==, "Liu Min sees to it, due at 09:30: Line not printed. Ask, or take it over.");
  g_assert_cmpstr (brief, ==, "30 min late, see to it");
  g_assert_cmpint (lobby_alert_get_facts (alert)->severity, ==, LOBBY_SEVERITY_AMBER);
  lobby_alert_find_action (alert, floor, &action);
  g_assert_cmpstr (action.label, ==, "Show Case");
  g_assert_cmpstr (action.place, ==, "win.show-case");
  g_assert_cmpstr (action.place_id, ==, "c2");
  lobby_alert_action_clear (&action);
  /* A disappointed customer or a complaint weighs more. */
  g_assert_null (find_alert (floor, "case:c4"));
  staged_session_show_at (STAGED_SESSION (stage->session), "10:31:00");
  g_autoptr (LobbyAlert) complaint = find_alert (floor, "case:c4");
  g_assert_cmpint (lobby_alert_get_facts (complaint)->severity, ==, LOBBY_SEVERITY_RED);
}

#define LATE \
  "{\"id\":\"opening\",\"name\":{\"en\":\"Opening " \
  "round\"},\"source\":\"S4-11\",\"version\":1,\"due\":\"before-opening\"," \
  "\"leadMinutes\":10,\"items\":[{\"id\":\"a\",\"text\":{\"en\":\"Item a\"},\"kind\":\"yes-no\",\"weight\":1," \
  "\"source\":\"S4-11\"}]}"

typedef struct
{
  Stage *stage;
  char *shown; /* (owned) (nullable) */
} Window;

static void
show_duty_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Window *window = data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *page_action = g_strconcat ("page.", name, NULL);

  g_free (window->shown);
  window->shown = g_strdup_printf ("%s %s", name, g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action_variant (window->stage->page, page_action, parameter);
}

static void
press_in_alerts (GtkWidget *alerts, LobbySession *session, const char *words)
{
  GtkWidget *button;

  lobby_alert_list_show (LOBBY_ALERT_LIST (alerts), session);
  button = widget_search_find (alerts, GTK_TYPE_BUTTON, words);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
add_alerts_below_page (Stage *stage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *alerts = lobby_alert_list_new ();

  g_object_ref (stage->page);
  gtk_window_set_child (GTK_WINDOW (stage->window), NULL);
  gtk_box_append (GTK_BOX (box), stage->page);
  g_object_unref (stage->page);
  gtk_box_append (GTK_BOX (box), alerts);
  gtk_window_set_child (GTK_WINDOW (stage->window), box);
  return alerts;
}

/* What is late or overdue is one press away from where something can be done about it, also without a line to act. */
static void
test_alerts_lead_to_their_duty (Stage *stage, gconstpointer data)
{
  Window window = { stage, NULL };
  const GActionEntry entries[] = { { .name = "show-case", .activate = show_duty_cb, .parameter_type = "s" },
                                   { .name = "show-checklist", .activate = show_duty_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *alerts = add_alerts_below_page (stage);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), &window);
  gtk_widget_insert_action_group (stage->window, "win", G_ACTION_GROUP (actions));
  staged_session_play (STAGED_SESSION (stage->session), "09:59:00", "checklist.changed", LATE);
  staged_session_show_at (STAGED_SESSION (stage->session), "10:00:00");
  g_assert_false (lobby_session_can_act (stage->session));

  press_in_alerts (alerts, stage->session, "Show Checklist");
  g_assert_cmpstr (window.shown, ==, "show-checklist opening");
  g_assert_nonnull (find (stage, LOBBY_TYPE_CHECKLISTS_VIEW, "Item a"));
  press_in_alerts (alerts, stage->session, "Show Case");
  g_assert_cmpstr (window.shown, ==, "show-case c2");
  g_assert_nonnull (widget_search_find (get_pane (stage), GTK_TYPE_LABEL, "Line not printed"));
  g_free (window.shown);
}

static void
choose (Stage *stage, const char *id)
{
  GtkWidget *view = find (stage, LOBBY_TYPE_CASES_VIEW, NULL);

  lobby_cases_view_choose (LOBBY_CASES_VIEW (view), id);
}

/* S3-34: each step waits until it has come home; a solution is asked for before the case can be solved. */
static void
test_steps (Stage *stage, gconstpointer data)
{
  StagedSession *session = STAGED_SESSION (stage->session);
  GtkWidget *pane, *button;

  staged_session_let_act (session);
  widget_search_await (stage->page, "Overdue");
  choose (stage, "c1");
  pane = get_pane (stage);
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "3 of 10"));
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_LABEL, "Find a fair solution"));
  button = widget_search_find (pane, GTK_TYPE_BUTTON, "Apologised");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  const LobbyCaseMoment *asked = staged_session_get_asked (session)->payload;
  g_assert_cmpstr (asked->case_id, ==, "c1");
  g_assert_cmpint (asked->phase, ==, LOBBY_CASE_PHASE_APOLOGISED);
  widget_search_await (pane, "On its way to the branch");
  g_assert_false (gtk_widget_is_sensitive (button));
  staged_session_answer (session, "10:01:00", "case.changed",
                         "{\"case\":\"c1\",\"phase\":\"apologised\",\"by\":\"t1\"}");
  staged_session_show_at (session, "10:01:00");
  widget_search_await (pane, "Liu Min apologised");
  g_assert_nonnull (widget_search_find (pane, GTK_TYPE_BUTTON, "Listened"));
  staged_session_play (session, "10:02:00", "case.changed", "{\"case\":\"c1\",\"phase\":\"listened\",\"by\":\"t1\"}");
  staged_session_show_at (session, "10:02:00");
  widget_search_await (pane, "Liu Min listened");
  /* Nothing is asked of the branch before the solution is written. */
  lobby_case_pane_take_next_step (LOBBY_CASE_PANE (pane));
  g_assert_null (staged_session_get_asked (session));
}

static GtkWidget *
open_due_window (Stage *stage)
{
  GtkWidget *due = widget_search_find (get_pane (stage), LOBBY_TYPE_CASE_DUE, NULL);
  GtkWidget *button;

  g_assert_nonnull (due);
  button = gtk_widget_get_first_child (due);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

/* S2-15: who sees to a slip moves it to another time; what has its time from a rule has no such button. A conflict is told
 * as with every step (fault 31). */
static void
test_a_slip_is_moved (Stage *stage, gconstpointer data)
{
  StagedSession *session = STAGED_SESSION (stage->session);
  GtkWidget *window, *entry, *button;

  staged_session_let_act (session);
  widget_search_await (stage->page, "Overdue");
  choose (stage, "c1");
  g_assert_null (widget_search_find (get_pane (stage), LOBBY_TYPE_CASE_DUE, NULL));
  choose (stage, "c2");
  window = open_due_window (stage);
  widget_search_await (window, "Change Due Time");
  button = widget_search_find (window, GTK_TYPE_BUTTON, "Change Due Time");
  entry = widget_search_find (window, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "9:00");
  g_assert_nonnull (widget_search_find (window, GTK_TYPE_LABEL, "Say until when, as in 16:30; it must be to come"));
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), "11:15");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  const LobbyCaseMoment *asked = staged_session_get_asked (session)->payload;
  g_assert_cmpstr (asked->case_id, ==, "c2");
  g_assert_cmpint (asked->due_us, ==, lobby_floor_at ("11:15:00"));
  g_assert_cmpint (asked->phase, ==, LOBBY_CASE_PHASE_UNKNOWN);
  widget_search_await (get_pane (stage), "On its way to the branch");
  staged_session_answer (session, "10:01:00", "case.changed",
                         "{\"case\":\"c2\",\"due\":\"" LOBBY_FLOOR_DAY "T11:15:00Z\",\"by\":\"t1\"}");
  staged_session_show_at (session, "10:01:00");
  widget_search_await (get_pane (stage), "Liu Min moved it to 11:15");
  /* It is not overdue any more. */
  g_assert_null (find (stage, GTK_TYPE_LABEL, "Overdue"));
}

static void
test_closed_and_notes (Stage *stage, gconstpointer data)
{
  StagedSession *session = STAGED_SESSION (stage->session);

  widget_search_await (stage->page, "Overdue");
  staged_session_play (
      session, "10:03:00", "case.closed",
      "{\"case\":\"c2\",\"phase\":\"closed\",\"solution\":\"Printed\",\"note\":\"Thanks\",\"by\":\"t1\"}");
  staged_session_show_at (session, "10:03:00");
  widget_search_await (stage->page, "0 of 1 in time");
  g_assert_null (find (stage, GTK_TYPE_LABEL, "30 min late"));
  choose (stage, "c2");
  g_assert_nonnull (widget_search_find (get_pane (stage), GTK_TYPE_LABEL, "Liu Min closed it: Printed"));
  g_assert_nonnull (widget_search_find (get_pane (stage), GTK_TYPE_LABEL, "Thanks"));
  g_assert_nonnull (widget_search_find (get_pane (stage), GTK_TYPE_BUTTON, "Open Again"));
}

/* A search takes effect a little after it was written. */
static void
await_gone (Stage *stage, const char *words)
{
  while (find (stage, GTK_TYPE_LABEL, words) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_search_and_filter (Stage *stage, gconstpointer data)
{
  GtkWidget *search, *filter;

  widget_search_await (stage->page, "Overdue");
  search = find (stage, GTK_TYPE_SEARCH_ENTRY, NULL);
  filter = find (stage, GTK_TYPE_DROP_DOWN, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like it");
  widget_search_await (stage->page, "No Such Case");
  gtk_editable_set_text (GTK_EDITABLE (search), "umbr");
  await_gone (stage, "Overdue");
  widget_search_await (stage->page, "Later");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), LOBBY_CASE_COMPLAINT);
  await_gone (stage, "Later");
  widget_search_await (stage->page, "Due Today");
}

/* Whoever meets the customer again is told of the case, by the pseudonym alone. */
static void
test_found_for_the_customer (Stage *stage, gconstpointer data)
{
  LobbyFloor *floor = lobby_session_get_floor (stage->session);
  g_autoptr (LobbyCase) one = lobby_case_find_for_customer (floor, "c-7");

  g_assert_cmpstr (lobby_case_get_record (one)->id, ==, "c1");
  g_assert_null (lobby_case_find_for_customer (floor, "c-8"));
  g_assert_null (lobby_case_find_for_customer (floor, NULL));
}

/* S3-41: two questions; who is disappointed is told to open a case before it is saved. */
static void
test_form (Stage *stage, gconstpointer data)
{
  StagedSession *session = STAGED_SESSION (stage->session);
  GtkWidget *form, *save;

  staged_session_let_act (session);
  form = lobby_case_form_new (GTK_WINDOW (stage->window), stage->session, LOBBY_CASE_FEEDBACK);
  gtk_window_present (GTK_WINDOW (form));
  save = widget_search_find (form, GTK_TYPE_BUTTON, "Save");
  g_assert_false (gtk_widget_is_sensitive (save));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget_search_find (form, GTK_TYPE_TOGGLE_BUTTON, "6")), TRUE);
  g_assert_true (gtk_widget_is_sensitive (save));
  g_assert_nonnull (widget_search_find (form, GTK_TYPE_LABEL,
                                        "A disappointed customer: a case is opened, with a day to set it right"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget_search_find (form, GTK_TYPE_TOGGLE_BUTTON, "Complaint")),
                                TRUE);
  g_assert_nonnull (widget_search_find (form, GTK_TYPE_LABEL, "Say what is the matter"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget_search_find (form, GTK_TYPE_TOGGLE_BUTTON, "Feedback")),
                                TRUE);
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpint (staged_session_get_asked (session)->kind, ==, LOBBY_COMMAND_FEEDBACK_ENTER);
  const LobbyFeedbackRecord *asked = staged_session_get_asked (session)->payload;
  g_assert_cmpint (asked->score, ==, 6);
  g_assert_cmpint (asked->at_us, ==, lobby_floor_at ("10:00:00"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
#define ADD(path, func) g_test_add (path, Stage, NULL, set_up, func, tear_down)
  ADD ("/duties-page/lists", test_lists);
  ADD ("/duties-page/overdue-is-an-alert", test_overdue_is_an_alert);
  ADD ("/duties-page/alerts-lead-to-their-duty", test_alerts_lead_to_their_duty);
  ADD ("/duties-page/steps", test_steps);
  ADD ("/duties-page/a-slip-is-moved", test_a_slip_is_moved);
  ADD ("/duties-page/closed-and-notes", test_closed_and_notes);
  ADD ("/duties-page/search-and-filter", test_search_and_filter);
  ADD ("/duties-page/found-for-the-customer", test_found_for_the_customer);
  ADD ("/duties-page/form", test_form);
  return g_test_run ();
}
