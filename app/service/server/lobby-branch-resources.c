/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resources of a stream: the branch, its picture, its events and days, commands and what adapters report. */
#include "config.h"

#include "lobby-branch-resources.h"

#include "lobby-answer.h"
#include "lobby-wire.h"
#include "lobby-withholding.h"

#include <string.h>

#define EVENTS_DEFAULT 1000
#define EVENTS_MAX 5000
#define ANSWER_BYTES (6 * 1024 * 1024)

/* ---- who may ---- */

static gboolean
may (const LobbyBranchResources *resources, LobbyRight right)
{
  return resources->guest != NULL && lobby_rights_has (resources->guest->rights, right);
}

static gboolean
check_right (const LobbyBranchResources *resources, SoupServerMessage *message, LobbyRight right)
{
  g_autofree char *detail = NULL;

  if (may (resources, right))
    return TRUE;
  detail = g_strdup_printf ("the token does not grant %s", lobby_choice_get_nick (&lobby_right_choice, (int) right));
  lobby_answer_problem (message, SOUP_STATUS_FORBIDDEN, "forbidden", detail);
  return FALSE;
}

/** lobby_branch_resources_check: Returns: whether the guest may ask for @path at all; a command is looked at once it is read */
gboolean
lobby_branch_resources_check (const LobbyBranchResources *resources, SoupServerMessage *message, const char *path)
{
  if (g_str_has_prefix (path, "/v1/health") || strcmp (path, "/v1/me") == 0)
    return TRUE;
  if (lobby_branch_resources_is_name (path))
    return check_right (resources, message, LOBBY_RIGHT_NAMES_REVEAL);
  if (strcmp (path, "/v1/audit") == 0)
    return check_right (resources, message, LOBBY_RIGHT_AUDIT_READ);
  if (strcmp (path, "/v1/ingest") == 0)
    return check_right (resources, message, LOBBY_RIGHT_EVENTS_REPORT);
  if (g_str_has_prefix (path, "/v1/days"))
    return check_right (resources, message, LOBBY_RIGHT_DAYS_READ);
  return check_right (resources, message, LOBBY_RIGHT_LOBBY_SEE);
}

/* Takes @event. Returns: (transfer full) (nullable): what the guest may see of it */
static char *
take_for_guest (const LobbyBranchResources *resources, char *event)
{
  g_autofree char *whole = event;

  return whole != NULL ? lobby_withholding_pass (resources->guest, whole) : NULL;
}

static void
get_me (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  lobby_answer_body (message, SOUP_STATUS_OK, "application/json",
                     lobby_wire_format_record (&lobby_sign_in_type, resources->guest->sign_in));
}

/* ---- reading ---- */

static char *
make_etag (const char *body)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);

  return g_strdup_printf ("\"%.32s\"", digest);
}

static void
get_branch (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  LobbyBranchRecord *branch = lobby_branch_service_dup_branch (resources->service);
  char *body = lobby_wire_format_record (&lobby_branch_record_type, branch);
  g_autofree char *etag = make_etag (body);

  lobby_record_free (&lobby_branch_record_type, branch);
  lobby_answer_with_etag (message, "application/json", etag, body);
}

static void
get_snapshot (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (resources->service, resources->stream);
  g_autofree char *id = lobby_service_stream_dup_event_id (stream, stream->last_sequence);
  /* Two people may see different things of the same picture. */
  g_autofree char *mark = lobby_withholding_dup_mark (resources->guest);
  g_autofree char *etag = g_strdup_printf ("\"%s.%s%s\"", stream->id, id, mark);

  if (lobby_state_get_branch (lobby_branch_service_get_state (resources->service)) == NULL)
    lobby_answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "starting", "there is no picture yet");
  else
    lobby_answer_with_etag (message, "application/cloudevents+json", etag,
                            take_for_guest (resources,
                                            lobby_branch_service_dup_snapshot (resources->service, resources->stream)));
}

