/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind the connection pill: how fresh the figures are, where they come from, how to reconnect, and how fast a
 * simulated day goes. */
#include "config.h"

#include "lobby-connection-popover.h"

#include "lobby-errand.h"
#include "lobby-service-address.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyConnectionPopover
{
  GtkPopover parent_instance;

  /* given */
  LobbySession *session; /* (owned) (nullable) */

  /* template */
  LobbyGlyph *glyph;
  GtkLabel *state_label;
  GtkLabel *reason_label;
  GtkLabel *server_label;
  GtkLabel *updates_label;
  GtkLabel *break_label;
  GtkLabel *recording_label;
  GtkLabel *forecast_label;
  GtkWidget *reconnect_button;
  GtkLabel *sign_in_label;
  GtkButton *errands_button;
  GtkWidget *role_box;
  GtkDropDown *role_choice;
  GtkWidget *speed_box;
  GtkWidget *speed_buttons[4];

  /* state */
  gint64 broken_at_us; /* branch time when the last break began, 0 when there was none */
  gint64 broken_for_us;
  gint64 broken_since_us; /* monotonic time, 0 while it is not broken */
  gboolean showing;       /* the toggles follow the session, not the hand */
};

G_DEFINE_FINAL_TYPE (LobbyConnectionPopover, lobby_connection_popover, GTK_TYPE_POPOVER)

static const int speeds[] = { 1, 2, 5, 10 };

static gboolean
is_fresh (LobbySession *session)
{
  LobbyLinkState state = lobby_session_get_link_state (session);

  return state == LOBBY_LINK_LIVE || state == LOBBY_LINK_POLLING;
}

/* --- in words --- */

static char *
dup_state_words (LobbySession *session)
{
  gint64 age_s = MAX (lobby_session_get_age_s (session), 0);
  g_autofree char *age = lobby_words_dup_age (age_s * G_USEC_PER_SEC);

  if (lobby_session_get_kind (session) == LOBBY_SESSION_REPLAY)
    /* Translators: instead of the state of the connection, while a recorded day is shown */
    return g_strdup (_ ("A recorded day; nothing is sent"));
  switch (lobby_session_get_link_state (session))
    {
    case LOBBY_LINK_LIVE:
      /* Translators: state of the connection; %s is a duration, as in "2 s" */
      return g_strdup_printf (_ ("Live, updated %s ago"), age);
    case LOBBY_LINK_POLLING:
      /* Translators: state of the connection without a socket; %s is a duration, as in "2 s" */
      return g_strdup_printf (_ ("Live at intervals, updated %s ago"), age);
    case LOBBY_LINK_STALE:
      /* Translators: state of the connection; %s is a duration, as in "48 s" */
      return g_strdup_printf (_ ("No update for %s"), age);
    case LOBBY_LINK_DISCONNECTED:
      return g_strdup (_ ("Disconnected"));
    case LOBBY_LINK_CONNECTING:
    case LOBBY_LINK_UNKNOWN:
    default:
      return g_strdup (_ ("Connecting"));
    }
}

static char *
dup_server_words (LobbySession *session)
{
  g_autofree char *address = lobby_service_address_dup_words (lobby_session_get_url (session));

  if (lobby_session_get_kind (session) == LOBBY_SESSION_DEMO)
    /* Translators: where the figures come from; %s is a host and a port */
    return g_strdup_printf (_ ("demo branch on this computer, %s"), address);
  return g_steal_pointer (&address);
}

static char *
dup_break_words (LobbyConnectionPopover *self)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (self->session));
  g_autofree char *at = NULL;
  g_autofree char *span = NULL;

  if (self->broken_at_us == 0 || zone == NULL)
    /* Translators: last break of the connection: there was none */
    return g_strdup (_ ("none since the console started"));
  at = lobby_words_dup_time (self->broken_at_us, zone, FALSE);
  span = lobby_words_dup_age (self->broken_for_us);
  /* Translators: last break of the connection: when it began and how long it took, as in "08:12, 40 s" */
  return g_strdup_printf (_ ("%1$s, %2$s"), at, span);
}

static char *
dup_forecast_words (LobbySession *session)
{
  guint n_days = lobby_session_get_learned_days (session);

  if (n_days == 0)
    /* Translators: what the forecast of waits is learned from */
    return g_strdup (_ ("learned from today only"));
  /* Translators: what the forecast of waits is learned from */
  return g_strdup_printf (
      ngettext ("learned from today and %u recorded day", "learned from today and %u recorded days", n_days), n_days);
}

