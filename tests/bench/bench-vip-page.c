/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of valued customers as it is seen: from the switch to the page until it is painted, and from each key in its
 * search field until what was found is painted. Counted is what the main thread works for it in one piece: the answer to the
 * switch or the key, and the frame after that, so what painting a page costs on this machine is in it; the short log beside
 * the long one says how much that is. What is done in slices between frames is not counted: bench-vip tells the longest. */
#include "config.h"

#include "lobby-vip-page.h"
#include "lobby-widgets.h"
#include "vip-crowd.h"
#include "widget-search.h"

#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define SHORT 20
#define MANY 100000
#define OPENINGS 20
#define FRAME_MS (1000.0 / 60)
#define SLACK_US (300 * 1000)

static const char *const words[] = { "chen", "v0123", "platinum", "liu min", "zz", "v099", "ms wang" };

typedef struct
{
  GtkWidget *window;
  GtkStack *stack;
  GtkWidget *page;
  GArray *opens_ms;
  GArray *keys_ms;
  gboolean painted;
  double frame_began_ms;
  double frame_ms;
} Bench;

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

static double
get_percentile (GArray *values, double share)
{
  return g_array_index (values, double, (guint) floor (share * (values->len - 1))) / FRAME_MS;
}

static void
frame_cb (Bench *bench)
{
  bench->frame_began_ms = read_ms ();
}

static void
painted_cb (Bench *bench)
{
  bench->painted = TRUE;
  bench->frame_ms = read_ms () - bench->frame_began_ms;
}

/* Until nothing moves any more: what is read off the frame, and animations. */
static void
settle (void)
{
  gint64 end_us = g_get_monotonic_time () + SLACK_US;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
measure (Bench *bench, double began_ms, GArray *to)
{
  double worked_ms = read_ms () - began_ms;

  for (bench->painted = FALSE; !bench->painted;)
    g_main_context_iteration (NULL, TRUE);
  worked_ms += bench->frame_ms;
  g_array_append_val (to, worked_ms);
}

static void
open_log (Bench *bench, LobbySession *session)
{
  double began_ms;

  gtk_stack_set_visible_child_name (bench->stack, "elsewhere");
  lobby_page_set_session (LOBBY_PAGE (bench->page), NULL);
  settle ();
  began_ms = read_ms ();
  lobby_page_set_session (LOBBY_PAGE (bench->page), session);
  gtk_stack_set_visible_child_name (bench->stack, "log");
  measure (bench, began_ms, bench->opens_ms);
  settle ();
}

static void
type (Bench *bench, const char *word)
{
  GtkWidget *search = widget_search_find (bench->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gsize whole = strlen (word);

  for (gsize key = 1; key <= 2 * whole; key++)
    {
      g_autofree char *text = g_strndup (word, key <= whole ? key : 2 * whole - key);
      double began_ms = read_ms ();

      gtk_editable_set_text (GTK_EDITABLE (search), text);
      /* The entry says it a moment later, when nobody goes on typing. */
      g_signal_emit_by_name (search, "search-changed");
      measure (bench, began_ms, bench->keys_ms);
      settle ();
    }
}

static void
run (Bench *bench, guint n)
{
  g_autoptr (LobbySession) session = vip_crowd_new (n);

  bench->opens_ms = g_array_new (FALSE, FALSE, sizeof (double));
  bench->keys_ms = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < OPENINGS; i++)
    open_log (bench, session);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    type (bench, words[i]);
  g_array_sort (bench->opens_ms, compare);
  g_array_sort (bench->keys_ms, compare);
  printf ("%u visits: opening painted p50 %.2f, most %.2f frames; a key painted (%u keys) p50 %.2f, p99 %.2f frames\n",
          n, get_percentile (bench->opens_ms, 0.5), get_percentile (bench->opens_ms, 1), bench->keys_ms->len,
          get_percentile (bench->keys_ms, 0.5), get_percentile (bench->keys_ms, 0.99));
  lobby_page_set_session (LOBBY_PAGE (bench->page), NULL);
  g_array_unref (bench->opens_ms);
  g_array_unref (bench->keys_ms);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  GdkFrameClock *clock;

  gtk_init ();
  adw_init ();
  lobby_widgets_init ();
  bench.window = gtk_window_new ();
  bench.stack = GTK_STACK (gtk_stack_new ());
  bench.page = lobby_vip_page_new ();
  gtk_stack_add_named (bench.stack, gtk_label_new ("Elsewhere"), "elsewhere");
  gtk_stack_add_named (bench.stack, bench.page, "log");
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.stack));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1366, 721);
  gtk_window_present (GTK_WINDOW (bench.window));
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_cb), &bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &bench);
  settle ();
  printf ("time of the main thread for the answer and the frame after it; a frame is %.1f ms\n", FRAME_MS);
  run (&bench, SHORT);
  run (&bench, MANY);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
