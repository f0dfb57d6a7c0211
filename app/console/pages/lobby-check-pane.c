/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One checklist being filled: its items, its running score, and what can be done with it now. Every answer is a command of
 * its own; what is shown is what the branch has taken, or what is on its way. */
#include "config.h"

#include "lobby-check-pane.h"

#include "lobby-checklist-show.h"
#include "lobby-check-row.h"
#include "lobby-widgets.h"
#include "lobby-words-checklist.h"

#include <glib/gi18n-lib.h>

struct _LobbyCheckPane
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *time;
  GtkLabel *purpose;
  GtkLabel *score;
  GtkLabel *progress;
  GtkWidget *start_button;
  GtkWidget *finish_button;
  GtkWidget *edit_button;
  LobbyGlyph *glyph;
  GtkLabel *status;
  GtkWidget *items;

  /* owned */
  GPtrArray *rows;      /* of LobbyCheckRow, which the box owns */
  GHashTable *commands; /* id of an item to id of the command with its newest answer */
  char *checklist;      /* (nullable) */
  char *shown;          /* (nullable): which rows stand there */
  char *asked;          /* (nullable): command that starts or finishes */

  /* state */
  LobbySession *session; /* weak */
};

enum
{
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCheckPane, lobby_check_pane, GTK_TYPE_BOX)

static const LobbyCheckRun *
find_run (LobbyCheckPane *self)
{
  return self->session != NULL && self->checklist != NULL
             ? lobby_state_find_check_run (lobby_session_get_state (self->session), self->checklist)
             : NULL;
}

static gboolean
is_on_its_way (LobbyCheckPane *self, const char *command)
{
  LobbyPendingState pending = command != NULL ? lobby_session_get_pending (self->session, command, NULL)
                                              : LOBBY_PENDING_NONE;

  return pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT;
}

/* --- answers --- */

/* What counts for a person: the newest answer, also while it is on its way. */
static const LobbyCheckAnswer *
get_answer (LobbyCheckPane *self, const LobbyCheckRun *run, const char *item, LobbyPendingState *pending)
{
  const char *id = g_hash_table_lookup (self->commands, item);
  const LobbyCommand *command = id != NULL ? lobby_session_get_command (self->session, id) : NULL;

  *pending = id != NULL ? lobby_session_get_pending (self->session, id, NULL) : LOBBY_PENDING_NONE;
  if (command != NULL && (*pending == LOBBY_PENDING_WAITING || *pending == LOBBY_PENDING_SENT))
    return ((const LobbyCheckAnswered *) command->payload)->answer;
  if (*pending == LOBBY_PENDING_NONE)
    g_hash_table_remove (self->commands, item);
  return run != NULL ? lobby_check_run_get_answer (run, item) : NULL;
}

static LobbyCheckAnswer *
dup_answer (LobbyCheckPane *self, const LobbyCheckRun *run, const char *item)
{
  LobbyPendingState pending;
  const LobbyCheckAnswer *present = get_answer (self, run, item, &pending);
  LobbyCheckAnswer *answer;

  if (present != NULL)
    return lobby_record_copy (&lobby_check_answer_type, present);
  answer = lobby_record_new (&lobby_check_answer_type);
  answer->item = g_strdup (item);
  return answer;
}

/* Takes @answer. */
static void
send_answer (LobbyCheckPane *self, const LobbyCheckRun *run, LobbyCheckAnswer *answer)
{
  g_autofree char *item = g_strdup (answer->item);
  char *id = lobby_session_answer_check (self->session, run->id, answer);

  if (id != NULL)
    g_hash_table_replace (self->commands, g_steal_pointer (&item), id);
}

static void
answered_cb (LobbyCheckRow *row, int verdict, double value, const char *text, LobbyCheckPane *self)
{
  const LobbyCheckRun *run = find_run (self);
  LobbyCheckAnswer *answer;

  if (run == NULL || run->finished_us != 0)
    return;
  answer = dup_answer (self, run, lobby_check_row_get_item (row)->id);
  answer->verdict = (LobbyCheckVerdict) verdict;
  answer->value = value;
  g_free (answer->text);
  answer->text = g_strdup (text);
  send_answer (self, run, answer);
}

