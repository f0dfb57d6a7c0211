/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an event on the wire to the frame that shows it, while the branch sends about 200 events a second over a real
 * WebSocket to the real window. Service and console share one process and one thread, so both sides' work is in the
 * figures. Prints the 50th and 99th percentile in frames of the display. */
#include "config.h"

#include "lobby-language.h"
#include "lobby-live-session.h"
#include "lobby-test-service.h"
#include "lobby-widgets.h"
#include "lobby-window.h"
#include "temp-folder.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#define STEP_MS 5
#define STEP_S 1.6 /* of the branch: about one event */
#define SAMPLES 4000
#define FRAME_MS (1000.0 / 60)

typedef struct
{
  gint64 at_us; /* branch time: what was sent then is not older */
  double sent_ms;
} Sent;

typedef struct
{
  LobbyTestService *branch;
  LobbySession *session;
  TempFolder folder;
  GtkApplication *application;
  GSettings *settings;
  GArray *sent;      /* of Sent, not painted yet */
  GArray *delays_ms; /* of double */
  guint events;
  double began_ms;
} Bench;

/* The machine's own clock: what is measured is this process, not the lobby. */
static double
read_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
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
  return g_array_index (values, double, (guint) floor (share * (values->len - 1)));
}

static void
tell (Bench *bench)
{
  double seconds = (read_ms () - bench->began_ms) / 1000;

  g_array_sort (bench->delays_ms, compare);
  printf ("events a second: %.0f\n", bench->events / seconds);
  printf ("event on the wire to painted frame: p50 %.2f frames, p99 %.2f frames\n",
          get_percentile (bench->delays_ms, 0.5) / FRAME_MS, get_percentile (bench->delays_ms, 0.99) / FRAME_MS);
  g_application_quit (G_APPLICATION (bench->application));
}

static void
painted_cb (GdkFrameClock *frames, Bench *bench)
{
  gint64 shown_us = lobby_state_get_time (lobby_session_get_state (bench->session));
  double now_ms = read_ms ();
  guint n = 0;

  while (n < bench->sent->len && g_array_index (bench->sent, Sent, n).at_us <= shown_us)
    {
      double delay_ms = now_ms - g_array_index (bench->sent, Sent, n).sent_ms;
      g_array_append_val (bench->delays_ms, delay_ms);
      n++;
    }
  if (n > 0)
    g_array_remove_range (bench->sent, 0, n);
}

static gboolean
step_cb (gpointer data)
{
  Bench *bench = data;
  LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (bench->branch), 0);
  guint64 before = stream->last_sequence;
  Sent sent = { .sent_ms = read_ms () };

  if (lobby_session_get_link_state (bench->session) != LOBBY_LINK_LIVE)
    return G_SOURCE_CONTINUE;
  if (bench->began_ms == 0)
    bench->began_ms = sent.sent_ms;
  sent.at_us = lobby_clock_get_now (LOBBY_CLOCK (lobby_test_service_get_clock (bench->branch))) + 1;
  lobby_test_service_advance (bench->branch, STEP_S);
  bench->events += (guint) (stream->last_sequence - before);
  if (stream->last_sequence != before)
    g_array_append_val (bench->sent, sent);
  if (bench->delays_ms->len < SAMPLES)
    return G_SOURCE_CONTINUE;
  tell (bench);
  return G_SOURCE_REMOVE;
}

static char *
get_token (const char *refused, gpointer data)
{
  return g_strdup (lobby_test_service_get_token ());
}

static void
realized_cb (GtkWidget *window, Bench *bench)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), bench);
}

static void
activate_cb (GApplication *application, Bench *bench)
{
  LobbyLiveSession *session;
  LobbyWindow *window;

  lobby_widgets_init ();
  bench->settings = g_settings_new (APPLICATION_ID);
  bench->branch = lobby_test_service_start ("stress", "10:00:00", LOBBY_TEST_SERVICE_DEFAULT);
  session = lobby_live_session_new (LOBBY_SESSION_LIVE, lobby_test_service_get_url (bench->branch), bench->folder.path,
                                    get_token, NULL, NULL, NULL, 0, 0, NULL);
  bench->session = LOBBY_SESSION (session);
  window = lobby_window_new (bench->application, bench->settings);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), bench);
  lobby_window_set_session (window, bench->session);
  gtk_window_present (GTK_WINDOW (window));
  lobby_live_session_start (session);
  g_timeout_add (STEP_MS, step_cb, bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { .sent = g_array_new (FALSE, FALSE, sizeof (Sent)),
                  .delays_ms = g_array_new (FALSE, FALSE, sizeof (double)) };

  lobby_language_prepare ();
  gtk_disable_setlocale ();
  temp_folder_make (&bench.folder);
  bench.application = GTK_APPLICATION (adw_application_new ("org.lobby.Bench", G_APPLICATION_DEFAULT_FLAGS));
  g_signal_connect (bench.application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_run (G_APPLICATION (bench.application), 0, NULL);
  g_clear_object (&bench.session);
  g_clear_pointer (&bench.branch, lobby_test_service_free);
  temp_folder_remove (&bench.folder);
  return 0;
}
