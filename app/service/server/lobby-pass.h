/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed tokens (JWT, RFC 7519, HS256): who somebody is at this branch and until when. The key is the branch's own and
 * lives in a file that only the service reads. */
#pragma once

#include "lobby-error.h"
#include "lobby-rights.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A clock may be wrong by so much, seconds. */
#define LOBBY_PASS_LEEWAY_S 60
#define LOBBY_PASS_DAYS_MAX 366

/**
 * LobbyPass:
 * @issuer: who signed it
 * @audience: id of the branch that it is for
 * @staff: (nullable): id of the member of staff
 * @name: (nullable): display name
 * @role: as whom it speaks
 * @issued_s: when, seconds since 1970 UTC
 * @not_before_s: not good before, seconds since 1970 UTC; 0 when it does not say
 * @expires_s: end, seconds since 1970 UTC
 *
 * Claims of a token.
 */
typedef struct
{
  char *issuer;
  char *audience;
  char *staff;
  char *name;
  LobbyBearer role;
  gint64 issued_s;
  gint64 not_before_s;
  gint64 expires_s;
} LobbyPass;

/* Keys of a branch are GBytes, newest first: the first one signs, each of them proves. */
GPtrArray *lobby_pass_keys_parse (const char *text, GError **error);
GPtrArray *lobby_pass_keys_read (const char *path, gboolean make, GError **error);

char *lobby_pass_issue (const LobbyPass *pass, const GPtrArray *keys);
LobbyPass *
lobby_pass_check (const char *token, const GPtrArray *keys, const char *audience, gint64 now_s, GError **error);
void lobby_pass_free (LobbyPass *pass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPass, lobby_pass_free)

G_END_DECLS
