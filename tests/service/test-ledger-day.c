/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ledger says that a diversion saved, against the same simulated day without it: customers, tellers and dice are
 * the same in both, so that the difference is the diversion's alone. */
#include "config.h"

#include "decision-desk.h"

#include "lobby-ledger.h"

#define N_SEEDS 40

/* Returns: (transfer full): the fifth in the line of A or the first after it whom a recycler could serve */
static char *
find_somebody (TestDay *day)
{
  const GPtrArray *waiting = lobby_state_get_waiting (day->state, "A");

  for (guint i = 4; i < waiting->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (waiting, i);
      if (g_strcmp0 (ticket->transaction, "withdraw") == 0 && ticket->amount_cny < 15000 && !ticket->elderly
          && !ticket->needs_help)
        return g_strdup (ticket->id);
    }
  return NULL;
}

static void
begin (TestDay *day, guint64 seed)
{
  test_day_begin (day, "pension-day", seed);
  lobby_simulator_set_manager_until (day->simulator, 0);
  test_day_run_to (day, "10:00");
}

/* Returns: whether the ticket was done at the machine */
static gboolean
divert (TestDay *day, const char *ticket)
{
  g_autofree char *rest = g_strdup_printf ("\"ticket\":\"%s\",\"device\":\"CRS-1\",\"rule\":\"S3-1-withdraw\"", ticket);

  return desk_show (day, "10:00", "d", "divert", rest) && desk_decide (day, "10:00", "d", "accepted", NULL);
}

static gint64
find_start (TestDay *day, const char *ticket)
{
  const GPtrArray *uses = lobby_state_get_uses (day->state);

  for (guint i = 0; i < uses->len; i++)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i);
      if (g_strcmp0 (use->ticket, ticket) == 0)
        return use->started_us;
    }
  g_assert_not_reached ();
}

/* @said_s: what the ledger says; @real_s: call without the diversion less start at the machine with it.
 * Returns: whether the customer was done at the machine, and would have been called */
static gboolean
compare (guint64 seed, double *said_s, double *real_s)
{
  g_auto (LobbyLedger) ledger = { 0 };
  g_autofree char *id = NULL;
  TestDay with, without;
  gboolean done;

  begin (&with, seed);
  begin (&without, seed);
  id = find_somebody (&with);
  done = id != NULL && divert (&with, id);
  test_day_run_out (&with);
  test_day_run_out (&without);
  lobby_ledger_measure (with.state, NULL, &ledger);
  done = done && ledger.all.n_measured == 1 && lobby_state_get_ticket (without.state, id)->called_us != 0;
  if (done)
    {
      *said_s = (double) ledger.all.saved_own_s;
      *real_s = (double) (lobby_state_get_ticket (without.state, id)->called_us - find_start (&with, id)) / 1e6;
    }
  test_day_end (&with);
  test_day_end (&without);
  return done;
}

/* The slots tell to the second when the customer would have been called, unless the rest of that day went another way
 * before: a later arrival meets another machine, another teller has a break. Then the mean is still right. */
static void
test_against_the_day_without_it (void)
{
  double said_sum = 0, real_sum = 0;
  guint n = 0, n_exact = 0;

  for (guint64 seed = 1; seed <= N_SEEDS; seed++)
    {
      double said_s, real_s;
      if (!compare (seed, &said_s, &real_s))
        continue;
      n++;
      n_exact += said_s > real_s - 2 && said_s < real_s + 2;
      said_sum += said_s;
      real_sum += real_s;
      g_test_message ("seed %d: %.0f s said, %.0f s real", (int) seed, said_s, real_s);
    }
  g_test_message ("mean of %u: %.0f s said, %.0f s real", n, said_sum / n, real_sum / n);
  g_assert_cmpuint (n, >=, N_SEEDS / 3);
  g_assert_cmpuint (n_exact, >=, n * 4 / 5);
  g_assert_cmpfloat (said_sum, >, 0.85 * real_sum);
  g_assert_cmpfloat (said_sum, <, 1.15 * real_sum);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger-day/against-the-day-without-it", test_against_the_day_without_it);
  return g_test_run ();
}
