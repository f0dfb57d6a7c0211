/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded days: which there are, and one of them played again. Beside a live session it lists the days; in a replay it
 * plays the day, and every other page shows the same moment. Owns nothing of the lobby. */
#include "config.h"

#include "lobby-replay-page.h"
#include "lobby-day-events.h"
#include "lobby-day-list.h"
#include "lobby-day-moment.h"
#include "lobby-day-player.h"
#include "lobby-day-scene.h"
#include "lobby-lesson-list.h"
#include "lobby-replay-keys.h"
#include "lobby-replay-training.h"
#include "lobby-train-scene.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define NARROW_PX 1100

struct _LobbyReplayPage
{
  LobbyPage parent_instance;

  GtkStack *stack;
  LobbyDayList *days;
  GtkMenuButton *chooser;
  LobbyDayList *other_days;
  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkWidget *middle;
  LobbyWaitingChart *chart;
  GtkLabel *moment_title;
  LobbyDayMoment *moment;
  LobbyDayEvents *events;
  GtkStack *side;
  LobbyWhatifChart *lines;
  GtkLabel *lines_note;
  LobbyReplayTraining training;
  LobbyDayPlayer *player;

  /* state */
  const LobbyDayBook *book;    /* (unowned) (nullable): the day that is shown; the session keeps it */
  const LobbyDayBook *charted; /* (unowned) (nullable): the day whose chart is shown */
  gint64 charted_us;           /* the limit that it was shown with */
};

G_DEFINE_FINAL_TYPE (LobbyReplayPage, lobby_replay_page, LOBBY_TYPE_PAGE)

/* --- what is shown --- */

static char *
dup_day_title (const LobbyDayBook *book)
{
  const LobbyBranchRecord *branch = lobby_day_book_get_branch (book);
  g_autofree char *day = lobby_words_dup_day (lobby_day_book_get_day (book));
  g_autofree char *kind = lobby_words_dup_day_kind (branch->day_kind);

  if (kind == NULL)
    return g_steal_pointer (&day);
  /* Translators: a date, then the kind of day, as in "Monday 17 November 2025, pension day" */
  return g_strdup_printf (C_ ("recorded day", "%1$s, %2$s"), day, kind);
}

static void
show_day (LobbyReplayPage *self, LobbyReplaySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (session));
  const LobbyDayBook *book = lobby_replay_session_get_book (session);
  g_autofree char *title = NULL, *notice = NULL;

  if (self->book == book)
    return;
  self->book = book;
  self->training.on = lobby_replay_session_get_lesson (session) != NULL;
  title = dup_day_title (book);
  notice = lobby_day_scene_dup_notice (book, floor);
  gtk_menu_button_set_label (self->chooser, title);
  gtk_widget_set_visible (self->notice, notice != NULL);
  lobby_label_show (self->notice_text, notice != NULL ? notice : "");
  gtk_widget_set_tooltip_text (self->notice, notice);
}

/* What a training hides is hidden on the chart, too. */
static void
show_waiting (LobbyReplayPage *self, LobbyReplaySession *session)
{
  gint64 limit_us = lobby_replay_session_get_limit (session);

  if (self->charted == self->book && self->charted_us == limit_us)
    return;
  self->charted = self->book;
  self->charted_us = limit_us;
  lobby_day_scene_show_waiting (self->chart, self->book, lobby_session_get_floor (LOBBY_SESSION (session)), limit_us);
}

/* At a moment of a training the lobby is as the decisions have made it, and the lines take the place of the day. */
static void
show_lines (LobbyReplayPage *self, LobbyReplaySession *session, LobbyFloor *floor, gint64 now_us)
{
  gboolean deciding = lobby_replay_training_is_deciding (&self->training, session);
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  g_autoptr (LobbyTrainingScene) scene = NULL;

  if (deciding)
    lobby_train_scene_show (self->lines, run, lobby_floor_get_time_zone (floor));
  if (deciding && now_us == lobby_training_run_get_moment (run))
    scene = lobby_training_look (lobby_training_run_get_training (run));
  gtk_widget_set_visible (GTK_WIDGET (self->lines), deciding);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_note), deciding);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), !deciding);
  lobby_day_moment_show (self->moment, floor, scene);
}

