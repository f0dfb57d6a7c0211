/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the state at the end of a day does not tell any more: for how long devices could do what, and for how long nothing
 * was heard. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyDeviceTime:
 * @device: (nullable): id of the device, %NULL for all devices together
 * @should_us: opening hours so far, µs
 * @unknown_us: of these, without a life sign
 * @reachable_us: heard of, connected and not in a supervisor's hands
 * @any_us: could do something: in service or degraded
 * @all_us: could do everything: in service
 *
 * The three published meanings of availability (standards.md 1.3) are the last three ÷ @should_us. Unknown is not up.
 */
typedef struct
{
  char *device;
  gint64 should_us;
  gint64 unknown_us;
  gint64 reachable_us;
  gint64 any_us;
  gint64 all_us;
} LobbyDeviceTime;

/**
 * LobbyDaySpan:
 * @from_us: µs since 1970 UTC
 * @until_us: its end
 */
typedef struct
{
  gint64 from_us;
  gint64 until_us;
} LobbyDaySpan;

/**
 * LobbyOpenStep:
 * @at_us: µs since 1970 UTC
 * @n_open: counters open from then on
 */
typedef struct
{
  gint64 at_us;
  guint n_open;
} LobbyOpenStep;

typedef struct _LobbyUptimeWatch LobbyUptimeWatch;

LobbyUptimeWatch *lobby_uptime_watch_new (void);
void lobby_uptime_watch_free (LobbyUptimeWatch *self);
void lobby_uptime_watch_look (LobbyUptimeWatch *self, const LobbyState *before, gint64 now_us);
const GArray *lobby_uptime_watch_get_devices (const LobbyUptimeWatch *self);
LobbyDeviceTime lobby_uptime_watch_get_all_devices (const LobbyUptimeWatch *self);
gint64 lobby_uptime_watch_get_open (const LobbyUptimeWatch *self);
gint64 lobby_uptime_watch_get_gap (const LobbyUptimeWatch *self);
const GArray *lobby_uptime_watch_get_gaps (const LobbyUptimeWatch *self);
const GArray *lobby_uptime_watch_get_open_steps (const LobbyUptimeWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyUptimeWatch, lobby_uptime_watch_free)

G_END_DECLS
