/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one who joins the queue, or waits in it, as a row of numbers for the learned correction; the textbook
 * estimators are among them. */
#pragma once

#include "lobby-engine-forecast.h"

/**
 * LobbyEngineFeature:
 *
 * Places of the row that have a name of their own; the others are only learned from.
 */
typedef enum
{
  LOBBY_ENGINE_FEATURE_CLASS,
  LOBBY_ENGINE_FEATURE_SERVICE,
  LOBBY_ENGINE_FEATURE_TIME_OF_DAY,
  LOBBY_ENGINE_FEATURE_WAITED, /* seconds since it joined */
  LOBBY_ENGINE_FEATURE_MEAN,   /* of the forward runs; here the forecast begins */
  LOBBY_ENGINE_FEATURE_SD,
  LOBBY_ENGINE_FEATURE_P05,
  LOBBY_ENGINE_FEATURE_P10,
  LOBBY_ENGINE_FEATURE_P50,
  LOBBY_ENGINE_FEATURE_P90,
  LOBBY_ENGINE_FEATURE_P95,
  LOBBY_ENGINE_FEATURE_LES, /* textbook estimators */
  LOBBY_ENGINE_FEATURE_HOL,
  LOBBY_ENGINE_FEATURE_MEAN_20,
  LOBBY_ENGINE_FEATURE_QL,
  LOBBY_ENGINE_FEATURE_QLM,
  LOBBY_ENGINE_FEATURE_N_WAITING, /* state of the queue */
  LOBBY_ENGINE_FEATURE_N_AHEAD,
  LOBBY_ENGINE_FEATURE_N_SERVERS,
  LOBBY_ENGINE_FEATURE_OTHERS,
} LobbyEngineFeature;

#define LOBBY_ENGINE_FEATURES 73

void lobby_engine_features_look (const LobbyEnginePresent *present,
                                 const LobbyEngineHabits *habits,
                                 const LobbyEngineOrder *order,
                                 LobbyEngineNext who,
                                 const LobbyEngineOutlook *outlook,
                                 double *feature);
void lobby_engine_features_look_waiting (const LobbyEnginePresent *present,
                                         const LobbyEngineHabits *habits,
                                         const LobbyEngineOrder *order,
                                         size_t which,
                                         const LobbyEngineOutlook *outlook,
                                         double *feature);
