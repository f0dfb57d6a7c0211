/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machine to repair or fill first: the one that those who wait now would save most at. A rank, no promise. */
#include "config.h"

#include "lobby-adviser-private.h"

/* What counts when the sheet does not say. */
#define LEAD_S 2700
#define GAIN_MIN_S 120
/* A machine serves so long at most before it is looked at again. */
#define AHEAD_S 1800.0
/* So long a no holds. */
#define REFUSED_S 1800

static int
compare_gains (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first < second) - (first > second);
}

/* Nothing but this machine stands between the customer and a diversion, or the others are taken. */
static gboolean
would_go (const LobbyTicketForesight *entry)
{
  return entry->verdict.veto == LOBBY_VETO_DEVICE_OUT || entry->verdict.veto == LOBBY_VETO_DEVICE_SUPPLY
         || entry->verdict.veto == LOBBY_VETO_DEVICE_BUSY
         || (entry->verdict.veto == LOBBY_VETO_NONE && !entry->divertible);
}

static gboolean
has_machine (GArray *machines, const char *device)
{
  for (guint i = 0; i < machines->len; i++)
    {
      if (g_strcmp0 (g_array_index (machines, LobbyMachine, i).plan->id, device) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What those who wait would save at the machine if it were free and in order, as many as it can serve in half an hour. */
static double
measure_loss (const LobbyLook *look, const LobbyDevicePlan *plan, const LobbyDeviceRecord *device)
{
  LobbyDeviceTime time = lobby_look_time_device (look, plan, device);
  double loss_s = 0, gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S);
  g_autoptr (GArray) gains = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < look->foresight->tickets->len; i++)
    {
      const LobbyTicketForesight *entry = g_ptr_array_index (look->foresight->tickets, i);
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (look->state, entry->ticket);
      const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (look->rules, ticket->transaction);
      double gain_s = entry->to_call.mid_s - time.walk_s - time.use_s;
      g_autoptr (GArray) machines = would_go (entry) ? lobby_look_list_machines (look, ticket) : NULL;

      if (machines == NULL || gain_s < gain_min_s || !has_machine (machines, plan->id))
        continue;
      gain_s *= lobby_look_get_acceptance (look, rule);
      g_array_append_val (gains, gain_s);
    }
  g_array_sort (gains, compare_gains);
  for (guint i = 0; i < gains->len && i < MAX (AHEAD_S / time.use_s, 1); i++)
    loss_s += g_array_index (gains, double, i);
  return loss_s;
}

/* Whether the branch would take another decision on it: what came to an end is over, a no is no for half an hour. */
static gboolean
is_over (const LobbyLook *look, const LobbyAdviceRecord *advice)
{
  switch (advice->decision)
    {
    case LOBBY_DECISION_ACCEPTED:
    case LOBBY_DECISION_COMPLETED:
    case LOBBY_DECISION_CAME_BACK:
    case LOBBY_DECISION_EXPIRED:
      return TRUE;
    case LOBBY_DECISION_DECLINED:
    case LOBBY_DECISION_SKIPPED:
      return look->moment.now_us - advice->decided_us >= (gint64) REFUSED_S * G_USEC_PER_SEC;
    case LOBBY_DECISION_UNKNOWN:
    case LOBBY_DECISION_OFFERED:
    case LOBBY_DECISION_UNDONE:
    default:
      return FALSE;
    }
}

/* A machine that fails again the same day is a new matter, with an id of its own. */
static char *
make_id (const LobbyLook *look, const char *first)
{
  const LobbyAdviceRecord *before = lobby_state_get_advice (look->state, first);
  char *id = g_strdup (first);

  for (int n = 2; before != NULL && is_over (look, before) && n < 100; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%d", first, n);
      before = lobby_state_get_advice (look->state, id);
    }
  return id;
}

static void
advise (LobbyLook *look,
        LobbyAdviceKind kind,
        const LobbyDevicePlan *plan,
        LobbySupplyKind supply,
        gint64 empty_us,
        double loss_s)
{
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);
  g_autofree char *first = kind == LOBBY_ADVICE_RESTOCK
                               ? g_strdup_printf ("restock-%s-%s", plan->id,
                                                  lobby_choice_get_nick (&lobby_supply_kind_choice, supply))
                               : g_strdup_printf ("repair-%s", plan->id);

  facts->id = make_id (look, first);
  facts->kind = kind;
  facts->device = g_strdup (plan->id);
  facts->supply = supply;
  facts->others = (LobbySpan){ loss_s, loss_s, loss_s };
  facts->ahead_s = AHEAD_S;
  facts->steps = plan->steps;
  facts->acceptance = 1;
  facts->worth_s = loss_s;
  facts->empty_us = empty_us;
  facts->at_us = look->moment.now_us;
  facts->until_us = look->moment.now_us + (gint64) AHEAD_S * G_USEC_PER_SEC;
  lobby_foresight_take_advice (look->foresight, facts);
}

