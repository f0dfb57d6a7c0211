/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training on the Replay page: the day stops at a decision, later events are hidden, choices are marked by pointer and key,
 * four lines and a score appear, and the day goes on. */
#include <adwaita.h>

#include "lobby-day-events.h"
#include "lobby-replay-page.h"
#include "lobby-replay-session.h"
#include "lobby-test-day.h"
#include "lobby-timeline.h"
#include "lobby-train-sheet.h"
#include "lobby-training-run.h"
#include "lobby-whatif-bars.h"
#include "lobby-whatif-chart.h"
#include "lobby-widgets.h"
#include "widget-search.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LobbyReplaySession *session;
} Stage;

static LobbyDayBook *
make_book (void)
{
  TestDay day;
  LobbyDayBook *book;

  test_day_begin (&day, "pension-day", 1);
  test_day_run_out (&day);
  book = lobby_day_book_new ("2025-11-17", "Asia/Shanghai");
  for (guint i = 0; i < day.events->len; i++)
    lobby_day_book_take (book, lobby_event_ref (g_ptr_array_index (day.events, i)));
  g_assert_true (lobby_day_book_close (book, NULL));
  test_day_end (&day);
  return book;
}

static gint64
get_now (Stage *stage)
{
  return lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (stage->session)));
}

static void
set_up (Stage *stage, gconstpointer data)
{
  static LobbyDayBook *book;

  if (book == NULL)
    book = make_book ();
  stage->session = lobby_replay_session_new (book, NULL, NULL);
  stage->window = gtk_window_new ();
  stage->page = lobby_replay_page_new ();
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->page);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1366, 721);
  lobby_page_set_session (LOBBY_PAGE (stage->page), LOBBY_SESSION (stage->session));
  gtk_window_present (GTK_WINDOW (stage->window));
  widget_search_await (stage->page, "Monday 17 November 2025, pension day");
  gtk_widget_activate_action (stage->page, "page.train", "b", TRUE);
  widget_search_await (stage->page, "Train on This Day");
  /* Whoever is about to train has not seen the day. */
  g_assert_cmpint (lobby_replay_session_get_limit (stage->session), ==, get_now (stage));
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->session);
}

static void
begin (Stage *stage)
{
  gtk_widget_activate_action (stage->page, "page.begin-training", "(st)", "Wang Jing", (guint64) 1);
  widget_search_await (stage->page, "Paused at a decision");
  widget_search_await (stage->page, "Do Nothing");
}

static const LobbyTraining *
get_training (Stage *stage)
{
  return lobby_training_run_get_training (lobby_replay_session_get_run (stage->session));
}

