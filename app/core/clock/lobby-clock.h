/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_CLOCK (lobby_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (LobbyClock, lobby_clock, LOBBY, CLOCK, GObject)

/**
 * LobbyClockClass:
 * @get_now: branch time, µs since 1970 UTC; never goes backwards
 * @get_monotonic: time of this machine that nobody can set, µs; for ages and deadlines
 */
struct _LobbyClockClass
{
  GObjectClass parent_class;

  gint64 (*get_now) (LobbyClock *self);
  gint64 (*get_monotonic) (LobbyClock *self);
};

/* Signal "ticked": about once a second of this machine (manual clock: whenever it is moved). */
gint64 lobby_clock_get_now (LobbyClock *self);
gint64 lobby_clock_get_monotonic (LobbyClock *self);
void lobby_clock_tick (LobbyClock *self);

G_END_DECLS
