/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a day that are about all of it: devices, diversions, promises, the record; and how numbers are taken
 * together. */
#include "config.h"

#include "lobby-day-figures-private.h"

#include "lobby-ledger.h"
#include "lobby-promises.h"

#include <math.h>

#define LOBBY_DAY_FIGURE_DEFINITION(NAME, id, UNIT, formula, source) { id, LOBBY_UNIT_OF_##UNIT, formula, source },

static const LobbyDayFigureDefinition definitions[] = { LOBBY_DAY_FIGURE_LIST (LOBBY_DAY_FIGURE_DEFINITION) };

/** lobby_day_figure_get_definition: Returns: (transfer none): what a figure is */
const LobbyDayFigureDefinition *
lobby_day_figure_get_definition (LobbyDayFigureKind kind)
{
  g_return_val_if_fail (kind < LOBBY_N_DAY_FIGURES, NULL);
  return &definitions[kind];
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Nearest rank: the smallest value that so many do not pass. */
double
lobby_day_figures_find_quantile (GArray *seconds, double share)
{
  g_array_sort (seconds, compare_doubles);
  guint rank = (guint) ceil (share * seconds->len - 1e-9);
  return g_array_index (seconds, double, CLAMP (rank, 1, seconds->len) - 1);
}

/* Standard deviation of all of them, not of a sample. */
double
lobby_day_figures_measure_spread (const GArray *means)
{
  double sum = 0, squares = 0;

  for (guint i = 0; i < means->len; i++)
    sum += g_array_index (means, double, i);
  double mean = sum / means->len;
  for (guint i = 0; i < means->len; i++)
    squares += (g_array_index (means, double, i) - mean) * (g_array_index (means, double, i) - mean);
  return sqrt (squares / means->len);
}

static void
measure_devices (const LobbyState *state, const LobbyUptimeWatch *watch, LobbyDayFigures *out)
{
  LobbyDeviceTime all = lobby_uptime_watch_get_all_devices (watch);
  const GPtrArray *uses = lobby_state_get_uses (state);
  gint64 n = all.should_us / G_USEC_PER_SEC;
  gint64 worked = 0;

  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_REACHABLE, (double) all.reachable_us / G_USEC_PER_SEC, n);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_ANY_FUNCTION, (double) all.any_us / G_USEC_PER_SEC, n);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_ALL_FUNCTIONS, (double) all.all_us / G_USEC_PER_SEC, n);
  for (guint i = 0; i < uses->len; i++)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i);
      worked += use->ended_us != 0 && !use->failed;
    }
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_SELF_SERVICE, (double) worked,
                               worked + (gint64) out->figures[LOBBY_FIGURE_OF_SERVED].value);
}

static void
measure_diversions (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyDayFigures *out)
{
  g_auto (LobbyLedger) ledger = { 0 };

  lobby_ledger_measure (state, sheet, &ledger);
  const LobbyLedgerFigures *all = &ledger.all;
  const LobbyLedgerBase *base = &ledger.all_base;
  gint64 settled = (gint64) all->n_suggested - all->n_pending - all->n_on_way - all->n_skipped;
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_DIVERSION_RATE, base->n_done, lobby_ledger_base_count (base, TRUE));
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_DIVERSION_RATE_FIT, base->n_done,
                               lobby_ledger_base_count (base, FALSE));
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_FIT, all->n_completed, settled);
  if (all->n_measured > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_SAVED, (double) (all->saved_own_s + all->saved_others_s),
                           all->n_measured);
}

static void
measure_record (const LobbyUptimeWatch *watch, LobbyDayFigures *out)
{
  gint64 open_us = lobby_uptime_watch_get_open (watch);

  if (open_us > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_COMPLETENESS,
                           100 * (1 - (double) lobby_uptime_watch_get_gap (watch) / (double) open_us),
                           open_us / G_USEC_PER_SEC);
}

static void
measure_promises (const LobbyState *state, LobbyDayFigures *out)
{
  g_auto (LobbyPromises) promises = { 0 };

  lobby_promises_measure (state, &promises);
  const LobbyPromiseFigures *own = out->service != NULL ? lobby_promises_get (&promises, out->service) : &promises.all;
  if (own != NULL)
    lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_PROMISES_KEPT, own->n_kept, own->n_due);
}

/**
 * lobby_day_figures_measure:
 * @state: the lobby at any moment of its day
 * @watch: has seen the day up to then
 * @sheet: rules of diversion
 * @service: (nullable): id of a service, %NULL for the whole day
 * @out: (out caller-allocates): borrows @service
 *
 * Works out the figures of a day. What cannot be known, as a mean of nobody, is not known; it is never 0.
 */
void
lobby_day_figures_measure (const LobbyState *state,
                           const LobbyUptimeWatch *watch,
                           const LobbyRuleSheet *sheet,
                           const char *service,
                           LobbyDayFigures *out)
{
  g_return_if_fail (state != NULL && watch != NULL && sheet != NULL && out != NULL);

  *out = (LobbyDayFigures){ .service = service };
  lobby_day_figures_measure_tickets (state, out);
  measure_promises (state, out);
  if (service != NULL)
    return;
  lobby_day_figures_measure_counters (state, out);
  measure_devices (state, watch, out);
  measure_diversions (state, sheet, out);
  lobby_day_figures_measure_people (state, out);
  measure_record (watch, out);
}
