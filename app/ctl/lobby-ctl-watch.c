/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl watch: the live lobby in a terminal, or as one line of JSON for each change. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-branch-client.h"
#include "lobby-branch-clock.h"
#include "lobby-ctl-board.h"
#include "lobby-wire.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* How long --once waits for the whole picture. */
#define ONCE_DEADLINE_S 30

typedef struct
{
  /* given */
  char *token_file; /* (owned) */
  char *ca_file;    /* (owned) */
  gboolean json;
  gboolean once;

  /* owned */
  LobbyBranchClock *clock;
  LobbyBranchClient *client;
  LobbyState *state;
  GMainLoop *loop;

  /* state */
  guint deadline_id;
  guint n_lines;
  guint areas_seen; /* a bit for each LobbyArea */
  gboolean changed;
  gboolean ended;
  int code;
} Watch;

static void
watch_clear (Watch *watch)
{
  g_clear_handle_id (&watch->deadline_id, g_source_remove);
  g_clear_object (&watch->client);
  g_clear_object (&watch->clock);
  g_clear_pointer (&watch->state, lobby_state_free);
  g_clear_pointer (&watch->loop, g_main_loop_unref);
  g_free (watch->token_file);
  g_free (watch->ca_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

static char *
read_token (const char *refused, gpointer data)
{
  const Watch *watch = data;
  char *token = NULL;

  if (!g_file_get_contents (watch->token_file, &token, NULL, NULL))
    return NULL;
  return g_strstrip (token);
}

static void
end_watch (Watch *watch, int code)
{
  watch->code = code;
  watch->ended = TRUE;
  g_main_loop_quit (watch->loop);
}

/* A terminal may be told to do things by characters that a name has no use for: they are written as escapes. */
static char *
escape_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (character == '\n' || character == '\r')
        g_string_append_c (line, ' ');
      else if (character >= 0x7f && character <= 0x9f)
        g_string_append_printf (line, "\\u%04x", character);
      else
        g_string_append_len (line, c, g_utf8_next_char (c) - c);
    }
  return g_string_free (line, FALSE);
}

static void
say_event (const LobbyEvent *event)
{
  g_autofree char *text = lobby_wire_format_event (event);
  g_autofree char *line = escape_line (text);

  printf ("%s\n", line);
  fflush (stdout);
}

/* The worst of the links says how fresh the whole is. */
static LobbyLink
find_worst_link (Watch *watch)
{
  LobbyLink worst = { .stream = "branch", .state = LOBBY_LINK_CONNECTING };

  for (guint i = 0; i < lobby_branch_client_get_n_links (watch->client); i++)
    {
      LobbyLink link = lobby_branch_client_get_link (watch->client, i);
      if (i == 0 || link.state > worst.state || (link.state == LOBBY_LINK_CONNECTING && worst.state < LOBBY_LINK_STALE))
        worst = link;
    }
  return worst;
}

static void
say_board (Watch *watch)
{
  LobbyLink link = find_worst_link (watch);
  g_autofree char *words = lobby_ctl_board_describe_link (link.state);
  gboolean fresh = link.state == LOBBY_LINK_LIVE || link.state == LOBBY_LINK_POLLING;
  /* Waits never count on as if live when the feed is dead, nor by a clock that nobody has set yet. */
  gint64 now_us = fresh && lobby_branch_clock_is_adjusted (watch->clock)
                      ? lobby_clock_get_now (LOBBY_CLOCK (watch->clock))
                      : lobby_state_get_time (watch->state);
  g_autofree char *board = lobby_ctl_board_format (watch->state, now_us, words, g_get_language_names ()[0]);

  if (!watch->once && isatty (STDOUT_FILENO))
    fputs ("\033[H\033[2J", stdout);
  lobby_ctl_say (stdout, board);
  if (!fresh && link.reason != NULL && !watch->once)
    {
      g_autofree char *reason = lobby_ctl_board_dup_reason (link.reason);
      lobby_ctl_say (stdout, reason);
    }
  fflush (stdout);
  watch->changed = FALSE;
}

