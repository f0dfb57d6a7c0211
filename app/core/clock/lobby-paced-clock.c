/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that starts at any moment of any day and runs at any pace: the clock of a simulated branch. Until it is started
 * it shows this machine's time. */
#include "config.h"

#include "lobby-paced-clock.h"

#define TICK_MS 200

struct _LobbyPacedClock
{
  LobbyClock parent_instance;

  gboolean started;
  gint64 anchor_us;
  gint64 anchor_monotonic_us;
  double rate;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (LobbyPacedClock, lobby_paced_clock, LOBBY_TYPE_CLOCK)

static gint64
lobby_paced_clock_get_monotonic (LobbyClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
lobby_paced_clock_get_now (LobbyClock *clock)
{
  LobbyPacedClock *self = LOBBY_PACED_CLOCK (clock);

  if (!self->started)
    return g_get_real_time ();
  return self->anchor_us + (gint64) ((double) (g_get_monotonic_time () - self->anchor_monotonic_us) * self->rate);
}

static gboolean
tick_cb (gpointer data)
{
  lobby_clock_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
lobby_paced_clock_dispose (GObject *object)
{
  LobbyPacedClock *self = LOBBY_PACED_CLOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  G_OBJECT_CLASS (lobby_paced_clock_parent_class)->dispose (object);
}

static void
lobby_paced_clock_class_init (LobbyPacedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_paced_clock_dispose;
  LOBBY_CLOCK_CLASS (klass)->get_now = lobby_paced_clock_get_now;
  LOBBY_CLOCK_CLASS (klass)->get_monotonic = lobby_paced_clock_get_monotonic;
}

static void
lobby_paced_clock_init (LobbyPacedClock *self)
{
  self->rate = 1;
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

/** lobby_paced_clock_new: Returns: (transfer full): a clock that ticks five times a second, and shows this machine's time */
LobbyPacedClock *
lobby_paced_clock_new (void)
{
  return g_object_new (LOBBY_TYPE_PACED_CLOCK, NULL);
}

/**
 * lobby_paced_clock_start:
 * @self: the clock
 * @now_us: what it shows now, µs since 1970 UTC
 * @rate: how fast it runs, 1 in real life; 0 stands still
 */
void
lobby_paced_clock_start (LobbyPacedClock *self, gint64 now_us, double rate)
{
  g_return_if_fail (LOBBY_IS_PACED_CLOCK (self));
  g_return_if_fail (rate >= 0);

  self->started = TRUE;
  self->anchor_us = now_us;
  self->anchor_monotonic_us = g_get_monotonic_time ();
  self->rate = rate;
}

/** lobby_paced_clock_set_rate: @rate: how fast it runs from now on; what it shows does not jump */
void
lobby_paced_clock_set_rate (LobbyPacedClock *self, double rate)
{
  g_return_if_fail (LOBBY_IS_PACED_CLOCK (self));
  lobby_paced_clock_start (self, lobby_clock_get_now (LOBBY_CLOCK (self)), rate);
}

/** lobby_paced_clock_get_rate: Returns: how fast it runs */
double
lobby_paced_clock_get_rate (LobbyPacedClock *self)
{
  g_return_val_if_fail (LOBBY_IS_PACED_CLOCK (self), 1);
  return self->rate;
}
