/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklists on the page of duties: where each stands, every tick a command that comes home, the running score, and
 * changing what is asked. */
#include <adwaita.h>

#include "lobby-check-row.h"
#include "lobby-checklists-view.h"
#include "lobby-floor-maker.h"
#include "lobby-session-private.h"
#include "lobby-widgets.h"
#include "staged-session.h"
#include "widget-search.h"

#define ITEM(id, kind, weight, more) \
  "{\"id\":\"" id "\",\"text\":{\"en\":\"Item " id "\"},\"kind\":\"" kind "\",\"weight\":" #weight \
  ",\"source\":\"S4-11\"" more "}"
#define OPENING \
  "{\"id\":\"opening\",\"name\":{\"en\":\"Opening " \
  "round\"},\"source\":\"S4-11\",\"version\":1,\"due\":\"before-opening\"," \
  "\"leadMinutes\":10,\"items\":[" ITEM ("a", "yes-no", 3, ",\"opensDuty\":true") "," ITEM ("b", "yes-no", 1, "") "]}"
#define FIVE_S \
  "{\"id\":\"five-s\",\"name\":{\"en\":\"5S round\"},\"source\":\"S4-11\",\"version\":3,\"items\":[" ITEM ( \
      "zone", "score", 2, ",\"most\":5,\"minimum\":3") "," ITEM ("minutes", "number", 1, \
                                                                 ",\"maximum\":15") "," ITEM ("words", "text", 0, \
                                                                                              "") "]}"
#define ANSWER(run, item, rest) "{\"run\":\"" run "\",\"answer\":{\"item\":\"" item "\"," rest "}}"

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  LobbySession *session;
} Stage;

static void
show (Stage *stage)
{
  lobby_checklists_view_show (LOBBY_CHECKLISTS_VIEW (stage->view), stage->session);
}

static void
play (Stage *stage, const char *time, const char *name, const char *data)
{
  staged_session_play (STAGED_SESSION (stage->session), time, name, data);
  show (stage);
}

