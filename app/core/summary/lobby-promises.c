/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises kept: what waiting customers were told, compared with what happened. */
#include "config.h"

#include "lobby-promises.h"

#include <math.h>

#define SECOND_US G_GINT64_CONSTANT (1000000)

static void
count_call (LobbyPromiseFigures *figures, const LobbyPromiseRecord *promise, gint64 called_us)
{
  double wait_s = (double) (called_us - promise->at_us) / (double) SECOND_US;
  double error_s = wait_s - (double) promise->mid_s;

  if (wait_s < (double) promise->low_s)
    figures->n_early++;
  else if (wait_s > (double) promise->high_s)
    figures->n_late++;
  else
    figures->n_kept++;
  figures->n_called++;
  figures->error_s += (fabs (error_s) - figures->error_s) / figures->n_called;
  figures->bias_s += (error_s - figures->bias_s) / figures->n_called;
}

/* Somebody who was not called, or not in the service that the promise was about. */
static void
count_uncalled (LobbyPromiseFigures *figures, const LobbyPromiseRecord *promise, gint64 until_us, gboolean waits)
{
  if (until_us > promise->at_us + promise->high_s * SECOND_US)
    figures->n_late++;
  else if (waits)
    figures->n_open++;
  else
    figures->n_void++;
}

static void
count (const LobbyState *state, const LobbyPromiseRecord *promise, LobbyPromiseFigures *figures)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, promise->ticket);

  figures->n_promised++;
  if (ticket == NULL || ticket->transfers > 0 || ticket->came_back
      || g_strcmp0 (ticket->service, promise->service) != 0)
    figures->n_void++;
  else if (ticket->called_us != 0)
    count_call (figures, promise, ticket->called_us);
  else if (ticket->phase == LOBBY_TICKET_WAITING)
    count_uncalled (figures, promise, lobby_state_get_time (state), TRUE);
  else
    count_uncalled (figures, promise, ticket->ended_us, FALSE);
  figures->n_due = figures->n_kept + figures->n_early + figures->n_late;
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