static void
consider_repair (LobbyLook *look, const LobbyDevicePlan *plan, const LobbyDeviceRecord *device)
{
  LobbyTerminalState terminal = lobby_look_get_terminal (look, device);
  double gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S), loss_s;

  if ((terminal != LOBBY_TERMINAL_OUT_OF_SERVICE && terminal != LOBBY_TERMINAL_OFFLINE)
      || device->asked == LOBBY_DEVICE_ACTION_REPORT_FAULT || device->asked == LOBBY_DEVICE_ACTION_QUICK_FIX
      || device->due_us > look->moment.now_us)
    return;
  loss_s = measure_loss (look, plan, device);
  if (loss_s >= gain_min_s)
    advise (look, LOBBY_ADVICE_REPAIR, plan, LOBBY_SUPPLY_UNKNOWN, 0, loss_s);
}

/* Returns: the supply that is out or will be so soonest; @empty_us: (out): when, 0: it is out */
static LobbySupplyKind
find_lack (const LobbyLook *look, const LobbyDeviceRecord *device, gint64 *empty_us)
{
  gint64 until_us = look->moment.now_us
                    + lobby_look_get_number (look, LOBBY_RULE_RESTOCK_LEAD_S, LEAD_S) * G_USEC_PER_SEC;
  LobbySupplyKind found = LOBBY_SUPPLY_UNKNOWN;

  *empty_us = G_MAXINT64;
  for (guint i = 0; device->supplies != NULL && i < device->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      const LobbySupplyForesight *ahead = lobby_foresight_get_supply (look->foresight, device->id, supply->kind);
      gboolean out = supply->level == LOBBY_LEVEL_EMPTY;
      gint64 at_us = out ? 0 : ahead != NULL && ahead->known && ahead->empty_us != 0 ? ahead->empty_us : G_MAXINT64;

      if (supply->kind == LOBBY_SUPPLY_RETRACT || supply->kind == LOBBY_SUPPLY_DEPOSIT || at_us >= *empty_us
          || at_us > until_us)
        continue;
      found = supply->kind;
      *empty_us = at_us;
    }
  return found;
}

static void
consider_restock (LobbyLook *look, const LobbyDevicePlan *plan, const LobbyDeviceRecord *device)
{
  double gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S), loss_s;
  gint64 empty_us;
  LobbySupplyKind supply = find_lack (look, device, &empty_us);

  if (supply == LOBBY_SUPPLY_UNKNOWN || device->asked == LOBBY_DEVICE_ACTION_REQUEST_CASH
      || device->asked == LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES || device->due_us > look->moment.now_us)
    return;
  loss_s = measure_loss (look, plan, device);
  if (loss_s >= gain_min_s)
    advise (look, LOBBY_ADVICE_RESTOCK, plan, supply, empty_us, loss_s);
}

/** lobby_look_advise_care: which machines to see to first */
void
lobby_look_advise_care (LobbyLook *look)
{
  for (guint i = 0; look->moment.devices_known && look->branch->devices != NULL && i < look->branch->devices->len; i++)
    {
      const LobbyDevicePlan *plan = g_ptr_array_index (look->branch->devices, i);
      const LobbyDeviceRecord *device = lobby_state_get_device (look->state, plan->id);

      if (device == NULL)
        continue;
      consider_repair (look, plan, device);
      consider_restock (look, plan, device);
    }
}
