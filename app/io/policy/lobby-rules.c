/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading rule sheets. The one that comes with Lobby travels inside the program, so that console, lobbyctl, service and
 * tests have the same; LOBBY_RULES names another file. It is read once and never freed. */
#include "config.h"

#include "lobby-rules.h"

#include "lobby-policy-file.h"
#include "lobby-policy-resources.h"

#define RESOURCE "/org/lobby/policy/diversion.json"

static gboolean
check (gconstpointer record, GError **error)
{
  return lobby_rule_sheet_check (record, error);
}

static const LobbyPolicyKind sheet_kind = { &lobby_rule_sheet_type, "rule sheet", check };

/**
 * lobby_rules_parse:
 * @json: an object, as data/policy/diversion.schema.json says
 * @length: its length, bytes; at most 64 KiB, so that a change of it fits into an event
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE, with the place
 *
 * Returns: (transfer full) (nullable): the sheet; free with lobby_rule_sheet_free()
 */
LobbyRuleSheet *
lobby_rules_parse (const char *json, gsize length, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return lobby_policy_file_parse (&sheet_kind, json, length, error);
}

/**
 * lobby_rules_load:
 * @path: a file
 * @error: %LOBBY_ERROR_NOT_FOUND, or as lobby_rules_parse(); begins with the name of the file
 *
 * Returns: (transfer full) (nullable): the sheet; free with lobby_rule_sheet_free()
 */
LobbyRuleSheet *
lobby_rules_load (const char *path, GError **error)
{
  return lobby_policy_file_load (&sheet_kind, path, error);
}

static LobbyRuleSheet *
read_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (lobby_policy_get_resource (), RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize length = 0;
  const char *json = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  LobbyRuleSheet *sheet = json != NULL ? lobby_rules_parse (json, length, &error) : NULL;

  if (sheet == NULL)
    g_error ("the rule sheet of the program is damaged: %s", error->message);
  return sheet;
}

static gpointer
read_shipped (gpointer nothing)
{
  const char *path = g_getenv ("LOBBY_RULES");
  g_autoptr (GError) error = NULL;
  LobbyRuleSheet *sheet = path != NULL && *path != '\0' ? lobby_rules_load (path, &error) : NULL;

  if (error != NULL)
    g_warning ("%s; the rule sheet that comes with Lobby is used", error->message);
  return sheet != NULL ? sheet : read_own ();
}

/**
 * lobby_rules_get_shipped:
 *
 * The sheet that counts where the branch has none of its own. May be called from any thread.
 *
 * Returns: (transfer none): the sheet of data/policy/diversion.json, or of the file that LOBBY_RULES names
 */
const LobbyRuleSheet *
lobby_rules_get_shipped (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_shipped, NULL);
}

/**
 * lobby_rules_get_effective:
 * @state: a lobby
 *
 * Returns: (transfer none): the branch's own sheet, good until the next event; without one the sheet that comes with Lobby
 */
const LobbyRuleSheet *
lobby_rules_get_effective (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  return branch != NULL && branch->rules != NULL ? branch->rules : lobby_rules_get_shipped ();
}
