/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever sits here may do, as the branch service has said it. It checks everything again; this is for the screen,
 * which does not offer what would be refused. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

/* For sub-classes: what the service says of who is asking; %NULL with @rights before it has said anything. */
void
lobby_session_set_sign_in (LobbySession *self, const LobbySignIn *sign_in, LobbyRights rights)
{
  LobbyAllowance *allowance = lobby_session_peek_allowance (self);

  if (allowance->sign_in != NULL)
    lobby_record_free (&lobby_sign_in_type, allowance->sign_in);
  allowance->sign_in = sign_in != NULL ? lobby_record_copy (&lobby_sign_in_type, sign_in) : NULL;
  allowance->rights = rights;
  g_signal_emit_by_name (self, "rights-changed");
}

/** lobby_session_get_sign_in: Returns: (transfer none) (nullable): as whom the service knows this console; %NULL before it has said so */
const LobbySignIn *
lobby_session_get_sign_in (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);

  return lobby_session_peek_allowance (self)->sign_in;
}

/** lobby_session_may: Returns: whether whoever sits here has @right; see #LobbySession::rights-changed */
gboolean
lobby_session_may (LobbySession *self, LobbyRight right)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);

  return lobby_rights_has (lobby_session_peek_allowance (self)->rights, right);
}

/** lobby_session_may_ask: Returns: whether a command of @kind can be given here by whoever sits here */
gboolean
lobby_session_may_ask (LobbySession *self, LobbyCommandKind kind)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);

  return lobby_session_can_act (self) && lobby_session_may (self, lobby_right_for_command (kind));
}