/* What trying again does not mend. */
static gboolean
needs_a_person (const char *reason)
{
  static const char *const final[] = { "unauthorized", "token-expired", "token-early", "forbidden", "no-token",
                                       "redirect",     "not-encrypted", "address",     "newer" };

  for (guint i = 0; reason != NULL && i < G_N_ELEMENTS (final); i++)
    if (strcmp (final[i], reason) == 0)
      return TRUE;
  return reason != NULL && g_str_has_prefix (reason, "tls");
}

/* Returns: the exit status */
static int
fail_for (const char *reason)
{
  g_autofree char *words = lobby_ctl_board_dup_reason (reason);

  return lobby_ctl_fail (words);
}

static void
note_areas (Watch *watch, const LobbyEvent *event)
{
  char **areas = lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT ? LOBBY_PAYLOAD (event, Snapshot)->areas : NULL;

  for (guint i = 0; areas != NULL && areas[i] != NULL; i++)
    watch->areas_seen |= 1u << lobby_choice_from_nick (&lobby_area_choice, areas[i]);
}

/* Whether each stream is there and every area that it feeds has been seen. */
static gboolean
is_complete (Watch *watch)
{
  LobbyLinkState state = find_worst_link (watch).state;
  guint areas = 0;

  for (guint i = 0; i < lobby_branch_client_get_n_links (watch->client); i++)
    {
      const char *const *nicks = lobby_branch_client_get_link (watch->client, i).areas;
      for (guint j = 0; nicks != NULL && nicks[j] != NULL; j++)
        areas |= 1u << lobby_choice_from_nick (&lobby_area_choice, nicks[j]);
    }
  return areas != 0 && (areas & ~watch->areas_seen) == 0 && (state == LOBBY_LINK_LIVE || state == LOBBY_LINK_POLLING);
}

static void
end_when_complete (Watch *watch)
{
  if (!watch->once || watch->ended || !is_complete (watch))
    return;
  if (!watch->json)
    say_board (watch);
  end_watch (watch, LOBBY_CTL_DONE);
}

static void
events_cb (LobbyBranchClient *client, const char *stream, GPtrArray *events, gpointer data)
{
  Watch *watch = data;

  for (guint i = 0; i < events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (events, i);
      lobby_state_apply (watch->state, event, NULL);
      note_areas (watch, event);
      if (watch->json)
        say_event (event);
    }
  watch->changed = TRUE;
  end_when_complete (watch);
}

static void
say_link (Watch *watch, const LobbyLink *link)
{
  LobbyLinkRecord *record = lobby_record_new (&lobby_link_record_type);
  g_autofree char *id = g_strdup_printf ("%u", ++watch->n_lines);
  gint64 now_us = lobby_clock_get_now (LOBBY_CLOCK (watch->clock));

  record->stream = g_strdup (link->stream);
  record->state = link->state;
  record->at_us = now_us;
  record->reason = g_strdup (link->reason);
  g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_LINK_CHANGED, "/lobbyctl", 0, id, now_us, record);
  say_event (event);
}

static void
link_changed_cb (LobbyBranchClient *client, const char *stream, gpointer data)
{
  Watch *watch = data;
  LobbyLink link = find_worst_link (watch);

  watch->changed = TRUE;
  for (guint i = 0; watch->json && i < lobby_branch_client_get_n_links (client); i++)
    {
      LobbyLink one = lobby_branch_client_get_link (client, i);
      if (strcmp (one.stream, stream) == 0)
        say_link (watch, &one);
    }
  if (needs_a_person (link.reason) && !watch->ended)
    end_watch (watch, fail_for (link.reason));
  else
    end_when_complete (watch);
}

static void
clock_read_cb (LobbyBranchClient *client, gint64 branch_us, gint64 at_monotonic_us, double rate, gpointer data)
{
  lobby_branch_clock_adjust (((Watch *) data)->clock, branch_us, at_monotonic_us, rate);
}

/* A terminal shows time going on; a pipe gets only what has changed. */
static void
ticked_cb (LobbyClock *clock, gpointer data)
{
  Watch *watch = data;

  if (!watch->json && !watch->once && (watch->changed || isatty (STDOUT_FILENO)))
    say_board (watch);
}

