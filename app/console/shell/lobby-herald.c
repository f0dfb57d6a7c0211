/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a person who looks elsewhere of new red alerts and of promises that are overdue: by a notification of the desktop and, if wanted, one soft sound.
 * At most one in ten seconds, the worst first; what was so already when the lobby was opened is no news. Notifications
 * carry no names. */
#include "config.h"

#include "lobby-herald.h"

#include "lobby-alert-show.h"
#include "lobby-visit-news.h"

#define PAUSE_US (10 * G_GINT64_CONSTANT (1000000))

struct _LobbyHerald
{
  GObject parent_instance;

  /* given */
  GApplication *application; /* (unowned): owns this */
  GSettings *settings;       /* (owned) */
  LobbySession *session;     /* (owned) (nullable) */

  /* state */
  GHashTable *known; /* keys of loud alerts that are no news */
  LobbyVisitNews *visits;
  gboolean looked; /* @known holds what was there at first */
  gint64 told_us;  /* monotonic, 0 before the first */
};

G_DEFINE_FINAL_TYPE (LobbyHerald, lobby_herald, G_TYPE_OBJECT)

/* What is overdue is one press away. */
static void
lead_to_duty (GNotification *notification, const LobbyAlertFacts *facts)
{
  if (facts->kind == LOBBY_ALERT_CASE)
    g_notification_set_default_action_and_target (notification, "app.show-case", "s", facts->subject);
  else if (facts->kind == LOBBY_ALERT_CHECKLIST)
    g_notification_set_default_action_and_target (notification, "app.show-checklist", "s", facts->subject);
}

static void
tell (LobbyHerald *self, LobbyAlert *alert)
{
  LobbyFloor *floor = lobby_session_get_floor (self->session);
  g_autofree char *title = lobby_alert_dup_title (alert, floor);
  g_autofree char *text = lobby_alert_dup_text (alert, floor, TRUE);

  if (g_settings_get_boolean (self->settings, "sound"))
    gdk_display_beep (gdk_display_get_default ());
  if (!g_settings_get_boolean (self->settings, "notifications"))
    return;
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_notification_set_body (notification, text);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  lead_to_duty (notification, lobby_alert_get_facts (alert));
  g_application_send_notification (self->application, "red-alert", notification);
}

/* Escalations and arrivals of valued customers; the notification opens their log. */
static void
tell_of_visits (LobbyHerald *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = lobby_visit_news_dup_next (self->visits, lobby_session_get_state (self->session), &title);

  if (text == NULL || !g_settings_get_boolean (self->settings, "notifications"))
    return;
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_notification_set_body (notification, text);
  g_notification_set_default_action (notification, "app.show-vip-log");
  g_application_send_notification (self->application, "vip-customer", notification);
}

/* A promise that is overdue is told even when it can wait: nobody else reminds of it. */
static gboolean
is_loud (const LobbyAlertFacts *facts)
{
  gboolean weighs = facts->severity == LOBBY_SEVERITY_RED || facts->kind == LOBBY_ALERT_CASE;

  return weighs && facts->ended_us == 0 && facts->seen_us == 0 && facts->snoozed_us == 0;
}

/* Remembers what is loud now, and forgets what is not any more, so that it is news when it comes back. */
static LobbyAlert *
find_news (LobbyHerald *self)
{
  GListModel *alerts = lobby_floor_get_alerts (lobby_session_get_floor (self->session));
  g_autoptr (GHashTable) loud = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LobbyAlert *news = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);

      if (!is_loud (facts))
        continue;
      g_hash_table_add (loud, g_strdup (facts->key));
      if (news == NULL && !g_hash_table_contains (self->known, facts->key))
        news = g_object_ref (alert);
    }
  g_hash_table_unref (self->known);
  self->known = g_steal_pointer (&loud);
  return news;
}

static void
ticked_cb (LobbyClock *clock, LobbyHerald *self)
{
  gint64 now_us = lobby_clock_get_monotonic (clock);
  LobbyLinkState state = lobby_session_get_link_state (self->session);

  if (state != LOBBY_LINK_LIVE && state != LOBBY_LINK_POLLING)
    return;
  tell_of_visits (self);
  if (self->told_us != 0 && now_us - self->told_us < PAUSE_US)
    return;
  g_autoptr (LobbyAlert) news = find_news (self);
  if (self->looked && news != NULL)
    {
      tell (self, news);
      self->told_us = now_us;
    }
  self->looked = TRUE;
}

static void
lobby_herald_dispose (GObject *object)
{
  LobbyHerald *self = LOBBY_HERALD (object);

  lobby_herald_set_session (self, NULL);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->visits, lobby_visit_news_free);
  G_OBJECT_CLASS (lobby_herald_parent_class)->dispose (object);
}

static void
lobby_herald_class_init (LobbyHeraldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_herald_dispose;
}

static void
lobby_herald_init (LobbyHerald *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->visits = lobby_visit_news_new ();
}

/**
 * lobby_herald_new:
 * @application: sends the notifications
 * @settings: what is wanted
 *
 * Returns: (transfer full): a herald with nothing to tell
 */
LobbyHerald *
lobby_herald_new (GApplication *application, GSettings *settings)
{
  LobbyHerald *self = g_object_new (LOBBY_TYPE_HERALD, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  return self;
}

/** lobby_herald_set_session: tells of the alerts of @session from now on; %NULL tells nothing */
void
lobby_herald_set_session (LobbyHerald *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_HERALD (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (lobby_session_get_clock (self->session), self);
  g_set_object (&self->session, session);
  if (self->known != NULL)
    g_hash_table_remove_all (self->known);
  if (self->visits != NULL)
    lobby_visit_news_forget (self->visits);
  self->looked = FALSE;
  if (session != NULL)
    g_signal_connect_object (lobby_session_get_clock (session), "ticked", G_CALLBACK (ticked_cb), self, 0);
}
