/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was learned from past forecasts: how waits really turn out when things look like this, and how wide a range must be
 * to keep its promise today.
 *
 * How a live session uses it: lobby_engine_rehearsal_fit() learns from the branch's recorded days, on a worker thread (it
 * shares nothing); after each forecast lobby_engine_correction_correct() gives what to show for everybody who waits and for
 * the next arrivals; the prediction that a ticket had when it joined is kept with it, and when it is called
 * lobby_engine_correction_learn() is told how long it waited. A day that is over is one more recorded day to learn from. At
 * the end of a day lobby_engine_correction_write() gives the
 * bytes to keep for the branch; numbers of services and classes in them are those of the days it was fitted on, so whoever
 * reads them has to number services alike. One correction may be read by one thread at a time while nobody teaches it. */
#pragma once

#include "lobby-engine-regression.h"

/* With fewer cases than this nothing is learned, and the forward runs stand as they are. */
#define LOBBY_ENGINE_CASES_MIN 300

typedef struct LobbyEngineCorrection LobbyEngineCorrection;

LobbyEngineCorrection *lobby_engine_correction_fit (const LobbyEngineCase *cases, size_t n_cases);
bool lobby_engine_correction_refit (LobbyEngineCorrection *correction, const LobbyEngineCase *cases, size_t n_cases);
LobbyEnginePrediction lobby_engine_correction_predict (const LobbyEngineCorrection *correction, const double *feature);
void lobby_engine_correction_correct (const LobbyEngineCorrection *correction,
                                      const LobbyEngineForecastSetup *setup,
                                      const LobbyEngineForecast *forecast,
                                      LobbyEnginePrediction *prediction);
void lobby_engine_correction_learn (LobbyEngineCorrection *correction,
                                    int class,
                                    const LobbyEnginePrediction *prediction,
                                    double wait_s);
bool lobby_engine_correction_is_learned (const LobbyEngineCorrection *correction);
bool lobby_engine_correction_write (const LobbyEngineCorrection *correction, uint8_t **bytes, size_t *n);
LobbyEngineCorrection *lobby_engine_correction_read (const uint8_t *bytes, size_t n);
void lobby_engine_correction_free (LobbyEngineCorrection *correction);