/* At 1366 px all of it is on the screen, before and after the decision. */
static void
test_fits (Stage *stage, gconstpointer data)
{
  int least;

  begin (stage);
  gtk_widget_activate_action (stage->page, "page.decide", NULL);
  widget_search_await (stage->page, "Continue to Next Decision");
  gtk_widget_measure (gtk_widget_get_first_child (stage->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 900);
}

/* Nothing later than the moment can be seen or gone to: not by play, step, jump or the timeline. */
static void
test_hidden_future (Stage *stage, gconstpointer data)
{
  begin (stage);
  gint64 moment_us = lobby_training_run_get_moment (lobby_replay_session_get_run (stage->session));

  g_assert_cmpint (get_now (stage), ==, moment_us);
  g_signal_emit_by_name (widget_search_find (stage->page, LOBBY_TYPE_TIMELINE, NULL), "sought",
                         moment_us + G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  g_assert_cmpint (get_now (stage), ==, moment_us);
  gtk_widget_activate_action (stage->page, "page.move", "i", 10);
  g_assert_cmpint (get_now (stage), ==, moment_us);
  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (stage->page, "page.step", "i", 1);
  g_assert_cmpint (get_now (stage), ==, moment_us);
  gtk_widget_activate_action (stage->page, "page.jump", "s", "alert+");
  g_assert_cmpint (get_now (stage), <=, moment_us);
  gtk_widget_activate_action (stage->page, "page.play", NULL);
  lobby_replay_session_play_to (stage->session, moment_us + 600 * G_USEC_PER_SEC);
  g_assert_cmpint (get_now (stage), <=, moment_us);
  g_assert_null (widget_search_find (stage->page, LOBBY_TYPE_DAY_EVENTS, NULL));
  /* What was before may be looked at. */
  gtk_widget_activate_action (stage->page, "page.move", "i", -60);
  g_assert_cmpint (get_now (stage), <=, moment_us - 60 * G_USEC_PER_SEC);
  /* And nobody looks ahead by leaving the mode. */
  gtk_widget_activate_action (stage->page, "page.train", "b", FALSE);
  g_assert_false (gtk_widget_is_sensitive (widget_search_find (stage->page, GTK_TYPE_TOGGLE_BUTTON, "Watch")));
  g_assert_null (widget_search_find (stage->page, LOBBY_TYPE_DAY_EVENTS, NULL));
}

/* A choice that is marked counts; the verdict has four lines, a score and a reason; Try Again takes it back. */
static void
test_decide (Stage *stage, gconstpointer data)
{
  const LobbyTrainingVerdict *verdict;

  begin (stage);
  g_assert_null (widget_search_find (stage->page, LOBBY_TYPE_WHATIF_BARS, NULL));
  gtk_widget_activate_action (stage->page, "page.toggle-choice", "i", 1);
  widget_search_await (stage->page, "Decide");
  gtk_widget_activate_action (stage->page, "page.toggle-choice", "i", 9); /* there is none */
  gtk_widget_activate_action (stage->page, "page.decide", NULL);
  widget_search_await (stage->page, "Continue to Next Decision");
  verdict = lobby_training_get_verdict (get_training (stage), 0);
  g_assert_cmpuint (verdict->taken, ==, 1);
  g_autofree char *score = g_strdup_printf ("%d", verdict->score);
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, score));
  g_assert_nonnull (widget_search_find (stage->page, GTK_TYPE_LABEL, "of 100"));
  g_assert_nonnull (widget_search_find (stage->page, LOBBY_TYPE_WHATIF_BARS, NULL));
  GtkWidget *lines = widget_search_find (stage->page, LOBBY_TYPE_WHATIF_CHART, NULL);
  g_autoptr (LobbyChartTable) table = lobby_canvas_dup_table (LOBBY_CANVAS (lines));
  g_assert_cmpuint (g_strv_length (table->heads), ==, 1 + LOBBY_WHATIF_N_LINES);
  g_assert_cmpuint (table->rows->len, ==, LOBBY_TRAINING_N_LEVELS);
  gtk_widget_activate_action (stage->page, "page.try-again", NULL);
  widget_search_await (stage->page, "Decide");
  g_assert_null (lobby_training_get_verdict (get_training (stage), 0));
  g_autoptr (LobbyChartTable) before = lobby_canvas_dup_table (LOBBY_CANVAS (lines));
  g_assert_cmpuint (before->rows->len, <, LOBBY_TRAINING_N_LEVELS); /* the lines are gone, and so is their table */
}

/* The sheet names who trained, and goes onto paper. */
static void
check_sheet (Stage *stage)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (stage->session);
  g_autofree char *markup = lobby_train_sheet_dup_markup (
      run, "Monday", lobby_floor_get_time_zone (lobby_session_get_floor (LOBBY_SESSION (stage->session))));
  g_autoptr (GtkPrintOperation) operation = lobby_train_sheet_new (markup, "sheet");
  g_autofree char *folder = g_dir_make_tmp ("lobby-sheet-XXXXXX", NULL), *content = NULL;
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (markup, "Training of Wang Jing"));
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_unlink (path);
  g_rmdir (folder);
}

/* From moment to moment to the list of all of them; then the whole day is open again. */
static void
test_whole_training (Stage *stage, gconstpointer data)
{
  gint64 last_us = 0;

  begin (stage);
  for (guint i = 0; i < lobby_training_get_n_moments (get_training (stage)); i++)
    {
      g_assert_cmpint (get_now (stage), >, last_us);
      last_us = get_now (stage);
      gtk_widget_activate_action (stage->page, "page.decide", NULL);
      gtk_widget_activate_action (stage->page, "page.decide", NULL);
    }
  widget_search_await (stage->page, "Print Sheet");
  check_sheet (stage);
  g_assert_cmpint (lobby_replay_session_get_limit (stage->session), ==, 0);
  gtk_widget_activate_action (stage->page, "page.train", "b", FALSE);
  widget_search_await (stage->page, "Events of the Day");
  gtk_widget_activate_action (stage->page, "page.train", "b", TRUE);
  gtk_widget_activate_action (stage->page, "page.train-again", NULL);
  widget_search_await (stage->page, "Train on This Day");
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("lobby-train-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE); /* what is kept of trainings stays out of the tester's own */
  gtk_test_init (&argc, &argv);
  adw_init ();
  lobby_widgets_init ();
#define ADD(name, function) g_test_add ("/train-page/" name, Stage, NULL, set_up, function, tear_down)
  ADD ("fits", test_fits);
  ADD ("hidden-future", test_hidden_future);
  ADD ("decide", test_decide);
  ADD ("whole-training", test_whole_training);
  return g_test_run ();
}