static char *
dup_sign_in_words (LobbySession *session)
{
  const LobbySignIn *sign_in = lobby_session_get_sign_in (session);
  const LobbyText *known = sign_in != NULL && sign_in->staff != NULL
                               ? lobby_floor_get_staff_name (lobby_session_get_floor (session), sign_in->staff)
                               : NULL;
  const char *name = known != NULL ? lobby_words_get_text (known) : sign_in != NULL ? sign_in->name : NULL;

  if (sign_in == NULL)
    /* Translators: who sits at this console: the service has not said */
    return g_strdup (_ ("not known yet"));
  if (name == NULL)
    return g_strdup (lobby_words_get_bearer (sign_in->role));
  /* Translators: who sits at this console: a name and a role, as in "Lin Yue, Lobby manager" */
  return g_strdup_printf (C_ ("sign-in", "%1$s, %2$s"), name, lobby_words_get_bearer (sign_in->role));
}

static void
show_errands (LobbyConnectionPopover *self)
{
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (self->session);
  /* Translators: how much of what was asked for has not happened yet */
  g_autofree char *words = errands->len > 0
                               ? g_strdup_printf (ngettext ("%u thing…", "%u things…", errands->len), errands->len)
                               /* Translators: how much of what was asked for has not happened yet */
                               : g_strdup (C_ ("not done yet", "nothing"));

  gtk_button_set_label (self->errands_button, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->errands_button), errands->len > 0);
}

/* The dropdown holds the roles that a demo branch signs tokens for, in the order of the table. */
static void
show_role (LobbyConnectionPopover *self)
{
  const LobbySignIn *sign_in = lobby_session_get_sign_in (self->session);

  self->showing = TRUE;
  gtk_widget_set_visible (self->role_box, lobby_session_get_kind (self->session) == LOBBY_SESSION_DEMO);
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_choice), sign_in != NULL);
  if (sign_in != NULL && sign_in->role != LOBBY_BEARER_UNKNOWN)
    gtk_drop_down_set_selected (self->role_choice, (guint) sign_in->role - LOBBY_BEARER_LOBBY_MANAGER);
  self->showing = FALSE;
}

static void
role_selected_cb (GtkDropDown *choice, GParamSpec *pspec, LobbyConnectionPopover *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->showing || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.play", "s",
                              lobby_choice_get_nick (&lobby_bearer_choice,
                                                     (int) (selected + LOBBY_BEARER_LOBBY_MANAGER)));
}

static LobbyShape
get_shape (LobbySession *session)
{
  LobbyLinkState state = lobby_session_get_link_state (session);

  if (lobby_session_get_kind (session) == LOBBY_SESSION_REPLAY)
    return LOBBY_SHAPE_RING;
  if (state == LOBBY_LINK_STALE)
    return LOBBY_SHAPE_DIAMOND;
  if (state == LOBBY_LINK_DISCONNECTED)
    return LOBBY_SHAPE_CROSS;
  return state == LOBBY_LINK_LIVE || state == LOBBY_LINK_POLLING ? LOBBY_SHAPE_CIRCLE : LOBBY_SHAPE_DOTTED_RING;
}

static void
show_speed (LobbyConnectionPopover *self)
{
  double rate = lobby_session_get_rate (self->session);

  self->showing = TRUE;
  gtk_widget_set_visible (self->speed_box, lobby_session_get_kind (self->session) == LOBBY_SESSION_DEMO);
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->speed_buttons[i]), ABS (rate - speeds[i]) < 0.01);
  self->showing = FALSE;
}

static void
show_session (LobbyConnectionPopover *self)
{
  g_autofree char *state = dup_state_words (self->session);
  g_autofree char *reason = lobby_words_dup_link_reason (lobby_session_get_reason (self->session));
  g_autofree char *server = dup_server_words (self->session);
  g_autofree char *broken = dup_break_words (self);
  g_autofree char *forecast = dup_forecast_words (self->session);
  guint count = lobby_session_get_events_per_minute (self->session);
  /* Translators: how many updates came in the last minute */
  g_autofree char *updates = g_strdup_printf (ngettext ("%u a minute", "%u a minute", count), count);

  lobby_glyph_show (self->glyph, get_shape (self->session));
  lobby_label_show (self->state_label, state);
  lobby_label_show_or_hide (self->reason_label, is_fresh (self->session) ? NULL : reason);
  lobby_label_show (self->server_label, server);
  lobby_label_show (self->updates_label, updates);
  lobby_label_show (self->break_label, broken);
  lobby_label_show (self->recording_label, lobby_session_is_recording (self->session)
                                               /* Translators: whether the day is recorded */
                                               ? _ ("yes, on this computer")
                                               : _ ("no"));
  lobby_label_show (self->forecast_label, forecast);
  g_autofree char *sign_in = dup_sign_in_words (self->session);
  lobby_label_show (self->sign_in_label, sign_in);
  show_errands (self);
  show_role (self);
  show_speed (self);
}