static void
set_up (Stage *stage, gconstpointer data)
{
  StagedSession *session;

  stage->session = staged_session_new ();
  session = STAGED_SESSION (stage->session);
  staged_session_open (session, "08:30:00");
  staged_session_let_act (session);
  staged_session_play (session, "08:31:00", "checklist.changed", OPENING);
  staged_session_play (session, "08:31:00", "checklist.changed", FIVE_S);
  staged_session_show_at (session, "08:40:00");
  stage->window = gtk_window_new ();
  stage->view = g_object_new (LOBBY_TYPE_CHECKLISTS_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->view);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  show (stage);
  gtk_window_present (GTK_WINDOW (stage->window));
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static gboolean
sees (Stage *stage, const char *words)
{
  return widget_search_find (stage->view, GTK_TYPE_LABEL, words) != NULL;
}

static GtkWidget *
find_button (Stage *stage, const char *words)
{
  GtkWidget *button = widget_search_find (stage->view, GTK_TYPE_BUTTON, words);

  g_assert_nonnull (button);
  return button;
}

static void
click (Stage *stage, const char *words)
{
  g_signal_emit_by_name (find_button (stage, words), "clicked");
  show (stage);
}

static GtkWidget *
find_row (Stage *stage, const char *item)
{
  GtkWidget *row = widget_search_find (stage->view, LOBBY_TYPE_CHECK_ROW, item);

  g_assert_nonnull (row);
  return row;
}

static LobbyShape
get_shape (Stage *stage, const char *item)
{
  return lobby_glyph_get_shape (LOBBY_GLYPH (widget_search_find (find_row (stage, item), LOBBY_TYPE_GLYPH, NULL)));
}

static void
press (Stage *stage, const char *item, const char *answer)
{
  GtkWidget *button = widget_search_find (find_row (stage, item), GTK_TYPE_TOGGLE_BUTTON, answer);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  show (stage);
}

static const LobbyCommand *
get_asked (Stage *stage, LobbyCommandKind kind)
{
  const LobbyCommand *command = staged_session_get_asked (STAGED_SESSION (stage->session));

  g_assert_nonnull (command);
  g_assert_cmpint (command->kind, ==, kind);
  return command;
}

static void
come_home (Stage *stage, const char *time, const char *name, const char *data)
{
  staged_session_answer (STAGED_SESSION (stage->session), time, name, data);
  show (stage);
}

static void
choose (Stage *stage, const char *id)
{
  lobby_checklists_view_choose (LOBBY_CHECKLISTS_VIEW (stage->view), id);
}

#define STARTED(run, checklist, version) \
  "{\"run\":\"" run "\",\"checklist\":\"" checklist "\",\"version\":" #version ",\"by\":\"t1\"}"

static void
test_where_each_stands (Stage *stage, gconstpointer data)
{
  g_assert_true (sees (stage, "Not begun \xc2\xb7 due 08:50"));
  g_assert_true (sees (stage, "10 min before opening"));
  g_assert_false (
      gtk_widget_is_sensitive (widget_search_find (find_row (stage, "Item a"), GTK_TYPE_TOGGLE_BUTTON, "Yes")));
  staged_session_show_at (STAGED_SESSION (stage->session), "08:55:00");
  show (stage);
  g_assert_true (sees (stage, "was due 08:50"));
  g_assert_true (sees (stage, "1 late"));
  g_assert_cmpuint (lobby_checklists_view_count_late (lobby_session_get_floor (stage->session)), ==, 1);
}

/* Start, tick, finish: each a command; the effect appears with the event that comes home. */
static void
test_filled (Stage *stage, gconstpointer data)
{
  const LobbyCheckMoment *moment;
  const LobbyCheckAnswered *answered;

  click (stage, "Start");
  moment = get_asked (stage, LOBBY_COMMAND_CHECKLIST_START)->payload;
  g_assert_cmpstr (moment->checklist, ==, "opening");
  g_assert_cmpint (moment->version, ==, 1);
  g_assert_true (sees (stage, "On its way to the branch"));
  come_home (stage, "08:41:00", "checklist.started", STARTED ("r1", "opening", 1));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Finish")));

  press (stage, "Item a", "No");
  answered = get_asked (stage, LOBBY_COMMAND_CHECKLIST_ANSWER)->payload;
  g_assert_cmpstr (answered->run, ==, "r1");
  g_assert_cmpint (answered->answer->verdict, ==, LOBBY_VERDICT_NO);
  g_assert_cmpint (get_shape (stage, "Item a"), ==, LOBBY_SHAPE_DOTTED_RING);
  come_home (stage, "08:42:00", "checklist.answered", ANSWER ("r1", "a", "\"verdict\":\"no\""));
  g_assert_cmpint (get_shape (stage, "Item a"), ==, LOBBY_SHAPE_CROSS);
  g_assert_true (sees (stage, "Becomes a follow-up slip"));
  g_assert_true (sees (stage, "1 of 2 items answered"));

  press (stage, "Item b", "Yes");
  come_home (stage, "08:43:00", "checklist.answered", ANSWER ("r1", "b", "\"verdict\":\"yes\""));
  g_assert_true (sees (stage, "25%")); /* weight 1 of 4 */
  g_assert_true (gtk_widget_is_sensitive (find_button (stage, "Finish")));
  click (stage, "Finish");
  moment = get_asked (stage, LOBBY_COMMAND_CHECKLIST_FINISH)->payload;
  g_assert_cmpstr (moment->run, ==, "r1");
  come_home (stage, "08:44:00", "checklist.finished", "{\"run\":\"r1\",\"by\":\"t1\"}");
  g_assert_true (sees (stage, "Finished 08:44 by Liu Min, 1 failed"));
  g_assert_true (sees (stage, "Earlier Results"));
  g_assert_nonnull (find_button (stage, "Start Again"));
}

/* What another console ticks is seen here; what the branch does not take is said. */
static void
test_two_consoles (Stage *stage, gconstpointer data)
{
  play (stage, "08:41:00", "checklist.started", STARTED ("r1", "opening", 1));
  play (stage, "08:42:00", "checklist.answered", ANSWER ("r1", "a", "\"verdict\":\"yes\""));
  g_assert_cmpint (get_shape (stage, "Item a"), ==, LOBBY_SHAPE_TICK);
  g_assert_true (sees (stage, "begun by Liu Min"));
  press (stage, "Item b", "n/a");
  staged_session_refuse (STAGED_SESSION (stage->session), "conflict");
  show (stage);
  g_assert_cmpint (get_shape (stage, "Item b"), ==, LOBBY_SHAPE_DIAMOND);
  g_assert_true (sees (stage, "Not taken by the branch"));
}

static GtkWidget *
find_entry (Stage *stage, const char *item)
{
  GtkWidget *entry = widget_search_find (find_row (stage, item), GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);
  return entry;
}

static void
type (Stage *stage, const char *item, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (stage, item)), text);
  g_signal_emit_by_name (find_entry (stage, item), "activate");
  show (stage);
}