/** lobby_branch_resources_get_place: Returns: (nullable): id of the last event that the client has, from the header or the query */
const char *
lobby_branch_resources_get_place (SoupServerMessage *message, GHashTable *query)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                     "Last-Event-ID");
  const char *after = query != NULL ? g_hash_table_lookup (query, "after") : NULL;

  return header != NULL ? header : after;
}

static gboolean
read_limit (GHashTable *query, gint64 *limit)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;

  *limit = EVENTS_DEFAULT;
  return text == NULL || g_ascii_string_to_signed (text, 10, 1, EVENTS_MAX, limit, NULL);
}

static char *
format_batch (const GPtrArray *bodies, guint *n_taken)
{
  GString *out = g_string_new ("[");

  for (*n_taken = 0; *n_taken < bodies->len && out->len < ANSWER_BYTES; (*n_taken)++)
    {
      if (*n_taken > 0)
        g_string_append_c (out, ',');
      g_string_append (out, g_ptr_array_index (bodies, *n_taken));
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

static void
get_events (const LobbyBranchResources *resources, SoupServerMessage *message, GHashTable *query)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (resources->service, resources->stream);
  const char *place = lobby_branch_resources_get_place (message, query);
  guint64 sequence = 0;
  gint64 limit;
  guint n_taken;

  if (!read_limit (query, &limit) || (place != NULL && (*place == '\0' || strlen (place) > 256)))
    {
      lobby_answer_problem (message, SOUP_STATUS_BAD_REQUEST, NULL, "limit: 1 to 5000; after: 1 to 256 bytes");
      return;
    }
  if (!lobby_service_stream_find (stream, place, &sequence))
    sequence = 0;
  g_autoptr (GPtrArray) bodies = lobby_branch_service_read_after (resources->service, resources->stream, sequence,
                                                                  (guint) limit);
  if (bodies == NULL)
    {
      lobby_answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", "the store cannot be read");
      return;
    }
  for (guint i = 0; i < bodies->len; i++)
    if ((bodies->pdata[i] = take_for_guest (resources, bodies->pdata[i])) == NULL)
      g_ptr_array_set_size (bodies, (int) i);
  g_autofree char *before = sequence > 0 ? lobby_service_stream_dup_event_id (stream, sequence) : g_strdup ("earliest");
  char *body = format_batch (bodies, &n_taken);
  g_autofree char *mark = lobby_withholding_dup_mark (resources->guest);
  g_autofree char *etag = g_strdup_printf ("\"%s.%s.%" G_GUINT64_FORMAT ".%u%s\"", stream->id, stream->epoch, sequence,
                                           n_taken, mark);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Last-Event-ID", before);
  lobby_answer_with_etag (message, "application/cloudevents-batch+json", etag, body);
}

static void
get_days (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (resources->service, resources->stream);
  const LobbyBranchRecord *branch = lobby_state_get_branch (lobby_branch_service_get_state (resources->service));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = lobby_store_list_days (lobby_branch_service_get_store (resources->service), stream->id,
                                                      &error);
  GString *out;

  if (days == NULL)
    {
      lobby_answer_error (message, error);
      return;
    }
  out = g_string_new ("{\"days\":[");
  for (guint i = 0; i < days->len; i++)
    {
      const LobbyStoredDay *day = g_ptr_array_index (days, i);
      gboolean running = branch != NULL && g_strcmp0 (branch->day, day->day) == 0;
      g_string_append_printf (out, "%s{\"day\":\"%s\",\"events\":%" G_GINT64_FORMAT ",\"running\":%s}",
                              i > 0 ? "," : "", day->day, day->events, running ? "true" : "false");
    }
  g_string_append (out, "]}");
  lobby_answer_body (message, SOUP_STATUS_OK, "application/json", g_string_free (out, FALSE));
}

/* Takes @lines: events, one a line. Returns: (transfer full): what the guest may see of them */
static char *
take_lines_for_guest (const LobbyBranchResources *resources, char *lines)
{
  g_autofree char *whole = lines;
  GString *out = g_string_new (NULL);
  for (char *line = whole, *end; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      g_autofree char *rest = lobby_withholding_pass (resources->guest, line);
      if (rest != NULL)
        g_string_append_printf (out, "%s\n", rest);
    }
  return g_string_free (out, FALSE);
}

static void
get_day_events (const LobbyBranchResources *resources, SoupServerMessage *message, const char *day)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (resources->service, resources->stream);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!lobby_store_read_day (lobby_branch_service_get_store (resources->service), stream->id, day, lines, &error))
    lobby_answer_error (message, error);
  else if (lines->len == 0)
    lobby_answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such day");
  else
    lobby_answer_body (message, SOUP_STATUS_OK, "application/x-ndjson",
                       take_lines_for_guest (resources, g_string_free (g_steal_pointer (&lines), FALSE)));
}

