/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer whom no card has told of: the lobby manager enters the number of the ticket and the tier, or for which
 * appointment the customer comes. Never a face. The command goes to the branch, which knows the rest; the dialog closes
 * when the visit has come home. */
#include "config.h"

#include "lobby-vip-entry.h"
#include "lobby-expected-card.h"
#include "lobby-page-watch.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyVipEntry
{
  AdwWindow parent_instance;

  /* template */
  GtkEditable *entry;
  GtkDropDown *tier;
  GtkDropDown *appointment;
  GtkWidget *appointment_row;
  LobbyGlyph *glyph;
  GtkLabel *line;
  GtkWidget *save;

  /* owned */
  LobbyPageWatch *watch;
  GPtrArray *appointments; /* of owned ids, by place in the drop-down; the first is none */

  /* state */
  char *command_id; /* (nullable): what was asked last */
  char *ticket;     /* (nullable): of whom */
};

G_DEFINE_FINAL_TYPE (LobbyVipEntry, lobby_vip_entry, ADW_TYPE_WINDOW)

/* By place in the drop-down. */
static const LobbyTier tiers[] = { LOBBY_TIER_UNKNOWN, LOBBY_TIER_GOLD, LOBBY_TIER_PLATINUM, LOBBY_TIER_DIAMOND,
                                   LOBBY_TIER_PRIVATE };

/* --- what was written --- */

static char *
dup_ticket (LobbyVipEntry *self)
{
  g_autofree char *written = g_utf8_strup (gtk_editable_get_text (self->entry), -1);

  return g_strdup (g_strstrip (written));
}

static const char *
get_appointment (LobbyVipEntry *self)
{
  guint place = gtk_drop_down_get_selected (self->appointment);

  return place < self->appointments->len ? g_ptr_array_index (self->appointments, place) : NULL;
}

static LobbyTier
get_tier (LobbyVipEntry *self)
{
  guint place = gtk_drop_down_get_selected (self->tier);

  return place < G_N_ELEMENTS (tiers) ? tiers[place] : LOBBY_TIER_UNKNOWN;
}

static const LobbyVisitRecord *
find_visit (LobbySession *session, const char *ticket)
{
  const GPtrArray *visits = lobby_state_get_visits (lobby_session_get_state (session));

  for (guint i = visits->len; ticket != NULL && i-- > 0;)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (g_strcmp0 (visit->ticket, ticket) == 0)
        return visit;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): why it cannot be entered so, %NULL when it can */
static char *
dup_obstacle (LobbyVipEntry *self, LobbySession *session)
{
  g_autofree char *written = dup_ticket (self);
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (lobby_session_get_state (session), written);

  if (*written == '\0')
    return g_strdup (_ ("Enter the number on the customer's ticket"));
  if (ticket == NULL)
    /* Translators: %s is what somebody wrote as the number of a ticket */
    return g_strdup_printf (_ ("There is no ticket %s today"), written);
  if (find_visit (session, written) != NULL)
    /* Translators: %s is a ticket */
    return g_strdup_printf (_ ("%s is recognised already"), written);
  if (ticket->ended_us != 0)
    /* Translators: %s is a ticket */
    return g_strdup_printf (_ ("%s is not here any more"), written);
  if (get_tier (self) == LOBBY_TIER_UNKNOWN && get_appointment (self) == NULL && ticket->tier <= LOBBY_TIER_ORDINARY)
    return g_strdup (_ ("Choose a tier or an appointment"));
  if (!lobby_session_may_ask (session, LOBBY_COMMAND_CUSTOMER_RECOGNISE))
    return g_strdup (_ ("Nothing can be entered here"));
  return NULL;
}

/* --- sending --- */

static void
save (LobbyVipEntry *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  g_autofree char *obstacle = session != NULL ? dup_obstacle (self, session) : NULL;

  if (session == NULL || obstacle != NULL)
    return;
  g_free (self->ticket);
  self->ticket = dup_ticket (self);
  g_free (self->command_id);
  self->command_id = lobby_session_enter_visit (session, self->ticket, get_tier (self), get_appointment (self));
}

static const char *
get_refusal (const char *problem)
{
  if (g_strcmp0 (problem, "conflict") == 0)
    return _ ("Not entered: somebody was first, or the customer has gone");
  if (g_strcmp0 (problem, "not-found") == 0)
    return _ ("Not entered: the branch does not know the ticket");
  if (g_strcmp0 (problem, "forbidden") == 0)
    return _ ("Not entered: this console may not do that");
  return _ ("Not entered: the branch service refused it");
}

static char *
dup_outcome (LobbyVipEntry *self, LobbySession *session, LobbyShape *shape)
{
  const char *problem = NULL;

  *shape = LOBBY_SHAPE_DOTTED_RING;
  switch (lobby_session_get_pending (session, self->command_id, &problem))
    {
    case LOBBY_PENDING_WAITING:
    case LOBBY_PENDING_SENT:
      return g_strdup (lobby_session_get_link_state (session) == LOBBY_LINK_DISCONNECTED
                           ? _ ("Kept until the connection is back")
                           : _ ("On its way to the branch"));
    case LOBBY_PENDING_REFUSED:
      *shape = LOBBY_SHAPE_CROSS;
      return g_strdup (get_refusal (problem));
    case LOBBY_PENDING_NONE:
    default:
      *shape = LOBBY_SHAPE_TICK;
      return g_strdup (_ ("Entered"));
    }
}

