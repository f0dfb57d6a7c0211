/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ctl: lobbyctl, the lobby in a terminal. One file a subcommand; what goes wrong is said on stderr, in the language of the
 * person, and by the exit code. */
#pragma once

#include "lobby-error.h"

#include <stdio.h>

G_BEGIN_DECLS

/* Exit codes. */
#define LOBBY_CTL_DONE 0
#define LOBBY_CTL_FAILED 1
#define LOBBY_CTL_USAGE 2

/* As many names as there are, but one at least. */
#define LOBBY_CTL_SOME (-1)

/**
 * LobbyCtlVerb:
 * @name: subcommand
 * @arguments: what follows it, as in usage lines
 * @summary: what it does, one line; translated when it is shown
 * @run: does it; `argv[0]` is the subcommand
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (int argc, char **argv);
} LobbyCtlVerb;

extern const LobbyCtlVerb lobby_ctl_advise;
extern const LobbyCtlVerb lobby_ctl_audit;
extern const LobbyCtlVerb lobby_ctl_checklist;
extern const LobbyCtlVerb lobby_ctl_check;
extern const LobbyCtlVerb lobby_ctl_digest;
extern const LobbyCtlVerb lobby_ctl_watch;
extern const LobbyCtlVerb lobby_ctl_evaluate;
extern const LobbyCtlVerb lobby_ctl_export;
extern const LobbyCtlVerb lobby_ctl_forecast;
extern const LobbyCtlVerb lobby_ctl_import;
extern const LobbyCtlVerb lobby_ctl_ledger;
extern const LobbyCtlVerb lobby_ctl_promises;
extern const LobbyCtlVerb lobby_ctl_record;
extern const LobbyCtlVerb lobby_ctl_simulate_queue;
extern const LobbyCtlVerb lobby_ctl_summary;
extern const LobbyCtlVerb lobby_ctl_train;
extern const LobbyCtlVerb lobby_ctl_whatif;

int lobby_ctl_run (int argc, char **argv);

/* For the subcommands. */
gboolean lobby_ctl_parse (const LobbyCtlVerb *verb, const GOptionEntry *entries, int *argc, char ***argv, int n_names);
void lobby_ctl_say (FILE *where, const char *text);
int lobby_ctl_fail (const char *text);
char *lobby_ctl_describe_file_error (const GError *error);
char *lobby_ctl_format_count (guint64 count);
char *lobby_ctl_format_time (gint64 at_us, GTimeZone *zone);

G_END_DECLS