static void
test_scores_numbers_and_words (Stage *stage, gconstpointer data)
{
  const LobbyCheckAnswered *answered;

  choose (stage, "five-s");
  play (stage, "08:41:00", "checklist.started", STARTED ("r2", "five-s", 3));
  press (stage, "Item zone", "4");
  answered = get_asked (stage, LOBBY_COMMAND_CHECKLIST_ANSWER)->payload;
  g_assert_cmpint (answered->answer->verdict, ==, LOBBY_VERDICT_GIVEN);
  g_assert_cmpfloat (answered->answer->value, ==, 4);
  type (stage, "Item minutes", "x");
  g_assert_true (gtk_widget_has_css_class (find_entry (stage, "Item minutes"), "error"));
  answered = get_asked (stage, LOBBY_COMMAND_CHECKLIST_ANSWER)->payload;
  g_assert_cmpstr (answered->answer->item, ==, "zone");
  type (stage, "Item minutes", "12,5");
  answered = get_asked (stage, LOBBY_COMMAND_CHECKLIST_ANSWER)->payload;
  g_assert_cmpfloat (answered->answer->value, ==, 12.5);
  type (stage, "Item words", "All tidy");
  answered = get_asked (stage, LOBBY_COMMAND_CHECKLIST_ANSWER)->payload;
  g_assert_cmpstr (answered->answer->text, ==, "All tidy");
}

static LobbyChecklist *
get_saved (Stage *stage)
{
  return get_asked (stage, LOBBY_COMMAND_CHECKLIST_CHANGE)->payload;
}

static void
set_row (Stage *stage, const char *title, const char *text)
{
  GtkWidget *row;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget_search_find (stage->view, ADW_TYPE_EXPANDER_ROW, "Item a")),
                                 TRUE);
  widget_search_await (stage->view, title);
  row = widget_search_find (stage->view, ADW_TYPE_ENTRY_ROW, title);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  show (stage);
}

static void
open_editor (Stage *stage)
{
  lobby_checklists_view_edit (LOBBY_CHECKLISTS_VIEW (stage->view));
  show (stage);
}

/* An item more, as the next version; the editor closes when it has come home. */
static void
test_an_item_more (Stage *stage, gconstpointer data)
{
  open_editor (stage);
  g_assert_true (sees (stage, "Version 1"));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Save Checklist")));
  click (stage, "Add Item");
  g_assert_true (sees (stage, "An item has no words"));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Save Checklist")));
  GtkListBox *list = GTK_LIST_BOX (widget_search_find (stage->view, GTK_TYPE_LIST_BOX, "Item b"));
  GtkWidget *third = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 2));
  widget_search_await (third, "English");
  gtk_editable_set_text (GTK_EDITABLE (widget_search_find (third, ADW_TYPE_ENTRY_ROW, "English")), "Flags are out");
  show (stage);
  click (stage, "Save Checklist");
  LobbyChecklist *saved = get_saved (stage);
  g_assert_cmpint (saved->version, ==, 2);
  g_assert_cmpuint (saved->items->len, ==, 3);
  g_assert_cmpstr (((LobbyCheckItem *) g_ptr_array_index (saved->items, 2))->text->en, ==, "Flags are out");
  g_assert_true (sees (stage, "On its way to the branch"));
  come_home (
      stage, "08:45:00", "checklist.changed",
      "{\"id\":\"opening\",\"name\":{\"en\":\"Opening round\"},\"source\":\"S4-11\",\"version\":2,\"items\":[" ITEM (
          "a", "yes-no", 3, "") "," ITEM ("b", "yes-no", 1, "") "," ITEM ("c", "yes-no", 1, "") "]}");
  g_assert_nonnull (find_row (stage, "Item c"));
}

