/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a day, from its tickets alone. */
#include "config.h"

#include "lobby-day-series.h"
#include "lobby-day-figures-private.h"

/** lobby_ticket_get_wait_end: Returns: when the wait for the present service was over, or @until_us while it lasts; µs since 1970 UTC */
gint64
lobby_ticket_get_wait_end (const LobbyTicketRecord *ticket, gint64 until_us)
{
  gint64 end_us = ticket->called_us != 0 ? ticket->called_us : ticket->ended_us;

  return end_us != 0 ? MIN (end_us, until_us) : until_us;
}

static LobbyWaitSample
measure_sample (const LobbyState *state, const char *service, gint64 at_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (double));
  LobbyWaitSample sample = { .at_us = at_us };

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      double wait_s = (double) (ticket->called_us - ticket->queued_us) / G_USEC_PER_SEC;
      if (ticket->called_us > at_us - LOBBY_SERIES_WINDOW_US && ticket->called_us <= at_us
          && (service == NULL || g_strcmp0 (ticket->service, service) == 0))
        g_array_append_val (waits, wait_s);
    }
  sample.n = waits->len;
  if (sample.n > 0)
    {
      sample.median_s = lobby_day_figures_find_quantile (waits, 0.5);
      sample.p90_s = lobby_day_figures_find_quantile (waits, 0.9);
    }
  return sample;
}

/**
 * lobby_day_series_measure_waits:
 * @state: the lobby
 * @service: (nullable): id of a service, %NULL for all
 * @from_us: µs since 1970 UTC
 * @until_us: the end, at most a day later
 *
 * Returns: (transfer full) (element-type LobbyWaitSample): what those had waited who were called, every five minutes of the
 *   quarter of an hour before
 */
GArray *
lobby_day_series_measure_waits (const LobbyState *state, const char *service, gint64 from_us, gint64 until_us)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (LobbyWaitSample));

  for (gint64 at_us = from_us; at_us <= until_us; at_us += LOBBY_SERIES_STEP_US)
    {
      LobbyWaitSample sample = measure_sample (state, service, at_us);
      g_array_append_val (samples, sample);
    }
  return samples;
}

/**
 * lobby_day_series_measure_pressure:
 * @state: the lobby
 * @service: one of its services
 * @from_us: start of a cell, µs since 1970 UTC
 * @until_us: its end, or the present moment in the last one
 *
 * Returns: how hard the cell was
 */
LobbyPressure
lobby_day_series_measure_pressure (const LobbyState *state,
                                   const LobbyServiceRecord *service,
                                   gint64 from_us,
                                   gint64 until_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  LobbyPressure pressure = { 0 };

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      gint64 end_us = lobby_ticket_get_wait_end (ticket, until_us);
      if (g_strcmp0 (ticket->service, service->id) != 0 || ticket->queued_us >= until_us || end_us <= from_us)
        continue;
      pressure.n++;
      pressure.longest_s = MAX (pressure.longest_s, (double) (end_us - ticket->queued_us) / G_USEC_PER_SEC);
    }
  if (service->target_s > 0)
    pressure.percent = 100 * pressure.longest_s / (double) service->target_s;
  return pressure;
}

/* What its customers waited beyond the target, all together; of two that kept it, the one with more customers is harder. */
static double
measure_hardness (const LobbyState *state, const LobbyServiceRecord *service, gint64 until_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  double hardness = 0;

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      double wait_s;
      if (g_strcmp0 (ticket->service, service->id) != 0)
        continue;
      wait_s = (double) (lobby_ticket_get_wait_end (ticket, until_us) - ticket->queued_us) / G_USEC_PER_SEC;
      hardness += 0.001 + (service->target_s > 0 ? MAX (wait_s - (double) service->target_s, 0) : 0);
    }
  return hardness;
}

/** lobby_day_series_find_hardest: Returns: (transfer none) (nullable): the service whose customers waited most beyond its target; %NULL without services */
const LobbyServiceRecord *
lobby_day_series_find_hardest (const LobbyState *state, gint64 until_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const LobbyServiceRecord *hardest = NULL;
  double most = -1;

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      double hardness = measure_hardness (state, service, until_us);
      if (hardness > most)
        {
          most = hardness;
          hardest = service;
        }
    }
  return hardest;
}