static void
get_health (const LobbyBranchResources *resources, SoupServerMessage *message, const char *what)
{
  gboolean live_only = strcmp (what, "/live") == 0;
  gboolean well = live_only || lobby_branch_service_is_healthy (resources->service);
  char *body = g_strdup_printf ("{\"status\":\"%s\",\"version\":\"1\",\"releaseId\":\"" PACKAGE_VERSION
                                "\",\"serviceId\":\"lobby-branch\"%s}",
                                well ? "pass" : "fail", well ? "" : ",\"output\":\"events cannot be kept or read\"");

  lobby_answer_body (message, well ? SOUP_STATUS_OK : SOUP_STATUS_SERVICE_UNAVAILABLE, "application/health+json", body);
}

/* ---- writing ---- */

static gboolean
has_type (SoupServerMessage *message, const char *const *types)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (message), NULL);

  return type != NULL && g_strv_contains (types, type);
}

/* Returns: (transfer full) (nullable): what stands between the quotes of a header */
static char *
dup_quoted (SoupServerMessage *message, const char *header)
{
  const char *value = soup_message_headers_get_one (soup_server_message_get_request_headers (message), header);
  gsize length = value != NULL ? strlen (value) : 0;

  return length > 2 && value[0] == '"' && value[length - 1] == '"' ? g_strndup (value + 1, length - 2) : NULL;
}

/** lobby_branch_resources_take_command: answers a POST of a command */
void
lobby_branch_resources_take_command (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  const char *const types[] = { "application/json", NULL };
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *key = dup_quoted (message, "Idempotency-Key");
  g_autofree char *seen = dup_quoted (message, "If-Match");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (key == NULL || !g_uuid_string_is_valid (key))
    {
      lobby_answer_problem (message, SOUP_STATUS_BAD_REQUEST, "key-missing",
                            "Idempotency-Key: a UUID in double quotes is needed");
      return;
    }
  if (!has_type (message, types))
    {
      lobby_answer_problem (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL, "application/json is needed");
      return;
    }
  g_autoptr (LobbyCommand) command = lobby_wire_parse_command (body->data != NULL ? body->data : "",
                                                               (gsize) body->length, &error);
  if (command == NULL)
    lobby_answer_error (message, error);
  else if (strcmp (command->id, key) != 0)
    lobby_answer_problem (message, SOUP_STATUS_BAD_REQUEST, "key-differs",
                          "Idempotency-Key is not the id of the command");
  else if (check_right (resources, message, lobby_right_for_command (command->kind)))
    {
      guint status = lobby_branch_service_take_command (resources->service, command, resources->guest->sign_in->staff,
                                                        seen, &text, &error);
      if (status == 0)
        lobby_answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", "the command cannot be kept");
      else
        lobby_answer_body (message, status, status < 400 ? "application/json" : "application/problem+json", text);
    }
}

static void
get_command (const LobbyBranchResources *resources, SoupServerMessage *message, const char *id)
{
  char *body = g_uuid_string_is_valid (id) ? lobby_branch_service_dup_command_status (resources->service, id) : NULL;

  if (body != NULL)
    lobby_answer_body (message, SOUP_STATUS_OK, "application/json", body);
  else
    lobby_answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such command");
}

