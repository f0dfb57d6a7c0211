/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch serve: composes clock, store, service and servers, and runs them until told to stop. */
#include "config.h"

#include "lobby-program.h"

#include "lobby-branch-clock.h"
#include "lobby-branch-server.h"
#include "lobby-checklists.h"
#include "lobby-instant.h"
#include "lobby-paced-clock.h"
#include "lobby-wire.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_LISTEN "127.0.0.1:8470"
#define TOKEN_BYTES_MIN 8

typedef struct
{
  /* given */
  char *listen;
  char *store;
  char *scenario;
  char *day;
  char *start;
  char *language;
  char *token_file;
  char *key_file;
  char *tls_cert;
  char *tls_key;
  char *checklists;
  gint64 seed;
  double speed;
  gboolean split;
  gboolean canaries;
  gboolean open_ended;
  gboolean insecure_listen;
  gboolean exit_on_stdin_eof;
  gboolean role_tokens;
  gint64 parent_pid;

  /* made */
  char *token;
  GPtrArray *keys; /* (nullable) */
  LobbyDoorkeeper *doorkeeper;
  GInetAddress *address;
  guint port;
  GTlsCertificate *certificate;
  LobbyPacedClock *clock;
  LobbyBranchService *service;
  GPtrArray *servers;
  GMainLoop *loop;
} Serve;

static gboolean
parse_options (Serve *serve, int argc, char **argv, int *code)
{
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &serve->listen, N_ ("Where to listen; port 0 is any free one"),
      "HOST:PORT" },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &serve->store, N_ ("Keep events and commands in this file"), "FILE" },
    { "simulate", 0, 0, G_OPTION_ARG_STRING, &serve->scenario, N_ ("Simulate this kind of day"), "SCENARIO" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &serve->seed, N_ ("Start the dice from this number"), "N" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &serve->speed, N_ ("Let the day run this many times as fast"), "X" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &serve->start, N_ ("Begin at this time of the day; what was before is there"),
      "HH:MM[:SS]" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &serve->day, N_ ("Simulate this business day"), "YYYY-MM-DD" },
    { "open-ended", 0, 0, G_OPTION_ARG_NONE, &serve->open_ended,
      N_ ("Let the simulated day go on until midnight, as a drill"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &serve->language,
      N_ ("Let what people of the simulated day write be in this language: en, zh_CN or zh_TW"), "LANG" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &serve->token_file,
      N_ ("Read the secret that opens as the lobby manager from this file"), "FILE" },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &serve->key_file,
      N_ ("Take tokens that are signed with the key in this file; see “lobby-branch token”"), "FILE" },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &serve->tls_cert, N_ ("Serve HTTPS with this certificate"), "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &serve->tls_key, N_ ("Key of the certificate"), "FILE" },
    { "checklists", 0, 0, G_OPTION_ARG_FILENAME, &serve->checklists,
      N_ ("Use the checklists of this folder instead of those of the same name"), "FOLDER" },
    { "split", 0, 0, G_OPTION_ARG_NONE, &serve->split, N_ ("Serve each kind of branch system on a port of its own"),
      NULL },
    { "plant-canaries", 0, 0, G_OPTION_ARG_NONE, &serve->canaries,
      N_ ("Plants words that stand nowhere else into all that is about people, to see where they get to"), NULL },
    { "insecure-listen", 0, 0, G_OPTION_ARG_NONE, &serve->insecure_listen,
      N_ ("Listen on other addresses than this machine’s own, without a reverse proxy"), NULL },
    { "exit-on-stdin-eof", 0, 0, G_OPTION_ARG_NONE, &serve->exit_on_stdin_eof, N_ ("End when standard input ends"),
      NULL },
    { "role-tokens", 0, 0, G_OPTION_ARG_NONE, &serve->role_tokens,
      N_ ("Print a token of each role when it is ready, good for a day; only with a simulated day"), NULL },
    { "parent-pid", 0, 0, G_OPTION_ARG_INT64, &serve->parent_pid, N_ ("End when this process is no longer the parent"),
      "PID" },
    { NULL },
  };

  return lobby_program_parse ("serve --key-file FILE|--token-file FILE [OPTION…]",
                              _ ("Serves a branch. Prints one line of JSON when it is ready."), entries, &argc, &argv,
                              code);
}

