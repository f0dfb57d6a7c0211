/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby manager of the simulated branch, until a person at a console takes over: looks round now and then, and shows
 * somebody to a machine. A simple eye, by the rules of the floor; the advice engine of the console is another thing. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-rules.h"

#define MANY_WAITING 3
#define LONG_ENOUGH_US (60 * LOBBY_SECOND_US)
#define CASH_LIMIT_CNY 20000.0

static gboolean
may_be_asked (const LobbySimulator *simulator, const Ticket *ticket)
{
  return ticket->phase == LOBBY_TICKET_WAITING && ticket->business != NONE && !ticket->elderly && !ticket->needs_help
         && !ticket->loose_change && !ticket->declined && ticket->advice == NULL && ticket->tier == LOBBY_TIER_ORDINARY
         && ticket->medium == LOBBY_MEDIUM_CARD && ticket->amount_cny <= CASH_LIMIT_CNY
         && simulator->now_us - ticket->queued_us >= LONG_ENOUGH_US;
}

static int
find_machine (const LobbySimulator *simulator, const Ticket *ticket)
{
  const LobbyBusinessPlan *business = BUSINESS (simulator, ticket->business);
  gboolean deposit = g_strcmp0 (business->transaction, "deposit") == 0;

  for (guint i = 0; i < simulator->devices->len; i++)
    {
      const Device *device = DEVICE (simulator, i);
      double amount_cny = lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH) == NULL ? 0
                          : deposit                                                       ? -ticket->amount_cny
                                                                                          : ticket->amount_cny;
      if (device->queue->len == 0 && lobby_simulator_device_can (simulator, (int) i, business->transaction, amount_cny))
        return (int) i;
    }
  return NONE;
}

static const LobbyDiversionRule *
find_rule (const LobbySimulator *simulator, const Ticket *ticket)
{
  const LobbyRuleSheet *own = simulator->scenario->branch->rules;

  return lobby_rule_sheet_find_rule (own != NULL ? own : lobby_rules_get_shipped (),
                                     BUSINESS (simulator, ticket->business)->transaction);
}

static void
offer (LobbySimulator *simulator, int place, int device)
{
  Ticket *ticket = TICKET (simulator, place);
  const LobbyDiversionRule *rule = find_rule (simulator, ticket);
  LobbyAdviceRecord *record = lobby_record_new (&lobby_advice_record_type);

  ticket->advice = g_strdup_printf ("offer-%03u", ++simulator->last_advice);
  ticket->device = device;
  record->id = g_strdup (ticket->advice);
  record->kind = LOBBY_ADVICE_DIVERT;
  record->ticket = g_strdup (ticket->id);
  record->device = g_strdup (DEVICE (simulator, device)->plan->id);
  record->rule = rule != NULL ? g_strdup (rule->id) : NULL;
  record->shown_us = simulator->now_us;
  lobby_simulator_show_advice (simulator, record, NULL);
  lobby_record_free (&lobby_advice_record_type, record);
  lobby_simulator_plan (simulator, lobby_random_between (&simulator->manager_dice, 10, 35), ACT_DECIDE, place,
                        ticket->round);
}

/* Looks for the first in a long queue who could be quicker at a machine. */
void
lobby_simulator_look_round (LobbySimulator *simulator)
{
  if (simulator->now_us >= simulator->manager_until_us || !simulator->open)
    return;
  lobby_simulator_plan (
      simulator, lobby_random_lognormal (&simulator->manager_dice, (double) HABITS (simulator)->manager_every_s, 0.4),
      ACT_LOOK_ROUND, 0, 0);
  for (guint s = 0; s < simulator->n_services; s++)
    {
      const GArray *queue = simulator->waiting[s];
      for (guint i = 1; queue->len > MANY_WAITING && i < queue->len; i++)
        {
          int place = g_array_index (queue, int, i);
          int device = may_be_asked (simulator, TICKET (simulator, place))
                           ? find_machine (simulator, TICKET (simulator, place))
                           : NONE;
          if (device != NONE)
            {
              offer (simulator, place, device);
              return;
            }
        }
    }
}

/* How likely a customer says yes: by what it is about, by what the customer holds, and the more the longer the wait. */
static double
get_acceptance (const LobbySimulator *simulator, const Ticket *ticket)
{
  const LobbyHabits *habits = HABITS (simulator);
  const LobbyDiversionRule *rule = find_rule (simulator, ticket);
  double target_us = (double) (MAX (SERVICE (simulator, ticket->service)->target_s, 60) * LOBBY_SECOND_US);
  double waited = (double) (simulator->now_us - ticket->queued_us) / target_us;
  double share = habits->manager_accepted;

  if (rule != NULL && rule->acceptance_percent > 0)
    share += habits->accepted_by_rule * ((double) rule->acceptance_percent / 100 - habits->manager_accepted);
  share += habits->accepted_by_wait * (MIN (waited, 1.5) - 0.5);
  if (ticket->medium == LOBBY_MEDIUM_PASSBOOK)
    share -= habits->accepted_by_medium;
  return CLAMP (share, 0.02, 0.98);
}

/* The customer says yes or no; who says no is not asked again this visit (S0-11). */
void
lobby_simulator_decide (LobbySimulator *simulator, int place)
{
  static const LobbyDeclineReason reasons[] = { LOBBY_DECLINE_PREFERS_COUNTER, LOBBY_DECLINE_NOT_USED_TO_DEVICES,
                                                LOBBY_DECLINE_NEEDS_PASSBOOK_OR_PAPER, LOBBY_DECLINE_ALREADY_NEXT };
  Ticket *ticket = TICKET (simulator, place);
  int manager = lobby_simulator_find_role (simulator, LOBBY_ROLE_LOBBY_MANAGER);
  gboolean accepted = lobby_random_chance (&ticket->dice, get_acceptance (simulator, ticket));
  LobbyAdviceMoment moment = { .advice = g_strdup (ticket->advice),
                               .decision = accepted ? LOBBY_DECISION_ACCEPTED : LOBBY_DECISION_DECLINED,
                               .by = manager != NONE ? PERSON (simulator, manager)->plan->id : NULL };

  if (!accepted)
    moment.reason = reasons[(guint) (lobby_random_uniform (&ticket->dice) * G_N_ELEMENTS (reasons))];
  if (!lobby_simulator_decide_advice (simulator, &moment, NULL) && accepted)
    {
      /* The machine failed while they spoke. */
      moment.decision = LOBBY_DECISION_SKIPPED;
      lobby_simulator_decide_advice (simulator, &moment, NULL);
    }
  g_free (moment.advice);
}
