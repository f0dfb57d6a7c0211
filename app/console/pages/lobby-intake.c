/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby manager's first question at the door (S3-9), noted in two seconds by key or by finger. What is noted goes to
 * the branch as a command; what the rules say of it is shown when it has come home. */
#include "config.h"

#include "lobby-intake.h"
#include "lobby-intake-form.h"
#include "lobby-page-watch.h"
#include "lobby-ticket-show.h"
#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyIntake
{
  AdwWindow parent_instance;

  /* template */
  GtkEditable *entry;
  GtkLabel *service;
  GtkLabel *known;
  LobbyIntakeForm *form;
  LobbyGlyph *glyph;
  GtkLabel *line;
  GtkWidget *save;
  GtkWidget *next;

  /* owned */
  LobbyPageWatch *watch;

  /* state */
  char *ticket;     /* (nullable): whom the questions are about */
  char *sent;       /* (nullable): whose answers were sent last */
  char *command_id; /* (nullable): with which command */
  gint64 home_us;   /* when its effect had come home, µs since 1970 UTC; 0 before */
  gboolean edited;  /* answers were given since */
};

G_DEFINE_FINAL_TYPE (LobbyIntake, lobby_intake, ADW_TYPE_WINDOW)

static void show_session (GtkWidget *widget, LobbySession *session);

/* --- whom to ask --- */

static gboolean
is_to_be_asked (LobbySession *session, LobbyTicket *ticket)
{
  const LobbyTicketRecord *record = lobby_ticket_get_record (ticket);
  LobbyPendingState pending = lobby_session_get_pending_for (session, LOBBY_COMMAND_TICKET_NOTE, record->id);

  return !lobby_ticket_is_asked (record) && pending != LOBBY_PENDING_WAITING && pending != LOBBY_PENDING_SENT;
}

/* Returns: (transfer full) (nullable): the newest of @queue, of those that nobody has asked if @unasked; the list has the
 * longest wait first */
static LobbyTicket *
find_newest (LobbySession *session, LobbyQueue *queue, gboolean unasked)
{
  GListModel *tickets = lobby_queue_get_tickets (queue);

  for (guint i = g_list_model_get_n_items (tickets); i-- > 0;)
    {
      g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, i);
      if (!unasked || is_to_be_asked (session, ticket))
        return g_steal_pointer (&ticket);
    }
  return NULL;
}

/**
 * lobby_intake_choose_next:
 * @session: a session
 * @unasked: only who has not been asked
 *
 * Returns: (transfer full) (nullable): whom to ask next: in the longest queue that has somebody to ask, who came last
 */
LobbyTicket *
lobby_intake_choose_next (LobbySession *session, gboolean unasked)
{
  GListModel *queues = lobby_floor_get_queues (lobby_session_get_floor (session));
  LobbyTicket *chosen = NULL;
  guint longest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      guint waiting = g_list_model_get_n_items (lobby_queue_get_tickets (queue));
      LobbyTicket *ticket = waiting > longest ? find_newest (session, queue, unasked) : NULL;
      if (ticket == NULL)
        continue;
      g_set_object (&chosen, ticket);
      g_object_unref (ticket);
      longest = waiting;
    }
  return chosen;
}

static LobbyTicket *
get_ticket (LobbyIntake *self, LobbySession *session)
{
  return lobby_floor_get_ticket (lobby_session_get_floor (session), self->ticket);
}

static void
set_ticket (LobbyIntake *self, LobbySession *session, const char *id)
{
  LobbyTicket *ticket = lobby_floor_get_ticket (lobby_session_get_floor (session), id);

  g_free (self->ticket);
  self->ticket = g_strdup (id);
  self->edited = FALSE;
  gtk_editable_set_text (self->entry, id != NULL ? id : "");
  gtk_widget_set_visible (GTK_WIDGET (self->form), ticket != NULL);
  if (ticket != NULL)
    lobby_intake_form_fill (self->form, session, lobby_ticket_get_record (ticket));
  show_session (GTK_WIDGET (self), session);
}

