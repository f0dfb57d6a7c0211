/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to send to which machine: what the customer saves, what everyone behind saves, and how likely the customer says yes.
 * One machine is offered to one customer at a time. */
#include "config.h"

#include "lobby-adviser-private.h"

#include <math.h>
#include <string.h>

/* What counts when the sheet does not say. */
#define EXPIRY_S 180
#define GAIN_MIN_S 120
/* A rule's own share of customers who say yes counts as so many answers. */
#define PRIOR_ANSWERS 10.0
/* Candidates that are gone through, and diversions advised at a time; who waits longest is gone through first. */
#define CANDIDATES_MAX 50
#define ADVICES_MAX 8
/* One that is on the screen stays unless another is better by so much. */
#define SHOWN_BONUS 1.25
/* Spread of times at a device: a third of the time either way. */
#define DEVICE_SPREAD 0.33
/* How far the queue behind is looked at. */
#define AHEAD_S 3600.0
/* "Remind me later" is over after ten minutes. */
#define REMIND_S 600

typedef struct
{
  const LobbyTicketRecord *ticket;
  size_t waiting; /* place in the present */
  LobbyEngineEffect effect;
  gboolean taken;
} Candidate;

typedef struct
{
  LobbyLook *look;
  Candidate *candidates;
  guint n;
} Choice;

static gboolean
is_remembered (const LobbyLook *look, const char *ticket)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind == LOBBY_ADVICE_DIVERT && g_strcmp0 (advice->ticket, ticket) == 0
          && advice->decision == LOBBY_DECISION_DECLINED && advice->reason == LOBBY_DECLINE_REMIND_LATER
          && look->moment.now_us - advice->decided_us < REMIND_S * G_USEC_PER_SEC)
        return TRUE;
    }
  return FALSE;
}

static void
list_candidates (Choice *choice)
{
  LobbyLook *look = choice->look;

  for (size_t i = 0; i < look->present.n_waiting && choice->n < CANDIDATES_MAX; i++)
    {
      const char *id = lobby_look_get_ticket (look, i);
      const LobbyTicketForesight *entry = lobby_foresight_get_ticket (look->foresight, id);

      if (entry->verdict.veto != LOBBY_VETO_NONE || is_remembered (look, id))
        continue;
      choice->candidates[choice->n++] = (Candidate){ .ticket = lobby_state_get_ticket (look->state, id), .waiting = i };
    }
}

static gboolean
measure_candidates (Choice *choice)
{
  g_autofree LobbyEngineChange *changes = g_new0 (LobbyEngineChange, choice->n + 1);
  g_autofree LobbyEngineEffect *effects = g_new0 (LobbyEngineEffect, choice->n + 1);

  for (guint i = 0; i < choice->n; i++)
    changes[i] = (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = choice->candidates[i].waiting };
  if (!lobby_look_ask_whatif (choice->look, AHEAD_S, changes, choice->n, effects))
    return FALSE;
  for (guint i = 0; i < choice->n; i++)
    choice->candidates[i].effect = effects[i];
  return TRUE;
}

/** lobby_look_get_acceptance: Returns: chance of a yes: the rule's share as a beta prior worth ten answers, and what customers
 * said to it before and today */
double
lobby_look_get_acceptance (const LobbyLook *look, const LobbyDiversionRule *rule)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);
  const LobbyExperience *before = g_hash_table_lookup (look->experiences, rule->id);
  double yes = before != NULL ? before->accepted : 0, no = before != NULL ? before->declined : 0;

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind != LOBBY_ADVICE_DIVERT || g_strcmp0 (advice->rule, rule->id) != 0)
        continue;
      yes += advice->accepted_us != 0;
      no += advice->decision == LOBBY_DECISION_DECLINED && lobby_decline_is_customers (advice->reason);
    }
  return (PRIOR_ANSWERS * (double) rule->acceptance_percent / 100 + yes) / (PRIOR_ANSWERS + yes + no);
}

/* Advice about a customer that has been on the screen and that nobody acts on makes room for fresher advice, down to half
 * its worth. Another device does not make it fresh. */
static double
get_freshness (const LobbyLook *look, const char *ticket)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);
  double expiry_s = (double) lobby_look_get_number (look, LOBBY_RULE_EXPIRY_S, EXPIRY_S);
  gint64 since_us = look->moment.now_us;

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind == LOBBY_ADVICE_DIVERT && g_strcmp0 (advice->ticket, ticket) == 0
          && !lobby_advice_is_decided (advice))
        since_us = MIN (since_us, advice->shown_us);
    }
  return 1 - 0.5 * CLAMP ((double) (look->moment.now_us - since_us) / G_USEC_PER_SEC / MAX (expiry_s, 1), 0, 1);
}

/* Advice that came to an end gets another id when there is reason to give it again. */
static char *
make_id (const LobbyLook *look, const char *ticket, const char *device)
{
  g_autofree char *first = g_strdup_printf ("divert-%s-%s", ticket, device);
  char *id = g_strdup (first);

  for (int n = 2; lobby_advice_is_decided (lobby_state_get_advice (look->state, id)) && n < 10; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%d", first, n);
    }
  return id;
}

/* Time to the call as it is shown, less the time at the device; both vary, and independently. */
static LobbySpan
save_own (const LobbySpan *to_call, LobbyDeviceTime time)
{
  double device_s = lobby_device_time_sum (time), spread_s = DEVICE_SPREAD * device_s;
  LobbySpan own = { .mid_s = to_call->mid_s - device_s };

  own.low_s = own.mid_s - hypot (to_call->mid_s - to_call->low_s, spread_s);
  own.high_s = own.mid_s + hypot (to_call->high_s - to_call->mid_s, spread_s);
  return own;
}