static gboolean
deadline_cb (gpointer data)
{
  Watch *watch = data;

  watch->deadline_id = 0;
  end_watch (watch, fail_for (find_worst_link (watch).reason));
  return G_SOURCE_REMOVE;
}

static gboolean
interrupted_cb (gpointer data)
{
  end_watch (data, LOBBY_CTL_DONE);
  return G_SOURCE_CONTINUE;
}

static gboolean
check_files (const Watch *watch, GTlsDatabase **authorities)
{
  g_autofree char *token = watch->token_file != NULL ? read_token (NULL, (gpointer) watch) : NULL;

  if (watch->token_file == NULL || token == NULL || *token == '\0')
    {
      lobby_ctl_fail (watch->token_file == NULL ? _ ("--token-file is needed: a file that holds the access token.")
                                                : _ ("The token file cannot be read, or it is empty."));
      return FALSE;
    }
  *authorities = watch->ca_file != NULL ? g_tls_file_database_new (watch->ca_file, NULL) : NULL;
  if (watch->ca_file != NULL && *authorities == NULL)
    lobby_ctl_fail (_ ("The authority file cannot be read. Choose another one."));
  return watch->ca_file == NULL || *authorities != NULL;
}

static gboolean
make_client (Watch *watch, const char *url, GTlsDatabase *authorities)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  watch->clock = lobby_branch_clock_new ();
  options.tls_database = authorities;
  options.seed = (guint32) lobby_clock_get_monotonic (LOBBY_CLOCK (watch->clock));
  watch->client = lobby_branch_client_new (LOBBY_CLOCK (watch->clock), url, read_token, watch, NULL, &options, &error);
  if (watch->client == NULL)
    fail_for (error->message);
  return watch->client != NULL;
}

static void
run_loop (Watch *watch)
{
  guint interrupt_id = g_unix_signal_add (SIGINT, interrupted_cb, watch);
  guint terminate_id = g_unix_signal_add (SIGTERM, interrupted_cb, watch);

  watch->state = lobby_state_new ();
  watch->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (watch->client, "events", G_CALLBACK (events_cb), watch);
  g_signal_connect (watch->client, "link-changed", G_CALLBACK (link_changed_cb), watch);
  g_signal_connect (watch->client, "clock-read", G_CALLBACK (clock_read_cb), watch);
  g_signal_connect (watch->clock, "ticked", G_CALLBACK (ticked_cb), watch);
  if (watch->once)
    watch->deadline_id = g_timeout_add_seconds (ONCE_DEADLINE_S, deadline_cb, watch);
  lobby_branch_clock_start_ticking (watch->clock);
  lobby_branch_client_start (watch->client);
  g_main_loop_run (watch->loop);
  g_signal_handlers_disconnect_by_data (watch->client, watch);
  lobby_branch_client_stop (watch->client);
  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);
}

static int
run_watch (int argc, char **argv)
{
  g_auto (Watch) watch = { 0 };
  g_autoptr (GTlsDatabase) authorities = NULL;
  const GOptionEntry entries[] = {
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &watch.token_file, N_ ("File that holds the access token"),
      N_ ("FILE") },
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &watch.ca_file, N_ ("File with the bank's certificate authorities"),
      N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &watch.json, N_ ("Write one line of JSON for each change"), NULL },
    { "once", 0, 0, G_OPTION_ARG_NONE, &watch.once, N_ ("Show the lobby once and end"), NULL },
    { NULL },
  };

  if (!lobby_ctl_parse (&lobby_ctl_watch, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  if (!check_files (&watch, &authorities))
    return watch.token_file == NULL ? LOBBY_CTL_USAGE : LOBBY_CTL_FAILED;
  if (!make_client (&watch, argv[1], authorities))
    return LOBBY_CTL_FAILED;
  run_loop (&watch);
  return watch.code;
}

const LobbyCtlVerb lobby_ctl_watch = {
  .name = "watch",
  .arguments = "URL --token-file FILE [--ca FILE] [--json] [--once]",
  .summary = N_ ("Shows the live lobby of a branch in the terminal"),
  .run = run_watch,
};
