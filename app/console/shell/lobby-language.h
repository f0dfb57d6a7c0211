/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyScript:
 * @LOBBY_SCRIPT_LATIN: no Han text of its own; what there is, is simplified
 * @LOBBY_SCRIPT_SIMPLIFIED: simplified Chinese
 * @LOBBY_SCRIPT_TRADITIONAL: traditional Chinese
 *
 * Which shapes Han characters take; the two are never mixed on one screen.
 */
typedef enum
{
  LOBBY_SCRIPT_LATIN,
  LOBBY_SCRIPT_SIMPLIFIED,
  LOBBY_SCRIPT_TRADITIONAL,
} LobbyScript;

void lobby_language_prepare (void);
void lobby_language_choose (const char *language);
gboolean lobby_language_is_known (const char *language);
const char *lobby_language_get (void);
LobbyScript lobby_language_get_script (void);

G_END_DECLS
