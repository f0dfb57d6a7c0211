/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the day, and converts between its seconds and instants. */
#include "config.h"

#include "lobby-training-day.h"

/**
 * lobby_training_day_new:
 * @past: (transfer full): the day as numbers
 * @names: (transfer full): numbers of services
 * @end: (transfer full): the lobby at its end
 * @rules: (nullable): the sheet that counts where the branch has none of its own; copied
 * @fold: gives the lobby at a moment
 * @data: (transfer full): for @fold
 * @free_data: (nullable): frees @data
 *
 * Returns: (transfer full): a day to train on
 */
LobbyTrainingDay *
lobby_training_day_new (LobbyPastDay *past,
                        LobbyVisitNames *names,
                        LobbyState *end,
                        const LobbyRuleSheet *rules,
                        LobbyTrainingFold fold,
                        gpointer data,
                        GDestroyNotify free_data)
{
  LobbyTrainingDay *self = g_new0 (LobbyTrainingDay, 1);

  g_return_val_if_fail (past != NULL && names != NULL && end != NULL && fold != NULL, NULL);

  *self = (LobbyTrainingDay){ past, names, end, NULL, fold, data, free_data };
  if (rules != NULL)
    self->rules = lobby_record_copy (&lobby_rule_sheet_type, rules);
  return self;
}

/** lobby_training_day_free: @self: (nullable): a day to free */
void
lobby_training_day_free (LobbyTrainingDay *self)
{
  if (self == NULL)
    return;
  lobby_record_free (&lobby_rule_sheet_type, self->rules);
  lobby_past_day_free (self->past);
  lobby_visit_names_free (self->names);
  lobby_state_free (self->end);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/** lobby_training_day_get_seconds: Returns: @at_us (µs since 1970 UTC) in seconds since midnight of the day */
double
lobby_training_day_get_seconds (const LobbyTrainingDay *self, gint64 at_us)
{
  return (double) (at_us - self->past->midnight_us) / G_USEC_PER_SEC;
}

/** lobby_training_day_get_instant: Returns: @at_s (seconds since midnight of the day) in µs since 1970 UTC */
gint64
lobby_training_day_get_instant (const LobbyTrainingDay *self, double at_s)
{
  return self->past->midnight_us + (gint64) (at_s * G_USEC_PER_SEC);
}
