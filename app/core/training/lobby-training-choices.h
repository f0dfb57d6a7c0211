/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a trainee can decide at a moment. */
#pragma once

#include "lobby-advice-facts.h"
#include "lobby-training-day.h"

G_BEGIN_DECLS

/* A moment offers so many choices at most; what is decided holds for half an hour. Ours. */
#define LOBBY_TRAINING_CHOICES_MAX 6
#define LOBBY_TRAINING_AHEAD_S 1800.0

/**
 * LobbyTrainingChoice:
 * @kind: DIVERT, OPEN_COUNTER, RESUME_COUNTER or PROFILE_COUNTER
 * @counter: (nullable): which one
 * @services: (nullable) (array zero-terminated=1): (kind PROFILE_COUNTER) what it serves then
 * @ticket: (nullable): whom to divert
 * @device: (nullable): where to
 * @words: (nullable): words to say
 * @veto: why the rules forbid it; %LOBBY_VETO_NONE when they do not
 * @decision: the same for the engine
 *
 * One thing that could be done.
 */
typedef struct
{
  LobbyAdviceKind kind;
  char *counter;
  char **services;
  char *ticket;
  char *device;
  LobbyText *words;
  LobbyVeto veto;
  LobbyEngineDecision decision;
} LobbyTrainingChoice;

GPtrArray *lobby_training_choices_new (const LobbyTrainingDay *day,
                                       const LobbyState *state,
                                       const LobbyEngineFate *fates,
                                       double at_s,
                                       guint64 seed);

G_END_DECLS
