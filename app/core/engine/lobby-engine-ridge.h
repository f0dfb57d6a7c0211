/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ridge regression on standardised features (Hoerl and Kennard 1970). */
#pragma once

#include "lobby-engine-bytes.h"

typedef struct LobbyEngineRidge LobbyEngineRidge;

LobbyEngineRidge *
lobby_engine_ridge_fit (const double *feature, int n_features, const double *answer, size_t n_rows, double ridge);
double lobby_engine_ridge_get (const LobbyEngineRidge *ridge, const double *feature);
void lobby_engine_ridge_write (const LobbyEngineRidge *ridge, LobbyEngineBytes *bytes);
LobbyEngineRidge *lobby_engine_ridge_read (LobbyEngineReader *reader, int n_features);
void lobby_engine_ridge_free (LobbyEngineRidge *ridge);
