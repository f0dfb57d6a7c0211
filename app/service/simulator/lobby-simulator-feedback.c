/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two questions after service, and the case that a detractor opens. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <math.h>
#include <string.h>

#define DETRACTOR 6
#define CASE_CLOCK_US (24 * LOBBY_HOUR_US)

static const char *const good_reasons[] = { "quick and friendly", "was shown the recycler, much faster",
                                            "clear explanation", "little waiting" };
static const char *const bad_reasons[] = { "waited too long", "only three counters open",
                                           "nobody told me about the machines", "had to come a second time" };

/* Some customers answer a little after they were served. */
void
lobby_simulator_ask_questions (LobbySimulator *simulator, int place)
{
  LobbyRandom *dice = &TICKET (simulator, place)->dice;

  if (lobby_random_chance (dice, HABITS (simulator)->answers_share))
    lobby_simulator_plan (simulator, lobby_random_between (dice, 15, 150), ACT_ANSWER, place, 0);
}

int
lobby_simulator_add_case (LobbySimulator *simulator, const char *id, LobbyCasePhase phase)
{
  Case *entry = g_new0 (Case, 1);

  g_strlcpy (entry->id, id, sizeof entry->id);
  entry->phase = phase;
  g_ptr_array_add (simulator->cases, entry);
  return (int) simulator->cases->len - 1;
}

int
lobby_simulator_find_case (const LobbySimulator *simulator, const char *id)
{
  for (guint i = 0; id != NULL && i < simulator->cases->len; i++)
    if (strcmp (CASE (simulator, i)->id, id) == 0)
      return (int) i;
  return NONE;
}

static void
open_case (LobbySimulator *simulator, const Ticket *ticket, const char *reason)
{
  LobbyCaseRecord *record = lobby_record_new (&lobby_case_record_type);
  int owner = lobby_simulator_find_role (simulator, LOBBY_ROLE_LOBBY_MANAGER);
  char id[40];

  g_snprintf (id, sizeof id, "case-%03u", simulator->cases->len + 1);
  record->id = g_strdup (id);
  record->kind = LOBBY_CASE_FEEDBACK;
  record->phase = LOBBY_CASE_PHASE_OPEN;
  record->ticket = g_strdup (ticket->id);
  record->owner = owner != NONE ? g_strdup (PERSON (simulator, owner)->plan->id) : NULL;
  record->summary = g_strdup (reason);
  record->opened_us = simulator->now_us;
  record->due_us = simulator->now_us + CASE_CLOCK_US;
  int place = lobby_simulator_add_case (simulator, id, LOBBY_CASE_PHASE_OPEN);
  lobby_simulator_emit (simulator, LOBBY_EVENT_CASE_OPENED, record, ticket->id);
  lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->feedback_dice, 1200, 0.5), ACT_WORK_CASE, place,
                        0);
}

void
lobby_simulator_answer (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  const LobbyHabits *habits = HABITS (simulator);
  double mean = habits->score_mean - (ticket->late ? habits->over_target_penalty : 0);
  double felt = round (mean + 1.6 * lobby_random_normal (&ticket->dice));
  int score = (int) CLAMP (felt, 0, 10);
  gboolean unhappy = score <= DETRACTOR;
  guint which = (guint) (lobby_random_uniform (&ticket->dice) * 4);
  LobbyFeedbackRecord *record = lobby_record_new (&lobby_feedback_record_type);

  record->id = g_strdup_printf ("feedback-%s", ticket->id);
  record->ticket = g_strdup (ticket->id);
  record->score = score;
  record->reason = g_strdup (unhappy && ticket->late ? bad_reasons[0]
                             : unhappy               ? bad_reasons[which]
                             : score >= 9            ? good_reasons[which]
                                                     : NULL);
  record->at_us = simulator->now_us;
  lobby_simulator_emit (simulator, LOBBY_EVENT_FEEDBACK_RECEIVED, record, ticket->id);
  if (unhappy)
    open_case (simulator, ticket, ticket->late ? bad_reasons[0] : bad_reasons[which]);
}

/* While no person has the desk, the simulated lobby manager works on cases: apologise, listen, solve, close (S3-34). */
void
lobby_simulator_work_case (LobbySimulator *simulator, int place)
{
  Case *entry = CASE (simulator, place);

  if (simulator->now_us >= simulator->manager_until_us || entry->phase >= LOBBY_CASE_PHASE_CLOSED)
    return;
  entry->phase++;
  LobbyCaseMoment *moment = lobby_record_new (&lobby_case_changed_type);
  moment->case_id = g_strdup (entry->id);
  moment->phase = entry->phase;
  lobby_simulator_emit (simulator,
                        entry->phase == LOBBY_CASE_PHASE_CLOSED ? LOBBY_EVENT_CASE_CLOSED : LOBBY_EVENT_CASE_CHANGED,
                        moment, NULL);
  lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->feedback_dice, 900, 0.5), ACT_WORK_CASE, place,
                        0);
}
