/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plays a day: the buttons, the time, the speeds and the timeline. The page carries out what is pressed. */
#include "config.h"

#include "lobby-day-player.h"
#include "lobby-day-scene.h"
#include "lobby-timeline.h"
#include "lobby-training-run.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyDayPlayer
{
  GtkBox parent_instance;

  GtkWidget *play;
  GtkLabel *time;
  GtkLabel *status;
  GtkWidget *speeds[LOBBY_REPLAY_N_SPEEDS];
  LobbyTimeline *timeline;

  /* state */
  const LobbyDayBook *book; /* (unowned) (nullable): whose timeline is shown; the session keeps it */
  char *stage;              /* (owned) (nullable): how far the training was that the timeline shows */
};

G_DEFINE_FINAL_TYPE (LobbyDayPlayer, lobby_day_player, GTK_TYPE_BOX)

static GtkWidget *
make_button (GtkWidget *box, const char *icon, const char *action, int target, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", target);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_linked (GtkWidget *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), box);
  return box;
}

static void
add_transport (LobbyDayPlayer *self, GtkWidget *bar)
{
  GtkWidget *box = make_linked (bar);

  make_button (box, "media-skip-backward-symbolic", "page.step", -1, _ ("Previous Event"));
  make_button (box, "media-seek-backward-symbolic", "page.move", -10, _ ("10 Seconds Back"));
  self->play = make_button (box, "media-playback-start-symbolic", "page.play", 0, _ ("Play"));
  make_button (box, "media-seek-forward-symbolic", "page.move", 10, _ ("10 Seconds On"));
  make_button (box, "media-skip-forward-symbolic", "page.step", 1, _ ("Next Event"));
}

static void
speed_clicked_cb (LobbyDayPlayer *self, GtkWidget *button)
{
  for (guint i = 0; i < LOBBY_REPLAY_N_SPEEDS; i++)
    if (self->speeds[i] == button)
      gtk_widget_activate_action (GTK_WIDGET (self), "page.set-speed", "i", lobby_replay_speeds[i]);
}

static void
add_speeds (LobbyDayPlayer *self, GtkWidget *bar)
{
  GtkWidget *box = make_linked (bar);

  for (guint i = 0; i < LOBBY_REPLAY_N_SPEEDS; i++)
    {
      /* Translators: speed of a replay, times real life, as in "16×" */
      g_autofree char *words = g_strdup_printf (C_ ("speed", "%d×"), lobby_replay_speeds[i]);
      /* Translators: accessible name of a button; how fast a recorded day is played, times real life */
      g_autofree char *name = g_strdup_printf (_ ("Play %d times as fast"), lobby_replay_speeds[i]);

      self->speeds[i] = gtk_toggle_button_new_with_label (words);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->speeds[i]), GTK_TOGGLE_BUTTON (self->speeds[0]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->speeds[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_swapped (self->speeds[i], "clicked", G_CALLBACK (speed_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), self->speeds[i]);
    }
}

static GMenuModel *
make_jumps (void)
{
  static const struct
  {
    const char *target;
    const char *words;
  } jumps[] = {
    /* Translators: the next ones are items of the menu Jump to Event */
    { "alert+", N_ ("Next Alert") },     { "advice+", N_ ("Next Advice") },
    { "vip+", N_ ("Next VIP") },         { "device+", N_ ("Next Device Fault") },
    { "alert-", N_ ("Previous Alert") }, { "advice-", N_ ("Previous Advice") },
    { "vip-", N_ ("Previous VIP") },     { "device-", N_ ("Previous Device Fault") },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) next = g_menu_new (), previous = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      g_autofree char *action = g_strdup_printf ("page.jump::%s", jumps[i].target);
      g_menu_append (i < G_N_ELEMENTS (jumps) / 2 ? next : previous, _ (jumps[i].words), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (next));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (previous));
  return G_MENU_MODEL (menu);
}

static void
add_jumps (GtkWidget *bar)
{
  g_autoptr (GMenuModel) menu = make_jumps ();
  GtkWidget *button = gtk_menu_button_new ();

  /* Translators: button: opens a menu of kinds of events to go to */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Jump to Event"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), button);
}

static void
sought_cb (LobbyDayPlayer *self, gint64 at_us)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.go-to", "x", at_us);
}

