/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How quickly any moment of a recorded day is there: opening the day, going to moments drawn from all over it (the fold
 * alone, and with the model brought up to it), and what the open day takes. The aim is one frame of 16.7 ms.
 *
 *     bench-replay DAY.jsonl.gz */
#include "lobby-day-book.h"
#include "lobby-floor.h"

#include <stdlib.h>
#include <string.h>

#define JUMPS 400
#define ROUNDS 3
#define FRAME_MS 16.7

static gint64
read_resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

static double
since_ms (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static int
compare (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

static void
report (const char *name, double *took_ms, guint n)
{
  qsort (took_ms, n, sizeof *took_ms, compare);
  g_print ("%-28s p50 %6.2f ms  p99 %6.2f ms  worst %6.2f ms  p99 in frames %.2f\n", name, took_ms[n / 2],
           took_ms[n * 99 / 100], took_ms[n - 1], took_ms[n * 99 / 100] / FRAME_MS);
}

static void
jump (const LobbyDayBook *book, LobbyFloor *floor, guint place, double *fold_ms, double *show_ms)
{
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1] = { 0 };
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (LobbyState) state = lobby_day_book_fold (book, place);

  *fold_ms = since_ms (start_us);
  for (guint i = 0; i <= LOBBY_AREA_FEEDBACK; i++)
    freshness[i] = (LobbyFreshness){ .now_us = lobby_day_book_get_time (book, place), .known = TRUE };
  lobby_changes_add_all (changes);
  lobby_floor_begin_anew (floor);
  lobby_floor_project (floor, state, changes);
  lobby_floor_tick (floor, state, freshness);
  *show_ms = since_ms (start_us);
}

/* The shortest of several is the one that nothing else disturbed. */
static void
jump_often (const LobbyDayBook *book, LobbyFloor *floor, guint place, double *fold_ms, double *show_ms)
{
  *fold_ms = *show_ms = G_MAXDOUBLE;
  for (guint i = 0; i < ROUNDS; i++)
    {
      double fold, show;
      jump (book, floor, place, &fold, &show);
      *fold_ms = MIN (*fold_ms, fold);
      *show_ms = MIN (*show_ms, show);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();
  double fold_ms[JUMPS], show_ms[JUMPS];
  gint64 before_kib = read_resident_kib (), start_us = g_get_monotonic_time ();
  g_autoptr (LobbyDayBook) book = argc == 2 ? lobby_day_book_load (argv[1], &error) : NULL;

  if (book == NULL)
    {
      g_printerr ("bench-replay: %s\n", error != NULL ? error->message : "name a recorded day");
      return 1;
    }
  g_print ("%u events, %u marks, opened in %.0f ms\n", lobby_day_book_get_n_events (book),
           lobby_day_book_get_marks (book)->len, since_ms (start_us));
  g_print ("memory of the open day: %.1f MiB resident, of it lobbies between the events %.1f MiB by their own count\n",
           (double) (read_resident_kib () - before_kib) / 1024, (double) lobby_day_book_measure (book) / 1048576);
  for (guint i = 0; i < JUMPS; i++)
    jump_often (book, floor, (guint) g_rand_int_range (chance, 1, (gint32) lobby_day_book_get_n_events (book) + 1),
                &fold_ms[i], &show_ms[i]);
  report ("fold to a moment", fold_ms, JUMPS);
  report ("fold and model", show_ms, JUMPS);
  return 0;
}
