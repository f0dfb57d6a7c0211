/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looks next, whom it calls, who comes. */
#include "config.h"

#include "lobby-engine-calls.h"

#include <math.h>

/* ---- Looks ---- */

static bool
is_before (LobbyEngineLook first, LobbyEngineLook second)
{
  return first.at_s < second.at_s || (!(first.at_s > second.at_s) && first.server < second.server);
}

/** lobby_engine_floor_set_look: A server looks again at @at_s, and takes its place among the looks. */
void
lobby_engine_floor_set_look (LobbyEngineFloor *floor, int server, double at_s)
{
  LobbyEngineLook look = { at_s, server };
  int at = 0;

  floor->free_s[server] = at_s;
  while (floor->look[at].server != server)
    at++;
  for (; at + 1 < floor->n_servers && is_before (floor->look[at + 1], look); at++)
    floor->look[at] = floor->look[at + 1];
  for (; at > 0 && is_before (look, floor->look[at - 1]); at--)
    floor->look[at] = floor->look[at - 1];
  floor->look[at] = look;
}

/** lobby_engine_floor_sort_looks: Puts all looks in order anew, after a state was loaded. */
void
lobby_engine_floor_sort_looks (LobbyEngineFloor *floor)
{
  for (int i = 0; i < floor->n_servers; i++)
    {
      LobbyEngineLook look = { floor->free_s[i], i };
      int at = i;

      for (; at > 0 && is_before (look, floor->look[at - 1]); at--)
        floor->look[at] = floor->look[at - 1];
      floor->look[at] = look;
    }
}

/* ---- Calls ---- */

/* Returns: bit set of services that the server calls now; all bits for all */
static uint32_t
get_services (const LobbyEngineDuty *duty, double at_s)
{
  uint32_t serves = at_s >= duty->other_from_s && at_s < duty->other_until_s ? duty->other_serves : duty->serves;

  return at_s >= duty->until_s ? 0 : serves == 0 ? UINT32_MAX : serves;
}

/** lobby_engine_floor_set_head: @head: the first of a line who may still wait, here or not yet. */
void
lobby_engine_floor_set_head (LobbyEngineFloor *floor, uint32_t line, uint32_t head)
{
  floor->head[line] = head;
  floor->head_s[line] = head < floor->moment.n_here ? floor->world->customer[head].since_s - floor->line_credit_s[line]
                                                    : INFINITY;
}

static bool
is_gone (const LobbyEngineFloor *floor, uint32_t number, double at_s)
{
  return floor->world->customer[number].until_s < at_s || number == floor->leaver;
}

/* Returns: the line whose first is called, -1 when nobody is */
static int
choose_by_time (const LobbyEngineFloor *floor, uint32_t serves)
{
  int best = -1;
  double best_s = INFINITY;

  for (int i = 0; i < floor->n_lines; i++)
    {
      double head_s = (serves & floor->line_bit[i]) != 0 ? floor->head_s[i] : INFINITY;

      if (head_s < best_s || (!(head_s > best_s) && best >= 0 && floor->head[i] < floor->head[best]))
        {
          best_s = head_s;
          best = i;
        }
    }
  return best;
}

/* Returns: the line whose first is called, -1 when nobody is */
static int
choose_by_turn (const LobbyEngineFloor *floor, uint32_t serves, LobbyEngineTurn *turn, double at_s)
{
  int best[LOBBY_ENGINE_CLASSES_MAX];
  double head_s[LOBBY_ENGINE_CLASSES_MAX];
  int class;

  for (int i = 0; i < floor->n_classes; i++)
    {
      best[i] = -1;
      head_s[i] = INFINITY;
    }
  for (int i = 0; i < floor->n_lines; i++)
    {
      class = floor->line_class[i];
      if ((serves & floor->line_bit[i]) == 0 || floor->head[i] >= floor->moment.n_here
          || (best[class] >= 0 && floor->head[best[class]] < floor->head[i]))
        continue;
      best[class] = i;
      head_s[class] = floor->head_s[i];
    }
  class = lobby_engine_order_choose (&floor->setup->order, turn, head_s, floor->n_classes, at_s);
  return class >= 0 ? best[class] : -1;
}