static void
lobby_day_player_finalize (GObject *object)
{
  g_free (LOBBY_DAY_PLAYER (object)->stage);
  G_OBJECT_CLASS (lobby_day_player_parent_class)->finalize (object);
}

static void
lobby_day_player_class_init (LobbyDayPlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_day_player_finalize;
}

static void
lobby_day_player_init (LobbyDayPlayer *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-day-player");
  add_transport (self, bar);
  self->time = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->time, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "lobby-number");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "lobby-digits");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->time));
  add_speeds (self, bar);
  self->status = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "lobby-quiet");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->status));
  add_jumps (bar);
  gtk_box_append (GTK_BOX (self), bar);
  self->timeline = LOBBY_TIMELINE (lobby_timeline_new ());
  g_signal_connect_swapped (self->timeline, "sought", G_CALLBACK (sought_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->timeline));
}

/** lobby_day_player_new: Returns: (transfer floating): without a day */
GtkWidget *
lobby_day_player_new (void)
{
  return g_object_new (LOBBY_TYPE_DAY_PLAYER, NULL);
}

/** lobby_day_player_focus: gives the timeline the focus, so that all keys of the replay are free */
void
lobby_day_player_focus (LobbyDayPlayer *self)
{
  g_return_if_fail (LOBBY_IS_DAY_PLAYER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static char *
dup_status (LobbyReplaySession *session)
{
  if (lobby_replay_session_is_playing (session))
    /* Translators: status of a replay; how fast, times real life */
    return g_strdup_printf (_ ("Playing at %d×"), lobby_replay_session_get_speed (session));
  if (lobby_replay_session_get_run (session) != NULL && lobby_replay_session_get_limit (session) != 0
      && lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session)))
             >= lobby_replay_session_get_limit (session))
    /* Translators: status of a replay: it goes on when the trainee has decided */
    return g_strdup (_ ("Paused at a decision"));
  if (lobby_replay_session_is_at_end (session))
    /* Translators: status of a replay */
    return g_strdup (_ ("The day has ended"));
  /* Translators: status of a replay */
  return g_strdup (C_ ("replay", "Paused"));
}

static void
show_transport (LobbyDayPlayer *self, LobbyReplaySession *session)
{
  gboolean playing = lobby_replay_session_is_playing (session);
  const char *words = playing ? _ ("Pause") : _ ("Play");
  g_autofree char *status = dup_status (session);

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  lobby_label_show (self->status, status);
  for (guint i = 0; i < LOBBY_REPLAY_N_SPEEDS; i++)
    if (lobby_replay_speeds[i] == lobby_replay_session_get_speed (session))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->speeds[i]), TRUE);
}

/* The timeline is drawn anew only when there is more to see on it, or less. */
static void
show_timeline (LobbyDayPlayer *self, LobbyReplaySession *session)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  const LobbyTraining *training = run != NULL ? lobby_training_run_get_training (run) : NULL;
  gint64 limit_us = lobby_replay_session_get_limit (session);
  guint n_decided = 0;
  int average = training != NULL ? lobby_training_get_average (training, &n_decided) : -1;
  g_autofree char *stage = g_strdup_printf ("%d %u %" G_GINT64_FORMAT, average, n_decided, limit_us);

  if (self->book == lobby_replay_session_get_book (session) && g_strcmp0 (self->stage, stage) == 0)
    return;
  self->book = lobby_replay_session_get_book (session);
  g_free (self->stage);
  self->stage = g_steal_pointer (&stage);
  lobby_day_scene_show_timeline (self->timeline, self->book, lobby_session_get_floor (LOBBY_SESSION (session)),
                                 limit_us, training);
}

/** lobby_day_player_show: shows the day of @session and where it is */
void
lobby_day_player_show (LobbyDayPlayer *self, LobbyReplaySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (session));
  gint64 now_us = lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session)));
  g_autofree char *time = lobby_words_dup_time (now_us, lobby_floor_get_time_zone (floor), TRUE);

  g_return_if_fail (LOBBY_IS_DAY_PLAYER (self));

  show_timeline (self, session);
  lobby_label_show (self->time, time);
  lobby_timeline_show_now (self->timeline, now_us);
  show_transport (self, session);
}
