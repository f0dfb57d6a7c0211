/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two questions after service, and the case that a detractor opens. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-case-order.h"

#include <math.h>

static const LobbyText good_reasons[] = {
  { "quick and friendly", "办得快，态度好", "辦得快，態度好" },
  { "was shown the recycler, much faster", "引导我用存取款一体机，快多了", "引導我用存提款機，快多了" },
  { "clear explanation", "讲得清楚", "講得清楚" },
  { "little waiting", "几乎没等", "幾乎沒等" },
};
static const LobbyText bad_reasons[] = {
  { "waited too long", "等得太久", "等得太久" },
  { "only three counters open", "只开了三个窗口", "只開了三個櫃檯" },
  { "nobody told me about the machines", "没人告诉我可以用机器", "沒人告訴我可以用機器" },
  { "had to come a second time", "跑了第二趟", "跑了第二趟" },
};
static const LobbyText solutions[] = {
  { "called back, apologised, fee refunded", "已回电致歉，手续费退还", "已回電致歉，手續費退還" },
  { "was given an appointment, no ticket needed", "已安排预约，不用取号", "已安排預約，不用抽號碼牌" },
};

/* Some customers answer a little after they were served. */
void
lobby_simulator_ask_questions (LobbySimulator *simulator, int place)
{
  LobbyRandom *dice = &TICKET (simulator, place)->dice;

  if (lobby_random_chance (dice, HABITS (simulator)->answers_share))
    lobby_simulator_plan (simulator, lobby_random_between (dice, 15, 150), ACT_ANSWER, place, 0);
}

void
lobby_simulator_answer (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  const LobbyHabits *habits = HABITS (simulator);
  double mean = habits->score_mean - (ticket->late ? habits->over_target_penalty : 0);
  double felt = round (mean + 1.6 * lobby_random_normal (&ticket->dice));
  int score = (int) CLAMP (felt, 0, 10);
  gboolean unhappy = score <= LOBBY_SCORE_DETRACTOR_MAX;
  guint which = (guint) (lobby_random_uniform (&ticket->dice) * 4);
  LobbyFeedbackRecord *record = lobby_record_new (&lobby_feedback_record_type);

  record->id = g_strdup_printf ("feedback-%s", ticket->id);
  record->ticket = g_strdup (ticket->id);
  record->customer = g_strdup (ticket->customer);
  record->score = score;
  record->reason = lobby_simulator_dup_words (simulator, unhappy && ticket->late ? &bad_reasons[0]
                                                         : unhappy               ? &bad_reasons[which]
                                                         : score >= 9            ? &good_reasons[which]
                                                                                 : NULL);
  record->at_us = simulator->now_us;
  lobby_simulator_take_feedback (simulator, record);
}

/* Tells of an answer, and opens the case of a detractor (S3-42); takes @record. */
void
lobby_simulator_take_feedback (LobbySimulator *simulator, LobbyFeedbackRecord *record)
{
  g_autofree char *owner = lobby_simulator_dup_manager (simulator);
  LobbyCaseRecord *opened = lobby_case_new_for_feedback (record, owner, simulator->now_us);

  lobby_simulator_emit (simulator, LOBBY_EVENT_FEEDBACK_RECEIVED, record, record->ticket);
  if (opened == NULL)
    return;
  int place = lobby_simulator_begin_case (simulator, opened);
  lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->feedback_dice, 1200, 0.5), ACT_WORK_CASE, place,
                        0);
}

/* While no person has the desk, the simulated lobby manager works on cases: apologise, listen, solve, close (S3-34). */
void
lobby_simulator_work_case (LobbySimulator *simulator, int place)
{
  const LobbyCaseRecord *record = CASE (simulator, place);
  LobbyCaseMoment *moment;

  if (simulator->now_us >= simulator->manager_until_us || record->phase >= LOBBY_CASE_PHASE_CLOSED)
    return;
  moment = lobby_record_new (&lobby_case_changed_type);
  moment->case_id = g_strdup (record->id);
  moment->phase = record->phase + 1;
  moment->by = lobby_simulator_dup_manager (simulator);
  if (moment->phase == LOBBY_CASE_PHASE_SOLVED)
    moment->solution = lobby_simulator_dup_words (simulator, &solutions[place % (int) G_N_ELEMENTS (solutions)]);
  lobby_simulator_change_case (simulator, place, moment);
  lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->feedback_dice, 900, 0.5), ACT_WORK_CASE, place,
                        0);
}
