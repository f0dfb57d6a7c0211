/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elderly customers and those who need help are never sent to a machine; somebody may go there with them and stay (S3-28).
 * One at a time: company takes a person. */
#include "config.h"

#include "lobby-adviser-private.h"

#include <math.h>

/* With company it takes half as long again. Ours. */
#define SLOWER 1.5
/* Chance of a yes to company, where nothing was learned of it. Ours. */
#define ACCEPTANCE 0.5
#define GAIN_MIN_S 120
#define AHEAD_S 3600.0

typedef struct
{
  const LobbyTicketRecord *ticket;
  size_t waiting;
  LobbyMachine machine;
  LobbySpan own;
} Company;

static gboolean
is_settled (const LobbyLook *look, const LobbyTicketRecord *ticket)
{
  g_autofree char *id = g_strdup_printf ("accompany-%s", ticket->id);

  return ticket->declined || ticket->came_back || lobby_advice_is_decided (lobby_state_get_advice (look->state, id));
}

static LobbySpan
save_own (const LobbySpan *to_call, double device_s)
{
  LobbySpan own = { .mid_s = to_call->mid_s - device_s };

  own.low_s = own.mid_s - hypot (to_call->mid_s - to_call->low_s, device_s / 3);
  own.high_s = own.mid_s + hypot (to_call->high_s - to_call->mid_s, device_s / 3);
  return own;
}

/* Looks for the quickest machine for the ticket that nobody is sent to. */
static void
consider (const LobbyLook *look, const LobbyTicketRecord *ticket, size_t waiting, Company *best)
{
  const LobbyTicketForesight *entry = lobby_foresight_get_ticket (look->foresight, ticket->id);
  g_autoptr (GArray) machines = lobby_look_list_machines (look, ticket);

  for (guint i = 0; i < machines->len; i++)
    {
      const LobbyMachine *machine = &g_array_index (machines, LobbyMachine, i);
      double device_s = machine->time.walk_s + machine->time.wait_s + SLOWER * machine->time.use_s;

      if (g_hash_table_contains (look->sent, machine->plan->id) || !lobby_look_works (look, machine->device)
          || !lobby_look_can_supply (machine->device, ticket->transaction, ticket->amount_cny)
          || entry->to_call.mid_s - device_s <= best->own.mid_s)
        continue;
      *best = (Company){ ticket, waiting, *machine, save_own (&entry->to_call, device_s) };
    }
}

static void
advise (LobbyLook *look, const Company *company, const LobbyEngineEffect *effect)
{
  const LobbyTicketRecord *ticket = company->ticket;
  const LobbyTicketForesight *entry = lobby_foresight_get_ticket (look->foresight, ticket->id);
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);

  facts->id = g_strdup_printf ("accompany-%s", ticket->id);
  facts->kind = LOBBY_ADVICE_ACCOMPANY;
  facts->ticket = g_strdup (ticket->id);
  facts->device = g_strdup (company->machine.plan->id);
  facts->service = g_strdup (ticket->service);
  facts->transaction = g_strdup (ticket->transaction);
  facts->amount_cny = ticket->amount_cny;
  facts->amount_from_cny = ticket->amount_from_cny;
  facts->medium = ticket->medium;
  facts->own = company->own;
  facts->others = (LobbySpan){ effect->others_s.p10_s, effect->others_s.mean_s, effect->others_s.p90_s };
  facts->ahead_s = AHEAD_S;
  facts->n_behind = (guint) MAX (effect->n_behind, 0);
  facts->fewer_over = effect->fewer_over + effect->own_over;
  facts->fewer_left = effect->fewer_left;
  facts->staff_s = lobby_device_time_sum (company->machine.time) + (SLOWER - 1) * company->machine.time.use_s;
  facts->device_wait_s = company->machine.time.wait_s;
  facts->steps = company->machine.plan->steps;
  facts->acceptance = ACCEPTANCE;
  facts->worth_s = (company->own.mid_s + MAX (effect->others_s.mean_s, 0)) * ACCEPTANCE;
  facts->at_us = look->moment.now_us;
  facts->until_us = lobby_look_get_end (look, &entry->to_call);
  lobby_foresight_take_advice (look->foresight, facts);
}

/** lobby_look_advise_company: whom to go with */
void
lobby_look_advise_company (LobbyLook *look)
{
  double gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S);
  Company best = { .own = { .mid_s = gain_min_s } };
  LobbyEngineChange change = { .kind = LOBBY_ENGINE_CHANGE_LEAVE };
  LobbyEngineEffect effect;

  for (size_t i = 0; i < look->present.n_waiting; i++)
    {
      const char *id = lobby_look_get_ticket (look, i);
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (look->state, id);
      const LobbyTicketForesight *entry = lobby_foresight_get_ticket (look->foresight, id);

      if ((ticket->elderly || ticket->needs_help) && !ticket->loose_change && !is_settled (look, ticket)
          && lobby_look_judge_errand (look, ticket, &entry->to_call).veto == LOBBY_VETO_NONE)
        consider (look, ticket, i, &best);
    }
  if (best.ticket == NULL)
    return;
  change.waiting = best.waiting;
  if (lobby_look_ask_whatif (look, AHEAD_S, &change, 1, &effect))
    advise (look, &best, &effect);
}
