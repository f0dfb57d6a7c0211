/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyJsonCheckFlags:
 * @LOBBY_JSON_CHECK_REFUSE_C3: refuse members that hold authentication data or account numbers, by their names
 */
typedef enum
{
  LOBBY_JSON_CHECK_DEFAULT = 0,
  LOBBY_JSON_CHECK_REFUSE_C3 = 1 << 0,
} LobbyJsonCheckFlags;

gboolean lobby_json_check (const char *json, gsize length, guint max_depth, LobbyJsonCheckFlags flags, GError **error);

G_END_DECLS
