/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vip-crowd.h"

#include "lobby-floor-maker.h"
#include "lobby-session-private.h"
#include "staged-session.h"

static LobbyVisitRecord *
make_visit (guint i, gboolean answered)
{
  static const char *const names[] = { "Chen", "Wang", "Zhao", "Sun", "Qian" };
  LobbyVisitRecord *visit = lobby_record_new (&lobby_visit_record_type);

  visit->id = g_strdup_printf ("visit-%u", i);
  visit->ticket = g_strdup_printf ("V%06u", i);
  visit->tier = (LobbyTier) (LOBBY_TIER_GOLD + i % 4);
  visit->family_name = lobby_text_new (names[i % 5], NULL, NULL);
  visit->honorific = LOBBY_HONORIFIC_MS;
  visit->owner = g_strdup ("t1");
  visit->arrived_us = lobby_floor_at ("09:00:00");
  visit->told_us = lobby_floor_at ("09:00:10");
  visit->acknowledged_us = answered ? lobby_floor_at ("09:01:00") : 0;
  visit->met_us = answered ? lobby_floor_at ("09:02:00") : 0;
  return visit;
}

/**
 * vip_crowd_new:
 * @n: how many valued customers came
 *
 * Returns: (transfer full): a session with them; the last three wait for an answer
 */
LobbySession *
vip_crowd_new (guint n)
{
  static const char *const areas[] = { "customers", NULL };
  LobbySession *session = staged_session_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  LobbySnapshot *picture;

  staged_session_open (STAGED_SESSION (session), "08:30:00");
  picture = lobby_state_snapshot (lobby_session_get_state (session), areas, 1);
  if (picture->visits == NULL)
    picture->visits = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (picture->visits, make_visit (i, i + 3 < n));
  g_ptr_array_add (events,
                   lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/crowd", 1, "1", lobby_floor_at ("09:05:00"), picture));
  lobby_session_apply (session, events);
  staged_session_show_at (STAGED_SESSION (session), "09:05:00");
  return session;
}
