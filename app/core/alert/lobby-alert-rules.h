/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-alert-board.h"

G_BEGIN_DECLS

LobbyAlertFacts *lobby_alert_rules_add (GPtrArray *found,
                                        LobbyAlertKind kind,
                                        const char *word,
                                        const char *subject,
                                        LobbySeverity severity,
                                        gint64 since_us);
void lobby_alert_rules_find_queue (const LobbyState *state, gint64 now_us, GPtrArray *found);
void lobby_alert_rules_find_devices (const LobbyState *state, gint64 now_us, GPtrArray *found);
void lobby_alert_rules_find_checklists (const LobbyState *state, gint64 now_us, GPtrArray *found);
void lobby_alert_rules_find_duties (const LobbyState *state, gint64 now_us, GPtrArray *found);
void lobby_alert_rules_find_breach (const LobbyState *state,
                                    const LobbyServiceForesight *foreseen,
                                    gboolean lasts,
                                    gint64 now_us,
                                    GPtrArray *found);
LobbySeverity lobby_alert_rules_judge_wait (const LobbyState *state, const LobbyServiceRecord *service, gint64 wait_us);

G_END_DECLS
