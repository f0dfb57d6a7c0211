/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this screen keeps to itself at the moment: one for all windows, because eyes do not tell windows apart. The shell sets
 * it; words and pages ask. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyDiscretion:
 * @LOBBY_DISCRETION_STAFF: for the people of the branch: family names and what is known of valued customers
 * @LOBBY_DISCRETION_NO_NAMES: no name and nothing that is known of a customer
 * @LOBBY_DISCRETION_PUBLIC: for everybody's eyes: also no valued customers, no advice, no supplies
 *
 * Each keeps more to itself than the one before.
 */
typedef enum
{
  LOBBY_DISCRETION_STAFF,
  LOBBY_DISCRETION_NO_NAMES,
  LOBBY_DISCRETION_PUBLIC,
} LobbyDiscretion;

void lobby_discretion_set (LobbyDiscretion discretion);
gboolean lobby_discretion_hides_names (void);
gboolean lobby_discretion_is_public (void);

G_END_DECLS