/* Returns: (transfer none) (nullable): the waiting ticket that is written, in small letters or large ones */
static LobbyTicket *
find_written (LobbyIntake *self, LobbySession *session)
{
  g_autofree char *written = g_utf8_strup (gtk_editable_get_text (self->entry), -1);

  return lobby_floor_get_ticket (lobby_session_get_floor (session), g_strstrip (written));
}

static void
entry_changed_cb (LobbyIntake *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  LobbyTicket *ticket = session != NULL ? find_written (self, session) : NULL;

  lobby_widget_set_class (GTK_WIDGET (self->entry), "error", ticket == NULL);
  if (ticket != NULL && g_strcmp0 (lobby_ticket_get_record (ticket)->id, self->ticket) != 0)
    set_ticket (self, session, lobby_ticket_get_record (ticket)->id);
}

/* --- sending --- */

static gboolean
can_send (LobbyIntake *self, LobbySession *session)
{
  g_autofree LobbyTicketFacts *facts = g_new0 (LobbyTicketFacts, 1);
  gboolean valid = lobby_intake_form_read (self->form, facts);

  g_free (facts->transaction);
  return valid && lobby_session_can_act (session) && get_ticket (self, session) != NULL;
}

static gboolean
send (LobbyIntake *self, LobbySession *session)
{
  LobbyTicketFacts *facts;

  if (!can_send (self, session))
    return FALSE;
  facts = lobby_record_new (&lobby_ticket_noted_type);
  facts->ticket = g_strdup (self->ticket);
  lobby_intake_form_read (self->form, facts);
  g_free (self->command_id);
  self->command_id = lobby_session_send (session, LOBBY_COMMAND_TICKET_NOTE, facts);
  g_free (self->sent);
  self->sent = g_strdup (self->ticket);
  self->home_us = 0;
  self->edited = FALSE;
  return TRUE;
}

/* What is noted already and was not changed is done: a second Enter closes. */
static void
save (LobbyIntake *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session == NULL)
    return;
  if (self->ticket == NULL || (!self->edited && g_strcmp0 (self->sent, self->ticket) == 0))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  send (self, session);
  show_session (GTK_WIDGET (self), session);
}

static void
save_and_next (LobbyIntake *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  g_autoptr (LobbyTicket) ticket = NULL;

  if (session == NULL || (self->edited && !send (self, session)))
    return;
  ticket = lobby_intake_choose_next (session, TRUE);
  set_ticket (self, session, ticket != NULL ? lobby_ticket_get_record (ticket)->id : NULL);
}

static void
save_clicked_cb (LobbyIntake *self)
{
  save (self);
}

static void
next_clicked_cb (LobbyIntake *self)
{
  save_and_next (self);
}

static void
form_changed_cb (LobbyIntake *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  self->edited = TRUE;
  if (session != NULL)
    show_session (GTK_WIDGET (self), session);
}

/* --- what became of it --- */

static const char *
get_refusal (const char *problem)
{
  if (lobby_problem_is_conflict (problem))
    return _ ("Not noted: the customer has been called already");
  if (g_strcmp0 (problem, "not-found") == 0)
    return _ ("Not noted: the branch does not know the ticket any more");
  if (g_strcmp0 (problem, "forbidden") == 0)
    return _ ("Not noted: this console may not do that");
  return _ ("Not noted: the branch service refused it");
}

static gint64
get_now_us (LobbySession *session)
{
  return lobby_floor_get_freshness (lobby_session_get_floor (session), LOBBY_AREA_QUEUE)->now_us;
}

