/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyArguments:
 * @url: (nullable): address of the branch service to open
 * @scenario: (nullable): demo day to open; empty means the one of the settings
 * @token_file: (nullable): absolute path of the file with the token
 * @ca_file: (nullable): absolute path of the authorities' PEM file
 * @language: (nullable): language of this run
 * @day: (nullable): absolute path of a recorded day to play
 *
 * What the command line asks for.
 */
typedef struct
{
  char *url;
  char *scenario;
  char *token_file;
  char *ca_file;
  char *language;
  char *day;
} LobbyArguments;

void lobby_arguments_add_to (GApplication *application);
char **lobby_arguments_dup_prepared (int argc, char **argv);
char *lobby_arguments_dup_fault (GVariantDict *options);
LobbyArguments *lobby_arguments_new (GVariantDict *options, GApplicationCommandLine *line);
void lobby_arguments_free (LobbyArguments *arguments);
gboolean lobby_arguments_is_scenario (const char *scenario);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyArguments, lobby_arguments_free)

G_END_DECLS
