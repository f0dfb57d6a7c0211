/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises kept: what customers were told, against a day computed by hand. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-promises.h"

static void
promise (LobbyState *state, const char *ticket, int low_s, int mid_s, int high_s)
{
  g_autofree char *issued = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"%c\"}", ticket, *ticket);
  g_autofree char *told = g_strdup_printf (
      "{\"ticket\":\"%s\",\"service\":\"%c\",\"at\":\"2025-11-17T09:00:10Z\",\"lowSeconds\":%d,\"midSeconds\":%d,"
      "\"highSeconds\":%d}",
      ticket, *ticket, low_s, mid_s, high_s);

  lobby_floor_play (state, "09:00:00", "ticket.issued", issued);
  g_assert_cmpint (lobby_floor_play (state, "09:00:10", "console.ticket-promised", told), ==, LOBBY_APPLY_APPLIED);
}

static void
play (LobbyState *state, const char *time, const char *name, const char *ticket)
{
  g_autofree char *data = g_strdup_printf (
      "{\"ticket\":\"%s\",\"counter\":\"1\",\"service\":\"B\",\"device\":\"CRS-1\"}", ticket);

  g_assert_cmpint (lobby_floor_play (state, time, name, data), ==, LOBBY_APPLY_APPLIED);
}

/* All told at 9:00:10: five to ten minutes, most likely seven. */
static LobbyState *
make_day (void)
{
  static const char *const tickets[] = { "A001", "A002", "A003", "A004", "A005", "A006", "A007", "A008", "B001" };
  LobbyState *state = lobby_floor_make_state ();

  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    promise (state, tickets[i], 300, 420, 600);
  play (state, "09:04:10", "ticket.called", "A001");      /* 240 s: early, by 180 */
  play (state, "09:05:00", "ticket.diverted", "A004");    /* nothing to compare */
  play (state, "09:05:00", "ticket.abandoned", "A005");   /* the same: before the range had passed */
  play (state, "09:05:00", "ticket.transferred", "A006"); /* the same: another service */
  play (state, "09:05:10", "ticket.called", "A002");      /* 300 s: kept, on its edge; by 120 */
  play (state, "09:10:10", "ticket.called", "B001");      /* 600 s: kept, on its edge; by 180 */
  return state;
}

static void
test_kept_early_late (void)
{
  g_autoptr (LobbyState) state = make_day ();
  g_auto (LobbyPromises) promises = { 0 };

  play (state, "09:10:11", "ticket.called", "A003"); /* 601 s: late, by 181 */
  play (state, "09:10:12", "ticket.abandoned", "A007");
  lobby_promises_measure (state, &promises);
  const LobbyPromiseFigures *all = lobby_promises_get (&promises, NULL);
  g_assert_cmpuint (all->n_promised, ==, 9);
  g_assert_cmpuint (all->n_kept, ==, 2);
  g_assert_cmpuint (all->n_early, ==, 1);
  g_assert_cmpuint (all->n_late, ==, 3); /* A003; A007, who left too late; A008, who still waits too long */
  g_assert_cmpuint (all->n_due, ==, 6);
  g_assert_cmpuint (all->n_open, ==, 0);
  g_assert_cmpuint (all->n_void, ==, 3);
  g_assert_cmpuint (all->n_called, ==, 4);
  g_assert_cmpfloat_with_epsilon (all->error_s, (180 + 120 + 180 + 181) / 4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (all->bias_s, (-180 - 120 + 180 + 181) / 4.0, 1e-9);
  g_assert_cmpint (lobby_promises_get_kept_percent (all), ==, 33);
}

static void
test_open_until_the_range_has_passed (void)
{
  g_autoptr (LobbyState) state = make_day ();
  g_auto (LobbyPromises) promises = { 0 };

  lobby_promises_measure (state, &promises);
  g_assert_cmpuint (promises.all.n_open, ==, 3); /* A003, A007, A008 at 9:10:10 */
  g_assert_cmpuint (promises.all.n_due, ==, 3);
}

static void
test_each_service (void)
{
  g_autoptr (LobbyState) state = make_day ();
  g_auto (LobbyPromises) promises = { 0 };

  lobby_promises_measure (state, &promises);
  g_assert_cmpuint (promises.services->len, ==, 3);
  g_assert_cmpuint (lobby_promises_get (&promises, "A")->n_promised, ==, 8);
  g_assert_cmpuint (lobby_promises_get (&promises, "B")->n_kept, ==, 1);
  g_assert_cmpuint (lobby_promises_get (&promises, "V")->n_promised, ==, 0);
  g_assert_cmpint (lobby_promises_get_kept_percent (lobby_promises_get (&promises, "V")), ==, -1);
  g_assert_null (lobby_promises_get (&promises, "X"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/promises/kept-early-late", test_kept_early_late);
  g_test_add_func ("/promises/open-until-the-range-has-passed", test_open_until_the_range_has_passed);
  g_test_add_func ("/promises/each-service", test_each_service);
  return g_test_run ();
}
