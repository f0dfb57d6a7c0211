/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes in: commands of people, each with effect once, and events of adapters, each counted once. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-instant.h"
#include "lobby-problem.h"
#include "lobby-wire.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#define INGEST_EVENTS 5000

/* ---- commands ---- */

static char *
format_status (const LobbyCommand *command, const char *by, const char *status, gint64 at_us, const char *problem)
{
  char time[LOBBY_INSTANT_SIZE];
  GString *out = g_string_new ("{\"id\":");

  lobby_wire_append_text (out, command->id);
  g_string_append (out, ",\"type\":");
  lobby_wire_append_text (out, lobby_command_kind_get_name (command->kind));
  g_string_append_printf (out, ",\"status\":\"%s\",\"time\":\"%s\"", status, lobby_instant_format (at_us, time));
  if (by != NULL)
    {
      g_string_append (out, ",\"by\":");
      lobby_wire_append_text (out, by);
    }
  if (problem != NULL)
    g_string_append_printf (out, ",\"problem\":%s", problem);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static const char *
name_problem (const GError *error)
{
  return g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT)    ? "conflict"
         : g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND) ? "not-found"
         : g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED)   ? "refused"
                                                                       : "invalid";
}

/* A conflict says who was first behind its last colon; a member of staff is named, so that a console can say so. */
static const char *
find_first (LobbyBranchService *self, const GError *refusal)
{
  const char *colon = strrchr (refusal->message, ':');
  const char *id = colon != NULL && colon[1] == ' ' ? colon + 2 : NULL;

  return id != NULL && g_error_matches (refusal, LOBBY_ERROR, LOBBY_ERROR_CONFLICT)
                 && lobby_state_get_staff (self->state, id) != NULL
             ? id
             : NULL;
}

static char *
format_refusal (LobbyBranchService *self, guint status, const char *type, const GError *refusal)
{
  return lobby_problem_format (status, type, refusal->message, find_first (self, refusal));
}

static gboolean
carry_out (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  if (command->kind == LOBBY_COMMAND_SIMULATION_RATE && self->simulator != NULL)
    {
      lobby_branch_service_set_rate (self, ((const LobbySimulationRate *) command->payload)->rate);
      return TRUE;
    }
  if (lobby_branch_service_is_checklist_command (command))
    return lobby_branch_service_take_checklist_command (self, command, at_us, error);
  return self->simulator != NULL ? lobby_simulator_handle_command (self->simulator, command, at_us, error)
                                 : lobby_branch_service_pass_on (self, command, at_us, error);
}

static char *
make_fingerprint (const LobbyCommand *command)
{
  g_autofree char *body = lobby_wire_format_command (command);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
}

/* What is kept says who asked; the fingerprint is that of what was sent, so that it is known when it is sent again. */
static gboolean
keep_command (LobbyBranchService *self,
              const LobbyCommand *command,
              const LobbyCommand *sent,
              gint64 at_us,
              guint status,
              const char *answer,
              GError **error)
{
  g_autofree char *body = lobby_wire_format_command (command);
  g_autofree char *fingerprint = make_fingerprint (sent);
  const LobbyStoredCommand stored = {
    .id = command->id,
    .fingerprint = fingerprint,
    .at_us = at_us,
    .status = status,
    .answer = (char *) answer,
    .body = body,
  };

  return lobby_store_add_command (self->store, &stored, self->streams[0]->epoch, error);
}

static guint
answer_again (const LobbyStoredCommand *stored, const LobbyCommand *command, char **answer)
{
  g_autofree char *fingerprint = make_fingerprint (command);

  if (strcmp (fingerprint, stored->fingerprint) != 0)
    {
      *answer = lobby_problem_format (SOUP_STATUS_UNPROCESSABLE_ENTITY, "key-reused",
                                      "this Idempotency-Key came with another payload", NULL);
      return SOUP_STATUS_UNPROCESSABLE_ENTITY;
    }
  *answer = g_strdup (stored->answer);
  return (guint) stored->status;
}

/**
 * lobby_branch_service_take_command:
 * @self: the service
 * @command: what is asked
 * @actor: (nullable): id of the member of staff who asks, as the token says; it counts, whatever the command says
 * @seen: (nullable): id of the newest event that its sender had seen: it is refused when somebody else has changed the
 *   thing since
 * @answer: (out) (transfer full): body of the answer
 * @error: set when nothing could be kept; the command had no effect then, as far as the store knows
 *
 * Effects and answer are kept in one transaction: whoever asks again with the same id gets the same answer.
 *
 * Returns: HTTP status of the answer, 0 on error
 */
guint
lobby_branch_service_take_command (LobbyBranchService *self,
                                   const LobbyCommand *command,
                                   const char *actor,
                                   const char *seen,
                                   char **answer,
                                   GError **error)
{
  g_autoptr (LobbyStoredCommand) stored = lobby_store_find_command (self->store, command->id);
  g_autoptr (LobbyCommand) asked = lobby_branch_service_sign (command, actor);
  g_autoptr (GError) refusal = NULL;
  gint64 at_us = lobby_clock_get_now (self->clock);
  guint status = SOUP_STATUS_ACCEPTED;

  if (stored != NULL)
    return answer_again (stored, command, answer);
  if (lobby_branch_service_is_outdated (self, asked, actor, seen, &refusal))
    {
      *answer = format_refusal (self, SOUP_STATUS_PRECONDITION_FAILED, "changed", refusal);
      return SOUP_STATUS_PRECONDITION_FAILED;
    }
  if (!lobby_branch_service_begin (self, error))
    return 0;
  self->actor = actor;
  self->asked = TRUE;
  if (carry_out (self, asked, at_us, &refusal))
    *answer = format_status (asked, actor, "accepted", at_us, NULL);
  else
    {
      status = lobby_problem_get_status (refusal);
      *answer = format_refusal (self, status, name_problem (refusal), refusal);
    }
  self->actor = NULL;
  self->asked = FALSE;
  if (keep_command (self, asked, command, at_us, status, *answer, error)
      && lobby_branch_service_commit (self, at_us, error))
    {
      g_signal_emit_by_name (self, "published");
      return status;
    }
  lobby_store_roll_back (self->store);
  self->publishing = FALSE;
  self->healthy = FALSE;
  g_clear_pointer (answer, g_free);
  return 0;
}

