/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A log of 100,000 valued customers: how much work it is to open it, and to answer a key in its search field, up to the
 * list that is shown. Counted is the time of the main thread, printed as parts of a frame of the display. Older visits are
 * read off the frame; the keys come after that. What the painted page takes is in bench-vip-page. */
#include "config.h"

#include "lobby-vip-log.h"
#include "vip-crowd.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define MANY 100000
#define FRAME_MS (1000.0 / 60)
#define ROUNDS 6

/* Letter by letter, then taken back letter by letter. */
static const char *const words[] = { "chen", "v0123", "platinum", "liu min", "zz", "v099", "ms wang" };

/* What the main thread has worked. */
static double
read_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
press (LobbyVipLog *log, const char *text, GArray *keys_ms)
{
  LobbyVipQuery query = { .text = text };
  double began_ms = read_ms (), worked_ms;

  lobby_vip_log_seek (log, &query);
  worked_ms = read_ms () - began_ms;
  g_array_append_val (keys_ms, worked_ms);
}

static void
type (LobbyVipLog *log, const char *word, GArray *keys_ms)
{
  gsize whole = strlen (word);

  for (gsize key = 1; key <= 2 * whole; key++)
    {
      g_autofree char *text = g_strndup (word, key <= whole ? key : 2 * whole - key);
      press (log, text, keys_ms);
    }
}

static double
get_percentile (GArray *values, double share)
{
  return g_array_index (values, double, (guint) floor (share * (values->len - 1)));
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) keys_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (LobbySession) session = vip_crowd_new (MANY);
  g_autoptr (LobbyVipLog) log = lobby_vip_log_new ();
  double began_ms = read_ms (), open_ms, longest_ms = 0;

  lobby_vip_log_follow (log, lobby_session_get_floor (session));
  open_ms = read_ms () - began_ms;
  for (double slice_ms = read_ms (); g_main_context_iteration (NULL, FALSE); slice_ms = read_ms ())
    longest_ms = MAX (longest_ms, read_ms () - slice_ms);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      type (log, words[i], keys_ms);
  g_array_sort (keys_ms, compare);
  printf ("opening a log of %d: %.2f frames; longest slice off the frame: %.2f frames\n", MANY, open_ms / FRAME_MS,
          longest_ms / FRAME_MS);
  printf ("a key in its search (%u keys): p50 %.2f frames, p99 %.2f frames (a frame is %.1f ms)\n", keys_ms->len,
          get_percentile (keys_ms, 0.5) / FRAME_MS, get_percentile (keys_ms, 0.99) / FRAME_MS, FRAME_MS);
  return 0;
}
