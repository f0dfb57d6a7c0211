/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision was worth. */
#pragma once

#include "lobby-training-choices.h"

G_BEGIN_DECLS

/* What is shown before the moment, and between two points of a line. */
#define LOBBY_TRAINING_BEFORE_S 1620.0
#define LOBBY_TRAINING_STEP_S 60.0
#define LOBBY_TRAINING_N_LEVELS 58
/* Points that a choice against the rules costs. Ours. */
#define LOBBY_TRAINING_BREACH 20

/**
 * LobbyTrainingLine:
 * @LOBBY_TRAINING_NOTHING: nobody did anything in the half hour
 * @LOBBY_TRAINING_HAPPENED: what was really done
 * @LOBBY_TRAINING_YOURS: what the trainee decided
 * @LOBBY_TRAINING_BEST: the best of the choices
 *
 * The same half hour four times, with the same customers.
 */
typedef enum
{
  LOBBY_TRAINING_NOTHING,
  LOBBY_TRAINING_HAPPENED,
  LOBBY_TRAINING_YOURS,
  LOBBY_TRAINING_BEST,
  LOBBY_TRAINING_N_LINES,
} LobbyTrainingLine;

/**
 * LobbyTrainingPraise:
 * @LOBBY_TRAINING_PRAISE_NONE: nothing was gained
 * @LOBBY_TRAINING_PRAISE_BEST: the best of the choices, and no other
 * @LOBBY_TRAINING_PRAISE_PATIENCE: nothing was to be done, and nothing was done
 * @LOBBY_TRAINING_PRAISE_CHOICE: one choice saved most
 *
 * What was good.
 */
typedef enum
{
  LOBBY_TRAINING_PRAISE_NONE,
  LOBBY_TRAINING_PRAISE_BEST,
  LOBBY_TRAINING_PRAISE_PATIENCE,
  LOBBY_TRAINING_PRAISE_CHOICE,
} LobbyTrainingPraise;

/**
 * LobbyTrainingHint:
 * @LOBBY_TRAINING_HINT_NONE: nothing
 * @LOBBY_TRAINING_HINT_BREACH: a choice is against the rules
 * @LOBBY_TRAINING_HINT_MISSED: a choice was missed
 * @LOBBY_TRAINING_HINT_HARMFUL: a choice cost more than it saved
 *
 * What to do better next time; the first that applies.
 */
typedef enum
{
  LOBBY_TRAINING_HINT_NONE,
  LOBBY_TRAINING_HINT_BREACH,
  LOBBY_TRAINING_HINT_MISSED,
  LOBBY_TRAINING_HINT_HARMFUL,
} LobbyTrainingHint;

/**
 * LobbyTrainingVerdict:
 * @taken: bit set of the choices that were made
 * @best: bit set of the best ones
 * @waited_s: by line, seconds of waiting of all in the half hour
 * @n_over: by line, customers who passed their target in it
 * @levels: by line, customers waiting, one a minute from %LOBBY_TRAINING_BEFORE_S before the moment
 * @effect_s: by choice: what it saves beside the other choices that were made, seconds; of one that was made against
 *   leaving it out, of the others against making it too; 0 for what the rules forbid
 * @score: 0 to 100: minutes saved against doing nothing by the best minutes saved (ui-design 11), less
 *   %LOBBY_TRAINING_BREACH for each breach
 * @praise: what was good
 * @praised: the choice that @praise is about
 * @hint: what to do better
 * @hinted: the choice that @hint is about
 *
 * What came of a decision.
 */
typedef struct
{
  guint taken;
  guint best;
  double waited_s[LOBBY_TRAINING_N_LINES];
  int n_over[LOBBY_TRAINING_N_LINES];
  int levels[LOBBY_TRAINING_N_LINES][LOBBY_TRAINING_N_LEVELS];
  double effect_s[LOBBY_TRAINING_CHOICES_MAX];
  int score;
  LobbyTrainingPraise praise;
  guint praised;
  LobbyTrainingHint hint;
  guint hinted;
} LobbyTrainingVerdict;

gboolean lobby_training_judge (const LobbyTrainingDay *day,
                               const GArray *before,
                               double at_s,
                               const GPtrArray *choices,
                               guint taken,
                               LobbyTrainingVerdict *verdict);
gboolean lobby_training_measure_gap (const LobbyTrainingDay *day,
                                     const GArray *before,
                                     double at_s,
                                     const GPtrArray *choices,
                                     double *gap_s);
void lobby_training_decide (const LobbyTrainingDay *day,
                            double at_s,
                            const GPtrArray *choices,
                            guint taken,
                            GArray *decisions);

G_END_DECLS
