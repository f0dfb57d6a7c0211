/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value for the whole screen. */
#include "config.h"

#include "lobby-discretion.h"

static LobbyDiscretion present = LOBBY_DISCRETION_STAFF;

/** lobby_discretion_set: @discretion: what is kept back from now on; what is on the screen already must be shown again */
void
lobby_discretion_set (LobbyDiscretion discretion)
{
  present = discretion;
}

/** lobby_discretion_hides_names: Returns: whether no name and nothing that is known of a customer may be seen */
gboolean
lobby_discretion_hides_names (void)
{
  return present >= LOBBY_DISCRETION_NO_NAMES;
}

/** lobby_discretion_is_public: Returns: whether everybody may look: no valued customers, no advice, no supplies either */
gboolean
lobby_discretion_is_public (void)
{
  return present >= LOBBY_DISCRETION_PUBLIC;
}
