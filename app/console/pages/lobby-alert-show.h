/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"
#include "lobby-words-alert.h"

G_BEGIN_DECLS

/**
 * LobbyAlertAction:
 * @label: (nullable): words on the button; %NULL when there is nothing to do from here
 *
 * @case_id: (nullable): nothing is asked: the case is shown, where something can be done about it
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
  char *case_id;
} LobbyAlertAction;

char *lobby_alert_facts_dup_title (const LobbyAlertFacts *facts, LobbyFloor *floor);
char *lobby_alert_dup_title (LobbyAlert *alert, LobbyFloor *floor);
char *lobby_alert_dup_text (LobbyAlert *alert, LobbyFloor *floor, gboolean brief);
void lobby_alert_find_action (LobbyAlert *alert, LobbyFloor *floor, LobbyAlertAction *action);
void lobby_alert_action_clear (LobbyAlertAction *action);
void lobby_alert_action_take (const LobbyAlertAction *action, LobbySession *session);

G_END_DECLS
