/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something new that must not get lost, entered at the desk: the two questions (S3-41), a complaint, a slip (S2-15),
 * something that was found (S3-30). It goes to the branch as a command. */
#include "config.h"

#include "lobby-case-form.h"
#include "lobby-case-show.h"
#include "lobby-due-entry.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

struct _LobbyCaseForm
{
  AdwWindow parent_instance;

  GtkWidget *kinds;
  GtkWidget *score_box;
  GtkWidget *scores;
  GtkLabel *words_title;
  GtkTextView *words;
  GtkWidget *need_box;
  GtkEditable *need;
  GtkWidget *due_box;
  LobbyDueEntry *due;
  GtkWidget *place_box;
  GtkEditable *place;
  GtkWidget *kept_box;
  GtkEditable *kept;
  GtkWidget *ticket_box;
  GtkEditable *ticket;
  GtkWidget *owner_box;
  GtkDropDown *owner;
  GtkLabel *line;
  GtkWidget *save;

  /* state */
  LobbySession *session; /* (owned) */
  LobbyCaseKind kind;
  int score;         /* -1: not asked yet */
  GPtrArray *owners; /* (owned): ids of staff, as in the list */
};

G_DEFINE_FINAL_TYPE (LobbyCaseForm, lobby_case_form, ADW_TYPE_WINDOW)

/* --- what was entered --- */

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* Returns: (transfer full) (nullable): what was written, %NULL for nothing */
static char *
dup_entered (GtkEditable *entry)
{
  g_autofree char *text = dup_text (entry);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_words (LobbyCaseForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_ticket (LobbyCaseForm *self)
{
  g_autofree char *text = dup_entered (self->ticket);

  return text != NULL ? g_utf8_strup (text, -1) : NULL;
}

static gboolean
knows_ticket (LobbyCaseForm *self)
{
  g_autofree char *ticket = dup_ticket (self);

  return ticket == NULL || lobby_state_get_ticket (lobby_session_get_state (self->session), ticket) != NULL;
}

static const char *
find_fault (LobbyCaseForm *self)
{
  g_autofree char *words = dup_words (self);

  if (!knows_ticket (self))
    return _ ("Nobody had that ticket today");
  if (self->kind == LOBBY_CASE_FEEDBACK)
    return self->score < 0 ? _ ("Ask how likely the customer would recommend us") : NULL;
  if (words == NULL)
    return self->kind == LOBBY_CASE_LOST_PROPERTY ? _ ("Say what was found") : _ ("Say what is the matter");
  return self->kind == LOBBY_CASE_SECOND_LINE ? lobby_due_entry_get_fault (self->due) : NULL;
}

static const char *
get_advice (LobbyCaseForm *self)
{
  if (self->kind == LOBBY_CASE_FEEDBACK && self->score >= 0 && self->score <= LOBBY_SCORE_DETRACTOR_MAX)
    return _ ("A disappointed customer: a case is opened, with a day to set it right");
  if (self->kind == LOBBY_CASE_COMPLAINT)
    return _ ("The time of a complaint begins now");
  return NULL;
}

static void
judge (LobbyCaseForm *self)
{
  const char *fault = self->session != NULL ? find_fault (self) : NULL;

  if (self->session == NULL)
    return;
  lobby_widget_set_class (GTK_WIDGET (self->ticket), "error", !knows_ticket (self));
  lobby_label_show (self->line, fault != NULL ? fault : get_advice (self));
  gtk_widget_set_sensitive (self->save, fault == NULL);
}

static void
changed_cb (LobbyCaseForm *self)
{
  judge (self);
}

/* --- kinds and scores --- */

static const char *
get_words_title (LobbyCaseKind kind)
{
  switch ((int) kind)
    {
    case LOBBY_CASE_FEEDBACK:
      /* Translators: second question to a customer after the score: the reason */
      return _ ("Why?");
    case LOBBY_CASE_SECOND_LINE:
      return _ ("Problem");
    case LOBBY_CASE_LOST_PROPERTY:
      return _ ("What was found");
    case LOBBY_CASE_IMPROVEMENT:
      /* Translators: one thing that the branch wants to do better */
      return _ ("What to do better");
    default:
      return _ ("What is the matter?");
    }
}

static void
show_kind (LobbyCaseForm *self)
{
  gboolean slip = self->kind == LOBBY_CASE_SECOND_LINE, lost = self->kind == LOBBY_CASE_LOST_PROPERTY;
  const char *title = get_words_title (self->kind);

  gtk_widget_set_visible (self->score_box, self->kind == LOBBY_CASE_FEEDBACK);
  gtk_widget_set_visible (self->need_box, slip);
  gtk_widget_set_visible (self->due_box, slip);
  gtk_widget_set_visible (self->place_box, lost);
  gtk_widget_set_visible (self->kept_box, lost);
  gtk_widget_set_visible (self->ticket_box, !lost && self->kind != LOBBY_CASE_IMPROVEMENT);
  gtk_widget_set_visible (self->owner_box, self->kind != LOBBY_CASE_FEEDBACK);
  lobby_label_show (self->words_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  judge (self);
}

static void
kind_toggled_cb (GtkToggleButton *button, LobbyCaseForm *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->kind = (LobbyCaseKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  show_kind (self);
}

static void
score_toggled_cb (GtkToggleButton *button, LobbyCaseForm *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->score = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "score"));
  judge (self);
}

static GtkToggleButton *
add_choice (GtkWidget *box, const char *label, GtkToggleButton *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "lobby-choice");
  gtk_widget_set_hexpand (button, TRUE);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_choices (LobbyCaseForm *self)
{
  GtkToggleButton *group = NULL;

  for (int kind = LOBBY_CASE_FEEDBACK; kind <= LOBBY_CASE_IMPROVEMENT; kind++)
    {
      GtkToggleButton *button = add_choice (self->kinds, lobby_words_get_case_kind ((LobbyCaseKind) kind), group);
      g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (kind));
      g_signal_connect (button, "toggled", G_CALLBACK (kind_toggled_cb), self);
      group = group != NULL ? group : button;
    }
  group = NULL;
  for (int score = 0; score <= 10; score++)
    {
      g_autofree char *label = g_strdup_printf ("%d", score);
      GtkToggleButton *button = add_choice (self->scores, label, group);
      g_object_set_data (G_OBJECT (button), "score", GINT_TO_POINTER (score));
      g_signal_connect (button, "toggled", G_CALLBACK (score_toggled_cb), self);
      group = group != NULL ? group : button;
    }
}

static void
choose_kind (LobbyCaseForm *self, LobbyCaseKind kind)
{
  for (GtkWidget *one = gtk_widget_get_first_child (self->kinds); one != NULL; one = gtk_widget_get_next_sibling (one))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (one), "kind")) == (int) kind)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (one), TRUE);
}