/* --- what happens --- */

static void
note_break (LobbyConnectionPopover *self)
{
  LobbyClock *clock = lobby_session_get_clock (self->session);
  gint64 now_us = lobby_clock_get_monotonic (clock);
  LobbyLinkState state = lobby_session_get_link_state (self->session);

  if ((state == LOBBY_LINK_STALE || state == LOBBY_LINK_DISCONNECTED) && self->broken_since_us == 0)
    {
      self->broken_since_us = now_us - MAX (lobby_session_get_age_s (self->session), 0) * G_USEC_PER_SEC;
      self->broken_at_us = lobby_clock_get_now (clock) - (now_us - self->broken_since_us);
    }
  if (self->broken_since_us != 0)
    self->broken_for_us = now_us - self->broken_since_us;
  if (is_fresh (self->session))
    self->broken_since_us = 0;
}

static void
link_changed_cb (LobbySession *session, LobbyConnectionPopover *self)
{
  note_break (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_session (self);
}

static void
ticked_cb (LobbyClock *clock, LobbyConnectionPopover *self)
{
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_session (self);
}

static void
shown_cb (LobbyConnectionPopover *self)
{
  if (self->session != NULL)
    show_session (self);
}

static void
speed_toggled_cb (GtkToggleButton *button, LobbyConnectionPopover *self)
{
  if (self->showing || self->session == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (self->speed_buttons[i] == GTK_WIDGET (button))
      g_free (lobby_session_set_rate (self->session, speeds[i]));
}

/* --- object --- */

static void
lobby_connection_popover_dispose (GObject *object)
{
  g_clear_object (&LOBBY_CONNECTION_POPOVER (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CONNECTION_POPOVER);
  G_OBJECT_CLASS (lobby_connection_popover_parent_class)->dispose (object);
}

static void
lobby_connection_popover_class_init (LobbyConnectionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_connection_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-connection-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, state_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, reason_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, server_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, updates_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, break_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, recording_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, reconnect_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, speed_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, sign_in_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, errands_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectionPopover, role_box);
}

static GtkWidget *
make_speed_button (LobbyConnectionPopover *self, int speed, GtkWidget *first)
{
  /* Translators: speed of a simulated day, as in "5×" */
  g_autofree char *text = g_strdup_printf (_ ("%d×"), speed);
  /* Translators: accessible name of a speed button */
  g_autofree char *name = g_strdup_printf (
      ngettext ("Speed of the demo day: %d time", "Speed of the demo day: %d times", (gulong) speed), speed);
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (button, "toggled", G_CALLBACK (speed_toggled_cb), self);
  return button;
}

static void
add_role_choice (LobbyConnectionPopover *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (int role = LOBBY_BEARER_LOBBY_MANAGER; role <= LOBBY_BEARER_AUDITOR; role++)
    gtk_string_list_append (roles, lobby_words_get_bearer ((LobbyBearer) role));
  self->role_choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&roles)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role_choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Try the demo as"), -1);
  gtk_box_append (GTK_BOX (self->role_box), GTK_WIDGET (self->role_choice));
  g_signal_connect (self->role_choice, "notify::selected", G_CALLBACK (role_selected_cb), self);
}

static void
lobby_connection_popover_init (LobbyConnectionPopover *self)
{
  GtkWidget *box;

  g_type_ensure (LOBBY_TYPE_GLYPH);
  gtk_widget_init_template (GTK_WIDGET (self));
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      self->speed_buttons[i] = make_speed_button (self, speeds[i], i > 0 ? self->speed_buttons[0] : NULL);
      gtk_box_append (GTK_BOX (box), self->speed_buttons[i]);
    }
  gtk_box_append (GTK_BOX (self->speed_box), box);
  add_role_choice (self);
  g_signal_connect (self, "map", G_CALLBACK (shown_cb), NULL);
}

/** lobby_connection_popover_set_session: shows the connection of @session */
void
lobby_connection_popover_set_session (LobbyConnectionPopover *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CONNECTION_POPOVER (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (lobby_session_get_clock (self->session), self);
    }
  g_set_object (&self->session, session);
  self->broken_at_us = self->broken_since_us = self->broken_for_us = 0;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "link-changed", G_CALLBACK (link_changed_cb), self, 0);
  g_signal_connect_object (lobby_session_get_clock (session), "ticked", G_CALLBACK (ticked_cb), self, 0);
}
