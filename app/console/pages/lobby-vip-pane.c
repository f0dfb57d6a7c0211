/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One valued customer's visit in detail: who, what is known, what was done when, what was noted the last time. */
#include "config.h"

#include "lobby-vip-pane.h"
#include "lobby-case-hint.h"
#include "lobby-name-bar.h"
#include "lobby-visit-facts.h"
#include "lobby-visit-show.h"
#include "lobby-visit-steps.h"
#include "lobby-pending-note.h"
#include "lobby-permission.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyVipPane
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *tier;
  GtkLabel *place;
  LobbyRing *ring;
  GtkWidget *buttons;
  GtkWidget *escalate_button;
  LobbyCaseHint *case_hint;
  GtkWidget *facts;
  LobbyVisitSteps *steps;
  GtkWidget *notes;
  GtkLabel *noted;
  GtkTextView *new_note;
  GtkMenuButton *assign_button;
  LobbyPendingNote *pending;
  GtkWidget *save_button;
  LobbyNameBar *name_bar;

  /* state */
  LobbySession *session; /* weak */
  LobbyVisit *visit;     /* (owned) (nullable) */
  char *shown;           /* (owned) (nullable): which facts stand there */
  char *edited;          /* (owned) (nullable): for which visit the note is being written */
};

G_DEFINE_FINAL_TYPE (LobbyVipPane, lobby_vip_pane, GTK_TYPE_BOX)

static void
take_step (LobbyVipPane *self, LobbyCommandKind kind)
{
  if (self->session != NULL && self->visit != NULL)
    g_free (lobby_session_step_visit (self->session, kind, lobby_visit_get_record (self->visit)->id));
}

static void
greet_clicked_cb (LobbyVipPane *self)
{
  take_step (self, LOBBY_COMMAND_CUSTOMER_MEET);
}

static void
answered_clicked_cb (LobbyVipPane *self)
{
  take_step (self, LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE);
}

static void
escalate_clicked_cb (LobbyVipPane *self)
{
  take_step (self, LOBBY_COMMAND_CUSTOMER_ESCALATE);
}

static char *
dup_written (LobbyVipPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->new_note);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strstrip (text);
}

static void
save_clicked_cb (LobbyVipPane *self)
{
  g_autofree char *text = dup_written (self);

  if (self->session != NULL && self->visit != NULL && *text != '\0')
    g_free (lobby_session_note_visit (self->session, lobby_visit_get_record (self->visit)->id, text));
}

static void
assign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyVipPane *self = LOBBY_VIP_PANE (widget);

  if (self->session != NULL && self->visit != NULL)
    g_free (lobby_session_assign_visit (self->session, lobby_visit_get_record (self->visit)->id,
                                        g_variant_get_string (parameter, NULL)));
}

static void
name_changed_cb (LobbyVipPane *self)
{
  g_autofree char *name = NULL;

  if (self->visit == NULL)
    return;
  name = lobby_name_bar_dup_name (self->name_bar, lobby_visit_get_record (self->visit));
  lobby_label_show (self->name, name);
}

static void
show_name_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_name_bar_ask (LOBBY_VIP_PANE (widget)->name_bar);
}

static void
lobby_vip_pane_dispose (GObject *object)
{
  LobbyVipPane *self = LOBBY_VIP_PANE (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->edited, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_PANE);
  G_OBJECT_CLASS (lobby_vip_pane_parent_class)->dispose (object);
}

static void
lobby_vip_pane_class_init (LobbyVipPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LOBBY_TYPE_NAME_BAR);
  G_OBJECT_CLASS (klass)->dispose = lobby_vip_pane_dispose;
  g_type_ensure (LOBBY_TYPE_VISIT_STEPS);
  g_type_ensure (LOBBY_TYPE_CASE_HINT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, place);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, ring);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, escalate_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, case_hint);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, facts);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, steps);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, notes);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, noted);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, new_note);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, assign_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, save_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, name_bar);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_install_action (widget_class, "visit.show-name", NULL, show_name_cb);
  gtk_widget_class_install_action (widget_class, "visit.assign", "s", assign_cb);
  gtk_widget_class_bind_template_callback (widget_class, greet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, escalate_clicked_cb);
}

static void
lobby_vip_pane_init (LobbyVipPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pending = LOBBY_PENDING_NOTE (lobby_pending_note_new ());
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->buttons)), GTK_WIDGET (self->pending));
}

/* --- what shall be known the next time --- */

/* Who else could take over: relationship managers but the one who has it. */
static void
fill_assign_menu (LobbyVipPane *self, const LobbyVisitRecord *record, LobbySession *session)
{
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (session));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      g_autoptr (GMenuItem) item = NULL;
      if (staff->role != LOBBY_ROLE_RELATIONSHIP_MANAGER || g_strcmp0 (staff->id, record->owner) == 0)
        continue;
      item = g_menu_item_new (lobby_visit_get_staff_name (lobby_session_get_floor (session), staff->id), NULL);
      g_menu_item_set_action_and_target (item, "visit.assign", "s", staff->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->assign_button, G_MENU_MODEL (menu));
}

