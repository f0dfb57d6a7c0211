/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

/**
 * LobbyPolicyKind:
 * @type: table of the record
 * @what: what it is called in messages, as in "rule sheet"
 * @check: whether a record makes sense; sets %LOBBY_ERROR_INVALID with the place
 *
 * A kind of file that people write and change.
 */
typedef struct
{
  const LobbyRecordType *type;
  const char *what;
  gboolean (*check) (gconstpointer record, GError **error);
} LobbyPolicyKind;

gpointer lobby_policy_file_parse (const LobbyPolicyKind *kind, const char *json, gsize length, GError **error);
gpointer lobby_policy_file_load (const LobbyPolicyKind *kind, const char *path, GError **error);

G_END_DECLS
