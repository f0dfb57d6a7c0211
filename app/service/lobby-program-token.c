/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch token: signs a token for somebody of the branch. */
#include "config.h"

#include "lobby-program.h"

#include "lobby-branch-clock.h"
#include "lobby-doorkeeper.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define DAYS 30

typedef struct
{
  char *key_file;
  char *branch;
  char *role;
  char *staff;
  char *name;
  gint64 days;
} Request;

static gboolean
parse_options (Request *request, int argc, char **argv, int *code)
{
  const GOptionEntry entries[] = {
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &request->key_file,
      N_ ("File with the key of the branch; begun with a random key when there is none"), "FILE" },
    { "branch", 0, 0, G_OPTION_ARG_STRING, &request->branch, N_ ("Id of the branch that the token is for"), "ID" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &request->role,
      /* Translators: the words after the colon are not translated. */
      N_ ("As whom it speaks: lobby-manager, branch-head, trainer, auditor, adapter"), "ROLE" },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &request->staff, N_ ("Id of the member of staff"), "ID" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &request->name, N_ ("Name of the member of staff, for the screen"), "NAME" },
    { "days", 0, 0, G_OPTION_ARG_INT64, &request->days, N_ ("How long it is good: 1 to 366 days"), "N" },
    { NULL },
  };

  return lobby_program_parse ("token --key-file FILE --branch ID --role ROLE [OPTION…]",
                              _ ("Signs a token for somebody of the branch and prints it."), entries, &argc, &argv,
                              code);
}

/* Ids go over the wire: what a reader would refuse is refused here. */
static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 64 && text[0] != '.'
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:") == length;
}

static const char *
find_fault (const Request *request)
{
  if (request->key_file == NULL || request->branch == NULL || request->role == NULL)
    return _ ("Say --key-file FILE, --branch ID and --role ROLE.");
  if (lobby_choice_from_nick (&lobby_bearer_choice, request->role) == LOBBY_BEARER_UNKNOWN)
    return _ ("The role is lobby-manager, branch-head, trainer, auditor or adapter.");
  if (!is_id (request->branch) || (request->staff != NULL && !is_id (request->staff)))
    return _ ("An id is 1 to 64 letters, digits, “-”, “_”, “.” and “:”.");
  if (request->name != NULL && (strlen (request->name) > 128 || !g_utf8_validate (request->name, -1, NULL)))
    return _ ("The name is too long.");
  if (request->days < 1 || request->days > LOBBY_PASS_DAYS_MAX)
    return _ ("A token is good for 1 to 366 days.");
  return NULL;
}

static int
issue (const Request *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = lobby_pass_keys_read (request->key_file, TRUE, &error);
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();

  if (keys == NULL)
    return lobby_program_fail (LOBBY_PROGRAM_FAILED, error->message);
  g_autoptr (LobbyDoorkeeper) doorkeeper = lobby_doorkeeper_new (NULL, keys, request->branch, LOBBY_CLOCK (clock));
  g_autofree char *token = lobby_doorkeeper_issue (
      doorkeeper, (LobbyBearer) lobby_choice_from_nick (&lobby_bearer_choice, request->role), request->staff,
      request->name, request->days);
  puts (token);
  return LOBBY_PROGRAM_DONE;
}

/** lobby_program_token: Returns: the exit code */
int
lobby_program_token (int argc, char **argv)
{
  Request request = { .days = DAYS };
  int code;

  if (parse_options (&request, argc, argv, &code))
    {
      const char *fault = find_fault (&request);
      code = fault != NULL ? lobby_program_fail (LOBBY_PROGRAM_USAGE, fault) : issue (&request);
    }
  g_free (request.key_file);
  g_free (request.branch);
  g_free (request.role);
  g_free (request.staff);
  g_free (request.name);
  return code;
}
