/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would you do? The choices of a moment, and once it is decided what each was worth. The page carries out what is
 * pressed. */
#include "config.h"

#include "lobby-train-card.h"

#include "lobby-train-show.h"
#include "lobby-whatif-bars.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* The card is no wider than its words need, and a sentence takes two lines. */
#define LINE_CHARS 36

typedef struct
{
  GtkWidget *line;
  GtkWidget *check;
  GtkLabel *effect;
} Row;

struct _LobbyTrainCard
{
  GtkBox parent_instance;

  GtkLabel *question;
  GtkLabel *situation;
  GtkLabel *note;
  GtkWidget *score_box;
  GtkLabel *score;
  GtkWidget *choices;
  Row rows[LOBBY_TRAINING_CHOICES_MAX];
  GtkWidget *worth;
  GtkLabel *span;
  LobbyWhatifBars *bars;
  GtkLabel *praise;
  GtkLabel *hint;
  GtkWidget *primary;
  GtkWidget *again;

  /* state */
  gint64 moment_us; /* whose choices the checks stand for */
  gboolean decided;
};

G_DEFINE_FINAL_TYPE (LobbyTrainCard, lobby_train_card, GTK_TYPE_BOX)

static GtkLabel *
make_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
show_primary (LobbyTrainCard *self)
{
  const char *words = lobby_train_card_get_taken (self) != 0
                          /* Translators: button: makes the choices that are marked */
                          ? C_ ("training", "Decide")
                          /* Translators: button: decides to do nothing */
                          : C_ ("training", "Do Nothing");

  if (!self->decided)
    gtk_button_set_label (GTK_BUTTON (self->primary), words);
}

static void
add_head (LobbyTrainCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkLabel *of;

  gtk_widget_set_hexpand (words, TRUE);
  self->question = make_label (words, "lobby-page-title");
  self->situation = make_label (words, "lobby-caption");
  gtk_box_append (GTK_BOX (head), words);
  self->score_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_valign (self->score_box, GTK_ALIGN_CENTER);
  self->score = make_label (self->score_box, "lobby-figure");
  gtk_widget_add_css_class (GTK_WIDGET (self->score), "lobby-advised");
  /* Translators: behind a score, as in "83 of 100" */
  of = make_label (self->score_box, "lobby-quiet");
  gtk_label_set_label (of, _ ("of 100"));
  gtk_label_set_wrap (of, FALSE);
  gtk_box_append (GTK_BOX (head), self->score_box);
  gtk_box_append (GTK_BOX (self), head);
  self->note = make_label (GTK_WIDGET (self), "lobby-note");
}

static void
add_choices (LobbyTrainCard *self)
{
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->choices, "lobby-note");
  for (guint i = 0; i < LOBBY_TRAINING_CHOICES_MAX; i++)
    {
      Row *row = &self->rows[i];

      row->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      row->check = gtk_check_button_new ();
      gtk_widget_set_hexpand (row->check, TRUE);
      gtk_box_append (GTK_BOX (row->line), row->check);
      row->effect = make_label (row->line, "lobby-small");
      gtk_label_set_wrap (row->effect, FALSE);
      g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (show_primary), self);
      gtk_box_append (GTK_BOX (self->choices), row->line);
    }
  gtk_box_append (GTK_BOX (self), self->choices);
}

static void
add_worth (LobbyTrainCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkLabel *title;

  self->worth = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  title = make_label (head, "lobby-title");
  gtk_label_set_label (title, _ ("Minutes Waited, All Customers"));
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  self->span = make_label (head, "lobby-caption");
  gtk_box_append (GTK_BOX (self->worth), head);
  self->bars = LOBBY_WHATIF_BARS (lobby_whatif_bars_new ());
  gtk_box_append (GTK_BOX (self->worth), GTK_WIDGET (self->bars));
  gtk_widget_add_css_class (note, "lobby-note");
  self->praise = make_label (note, "lobby-small");
  self->hint = make_label (note, "lobby-small");
  gtk_box_append (GTK_BOX (self->worth), note);
  gtk_box_append (GTK_BOX (self), self->worth);
}

static void
primary_clicked_cb (LobbyTrainCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.decide", NULL);
}

