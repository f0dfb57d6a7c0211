/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A waiting customer: how long, when it will be called, what is known, and what can be done or why not. */
#include "config.h"

#include "lobby-ticket-popover.h"
#include "lobby-case-hint.h"
#include "lobby-queue-show.h"
#include "lobby-ticket-show.h"
#include "lobby-pending-note.h"
#include "lobby-permission.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyTicketPopover
{
  GtkPopover parent_instance;

  GtkLabel *number;
  LobbyGlyph *glyph;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *call;
  GtkLabel *chance;
  GtkLabel *known;
  LobbyCaseHint *case_hint;
  GtkWidget *verdict_box;
  LobbyGlyph *verdict_glyph;
  GtkLabel *verdict;
  GtkWidget *edit;
  GtkWidget *enter;
  LobbyPendingNote *pending;

  /* state */
  char *ticket;
};

G_DEFINE_FINAL_TYPE (LobbyTicketPopover, lobby_ticket_popover, GTK_TYPE_POPOVER)

/* The popover has gone when the dialog opens: the focus must not come back to it. */
static void
edit_clicked_cb (LobbyTicketPopover *self)
{
  g_autofree char *ticket = g_strdup (self->ticket);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "page.intake", "s", ticket);
}

static void
enter_clicked_cb (LobbyTicketPopover *self)
{
  g_autofree char *ticket = g_strdup (self->ticket);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.enter-visit", "(ss)", ticket, "");
}

static gboolean
is_recognised (const LobbyState *state, const char *ticket)
{
  const GPtrArray *visits = lobby_state_get_visits (state);

  for (guint i = visits->len; i-- > 0;)
    if (g_strcmp0 (((const LobbyVisitRecord *) g_ptr_array_index (visits, i))->ticket, ticket) == 0)
      return TRUE;
  return FALSE;
}

static void
lobby_ticket_popover_dispose (GObject *object)
{
  LobbyTicketPopover *self = LOBBY_TICKET_POPOVER (object);

  g_clear_pointer (&self->ticket, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_TICKET_POPOVER);
  G_OBJECT_CLASS (lobby_ticket_popover_parent_class)->dispose (object);
}

static void
lobby_ticket_popover_class_init (LobbyTicketPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_ticket_popover_dispose;
  g_type_ensure (LOBBY_TYPE_CASE_HINT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-ticket-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, number);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, call);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, chance);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, known);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, case_hint);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, verdict_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, verdict);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, edit);
  gtk_widget_class_bind_template_child (widget_class, LobbyTicketPopover, enter);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_clicked_cb);
}

static void
lobby_ticket_popover_init (LobbyTicketPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pending = LOBBY_PENDING_NOTE (lobby_pending_note_new ());
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->edit)), GTK_WIDGET (self->pending));
}

/** lobby_ticket_popover_new: Returns: (transfer floating): a popover without a ticket */
GtkWidget *
lobby_ticket_popover_new (void)
{
  return g_object_new (LOBBY_TYPE_TICKET_POPOVER, NULL);
}

static char *
dup_wait (LobbyTicket *ticket, const LobbyServiceRecord *service)
{
  int wait_min = (int) (MAX (lobby_ticket_get_wait_s (ticket), 0) / 60);

  if (service->target_s <= 0)
    /* Translators: %d is for how many minutes a customer has waited */
    return g_strdup_printf (_ ("Has waited %d min"), wait_min);
  /* Translators: for how many minutes a customer has waited, and the target in minutes */
  return g_strdup_printf (_ ("Has waited %1$d min, target %2$d"), wait_min, (int) (service->target_s / 60));
}

static void
show_wait (LobbyTicketPopover *self, LobbyTicket *ticket, const LobbyServiceRecord *service, LobbyFloor *floor)
{
  LobbyTone tone = lobby_ticket_judge (ticket, service, lobby_floor_get_foresight (floor));
  g_autofree char *wait = dup_wait (ticket, service);
  g_autofree char *known = lobby_ticket_dup_known (lobby_ticket_get_record (ticket), floor);

  lobby_label_show (self->title, lobby_words_get_text (service->name));
  lobby_label_show (self->text, wait);
  lobby_widget_show_tone (GTK_WIDGET (self->text), tone);
  lobby_glyph_show (self->glyph, lobby_tone_get_shape (tone, FALSE));
  lobby_label_show (self->known, known);
}

