/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises kept: what waiting customers were told, compared with what happened. */
#include "config.h"

#include "lobby-promises.h"

#include <math.h>

#define SECOND_US G_GINT64_CONSTANT (1000000)

/* Somebody who was not called, or not in the service that the promise was about. */
static LobbyPromiseOutcome
judge_uncalled (const LobbyPromiseRecord *promise, gint64 until_us, gboolean waits)
{
  if (until_us > promise->at_us + promise->high_s * SECOND_US)
    return LOBBY_PROMISE_LATE;
  return waits ? LOBBY_PROMISE_OPEN : LOBBY_PROMISE_VOID;
}

/**
 * lobby_promise_judge:
 * @promise: what was told
 * @state: the lobby, later
 * @wait_s: (out): from the promise to the call, seconds; -1 for one who was not called
 *
 * Returns: what became of it
 */
LobbyPromiseOutcome
lobby_promise_judge (const LobbyPromiseRecord *promise, const LobbyState *state, double *wait_s)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, promise->ticket);

  *wait_s = -1;
  if (ticket == NULL || ticket->transfers > 0 || ticket->came_back
      || g_strcmp0 (ticket->service, promise->service) != 0)
    return LOBBY_PROMISE_VOID;
  if (ticket->called_us == 0)
    return ticket->phase == LOBBY_TICKET_WAITING ? judge_uncalled (promise, lobby_state_get_time (state), TRUE)
                                                 : judge_uncalled (promise, ticket->ended_us, FALSE);
  *wait_s = (double) (ticket->called_us - promise->at_us) / (double) SECOND_US;
  return *wait_s < (double) promise->low_s    ? LOBBY_PROMISE_EARLY
         : *wait_s > (double) promise->high_s ? LOBBY_PROMISE_LATE
                                              : LOBBY_PROMISE_KEPT;
}

static void
count (const LobbyState *state, const LobbyPromiseRecord *promise, LobbyPromiseFigures *figures)
{
  double wait_s, error_s;
  LobbyPromiseOutcome outcome = lobby_promise_judge (promise, state, &wait_s);
  guint *const counts[] = { &figures->n_kept, &figures->n_early, &figures->n_late, &figures->n_open, &figures->n_void };

  figures->n_promised++;
  *counts[outcome] += 1;
  figures->n_due = figures->n_kept + figures->n_early + figures->n_late;
  if (wait_s < 0)
    return;
  error_s = wait_s - (double) promise->mid_s;
  figures->n_called++;
  figures->error_s += (fabs (error_s) - figures->error_s) / figures->n_called;
  figures->bias_s += (error_s - figures->bias_s) / figures->n_called;
}

static LobbyPromiseFigures *
find_figures (GArray *services, const char *service)
{
  for (guint i = 0; services != NULL && i < services->len; i++)
    if (g_strcmp0 (g_array_index (services, LobbyPromiseFigures, i).service, service) == 0)
      return &g_array_index (services, LobbyPromiseFigures, i);
  return NULL;
}

static void
clear_figures (gpointer figures)
{
  g_free (((LobbyPromiseFigures *) figures)->service);
}

/**
 * lobby_promises_measure:
 * @state: the lobby
 * @out: (out caller-allocates): the figures; free what is in them with lobby_promises_clear()
 */
void
lobby_promises_measure (const LobbyState *state, LobbyPromises *out)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const GPtrArray *promises = lobby_state_get_promises (state);

  *out = (LobbyPromises){ .services = g_array_new (FALSE, TRUE, sizeof (LobbyPromiseFigures)) };
  g_array_set_clear_func (out->services, clear_figures);
  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      g_array_append_val (out->services, ((LobbyPromiseFigures){ .service = g_strdup (service->id) }));
    }
  for (guint i = 0; i < promises->len; i++)
    {
      const LobbyPromiseRecord *promise = g_ptr_array_index (promises, i);
      LobbyPromiseFigures *figures = find_figures (out->services, promise->service);
      count (state, promise, &out->all);
      if (figures != NULL)
        count (state, promise, figures);
    }
}

/** lobby_promises_clear: frees what is in @promises, which may be all zero */
void
lobby_promises_clear (LobbyPromises *promises)
{
  g_clear_pointer (&promises->services, g_array_unref);
}

/** lobby_promises_get: Returns: (transfer none) (nullable): the figures of @service; of all for %NULL */
const LobbyPromiseFigures *
lobby_promises_get (const LobbyPromises *promises, const char *service)
{
  return service == NULL ? &promises->all : find_figures (promises->services, service);
}

/** lobby_promises_get_kept_percent: Returns: share of the settled promises that were kept, percent; -1 without any */
int
lobby_promises_get_kept_percent (const LobbyPromiseFigures *figures)
{
  return figures->n_due > 0 ? (int) ((200 * figures->n_kept + figures->n_due) / (2 * figures->n_due)) : -1;
}
