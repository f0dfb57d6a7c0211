/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading files that people write: rule sheets and checklists. What is wrong is named with file and place. */
#include "config.h"

#include "lobby-policy-file.h"

#include "lobby-wire.h"

#define FILE_BYTES LOBBY_WIRE_EVENT_BYTES

/**
 * lobby_policy_file_parse:
 * @kind: what it should be
 * @json: an object
 * @length: its length, bytes; at most 64 KiB, so that a change of it fits into an event
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE, with the place
 *
 * Returns: (transfer full) (nullable): the record; free with lobby_record_free()
 */
gpointer
lobby_policy_file_parse (const LobbyPolicyKind *kind, const char *json, gsize length, GError **error)
{
  gpointer record;

  if (length > FILE_BYTES)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "%s of %" G_GSIZE_FORMAT " bytes", kind->what, length);
      return NULL;
    }
  record = lobby_wire_parse_record (kind->type, json, length, error);
  if (record == NULL || kind->check (record, error))
    return record;
  lobby_record_free (kind->type, record);
  return NULL;
}

/** lobby_policy_file_load: as lobby_policy_file_parse() for a file, or %LOBBY_ERROR_NOT_FOUND; the message begins with its name */
gpointer
lobby_policy_file_load (const LobbyPolicyKind *kind, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autofree char *name = g_path_get_basename (path);
  gpointer record;

  if (file == NULL)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "%s: cannot be read", name);
      return NULL;
    }
  gsize length = g_mapped_file_get_length (file);
  record = lobby_policy_file_parse (kind, length > 0 ? g_mapped_file_get_contents (file) : "", length, error);
  if (record == NULL)
    g_prefix_error (error, "%s: ", name);
  return record;
}
