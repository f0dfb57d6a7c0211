/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch, the program: one file a subcommand. What goes wrong is said on stderr, in the language of the person, and
 * by the exit code; stdout is for machines. */
#pragma once

#include "lobby-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exit codes. */
#define LOBBY_PROGRAM_DONE 0
#define LOBBY_PROGRAM_FAILED 1
#define LOBBY_PROGRAM_USAGE 2

int lobby_program_run (int argc, char **argv);

/* Subcommands; argv[0] is the subcommand. */
int lobby_program_serve (int argc, char **argv);
int lobby_program_simulate (int argc, char **argv);
int lobby_program_token (int argc, char **argv);

/* For them. */
gboolean lobby_program_parse (const char *usage,
                              const char *summary,
                              const GOptionEntry *entries,
                              int *argc,
                              char ***argv,
                              int *code);
int lobby_program_fail (int code, const char *text);
char *lobby_program_describe_error (const GError *error);

G_END_DECLS
