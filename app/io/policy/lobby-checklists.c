/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading checklists. Those that come with Lobby travel inside the programs, so that console, lobbyctl, service and tests
 * have the same; they are read once and never freed. */
#include "config.h"

#include "lobby-checklists.h"

#include "lobby-checklists-resources.h"
#include "lobby-policy-file.h"

#include <string.h>

#define FOLDER "/org/lobby/checklists/"

static gboolean
check (gconstpointer record, GError **error)
{
  return lobby_checklist_check (record, error);
}

static const LobbyPolicyKind checklist_kind = { &lobby_checklist_type, "checklist", check };

/**
 * lobby_checklists_parse:
 * @json: an object, as data/checklists/checklist.schema.json says
 * @length: its length, bytes; at most 64 KiB, so that a change of it fits into an event
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE, with the place
 *
 * Returns: (transfer full) (nullable): the checklist; free with lobby_checklist_free()
 */
LobbyChecklist *
lobby_checklists_parse (const char *json, gsize length, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return lobby_policy_file_parse (&checklist_kind, json, length, error);
}

/**
 * lobby_checklists_load:
 * @path: a file
 * @error: %LOBBY_ERROR_NOT_FOUND, or as lobby_checklists_parse(); begins with the name of the file
 *
 * Returns: (transfer full) (nullable): the checklist; free with lobby_checklist_free()
 */
LobbyChecklist *
lobby_checklists_load (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return lobby_policy_file_load (&checklist_kind, path, error);
}

static void
free_checklist (gpointer data)
{
  lobby_checklist_free (data);
}

/* --- those of the program --- */

static gpointer
read_own (gpointer nothing)
{
  GResource *resource = lobby_checklists_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      gsize length = 0;
      const char *json = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
      LobbyChecklist *checklist = json != NULL ? lobby_checklists_parse (json, length, &error) : NULL;
      if (checklist == NULL)
        g_error ("a checklist of the program is damaged: %s: %s", names[i], error->message);
      lobby_checklists_put (own, checklist);
    }
  return own;
}

/**
 * lobby_checklists_get_shipped:
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (element-type LobbyChecklist): the checklists of data/checklists, by the hour when they are due
 */
const GPtrArray *
lobby_checklists_get_shipped (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_own, NULL);
}

/** lobby_checklists_find_shipped: Returns: (transfer none) (nullable): the one with that id */
const LobbyChecklist *
lobby_checklists_find_shipped (const char *id)
{
  const GPtrArray *shipped = lobby_checklists_get_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    if (g_strcmp0 (((const LobbyChecklist *) g_ptr_array_index (shipped, i))->id, id) == 0)
      return g_ptr_array_index (shipped, i);
  return NULL;
}

/* --- those of the branch --- */

/** lobby_checklists_copy_all: Returns: (transfer full) (element-type LobbyChecklist): copies, owned by the array */
GPtrArray *
lobby_checklists_copy_all (const GPtrArray *checklists)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (free_checklist);

  for (guint i = 0; checklists != NULL && i < checklists->len; i++)
    g_ptr_array_add (copies, lobby_checklist_copy (g_ptr_array_index (checklists, i)));
  return copies;
}

/* What must be finished before opening comes first, then what has an hour, then the rest. */
static int
compare_hours (const LobbyChecklist *a, const LobbyChecklist *b)
{
  const int rank[] = { 3, 3, 1, 2 };
  int left = rank[MIN ((guint) a->time, 3)], right = rank[MIN ((guint) b->time, 3)];

  if (left != right)
    return left - right;
  if (a->lead_min != b->lead_min)
    return a->lead_min > b->lead_min ? -1 : 1;
  return strcmp (a->id, b->id);
}

/**
 * lobby_checklists_put:
 * @checklists: (element-type LobbyChecklist): checklists in order
 * @checklist: (transfer full): it takes the place of the one with its id, or stands where its hour is
 */
void
lobby_checklists_put (GPtrArray *checklists, LobbyChecklist *checklist)
{
  guint place = 0;

  for (guint i = 0; i < checklists->len; i++)
    if (strcmp (((const LobbyChecklist *) g_ptr_array_index (checklists, i))->id, checklist->id) == 0)
      {
        lobby_checklist_free (g_ptr_array_steal_index (checklists, i));
        break;
      }
  while (place < checklists->len && compare_hours (g_ptr_array_index (checklists, place), checklist) < 0)
    place++;
  g_ptr_array_insert (checklists, (int) place, checklist);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): names of the files in order, so that the same folder always gives the same */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "%s: cannot be read", folder);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * lobby_checklists_load_folder:
 * @folder: a folder of the branch; each file whose name ends in .json is a checklist
 * @error: as lobby_checklists_load(), or %LOBBY_ERROR_TOO_LARGE for more than 64 checklists
 *
 * Returns: (transfer full) (nullable) (element-type LobbyChecklist): the shipped checklists and those of the folder, which
 *   take the place of shipped ones with the same id; owned by the array
 */
GPtrArray *
lobby_checklists_load_folder (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (folder, error);
  g_autoptr (GPtrArray) all = NULL;

  if (names == NULL)
    return NULL;
  all = lobby_checklists_copy_all (lobby_checklists_get_shipped ());
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      LobbyChecklist *checklist = lobby_checklists_load (path, error);
      if (checklist == NULL)
        return NULL;
      lobby_checklists_put (all, checklist);
    }
  if (all->len <= LOBBY_CHECKLISTS_MAX)
    return g_steal_pointer (&all);
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "%s: more than %d checklists", folder, LOBBY_CHECKLISTS_MAX);
  return NULL;
}
