/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what that must not be denied: shown names, exports, changed rules, refused tokens. Lines are only ever added;
 * each holds the hash of the one before, so that none can be changed, left out or put in between without its being seen. */
#pragma once

#include "lobby-error.h"

G_BEGIN_DECLS

/* What is recorded. No line holds a name of a customer. */
#define LOBBY_AUDIT_OPENED "session.opened"
#define LOBBY_AUDIT_CLOSED "session.closed"
#define LOBBY_AUDIT_TOKEN_REFUSED "token.refused"
#define LOBBY_AUDIT_RULES_CHANGED "rules.changed"
#define LOBBY_AUDIT_NAME_SHOWN "name.shown"
#define LOBBY_AUDIT_EXPORTED "export"
#define LOBBY_AUDIT_PURGED "days.purged"

/**
 * LobbyAuditLine:
 * @number: counts from 1 without gaps
 * @at_us: when, µs since 1970 UTC
 * @who: who did it
 * @action: what was done, as in "rules.changed"
 * @subject: (nullable): what it was done to
 * @reason: (nullable): why
 * @hash: SHA-256 over the line and the hash of the line before, 64 hexadecimal digits
 */
typedef struct
{
  gint64 number;
  gint64 at_us;
  char *who;
  char *action;
  char *subject;
  char *reason;
  char *hash;
} LobbyAuditLine;

/**
 * LobbyAuditProof:
 * @n_lines: lines that were looked at and are sound
 * @broken: number of the first line that is not as it was written; 0 when all are
 * @n_missing: lines missing at the end, by what was noted beside the file; 0 when none
 */
typedef struct
{
  gint64 n_lines;
  gint64 broken;
  gint64 n_missing;
} LobbyAuditProof;

typedef struct _LobbyAudit LobbyAudit;

LobbyAudit *lobby_audit_open (const char *folder, GError **error);
LobbyAudit *lobby_audit_open_to_read (const char *folder, GError **error);
void lobby_audit_close (LobbyAudit *self);
gboolean lobby_audit_add (LobbyAudit *self,
                          gint64 at_us,
                          const char *who,
                          const char *action,
                          const char *subject,
                          const char *reason,
                          GError **error);
gboolean lobby_audit_verify (LobbyAudit *self, LobbyAuditProof *proof, GError **error);
GPtrArray *lobby_audit_list (LobbyAudit *self, gint64 from, guint most, GError **error);
GPtrArray *lobby_audit_list_newest (LobbyAudit *self, guint most, GError **error);
void lobby_audit_line_free (LobbyAuditLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAudit, lobby_audit_close)

G_END_DECLS
