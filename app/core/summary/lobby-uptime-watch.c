/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds up the time between two events with the state that held then. */
#include "config.h"

#include "lobby-uptime-watch.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

struct _LobbyUptimeWatch
{
  GArray *devices; /* (owned) (element-type LobbyDeviceTime): by first sight */
  gint64 seen_us;  /* up to where time is added up; 0 before the first event */
  gint64 open_us;
  gint64 gap_us;
  GArray *gaps;  /* (owned) (element-type LobbyDaySpan) */
  GArray *steps; /* (owned) (element-type LobbyOpenStep) */
};

static void
clear_device (gpointer one)
{
  g_free (((LobbyDeviceTime *) one)->device);
}

/** lobby_uptime_watch_new: Returns: (transfer full): a watch that has seen nothing yet */
LobbyUptimeWatch *
lobby_uptime_watch_new (void)
{
  LobbyUptimeWatch *self = g_new0 (LobbyUptimeWatch, 1);

  self->devices = g_array_new (FALSE, TRUE, sizeof (LobbyDeviceTime));
  g_array_set_clear_func (self->devices, clear_device);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));
  self->steps = g_array_new (FALSE, FALSE, sizeof (LobbyOpenStep));
  return self;
}

/** lobby_uptime_watch_free: @self: (nullable): a watch to free */
void
lobby_uptime_watch_free (LobbyUptimeWatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->devices);
  g_array_unref (self->gaps);
  g_array_unref (self->steps);
  g_free (self);
}

static LobbyDeviceTime *
find_device (LobbyUptimeWatch *self, const char *id)
{
  LobbyDeviceTime fresh = { 0 };

  for (guint i = 0; i < self->devices->len; i++)
    {
      LobbyDeviceTime *one = &g_array_index (self->devices, LobbyDeviceTime, i);
      if (g_str_equal (one->device, id))
        return one;
    }
  fresh.device = g_strdup (id);
  g_array_append_val (self->devices, fresh);
  return &g_array_index (self->devices, LobbyDeviceTime, self->devices->len - 1);
}

static void
add_span (LobbyDeviceTime *time, LobbyTerminalState state, gint64 span_us)
{
  time->should_us += span_us;
  time->unknown_us += state == LOBBY_TERMINAL_UNKNOWN ? span_us : 0;
  time->reachable_us += state == LOBBY_TERMINAL_OUT_OF_SERVICE || state == LOBBY_TERMINAL_DEGRADED
                                || state == LOBBY_TERMINAL_IN_SERVICE
                            ? span_us
                            : 0;
  time->any_us += state == LOBBY_TERMINAL_DEGRADED || state == LOBBY_TERMINAL_IN_SERVICE ? span_us : 0;
  time->all_us += state == LOBBY_TERMINAL_IN_SERVICE ? span_us : 0;
}

/* A device may fall silent between two events. */
static void
add_device (LobbyUptimeWatch *self, const LobbyDeviceRecord *device, gint64 silent_us, gint64 from_us, gint64 until_us)
{
  LobbyDeviceTime *time = find_device (self, device->id);
  gint64 silence_us = CLAMP (device->sign_us + silent_us, from_us, until_us);

  if (silence_us > from_us)
    add_span (time, lobby_device_get_terminal_state (device, from_us, silent_us), silence_us - from_us);
  if (until_us > silence_us)
    add_span (time, lobby_device_get_terminal_state (device, silence_us, silent_us), until_us - silence_us);
}

static gboolean
is_link_down (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  for (guint i = 0; branch != NULL && branch->streams != NULL && i < branch->streams->len; i++)
    {
      const LobbyStreamRecord *stream = g_ptr_array_index (branch->streams, i);
      const LobbyLinkRecord *link = lobby_state_get_link (state, stream->id);

      if (link != NULL && link->state != LOBBY_LINK_LIVE && link->state != LOBBY_LINK_POLLING)
        return TRUE;
    }
  return FALSE;
}

/* Opening hours of the day, µs since 1970 UTC. */
static gboolean
get_hours (const LobbyState *state, gint64 *opens_us, gint64 *closes_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  g_autoptr (GTimeZone) zone = branch != NULL && branch->day != NULL ? lobby_zone_new (branch->zone_id) : NULL;

  if (zone == NULL)
    return FALSE;
  *opens_us = lobby_instant_from_local (zone, branch->day, branch->opens);
  *closes_us = lobby_instant_from_local (zone, branch->day, branch->closes);
  return *opens_us < *closes_us;
}