static void
show_moment (LobbyReplayPage *self, LobbyReplaySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (session));
  gint64 now_us = lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session)));
  g_autofree char *time = lobby_words_dup_time (now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: title; %s is the time of a recorded day that is shown */
  g_autofree char *title = g_strdup_printf (_ ("The Lobby at %s"), time);
  /* Translators: the chart of a recorded day to a screen reader; %s is the moment that is shown */
  g_autofree char *summary = g_strdup_printf (_ ("Customers waiting over the day, now at %s"), time);

  lobby_label_show (self->moment_title, title);
  lobby_waiting_chart_show_now (self->chart, now_us, summary);
  lobby_replay_training_show (&self->training, session, lobby_floor_get_time_zone (floor));
  show_lines (self, session, floor, now_us);
  if (!self->training.on)
    lobby_day_events_show (self->events, session);
  gtk_stack_set_visible_child_name (self->side, self->training.on ? "train" : "events");
  lobby_day_player_show (self->player, session);
}

static void
lobby_replay_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyReplayPage *self = LOBBY_REPLAY_PAGE (page);
  LobbyDayShelf *shelf = lobby_session_get_shelf (session);

  lobby_day_list_set_shelf (self->days, shelf);
  lobby_day_list_set_shelf (self->other_days, shelf);
  if (!LOBBY_IS_REPLAY_SESSION (session))
    {
      gboolean any = shelf != NULL && g_list_model_get_n_items (lobby_day_shelf_get_days (shelf)) > 0;
      gtk_stack_set_visible_child_name (self->stack, any ? "days" : "nothing");
      return;
    }
  show_day (self, LOBBY_REPLAY_SESSION (session));
  lobby_replay_training_hide_future (&self->training, LOBBY_REPLAY_SESSION (session));
  show_waiting (self, LOBBY_REPLAY_SESSION (session));
  show_moment (self, LOBBY_REPLAY_SESSION (session));
  gtk_stack_set_visible_child_name (self->stack, "player");
}

/* Below 1100 px there is one column (ui-design.md 2). */
static void
lobby_replay_page_fit (LobbyPage *page, int width, int height)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (LOBBY_REPLAY_PAGE (page)->middle),
                                  width < NARROW_PX ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* Each time that one looks there may be new days. */
static void
mapped_cb (LobbyReplayPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (self));
  LobbyDayShelf *shelf = session != NULL ? lobby_session_get_shelf (session) : NULL;

  if (shelf != NULL)
    lobby_day_shelf_refresh (shelf);
  if (LOBBY_IS_REPLAY_SESSION (session))
    lobby_day_player_focus (self->player);
}

/* --- what is pressed --- */

/* Returns: (transfer full) (nullable): the session, in a replay */
static LobbyReplaySession *
get_replay (GtkWidget *widget)
{
  LobbySession *session = lobby_page_get_session (LOBBY_PAGE (widget));

  if (LOBBY_IS_REPLAY_SESSION (session))
    return LOBBY_REPLAY_SESSION (session);
  g_clear_object (&session);
  return NULL;
}

static void
play_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);

  if (session != NULL)
    lobby_replay_session_play (session, !lobby_replay_session_is_playing (session));
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);

  if (session != NULL)
    lobby_replay_session_step (session, g_variant_get_int32 (parameter));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);

  if (session != NULL)
    lobby_replay_session_go_to (session, lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session)))
                                             + g_variant_get_int32 (parameter) * G_USEC_PER_SEC);
}

static void
speed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);

  if (session == NULL)
    return;
  if (g_str_equal (name, "page.set-speed"))
    lobby_replay_session_set_speed (session, g_variant_get_int32 (parameter));
  else
    lobby_replay_session_change_speed (session, g_variant_get_int32 (parameter));
  lobby_page_show_again (LOBBY_PAGE (widget));
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);

  if (session != NULL)
    lobby_replay_session_go_to (session, g_variant_get_int64 (parameter));
}

