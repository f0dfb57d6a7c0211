/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the calling order. */
#include "config.h"

#include "lobby-engine-order.h"

#include <math.h>
#include <stddef.h>

static int
find_first (const double *head_s, const double *credit_s, int n_classes)
{
  int best = -1;
  double best_key = INFINITY;

  for (int i = 0; i < n_classes; i++)
    {
      double key = head_s[i] - (credit_s != NULL ? credit_s[i] : 0);

      if (key < best_key)
        {
          best_key = key;
          best = i;
        }
    }
  return best;
}

static int
find_lowest (const double *head_s, int n_classes)
{
  for (int i = 0; i < n_classes; i++)
    {
      if (head_s[i] < INFINITY)
        return i;
    }
  return -1;
}

/* A class that was empty for a while does not save up its turns. */
static int
take_turn (const LobbyEngineOrder *order, LobbyEngineTurn *turn, const double *head_s, int n_classes)
{
  int best = -1;
  double best_pass = INFINITY;

  for (int i = 0; i < n_classes; i++)
    {
      double pass = fmax (turn->pass[i], turn->now);

      if (head_s[i] < INFINITY && (pass < best_pass || (pass == best_pass && head_s[i] < head_s[best])))
        {
          best_pass = pass;
          best = i;
        }
    }
  if (best < 0)
    return -1;
  turn->now = best_pass;
  turn->pass[best] = best_pass + 1 / (order->weight[best] > 0 ? order->weight[best] : 1);
  return best;
}

/**
 * lobby_engine_order_choose:
 * @turn: (inout): whose turn it is; moves on with each call under weights, untouched by other orders
 * @head_s: by class, since when its longest waiting customer waits, seconds of any origin; infinite when none waits
 * @n_classes: at most %LOBBY_ENGINE_CLASSES_MAX
 *
 * Whom a free server calls next.
 *
 * Returns: a class, -1 when nobody waits
 */
int
lobby_engine_order_choose (const LobbyEngineOrder *order, LobbyEngineTurn *turn, const double *head_s, int n_classes)
{
  switch (order->kind)
    {
    case LOBBY_ENGINE_ORDER_WEIGHTS:
      return take_turn (order, turn, head_s, n_classes);
    case LOBBY_ENGINE_ORDER_CREDIT:
      return find_first (head_s, order->credit_s, n_classes);
    case LOBBY_ENGINE_ORDER_STRICT:
      return find_lowest (head_s, n_classes);
    case LOBBY_ENGINE_ORDER_FIFO:
    default:
      return find_first (head_s, NULL, n_classes);
    }
}
