/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sheet in the preferences: everything of it can be read and changed, as a whole, and who was first wins. */
#include <adwaita.h>

#include "lobby-rule-rows.h"
#include "lobby-rule-words.h"
#include "lobby-rules-page.h"
#include "lobby-widgets.h"

#include "lobby-floor-maker.h"
#include "lobby-rules.h"
#include "lobby-wire.h"
#include "staged-session.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbySession *session;
} Stage;

static void
set_up_window (Stage *stage)
{
  stage->window = gtk_window_new ();
  stage->page = g_object_new (LOBBY_TYPE_RULES_PAGE, NULL);
  lobby_rules_page_set_session (LOBBY_RULES_PAGE (stage->page), stage->session);
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 640, 700);
  gtk_window_present (GTK_WINDOW (stage->window));
  widget_search_await (stage->page, "Version");
}

static void
set_up (Stage *stage, gconstpointer data)
{
  stage->session = staged_session_new ();
  staged_session_open (STAGED_SESSION (stage->session), "08:30:00");
  staged_session_let_act (STAGED_SESSION (stage->session));
  staged_session_show_at (STAGED_SESSION (stage->session), "09:00:00");
  set_up_window (stage);
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static GtkWidget *
find (Stage *stage, const char *words)
{
  return widget_search_find (stage->page, GTK_TYPE_LABEL, words);
}

static GtkWidget *
find_button (Stage *stage, const char *words)
{
  return widget_search_find (stage->page, GTK_TYPE_BUTTON, words);
}

static void
click (Stage *stage, const char *words)
{
  g_signal_emit_by_name (find_button (stage, words), "clicked");
}

static GtkWidget *
find_spin (Stage *stage, const char *row)
{
  GtkWidget *found = widget_search_find (stage->page, ADW_TYPE_ACTION_ROW, row);

  return widget_search_find (found, GTK_TYPE_SPIN_BUTTON, NULL);
}

static void
set_waiting_min (Stage *stage, double value)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (stage, "before anybody is diverted")), value);
}

static const LobbyRuleSheet *
get_asked (Stage *stage)
{
  const LobbyCommand *command = staged_session_get_asked (STAGED_SESSION (stage->session));

  g_assert_nonnull (command);
  g_assert_cmpint (command->kind, ==, LOBBY_COMMAND_RULES_CHANGE);
  return command->payload;
}

/* The branch tells of a sheet that @by has changed: that of @sheet with the next version. */
static char *
dup_sheet (const LobbyRuleSheet *sheet, const char *by)
{
  g_autoptr (LobbyRuleSheet) next = lobby_rule_sheet_copy (sheet);

  g_free (next->changed_by);
  next->changed_by = g_strdup (by);
  next->changed_us = lobby_floor_at ("09:01:00");
  return lobby_wire_format_record (&lobby_rule_sheet_type, next);
}

static void
test_everything_is_there (Stage *stage, gconstpointer data)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_shipped ();

  g_assert_nonnull (find (stage, "Version 1, as it came with Lobby"));
  for (guint i = 0; i < sheet->rules->len; i++)
    {
      const LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      g_assert_nonnull (widget_search_find (stage->page, ADW_TYPE_EXPANDER_ROW, rule->name->en));
      g_assert_nonnull (find (stage, rule->source));
    }
  for (guint i = 0; i < sheet->numbers->len; i++)
    {
      const LobbyRuleNumber *number = g_ptr_array_index (sheet->numbers, i);
      g_assert_nonnull (find (stage, number->name->en));
      g_assert_nonnull (find (stage, number->source));
    }
  g_assert_nonnull (find (stage, "Duties"));
  g_assert_false (gtk_widget_get_sensitive (find_button (stage, "Save")));
}

static void
test_elderly_is_fixed (Stage *stage, gconstpointer data)
{
  GtkWidget *row = widget_search_find (stage->page, ADW_TYPE_ACTION_ROW, "Elderly customers");

  g_assert_nonnull (row);
  g_assert_null (widget_search_find (row, GTK_TYPE_SWITCH, NULL));
  g_assert_nonnull (widget_search_find (row, GTK_TYPE_LABEL, "S3-28"));
}

static void
test_ranges_are_those_of_the_sheet (Stage *stage, gconstpointer data)
{
  GtkWidget *spin = find_spin (stage, "before anybody is diverted");
  double minimum, maximum;

  gtk_spin_button_get_range (GTK_SPIN_BUTTON (spin), &minimum, &maximum);
  g_assert_cmpfloat (minimum, ==, 0);
  g_assert_cmpfloat (maximum, ==, 100);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 3);
}

static void
test_saved_as_a_whole (Stage *stage, gconstpointer data)
{
  set_waiting_min (stage, 5);
  g_assert_nonnull (find (stage, "Not saved yet"));
  click (stage, "Save");
  const LobbyRuleSheet *asked = get_asked (stage);
  g_assert_cmpint (asked->version, ==, 2);
  g_assert_cmpint (lobby_rule_sheet_get_number (asked, LOBBY_RULE_WAITING_MIN, 0), ==, 5);
  g_assert_cmpuint (asked->rules->len, ==, lobby_rules_get_shipped ()->rules->len);
  g_assert_nonnull (find (stage, "On its way to the branch"));
  g_assert_false (gtk_widget_get_sensitive (find_button (stage, "Save")));

  g_autofree char *home = dup_sheet (asked, "t1");
  staged_session_answer (STAGED_SESSION (stage->session), "09:01:00", "rules.changed", home);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:01:01");
  widget_search_await (stage->page, "Version 2, changed by Liu Min at 09:01");
  g_assert_nonnull (find (stage, "Saved"));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_spin (stage, "before anybody is diverted"))), ==,
                     5);
}

