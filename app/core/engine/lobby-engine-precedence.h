/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Predictions of a whole line agree with each other: who came later is not called earlier. */
#pragma once

#include "lobby-engine-forecast.h"
#include "lobby-engine-prediction.h"

void lobby_engine_precedence_keep (const LobbyEngineForecastSetup *setup, size_t n, LobbyEnginePrediction *prediction);
