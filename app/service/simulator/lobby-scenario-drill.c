/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario as an open-ended drill: the doors stay open until a minute before midnight, and the crowds of the day come again and again. */
#include "config.h"

#include "lobby-scenario.h"

/* 23:59: as late as the doors of a day can close. */
#define LAST_MINUTE (24 * 60 - 1)

/* What came between opening and closing comes again after closing, as often as there is room. */
static void
repeat_rates (GPtrArray *rates, gint64 opens, gint64 closes)
{
  const guint n = rates != NULL ? rates->len : 0;

  for (gint64 shift = closes - opens; opens + shift < LAST_MINUTE; shift += closes - opens)
    for (guint i = 0; i < n; i++)
      {
        const LobbyRatePoint *point = g_ptr_array_index (rates, i);
        LobbyRatePoint *again;

        if (point->at < opens || point->at > closes || point->at + shift > LAST_MINUTE)
          continue;
        again = lobby_record_copy (&lobby_rate_point_type, point);
        again->at += shift;
        g_ptr_array_add (rates, again);
      }
}

/**
 * lobby_scenario_make_open_ended:
 * @scenario: a kind of day
 *
 * Lets the day go on after closing time, until a minute before midnight of the branch. Until closing time it is the day that it was.
 */
void
lobby_scenario_make_open_ended (LobbyScenario *scenario)
{
  LobbyBranchRecord *branch = scenario->branch;

  if (branch->closes <= branch->opens)
    return;
  for (guint i = 0; scenario->demands != NULL && i < scenario->demands->len; i++)
    repeat_rates (((LobbyDemandPlan *) g_ptr_array_index (scenario->demands, i))->rates, branch->opens, branch->closes);
  for (guint i = 0; scenario->machines != NULL && i < scenario->machines->len; i++)
    repeat_rates (((LobbyMachinePlan *) g_ptr_array_index (scenario->machines, i))->walk_ins, branch->opens,
                  branch->closes);
  for (guint i = 0; branch->counters != NULL && i < branch->counters->len; i++)
    {
      LobbyCounterPlan *plan = g_ptr_array_index (branch->counters, i);
      if (plan->closes >= branch->closes)
        plan->closes = LAST_MINUTE;
    }
  branch->closes = LAST_MINUTE;
}
