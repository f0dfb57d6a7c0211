/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a branch now and then: commands and recorded days. */
#include "config.h"

#include "lobby-branch-client-private.h"
#include "lobby-network-error.h"
#include "lobby-wire.h"

#include <string.h>

/* A stressful day has some 40,000 events of half a kilobyte. */
#define DAY_BYTES_MAX (64 * 1024 * 1024)
#define DAY_DEADLINE_MS 60000

/* --- problems (RFC 9457), days --- */

/* How our own services name kinds of problem; the screen has words for the names. */
#define PROBLEM_PREFIX "urn:lobby:problem:"

typedef struct
{
  char *type;
  char *title;
  char *who;
} Problem;

#define REC Problem
static const LobbyField problem_fields[] = {
  LOBBY_ROW ("type", type, TEXT),
  LOBBY_ROW ("title", title, TEXT),
  LOBBY_ROW ("who", who, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
static const LobbyRecordType problem_type = LOBBY_RECORD_TYPE ("Problem", Problem, problem_fields);

typedef struct
{
  char *day;
} Day;

#define REC Day
static const LobbyField day_fields[] = {
  LOBBY_ROW ("day", day, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER, .maximum = 10),
};
#undef REC
static const LobbyRecordType day_type = LOBBY_RECORD_TYPE ("Day", Day, day_fields);

typedef struct
{
  GPtrArray *days;
} Days;

#define REC Days
static const LobbyField days_fields[] = {
  LOBBY_ROW ("days", days, RECORDS, .record = &day_type, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
static const LobbyRecordType days_type = LOBBY_RECORD_TYPE ("Days", Days, days_fields);

static gpointer
parse_body (const LobbyRecordType *type, GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  return text != NULL ? lobby_wire_parse_record (type, text, length, NULL) : NULL;
}

/* --- commands --- */

/**
 * lobby_branch_client_is_final:
 * @error: why a command was not taken
 *
 * Fault 32: what a person must look at; everything else is sent again later with the same id.
 *
 * Returns: whether sending the same again is of no use
 */
gboolean
lobby_branch_client_is_final (const GError *error)
{
  return g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_INVALID)
         || g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN)
         || g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND)
         || g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED)
         || g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
}

typedef struct
{
  gint64 retry_after_us;
} Sent;

static const char *
get_problem_name (const Problem *problem)
{
  return problem != NULL && problem->type != NULL && g_str_has_prefix (problem->type, PROBLEM_PREFIX)
             ? problem->type + strlen (PROBLEM_PREFIX)
             : NULL;
}

/* A conflict is the same command still being taken in, and is tried again; one that our services call so is another
 * person who was first, or something that has changed since: that is for a person. */
static void
tell_conflicts_apart (const char *name, const char *who, GError **error)
{
  g_autofree char *reason = who != NULL ? g_strconcat ("conflict:", who, NULL) : g_strdup ("conflict");

  if (!g_error_matches (*error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT) || name == NULL
      || (strcmp (name, "conflict") != 0 && strcmp (name, "changed") != 0))
    return;
  g_clear_error (error);
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, reason);
}

/* Only the service itself can say no for good; a page from something in between is bad weather.
 * Returns: (transfer full): why @reply is no success */
GError *
lobby_branch_client_explain_refusal (const LobbyReply *reply)
{
  GError *error = NULL;
  Problem *problem = reply->is_problem ? parse_body (&problem_type, reply->body) : NULL;

  lobby_reply_check (reply, &error);
  if (!reply->is_problem && lobby_branch_client_is_final (error))
    {
      g_clear_error (&error);
      lobby_network_error_set (&error, LOBBY_ERROR_UNREACHABLE, "not-a-branch");
    }
  tell_conflicts_apart (get_problem_name (problem), problem != NULL ? problem->who : NULL, &error);
  if (problem != NULL && lobby_branch_client_is_final (error)
      && (get_problem_name (problem) != NULL || problem->title != NULL)
      && !g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED))
    {
      g_free (error->message);
      error->message = g_strdup (get_problem_name (problem) != NULL ? get_problem_name (problem) : problem->title);
    }
  if (problem != NULL)
    lobby_record_free (&problem_type, problem);
  return error;
}

static void
command_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sent *sent = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (LobbyReply) reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);

  if (reply == NULL)
    {
      /* An answer that could not be read says nothing about the command. */
      if (lobby_branch_client_is_final (error))
        error->code = LOBBY_ERROR_UNREACHABLE;
      g_task_return_error (task, error);
      return;
    }
  sent->retry_after_us = reply->retry_after_us;
  if (reply->status >= 200 && reply->status < 300)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, lobby_branch_client_explain_refusal (reply));
}

/**
 * lobby_branch_client_send_async:
 * @self: the client
 * @command: what is asked; its id is the Idempotency-Key
 * @seen: (nullable): id of the newest event that the person had seen who asked: when somebody else has changed the thing
 *   since, it is refused as a conflict
 * @cancellable: (nullable): ends it early
 * @callback: called when the branch has answered
 * @data: for @callback
 *
 * Sends a command to the system that carries out such. Its effect comes home as an event.
 */
void
lobby_branch_client_send_async (LobbyBranchClient *self,
                                const LobbyCommand *command,
                                const char *seen,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GError *error = NULL;

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self) && command != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  LobbyEndpoint *endpoint = lobby_branch_client_find_area_endpoint (self, lobby_command_kind_get_area (command->kind),
                                                                    &error);
  g_task_set_source_tag (task, lobby_branch_client_send_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (Sent, 1), g_free);
  if (endpoint == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  char *text = lobby_wire_format_command (command);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
  const LobbyRequest request = {
    .method = SOUP_METHOD_POST,
    .path = "v1/commands",
    .accept = "application/json",
    .idempotency_key = command->id,
    .if_match = seen,
    .body = body,
  };
  lobby_endpoint_send_async (endpoint, &request, cancellable, command_replied_cb, g_steal_pointer (&task));
}

