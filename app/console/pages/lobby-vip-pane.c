/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One valued customer's visit in detail: who, what is known, what was done when, what was noted the last time. */
#include "config.h"

#include "lobby-vip-pane.h"
#include "lobby-visit-show.h"
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
  GtkWidget *facts;
  GtkWidget *steps;
  GtkWidget *note_box;
  GtkLabel *note;

  /* state */
  LobbySession *session; /* weak */
  LobbyVisit *visit;     /* (owned) (nullable) */
  char *shown;           /* (owned) (nullable): which facts and steps stand there */
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

static void
lobby_vip_pane_dispose (GObject *object)
{
  LobbyVipPane *self = LOBBY_VIP_PANE (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_PANE);
  G_OBJECT_CLASS (lobby_vip_pane_parent_class)->dispose (object);
}

static void
lobby_vip_pane_class_init (LobbyVipPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_vip_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, place);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, ring);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, escalate_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, facts);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, steps);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, note_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPane, note);
  gtk_widget_class_bind_template_callback (widget_class, greet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, escalate_clicked_cb);
}

static void
lobby_vip_pane_init (LobbyVipPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- what is known --- */

static void
add_fact (LobbyVipPane *self, const char *title, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *head = make_label (title, "lobby-quiet");

  if (text == NULL || *text == '\0')
    return;
  gtk_label_set_width_chars (GTK_LABEL (head), 14);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), make_label (text, "lobby-fact"));
  gtk_widget_add_css_class (row, "lobby-day-row");
  gtk_box_append (GTK_BOX (self->facts), row);
}

static char *
dup_preferences (const LobbyVisitRecord *record)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; record->preferences != NULL && i < record->preferences->len; i++)
    g_ptr_array_add (texts, (gpointer) lobby_words_get_text (g_ptr_array_index (record->preferences, i)));
  g_ptr_array_add (texts, NULL);
  /* Translators: stands between the things that a customer prefers */
  return g_strjoinv (C_ ("list of preferences", ", "), (char **) texts->pdata);
}

static void
show_facts (LobbyVipPane *self, const LobbyVisitRecord *record)
{
  g_autofree char *preferences = dup_preferences (record);

  clear (self->facts);
  /* Translators: what is known of a valued customer: the birthday */
  add_fact (self, _ ("Birthday"), record->birthday ? _ ("Today") : NULL);
  /* Translators: what is known of a valued customer: what he or she likes */
  add_fact (self, _ ("Prefers"), preferences);
  /* Translators: what is known of a valued customer: what the visit is for */
  add_fact (self, _ ("Here for"), record->purpose != NULL ? lobby_words_get_text (record->purpose) : NULL);
}

/* --- what was done --- */

static void
add_step (LobbyVipPane *self, LobbyFloor *floor, gint64 at_us, LobbyShape shape, char *words)
{
  g_autofree char *own = words;
  g_autofree char *time = lobby_words_dup_time (at_us, lobby_floor_get_time_zone (floor), TRUE);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clock = make_label (time, "lobby-digits");

  if (at_us == 0)
    return;
  gtk_widget_add_css_class (clock, "lobby-quiet");
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (GTK_BOX (row), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (row), make_label (own, "lobby-line"));
  gtk_box_append (GTK_BOX (self->steps), row);
}

static void
show_steps (LobbyVipPane *self, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  const char *owner = lobby_visit_get_staff_name (floor, record->owner);

  clear (self->steps);
  if (record->ticket != NULL)
    add_step (self, floor, record->arrived_us, LOBBY_SHAPE_CIRCLE,
              /* Translators: %s is a ticket; the customer was recognised by the card */
              g_strdup_printf (_ ("Ticket %s taken, card recognised"), record->ticket));
  /* Translators: %s is the relationship manager */
  add_step (self, floor, record->told_us, LOBBY_SHAPE_CIRCLE, g_strdup_printf (_ ("%s was told"), owner));
  add_step (self, floor, record->escalated_us, LOBBY_SHAPE_TRIANGLE,
            /* Translators: %s is the branch head */
            g_strdup_printf (_ ("Branch head %s was told"), lobby_visit_get_staff_name (floor, record->escalated_to)));
  add_step (self, floor, record->acknowledged_us, LOBBY_SHAPE_TICK,
            /* Translators: %s is a member of staff */
            g_strdup_printf (_ ("%s answered"), lobby_visit_get_staff_name (floor, record->acknowledged_by)));
  add_step (self, floor, record->met_us, LOBBY_SHAPE_TICK,
            /* Translators: %s is a member of staff */
            g_strdup_printf (_ ("%s met the customer"), lobby_visit_get_staff_name (floor, record->met_by)));
}

/* Only what changed is built anew, so that focus and selection stay. */
static void
show_details (LobbyVipPane *self, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  g_autofree char *shown = g_strdup_printf ("%s %d %d %d %d", record->id, record->told_us != 0,
                                            record->escalated_us != 0, record->acknowledged_us != 0,
                                            record->met_us != 0);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  show_facts (self, record);
  show_steps (self, record, floor);
  gtk_widget_set_visible (self->note_box, record->note != NULL);
  lobby_label_show (self->note, record->note != NULL ? lobby_words_get_text (record->note) : NULL);
}

static void
show_head (LobbyVipPane *self, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  g_autofree char *name = lobby_words_dup_masked_name (record);
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
  g_set_weak_pointer (&self->session, session);
  g_set_object (&self->visit, visit);
  show_head (self, record, floor);
  show_details (self, record, floor);
  gtk_widget_set_visible (self->buttons, lobby_visit_is_open (visit));
  gtk_widget_set_visible (self->escalate_button, record->escalated_us == 0);
  gtk_widget_set_sensitive (self->buttons, lobby_session_can_act (session)
                                               && !lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale);
}
