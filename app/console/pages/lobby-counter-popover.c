/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Details of a counter, and what its teller can be asked to do. What is asked shows on the tile until it is done. */
#include "config.h"

#include "lobby-counter-popover.h"
#include "lobby-pending-note.h"
#include "lobby-permission.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyCounterPopover
{
  GtkPopover parent_instance;

  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *actions;
  LobbyPendingNote *pending;
  GtkWidget *services;

  /* state */
  LobbySession *session; /* weak */
  char *counter;
};

G_DEFINE_FINAL_TYPE (LobbyCounterPopover, lobby_counter_popover, GTK_TYPE_POPOVER)

static void
ask (LobbyCounterPopover *self, LobbyCounterAction action, const char *const *services)
{
  if (self->session != NULL)
    g_free (lobby_session_ask_counter (self->session, self->counter, action, services));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
action_clicked_cb (GtkButton *button, LobbyCounterPopover *self)
{
  ask (self, (LobbyCounterAction) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "action")), NULL);
}

static void
services_clicked_cb (GtkButton *button, LobbyCounterPopover *self)
{
  gtk_widget_set_visible (self->services, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_first_child (self->services));
}

static void
change_clicked_cb (GtkButton *button, LobbyCounterPopover *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->services); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_ptr_array_add (chosen, g_object_get_data (G_OBJECT (child), "service"));
  if (chosen->len == 0)
    return;
  g_ptr_array_add (chosen, NULL);
  ask (self, LOBBY_COUNTER_ACTION_PROFILE, (const char *const *) chosen->pdata);
}

static void
lobby_counter_popover_dispose (GObject *object)
{
  LobbyCounterPopover *self = LOBBY_COUNTER_POPOVER (object);

  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->counter, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_COUNTER_POPOVER);
  G_OBJECT_CLASS (lobby_counter_popover_parent_class)->dispose (object);
}

static void
lobby_counter_popover_class_init (LobbyCounterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_counter_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-counter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterPopover, number);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterPopover, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterPopover, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterPopover, actions);
  gtk_widget_class_bind_template_child (widget_class, LobbyCounterPopover, services);
}

static void
lobby_counter_popover_init (LobbyCounterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pending = LOBBY_PENDING_NOTE (lobby_pending_note_new ());
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->actions)), GTK_WIDGET (self->pending));
}

/** lobby_counter_popover_new: Returns: (transfer floating): a popover without a counter */
GtkWidget *
lobby_counter_popover_new (void)
{
  return g_object_new (LOBBY_TYPE_COUNTER_POPOVER, NULL);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_action (LobbyCounterPopover *self, const char *label, LobbyCounterAction action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "action", GINT_TO_POINTER (action));
  lobby_permission_show_for (button, self->session, LOBBY_COMMAND_COUNTER_ASK, TRUE);
  g_signal_connect (button, "clicked",
                    action == LOBBY_COUNTER_ACTION_PROFILE ? G_CALLBACK (services_clicked_cb)
                                                           : G_CALLBACK (action_clicked_cb),
                    self);
  gtk_box_append (GTK_BOX (self->actions), button);
}

static void
show_actions (LobbyCounterPopover *self, const LobbyCounterRecord *record)
{
  clear_box (self->actions);
  switch (record->phase)
    {
    case LOBBY_COUNTER_OPEN:
      add_action (self, _ ("Send Help"), LOBBY_COUNTER_ACTION_HELP);
      add_action (self, record->ticket != NULL ? _ ("Pause After This One") : _ ("Pause"), LOBBY_COUNTER_ACTION_PAUSE);
      add_action (self, _ ("Change Services"), LOBBY_COUNTER_ACTION_PROFILE);
      add_action (self, C_ ("counter", "Close"), LOBBY_COUNTER_ACTION_CLOSE);
      break;
    case LOBBY_COUNTER_PAUSED:
      add_action (self, _ ("Ask to Resume"), LOBBY_COUNTER_ACTION_RESUME);
      add_action (self, C_ ("counter", "Close"), LOBBY_COUNTER_ACTION_CLOSE);
      break;
    case LOBBY_COUNTER_CLOSED:
      add_action (self, _ ("Ask to Open"), LOBBY_COUNTER_ACTION_OPEN);
      break;
    case LOBBY_COUNTER_UNKNOWN:
    default:
      break;
    }
}

