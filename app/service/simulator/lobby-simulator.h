/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulator: a model of a branch. Plain C: no I/O, no clock of this machine, no dice but its own. What it says goes to a
 * sink as events; what people ask of it comes in as commands. Same scenario, day, seed and commands: same events, however
 * its time is cut into steps. */
#pragma once

#include "lobby-command.h"
#include "lobby-error.h"
#include "lobby-event.h"
#include "lobby-scenario.h"

G_BEGIN_DECLS

typedef struct _LobbySimulator LobbySimulator;

/**
 * LobbySimulatorSink:
 * @event: what happened; its sequence counts from 1 over all areas
 * @user_data: as given to lobby_simulator_new()
 */
typedef void (*LobbySimulatorSink) (LobbyEvent *event, gpointer user_data);

LobbySimulator *lobby_simulator_new (LobbyScenario *scenario,
                                     const char *day,
                                     guint64 seed,
                                     LobbySimulatorSink sink,
                                     gpointer user_data);
void lobby_simulator_free (LobbySimulator *simulator);
void lobby_simulator_set_streams (LobbySimulator *simulator, GPtrArray *streams);
void lobby_simulator_set_checklists (LobbySimulator *simulator, const GPtrArray *checklists, const GPtrArray *results);
void lobby_simulator_set_manager_until (LobbySimulator *simulator, gint64 until_us);

gint64 lobby_simulator_get_start (const LobbySimulator *simulator);
gint64 lobby_simulator_get_end (const LobbySimulator *simulator);
gint64 lobby_simulator_get_now (const LobbySimulator *simulator);
gboolean lobby_simulator_is_due (const LobbySimulator *simulator, gint64 time_us);
const LobbyBranchRecord *lobby_simulator_get_branch (const LobbySimulator *simulator);

const LobbyText *lobby_simulator_find_name (const LobbySimulator *simulator, const char *visit);

void lobby_simulator_advance_to (LobbySimulator *simulator, gint64 time_us);
gboolean
lobby_simulator_handle_command (LobbySimulator *simulator, const LobbyCommand *command, gint64 time_us, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbySimulator, lobby_simulator_free)

G_END_DECLS
