/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a branch for a name. The answer goes to who asked and nowhere else: it is no event. */
#include "config.h"

#include "lobby-branch-client-private.h"
#include "lobby-network-error.h"
#include "lobby-wire.h"

#include <string.h>

#define ANSWER_BYTES_MAX (8 * 1024)

static LobbyNameAnswer *
read_answer (const LobbyReply *reply, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (reply->body, &length);
  LobbyNameAnswer *answer = text != NULL ? lobby_wire_parse_record (&lobby_name_answer_type, text, length, NULL) : NULL;

  if (answer == NULL)
    lobby_network_error_set (error, LOBBY_ERROR_INVALID, "unreadable");
  return answer;
}

static void
wipe_answer (gpointer answer)
{
  lobby_name_answer_wipe (answer);
}

static void
name_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (LobbyReply) reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);
  LobbyNameAnswer *answer = NULL;

  if (reply != NULL && (reply->status < 200 || reply->status >= 300))
    error = lobby_branch_client_explain_refusal (reply);
  else if (reply != NULL)
    answer = read_answer (reply, &error);
  if (answer != NULL && strcmp (answer->visit, g_task_get_task_data (task)) != 0)
    {
      g_clear_pointer (&answer, lobby_name_answer_wipe);
      lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
    }
  if (answer != NULL)
    g_task_return_pointer (task, answer, wipe_answer);
  else
    g_task_return_error (task, error);
}

/**
 * lobby_branch_client_show_name_async:
 * @self: the client
 * @visit: id of a visit
 * @request: why its name is needed
 * @cancellable: (nullable): ends it early
 * @callback: called when the branch has answered
 * @data: for @callback
 *
 * Asks for the full name of a visit's customer. The branch keeps who asked and why.
 */
void
lobby_branch_client_show_name_async (LobbyBranchClient *self,
                                     const char *visit,
                                     const LobbyNameRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GError *error = NULL;

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self) && visit != NULL && request != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  LobbyEndpoint *endpoint = lobby_branch_client_find_area_endpoint (self, LOBBY_AREA_CUSTOMERS, &error);
  g_task_set_source_tag (task, lobby_branch_client_show_name_async);
  g_task_set_task_data (task, g_strdup (visit), g_free);
  if (endpoint == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_autofree char *escaped = g_uri_escape_string (visit, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("v1/visits/%s/name", escaped);
  char *text = lobby_wire_format_record (&lobby_name_request_type, request);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
  const LobbyRequest asked = {
    .method = SOUP_METHOD_POST,
    .path = path,
    .accept = "application/json",
    .body = body,
    .max_bytes = ANSWER_BYTES_MAX,
  };
  lobby_endpoint_send_async (endpoint, &asked, cancellable, name_replied_cb, g_steal_pointer (&task));
}

/**
 * lobby_branch_client_show_name_finish:
 *
 * Returns: (transfer full) (nullable): the name; lobby_name_answer_wipe() it as soon as it is no longer shown
 */
LobbyNameAnswer *
lobby_branch_client_show_name_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
