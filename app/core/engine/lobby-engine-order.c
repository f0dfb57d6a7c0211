/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the calling order. */
#include "config.h"

#include "lobby-engine-order.h"

#include <math.h>
#include <stddef.h>

/* So many rounds a class may be passed over. */
#define PATIENCE_ROUNDS 4.0

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

static double
get_weight (const LobbyEngineOrder *order, int class)
{
  return order->weight[class] > 0 ? order->weight[class] : 1;
}

/* Among the classes of a server: a round is as many calls as their weights add up to. */
static int
take_growing (const LobbyEngineOrder *order, LobbyEngineTurn *turn, const double *head_s, int n_classes, double at_s)
{
  int best = -1, neglected = -1;
  double highest = -INFINITY, most = 1, round = 0;

  for (int i = 0; i < n_classes; i++)
    round += head_s[i] < INFINITY ? get_weight (order, i) : 0;
  for (int i = 0; i < n_classes; i++)
    {
      double priority, neglect;

      if (!(head_s[i] < INFINITY))
        continue;
      priority = lobby_engine_order_get_priority (order, i, at_s - head_s[i]);
      neglect = turn->pass[i] * get_weight (order, i) / (PATIENCE_ROUNDS * round);
      if (priority > highest)
        {
          highest = priority;
          best = i;
        }
      if (neglect > most)
        {
          most = neglect;
          neglected = i;
        }
    }
  best = neglected >= 0 ? neglected : best;
  for (int i = 0; best >= 0 && i < n_classes; i++)
    turn->pass[i] += head_s[i] < INFINITY ? 1 : 0;
  if (best >= 0)
    turn->pass[best] = 0;
  return best;
}

/**
 * lobby_engine_order_get_priority:
 * @waited_s: seconds
 *
 * Returns: what a customer who has waited so long counts against others; of no use where turns are taken
 */
double
lobby_engine_order_get_priority (const LobbyEngineOrder *order, int class, double waited_s)
{
  if (order->kind == LOBBY_ENGINE_ORDER_GROWING)
    return order->credit_s[class] + get_weight (order, class) * waited_s;
  return order->kind == LOBBY_ENGINE_ORDER_CREDIT ? order->credit_s[class] + waited_s : waited_s;
}

/**
 * lobby_engine_order_choose:
 * @turn: (inout): whose turn it is; moves on with each call where turns count, untouched by other orders
 * @head_s: by class, since when its longest waiting customer waits, seconds of any origin; infinite when none waits
 * @n_classes: at most %LOBBY_ENGINE_CLASSES_MAX
 * @at_s: now, seconds of the same origin
 *
 * Whom a free server calls next.
 *
 * Returns: a class, -1 when nobody waits
 */
int
lobby_engine_order_choose (const LobbyEngineOrder *order,
                           LobbyEngineTurn *turn,
                           const double *head_s,
                           int n_classes,
                           double at_s)
{
  switch (order->kind)
    {
    case LOBBY_ENGINE_ORDER_WEIGHTS:
      return take_turn (order, turn, head_s, n_classes);
    case LOBBY_ENGINE_ORDER_CREDIT:
      return find_first (head_s, order->credit_s, n_classes);
    case LOBBY_ENGINE_ORDER_GROWING:
      return take_growing (order, turn, head_s, n_classes, at_s);
    case LOBBY_ENGINE_ORDER_STRICT:
      return find_lowest (head_s, n_classes);
    case LOBBY_ENGINE_ORDER_FIFO:
    default:
      return find_first (head_s, NULL, n_classes);
    }
}