/* --- sending --- */

static char *
send_feedback (LobbyCaseForm *self)
{
  LobbyFeedbackRecord *record = lobby_record_new (&lobby_feedback_record_type);

  record->score = self->score;
  record->reason = dup_words (self);
  record->ticket = dup_ticket (self);
  return lobby_session_enter_feedback (self->session, record);
}

static char *
send_case (LobbyCaseForm *self)
{
  LobbyCaseRecord *record = lobby_record_new (&lobby_case_record_type);
  guint owner = gtk_drop_down_get_selected (self->owner);

  record->kind = self->kind;
  record->summary = dup_words (self);
  if (owner < self->owners->len)
    record->owner = g_strdup (g_ptr_array_index (self->owners, owner));
  if (self->kind != LOBBY_CASE_LOST_PROPERTY)
    record->ticket = dup_ticket (self);
  if (self->kind == LOBBY_CASE_SECOND_LINE)
    {
      record->need = dup_entered (self->need);
      record->due_us = lobby_due_entry_read (self->due);
    }
  if (self->kind == LOBBY_CASE_LOST_PROPERTY)
    {
      record->place = dup_entered (self->place);
      record->kept = dup_entered (self->kept);
    }
  return lobby_session_open_case (self->session, record);
}

/* The case that was asked for is shown as soon as the branch has opened it. */
static void
show_asked (LobbyCaseForm *self, const char *command_id)
{
  const LobbyCommand *command = command_id != NULL ? lobby_session_get_command (self->session, command_id) : NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *id = NULL;

  if (command == NULL || parent == NULL)
    return;
  id = command->kind == LOBBY_COMMAND_FEEDBACK_ENTER ? lobby_case_dup_name_for_feedback (command->payload)
                                                     : g_strdup (lobby_command_get_subject (command));
  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-case", "s", id);
}

static void
save_clicked_cb (LobbyCaseForm *self)
{
  g_autofree char *command_id = NULL;

  if (find_fault (self) != NULL)
    return;
  command_id = self->kind == LOBBY_CASE_FEEDBACK ? send_feedback (self) : send_case (self);
  show_asked (self, command_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_clicked_cb (LobbyCaseForm *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
key_pressed_cb (LobbyCaseForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, alt = (state & GDK_ALT_MASK) != 0;

  if (keyval == GDK_KEY_Escape)
    cancel_clicked_cb (self);
  else if (control && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    save_clicked_cb (self);
  else if (alt && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_4)
    choose_kind (self, (LobbyCaseKind) (LOBBY_CASE_FEEDBACK + (keyval - GDK_KEY_1)));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- object --- */

static void
lobby_case_form_dispose (GObject *object)
{
  LobbyCaseForm *self = LOBBY_CASE_FORM (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CASE_FORM);
  G_OBJECT_CLASS (lobby_case_form_parent_class)->dispose (object);
}

static void
lobby_case_form_finalize (GObject *object)
{
  g_ptr_array_unref (LOBBY_CASE_FORM (object)->owners);
  G_OBJECT_CLASS (lobby_case_form_parent_class)->finalize (object);
}

static void
lobby_case_form_class_init (LobbyCaseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_case_form_finalize;
  g_type_ensure (LOBBY_TYPE_DUE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, kinds);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, score_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, scores);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, words_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, words);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, need_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, need);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, due_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, due);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, place_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, place);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, kept_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, kept);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, ticket_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, ticket);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, owner_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, owner);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseForm, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
lobby_case_form_init (LobbyCaseForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->score = -1;
  self->owners = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Whoever enters it sees to it unless somebody else is chosen. */
static void
fill_owners (LobbyCaseForm *self)
{
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (self->session));
  LobbyFloor *floor = lobby_session_get_floor (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_LOBBY_MANAGER)
        chosen = self->owners->len;
      g_ptr_array_add (self->owners, g_strdup (staff->id));
      gtk_string_list_append (names, lobby_case_get_staff_name (floor, staff->id));
    }
  gtk_drop_down_set_model (self->owner, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner, chosen);
}

/** lobby_case_form_new: Returns: (transfer none): the dialog above @parent for a case of @kind */
GtkWidget *
lobby_case_form_new (GtkWindow *parent, LobbySession *session, LobbyCaseKind kind)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (session), NULL);

  LobbyCaseForm *self = g_object_new (LOBBY_TYPE_CASE_FORM, "transient-for", parent, "modal", parent != NULL, NULL);
  self->session = g_object_ref (session);
  fill_owners (self);
  lobby_due_entry_open (self->due, session, 0);
  choose_kind (self, kind);
  return GTK_WIDGET (self);
}
