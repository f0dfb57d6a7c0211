/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice on a simulated branch: what is let happen to it goes out as a command and comes home as events; what was done
 * about it is measured from the same events. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

/**
 * lobby_session_bring_about:
 * @self: a session of a simulated branch
 * @incident: (transfer full): what shall happen to the day
 *
 * Asks the simulator for an incident, for practice.
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_bring_about (LobbySession *self, LobbySimulationIncident *incident)
{
  LobbyPractice *practice;
  LobbySimulationIncident *asked;
  char *id;

  g_return_val_if_fail (LOBBY_IS_SESSION (self) && incident != NULL, NULL);

  practice = lobby_session_peek_practice (self);
  asked = lobby_record_copy (&lobby_simulation_incident_type, incident);
  id = lobby_session_send (self, LOBBY_COMMAND_SIMULATION_INCIDENT, incident);
  if (id != NULL)
    {
      if (practice->drill == NULL)
        practice->drill = lobby_drill_new ();
      lobby_drill_ask (practice->drill, id, asked, lobby_clock_get_now (lobby_session_get_clock (self)));
    }
  lobby_record_free (&lobby_simulation_incident_type, asked);
  return id;
}

/** lobby_session_can_practise: Returns: whether the branch is a simulated one, and whoever sits here may let things happen to it */
gboolean
lobby_session_can_practise (LobbySession *self)
{
  const LobbyBranchRecord *branch;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);

  branch = lobby_state_get_branch (lobby_session_get_state (self));
  if (lobby_session_get_kind (self) == LOBBY_SESSION_REPLAY
      || (lobby_session_get_kind (self) != LOBBY_SESSION_DEMO && (branch == NULL || !branch->simulated)))
    return FALSE;
  return lobby_session_may (self, LOBBY_RIGHT_SIMULATION_STEER);
}

/** lobby_session_get_drill: Returns: (transfer none) (nullable): what was let happen here; %NULL while nothing was */
LobbyDrill *
lobby_session_get_drill (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return lobby_session_peek_practice (self)->drill;
}

/** lobby_session_set_drill_seed: the branch lives through an open-ended drill that starts from @seed */
void
lobby_session_set_drill_seed (LobbySession *self, gint64 seed)
{
  g_return_if_fail (LOBBY_IS_SESSION (self));
  lobby_session_peek_practice (self)->seed = seed;
}

/** lobby_session_take_new_drill: Returns: whether a drill has just begun; the first who asks is told */
gboolean
lobby_session_take_new_drill (LobbySession *self)
{
  LobbyPractice *practice;
  gboolean begun;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);

  practice = lobby_session_peek_practice (self);
  begun = practice->seed >= 0 && !practice->told;
  practice->told = TRUE;
  return begun;
}

/** lobby_session_get_drill_seed: Returns: what the open-ended drill starts from, below 0 when this is none */
gint64
lobby_session_get_drill_seed (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), -1);
  return lobby_session_peek_practice (self)->seed;
}