static void
show_verdict (LobbyTicketPopover *self, const LobbyTicketRecord *record, LobbyFloor *floor)
{
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  const LobbyTicketForesight *foreseen = foresight != NULL ? lobby_foresight_get_ticket (foresight, record->id) : NULL;

  gtk_widget_set_visible (self->verdict_box, foreseen != NULL);
  if (foreseen == NULL)
    return;
  g_autofree char *verdict = lobby_ticket_dup_verdict (record, foreseen, floor);
  lobby_glyph_show (self->verdict_glyph, foreseen->divertible ? LOBBY_SHAPE_ARROW : LOBBY_SHAPE_DASH);
  lobby_label_show (self->verdict, verdict);
}

static void
show_forecast (LobbyTicketPopover *self, const LobbyTicketRecord *record, LobbyFloor *floor)
{
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  const LobbyTicketForesight *foreseen = lobby_foresight_find_ticket (foresight, record);

  if (foreseen == NULL)
    {
      lobby_label_show (self->call, foresight != NULL ? _ ("Too few cases to predict") : _ ("No forecast yet"));
      lobby_label_show_or_hide (self->chance, NULL);
      return;
    }
  gint64 since_us = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us - foresight->at_us;
  g_autofree char *call = lobby_ticket_dup_call (foreseen, MAX (since_us, 0));
  g_autofree char *chance = lobby_ticket_dup_chance (foreseen);
  lobby_label_show (self->call, call);
  lobby_label_show_or_hide (self->chance, chance);
}

static void
show_gone (LobbyTicketPopover *self)
{
  lobby_label_show (self->title, _ ("Does not wait any more"));
  lobby_label_show (self->text, "");
  lobby_glyph_show (self->glyph, LOBBY_SHAPE_DASH);
  lobby_label_show_or_hide (self->call, NULL);
  lobby_label_show_or_hide (self->chance, NULL);
  gtk_widget_set_visible (self->verdict_box, FALSE);
}

/** lobby_ticket_popover_show: shows the waiting ticket @ticket; one that has been called in the meantime says so */
void
lobby_ticket_popover_show (LobbyTicketPopover *self, LobbySession *session, const char *ticket)
{
  g_return_if_fail (LOBBY_IS_TICKET_POPOVER (self) && LOBBY_IS_SESSION (session) && ticket != NULL);

  LobbyFloor *floor = lobby_session_get_floor (session);
  LobbyTicket *object = lobby_floor_get_ticket (floor, ticket);
  const LobbyServiceRecord *service = object != NULL
                                          ? lobby_floor_get_service (floor, lobby_ticket_get_record (object)->service)
                                          : NULL;
  if (self->ticket != ticket)
    {
      g_free (self->ticket);
      self->ticket = g_strdup (ticket);
    }
  lobby_label_show (self->number, ticket);
  lobby_permission_show_for (self->edit, session, LOBBY_COMMAND_TICKET_NOTE, service != NULL);
  lobby_pending_note_show (self->pending, session, ticket);
  gtk_widget_set_visible (self->enter, service != NULL && !is_recognised (lobby_session_get_state (session), ticket));
  lobby_permission_show_for (self->enter, session, LOBBY_COMMAND_CUSTOMER_RECOGNISE, TRUE);
  lobby_case_hint_show (self->case_hint, session, object != NULL ? lobby_ticket_get_record (object)->customer : NULL);
  if (service == NULL)
    {
      show_gone (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->call), TRUE);
  show_wait (self, object, service, floor);
  show_forecast (self, lobby_ticket_get_record (object), floor);
  show_verdict (self, lobby_ticket_get_record (object), floor);
}
