/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One start, measured from inside: milliseconds from the beginning of main to the first frame, and to the first full one.
 *   bench-start bare              a bare AdwApplication with one window
 *   bench-start lobby OPTION…     the console; it is full when the branch's name has been painted
 * Prints one line of JSON and ends; with --stay it goes on, so that memory and CPU time can be read from outside. */
#include "config.h"

#include "lobby-application.h"
#include "lobby-language.h"
#include "lobby-session.h"
#include "lobby-window.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct
{
  GApplication *application;
  gboolean lobby;
  gboolean stay;
  gboolean told;
  double began_ms;
  double first_ms;
} Start;

/* The machine's own clock: what is measured is this process, not the lobby. */
static double
read_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static gboolean
is_full (Start *start, GtkWidget *window)
{
  LobbySession *session = start->lobby ? lobby_window_get_session (LOBBY_WINDOW (window)) : NULL;

  return !start->lobby || (session != NULL && lobby_floor_get_branch (lobby_session_get_floor (session)) != NULL);
}

static void
painted_cb (GdkFrameClock *frames, GtkWidget *window)
{
  Start *start = g_object_get_data (G_OBJECT (window), "start");

  if (start->told)
    return;
  if (start->first_ms == 0)
    start->first_ms = read_ms () - start->began_ms;
  if (!is_full (start, window))
    return;
  start->told = TRUE;
  printf ("{\"first_ms\": %.1f, \"full_ms\": %.1f}\n", start->first_ms, read_ms () - start->began_ms);
  fflush (stdout);
  if (!start->stay)
    g_application_quit (start->application);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Start *start)
{
  g_object_set_data (G_OBJECT (window), "start", start);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application, "default-width", 1366,
                                    "default-height", 768, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("bare"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static GApplication *
make_bare (void)
{
  GApplication *application = G_APPLICATION (adw_application_new ("org.lobby.Bare", G_APPLICATION_DEFAULT_FLAGS));

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return application;
}

int
main (int argc, char **argv)
{
  Start start = { .began_ms = read_ms () };
  gboolean lobby = argc > 1 && strcmp (argv[1], "lobby") == 0;

  start.lobby = lobby;
  start.stay = argc > 2 && strcmp (argv[2], "--stay") == 0;
  lobby_language_prepare ();
  gtk_disable_setlocale ();
  start.application = lobby ? G_APPLICATION (lobby_application_new ()) : make_bare ();
  g_signal_connect (start.application, "window-added", G_CALLBACK (window_added_cb), &start);
  argv[start.stay ? 2 : 1] = argv[0];
  return g_application_run (start.application, lobby ? argc - (start.stay ? 2 : 1) : 1,
                            lobby ? argv + (start.stay ? 2 : 1) : argv);
}
