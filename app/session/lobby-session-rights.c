/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever sits here may do, as the branch service has said it. It checks everything again; this is for the screen,
 * which does not offer what would be refused. */
#include "config.h"

#include "lobby-error.h"
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

/**
 * lobby_session_read_audit_async:
 * @self: a session
 * @cancellable: (nullable): ends it early
 * @callback: called when it was read
 * @data: user data of @callback
 *
 * Reads who did what, here and by what the branch keeps.
 */
void
lobby_session_read_audit_async (LobbySession *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (LOBBY_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_session_read_audit_async);
  if (!lobby_session_may (self, LOBBY_RIGHT_AUDIT_READ))
    g_task_return_new_error (task, LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN, "forbidden");
  else if (LOBBY_SESSION_GET_CLASS (self)->read_audit == NULL)
    g_task_return_new_error (task, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no audit");
  else
    LOBBY_SESSION_GET_CLASS (self)->read_audit (self, g_steal_pointer (&task));
}

/**
 * lobby_session_read_audit_finish:
 * @self: a session
 * @result: the result
 * @error: %LOBBY_ERROR_FORBIDDEN without the right to it, %LOBBY_ERROR_NOT_FOUND where there is none, as in a recorded day,
 *   or what is wrong with the file
 *
 * Returns: (transfer full) (nullable): what was read
 */
LobbyAuditReport *
lobby_session_read_audit_finish (LobbySession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