/* Who takes over is for whoever has the right to say so. */
static void
show_assign_button (LobbyVipPane *self, const LobbyVisitRecord *record, LobbySession *session)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (self->assign_button);

  gtk_widget_set_visible (GTK_WIDGET (self->assign_button),
                          record->met_us == 0 && menu != NULL && g_menu_model_get_n_items (menu) > 0
                              && lobby_session_may (session, LOBBY_RIGHT_VISITS_ASSIGN));
}

/* What a person is writing stays until another visit is shown. */
static void
show_new_note (LobbyVipPane *self, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  g_autofree char *noted = NULL;

  if (record->noted_us != 0)
    {
      g_autofree char *time = lobby_words_dup_time (record->noted_us, lobby_floor_get_time_zone (floor), FALSE);
      /* Translators: first a time, then who wrote the note */
      noted = g_strdup_printf (_ ("saved %1$s by %2$s"), time, lobby_visit_get_staff_name (floor, record->noted_by));
    }
  lobby_label_show (self->noted, noted != NULL ? noted : _ ("seen by the manager and the branch head"));
  if (g_strcmp0 (self->edited, record->id) == 0)
    return;
  g_free (self->edited);
  self->edited = g_strdup (record->id);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->new_note), record->new_note != NULL ? record->new_note : "",
                            -1);
}

/* Only what changed is built anew, so that focus and selection stay. */
static void
show_details (LobbyVipPane *self, const LobbyVisitRecord *record, LobbySession *session)
{
  g_autofree char *shown = g_strdup_printf ("%s %s %d", record->id, record->owner, record->met_us != 0);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  lobby_visit_facts_fill (GTK_BOX (self->facts), record, session);
  lobby_visit_notes_fill (GTK_BOX (self->notes), record, lobby_session_get_floor (session));
  fill_assign_menu (self, record, session);
}

static void
show_head (LobbyVipPane *self, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  g_autofree char *name = lobby_name_bar_dup_name (self->name_bar, record);
  g_autofree char *place = NULL;
  g_autofree char *left = NULL;
  LobbyTicket *ticket = record->ticket != NULL ? lobby_floor_get_ticket (floor, record->ticket) : NULL;
  double share = 0;
  LobbyToken token = LOBBY_TOKEN_VIP;

  if (ticket != NULL && lobby_ticket_get_wait_s (ticket) >= 0)
    {
      g_autofree char *wait = lobby_words_dup_minutes (lobby_ticket_get_wait_s (ticket) * G_USEC_PER_SEC);
      /* Translators: first a ticket, then how many minutes it has waited */
      place = g_strdup_printf (_ ("Ticket %1$s, waiting %2$s min"), record->ticket, wait);
    }
  else if (record->ticket != NULL)
    /* Translators: %s is a ticket */
    place = g_strdup_printf (_ ("Ticket %s"), record->ticket);
  left = lobby_visit_dup_time_left (self->visit, floor, &share, &token);
  lobby_label_show (self->name, name);
  lobby_label_show_or_hide (self->tier, lobby_words_get_tier (record->tier));
  lobby_label_show_or_hide (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->ring), left != NULL);
  if (left != NULL)
    lobby_ring_show (self->ring, share, token, left, _ ("Time until the branch head is told"));
}

/**
 * lobby_vip_pane_show:
 * @self: the pane
 * @session: whose lobby it is
 * @visit: the visit
 */
void
lobby_vip_pane_show (LobbyVipPane *self, LobbySession *session, LobbyVisit *visit)
{
  g_return_if_fail (LOBBY_IS_VIP_PANE (self) && LOBBY_IS_SESSION (session) && LOBBY_IS_VISIT (visit));

  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  gboolean can_act;
  g_set_weak_pointer (&self->session, session);
  g_set_object (&self->visit, visit);
  lobby_name_bar_show (self->name_bar, session, record);
  lobby_case_hint_show (self->case_hint, session, record->customer);
  show_head (self, record, floor);
  show_details (self, record, session);
  lobby_visit_steps_show (self->steps, visit, session);
  show_new_note (self, record, floor);
  gtk_widget_set_visible (self->buttons, lobby_visit_is_open (visit));
  gtk_widget_set_visible (self->escalate_button, record->escalated_us == 0);
  can_act = lobby_session_can_act (session) && !lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale;
  lobby_permission_show_for (self->buttons, session, LOBBY_COMMAND_CUSTOMER_MEET, can_act);
  lobby_permission_show_for (GTK_WIDGET (self->assign_button), session, LOBBY_COMMAND_CUSTOMER_ASSIGN, can_act);
  lobby_permission_show_for (self->save_button, session, LOBBY_COMMAND_CUSTOMER_NOTE, can_act);
  lobby_pending_note_show (self->pending, session, record->id);
  show_assign_button (self, record, session);
}