static void
noted_cb (LobbyCheckRow *row, const char *text, LobbyCheckPane *self)
{
  const LobbyCheckRun *run = find_run (self);
  LobbyCheckAnswer *answer;

  if (run == NULL || run->finished_us != 0)
    return;
  answer = dup_answer (self, run, lobby_check_row_get_item (row)->id);
  g_free (answer->note);
  answer->note = *text != '\0' ? g_strdup (text) : NULL;
  send_answer (self, run, answer);
}

/* --- buttons --- */

static void
start_clicked_cb (LobbyCheckPane *self)
{
  if (self->session == NULL || self->checklist == NULL)
    return;
  g_free (self->asked);
  self->asked = lobby_session_start_checklist (self->session, self->checklist);
}

static void
finish_clicked_cb (LobbyCheckPane *self)
{
  const LobbyCheckRun *run = find_run (self);

  if (run == NULL)
    return;
  g_free (self->asked);
  self->asked = lobby_session_finish_checklist (self->session, run->id, lobby_checklist_get_language ());
}

static void
edit_clicked_cb (LobbyCheckPane *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

/** lobby_check_pane_do_first: starts or finishes the checklist. Returns: whether that could be done now */
gboolean
lobby_check_pane_do_first (LobbyCheckPane *self)
{
  g_return_val_if_fail (LOBBY_IS_CHECK_PANE (self), FALSE);

  GtkWidget *buttons[] = { self->start_button, self->finish_button };
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]) && gtk_widget_is_sensitive (buttons[i]))
      {
        gtk_widget_activate (buttons[i]);
        return TRUE;
      }
  return FALSE;
}

/* --- life --- */

static void
lobby_check_pane_dispose (GObject *object)
{
  LobbyCheckPane *self = LOBBY_CHECK_PANE (object);

  g_clear_weak_pointer (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CHECK_PANE);
  G_OBJECT_CLASS (lobby_check_pane_parent_class)->dispose (object);
}

static void
lobby_check_pane_finalize (GObject *object)
{
  LobbyCheckPane *self = LOBBY_CHECK_PANE (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->commands);
  g_free (self->checklist);
  g_free (self->shown);
  g_free (self->asked);
  G_OBJECT_CLASS (lobby_check_pane_parent_class)->finalize (object);
}

static void
lobby_check_pane_class_init (LobbyCheckPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_check_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_check_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-check-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, time);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, purpose);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, score);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, progress);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, start_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, finish_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, status);
  gtk_widget_class_bind_template_child (widget_class, LobbyCheckPane, items);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  /**
   * LobbyCheckPane::edit:
   *
   * A person wants to change what is asked.
   */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
lobby_check_pane_init (LobbyCheckPane *self)
{
  self->rows = g_ptr_array_new ();
  self->commands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- showing --- */

static void
fill_rows (LobbyCheckPane *self, const GPtrArray *items)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->items)) != NULL)
    gtk_box_remove (GTK_BOX (self->items), child);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      GtkWidget *row = lobby_check_row_new (g_ptr_array_index (items, i));
      g_signal_connect (row, "answered", G_CALLBACK (answered_cb), self);
      g_signal_connect (row, "noted", G_CALLBACK (noted_cb), self);
      gtk_box_append (GTK_BOX (self->items), row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Rows are built anew only for another filling, or another version, so that focus and what is typed stay. */
static void
follow (LobbyCheckPane *self, const LobbyChecklist *checklist, const LobbyCheckRun *run)
{
  g_autofree char *shown = run != NULL ? g_strdup (run->id)
                                       : g_strdup_printf ("%s %d", checklist->id, (int) checklist->version);

  if (g_strcmp0 (self->checklist, checklist->id) != 0)
    {
      g_free (self->checklist);
      self->checklist = g_strdup (checklist->id);
      g_clear_pointer (&self->asked, g_free);
    }
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  g_hash_table_remove_all (self->commands);
  fill_rows (self, run != NULL ? run->items : checklist->items);
}

static void
show_rows (LobbyCheckPane *self, const LobbyCheckRun *run, gboolean can_edit)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LobbyCheckRow *row = g_ptr_array_index (self->rows, i);
      LobbyPendingState pending;
      LobbyCheckRowView view = { .can_edit = can_edit };
      view.answer = get_answer (self, run, lobby_check_row_get_item (row)->id, &pending);
      view.pending = pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT;
      view.refused = pending == LOBBY_PENDING_REFUSED;
      lobby_check_row_show (row, &view);
    }
}

