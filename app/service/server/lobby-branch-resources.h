/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-service.h"
#include "lobby-doorkeeper.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * LobbyBranchResources:
 * @service: the branch
 * @stream: index of the stream that is asked
 * @guest: (nullable): who asks; nobody in particular for what needs no token
 *
 * What is asked for by REST.
 */
typedef struct
{
  LobbyBranchService *service;
  guint stream;
  const LobbyGuest *guest;
} LobbyBranchResources;

gboolean
lobby_branch_resources_check (const LobbyBranchResources *resources, SoupServerMessage *message, const char *path);
void lobby_branch_resources_read (const LobbyBranchResources *resources,
                                  SoupServerMessage *message,
                                  const char *path,
                                  GHashTable *query);
void lobby_branch_resources_take_command (const LobbyBranchResources *resources, SoupServerMessage *message);
void lobby_branch_resources_take_events (const LobbyBranchResources *resources, SoupServerMessage *message);
gboolean lobby_branch_resources_is_name (const char *path);
void
lobby_branch_resources_show_name (const LobbyBranchResources *resources, SoupServerMessage *message, const char *path);
const char *lobby_branch_resources_get_place (SoupServerMessage *message, GHashTable *query);

/* lobby-branch-audit-resource.c */
void lobby_branch_resources_read_audit (const LobbyBranchResources *resources,
                                        SoupServerMessage *message,
                                        GHashTable *query);

G_END_DECLS
