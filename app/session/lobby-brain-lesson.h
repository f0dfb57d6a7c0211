/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the brain: learning from the recorded days of a branch. */
#pragma once

#include "lobby-adviser.h"

G_BEGIN_DECLS

/**
 * LobbyBrainLesson:
 * @seed: of the adviser
 * @rules: (borrowed) (nullable): rule sheet of the adviser
 * @folder: (borrowed): of the branch's journal
 * @today: (borrowed): YYYY-MM-DD; days before it teach
 * @go_on: asked from time to time whether to go on
 * @data: user data of @go_on
 *
 * What is to be learned.
 */
typedef struct
{
  guint64 seed;
  const LobbyRuleSheet *rules;
  const char *folder;
  const char *today;
  LobbyEngineGoOn go_on;
  gpointer data;
} LobbyBrainLesson;

LobbyAdviser *lobby_brain_recall (const LobbyBrainLesson *lesson, gboolean *current, guint *n_days);
LobbyAdviser *lobby_brain_learn_days (const LobbyBrainLesson *lesson, guint *n_days);

G_END_DECLS