static void
show_head (LobbyCheckPane *self, const LobbyChecklist *checklist, const LobbyCheckRun *run)
{
  g_autofree char *time = lobby_words_dup_check_time (checklist);
  g_autofree char *figure = NULL;
  g_autofree char *progress = NULL;
  LobbyCheckScore score = { .percent = -1, .asked = lobby_checklist_count_asked (checklist) };

  if (run != NULL)
    lobby_check_run_score (run, &score);
  figure = lobby_words_dup_check_score (score.percent);
  progress = lobby_words_dup_check_progress (&score);
  lobby_label_show (self->name, lobby_words_get_text (run != NULL ? run->name : checklist->name));
  lobby_label_show_or_hide (self->time, time);
  lobby_label_show_or_hide (self->purpose,
                            checklist->purpose != NULL ? lobby_words_get_text (checklist->purpose) : NULL);
  lobby_label_show (self->score, figure);
  lobby_label_show (self->progress, progress);
}

static void
show_buttons (LobbyCheckPane *self, const LobbyChecklist *checklist, const LobbyCheckRun *run, gboolean can_act)
{
  gboolean open = run != NULL && run->finished_us == 0;
  gboolean waiting = is_on_its_way (self, self->asked);
  gboolean ready = open && lobby_check_run_check_finish (run, NULL) && g_hash_table_size (self->commands) == 0;

  gtk_widget_set_visible (self->finish_button, open);
  gtk_widget_set_visible (self->start_button, !open);
  /* Translators: button: a checklist that was filled today is filled once more */
  gtk_button_set_label (GTK_BUTTON (self->start_button), run != NULL ? _ ("Start Again") : _ ("Start"));
  lobby_widget_set_class (self->start_button, "suggested-action", run == NULL);
  gtk_widget_set_sensitive (self->start_button,
                            can_act && !waiting && !checklist->retired && lobby_checklist_count_asked (checklist) > 0);
  gtk_widget_set_sensitive (self->finish_button, can_act && !waiting && ready);
  gtk_widget_set_sensitive (self->edit_button, can_act);
}

static void
show_status (LobbyCheckPane *self, const LobbyChecklist *checklist, const LobbyCheckRun *run)
{
  LobbyShape shape = LOBBY_SHAPE_NONE;
  LobbyTone tone = LOBBY_TONE_NORMAL;
  g_autofree char *text = NULL;
  const char *problem = NULL;

  if (self->asked != NULL && lobby_session_get_pending (self->session, self->asked, &problem) == LOBBY_PENDING_REFUSED)
    {
      shape = LOBBY_SHAPE_CROSS;
      tone = LOBBY_TONE_RISK;
      text = lobby_checklist_dup_refusal (problem);
    }
  else if (is_on_its_way (self, self->asked) || g_hash_table_size (self->commands) > 0)
    {
      shape = LOBBY_SHAPE_DOTTED_RING;
      text = g_strdup (_ ("On its way to the branch"));
    }
  else
    text = lobby_checklist_dup_state (self->session, checklist, run, &shape, &tone);
  lobby_glyph_show (self->glyph, shape);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), shape != LOBBY_SHAPE_NONE);
  lobby_label_show_or_hide (self->status, text);
  lobby_widget_show_tone (GTK_WIDGET (self->status), tone);
}

/**
 * lobby_check_pane_show:
 * @self: the pane
 * @session: whose lobby it is
 * @checklist: the checklist
 */
void
lobby_check_pane_show (LobbyCheckPane *self, LobbySession *session, const LobbyChecklist *checklist)
{
  g_return_if_fail (LOBBY_IS_CHECK_PANE (self) && LOBBY_IS_SESSION (session) && checklist != NULL);

  const LobbyCheckRun *run = lobby_state_find_check_run (lobby_session_get_state (session), checklist->id);
  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean fresh = !lobby_floor_get_freshness (floor, LOBBY_AREA_FEEDBACK)->stale;
  gboolean can_act = lobby_session_can_act (session) && lobby_session_may_ask (session, LOBBY_COMMAND_CHECKLIST_ANSWER);
  g_set_weak_pointer (&self->session, session);
  follow (self, checklist, run);
  /* What is ticked while the line is cut is kept and sent later: the outbox does not forget. */
  show_rows (self, run, can_act && run != NULL && run->finished_us == 0);
  show_head (self, checklist, run);
  show_buttons (self, checklist, run, can_act && fresh);
  show_status (self, checklist, run);
}