static gboolean
read_token (Serve *serve, GError **error)
{
  gsize length;

  if (serve->key_file != NULL && (serve->keys = lobby_pass_keys_read (serve->key_file, TRUE, error)) == NULL)
    return FALSE;
  if (serve->token_file == NULL)
    return TRUE;
  if (!g_file_get_contents (serve->token_file, &serve->token, &length, error))
    return FALSE;
  g_strstrip (serve->token);
  if (strlen (serve->token) >= TOKEN_BYTES_MIN && g_str_is_ascii (serve->token)
      && strpbrk (serve->token, " \t\r\n") == NULL)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID,
                       "token: 8 or more ASCII characters on one line expected");
  return FALSE;
}

static gboolean
read_address (Serve *serve, GError **error)
{
  const char *place = serve->listen != NULL ? serve->listen : DEFAULT_LISTEN;
  g_autoptr (GSocketConnectable) where = g_network_address_parse (place, 0, error);
  const char *host;

  if (where == NULL)
    return FALSE;
  host = g_network_address_get_hostname (G_NETWORK_ADDRESS (where));
  serve->port = g_network_address_get_port (G_NETWORK_ADDRESS (where));
  serve->address = strcmp (host, "localhost") == 0 ? g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)
                                                   : g_inet_address_new_from_string (host);
  if (serve->address == NULL)
    g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "listen: an IP address is needed");
  else if (!serve->insecure_listen && !g_inet_address_get_is_loopback (serve->address))
    g_set_error_literal (
        error, LOBBY_ERROR, LOBBY_ERROR_REFUSED,
        "listen: not an address of this machine alone; put a reverse proxy in front, or say --insecure-listen");
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_certificate (Serve *serve, GError **error)
{
  if (serve->tls_cert == NULL)
    return TRUE;
  serve->certificate = g_tls_certificate_new_from_files (serve->tls_cert,
                                                         serve->tls_key != NULL ? serve->tls_key : serve->tls_cert,
                                                         error);
  return serve->certificate != NULL;
}

static gboolean
check_hours (const Serve *serve, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 ignored;

  if ((serve->day == NULL || lobby_instant_parse_local (utc, serve->day, "00:00", &ignored))
      && (serve->start == NULL || lobby_instant_parse_local (utc, "2025-01-01", serve->start, &ignored))
      && serve->speed >= 0 && serve->speed <= 1000)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "day: YYYY-MM-DD; start: HH:MM; speed: 0 to 1000");
  return FALSE;
}

static gboolean
open_service (Serve *serve, GError **error)
{
  LobbyServiceOptions options = { .split = serve->split, .day = serve->day, .start = serve->start, .rate = 1 };
  g_autoptr (GPtrArray) checklists = NULL;
  LobbyStore *store;

  if (serve->checklists != NULL)
    {
      checklists = lobby_checklists_load_folder (serve->checklists, error);
      if (checklists == NULL)
        return FALSE;
      options.checklists = checklists;
    }
  if (serve->scenario != NULL)
    {
      options.scenario = lobby_scenario_load (serve->scenario, error);
      if (options.scenario == NULL)
        return FALSE;
      if (serve->language != NULL)
        {
          g_free (options.scenario->language);
          options.scenario->language = g_strdup (serve->language);
        }
      if (serve->open_ended)
        lobby_scenario_make_open_ended (options.scenario);
      if (serve->canaries)
        lobby_scenario_plant_canaries (options.scenario);
      options.rate = serve->speed;
      options.seed = (guint64) (serve->seed >= 0 ? serve->seed : options.scenario->seed);
    }
  store = lobby_store_open (serve->store != NULL ? serve->store : ":memory:", error);
  if (store == NULL)
    {
      if (options.scenario != NULL)
        lobby_scenario_free (options.scenario);
      return FALSE;
    }
  serve->clock = lobby_paced_clock_new ();
  serve->service = lobby_branch_service_new (LOBBY_CLOCK (serve->clock), store);
  return lobby_branch_service_open (serve->service, &options, error);
}

