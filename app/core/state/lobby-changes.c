/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which things moved since the last projection. */
#include "config.h"

#include "lobby-state.h"

struct _LobbyChanges
{
  gboolean all;
  GHashTable *seen[LOBBY_CHANGED_N]; /* (owned): ids, borrowed from the list */
  GPtrArray *ids[LOBBY_CHANGED_N];   /* (owned): of owned ids, in the order in which they first changed */
};

/** lobby_changes_new: Returns: (transfer full): an empty set */
LobbyChanges *
lobby_changes_new (void)
{
  LobbyChanges *changes = g_new0 (LobbyChanges, 1);

  for (guint i = 0; i < LOBBY_CHANGED_N; i++)
    {
      changes->seen[i] = g_hash_table_new (g_str_hash, g_str_equal);
      changes->ids[i] = g_ptr_array_new_with_free_func (g_free);
    }
  return changes;
}

/** lobby_changes_free: @changes: (transfer full) (nullable): a set */
void
lobby_changes_free (LobbyChanges *changes)
{
  if (changes == NULL)
    return;
  for (guint i = 0; i < LOBBY_CHANGED_N; i++)
    {
      g_hash_table_unref (changes->seen[i]);
      g_ptr_array_unref (changes->ids[i]);
    }
  g_free (changes);
}

/** lobby_changes_clear: @changes: empties the set */
void
lobby_changes_clear (LobbyChanges *changes)
{
  changes->all = FALSE;
  for (guint i = 0; i < LOBBY_CHANGED_N; i++)
    {
      g_hash_table_remove_all (changes->seen[i]);
      g_ptr_array_set_size (changes->ids[i], 0);
    }
}

/**
 * lobby_changes_add:
 * @changes: a set
 * @what: kind of thing
 * @id: (nullable): which one
 */
void
lobby_changes_add (LobbyChanges *changes, LobbyChanged what, const char *id)
{
  if (id == NULL || changes->all || g_hash_table_contains (changes->seen[what], id))
    return;
  char *copy = g_strdup (id);
  g_ptr_array_add (changes->ids[what], copy);
  g_hash_table_add (changes->seen[what], copy);
}

/** lobby_changes_add_all: @changes: says that everything may have moved */
void
lobby_changes_add_all (LobbyChanges *changes)
{
  lobby_changes_clear (changes);
  changes->all = TRUE;
}

/** lobby_changes_is_all: Returns: whether everything may have moved */
gboolean
lobby_changes_is_all (const LobbyChanges *changes)
{
  return changes->all;
}

/** lobby_changes_get: Returns: (transfer none) (element-type utf8): ids of that kind that moved */
const GPtrArray *
lobby_changes_get (const LobbyChanges *changes, LobbyChanged what)
{
  return changes->ids[what];
}
