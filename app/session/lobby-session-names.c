/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a session: masked, but for one that was asked for with a reason. */
#include "config.h"

#include "lobby-session.h"

/** lobby_session_can_show_names: Returns: whether there is a branch that can be asked for names */
gboolean
lobby_session_can_show_names (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);
  return LOBBY_SESSION_GET_CLASS (self)->ask_name != NULL;
}

/**
 * lobby_session_show_name:
 * @self: a session
 * @visit: id of a visit
 * @reason: why the name is needed
 * @words: (nullable): the reason in own words; with %LOBBY_NAME_REASON_OTHER there must be some
 *
 * Asks the branch for the full name, for whoever has %LOBBY_RIGHT_NAMES_REVEAL. That it was asked for is recorded first; see lobby_session_get_shown_name().
 */
void
lobby_session_show_name (LobbySession *self, const char *visit, LobbyNameReason reason, const char *words)
{
  const LobbyNameRequest request = { .reason = reason, .words = (char *) words };

  g_return_if_fail (LOBBY_IS_SESSION (self) && visit != NULL);

  if (!lobby_session_can_show_names (self) || !lobby_session_may (self, LOBBY_RIGHT_NAMES_REVEAL)
      || !lobby_name_request_is_complete (&request))
    return;
  lobby_shown_name_ask (lobby_session_get_shown_name (self), visit);
  LOBBY_SESSION_GET_CLASS (self)->ask_name (self, visit, &request);
}

/** lobby_session_mask_names: no name is shown any more */
void
lobby_session_mask_names (LobbySession *self)
{
  g_return_if_fail (LOBBY_IS_SESSION (self));
  lobby_shown_name_mask (lobby_session_get_shown_name (self));
}