static GtkWidget *
find_named (GtkWidget *from, const char *tooltip)
{
  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_widget_get_tooltip_text (from), tooltip) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, tooltip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_moved_removed_and_reset (Stage *stage, gconstpointer data)
{
  GtkWidget *row;

  choose (stage, "five-s");
  open_editor (stage);
  row = widget_search_find (stage->view, ADW_TYPE_EXPANDER_ROW, "Item zone");
  g_signal_emit_by_name (find_named (row, "Move Down"), "clicked");
  row = widget_search_find (stage->view, ADW_TYPE_EXPANDER_ROW, "Item words");
  g_signal_emit_by_name (find_named (row, "Remove Item"), "clicked");
  show (stage);
  click (stage, "Save Checklist");
  g_assert_cmpuint (get_saved (stage)->items->len, ==, 2);
  g_assert_cmpstr (((LobbyCheckItem *) g_ptr_array_index (get_saved (stage)->items, 0))->id, ==, "minutes");
  staged_session_refuse (STAGED_SESSION (stage->session), "conflict");
  show (stage);
  g_assert_true (sees (stage, "Not done: somebody else was first"));
  click (stage, "Reset to Shipped");
  click (stage, "Save Checklist");
  g_assert_cmpint (get_saved (stage)->version, ==, 4);
  g_assert_cmpuint (get_saved (stage)->items->len, ==, 6);
  click (stage, "Cancel");
  g_assert_nonnull (find_row (stage, "Item zone"));
}

static void
write_time (Stage *stage, const char *text)
{
  GtkWidget *row = widget_search_find (stage->view, ADW_TYPE_ENTRY_ROW, "Time of Day at the Branch, as in 08:30");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  show (stage);
}

/* The time of day is written as on a clock, and read on the branch's. */
static void
test_due_at_a_time_of_day (Stage *stage, gconstpointer data)
{
  GtkWidget *combo;

  open_editor (stage);
  combo = widget_search_find (stage->view, ADW_TYPE_COMBO_ROW, "Must Be Finished");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 2);
  show (stage);
  write_time (stage, "8:6");
  g_assert_true (sees (stage, "Write the time as hours and minutes, as in 08:30"));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Save Checklist")));
  write_time (stage, "8:45");
  g_assert_false (sees (stage, "Write the time as hours and minutes, as in 08:30"));
  click (stage, "Save Checklist");
  g_assert_cmpint (get_saved (stage)->time, ==, LOBBY_CHECK_TIME_OF_DAY);
  g_assert_cmpint (get_saved (stage)->at_min, ==, 8 * 60 + 45);
  come_home (stage, "08:41:00", "checklist.changed",
             "{\"id\":\"opening\",\"name\":{\"en\":\"Opening round\"},\"source\":\"S4-11\",\"version\":2,"
             "\"due\":\"time-of-day\",\"at\":\"08:45\",\"items\":[" ITEM ("a", "yes-no", 3, "") "]}");
  g_assert_true (sees (stage, "Not begun \xc2\xb7 due 08:45"));
}

static void
test_the_source_is_kept (Stage *stage, gconstpointer data)
{
  open_editor (stage);
  set_row (stage, "Source", "");
  g_assert_true (sees (stage, "An item names no source"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
#define ADD(path, test) g_test_add ("/checklists/" path, Stage, NULL, set_up, test, tear_down)
  ADD ("where-each-stands", test_where_each_stands);
  ADD ("filled", test_filled);
  ADD ("two-consoles", test_two_consoles);
  ADD ("scores-numbers-and-words", test_scores_numbers_and_words);
  ADD ("an-item-more", test_an_item_more);
  ADD ("moved-removed-and-reset", test_moved_removed_and_reset);
  ADD ("due-at-a-time-of-day", test_due_at_a_time_of_day);
  ADD ("the-source-is-kept", test_the_source_is_kept);
  return g_test_run ();
}
