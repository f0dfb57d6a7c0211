/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a day that are about tickets and counters. */
#include "config.h"

#include "lobby-day-figures-private.h"

#include "lobby-instant.h"
#include "lobby-service-level.h"
#include "lobby-zone.h"

#define HOURS 24

typedef struct
{
  GArray *waits;   /* (owned) (element-type double): first waits, seconds */
  GArray *seconds; /* (owned) (element-type double): second waits */
  double served_wait_s;
  double handled_s;
  gint64 n_issued;
  gint64 n_served;
  gint64 n_diverted;
  gint64 n_abandoned;
  gint64 n_no_show;
  gint64 n_first_contact;
  double hour_s[HOURS];
  gint64 hour_n[HOURS];
} Tickets;

static double
get_seconds (gint64 span_us)
{
  return (double) MAX (span_us, 0) / G_USEC_PER_SEC;
}

/* The wait that the customer had when first called; a recall does not make it longer, a transfer begins another one. */
static gboolean
get_first_wait (const LobbyTicketRecord *ticket, double *wait_s)
{
  if (ticket->transfers > 0)
    *wait_s = get_seconds (ticket->first_wait_us);
  else if (ticket->called_us != 0)
    *wait_s = get_seconds (ticket->called_us - ticket->issued_us);
  else
    return FALSE;
  return TRUE;
}

static void
count_wait (Tickets *tickets, const LobbyTicketRecord *ticket, GTimeZone *zone)
{
  double wait_s, second_s = get_seconds (ticket->called_us - ticket->queued_us);
  gint64 since_us = ticket->issued_us - lobby_instant_day_start (ticket->issued_us, zone);
  guint hour = (guint) CLAMP (since_us / LOBBY_HOUR_US, 0, HOURS - 1);

  if (!get_first_wait (ticket, &wait_s))
    return;
  g_array_append_val (tickets->waits, wait_s);
  tickets->hour_s[hour] += wait_s;
  tickets->hour_n[hour]++;
  if (ticket->phase == LOBBY_TICKET_FINISHED)
    tickets->served_wait_s += wait_s;
  if (ticket->transfers > 0 && ticket->called_us != 0)
    g_array_append_val (tickets->seconds, second_s);
}

static void
count_ticket (Tickets *tickets, const LobbyTicketRecord *ticket, GTimeZone *zone)
{
  tickets->n_issued++;
  tickets->n_served += ticket->phase == LOBBY_TICKET_FINISHED;
  tickets->n_diverted += ticket->phase == LOBBY_TICKET_DIVERTED;
  tickets->n_abandoned += ticket->phase == LOBBY_TICKET_ABANDONED;
  tickets->n_no_show += ticket->phase == LOBBY_TICKET_NO_SHOW;
  tickets->n_first_contact += ticket->phase == LOBBY_TICKET_FINISHED && ticket->resolved;
  if (ticket->phase == LOBBY_TICKET_FINISHED && ticket->serving_us != 0)
    tickets->handled_s += get_seconds (ticket->ended_us - ticket->serving_us);
  count_wait (tickets, ticket, zone);
}

static double
find_mean (const GArray *seconds)
{
  double sum = 0;

  for (guint i = 0; i < seconds->len; i++)
    sum += g_array_index (seconds, double, i);
  return sum / seconds->len;
}

static void
tell_waits (Tickets *tickets, LobbyDayFigures *out)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = tickets->waits->len;

  for (guint i = 0; i < HOURS; i++)
    {
      double mean_s = tickets->hour_n[i] > 0 ? tickets->hour_s[i] / (double) tickets->hour_n[i] : 0;
      if (tickets->hour_n[i] > 0)
        g_array_append_val (hours, mean_s);
    }
  if (hours->len > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_SPREAD_HOURS, lobby_day_figures_measure_spread (hours), hours->len);
  if (tickets->seconds->len > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_SECOND_WAIT_MEAN, find_mean (tickets->seconds), tickets->seconds->len);
  if (n == 0)
    return;
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_WAIT_MEAN, find_mean (tickets->waits), n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_WAIT_P50, lobby_day_figures_find_quantile (tickets->waits, 0.5), n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_WAIT_P90, lobby_day_figures_find_quantile (tickets->waits, 0.9), n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_WAIT_MAX, lobby_day_figures_find_quantile (tickets->waits, 1), n);
}

static void
tell_level (const LobbyState *state, LobbyDayFigures *out, LobbyDayFigureKind kind, LobbyLevelBase base)
{
  LobbyServiceLevel level = lobby_service_level_measure (state, out->service, base);

  lobby_day_figures_set_share (out, kind, level.within, level.base);
}