/**
 * lobby_branch_service_dup_command_status:
 * @self: the service
 * @id: id of a command
 *
 * Returns: (transfer full) (nullable): what became of it, as JSON
 */
char *
lobby_branch_service_dup_command_status (LobbyBranchService *self, const char *id)
{
  g_autoptr (LobbyStoredCommand) stored = lobby_store_find_command (self->store, id);
  g_autoptr (LobbyCommand) command = stored != NULL
                                         ? lobby_wire_parse_command (stored->body, strlen (stored->body), NULL)
                                         : NULL;
  gboolean taken = stored != NULL && stored->status == SOUP_STATUS_ACCEPTED;
  g_autofree char *by = stored != NULL ? lobby_branch_service_dup_actor (stored) : NULL;

  return command != NULL
             ? format_status (command, by, taken ? "done" : "refused", stored->at_us, taken ? NULL : stored->answer)
             : NULL;
}

/* ---- ingest ---- */

typedef struct
{
  guint accepted;
  guint duplicates;
  GString *refused;
} Intake;

static void
refuse_event (Intake *intake, guint index, const char *id, const GError *error)
{
  guint status = lobby_problem_get_status (error);
  g_autofree char *problem = lobby_problem_format (status, "event", error->message, NULL);

  if (intake->refused->len > 0)
    g_string_append_c (intake->refused, ',');
  g_string_append_printf (intake->refused, "{\"index\":%u,", index);
  if (id != NULL)
    {
      g_string_append (intake->refused, "\"id\":");
      lobby_wire_append_text (intake->refused, id);
      g_string_append_c (intake->refused, ',');
    }
  g_string_append_printf (intake->refused, "\"problem\":%s}", problem);
}

static gboolean
check_kind (LobbyEventKind kind, GError **error)
{
  gboolean console = lobby_event_kind_is_console (kind);

  if (kind != LOBBY_EVENT_UNKNOWN && kind != LOBBY_EVENT_HELLO && kind != LOBBY_EVENT_HEARTBEAT && !console)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "type: not one that an adapter reports");
  return FALSE;
}

static void
take_event (LobbyBranchService *self, Intake *intake, guint index, JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) event = lobby_wire_parse_event (json, strlen (json), &error);
  gboolean is_new = FALSE;

  if (event == NULL || !check_kind (lobby_event_get_kind (event), &error)
      || !lobby_store_claim (self->store, lobby_event_get_source (event), lobby_event_get_id (event), &is_new, &error))
    {
      refuse_event (intake, index, event != NULL ? lobby_event_get_id (event) : NULL, error);
      return;
    }
  if (!is_new)
    {
      intake->duplicates++;
      return;
    }
  lobby_event_set_recorded (event, lobby_clock_get_now (self->clock));
  lobby_branch_service_publish (self, event);
  if (self->simulator == NULL)
    {
      lobby_branch_service_conclude (self, event);
      lobby_branch_service_follow_feedback (self, event);
    }
  intake->accepted++;
}

static JsonParser *
load_events (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!lobby_wire_check (json, length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "not JSON");
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !(JSON_NODE_HOLDS_OBJECT (root) || JSON_NODE_HOLDS_ARRAY (root)))
    g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "event or list of events expected");
  else if (JSON_NODE_HOLDS_ARRAY (root) && json_array_get_length (json_node_get_array (root)) > INGEST_EVENTS)
    g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "over 5000 events");
  else
    return g_steal_pointer (&parser);
  return NULL;
}

/* A simulated day with events of adapters in it cannot be played again: the next start begins a new life. */
static gboolean
mark_mixed (LobbyBranchService *self, const Intake *intake, GError **error)
{
  return self->simulator == NULL || intake->accepted == 0
         || lobby_store_set_setting (self->store, "run", "mixed", error);
}

/**
 * lobby_branch_service_take_events:
 * @self: the service
 * @json: a CloudEvent, or a list of them
 * @length: its length, bytes
 * @error: return location
 *
 * Takes events of adapters: each counts once by (source, id), each that is refused is named with its reason.
 *
 * Returns: (transfer full) (nullable): the answer as JSON
 */
char *
lobby_branch_service_take_events (LobbyBranchService *self, const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = load_events (json, length, error);
  Intake intake = { 0 };
  char *answer = NULL;

  if (parser == NULL || !lobby_branch_service_begin (self, error))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  JsonArray *batch = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  guint n = batch != NULL ? json_array_get_length (batch) : 1;
  intake.refused = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    take_event (self, &intake, i, batch != NULL ? json_array_get_element (batch, i) : root);
  if (mark_mixed (self, &intake, error) && lobby_branch_service_commit (self, lobby_clock_get_now (self->clock), error))
    {
      answer = g_strdup_printf ("{\"accepted\":%u,\"duplicates\":%u,\"refused\":[%s]}", intake.accepted,
                                intake.duplicates, intake.refused->str);
      g_signal_emit_by_name (self, "published");
    }
  else
    {
      lobby_store_roll_back (self->store);
      self->publishing = FALSE;
      self->healthy = FALSE;
    }
  g_string_free (intake.refused, TRUE);
  return answer;
}
