/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that looks ahead: it asks its brain when the lobby has moved, and every few seconds, and shows what comes back.
 * When the queues are stale it foresees nothing. */
#include "config.h"

#include "lobby-session-private.h"

#include "lobby-promise-desk.h"

/* At most so often, also when a simulated day runs fast; and so often when nothing moves. Real time. */
#define AT_MOST_US (G_GINT64_CONSTANT (1) * G_USEC_PER_SEC)
#define AT_LEAST_US (G_GINT64_CONSTANT (3) * G_USEC_PER_SEC)

static void
forget (LobbySession *self, LobbyThinking *thinking)
{
  LobbyFloor *floor = lobby_session_get_floor (self);

  lobby_brain_forget (thinking->brain);
  lobby_floor_take_foresight (floor, NULL);
  thinking->asked_us = 0;
}

/* For the session, after each projection: asks when it is time. */
void
lobby_session_think (LobbySession *self, gboolean moved)
{
  LobbyThinking *thinking = lobby_session_peek_thinking (self);
  LobbyFloor *floor = lobby_session_get_floor (self);
  const LobbyFreshness *queue = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE);
  const LobbyFreshness *devices = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES);
  gint64 now_us = lobby_clock_get_monotonic (lobby_session_get_clock (self));
  LobbyAdviserMoment moment = { .now_us = queue->now_us,
                                .devices_now_us = devices->now_us,
                                .devices_known = devices->known && !devices->stale };

  thinking->moved |= moved;
  if (thinking->brain == NULL)
    return;
  if (queue->stale || !queue->known)
    {
      forget (self, thinking);
      return;
    }
  if (thinking->asked_us != 0
      && now_us - thinking->asked_us < (thinking->moved ? AT_MOST_US : AT_LEAST_US) - G_USEC_PER_SEC / 20)
    return;
  if (!lobby_brain_ask (thinking->brain, lobby_session_get_state (self), &moment))
    return;
  thinking->asked_us = MAX (now_us, 1);
  thinking->moved = FALSE;
}

/* For the session: another moment is shown. What was learned while the day went on is of no use before it: of a moment
 * one looks @back at, nobody knew yet what came. */
void
lobby_session_think_anew (LobbySession *self, gboolean back)
{
  LobbyThinking *thinking = lobby_session_peek_thinking (self);

  if (thinking->brain == NULL)
    return;
  forget (self, thinking);
  if (back)
    lobby_brain_begin_anew (thinking->brain);
}

/* What a ticket is told first is a promise: a fact of this console, kept so that it can be compared with what happened. */
static void
keep_promises (LobbySession *self, const LobbyForesight *foresight)
{
  g_autoptr (GPtrArray) promises = lobby_promises_list (foresight, lobby_session_get_state (self));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);

  while (promises->len > 0)
    {
      g_autofree char *id = g_uuid_string_random ();

      g_ptr_array_add (events, lobby_event_new (LOBBY_EVENT_TICKET_PROMISED, "/console", 0, id, foresight->at_us,
                                                g_ptr_array_steal_index (promises, 0)));
    }
  if (events->len > 0)
    lobby_session_add_facts (self, events);
}

static void
answered_cb (LobbyForesight *foresight, gpointer data)
{
  LobbySession *self = data;

  keep_promises (self, foresight);
  lobby_floor_take_foresight (lobby_session_get_floor (self), foresight);
  lobby_session_refresh (self);
}

/**
 * lobby_session_look_ahead:
 * @rules: (nullable): the rule sheet that counts where the branch has none of its own
 * @folder: (nullable): where the journal of the branch is, to learn from
 * @seed: any number
 *
 * For sub-classes: from now on the session foresees and advises.
 */
void
lobby_session_look_ahead (LobbySession *self, const LobbyRuleSheet *rules, const char *folder, guint64 seed)
{
  LobbyThinking *thinking = lobby_session_peek_thinking (self);

  g_return_if_fail (thinking->brain == NULL);
  thinking->brain = lobby_brain_new (seed, rules, folder, answered_cb, self);
}

/* For sub-classes: nothing is foreseen any more; its threads have ended. */
void
lobby_session_stop_looking_ahead (LobbySession *self)
{
  g_clear_pointer (&lobby_session_peek_thinking (self)->brain, lobby_brain_stop);
}

/** lobby_session_get_learned_days: Returns: how many recorded days of the branch stand behind what is foreseen */
guint
lobby_session_get_learned_days (LobbySession *self)
{
  LobbyThinking *thinking;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), 0);
  thinking = lobby_session_peek_thinking (self);
  return thinking->brain != NULL ? lobby_brain_get_learned_days (thinking->brain) : 0;
}
