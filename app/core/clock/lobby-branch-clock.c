/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch's clock as this console believes it to be: monotonic time plus an offset learned from the service, so that
 * waits are right although two machines disagree. In a simulated day it runs at the simulator's rate. */
#include "config.h"

#include "lobby-branch-clock.h"

/* A correction up to this is taken by holding the clock still; a larger step back is a new day or another branch. */
#define HOLD_LIMIT_US (G_GINT64_CONSTANT (5) * 1000000)

struct _LobbyBranchClock
{
  LobbyClock parent_instance;

  gboolean adjusted;
  gint64 anchor_branch_us;
  gint64 anchor_monotonic_us;
  double rate;
  gint64 latest_us; /* the clock never says less than it has said */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (LobbyBranchClock, lobby_branch_clock, LOBBY_TYPE_CLOCK)

static gint64
believed_us (LobbyBranchClock *self, gint64 monotonic_us)
{
  if (!self->adjusted)
    return g_get_real_time ();
  return self->anchor_branch_us + (gint64) ((double) (monotonic_us - self->anchor_monotonic_us) * self->rate);
}

static gint64
lobby_branch_clock_get_now (LobbyClock *clock)
{
  LobbyBranchClock *self = LOBBY_BRANCH_CLOCK (clock);

  self->latest_us = MAX (self->latest_us, believed_us (self, g_get_monotonic_time ()));
  return self->latest_us;
}

static gint64
lobby_branch_clock_get_monotonic (LobbyClock *clock)
{
  return g_get_monotonic_time ();
}

static gboolean
tick_cb (gpointer data)
{
  lobby_clock_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
lobby_branch_clock_dispose (GObject *object)
{
  LobbyBranchClock *self = LOBBY_BRANCH_CLOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  G_OBJECT_CLASS (lobby_branch_clock_parent_class)->dispose (object);
}

static void
lobby_branch_clock_class_init (LobbyBranchClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_branch_clock_dispose;
  LOBBY_CLOCK_CLASS (klass)->get_now = lobby_branch_clock_get_now;
  LOBBY_CLOCK_CLASS (klass)->get_monotonic = lobby_branch_clock_get_monotonic;
}

static void
lobby_branch_clock_init (LobbyBranchClock *self)
{
  self->rate = 1;
}

/** lobby_branch_clock_new: Returns: (transfer full): a clock that shows this machine's time until it is adjusted */
LobbyBranchClock *
lobby_branch_clock_new (void)
{
  return g_object_new (LOBBY_TYPE_BRANCH_CLOCK, NULL);
}

/**
 * lobby_branch_clock_adjust:
 * @self: the clock
 * @branch_us: what the branch's clock showed, µs since 1970 UTC
 * @at_monotonic_us: when it showed that, in this machine's monotonic time
 * @rate: how fast the branch's clock runs, 1 in real life
 */
void
lobby_branch_clock_adjust (LobbyBranchClock *self, gint64 branch_us, gint64 at_monotonic_us, double rate)
{
  g_return_if_fail (LOBBY_IS_BRANCH_CLOCK (self));
  g_return_if_fail (rate >= 0);

  self->adjusted = TRUE;
  self->anchor_branch_us = branch_us;
  self->anchor_monotonic_us = at_monotonic_us;
  self->rate = rate;

  gint64 now = believed_us (self, g_get_monotonic_time ());
  if (self->latest_us - now > (gint64) ((double) HOLD_LIMIT_US * MAX (rate, 1)))
    self->latest_us = now;
}

/** lobby_branch_clock_start_ticking: lets it emit #LobbyClock::ticked once a second */
void
lobby_branch_clock_start_ticking (LobbyBranchClock *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_CLOCK (self));

  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

/** lobby_branch_clock_get_offset: Returns: branch time minus this machine's own, µs; meaningless in a simulated day */
gint64
lobby_branch_clock_get_offset (LobbyBranchClock *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLOCK (self), 0);
  return believed_us (self, g_get_monotonic_time ()) - g_get_real_time ();
}

/** lobby_branch_clock_is_adjusted: Returns: whether the branch's time is known */
gboolean
lobby_branch_clock_is_adjusted (LobbyBranchClock *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLOCK (self), FALSE);
  return self->adjusted;
}

/** lobby_branch_clock_get_rate: Returns: how fast the branch's clock runs */
double
lobby_branch_clock_get_rate (LobbyBranchClock *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLOCK (self), 1);
  return self->rate;
}
