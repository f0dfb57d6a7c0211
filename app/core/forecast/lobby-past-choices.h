/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-past-day.h"

G_BEGIN_DECLS

/**
 * LobbyPastChoices:
 * @decisions: (owned) (element-type LobbyEngineDecision)
 * @devices: (owned) (element-type utf8): of each decision the device to divert to, empty for others
 *
 * What could have been decided in a part of a day.
 */
typedef struct
{
  GArray *decisions;
  GPtrArray *devices;
} LobbyPastChoices;

LobbyPastChoices *lobby_past_choices_new (const LobbyPastDay *day,
                                          const LobbyState *state,
                                          LobbyVisitNames *names,
                                          double from_s,
                                          double until_s);
void lobby_past_choices_free (LobbyPastChoices *choices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPastChoices, lobby_past_choices_free)

G_END_DECLS
