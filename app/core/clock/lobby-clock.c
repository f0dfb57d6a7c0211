/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that is asked; which one it is, the composer of the session decides. */
#include "config.h"

#include "lobby-clock.h"

enum
{
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (LobbyClock, lobby_clock, G_TYPE_OBJECT)

static void
lobby_clock_class_init (LobbyClockClass *klass)
{
  /**
   * LobbyClock::ticked:
   *
   * About once a second of this machine; a manual clock emits it whenever it is moved.
   */
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
lobby_clock_init (LobbyClock *self)
{
}

/** lobby_clock_get_now: Returns: branch time, µs since 1970 UTC; never goes backwards */
gint64
lobby_clock_get_now (LobbyClock *self)
{
  g_return_val_if_fail (LOBBY_IS_CLOCK (self), 0);
  return LOBBY_CLOCK_GET_CLASS (self)->get_now (self);
}

/** lobby_clock_get_monotonic: Returns: time of this machine that nobody can set, µs */
gint64
lobby_clock_get_monotonic (LobbyClock *self)
{
  g_return_val_if_fail (LOBBY_IS_CLOCK (self), 0);
  return LOBBY_CLOCK_GET_CLASS (self)->get_monotonic (self);
}

/** lobby_clock_tick: emits #LobbyClock::ticked; for sub-classes */
void
lobby_clock_tick (LobbyClock *self)
{
  g_return_if_fail (LOBBY_IS_CLOCK (self));
  g_signal_emit (self, signals[TICKED], 0);
}
