/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case in detail: what is the matter, how long is left, what comes next, what was done and noted. */
#include "config.h"

#include "lobby-case-pane.h"
#include "lobby-case-due.h"
#include "lobby-case-facts.h"
#include "lobby-case-show.h"
#include "lobby-case-steps.h"
#include "lobby-case-time.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

struct _LobbyCasePane
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *kind;
  GtkLabel *place;
  LobbyRing *ring;
  GtkButton *next_button;
  LobbyCaseTime *time_button;
  LobbyCaseDue *due_button;
  GtkMenuButton *assign_button;
  GtkLabel *line;
  GtkWidget *answer_box;
  GtkLabel *answer_title;
  GtkTextView *answer;
  GtkWidget *facts;
  GtkWidget *steps;
  GtkWidget *notes;
  GtkTextView *new_note;
  GtkWidget *note_button;

  /* state */
  LobbySession *session; /* weak */
  LobbyCase *one;        /* (owned) (nullable) */
  char *shown;           /* (owned) (nullable): which facts and steps stand there */
  char *edited;          /* (owned) (nullable): for which case words are being written */
};

G_DEFINE_FINAL_TYPE (LobbyCasePane, lobby_case_pane, GTK_TYPE_BOX)

static LobbyCaseMoment *
begin_change (LobbyCasePane *self)
{
  LobbyCaseMoment *moment = lobby_record_new (&lobby_case_changed_type);

  moment->case_id = g_strdup (lobby_case_get_record (self->one)->id);
  return moment;
}

static char *
dup_written (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
empty (GtkTextView *view)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "", -1);
}

/* --- acting --- */

static gboolean
can_act (LobbyCasePane *self)
{
  return self->session != NULL && self->one != NULL && gtk_widget_is_sensitive (GTK_WIDGET (self->next_button));
}

static void
next_clicked_cb (LobbyCasePane *self)
{
  g_autofree char *answer = dup_written (self->answer);
  LobbyNextStep next;
  LobbyCaseMoment *moment;

  if (!can_act (self))
    return;
  next = lobby_case_get_next_step (lobby_case_get_record (self->one));
  if (next.asked != NULL && *answer == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->answer));
      return;
    }
  moment = begin_change (self);
  moment->phase = next.phase;
  if (next.asked != NULL && lobby_case_get_record (self->one)->kind == LOBBY_CASE_LOST_PROPERTY)
    moment->handed_to = g_steal_pointer (&answer);
  else if (next.asked != NULL)
    moment->solution = g_steal_pointer (&answer);
  g_free (lobby_session_change_case (self->session, moment));
}

static void
note_clicked_cb (LobbyCasePane *self)
{
  g_autofree char *text = dup_written (self->new_note);
  LobbyCaseMoment *moment;

  if (self->session == NULL || self->one == NULL || *text == '\0')
    return;
  moment = begin_change (self);
  moment->note = g_steal_pointer (&text);
  g_free (lobby_session_change_case (self->session, moment));
  empty (self->new_note);
}

static void
assign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyCasePane *self = LOBBY_CASE_PANE (widget);
  LobbyCaseMoment *moment;

  if (self->session == NULL || self->one == NULL)
    return;
  moment = begin_change (self);
  moment->owner = g_variant_dup_string (parameter, NULL);
  g_free (lobby_session_change_case (self->session, moment));
}

static void
time_asked_cb (LobbyCasePane *self, int stage, const char *approved_by)
{
  LobbyCaseMoment *moment;

  if (self->session == NULL || self->one == NULL)
    return;
  moment = begin_change (self);
  moment->stage = (LobbyComplaintStage) stage;
  moment->approved_by = g_strdup (approved_by);
  g_free (lobby_session_change_case (self->session, moment));
}

static void
due_asked_cb (LobbyCasePane *self, gint64 due_us)
{
  LobbyCaseMoment *moment;

  if (self->session == NULL || self->one == NULL)
    return;
  moment = begin_change (self);
  moment->due_us = due_us;
  g_free (lobby_session_change_case (self->session, moment));
}

/** lobby_case_pane_take_next_step: does what the first button does; where words are needed first, they are asked for */
void
lobby_case_pane_take_next_step (LobbyCasePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Who is writing a note means the note. */
  if (focus == GTK_WIDGET (self->new_note))
    note_clicked_cb (self);
  else
    next_clicked_cb (self);
}

/** lobby_case_pane_write_note: puts the focus where a note is written */
void
lobby_case_pane_write_note (LobbyCasePane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->new_note));
}

/* --- object --- */

static void
lobby_case_pane_dispose (GObject *object)
{
  LobbyCasePane *self = LOBBY_CASE_PANE (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->one);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->edited, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CASE_PANE);
  G_OBJECT_CLASS (lobby_case_pane_parent_class)->dispose (object);
}

static void
lobby_case_pane_class_init (LobbyCasePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_pane_dispose;
  g_type_ensure (LOBBY_TYPE_CASE_TIME);
  g_type_ensure (LOBBY_TYPE_CASE_DUE);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, kind);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, place);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, ring);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, next_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, time_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, due_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, assign_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, answer_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, answer_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, answer);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, facts);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, steps);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, notes);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, new_note);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasePane, note_button);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_asked_cb);
  gtk_widget_class_install_action (widget_class, "case.assign", "s", assign_cb);
}

