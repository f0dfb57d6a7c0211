/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that moves only when told: tests and replay. */
#include "config.h"

#include "lobby-manual-clock.h"

struct _LobbyManualClock
{
  LobbyClock parent_instance;

  gint64 now_us;
  gint64 monotonic_us;
};

G_DEFINE_FINAL_TYPE (LobbyManualClock, lobby_manual_clock, LOBBY_TYPE_CLOCK)

static gint64
lobby_manual_clock_get_now (LobbyClock *clock)
{
  return LOBBY_MANUAL_CLOCK (clock)->now_us;
}

static gint64
lobby_manual_clock_get_monotonic (LobbyClock *clock)
{
  return LOBBY_MANUAL_CLOCK (clock)->monotonic_us;
}

static void
lobby_manual_clock_class_init (LobbyManualClockClass *klass)
{
  LOBBY_CLOCK_CLASS (klass)->get_now = lobby_manual_clock_get_now;
  LOBBY_CLOCK_CLASS (klass)->get_monotonic = lobby_manual_clock_get_monotonic;
}

static void
lobby_manual_clock_init (LobbyManualClock *self)
{
}

/** lobby_manual_clock_new: @now_us: where it starts. Returns: (transfer full): the clock */
LobbyManualClock *
lobby_manual_clock_new (gint64 now_us)
{
  LobbyManualClock *self = g_object_new (LOBBY_TYPE_MANUAL_CLOCK, NULL);

  self->now_us = now_us;
  return self;
}

/**
 * lobby_manual_clock_set:
 * @self: the clock
 * @now_us: branch time, µs since 1970 UTC; may go back (seeking in a recorded day)
 */
void
lobby_manual_clock_set (LobbyManualClock *self, gint64 now_us)
{
  g_return_if_fail (LOBBY_IS_MANUAL_CLOCK (self));

  self->monotonic_us += MAX (now_us - self->now_us, 0);
  self->now_us = now_us;
  lobby_clock_tick (LOBBY_CLOCK (self));
}

/** lobby_manual_clock_advance: @by_us: how far to move on, µs */
void
lobby_manual_clock_advance (LobbyManualClock *self, gint64 by_us)
{
  g_return_if_fail (LOBBY_IS_MANUAL_CLOCK (self));
  lobby_manual_clock_set (self, self->now_us + by_us);
}
