/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staged session: nothing behind it but its test. */
#include "config.h"

#include "staged-session.h"

#include "lobby-floor-maker.h"
#include "lobby-manual-clock.h"
#include "lobby-session-private.h"

struct _StagedSession
{
  LobbySession parent_instance;
};

G_DEFINE_FINAL_TYPE (StagedSession, staged_session, LOBBY_TYPE_SESSION)

static void
staged_session_class_init (StagedSessionClass *klass)
{
}

static void
staged_session_init (StagedSession *self)
{
}

/* Returns: (transfer full): a session without a lobby */
LobbySession *
staged_session_new (void)
{
  g_autoptr (LobbyManualClock) clock = lobby_manual_clock_new (lobby_floor_at ("08:30:00"));

  return g_object_new (STAGED_TYPE_SESSION, "clock", clock, "kind", LOBBY_SESSION_DEMO, NULL);
}

static void
apply (StagedSession *self, LobbyEvent *event)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);

  g_ptr_array_add (events, event);
  lobby_session_apply (LOBBY_SESSION (self), events);
}

/* The branch is connected and known. */
void
staged_session_open (StagedSession *self, const char *time)
{
  apply (self, lobby_floor_make_snapshot (time));
  lobby_session_set_link (LOBBY_SESSION (self), LOBBY_LINK_LIVE, NULL);
  staged_session_show_at (self, time);
}

void
staged_session_play (StagedSession *self, const char *time, const char *name, const char *data)
{
  apply (self, lobby_floor_make_event (time, name, data));
}

static void
set_freshness (StagedSession *self, const char *time, gboolean stale)
{
  for (guint area = LOBBY_AREA_QUEUE; area <= LOBBY_AREA_FEEDBACK; area++)
    lobby_session_set_freshness (LOBBY_SESSION (self), (LobbyArea) area,
                                 (LobbyFreshness){ lobby_floor_at (time), stale, TRUE });
  lobby_session_refresh (LOBBY_SESSION (self));
}

void
staged_session_show_at (StagedSession *self, const char *time)
{
  lobby_manual_clock_set (LOBBY_MANUAL_CLOCK (lobby_session_get_clock (LOBBY_SESSION (self))), lobby_floor_at (time));
  set_freshness (self, time, FALSE);
}

/* Nothing was heard since @time, which was @age_s ago; the next try is in 5 s. */
void
staged_session_lose (StagedSession *self, LobbyLinkState state, const char *time, gint64 age_s)
{
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (self));

  lobby_session_set_link (LOBBY_SESSION (self), state, "silent");
  lobby_session_set_ages (LOBBY_SESSION (self), age_s * G_USEC_PER_SEC,
                          lobby_clock_get_monotonic (clock) + 5 * G_USEC_PER_SEC, 1);
  set_freshness (self, time, TRUE);
}