static void
test_who_was_first (Stage *stage, gconstpointer data)
{
  g_autoptr (LobbyRuleSheet) other = lobby_rule_sheet_copy (lobby_rules_get_shipped ());

  set_waiting_min (stage, 5);
  other->version = 2;
  ((LobbyRuleNumber *) g_ptr_array_index (other->numbers, 0))->value = 9;
  g_autofree char *told = dup_sheet (other, "t1");
  staged_session_play (STAGED_SESSION (stage->session), "09:01:00", "rules.changed", told);
  staged_session_show_at (STAGED_SESSION (stage->session), "09:01:01");
  widget_search_await (stage->page, "The sheet was changed elsewhere meanwhile");
  click (stage, "Save");
  staged_session_refuse (STAGED_SESSION (stage->session), "conflict");
  widget_search_await (stage->page, "Not saved: Liu Min was first, at 09:01");
  /* What was typed stays until the other's sheet is asked for. */
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_spin (stage, "before anybody is diverted"))), ==,
                     5);
  click (stage, "Reload");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_spin (stage, "before anybody is diverted"))), ==,
                     9);
}

static void
test_shipped_values_come_back (Stage *stage, gconstpointer data)
{
  set_waiting_min (stage, 5);
  click (stage, "Restore Shipped Values");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_spin (stage, "before anybody is diverted"))), ==,
                     3);
  g_assert_true (gtk_widget_get_sensitive (find_button (stage, "Save")));
  click (stage, "Save");
  g_assert_cmpint (lobby_rule_sheet_get_number (get_asked (stage), LOBBY_RULE_WAITING_MIN, 0), ==, 3);
  g_assert_cmpint (get_asked (stage)->version, ==, 2);
}

static void
set_up_reader (Stage *stage, gconstpointer data)
{
  stage->session = staged_session_new ();
  staged_session_open (STAGED_SESSION (stage->session), "08:30:00");
  staged_session_show_at (STAGED_SESSION (stage->session), "09:00:00");
  set_up_window (stage);
}

static void
test_who_cannot_act_only_reads (Stage *stage, gconstpointer data)
{
  g_assert_nonnull (find (stage, "Nothing can be changed here"));
  g_assert_false (gtk_widget_is_sensitive (find_spin (stage, "before anybody is diverted")));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Save")));
  g_assert_false (gtk_widget_is_sensitive (find_button (stage, "Restore Shipped Values")));
}

/* --- words --- */

static void
assert_problem (const char *words, const char *expected)
{
  g_autoptr (LobbyRuleSheet) sheet = lobby_rule_sheet_copy (lobby_rules_get_shipped ());
  LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, 0);

  g_free (rule->words->en);
  rule->words->en = g_strdup (words);
  g_clear_pointer (&rule->words->zh_cn, g_free);
  g_clear_pointer (&rule->words->zh_tw, g_free);
  g_autofree char *problem = lobby_rule_rows_dup_problem (sheet);
  g_assert_cmpstr (problem, ==, expected);
}

static void
test_what_cannot_be_saved_is_explained (void)
{
  g_autofree char *long_words = g_strnfill (600, 'a');

  assert_problem ("To the {device} {place}, {minutes} min.", NULL);
  assert_problem ("Good morning {customer}.",
                  "Withdraw cash: only {device}, {place} and {minutes} may stand in braces");
  assert_problem (NULL, "Withdraw cash: the words to say are missing");
  assert_problem (long_words, "Withdraw cash: the words to say are too long");
}

static void
test_preview (void)
{
  const LobbyDiversionRule *rule = g_ptr_array_index (lobby_rules_get_shipped ()->rules, 0);
  g_autofree char *preview = lobby_rule_words_dup_preview ("At the {device}, about {minutes} min.", rule, NULL);

  g_assert_cmpstr (preview, ==, "At the cash recycler, about 3 min.");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Stage *stage, gconstpointer data);
  } tests[] = {
    { "/shell/rules/everything-is-there", test_everything_is_there },
    { "/shell/rules/elderly-is-fixed", test_elderly_is_fixed },
    { "/shell/rules/ranges-are-those-of-the-sheet", test_ranges_are_those_of_the_sheet },
    { "/shell/rules/saved-as-a-whole", test_saved_as_a_whole },
    { "/shell/rules/who-was-first", test_who_was_first },
    { "/shell/rules/shipped-values-come-back", test_shipped_values_come_back },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Stage, NULL, set_up, tests[i].test, tear_down);
  g_test_add ("/shell/rules/who-cannot-act-only-reads", Stage, NULL, set_up_reader, test_who_cannot_act_only_reads,
              tear_down);
  g_test_add_func ("/shell/rules/what-cannot-be-saved-is-explained", test_what_cannot_be_saved_is_explained);
  g_test_add_func ("/shell/rules/preview", test_preview);
  return g_test_run ();
}