static void
lobby_case_pane_init (LobbyCasePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- showing --- */

static const char *
get_icon (LobbyCaseKind kind)
{
  switch ((int) kind)
    {
    case LOBBY_CASE_FEEDBACK:
      return "lobby-comment-symbolic";
    case LOBBY_CASE_COMPLAINT:
      return "dialog-warning-symbolic";
    case LOBBY_CASE_LOST_PROPERTY:
      return "edit-find-symbolic";
    default:
      return "lobby-duties-symbolic";
    }
}

static void
show_ring (LobbyCasePane *self, const LobbyCaseRecord *record)
{
  gint64 left_s = lobby_case_get_left_s (self->one);
  LobbyTone tone = lobby_case_get_tone (self->one);
  gboolean runs = lobby_case_is_open (record) && record->due_us != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->ring), runs);
  if (!runs)
    return;
  g_autofree char *figures = lobby_words_dup_left_short (left_s);
  g_autofree char *words = lobby_words_dup_left (left_s);
  lobby_ring_show (self->ring, lobby_case_get_left_share (self->one),
                   tone == LOBBY_TONE_OVER   ? LOBBY_TOKEN_OVER
                   : tone == LOBBY_TONE_RISK ? LOBBY_TOKEN_RISK_EDGE
                                             : LOBBY_TOKEN_ACCENT,
                   figures, words);
}

static void
show_head (LobbyCasePane *self, const LobbyCaseRecord *record)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (self->session));
  g_autofree char *title = lobby_case_dup_title (record, self->session);
  g_autofree char *opened = lobby_words_dup_moment (record->opened_us, lobby_case_get_now (self->session), zone);
  /* Translators: %s is when a case was opened */
  g_autofree char *since = g_strdup_printf (_ ("Open since %s"), opened);
  g_autofree char *place = g_strjoin (" · ", since, record->ticket, NULL);

  gtk_image_set_from_icon_name (self->icon, get_icon (record->kind));
  lobby_label_show (self->title, title);
  lobby_label_show (self->kind, lobby_words_get_case_kind (record->kind));
  lobby_label_show (self->place, place);
  show_ring (self, record);
}

/* Who else could see to it: anybody of the branch but the one who does. */
static void
fill_assign_menu (LobbyCasePane *self, const LobbyCaseRecord *record)
{
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (self->session));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      g_autoptr (GMenuItem) item = NULL;
      if (g_strcmp0 (staff->id, record->owner) == 0)
        continue;
      item = g_menu_item_new (lobby_case_get_staff_name (lobby_session_get_floor (self->session), staff->id), NULL);
      g_menu_item_set_action_and_target (item, "case.assign", "s", staff->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->assign_button, G_MENU_MODEL (menu));
}

/* Only what changed is built anew, so that focus and selection stay. */
static void
show_details (LobbyCasePane *self, const LobbyCaseRecord *record)
{
  g_autofree char *shown = g_strdup_printf ("%s %u %u %s %" G_GINT64_FORMAT, record->id,
                                            record->steps != NULL ? record->steps->len : 0,
                                            record->notes != NULL ? record->notes->len : 0, record->owner,
                                            record->due_us);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  lobby_case_facts_fill (self->facts, record, self->session);
  lobby_case_facts_fill_steps (self->steps, record, self->session);
  lobby_case_facts_fill_notes (self->notes, record, self->session);
  fill_assign_menu (self, record);
}

/* What a person is writing stays until another case is shown, or until it is no longer asked for. */
static void
show_answer (LobbyCasePane *self, const LobbyCaseRecord *record, const LobbyNextStep *next)
{
  if (g_strcmp0 (self->edited, record->id) != 0)
    {
      g_free (self->edited);
      self->edited = g_strdup (record->id);
      empty (self->answer);
      empty (self->new_note);
    }
  gtk_widget_set_visible (self->answer_box, next->asked != NULL);
  if (next->asked == NULL)
    return;
  lobby_label_show (self->answer_title, next->asked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer), GTK_ACCESSIBLE_PROPERTY_LABEL, next->asked, -1);
}

static const char *
get_line (LobbyPendingState pending, gboolean held)
{
  if (pending == LOBBY_PENDING_WAITING)
    return held ? _ ("Kept until the connection is back") : _ ("On its way to the branch");
  return pending == LOBBY_PENDING_SENT ? _ ("On its way to the branch") : NULL;
}

/**
 * lobby_case_pane_show:
 * @self: the pane
 * @session: whose lobby it is
 * @one: the case
 */
void
lobby_case_pane_show (LobbyCasePane *self, LobbySession *session, LobbyCase *one)
{
  g_return_if_fail (LOBBY_IS_CASE_PANE (self) && LOBBY_IS_SESSION (session) && LOBBY_IS_CASE (one));

  const LobbyCaseRecord *record = lobby_case_get_record (one);
  LobbyNextStep next = lobby_case_get_next_step (record);
  LobbyPendingState pending = lobby_session_get_pending_for (session, LOBBY_COMMAND_CASE_CHANGE, record->id);
  gboolean waits = pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT;
  gboolean may = lobby_session_may_ask (session, LOBBY_COMMAND_CASE_CHANGE);
  gboolean open = lobby_case_is_open (record);

  g_set_weak_pointer (&self->session, session);
  g_set_object (&self->one, one);
  show_head (self, record);
  show_details (self, record);
  show_answer (self, record, &next);
  gtk_button_set_label (self->next_button, next.label);
  lobby_widget_set_class (GTK_WIDGET (self->next_button), "suggested-action", open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), may && !waits);
  lobby_case_time_show (self->time_button, record, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->time_button), may && !waits);
  lobby_case_due_show (self->due_button, record, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->due_button), may && !waits);
  gtk_widget_set_visible (GTK_WIDGET (self->assign_button), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->assign_button), may && !waits);
  gtk_widget_set_sensitive (self->note_button, may);
  lobby_label_show_or_hide (self->line,
                            get_line (pending, lobby_session_get_link_state (session) == LOBBY_LINK_DISCONNECTED));
}
