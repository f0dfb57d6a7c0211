/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"
#include "lobby-words-alert.h"

G_BEGIN_DECLS

/**
 * LobbyAlertAction:
 * @label: (nullable): words on the button; %NULL when there is nothing to do from here
 * @place: (nullable): action of the window that shows where something can be done about it; nothing is asked then
 * @place_id: (nullable): what is shown there
 *
 * What can be done about an alert at once.
 */
typedef struct
{
  char *label;
  char *counter;
  LobbyCounterAction counter_action;
  char *device;
  LobbyDeviceAction device_action;
  const char *place;
  char *place_id;
} LobbyAlertAction;

char *lobby_alert_facts_dup_title (const LobbyAlertFacts *facts, LobbyFloor *floor);
char *lobby_alert_dup_title (LobbyAlert *alert, LobbyFloor *floor);
char *lobby_alert_dup_text (LobbyAlert *alert, LobbyFloor *floor, gboolean brief);
void lobby_alert_find_action (LobbyAlert *alert, LobbyFloor *floor, LobbyAlertAction *action);
void lobby_alert_action_clear (LobbyAlertAction *action);
void lobby_alert_action_take (const LobbyAlertAction *action, LobbySession *session);

G_END_DECLS