static void
add_buttons (LobbyTrainCard *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_vexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  self->primary = gtk_button_new ();
  gtk_widget_set_hexpand (self->primary, TRUE);
  gtk_widget_add_css_class (self->primary, "suggested-action");
  /* Translators: tooltip of the main button of a training: its key, which is the same in each language */
  gtk_widget_set_tooltip_text (self->primary, _ ("Key D"));
  g_signal_connect_swapped (self->primary, "clicked", G_CALLBACK (primary_clicked_cb), self);
  gtk_box_append (GTK_BOX (bar), self->primary);
  /* Translators: button: takes a decision back, to decide otherwise */
  self->again = gtk_button_new_with_label (C_ ("training", "Try Again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->again), "page.try-again");
  gtk_box_append (GTK_BOX (bar), self->again);
  gtk_box_append (GTK_BOX (self), bar);
}

static void
lobby_train_card_class_init (LobbyTrainCardClass *klass)
{
}

static void
lobby_train_card_init (LobbyTrainCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  add_head (self);
  add_choices (self);
  add_worth (self);
  add_buttons (self);
}

/** lobby_train_card_new: Returns: (transfer floating): a card without a question */
GtkWidget *
lobby_train_card_new (void)
{
  return g_object_new (LOBBY_TYPE_TRAIN_CARD, NULL);
}

/* --- showing --- */

static void
show_row (const Row *row,
          const LobbyTrainingChoice *choice,
          const LobbyTrainingVerdict *verdict,
          guint place,
          gboolean fresh)
{
  const char *css_class = "lobby-quiet";
  g_autofree char *words = lobby_train_dup_choice (choice);
  g_autofree char *effect = verdict != NULL ? lobby_train_dup_effect (choice, verdict, place, &css_class) : NULL;
  /* Translators: tooltip of a choice in a training: the key that marks it */
  g_autofree char *key = g_strdup_printf (_ ("Key %u"), place + 1);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (row->check), words);
  gtk_widget_set_tooltip_text (row->check, key);
  if (verdict != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), (verdict->taken >> place & 1) != 0);
  else if (fresh)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), FALSE);
  gtk_widget_set_can_target (row->check, verdict == NULL);
  gtk_widget_set_focusable (row->check, verdict == NULL);
  lobby_label_show_or_hide (row->effect, effect);
  lobby_widget_set_class (GTK_WIDGET (row->effect), "lobby-quiet", g_str_equal (css_class, "lobby-quiet"));
  lobby_widget_set_class (GTK_WIDGET (row->effect), "lobby-risk", g_str_equal (css_class, "lobby-risk"));
  lobby_widget_set_class (GTK_WIDGET (row->effect), "lobby-over", g_str_equal (css_class, "lobby-over"));
}

static void
show_choices (LobbyTrainCard *self, const GPtrArray *choices, const LobbyTrainingVerdict *verdict, gboolean fresh)
{
  for (guint i = 0; i < LOBBY_TRAINING_CHOICES_MAX; i++)
    {
      gtk_widget_set_visible (self->rows[i].line, i < choices->len);
      if (i < choices->len)
        show_row (&self->rows[i], g_ptr_array_index (choices, i), verdict, i, fresh);
      else
        gtk_check_button_set_active (GTK_CHECK_BUTTON (self->rows[i].check), FALSE);
    }
}

static void
show_worth (LobbyTrainCard *self, const GPtrArray *choices, const LobbyTrainingVerdict *verdict)
{
  g_autofree char *praise = lobby_train_dup_praise (choices, verdict), *hint = lobby_train_dup_hint (choices, verdict);
  int minutes[LOBBY_WHATIF_N_LINES];

  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    minutes[i] = lobby_train_get_minutes (verdict->waited_s[i]);
  lobby_whatif_bars_show (self->bars, minutes, verdict->n_over);
  lobby_label_show (self->praise, praise);
  lobby_label_show_or_hide (self->hint, hint);
}

static char *
dup_situation (const LobbyTraining *training, const LobbyTrainingVerdict *verdict)
{
  g_autoptr (LobbyTrainingScene) scene = lobby_training_look (training);
  guint n_over = 0, n_waiting = 0;

  if (verdict != NULL)
    return g_strdup_printf (
        /* Translators: customers who waited longer than the target within the half hour */
        _ ("Over target: %1$d with nothing done, %2$d with your decision"), verdict->n_over[LOBBY_TRAINING_NOTHING],
        verdict->n_over[LOBBY_TRAINING_YOURS]);
  for (guint i = 0; i < scene->queues->len; i++)
    {
      const LobbyTrainingQueue *queue = &g_array_index (scene->queues, LobbyTrainingQueue, i);
      n_waiting += queue->n_waiting;
      n_over += queue->target_s > 0 && queue->longest_s > queue->target_s;
    }
  return g_strdup_printf (
      /* Translators: the lobby before a decision: customers waiting, queues whose longest wait is over target */
      ngettext ("%1$u customer waiting, %2$u queues over target. Mark any of these.",
                "%1$u customers waiting, %2$u queues over target. Mark any of these.", n_waiting),
      n_waiting, n_over);
}

