/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the machines run out of cash, paper or ribbon, and when a bin is full. */
#include "config.h"

#include "lobby-adviser-private.h"

#include "lobby-engine-level.h"

#include <math.h>

#define RUNS 160
/* A recycler takes in what it pays out: of each payment this share is gone for good, at least. */
#define NET_SHARE_MIN 0.05
#define FULL_PERCENT 100.0

typedef struct
{
  const LobbyLook *look;
  const LobbyDeviceRecord *device;
  LobbySupplyKind kind;
  gboolean money;
  GArray *readings; /* (owned) */
  GArray *uses;     /* (owned) */
} Ask;

static double
get_seconds (const LobbyLook *look, gint64 at_us)
{
  return (double) (at_us - look->visits->midnight_us) / G_USEC_PER_SEC;
}

static gint64
get_instant (const LobbyLook *look, double at_s)
{
  return isfinite (at_s) ? look->visits->midnight_us + (gint64) (at_s * G_USEC_PER_SEC) : 0;
}

static void
collect_readings (Ask *ask)
{
  const GPtrArray *levels = lobby_state_get_levels (ask->look->state);

  for (guint i = 0; i < levels->len; i++)
    {
      const LobbyLevelRecord *level = g_ptr_array_index (levels, i);
      LobbyEngineReading reading = { get_seconds (ask->look, level->at_us),
                                     ask->money ? (double) level->amount_cny : level->percent };

      if (level->kind == ask->kind && g_strcmp0 (level->device, ask->device->id) == 0 && reading.level >= 0)
        g_array_append_val (ask->readings, reading);
    }
}

/* Payments out; where money comes in as well, each counts by the share that does not come back. */
static void
collect_payments (Ask *ask)
{
  const GPtrArray *uses = lobby_state_get_uses (ask->look->state);
  double out = 0, in = 0, share;

  for (guint i = 0; i < uses->len; i++)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i);

      if (use->failed || use->ended_us == 0 || g_strcmp0 (use->device, ask->device->id) != 0 || use->amount_cny == 0)
        continue;
      out += MAX ((double) use->amount_cny, 0);
      in += MAX (-(double) use->amount_cny, 0);
      if (use->amount_cny > 0)
        {
          LobbyEngineUse one = { get_seconds (ask->look, use->ended_us), (double) use->amount_cny };
          g_array_append_val (ask->uses, one);
        }
    }
  share = out > 0 ? MAX ((out - in) / out, NET_SHARE_MIN) : 1;
  for (guint i = 0; i < ask->uses->len; i++)
    g_array_index (ask->uses, LobbyEngineUse, i).amount *= share;
}

static LobbyEngineLevelSetup
set_up (const Ask *ask, const LobbySupplyRecord *supply)
{
  const LobbyLook *look = ask->look;
  gboolean rises = ask->kind == LOBBY_SUPPLY_DEPOSIT || ask->kind == LOBBY_SUPPLY_RETRACT;

  return (LobbyEngineLevelSetup){
    .reading = (const LobbyEngineReading *) (gconstpointer) ask->readings->data,
    .n_readings = ask->readings->len,
    .use = ask->uses->len > 0 ? (const LobbyEngineUse *) (gconstpointer) ask->uses->data : NULL,
    .n_uses = ask->uses->len,
    .now_s = look->present.now_s,
    .opens_s = look->branch->opens >= 0 ? (double) look->branch->opens * 60 : 0,
    .closes_s = look->branch->closes > 0 ? (double) look->branch->closes * 60 : 86400,
    .limit = rises ? FULL_PERCENT : 0,
    .capacity = ask->money ? (double) supply->capacity_cny : FULL_PERCENT,
    .rises = rises,
    .n_runs = RUNS,
    .seed = look->seed,
  };
}

static void
tell (const Ask *ask, const LobbyEngineLevelForecast *forecast)
{
  const LobbyLook *look = ask->look;
  LobbySupplyForesight *entry = lobby_foresight_add_supply (look->foresight, ask->device->id, ask->kind);

  entry->known = !forecast->few;
  if (forecast->few)
    return;
  entry->chance = forecast->chance;
  entry->early_us = get_instant (look, forecast->early_s);
  entry->empty_us = get_instant (look, forecast->median_s);
  entry->late_us = get_instant (look, forecast->late_s);
  for (int i = 0; i < forecast->n_marks; i++)
    {
      LobbyLevelMark mark = { get_instant (look, forecast->mark[i].at_s), forecast->mark[i].p10, forecast->mark[i].p50,
                              forecast->mark[i].p90 };
      g_array_append_val (entry->marks, mark);
    }
}

static void
foresee (const LobbyLook *look, const LobbyDeviceRecord *device, const LobbySupplyRecord *supply)
{
  Ask ask = { look, device, supply->kind, supply->kind == LOBBY_SUPPLY_CASH && supply->capacity_cny > 0, NULL, NULL };
  LobbyEngineLevelForecast forecast;
  LobbyEngineLevelSetup setup;

  ask.readings = g_array_new (FALSE, FALSE, sizeof (LobbyEngineReading));
  ask.uses = g_array_new (FALSE, FALSE, sizeof (LobbyEngineUse));
  collect_readings (&ask);
  if (ask.money)
    collect_payments (&ask);
  setup = set_up (&ask, supply);
  if (lobby_engine_level_run (&setup, &forecast))
    tell (&ask, &forecast);
  g_array_unref (ask.readings);
  g_array_unref (ask.uses);
}

/** lobby_look_foresee_supplies: what is in the machines up to closing; of machines nobody hears nothing is foreseen */
void
lobby_look_foresee_supplies (LobbyLook *look)
{
  const GPtrArray *devices = lobby_state_get_devices (look->state);

  for (guint i = 0; look->moment.devices_known && i < devices->len; i++)
    {
      const LobbyDeviceRecord *device = g_ptr_array_index (devices, i);
      LobbyTerminalState terminal = lobby_look_get_terminal (look, device);

      if (terminal == LOBBY_TERMINAL_UNKNOWN || terminal == LOBBY_TERMINAL_OFFLINE)
        continue;
      for (guint k = 0; device->supplies != NULL && k < device->supplies->len; k++)
        foresee (look, device, g_ptr_array_index (device->supplies, k));
    }
}