static void
add_gap (LobbyUptimeWatch *self, gint64 from_us, gint64 until_us)
{
  LobbyDaySpan fresh = { from_us, until_us };

  self->gap_us += until_us - from_us;
  if (self->gaps->len > 0 && g_array_index (self->gaps, LobbyDaySpan, self->gaps->len - 1).until_us == from_us)
    g_array_index (self->gaps, LobbyDaySpan, self->gaps->len - 1).until_us = until_us;
  else
    g_array_append_val (self->gaps, fresh);
}

static void
count_open (LobbyUptimeWatch *self, const LobbyState *state, gint64 at_us)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  LobbyOpenStep step = { at_us, 0 };

  for (guint i = 0; i < counters->len; i++)
    step.n_open += ((const LobbyCounterRecord *) g_ptr_array_index (counters, i))->phase == LOBBY_COUNTER_OPEN;
  if (self->steps->len == 0 || g_array_index (self->steps, LobbyOpenStep, self->steps->len - 1).n_open != step.n_open)
    g_array_append_val (self->steps, step);
}

/**
 * lobby_uptime_watch_look:
 * @self: a watch
 * @before: the lobby as it was up to @now_us: before the event of that time is applied
 * @now_us: the time of the next event, or of the end; µs since 1970 UTC
 *
 * Adds up the time since the last look.
 */
void
lobby_uptime_watch_look (LobbyUptimeWatch *self, const LobbyState *before, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (before);
  const GPtrArray *devices = lobby_state_get_devices (before);
  gint64 from_us = self->seen_us, opens_us, closes_us;

  if (now_us <= from_us)
    return;
  self->seen_us = now_us;
  if (from_us != 0)
    count_open (self, before, from_us);
  if (from_us == 0 || !get_hours (before, &opens_us, &closes_us))
    return;
  from_us = MAX (from_us, opens_us);
  now_us = MIN (now_us, closes_us);
  if (from_us >= now_us)
    return;
  gint64 silent_us = branch->policy != NULL && branch->policy->device_silent_s > 0
                         ? branch->policy->device_silent_s * G_USEC_PER_SEC
                         : G_MAXINT64 / 4;
  for (guint i = 0; i < devices->len; i++)
    add_device (self, g_ptr_array_index (devices, i), silent_us, from_us, now_us);
  self->open_us += now_us - from_us;
  if (is_link_down (before))
    add_gap (self, from_us, now_us);
}

/** lobby_uptime_watch_get_devices: Returns: (transfer none) (element-type LobbyDeviceTime): each device */
const GArray *
lobby_uptime_watch_get_devices (const LobbyUptimeWatch *self)
{
  return self->devices;
}

/** lobby_uptime_watch_get_all_devices: Returns: all devices together; its id is %NULL */
LobbyDeviceTime
lobby_uptime_watch_get_all_devices (const LobbyUptimeWatch *self)
{
  LobbyDeviceTime all = { 0 };

  for (guint i = 0; i < self->devices->len; i++)
    {
      const LobbyDeviceTime *one = &g_array_index (self->devices, LobbyDeviceTime, i);

      all.should_us += one->should_us;
      all.unknown_us += one->unknown_us;
      all.reachable_us += one->reachable_us;
      all.any_us += one->any_us;
      all.all_us += one->all_us;
    }
  return all;
}

/** lobby_uptime_watch_get_open: Returns: opening hours that were watched, µs */
gint64
lobby_uptime_watch_get_open (const LobbyUptimeWatch *self)
{
  return self->open_us;
}

/** lobby_uptime_watch_get_gap: Returns: how long, within opening hours, a stream of the branch was not heard, µs */
gint64
lobby_uptime_watch_get_gap (const LobbyUptimeWatch *self)
{
  return self->gap_us;
}

/** lobby_uptime_watch_get_gaps: Returns: (transfer none) (element-type LobbyDaySpan): when that was, in the order of time */
const GArray *
lobby_uptime_watch_get_gaps (const LobbyUptimeWatch *self)
{
  return self->gaps;
}

/** lobby_uptime_watch_get_open_steps: Returns: (transfer none) (element-type LobbyOpenStep): how many counters were open, where it changed */
const GArray *
lobby_uptime_watch_get_open_steps (const LobbyUptimeWatch *self)
{
  return self->steps;
}
