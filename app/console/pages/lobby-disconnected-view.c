/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live page without figures: since when, what was known last, what to do until then. */
#include "config.h"

#include "lobby-disconnected-view.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyDisconnectedView
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *reason;
  GtkLabel *next_try;
  GtkWidget *token_button;
  GtkWidget *known_column;
  GtkLabel *known_title;
  GtkWidget *known_rows;
};

G_DEFINE_FINAL_TYPE (LobbyDisconnectedView, lobby_disconnected_view, GTK_TYPE_BOX)

static void
lobby_disconnected_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DISCONNECTED_VIEW);
  G_OBJECT_CLASS (lobby_disconnected_view_parent_class)->dispose (object);
}

static void
lobby_disconnected_view_class_init (LobbyDisconnectedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_disconnected_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-disconnected-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, reason);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, next_try);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, token_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, known_column);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, known_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDisconnectedView, known_rows);
}

static void
lobby_disconnected_view_init (LobbyDisconnectedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_disconnected_view_new: Returns: (transfer floating): an empty view */
GtkWidget *
lobby_disconnected_view_new (void)
{
  return g_object_new (LOBBY_TYPE_DISCONNECTED_VIEW, NULL);
}

/* Fault 22: what a person can do about a refused token is to enter another one. */
static gboolean
needs_token (LobbySession *session)
{
  static const char *const reasons[] = { "unauthorized", "token-expired", "token-early", "forbidden", NULL };
  const char *reason = lobby_session_get_reason (session);

  return reason != NULL && g_strv_contains (reasons, reason);
}

static void
show_state (LobbyDisconnectedView *self, LobbySession *session, gboolean known)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean connecting = lobby_session_get_link_state (session) == LOBBY_LINK_CONNECTING;
  gint64 next_s = lobby_session_get_next_try_s (session);
  g_autofree char *reason = lobby_words_dup_link_reason (lobby_session_get_reason (session));
  g_autofree char *age = lobby_words_dup_age (lobby_session_get_age_s (session) * G_USEC_PER_SEC);
  g_autofree char *from = lobby_words_dup_time (lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us,
                                                lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: first the time of the last figures, then for how long there have been none */
  g_autofree char *since = g_strdup_printf (
      _ ("No figures from the branch server since %1$s, for %2$s. Tickets and calling do not depend on this console."),
      from, age);
  /* Translators: %d is seconds */
  g_autofree char *next = g_strdup_printf (_ ("Trying again in %d s. This page comes back by itself."), (int) next_s);

  gtk_image_set_from_icon_name (self->icon, connecting ? "lobby-live-symbolic" : "lobby-disconnected-symbolic");
  lobby_label_show (self->title, connecting ? _ ("Connecting") : known ? _ ("Connection Lost") : _ ("No Connection"));
  if (known && !connecting)
    lobby_label_show (self->text, since);
  else
    lobby_label_show (
        self->text,
        connecting ? _ ("The branch server is asked for its figures.")
                   : _ ("The branch server has not answered yet. Tickets and calling do not depend on this console."));
  lobby_label_show_or_hide (self->reason, connecting ? NULL : reason);
  gtk_widget_set_visible (self->token_button, !connecting && needs_token (session));
  lobby_label_show (self->next_try, next_s > 0 ? next : _ ("This page comes back by itself."));
}

static void
add_row (LobbyDisconnectedView *self, LobbyQueue *queue)
{
  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);
  GtkWidget *badge = gtk_label_new (service->prefix != NULL ? service->prefix : service->id);
  GtkWidget *name = gtk_label_new (lobby_words_get_text (service->name));
  g_autofree char *count = g_strdup_printf ("%u", g_list_model_get_n_items (lobby_queue_get_tickets (queue)));
  GtkWidget *figure = gtk_label_new (count);

  gtk_label_set_width_chars (GTK_LABEL (badge), 2);
  gtk_label_set_xalign (GTK_LABEL (badge), 0);
  gtk_widget_add_css_class (badge, "lobby-strong");
  gtk_widget_add_css_class (name, "lobby-quiet");
  gtk_label_set_width_chars (GTK_LABEL (badge), 2);
  gtk_label_set_xalign (GTK_LABEL (badge), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (figure, "lobby-strong");
  gtk_widget_add_css_class (row, "lobby-last-known");
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), figure);
  gtk_box_append (GTK_BOX (self->known_rows), row);
}

static void
show_known (LobbyDisconnectedView *self, LobbyFloor *floor)
{
  GListModel *queues = lobby_floor_get_queues (floor);
  g_autofree char *time = lobby_words_dup_time (lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us,
                                                lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time of the last figures */
  g_autofree char *title = g_strdup_printf (_ ("Last Known, %s"), time);
  GtkWidget *row;

  lobby_label_show (self->known_title, title);
  while ((row = gtk_widget_get_first_child (self->known_rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->known_rows), row);
  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      add_row (self, queue);
    }
}

/** lobby_disconnected_view_show: shows what is left without a connection */
void
lobby_disconnected_view_show (LobbyDisconnectedView *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_DISCONNECTED_VIEW (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean known = lobby_floor_get_branch (floor) != NULL;
  show_state (self, session, known);
  gtk_widget_set_visible (self->known_column, known);
  if (known)
    show_known (self, floor);
}
