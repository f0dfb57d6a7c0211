/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a look ahead costs, as ratios to a loop that is calibrated in the same run: full advice for 100 waiting at 20
 * counters with 50 who could go to a machine, and what the screen's own thread pays for it: the copy of the lobby. */
#include "lobby-adviser.h"
#include "lobby-engine-rng.h"
#include "lobby-floor-maker.h"
#include "lobby-rules.h"
#include "lobby-test-day.h"

#include <time.h>

#define N_ROUNDS 10000000
#define N_LOOKS 20
#define N_COPIES 50

static double
get_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Returns: seconds of a loop of logarithms of random numbers */
static double
calibrate (void)
{
  LobbyEngineRng rng;
  double started_s = get_cpu_s (), sum = 0;

  lobby_engine_rng_seed (&rng, 1, 1);
  for (int i = 0; i < N_ROUNDS; i++)
    sum += lobby_engine_rng_exponential (&rng);
  g_assert_cmpfloat_with_epsilon (sum / N_ROUNDS, 1, 0.01);
  return get_cpu_s () - started_s;
}

static void
play (LobbyState *state, const char *time, const char *name, char *data)
{
  g_assert_cmpint (lobby_floor_play (state, time, name, data), ==, LOBBY_APPLY_APPLIED);
  g_free (data);
}

/* A pension day of 20 counters and 60 machines, at half past ten. */
static LobbyState *
make_crowd (void)
{
  static const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  g_autoptr (LobbyState) small = lobby_floor_make_state ();
  LobbySnapshot *snapshot = lobby_state_snapshot (small, areas, 1);
  g_autoptr (LobbyEvent) event = NULL;
  LobbyState *state = lobby_state_new ();

  for (guint i = 3; i <= 20; i++)
    {
      LobbyCounterRecord *counter = lobby_record_copy (&lobby_counter_record_type, snapshot->counters->pdata[0]);
      LobbyCounterPlan *plan = lobby_record_copy (&lobby_counter_plan_type, snapshot->branch->counters->pdata[0]);

      g_free (counter->id);
      g_free (plan->id);
      counter->id = g_strdup_printf ("%u", i);
      plan->id = g_strdup_printf ("%u", i);
      g_ptr_array_add (snapshot->counters, counter);
      g_ptr_array_add (snapshot->branch->counters, plan);
    }
  for (guint i = 2; i <= 60; i++)
    {
      LobbyDeviceRecord *device = lobby_record_copy (&lobby_device_record_type, snapshot->devices->pdata[0]);
      LobbyDevicePlan *plan = lobby_record_copy (&lobby_device_plan_type, snapshot->branch->devices->pdata[0]);

      g_free (device->id);
      g_free (plan->id);
      device->id = g_strdup_printf ("CRS-%u", i);
      plan->id = g_strdup_printf ("CRS-%u", i);
      device->sign_us = lobby_floor_at ("10:30:00");
      g_ptr_array_add (snapshot->devices, device);
      g_ptr_array_add (snapshot->branch->devices, plan);
    }
  event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/crowd", 1, "e1", lobby_floor_at ("08:30:00"), snapshot);
  g_assert_cmpint (lobby_state_apply (state, event, NULL), ==, LOBBY_APPLY_APPLIED);
  for (guint i = 1; i <= 19; i++)
    {
      play (state, "09:00:00", "counter.opened", g_strdup_printf ("{\"counter\":\"%u\"}", i));
      play (state, "10:20:00", "ticket.issued", g_strdup_printf ("{\"ticket\":\"S%03u\",\"service\":\"A\"}", i));
      play (state, "10:28:00", "ticket.called", g_strdup_printf ("{\"ticket\":\"S%03u\",\"counter\":\"%u\"}", i, i));
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *time = g_strdup_printf ("10:%02u:%02u", 10 + i / 6, i % 6 * 10);
      play (state, time, "ticket.issued",
            g_strdup_printf ("{\"ticket\":\"A%03u\",\"service\":\"A\",\"transaction\":\"%s\",\"amountCny\":3000}", i,
                             i % 2 == 0 ? "withdraw" : "change-notes"));
    }
  return state;
}

/* Returns: seconds of one look; the first one, which also works out the supplies, is not counted */
static double
measure_looks (const LobbyState *state, gint64 now_us, const char *name)
{
  g_autoptr (LobbyAdviser) adviser = lobby_adviser_new (1);
  const LobbyAdviserMoment moment = { now_us, now_us, TRUE };
  double started_s;
  guint n_candidates = 0, n_advices = 0;

  lobby_adviser_set_rules (adviser, lobby_rules_get_shipped ());
  lobby_foresight_unref (lobby_adviser_foresee (adviser, state, &moment));
  started_s = get_cpu_s ();
  for (guint i = 0; i < N_LOOKS; i++)
    {
      g_autoptr (LobbyForesight) foresight = lobby_adviser_foresee (adviser, state, &moment);

      n_advices = foresight->advices->len;
      n_candidates = 0;
      for (guint k = 0; k < foresight->tickets->len; k++)
        n_candidates += ((LobbyTicketForesight *) g_ptr_array_index (foresight->tickets, k))->verdict.veto
                        == LOBBY_VETO_NONE;
    }
  g_print ("%s: %u who could go, %u pieces of advice\n", name, n_candidates, n_advices);
  return (get_cpu_s () - started_s) / N_LOOKS;
}

static double
measure_copies (const LobbyState *state)
{
  double started_s = get_cpu_s ();

  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autoptr (LobbyState) copy = lobby_state_copy (state);
      g_assert_nonnull (copy);
    }
  return (get_cpu_s () - started_s) / N_COPIES;
}

int
main (void)
{
  double loop_s = calibrate () / N_ROUNDS, crowd_s, day_s, copy_s, whole_s;
  g_autoptr (LobbyState) crowd = make_crowd ();
  TestDay day;

  crowd_s = measure_looks (crowd, lobby_floor_at ("10:30:00"), "crowd");
  test_day_begin (&day, "pension-day", 147586);
  test_day_run_to (&day, "10:42:06");
  day_s = measure_looks (day.state, test_day_at (&day, "10:42:06"), "pension day");
  copy_s = measure_copies (day.state);
  test_day_run_out (&day);
  whole_s = measure_copies (day.state);
  test_day_end (&day);
  g_print ("full advice, 100 waiting at 20 counters: %.1f ms, %.0f thousand rounds of the loop\n", crowd_s * 1e3,
           crowd_s / loop_s / 1e3);
  g_print ("full advice, the pension day: %.1f ms, %.0f thousand rounds of the loop\n", day_s * 1e3,
           day_s / loop_s / 1e3);
  g_print (
      "copy of the lobby, on the screen's thread: %.0f us at 10:42, %.0f us at the end of the day, one in %.0f of a "
      "look\n",
      copy_s * 1e6, whole_s * 1e6, day_s / copy_s);
  return 0;
}