/* Tokens follow the time of this machine, however fast a simulated day goes. */
static void
post_doorkeeper (Serve *serve)
{
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();
  g_autofree char *branch = lobby_branch_service_dup_branch_id (serve->service);

  serve->doorkeeper = lobby_doorkeeper_new (serve->token, serve->keys, branch, LOBBY_CLOCK (clock));
}

static gboolean
listen_all (Serve *serve, GError **error)
{
  post_doorkeeper (serve);
  serve->servers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lobby_branch_service_get_n_streams (serve->service); i++)
    {
      LobbyBranchServer *server = lobby_branch_server_new (serve->service, i, serve->doorkeeper);
      g_ptr_array_add (serve->servers, server);
      if (!lobby_branch_server_listen (server, serve->address, serve->port != 0 ? serve->port + i : 0,
                                       serve->certificate, error))
        return FALSE;
    }
  return TRUE;
}

static void
rate_changed_cb (LobbyPacedClock *clock, double rate)
{
  lobby_paced_clock_set_rate (clock, rate);
}

static gboolean
start_service (Serve *serve, GError **error)
{
  gint64 now_us = lobby_branch_service_warm_up (serve->service, error);

  if (now_us == 0)
    return FALSE;
  if (serve->scenario != NULL)
    lobby_paced_clock_start (serve->clock, now_us, serve->speed);
  g_signal_connect_swapped (serve->service, "rate-changed", G_CALLBACK (rate_changed_cb), serve->clock);
  lobby_branch_service_run (serve->service);
  return TRUE;
}

/* A token of each role, so that a demo can show what each may do. A person plays each of them. */
static void
append_role_tokens (const Serve *serve, GString *line)
{
  g_string_append (line, ",\"tokens\":{");
  for (int role = LOBBY_BEARER_LOBBY_MANAGER; role <= LOBBY_BEARER_AUDITOR; role++)
    {
      const LobbyStaffRecord *staff = lobby_branch_service_find_bearer (serve->service, (LobbyBearer) role);
      g_autofree char *token = lobby_doorkeeper_issue (serve->doorkeeper, (LobbyBearer) role,
                                                       staff != NULL ? staff->id : NULL,
                                                       staff != NULL ? lobby_text_get (staff->name, "en") : NULL, 1);
      g_string_append_printf (line, "%s\"%s\":", role > LOBBY_BEARER_LOBBY_MANAGER ? "," : "",
                              lobby_choice_get_nick (&lobby_bearer_choice, role));
      lobby_wire_append_text (line, token);
    }
  g_string_append_c (line, '}');
}

