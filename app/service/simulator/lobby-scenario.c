/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading scenarios: by name from the program itself, or from a file. The caller owns what is loaded. */
#include "config.h"

#include "lobby-scenario.h"
#include "lobby-scenario-resources.h"
#include "lobby-wire.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE_FOLDER "/org/lobby/Service/scenarios/"
#define SCENARIO_BYTES (1024 * 1024)
#define MAX_ANCESTORS 8

static GBytes *
read_scenario (const char *name_or_path, GError **error)
{
  g_resources_register (lobby_scenario_get_resource ());
  g_autofree char *resource = g_strconcat (RESOURCE_FOLDER, name_or_path, ".json", NULL);
  GBytes *bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  char *text;
  gsize length;

  if (bytes != NULL)
    return bytes;
  if (!g_file_test (name_or_path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (name_or_path, &text, &length, NULL))
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no scenario %s", name_or_path);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

static JsonNode *
parse_scenario (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > SCENARIO_BYTES)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "scenario over 1 MiB");
      return NULL;
    }
  if (!lobby_wire_check (text, length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "object expected");
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/* Members of @parent that @child does not have; objects are merged member by member, lists are taken whole. */
static void
inherit (JsonObject *child, JsonObject *parent)
{
  g_autoptr (GList) names = json_object_get_members (parent);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *theirs = json_object_get_member (parent, l->data);
      JsonNode *ours = json_object_get_member (child, l->data);
      if (ours == NULL)
        json_object_set_member (child, l->data, json_node_copy (theirs));
      else if (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs))
        inherit (json_node_get_object (ours), json_node_get_object (theirs));
    }
}

static JsonNode *
load_tree (const char *name_or_path, guint depth, GError **error)
{
  g_autoptr (GBytes) bytes = read_scenario (name_or_path, error);
  JsonNode *root = bytes != NULL ? parse_scenario (bytes, error) : NULL;
  const char *parent = root != NULL
                           ? json_object_get_string_member_with_default (json_node_get_object (root), "extends", NULL)
                           : NULL;

  if (parent == NULL)
    return root;
  g_autoptr (JsonNode) above = NULL;
  if (depth >= MAX_ANCESTORS)
    g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "%s: too many ancestors", name_or_path);
  else
    above = load_tree (parent, depth + 1, error);
  if (above == NULL)
    {
      json_node_unref (root);
      return NULL;
    }
  inherit (json_node_get_object (root), json_node_get_object (above));
  return root;
}

/**
 * lobby_scenario_load:
 * @name_or_path: a name of lobby_scenario_list(), or a file
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the scenario, with what it takes from the one that it extends
 */
LobbyScenario *
lobby_scenario_load (const char *name_or_path, GError **error)
{
  g_return_val_if_fail (name_or_path != NULL, NULL);

  g_autoptr (JsonNode) root = load_tree (name_or_path, 0, error);
  if (root == NULL)
    return NULL;
  g_autofree char *merged = json_to_string (root, FALSE);
  LobbyScenario *scenario = lobby_wire_parse_record (&lobby_scenario_type, merged, strlen (merged), error);
  if (scenario == NULL)
    g_prefix_error (error, "%s: ", name_or_path);
  return scenario;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** lobby_scenario_list: Returns: (transfer full): names of the scenarios that come with the program, sorted */
char **
lobby_scenario_list (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (names, g_strndup (files[i], strlen (files[i]) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/** lobby_scenario_free: @scenario: (transfer full): a scenario */
void
lobby_scenario_free (LobbyScenario *scenario)
{
  lobby_record_free (&lobby_scenario_type, scenario);
}
