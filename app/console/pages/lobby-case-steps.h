/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a case: what comes next, and what was done in words. */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyNextStep:
 * @phase: where the case goes
 * @label: words on its button
 * @asked: (nullable): what must be written with it; %NULL: nothing
 *
 * What a person does about a case next.
 */
typedef struct
{
  LobbyCasePhase phase;
  const char *label;
  const char *asked;
} LobbyNextStep;

LobbyNextStep lobby_case_get_next_step (const LobbyCaseRecord *record);
char *lobby_case_dup_step (const LobbyCaseStep *step, LobbySession *session);
const char *lobby_case_get_coming (LobbyCasePhase phase);

G_END_DECLS