/** lobby_branch_resources_take_events: answers a POST of events */
void
lobby_branch_resources_take_events (const LobbyBranchResources *resources, SoupServerMessage *message)
{
  const char *const types[] = { "application/cloudevents+json", "application/cloudevents-batch+json", NULL };
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GError) error = NULL;
  char *text;

  if (!has_type (message, types))
    {
      lobby_answer_problem (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL,
                            "application/cloudevents+json or -batch+json is needed");
      return;
    }
  text = lobby_branch_service_take_events (resources->service, body->data != NULL ? body->data : "",
                                           (gsize) body->length, &error);
  if (text != NULL)
    lobby_answer_body (message, SOUP_STATUS_OK, "application/json", text);
  else
    lobby_answer_error (message, error);
}

/** lobby_branch_resources_is_name: Returns: whether @path is "/v1/visits/ID/name" */
gboolean
lobby_branch_resources_is_name (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 6);

  return g_strv_length (parts) == 5 && strcmp (parts[1], "v1") == 0 && strcmp (parts[2], "visits") == 0
         && strcmp (parts[4], "name") == 0;
}

/**
 * lobby_branch_resources_show_name:
 * @resources: what is asked
 * @message: a POST of a #LobbyNameRequest
 * @path: "/v1/visits/ID/name"
 *
 * Answers with a name, or says why not.
 */
void
lobby_branch_resources_show_name (const LobbyBranchResources *resources, SoupServerMessage *message, const char *path)
{
  const LobbySignIn *sign_in = resources->guest->sign_in;
  /* The branch's own secret is nobody in person. */
  const char *who = sign_in->staff != NULL ? sign_in->staff
                                           : lobby_choice_get_nick (&lobby_bearer_choice, (int) sign_in->role);
  const char *const types[] = { "application/json", NULL };
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_auto (GStrv) parts = g_strsplit (path, "/", 6);
  g_autoptr (GError) error = NULL;
  LobbyNameRequest *request = NULL;
  LobbyNameAnswer *answer = NULL;

  if (!has_type (message, types))
    {
      lobby_answer_problem (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL, "application/json is needed");
      return;
    }
  request = lobby_wire_parse_record (&lobby_name_request_type, body->data != NULL ? body->data : "",
                                     (gsize) body->length, &error);
  if (request != NULL)
    {
      answer = lobby_branch_service_show_name (resources->service, parts[3], request, who, &error);
      lobby_record_free (&lobby_name_request_type, request);
    }
  if (answer != NULL)
    lobby_answer_body (message, SOUP_STATUS_OK, "application/json",
                       lobby_wire_format_record (&lobby_name_answer_type, answer));
  else if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    lobby_answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", error->message);
  else
    lobby_answer_error (message, error);
  lobby_name_answer_wipe (answer);
}

/** lobby_branch_resources_read: answers a GET */
void
lobby_branch_resources_read (const LobbyBranchResources *resources,
                             SoupServerMessage *message,
                             const char *path,
                             GHashTable *query)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 8);
  guint n = g_strv_length (parts);

  if (strcmp (path, "/v1/me") == 0)
    get_me (resources, message);
  else if (strcmp (path, "/v1/audit") == 0)
    lobby_branch_resources_read_audit (resources, message, query);
  else if (strcmp (path, "/v1/branch") == 0)
    get_branch (resources, message);
  else if (strcmp (path, "/v1/snapshot") == 0)
    get_snapshot (resources, message);
  else if (strcmp (path, "/v1/events") == 0)
    get_events (resources, message, query);
  else if (strcmp (path, "/v1/days") == 0)
    get_days (resources, message);
  else if (n == 5 && strcmp (parts[2], "days") == 0 && strcmp (parts[4], "events") == 0)
    get_day_events (resources, message, parts[3]);
  else if (n == 4 && strcmp (parts[2], "commands") == 0)
    get_command (resources, message, parts[3]);
  else if (strcmp (path, "/v1/health") == 0 || strcmp (path, "/v1/health/live") == 0
           || strcmp (path, "/v1/health/ready") == 0)
    get_health (resources, message, path + strlen ("/v1/health"));
  else
    lobby_answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such resource");
}
