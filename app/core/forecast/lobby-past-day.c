/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that was; and when counters were open where nobody says so. */
#include "config.h"

#include "lobby-past-private.h"

#include <math.h>

/* A counter that calls nobody for so long is taken to be closed, though somebody waits. Ours. */
#define GAP_S 900.0

/** lobby_past_day_free: @day: (nullable): a day to free */
void
lobby_past_day_free (LobbyPastDay *day)
{
  if (day == NULL)
    return;
  g_array_unref (day->errands);
  g_ptr_array_unref (day->tickets);
  g_array_unref (day->openings);
  g_ptr_array_unref (day->counters);
  g_free (day);
}

/**
 * lobby_past_day_find_errand:
 * @ticket: id
 * @at_s: seconds since midnight
 *
 * Returns: place of the errand with which the ticket waited then, of its last one before when it did not, or
 *   %LOBBY_ENGINE_NO_ERRAND when it had not come yet
 */
gsize
lobby_past_day_find_errand (const LobbyPastDay *day, const char *ticket, double at_s)
{
  gsize found = LOBBY_ENGINE_NO_ERRAND;

  g_return_val_if_fail (day != NULL && ticket != NULL, LOBBY_ENGINE_NO_ERRAND);

  for (guint i = 0; i < day->tickets->len; i++)
    if (g_str_equal (g_ptr_array_index (day->tickets, i), ticket) && day->past.errands[i].arrived_s <= at_s)
      found = i;
  return found;
}

/** lobby_past_day_find_counter: Returns: number of the counter, -1 when the day has none of that id */
int
lobby_past_day_find_counter (const LobbyPastDay *day, const char *counter)
{
  g_return_val_if_fail (day != NULL && counter != NULL, -1);

  for (guint i = 0; i < day->counters->len; i++)
    if (g_str_equal (g_ptr_array_index (day->counters, i), counter))
      return (int) i;
  return -1;
}

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const LobbyEngineErrand *first = *(const LobbyEngineErrand *const *) a,
                          *second = *(const LobbyEngineErrand *const *) b;

  if (first->counter != second->counter)
    return first->counter < second->counter ? -1 : 1;
  return (first->called_s > second->called_s) - (first->called_s < second->called_s);
}

/**
 * lobby_past_day_guess_openings:
 * @day: (inout): with its errands
 *
 * A counter is open from its first call to its last customer, but for gaps in which it called nobody for long. It serves
 * what it served that day.
 */
void
lobby_past_day_guess_openings (LobbyPastDay *day)
{
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();
  guint32 serves[LOBBY_ENGINE_SERVERS_MAX] = { 0 };
  LobbyEngineOpening opening = { .counter = -1 };

  for (guint i = 0; i < day->errands->len; i++)
    {
      LobbyEngineErrand *one = &g_array_index (day->errands, LobbyEngineErrand, i);

      if (one->counter < 0 || one->need_s < 0)
        continue;
      serves[one->counter] |= G_GUINT64_CONSTANT (1) << one->service;
      g_ptr_array_add (calls, one);
    }
  g_ptr_array_sort (calls, compare_calls);
  for (guint i = 0; i < calls->len; i++)
    {
      const LobbyEngineErrand *one = g_ptr_array_index (calls, i);

      if (one->counter != opening.counter || one->called_s > opening.until_s + GAP_S)
        {
          if (opening.counter >= 0)
            g_array_append_val (day->openings, opening);
          opening = (LobbyEngineOpening){ one->counter, serves[one->counter], one->called_s, 0, one->called_s };
        }
      opening.until_s = fmax (opening.until_s, one->called_s + one->need_s);
    }
  if (opening.counter >= 0)
    g_array_append_val (day->openings, opening);
}