/* Returns: (transfer full): what the rules say of @id, once that rests on what was noted */
static char *
dup_verdict (LobbyIntake *self, LobbySession *session, const char *id, LobbyShape *shape)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  const LobbyTicketForesight *foreseen = foresight != NULL ? lobby_foresight_get_ticket (foresight, id) : NULL;
  LobbyTicket *ticket = lobby_floor_get_ticket (floor, id);

  if (ticket == NULL)
    {
      *shape = LOBBY_SHAPE_DASH;
      return g_strdup (_ ("Does not wait any more"));
    }
  *shape = LOBBY_SHAPE_TICK;
  if (foreseen == NULL || foresight->at_us < self->home_us)
    return g_strdup (_ ("Noted"));
  *shape = foreseen->divertible ? LOBBY_SHAPE_ARROW : LOBBY_SHAPE_DASH;
  return lobby_ticket_dup_verdict (lobby_ticket_get_record (ticket), foreseen, floor);
}

static char *
dup_outcome (LobbyIntake *self, LobbySession *session, LobbyShape *shape)
{
  const char *problem = NULL;

  *shape = LOBBY_SHAPE_DOTTED_RING;
  switch (lobby_session_get_pending (session, self->command_id, &problem))
    {
    case LOBBY_PENDING_WAITING:
      return g_strdup (lobby_session_get_link_state (session) == LOBBY_LINK_DISCONNECTED
                           ? _ ("Kept until the connection is back")
                           : _ ("On its way to the branch"));
    case LOBBY_PENDING_SENT:
      return g_strdup (_ ("On its way to the branch"));
    case LOBBY_PENDING_REFUSED:
      *shape = LOBBY_SHAPE_CROSS;
      return g_strdup (get_refusal (problem));
    case LOBBY_PENDING_NONE:
    default:
      if (self->home_us == 0)
        self->home_us = get_now_us (session);
      return dup_verdict (self, session, self->sent, shape);
    }
}

static char *
dup_line (LobbyIntake *self, LobbySession *session, LobbyShape *shape)
{
  LobbyTicket *ticket = get_ticket (self, session);

  if (self->sent != NULL && !(self->edited && g_strcmp0 (self->sent, self->ticket) == 0))
    {
      g_autofree char *outcome = dup_outcome (self, session, shape);
      /* Translators: first a ticket, then what became of what was noted, as in "A064: Can be diverted to CRS-1" */
      return g_strdup_printf (_ ("%1$s: %2$s"), self->sent, outcome);
    }
  *shape = LOBBY_SHAPE_NONE;
  if (self->ticket == NULL)
    return g_strdup (_ ("Everybody who waits has been asked"));
  if (ticket == NULL)
    return g_strdup (_ ("Does not wait any more"));
  if (!lobby_session_can_act (session))
    return g_strdup (_ ("Nothing can be noted here"));
  if (self->edited)
    return g_strdup (_ ("Not noted yet"));
  if (!lobby_ticket_is_asked (lobby_ticket_get_record (ticket)))
    return g_strdup (_ ("What did the customer come for?"));
  return dup_verdict (self, session, self->ticket, shape);
}

static void
show_ticket (LobbyIntake *self, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  LobbyTicket *ticket = get_ticket (self, session);
  const LobbyServiceRecord *service = ticket != NULL
                                          ? lobby_floor_get_service (floor, lobby_ticket_get_record (ticket)->service)
                                          : NULL;

  if (service == NULL)
    {
      lobby_label_show (self->service, LOBBY_NO_FIGURE);
      lobby_label_show (self->known, "");
      return;
    }
  int wait_min = (int) (MAX (lobby_ticket_get_wait_s (ticket), 0) / 60);
  /* Translators: %d is for how many minutes a customer has waited */
  g_autofree char *wait = g_strdup_printf (_ ("Has waited %d min"), wait_min);
  lobby_label_show (self->service, lobby_words_get_text (service->name));
  lobby_label_show (self->known, wait);
}

static void
show_session (GtkWidget *widget, LobbySession *session)
{
  LobbyIntake *self = LOBBY_INTAKE (widget);
  LobbyShape shape = LOBBY_SHAPE_NONE;
  g_autofree char *line = dup_line (self, session, &shape);
  gboolean noted = self->ticket == NULL || (!self->edited && g_strcmp0 (self->sent, self->ticket) == 0);

  show_ticket (self, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), get_ticket (self, session) != NULL);
  lobby_glyph_show (self->glyph, shape);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), shape != LOBBY_SHAPE_NONE);
  lobby_label_show (self->line, line);
  gtk_button_set_label (GTK_BUTTON (self->save), noted ? _ ("Close") : _ ("Save"));
  gtk_widget_set_sensitive (self->save, noted || can_send (self, session));
  gtk_widget_set_sensitive (self->next, self->ticket != NULL && (!self->edited || can_send (self, session)));
}

