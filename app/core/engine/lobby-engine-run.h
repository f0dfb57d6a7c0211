/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: one run of the present into the future. */
#pragma once

#include "lobby-engine-forecast.h"

typedef struct LobbyEngineRun LobbyEngineRun;

LobbyEngineRun *lobby_engine_run_new (const LobbyEngineForecastSetup *setup);
bool lobby_engine_run_once (LobbyEngineRun *run, int number, float *time, float *breach, double *n_waiting);
void lobby_engine_run_free (LobbyEngineRun *run);