typedef struct
{
  Candidate *candidate;
  LobbyMachine machine;
  LobbySpan own;
  double acceptance;
  double worth_s;
  double rank; /* worth, with what is on the screen before its equals */
} Match;

static Match
weigh (const LobbyLook *look, Candidate *candidate, const LobbyMachine *machine)
{
  const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (look->rules, candidate->ticket->transaction);
  const LobbyTicketForesight *entry = lobby_foresight_get_ticket (look->foresight, candidate->ticket->id);
  g_autofree char *id = make_id (look, candidate->ticket->id, machine->plan->id);
  Match match = { .candidate = candidate, .machine = *machine, .own = save_own (&entry->to_call, machine->time) };

  match.acceptance = lobby_look_get_acceptance (look, rule);
  match.worth_s = (match.own.mid_s + MAX (candidate->effect.others_s.mean_s, 0)) * match.acceptance
                  * get_freshness (look, candidate->ticket->id);
  match.rank = match.worth_s * (lobby_state_get_advice (look->state, id) != NULL ? SHOWN_BONUS : 1);
  return match;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;
  int order = strcmp (first->candidate->ticket->id, second->candidate->ticket->id);

  if (first->rank < second->rank || first->rank > second->rank)
    return first->rank > second->rank ? -1 : 1;
  return order != 0 ? order : strcmp (first->machine.plan->id, second->machine.plan->id);
}

/* Returns: (transfer full): who could go where, the best first */
static GArray *
list_matches (const Choice *choice)
{
  const LobbyLook *look = choice->look;
  double gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S);
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (Match));

  for (guint i = 0; i < choice->n; i++)
    {
      Candidate *candidate = &choice->candidates[i];
      g_autoptr (GArray) machines = lobby_look_list_machines (look, candidate->ticket);

      for (guint k = 0; k < machines->len; k++)
        {
          const LobbyMachine *machine = &g_array_index (machines, LobbyMachine, k);
          Match match;

          if (!lobby_look_works (look, machine->device)
              || !lobby_look_can_supply (machine->device, candidate->ticket->transaction,
                                         candidate->ticket->amount_cny))
            continue;
          match = weigh (look, candidate, machine);
          if (match.own.mid_s >= gain_min_s)
            g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_matches);
  return matches;
}

/** lobby_look_get_end: Returns: until when advice about one who waits holds, µs since 1970 UTC */
gint64
lobby_look_get_end (const LobbyLook *look, const LobbySpan *to_call)
{
  double expiry_s = (double) lobby_look_get_number (look, LOBBY_RULE_EXPIRY_S, EXPIRY_S);

  return look->moment.now_us + (gint64) (MAX (MIN (expiry_s, to_call->low_s), 5) * G_USEC_PER_SEC);
}

static void
advise (LobbyLook *look, const Match *match)
{
  const LobbyTicketRecord *ticket = match->candidate->ticket;
  const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (look->rules, ticket->transaction);
  LobbyTicketForesight *entry = lobby_look_find_entry (look, ticket->id);
  const LobbyEngineSpan *others = &match->candidate->effect.others_s;
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);

  facts->id = make_id (look, ticket->id, match->machine.plan->id);
  facts->kind = LOBBY_ADVICE_DIVERT;
  facts->ticket = g_strdup (ticket->id);
  facts->device = g_strdup (match->machine.plan->id);
  facts->service = g_strdup (ticket->service);
  facts->rule = g_strdup (rule->id);
  facts->transaction = g_strdup (ticket->transaction);
  facts->amount_cny = ticket->amount_cny;
  facts->amount_from_cny = ticket->amount_from_cny;
  facts->medium = ticket->medium;
  facts->words = lobby_look_fill_words (rule, match->machine.plan, lobby_device_time_sum (match->machine.time));
  facts->own = match->own;
  facts->others = (LobbySpan){ MAX (others->p10_s, 0), MAX (others->mean_s, 0), MAX (others->p90_s, 0) };
  facts->ahead_s = AHEAD_S;
  facts->n_behind = (guint) MAX (match->candidate->effect.n_behind, 0);
  facts->fewer_over = match->candidate->effect.fewer_over + match->candidate->effect.own_over;
  facts->fewer_left = match->candidate->effect.fewer_left;
  facts->device_wait_s = match->machine.time.wait_s;
  facts->steps = match->machine.plan->steps;
  facts->acceptance = match->acceptance;
  facts->worth_s = match->worth_s;
  facts->at_us = look->moment.now_us;
  facts->until_us = lobby_look_get_end (look, &entry->to_call);
  entry->divertible = TRUE;
  entry->verdict.device = lobby_foresight_keep (look->foresight, match->machine.plan->id);
  lobby_foresight_take_advice (look->foresight, facts);
}

/**
 * lobby_look_advise_diversions:
 *
 * Goes through who could be diverted and takes the best, then the best of the others at another machine, and so on.
 */
void
lobby_look_advise_diversions (LobbyLook *look)
{
  g_autofree Candidate *candidates = g_new0 (Candidate, CANDIDATES_MAX);
  g_autoptr (GArray) matches = NULL;
  Choice choice = { .look = look, .candidates = candidates };
  guint n = 0;

  list_candidates (&choice);
  if (choice.n == 0 || !measure_candidates (&choice))
    return;
  matches = list_matches (&choice);
  for (guint i = 0; i < matches->len && n < ADVICES_MAX; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (match->candidate->taken || !g_hash_table_add (look->sent, match->machine.plan->id))
        continue;
      match->candidate->taken = TRUE;
      advise (look, match);
      n++;
    }
}