/* --- keys --- */

static gboolean
is_writing (LobbyIntake *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && GTK_IS_TEXT (focus);
}

/* A letter begins the name of another ticket. */
static gboolean
begin_ticket (LobbyIntake *self, char letter)
{
  const char text[] = { letter, '\0' };

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
  return GDK_EVENT_STOP;
}

static gboolean
press_enter (LobbyIntake *self, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (state & GDK_CONTROL_MASK)
    {
      save_and_next (self);
      return GDK_EVENT_STOP;
    }
  if (focus != NULL && GTK_IS_BUTTON (focus) && !GTK_IS_TOGGLE_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  save (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (LobbyIntake *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint32 letter = gdk_keyval_to_unicode (keyval);
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return press_enter (self, state);
  if (letter == 0 || letter > 127 || (state & GDK_CONTROL_MASK) != 0 || (is_writing (self) && !alt))
    return GDK_EVENT_PROPAGATE;
  if (lobby_intake_form_press_key (self->form, g_ascii_tolower ((char) letter), alt))
    return GDK_EVENT_STOP;
  return !alt && g_ascii_isalpha ((char) letter) ? begin_ticket (self, (char) letter) : GDK_EVENT_PROPAGATE;
}

/* --- object --- */

static void
lobby_intake_dispose (GObject *object)
{
  LobbyIntake *self = LOBBY_INTAKE (object);

  g_clear_pointer (&self->watch, lobby_page_watch_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_INTAKE);
  G_OBJECT_CLASS (lobby_intake_parent_class)->dispose (object);
}

static void
lobby_intake_finalize (GObject *object)
{
  LobbyIntake *self = LOBBY_INTAKE (object);

  g_free (self->ticket);
  g_free (self->sent);
  g_free (self->command_id);
  G_OBJECT_CLASS (lobby_intake_parent_class)->finalize (object);
}

static void
lobby_intake_class_init (LobbyIntakeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LOBBY_TYPE_INTAKE_FORM);
  G_OBJECT_CLASS (klass)->dispose = lobby_intake_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_intake_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-intake.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, entry);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, service);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, known);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, form);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, save);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntake, next);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
lobby_intake_init (LobbyIntake *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->watch = lobby_page_watch_new (GTK_WIDGET (self), show_session);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** lobby_intake_new: Returns: (transfer none): the dialog above @parent, asking about nobody yet */
LobbyIntake *
lobby_intake_new (GtkWindow *parent, LobbySession *session)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (session), NULL);

  LobbyIntake *self = g_object_new (LOBBY_TYPE_INTAKE, "transient-for", parent, "modal", parent != NULL, NULL);
  lobby_page_watch_set_session (self->watch, session);
  return self;
}

/** lobby_intake_ask_about: asks about @ticket; %NULL or empty: about whom to ask next, or who came last when all have been asked */
void
lobby_intake_ask_about (LobbyIntake *self, const char *ticket)
{
  g_autoptr (LobbySession) session = NULL;
  g_autoptr (LobbyTicket) next = NULL;

  g_return_if_fail (LOBBY_IS_INTAKE (self));

  session = lobby_page_watch_get_session (self->watch);
  if (ticket == NULL || *ticket == '\0')
    {
      next = lobby_intake_choose_next (session, TRUE);
      if (next == NULL)
        next = lobby_intake_choose_next (session, FALSE);
      ticket = next != NULL ? lobby_ticket_get_record (next)->id : NULL;
    }
  set_ticket (self, session, ticket);
  gtk_widget_grab_focus (self->save);
}
