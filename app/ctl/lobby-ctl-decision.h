/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-past-day.h"

G_BEGIN_DECLS

/**
 * LobbyCtlDecisionScene:
 * @day: the day that the decisions are about
 * @state: the lobby at its end
 * @names: numbers of services
 * @zone: of the branch
 * @date: its business day, YYYY-MM-DD
 *
 * What decisions in words refer to; all borrowed.
 */
typedef struct
{
  const LobbyPastDay *day;
  const LobbyState *state;
  LobbyVisitNames *names;
  GTimeZone *zone;
  const char *date;
} LobbyCtlDecisionScene;

gboolean lobby_ctl_decision_read_time (const LobbyCtlDecisionScene *scene, const char *words, double *at_s);
char *lobby_ctl_decision_read (const LobbyCtlDecisionScene *scene,
                               LobbyEngineDecisionKind kind,
                               const char *words,
                               LobbyEngineDecision *decision);
char *lobby_ctl_decision_dup_words (const LobbyCtlDecisionScene *scene,
                                    const LobbyEngineDecision *decision,
                                    const char *device);

G_END_DECLS
