/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts predictions into the order of the line. */
#include "config.h"

#include "lobby-engine-precedence.h"

#include <math.h>
#include <stdlib.h>

#define FIELDS 4

static bool
serves_all (const LobbyEnginePresent *present)
{
  for (int i = 0; i < present->n_servers; i++)
    {
      if (present->server[i].serves != 0)
        return false;
    }
  return true;
}

/* Means of neighbours that are out of order, until none is (pool adjacent violators; Barlow et al. 1972). It keeps what is
 * below another thing below it, so low, median and high stay in order. */
static void
put_in_order (double *time_s, size_t *weight, size_t n)
{
  size_t n_pools = 0;

  for (size_t i = 0; i < n; i++)
    {
      time_s[n_pools] = time_s[i];
      weight[n_pools++] = 1;
      for (; n_pools > 1 && time_s[n_pools - 2] > time_s[n_pools - 1]; n_pools--)
        {
          size_t *before = &weight[n_pools - 2], *after = &weight[n_pools - 1];

          time_s[n_pools - 2] = (time_s[n_pools - 2] * (double) *before + time_s[n_pools - 1] * (double) *after)
                                / (double) (*before + *after);
          *before += *after;
        }
    }
  for (size_t i = n; i-- > 0;)
    {
      time_s[i] = time_s[n_pools - 1];
      if (--weight[n_pools - 1] == 0)
        n_pools--;
    }
}

typedef struct
{
  int class;
  int service; /* -1: all, when everybody serves everything */
} Rank;

static Rank
get_rank (const LobbyEngineForecastSetup *setup, size_t i, bool all)
{
  const LobbyEnginePresent *present = setup->present;
  bool waits = i < present->n_waiting;
  int class = waits ? present->waiting[i].class : setup->next[i - present->n_waiting].class;
  int service = waits ? present->waiting[i].service : setup->next[i - present->n_waiting].service;

  return (Rank){ class, all ? -1 : service };
}

static double *
get_field (LobbyEnginePrediction *prediction, int field)
{
  double *const fields[FIELDS] = { &prediction->mean_s, &prediction->median_s, &prediction->low_s,
                                   &prediction->high_s };

  return fields[field];
}

static void
order_rank (const LobbyEngineForecastSetup *setup,
            Rank rank,
            size_t n,
            LobbyEnginePrediction *prediction,
            size_t *place)
{
  size_t n_waiting = setup->present->n_waiting, n_members = 0;
  bool all = rank.service < 0;
  double *time_s = malloc ((n_waiting + 1) * sizeof *time_s);
  size_t *weight = malloc ((n_waiting + 1) * sizeof *weight);

  for (size_t i = 0; i < n_waiting; i++)
    {
      Rank other = get_rank (setup, i, all);

      if (other.class == rank.class && other.service == rank.service)
        place[n_members++] = i;
    }
  for (int field = 0; time_s != NULL && weight != NULL && n_members > 0 && field < FIELDS; field++)
    {
      for (size_t i = 0; i < n_members; i++)
        time_s[i] = *get_field (&prediction[place[i]], field);
      put_in_order (time_s, weight, n_members);
      for (size_t i = 0; i < n_members; i++)
        *get_field (&prediction[place[i]], field) = time_s[i];
      for (size_t i = n_waiting; i < n; i++)
        {
          Rank other = get_rank (setup, i, all);
          double *next_s = get_field (&prediction[i], field);

          if (other.class == rank.class && other.service == rank.service)
            *next_s = fmax (*next_s, time_s[n_members - 1]);
        }
    }
  free (time_s);
  free (weight);
}

/**
 * lobby_engine_precedence_keep:
 * @setup: who waits and who would come
 * @n: of predictions
 * @prediction: (inout) (array length=n): of those who wait, then of those who would come
 *
 * Nobody is called before one who came earlier in the same class, and service where not everybody serves all of them. Those
 * who would come now are later than all who wait, but not one later than the other.
 */
void
lobby_engine_precedence_keep (const LobbyEngineForecastSetup *setup, size_t n, LobbyEnginePrediction *prediction)
{
  bool all = serves_all (setup->present);
  size_t *place = malloc ((n + 1) * sizeof *place);

  for (size_t i = 0; place != NULL && i < setup->present->n_waiting; i++)
    {
      Rank rank = get_rank (setup, i, all);
      bool first = true;

      for (size_t k = 0; first && k < i; k++)
        first = get_rank (setup, k, all).class != rank.class || get_rank (setup, k, all).service != rank.service;
      if (first)
        order_rank (setup, rank, n, prediction, place);
    }
  free (place);
}