/* Whoever uses the keyboard goes on where the next thing is to be done. */
static void
focus_next (LobbyTrainCard *self)
{
  gtk_widget_grab_focus (self->decided || !gtk_widget_get_visible (self->rows[0].line) ? self->primary
                                                                                       : self->rows[0].check);
}

/* The trainer's words, before and after the decision. */
static void
show_note (LobbyTrainCard *self, const LobbyLesson *lesson, guint place)
{
  const LobbyLessonMoment *moment = lesson != NULL && place < lesson->moments->len
                                        ? g_ptr_array_index (lesson->moments, place)
                                        : NULL;
  const LobbyText *words = moment == NULL ? NULL : self->decided ? moment->afterwards : moment->note;
  const char *note = lobby_words_get_text (words);

  lobby_label_show_or_hide (self->note, *note != '\0' ? note : NULL);
}

/** lobby_train_card_show: shows the moment that @run is at; @lesson: (nullable): whose notes are shown; @zone: of the branch */
void
lobby_train_card_show (LobbyTrainCard *self, LobbyTrainingRun *run, const LobbyLesson *lesson, GTimeZone *zone)
{
  const LobbyTraining *training = lobby_training_run_get_training (run);
  gint64 moment_us = lobby_training_run_get_moment (run);

  g_return_if_fail (LOBBY_IS_TRAIN_CARD (self) && training != NULL && moment_us != 0);

  guint place = lobby_training_get_place (training);
  const GPtrArray *choices = lobby_training_get_choices (training, place);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, place);
  gint64 end_us = moment_us + (gint64) LOBBY_TRAINING_AHEAD_S * G_USEC_PER_SEC;
  g_autofree char *from = lobby_words_dup_time (moment_us, zone, FALSE);
  g_autofree char *until = lobby_words_dup_time (end_us, zone, FALSE);
  /* Translators: title above the choices of a training; %s is a time of day */
  g_autofree char *question = g_strdup_printf (_ ("%s What would you do?"), from);
  /* Translators: two times of day */
  g_autofree char *span = g_strdup_printf (_ ("%1$s to %2$s"), from, until);
  g_autofree char *situation = dup_situation (training, verdict);
  g_autofree char *score = verdict != NULL ? g_strdup_printf ("%d", verdict->score) : g_strdup ("");

  gboolean moved = moment_us != self->moment_us || self->decided != (verdict != NULL);

  self->decided = verdict != NULL;
  lobby_label_show (self->question, question);
  lobby_label_show (self->situation, situation);
  show_note (self, lesson, place);
  lobby_label_show (self->score, score);
  lobby_label_show (self->span, span);
  gtk_widget_set_visible (self->score_box, verdict != NULL);
  gtk_widget_set_visible (self->worth, verdict != NULL);
  gtk_widget_set_visible (self->again, verdict != NULL);
  show_choices (self, choices, verdict, moment_us != self->moment_us);
  self->moment_us = moment_us;
  if (verdict != NULL)
    show_worth (self, choices, verdict);
  show_primary (self);
  if (verdict != NULL)
    gtk_button_set_label (GTK_BUTTON (self->primary), place + 1 < lobby_training_get_n_moments (training)
                                                          /* Translators: button of a training */
                                                          ? _ ("Continue to Next Decision")
                                                          /* Translators: button: ends a training */
                                                          : C_ ("training", "Finish"));
  if (moved)
    focus_next (self);
}

/** lobby_train_card_toggle: marks choice @place, or takes the mark away */
void
lobby_train_card_toggle (LobbyTrainCard *self, guint place)
{
  g_return_if_fail (LOBBY_IS_TRAIN_CARD (self));

  if (self->decided || place >= LOBBY_TRAINING_CHOICES_MAX || !gtk_widget_get_visible (self->rows[place].line))
    return;
  GtkCheckButton *check = GTK_CHECK_BUTTON (self->rows[place].check);
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

/** lobby_train_card_get_taken: Returns: bit set of the choices that are marked */
guint
lobby_train_card_get_taken (LobbyTrainCard *self)
{
  guint taken = 0;

  g_return_val_if_fail (LOBBY_IS_TRAIN_CARD (self), 0);

  for (guint i = 0; i < LOBBY_TRAINING_CHOICES_MAX; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rows[i].check)))
      taken |= 1u << i;
  return taken;
}
