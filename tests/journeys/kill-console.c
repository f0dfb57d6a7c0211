/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A console without a screen, in a process of its own that a test may kill at any moment: the real session with journal,
 * outbox and client. It is told what to do on standard input, one thing a line, and tells what it knows on standard output:
 *
 *   note TICKET MEDIUM    asks for ticket.note; says "asked ID" when the command is on the disk
 *   state ID              says "command ID STATE"
 *   digest                says "digest HEX" of the lobby that it shows
 *
 * "live" is said whenever the link has come to life, "command ID STATE" whenever a command is somewhere else on its way. */
#include "config.h"

#include "lobby-live-session.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const state_names[] = { "none", "waiting", "sent", "refused" };

static char *
read_token (const char *refused, gpointer path)
{
  char *token = NULL;

  if (refused == NULL && g_file_get_contents (path, &token, NULL, NULL))
    return g_strstrip (token);
  return NULL;
}

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
say_state (LobbySession *session, const char *id)
{
  say ("command %s %s", id, state_names[lobby_session_get_pending (session, id, NULL)]);
}

static void
command_changed_cb (LobbySession *session, const char *id, gpointer data)
{
  say_state (session, id);
}

static void
link_changed_cb (LobbySession *session, gpointer data)
{
  if (lobby_session_get_link_state (session) == LOBBY_LINK_LIVE)
    say ("live");
}

static void
note (LobbySession *session, const char *ticket, const char *medium)
{
  LobbyTicketFacts *facts = lobby_record_new (&lobby_ticket_noted_type);
  g_autofree char *id = NULL;

  facts->ticket = g_strdup (ticket);
  facts->medium = (LobbyMedium) lobby_choice_from_nick (&lobby_medium_choice, medium);
  id = lobby_session_send (session, LOBBY_COMMAND_TICKET_NOTE, facts);
  say ("asked %s", id);
}

static void
obey (LobbySession *session, char *line)
{
  g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", 4);
  guint n = g_strv_length (words);

  if (n == 3 && strcmp (words[0], "note") == 0)
    note (session, words[1], words[2]);
  else if (n == 2 && strcmp (words[0], "state") == 0)
    say_state (session, words[1]);
  else if (n == 1 && strcmp (words[0], "digest") == 0)
    {
      g_autofree char *digest = lobby_state_digest (lobby_session_get_state (session));
      say ("digest %s", digest);
    }
}

static GMainLoop *loop;

static gboolean
told_cb (GIOChannel *channel, GIOCondition condition, gpointer session)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      obey (session, line);
      return G_SOURCE_CONTINUE;
    }
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (argc == 4, 2);
  options.backoff_base_ms = 10;
  options.backoff_cap_ms = 100;
  g_autoptr (LobbyLiveSession) session = lobby_live_session_new (LOBBY_SESSION_LIVE, argv[1], argv[3], read_token,
                                                                 argv[2], NULL, &options, 0, 0, &error);
  g_assert_no_error (error);
  loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (session, "command-changed", G_CALLBACK (command_changed_cb), NULL);
  g_signal_connect (session, "link-changed", G_CALLBACK (link_changed_cb), NULL);
  g_io_channel_set_encoding (channel, NULL, NULL);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, told_cb, session);
  lobby_live_session_start (session);
  g_main_loop_run (loop);
  lobby_live_session_close_async (session, closed_cb, NULL);
  g_main_loop_run (loop);
  g_main_loop_unref (loop);
  return 0;
}