static void
tell_tickets (const LobbyState *state, Tickets *tickets, LobbyDayFigures *out)
{
  gint64 n = tickets->n_issued, n_served = tickets->n_served;

  lobby_day_figures_set (out, LOBBY_FIGURE_OF_CUSTOMERS, (double) n, n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_SERVED, (double) n_served, n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_DIVERTED, (double) tickets->n_diverted, n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_ABANDONED, (double) tickets->n_abandoned, n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_NO_SHOW, (double) tickets->n_no_show, n);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_ABANDONMENT, (double) (tickets->n_abandoned + tickets->n_no_show),
                               n);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_FIRST_CONTACT, (double) tickets->n_first_contact, n_served);
  if (n_served > 0)
    {
      lobby_day_figures_set (out, LOBBY_FIGURE_OF_ASA, tickets->served_wait_s / (double) n_served, n_served);
      lobby_day_figures_set (out, LOBBY_FIGURE_OF_HANDLE_MEAN, tickets->handled_s / (double) n_served, n_served);
    }
  tell_waits (tickets, out);
  tell_level (state, out, LOBBY_FIGURE_OF_LEVEL_AGAINST, LOBBY_LEVEL_BASE_AGAINST);
  tell_level (state, out, LOBBY_FIGURE_OF_LEVEL_IGNORED, LOBBY_LEVEL_BASE_IGNORED);
  tell_level (state, out, LOBBY_FIGURE_OF_LEVEL_FOR, LOBBY_LEVEL_BASE_FOR);
}

/* Tickets, of one service or of all. */
void
lobby_day_figures_measure_tickets (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *all = lobby_state_get_tickets (state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  g_autoptr (GTimeZone) zone = branch != NULL ? lobby_zone_new (branch->zone_id) : NULL;
  Tickets tickets = { .waits = g_array_new (FALSE, FALSE, sizeof (double)),
                      .seconds = g_array_new (FALSE, FALSE, sizeof (double)) };

  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  for (guint i = 0; i < all->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (all, i);

      if (out->service == NULL || g_strcmp0 (ticket->service, out->service) == 0)
        count_ticket (&tickets, ticket, zone);
    }
  tell_tickets (state, &tickets, out);
  g_array_unref (tickets.waits);
  g_array_unref (tickets.seconds);
}

/* ---- Counters ---- */

static gint64
measure_rostered (const LobbyState *state, const LobbyCounterPlan *plan, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  g_autoptr (GTimeZone) zone = branch->day != NULL ? lobby_zone_new (branch->zone_id) : NULL;

  if (zone == NULL || plan->opens >= plan->closes)
    return 0;
  gint64 from_us = lobby_instant_from_local (zone, branch->day, plan->opens);
  gint64 until_us = lobby_instant_from_local (zone, branch->day, plan->closes);
  return MAX (MIN (until_us, now_us) - from_us, 0);
}

/* Mean service time of each counter that served anybody. */
static void
measure_evenness (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *counters = lobby_state_get_counters (state), *tickets = lobby_state_get_tickets (state);
  g_autoptr (GArray) means = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      double sum_s = 0;
      guint n = 0;

      for (guint k = 0; k < tickets->len; k++)
        {
          const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, k);
          if (ticket->phase != LOBBY_TICKET_FINISHED || g_strcmp0 (ticket->counter, counter->id) != 0)
            continue;
          sum_s += get_seconds (ticket->ended_us - ticket->serving_us);
          n++;
        }
      sum_s = n > 0 ? sum_s / n : 0;
      if (n > 0)
        g_array_append_val (means, sum_s);
    }
  if (means->len > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_SPREAD_COUNTERS, lobby_day_figures_measure_spread (means), means->len);
}

/* Counters of the branch. Open beyond the roster does not make the open rate more than whole. */
void
lobby_day_figures_measure_counters (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  gint64 now_us = lobby_state_get_time (state), open_us = 0, serving_us = 0, rostered_us = 0, kept_us = 0;

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      const LobbyCounterPlan *plan = lobby_state_get_counter_plan (state, counter->id);
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, counter->ticket);
      gint64 own_us = counter->open_total_us
                      + (counter->phase == LOBBY_COUNTER_OPEN ? MAX (now_us - counter->since_us, 0) : 0);
      gint64 plan_us = plan != NULL ? measure_rostered (state, plan, now_us) : 0;

      open_us += own_us;
      serving_us += counter->serving_total_us;
      if (ticket != NULL && ticket->phase == LOBBY_TICKET_SERVING)
        serving_us += MAX (now_us - ticket->serving_us, 0);
      rostered_us += plan_us;
      kept_us += MIN (own_us, plan_us);
    }
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_COUNTERS_BUSY, (double) serving_us / G_USEC_PER_SEC,
                               open_us / G_USEC_PER_SEC);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_OPEN_RATE, (double) kept_us / G_USEC_PER_SEC,
                               rostered_us / G_USEC_PER_SEC);
  measure_evenness (state, out);
}