static void
print_ready (const Serve *serve)
{
  GString *line = g_string_new ("{\"ready\":true,\"url\":");

  lobby_wire_append_text (line, lobby_branch_server_get_url (g_ptr_array_index (serve->servers, 0)));
  g_string_append (line, ",\"streams\":[");
  for (guint i = 0; i < serve->servers->len; i++)
    {
      g_string_append (line, i > 0 ? ",{\"id\":" : "{\"id\":");
      lobby_wire_append_text (line, lobby_branch_service_get_stream (serve->service, i)->id);
      g_string_append (line, ",\"url\":");
      lobby_wire_append_text (line, lobby_branch_server_get_url (g_ptr_array_index (serve->servers, i)));
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
  if (serve->role_tokens)
    append_role_tokens (serve, line);
  g_string_append (line, "}\n");
  fputs (line->str, stdout);
  fflush (stdout);
  g_string_free (line, TRUE);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (((Serve *) data)->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
stdin_cb (int fd, GIOCondition condition, gpointer data)
{
  char buffer[256];

  if (read (fd, buffer, sizeof buffer) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (((Serve *) data)->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
parent_cb (gpointer data)
{
  Serve *serve = data;

  if (getppid () != (pid_t) serve->parent_pid)
    g_main_loop_quit (serve->loop);
  return G_SOURCE_CONTINUE;
}

static void
run (Serve *serve)
{
  guint sources[] = { g_unix_signal_add (SIGINT, quit_cb, serve), g_unix_signal_add (SIGTERM, quit_cb, serve),
                      g_unix_signal_add (SIGHUP, quit_cb, serve) };
  guint parent = serve->parent_pid > 0 ? g_timeout_add_seconds (1, parent_cb, serve) : 0;

  serve->loop = g_main_loop_new (NULL, FALSE);
  if (serve->exit_on_stdin_eof)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, stdin_cb, serve);
  print_ready (serve);
  g_main_loop_run (serve->loop);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
  g_clear_handle_id (&parent, g_source_remove);
}

static void
clear (Serve *serve)
{
  for (guint i = 0; serve->servers != NULL && i < serve->servers->len; i++)
    lobby_branch_server_close (g_ptr_array_index (serve->servers, i));
  g_clear_pointer (&serve->servers, g_ptr_array_unref);
  if (serve->service != NULL)
    lobby_branch_service_stop (serve->service);
  g_clear_object (&serve->service);
  g_clear_object (&serve->clock);
  g_clear_object (&serve->certificate);
  g_clear_object (&serve->address);
  g_clear_object (&serve->doorkeeper);
  g_clear_pointer (&serve->keys, g_ptr_array_unref);
  g_clear_pointer (&serve->loop, g_main_loop_unref);
  g_free (serve->token);
  g_free (serve->listen);
  g_free (serve->store);
  g_free (serve->scenario);
  g_free (serve->day);
  g_free (serve->start);
  g_free (serve->language);
  g_free (serve->token_file);
  g_free (serve->key_file);
  g_free (serve->tls_cert);
  g_free (serve->tls_key);
  g_free (serve->checklists);
}

/** lobby_program_serve: Returns: the exit code */
int
lobby_program_serve (int argc, char **argv)
{
  Serve serve = { .seed = -1, .speed = 1 };
  g_autoptr (GError) error = NULL;
  int code;

  if (parse_options (&serve, argc, argv, &code))
    {
      if (serve.listen == NULL)
        serve.listen = g_strdup (DEFAULT_LISTEN);
      if (serve.store == NULL)
        serve.store = g_strdup (":memory:");
      if (serve.token_file == NULL && serve.key_file == NULL)
        code = lobby_program_fail (LOBBY_PROGRAM_USAGE,
                                   _ ("Nobody could come in: say --key-file FILE, or --token-file FILE."));
      else if (serve.role_tokens && (serve.key_file == NULL || serve.scenario == NULL))
        code = lobby_program_fail (LOBBY_PROGRAM_USAGE, _ ("--role-tokens needs --key-file FILE and a simulated day."));
      else if (!(read_token (&serve, &error) && read_address (&serve, &error) && check_hours (&serve, &error)
                 && read_certificate (&serve, &error)))
        code = lobby_program_fail (LOBBY_PROGRAM_USAGE, error->message);
      else if (!(open_service (&serve, &error) && listen_all (&serve, &error) && start_service (&serve, &error)))
        {
          g_autofree char *text = lobby_program_describe_error (error);
          code = lobby_program_fail (LOBBY_PROGRAM_FAILED, text);
        }
      else
        run (&serve);
    }
  clear (&serve);
  return code;
}