static void
show_services (LobbyCounterPopover *self, const LobbyCounterRecord *record)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (lobby_session_get_floor (self->session));

  clear_box (self->services);
  gtk_widget_set_visible (self->services, FALSE);
  for (guint i = 0; branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      GtkWidget *check = gtk_check_button_new_with_label (lobby_words_get_text (service->name));
      gboolean on = record->services != NULL && g_strv_contains ((const char *const *) record->services, service->id);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), on);
      g_object_set_data_full (G_OBJECT (check), "service", g_strdup (service->id), g_free);
      gtk_box_append (GTK_BOX (self->services), check);
    }
  GtkWidget *button = gtk_button_new_with_label (_ ("Ask to Change"));
  lobby_permission_show_for (button, self->session, LOBBY_COMMAND_COUNTER_ASK, TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (change_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->services), button);
}

static char *
dup_title (LobbySession *session, LobbyCounter *counter)
{
  const LobbyTicketRecord *ticket = lobby_counter_get_ticket (counter);
  const LobbyText *staff = lobby_counter_get_staff_name (counter);
  const LobbyText *purpose = ticket != NULL ? lobby_floor_get_transaction_name (lobby_session_get_floor (session),
                                                                                ticket->transaction)
                                            : NULL;
  const LobbyServiceRecord *service = lobby_counter_get_service (counter);
  const char *business = purpose != NULL   ? lobby_words_get_text (purpose)
                         : service != NULL ? lobby_words_get_text (service->name)
                                           : "";
  g_autofree char *time = lobby_words_dup_span (lobby_counter_get_elapsed_s (counter) * G_USEC_PER_SEC);

  if (ticket != NULL)
    /* Translators: first a ticket, then the customer's business, then for how long */
    return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), ticket->id, business, time);
  if (staff != NULL)
    return g_strdup (lobby_words_get_text (staff));
  /* Translators: %s is the number of a counter */
  return g_strdup_printf (_ ("Counter %s"), lobby_counter_get_record (counter)->id);
}

static char *
dup_text (LobbyCounter *counter)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (counter);
  const LobbyServiceRecord *service = lobby_counter_get_service (counter);
  const LobbyText *free_name = lobby_counter_get_free_name (counter);
  g_autofree char *usual = lobby_words_dup_usual (service != NULL ? service->usual_s : 0);

  if (lobby_counter_get_ticket (counter) != NULL && lobby_counter_is_long_service (counter))
    /* Translators: %s is the usual time in minutes */
    return g_strdup_printf (_ ("Usual %s min. Longer than 9 of 10 such cases."), usual);
  if (lobby_counter_get_ticket (counter) != NULL && service != NULL && service->usual_s > 0)
    /* Translators: %s is the usual time in minutes */
    return g_strdup_printf (_ ("Usual %s min."), usual);
  if (record->phase == LOBBY_COUNTER_CLOSED && free_name != NULL)
    /* Translators: %s is a teller who could open the counter */
    return g_strdup_printf (_ ("%s is free"), lobby_words_get_text (free_name));
  if (record->phase == LOBBY_COUNTER_PAUSED)
    return g_strdup (lobby_words_get_pause_reason (record->reason));
  /* Translators: customers that a counter has served today */
  return g_strdup_printf (ngettext ("%d customer served today", "%d customers served today", (gulong) record->served),
                          (int) record->served);
}

/** lobby_counter_popover_show: shows @counter; what is asked goes to @session */
void
lobby_counter_popover_show (LobbyCounterPopover *self, LobbySession *session, LobbyCounter *counter)
{
  g_return_if_fail (LOBBY_IS_COUNTER_POPOVER (self) && LOBBY_IS_SESSION (session) && LOBBY_IS_COUNTER (counter));

  const LobbyCounterRecord *record = lobby_counter_get_record (counter);
  g_autofree char *title = dup_title (session, counter);
  g_autofree char *text = dup_text (counter);
  g_set_weak_pointer (&self->session, session);
  g_free (self->counter);
  self->counter = g_strdup (record->id);
  lobby_label_show (self->number, record->id);
  lobby_label_show (self->title, title);
  lobby_label_show (self->text, text);
  lobby_widget_show_tone (GTK_WIDGET (self->text),
                          lobby_counter_is_long_service (counter) ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL);
  show_actions (self, record);
  show_services (self, record);
  lobby_pending_note_show (self->pending, session, record->id);
}
