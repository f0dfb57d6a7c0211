/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what the branch service keeps of who looked at a name. */
#include "config.h"

#include "lobby-branch-client-private.h"
#include "lobby-network-error.h"
#include "lobby-wire.h"

#define LINES_AT_ONCE 500
#define ANSWER_BYTES_MAX (2 * 1024 * 1024)

static void
excerpt_free (gpointer excerpt)
{
  lobby_record_free (&lobby_audit_excerpt_type, excerpt);
}

static void
audit_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (LobbyReply) reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);
  LobbyAuditExcerpt *excerpt = NULL;
  const char *text;
  gsize length;

  if (reply != NULL && lobby_reply_check (reply, &error))
    {
      text = g_bytes_get_data (reply->body, &length);
      excerpt = text != NULL ? lobby_wire_parse_record (&lobby_audit_excerpt_type, text, length, NULL) : NULL;
      if (excerpt == NULL)
        lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
    }
  if (excerpt != NULL)
    g_task_return_pointer (task, excerpt, excerpt_free);
  else
    g_task_return_error (task, error);
}

/**
 * lobby_branch_client_fetch_audit_async:
 * @self: the client
 * @after: number of the last line that is known, 0 for the beginning
 * @cancellable: (nullable): ends it early
 * @callback: called when the branch has answered
 * @data: for @callback
 *
 * Asks for the next lines of the branch's audit.
 */
void
lobby_branch_client_fetch_audit_async (LobbyBranchClient *self,
                                       gint64 after,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  g_autofree char *path = g_strdup_printf ("v1/audit?after=%" G_GINT64_FORMAT "&limit=%d", after, LINES_AT_ONCE);
  const LobbyRequest request = { .path = path, .accept = "application/json", .max_bytes = ANSWER_BYTES_MAX };

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self) && after >= 0);

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_branch_client_fetch_audit_async);
  lobby_endpoint_send_async (lobby_branch_client_find_endpoint (self, NULL), &request, cancellable, audit_replied_cb,
                             task);
}

/**
 * lobby_branch_client_fetch_audit_finish:
 * @self: the client
 * @result: the result
 * @error: %LOBBY_ERROR_FORBIDDEN without the right, %LOBBY_ERROR_NOT_FOUND for a service that keeps none, and others
 *
 * Returns: (transfer full) (nullable): the next lines; none at the end
 */
LobbyAuditExcerpt *
lobby_branch_client_fetch_audit_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