static void
note_turn (LobbyEngineFloor *floor, uint32_t number, double at_s)
{
  if (floor->turn_s == NULL || number >= floor->n_first)
    return;
  floor->turn_s[number] = at_s;
  floor->n_turns--;
}

/* Returns: the line whose first the server calls, -1 when nobody is there */
static int
choose (LobbyEngineFloor *floor, uint32_t serves, double at_s)
{
  if (floor->by_time)
    return choose_by_time (floor, serves);
  floor->turn = floor->moment.turn;
  return choose_by_turn (floor, serves, &floor->turn, at_s);
}

/* The server calls: whoever is only asked about answers on the way and takes no turn. Returns: who is served */
static uint32_t
call (LobbyEngineFloor *floor, int server, double at_s)
{
  uint32_t serves = get_services (&floor->duty[server], at_s);
  int line;

  while ((line = choose (floor, serves, at_s)) >= 0)
    {
      uint32_t number = floor->head[line];

      lobby_engine_floor_set_head (floor, (uint32_t) line, floor->world->customer[number].next);
      note_turn (floor, number, at_s);
      if (is_gone (floor, number, at_s))
        continue;
      floor->end_s[number] = at_s;
      if (floor->world->customer[number].need_s < 0)
        continue;
      if (!floor->by_time)
        floor->moment.turn = floor->turn;
      return number;
    }
  return LOBBY_ENGINE_NOBODY;
}

/** lobby_engine_floor_get_next_look: Returns: when an idle server looks again though nobody comes: its profile changes, or
 * it closes; seconds since midnight, infinite for never */
double
lobby_engine_floor_get_next_look (const LobbyEngineDuty *duty, double at_s)
{
  double change_s = INFINITY;

  if (duty->other_from_s < duty->other_until_s && at_s < duty->other_until_s)
    change_s = at_s < duty->other_from_s ? duty->other_from_s : duty->other_until_s;
  return fmin (change_s, duty->until_s);
}

static bool
is_pausing (const LobbyEngineFloor *floor, int server, double at_s)
{
  return at_s >= floor->world->pause_from_s[server] && at_s < floor->world->pause_until_s[server];
}

/** lobby_engine_floor_serve: A server looks for somebody to serve; there may be nobody. */
void
lobby_engine_floor_serve (LobbyEngineFloor *floor, int server, double at_s)
{
  const LobbyEngineDuty *duty = &floor->duty[server];
  bool closed = at_s >= duty->until_s;
  uint32_t number;
  double need_s, pause_s = floor->world->pause_from_s[server];

  if (!closed && is_pausing (floor, server, at_s))
    {
      floor->idle[server] = false;
      lobby_engine_floor_set_look (floor, server, floor->world->pause_until_s[server]);
      return;
    }
  number = closed ? LOBBY_ENGINE_NOBODY : call (floor, server, at_s);

  floor->idle[server] = !closed && number == LOBBY_ENGINE_NOBODY;
  if (number == LOBBY_ENGINE_NOBODY)
    {
      lobby_engine_floor_set_look (floor, server,
                                   closed ? INFINITY
                                          : fmin (lobby_engine_floor_get_next_look (duty, at_s),
                                                  pause_s > at_s ? pause_s : INFINITY));
      return;
    }
  need_s = floor->world->customer[number].need_s * duty->pace;
  floor->busy_s[server] += need_s < floor->horizon_s - at_s ? need_s : floor->horizon_s - at_s;
  lobby_engine_floor_set_look (floor, server, at_s + need_s + floor->world->customer[number].after_s);
}

/** lobby_engine_floor_let_come: The next customer comes, and is called at once where somebody is idle. */
void
lobby_engine_floor_let_come (LobbyEngineFloor *floor)
{
  uint32_t number = floor->moment.n_here++;
  const LobbyEngineCustomer *customer = &floor->world->customer[number];
  uint32_t bit = floor->line_bit[customer->line];

  /* Where all have been called, the line begins anew. */
  if (floor->head[customer->line] == number || floor->head[customer->line] == LOBBY_ENGINE_NOBODY)
    lobby_engine_floor_set_head (floor, customer->line, number);
  for (int i = 0; i < floor->n_servers; i++)
    {
      if (!floor->idle[i] || (get_services (&floor->duty[i], customer->since_s) & bit) == 0)
        continue;
      lobby_engine_floor_serve (floor, i, customer->since_s);
      return;
    }
}