/**
 * lobby_branch_client_send_finish:
 * @self: the client
 * @result: the result
 * @retry_after_us: (out) (optional): when the branch wants to be asked again, µs from now; 0 when it did not say
 * @error: see lobby_branch_client_is_final(); of a final one the message may be the title of the branch's problem, which
 *   is untrusted plain text; of a conflict it is "conflict", or "conflict:" and the id of the member of staff who was first
 *
 * Returns: whether the branch took the command, now or at an earlier try
 */
gboolean
lobby_branch_client_send_finish (LobbyBranchClient *self, GAsyncResult *result, gint64 *retry_after_us, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (retry_after_us != NULL)
    *retry_after_us = ((Sent *) g_task_get_task_data (G_TASK (result)))->retry_after_us;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- who is asking --- */

static gboolean
finish_reading (GObject *source, GAsyncResult *result, GTask *task, LobbyReply **reply)
{
  GError *error = NULL;

  *reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);
  if (*reply != NULL && lobby_reply_check (*reply, &error))
    return TRUE;
  g_task_return_error (task, error);
  return FALSE;
}

static void
sign_in_free (gpointer sign_in)
{
  lobby_record_free (&lobby_sign_in_type, sign_in);
}

static void
sign_in_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (LobbyReply) reply = NULL;
  GError *error = NULL;

  if (!finish_reading (source, result, task, &reply))
    return;
  LobbySignIn *sign_in = parse_body (&lobby_sign_in_type, reply->body);
  if (sign_in != NULL)
    g_task_return_pointer (task, sign_in, sign_in_free);
  else
    {
      lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
      g_task_return_error (task, error);
    }
}

/** lobby_branch_client_fetch_sign_in_async: asks the branch as whom it knows this client, and what it may do */
void
lobby_branch_client_fetch_sign_in_async (LobbyBranchClient *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  const LobbyRequest request = { .path = "v1/me", .accept = "application/json" };

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_branch_client_fetch_sign_in_async);
  lobby_endpoint_send_async (lobby_branch_client_find_endpoint (self, NULL), &request, cancellable, sign_in_replied_cb,
                             task);
}

/**
 * lobby_branch_client_fetch_sign_in_finish:
 * @self: the client
 * @result: the result
 * @error: %LOBBY_ERROR_NOT_FOUND for a service that knows no roles, and others
 *
 * Returns: (transfer full) (nullable): what the branch says
 */
LobbySignIn *
lobby_branch_client_fetch_sign_in_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- recorded days --- */

static void
days_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (LobbyReply) reply = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GError *error = NULL;

  if (!finish_reading (source, result, task, &reply))
    return;
  Days *days = parse_body (&days_type, reply->body);
  if (days == NULL)
    {
      lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; days->days != NULL && i < days->days->len; i++)
    g_strv_builder_add (builder, ((Day *) g_ptr_array_index (days->days, i))->day);
  lobby_record_free (&days_type, days);
  g_task_return_pointer (task, g_strv_builder_end (builder), (GDestroyNotify) g_strfreev);
}

/** lobby_branch_client_list_days_async: asks which business days the branch has kept */
void
lobby_branch_client_list_days_async (LobbyBranchClient *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  const LobbyRequest request = { .path = "v1/days", .accept = "application/json" };

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_branch_client_list_days_async);
  lobby_endpoint_send_async (lobby_branch_client_find_endpoint (self, NULL), &request, cancellable, days_replied_cb,
                             task);
}

/** lobby_branch_client_list_days_finish: Returns: (transfer full) (nullable): days, YYYY-MM-DD, oldest first */
char **
lobby_branch_client_list_days_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
day_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (LobbyReply) reply = NULL;

  if (finish_reading (source, result, task, &reply))
    g_task_return_pointer (task, g_bytes_ref (reply->body), (GDestroyNotify) g_bytes_unref);
}

/**
 * lobby_branch_client_fetch_day_async:
 * @self: the client
 * @stream: (nullable): id of a stream; %NULL for the one at the branch's own address
 * @day: business day, YYYY-MM-DD
 * @cancellable: (nullable): ends it early
 * @callback: called when all of it is there
 * @data: for @callback
 *
 * Fetches all events of one day, one JSON text a line; at most 64 MiB within a minute.
 */
void
lobby_branch_client_fetch_day_async (LobbyBranchClient *self,
                                     const char *stream,
                                     const char *day,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GError *error = NULL;

  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self) && day != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  LobbyEndpoint *endpoint = lobby_branch_client_find_endpoint (self, stream);
  g_task_set_source_tag (task, lobby_branch_client_fetch_day_async);
  if (endpoint == NULL)
    {
      lobby_network_error_set (&error, LOBBY_ERROR_NOT_FOUND, "no-such-stream");
      g_task_return_error (task, error);
      return;
    }
  g_autofree char *escaped = g_uri_escape_string (day, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("v1/days/%s/events", escaped);
  const LobbyRequest request = {
    .path = path,
    .accept = "application/x-ndjson",
    .max_bytes = DAY_BYTES_MAX,
    .deadline_ms = DAY_DEADLINE_MS,
  };
  lobby_endpoint_send_async (endpoint, &request, cancellable, day_replied_cb, g_steal_pointer (&task));
}

/** lobby_branch_client_fetch_day_finish: Returns: (transfer full) (nullable): the lines, not yet looked at */
GBytes *
lobby_branch_client_fetch_day_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
