/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges that follow today's own misses, with numbers worked out by hand: ln stretch = 3 × (missed − a tenth) ÷ (cases + 6),
 * a case of half an hour ago counting half, one of another service a quarter. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-instant.h"
#include "lobby-promise-stretch.h"

#include <math.h>

#define PROMISES 6

static gint64
at (const char *time)
{
  g_autofree char *text = g_strdup_printf ("2025-11-17T%sZ", time);
  gint64 at_us;

  g_assert_true (lobby_instant_parse (text, &at_us));
  return at_us;
}

/* Six customers of service A were told five to ten minutes at 9:00:10. */
static LobbyState *
make_day (void)
{
  LobbyState *state = lobby_floor_make_state ();

  for (guint i = 1; i <= PROMISES; i++)
    {
      g_autofree char *issued = g_strdup_printf ("{\"ticket\":\"A00%u\",\"service\":\"A\"}", i);
      g_autofree char *told = g_strdup_printf (
          "{\"ticket\":\"A00%u\",\"service\":\"A\",\"at\":\"2025-11-17T09:00:10Z\","
          "\"lowSeconds\":300,\"midSeconds\":420,\"highSeconds\":600}",
          i);
      lobby_floor_play (state, "09:00:00", "ticket.issued", issued);
      lobby_floor_play (state, "09:00:10", "console.ticket-promised", told);
    }
  return state;
}

static void
call_all (LobbyState *state, const char *time)
{
  for (guint i = 1; i <= PROMISES; i++)
    {
      g_autofree char *called = g_strdup_printf ("{\"ticket\":\"A00%u\",\"counter\":\"1\"}", i);
      lobby_floor_play (state, time, "ticket.called", called);
    }
}

#define assert_stretch(state, service, time, low_log, high_log) \
  G_STMT_START \
  { \
    LobbyPromiseStretch stretch = lobby_promise_stretch_measure (state, service, at (time)); \
    g_assert_cmpfloat_with_epsilon (log (stretch.low), low_log, 1e-9); \
    g_assert_cmpfloat_with_epsilon (log (stretch.high), high_log, 1e-9); \
  } \
  G_STMT_END

static void
test_nothing_due (void)
{
  g_autoptr (LobbyState) state = make_day ();

  assert_stretch (state, "A", "09:05:00", 0, 0);
}

static void
test_all_late (void)
{
  g_autoptr (LobbyState) state = make_day ();

  call_all (state, "09:20:00"); /* known to be late from 9:10:10 on */
  assert_stretch (state, "A", "09:10:10", 0, 3 * 5.4 / 12);
  assert_stretch (state, "A", "09:40:10", 0, 3 * 2.7 / 9);
  assert_stretch (state, "B", "09:10:10", 0, 3 * 1.35 / 7.5);
}

static void
test_all_early (void)
{
  g_autoptr (LobbyState) state = make_day ();

  call_all (state, "09:03:10");
  assert_stretch (state, "A", "09:03:10", 3 * 5.4 / 12, 0);
}

static void
test_kept_is_as_it_was (void)
{
  g_autoptr (LobbyState) state = make_day ();

  call_all (state, "09:07:10");
  assert_stretch (state, "A", "09:07:10", 0, 0); /* never narrower than what was foreseen */
}

static void
test_apply (void)
{
  LobbySpan span = lobby_promise_stretch_apply ((LobbyPromiseStretch){ 3, 2 }, (LobbySpan){ 300, 420, 600 });

  g_assert_cmpfloat_with_epsilon (span.low_s, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (span.mid_s, 420, 1e-9);
  g_assert_cmpfloat_with_epsilon (span.high_s, 780, 1e-9);
  span = lobby_promise_stretch_apply ((LobbyPromiseStretch){ 4, 1 }, (LobbySpan){ 300, 420, 600 });
  g_assert_cmpfloat_with_epsilon (span.low_s, 0, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/promise-stretch/nothing-due", test_nothing_due);
  g_test_add_func ("/promise-stretch/all-late", test_all_late);
  g_test_add_func ("/promise-stretch/all-early", test_all_early);
  g_test_add_func ("/promise-stretch/kept-is-as-it-was", test_kept_is_as_it_was);
  g_test_add_func ("/promise-stretch/apply", test_apply);
  return g_test_run ();
}
