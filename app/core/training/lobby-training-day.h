/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-past-day.h"
#include "lobby-rule-records.h"

G_BEGIN_DECLS

/**
 * LobbyTrainingFold:
 * @day: (nullable): whatever was given with the function
 * @at_us: µs since 1970 UTC
 *
 * Returns: (transfer full): the recorded lobby at that moment
 */
typedef LobbyState *(*LobbyTrainingFold) (gpointer day, gint64 at_us);

/**
 * LobbyTrainingDay:
 * @past: (owned): the day as numbers
 * @names: (owned): numbers of services
 * @end: (owned): the lobby at its end
 * @rules: (owned) (nullable): the sheet that counts where the branch has none of its own
 * @fold: gives the lobby at a moment
 * @data: (owned): for @fold
 * @free_data: (nullable): frees @data
 *
 * A recorded day with everything that an exercise on it needs.
 */
typedef struct
{
  LobbyPastDay *past;
  LobbyVisitNames *names;
  LobbyState *end;
  LobbyRuleSheet *rules;
  LobbyTrainingFold fold;
  gpointer data;
  GDestroyNotify free_data;
} LobbyTrainingDay;

LobbyTrainingDay *lobby_training_day_new (LobbyPastDay *past,
                                          LobbyVisitNames *names,
                                          LobbyState *end,
                                          const LobbyRuleSheet *rules,
                                          LobbyTrainingFold fold,
                                          gpointer data,
                                          GDestroyNotify free_data);
void lobby_training_day_free (LobbyTrainingDay *self);
double lobby_training_day_get_seconds (const LobbyTrainingDay *self, gint64 at_us);
gint64 lobby_training_day_get_instant (const LobbyTrainingDay *self, double at_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyTrainingDay, lobby_training_day_free)

G_END_DECLS