static void
go_to_mark_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (widget);
  const GPtrArray *marks = session != NULL ? lobby_day_book_get_marks (lobby_replay_session_get_book (session)) : NULL;
  gint32 index = g_variant_get_int32 (parameter);

  if (marks != NULL && index >= 0 && (guint) index < marks->len)
    lobby_replay_session_go_to (session, ((const LobbyDayMark *) g_ptr_array_index (marks, (guint) index))->at_us);
}

/* "vip+" is the next one of a kind, "vip-" the one before. */
static void
jump_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const kinds[] = { "alert", "advice", "vip", "device" };
  g_autoptr (LobbyReplaySession) session = get_replay (widget);
  const char *where = g_variant_get_string (parameter, NULL);
  gboolean on = g_str_has_suffix (where, "+");

  for (guint i = 0; session != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (where, kinds[i]) && strlen (where) == strlen (kinds[i]) + 1)
      lobby_replay_session_jump (session, (LobbyDayMarkKind) i, on);
}

/* --- page --- */

static void
lobby_replay_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_REPLAY_PAGE);
  G_OBJECT_CLASS (lobby_replay_page_parent_class)->dispose (object);
}

static LobbyReplayTraining *
get_training (GtkWidget *page)
{
  return &LOBBY_REPLAY_PAGE (page)->training;
}

#define OF_TRAINING(member) G_STRUCT_OFFSET (LobbyReplayPage, training.member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-replay-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, days);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, other_days);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, notice);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, notice_text);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, middle);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, moment_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, moment);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, events);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, player);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, side);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, lines);
  gtk_widget_class_bind_template_child (widget_class, LobbyReplayPage, lines_note);
  gtk_widget_class_bind_template_child_full (widget_class, "watch_mode", FALSE, OF_TRAINING (watch));
  gtk_widget_class_bind_template_child_full (widget_class, "train_mode", FALSE, OF_TRAINING (train));
  gtk_widget_class_bind_template_child_full (widget_class, "trainee", FALSE, OF_TRAINING (trainee));
  gtk_widget_class_bind_template_child_full (widget_class, "average", FALSE, OF_TRAINING (average));
  gtk_widget_class_bind_template_child_full (widget_class, "finish_training", FALSE, OF_TRAINING (finish));
  gtk_widget_class_bind_template_child_full (widget_class, "train_pane", FALSE, OF_TRAINING (pane));
}

static void
lobby_replay_page_class_init (LobbyReplayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_replay_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_replay_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_replay_page_fit;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.play", NULL, play_cb);
  gtk_widget_class_install_action (widget_class, "page.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "page.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "page.set-speed", "i", speed_cb);
  gtk_widget_class_install_action (widget_class, "page.change-speed", "i", speed_cb);
  gtk_widget_class_install_action (widget_class, "page.go-to", "x", go_to_cb);
  gtk_widget_class_install_action (widget_class, "page.go-to-mark", "i", go_to_mark_cb);
  gtk_widget_class_install_action (widget_class, "page.jump", "s", jump_cb);
  lobby_replay_training_install (widget_class, get_training);
}

static void
lobby_replay_page_init (LobbyReplayPage *self)
{
  g_type_ensure (LOBBY_TYPE_DAY_LIST);
  g_type_ensure (LOBBY_TYPE_DAY_MOMENT);
  g_type_ensure (LOBBY_TYPE_DAY_EVENTS);
  g_type_ensure (LOBBY_TYPE_DAY_PLAYER);
  g_type_ensure (LOBBY_TYPE_WAITING_CHART);
  g_type_ensure (LOBBY_TYPE_WHATIF_CHART);
  g_type_ensure (LOBBY_TYPE_TRAIN_PANE);
  g_type_ensure (LOBBY_TYPE_LESSON_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->other_days, "chosen", G_CALLBACK (gtk_menu_button_popdown), self->chooser);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  lobby_replay_keys_add (GTK_WIDGET (self));
}

/** lobby_replay_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_replay_page_new (void)
{
  return g_object_new (LOBBY_TYPE_REPLAY_PAGE, NULL);
}