static gboolean
is_pending (LobbyVipEntry *self, LobbySession *session)
{
  LobbyPendingState pending = self->command_id != NULL ? lobby_session_get_pending (session, self->command_id, NULL)
                                                       : LOBBY_PENDING_NONE;

  return pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT;
}

static gboolean
close_cb (gpointer self)
{
  gtk_window_close (self);
  return G_SOURCE_REMOVE;
}

static void
show_session (GtkWidget *widget, LobbySession *session)
{
  LobbyVipEntry *self = LOBBY_VIP_ENTRY (widget);
  g_autofree char *line = dup_obstacle (self, session);
  LobbyShape shape = LOBBY_SHAPE_NONE;
  gboolean ready = line == NULL;

  if (self->command_id != NULL && find_visit (session, self->ticket) != NULL)
    {
      g_clear_pointer (&self->command_id, g_free);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
    }
  else if (self->command_id != NULL)
    {
      g_free (line);
      line = dup_outcome (self, session, &shape);
    }
  lobby_glyph_show (self->glyph, shape);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), shape != LOBBY_SHAPE_NONE);
  lobby_label_show (self->line, line != NULL ? line : _ ("The branch adds what it knows of the customer"));
  gtk_widget_set_sensitive (self->save, ready && !is_pending (self, session));
}

static void
changed_cb (LobbyVipEntry *self)
{
  g_autoptr (LobbySession) session = self->watch != NULL ? lobby_page_watch_get_session (self->watch) : NULL;

  if (session == NULL)
    return;
  if (!is_pending (self, session))
    g_clear_pointer (&self->command_id, g_free);
  show_session (GTK_WIDGET (self), session);
}

static void
save_clicked_cb (LobbyVipEntry *self)
{
  save (self);
  changed_cb (self);
}

/* --- what can be chosen --- */

static void
fill_tiers (LobbyVipEntry *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  /* Translators: choice of a tier: leave it to the branch's own records */
  gtk_string_list_append (words, _ ("As the bank knows"));
  for (guint i = 1; i < G_N_ELEMENTS (tiers); i++)
    gtk_string_list_append (words, lobby_words_get_tier (tiers[i]));
  gtk_drop_down_set_model (self->tier, G_LIST_MODEL (words));
}

static void
fill_appointments (LobbyVipEntry *self, LobbySession *session, const char *chosen)
{
  const GPtrArray *appointments = lobby_state_get_appointments (lobby_session_get_state (session));
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint place = 0;

  /* Translators: choice of an appointment: the customer has none */
  gtk_string_list_append (words, C_ ("appointment", "None"));
  g_ptr_array_add (self->appointments, NULL);
  for (guint i = 0; i < appointments->len; i++)
    {
      const LobbyAppointmentRecord *appointment = g_ptr_array_index (appointments, i);
      g_autofree char *name = lobby_appointment_dup_words (appointment, zone);
      if (appointment->arrived_us != 0 || appointment->cancelled_us != 0)
        continue;
      if (g_strcmp0 (appointment->id, chosen) == 0)
        place = self->appointments->len;
      gtk_string_list_append (words, name);
      g_ptr_array_add (self->appointments, g_strdup (appointment->id));
    }
  gtk_drop_down_set_model (self->appointment, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->appointment, place);
  gtk_widget_set_visible (self->appointment_row, self->appointments->len > 1);
}

/* --- object --- */

static void
lobby_vip_entry_dispose (GObject *object)
{
  LobbyVipEntry *self = LOBBY_VIP_ENTRY (object);

  g_clear_pointer (&self->watch, lobby_page_watch_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_ENTRY);
  G_OBJECT_CLASS (lobby_vip_entry_parent_class)->dispose (object);
}

static void
lobby_vip_entry_finalize (GObject *object)
{
  LobbyVipEntry *self = LOBBY_VIP_ENTRY (object);

  g_ptr_array_unref (self->appointments);
  g_free (self->command_id);
  g_free (self->ticket);
  G_OBJECT_CLASS (lobby_vip_entry_parent_class)->finalize (object);
}

static void
lobby_vip_entry_class_init (LobbyVipEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_vip_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_vip_entry_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, appointment);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, appointment_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipEntry, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_vip_entry_init (LobbyVipEntry *self)
{
  self->appointments = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lobby_vip_entry_new:
 * @parent: (nullable): window that it stands above
 * @session: whose lobby it is
 * @ticket: (nullable): the ticket, when it is known
 * @appointment: (nullable): id of the appointment that the customer comes for
 *
 * Returns: (transfer none): the dialog; it closes by itself when the arrival has come home
 */
LobbyVipEntry *
lobby_vip_entry_new (GtkWindow *parent, LobbySession *session, const char *ticket, const char *appointment)
{
  LobbyVipEntry *self = g_object_new (LOBBY_TYPE_VIP_ENTRY, "transient-for", parent, "modal", TRUE, NULL);

  fill_tiers (self);
  fill_appointments (self, session, appointment);
  gtk_editable_set_text (self->entry, ticket != NULL ? ticket : "");
  self->watch = lobby_page_watch_new (GTK_WIDGET (self), show_session);
  lobby_page_watch_set_session (self->watch, session);
  gtk_widget_grab_focus (ticket != NULL && *ticket != '\0' ? GTK_WIDGET (self->tier) : GTK_WIDGET (self->entry));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  show_session (GTK_WIDGET (self), session);
  return self;
}
