/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what that must not be denied, as it is told to whoever may read it (audit.read). */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

/**
 * LobbyAuditRecord:
 * @number: place in the audit, from 1
 * @at_us: when, µs since 1970 UTC
 * @who: who did it: id of a member of staff, a role, or "console:" and the account of the computer
 * @action: what was done, as in "name.shown"
 * @subject: (nullable): what it was done to, as the id of a visit; never a name
 * @reason: (nullable): why, as a short word
 * @words: (nullable): why, in own words
 *
 * A line of an audit.
 */
typedef struct
{
  gint64 number;
  gint64 at_us;
  char *who;
  char *action;
  char *subject;
  char *reason;
  char *words;
} LobbyAuditRecord;
extern const LobbyRecordType lobby_audit_record_type;

/**
 * LobbyAuditExcerpt:
 * @lines: (element-type LobbyAuditRecord): oldest first
 *
 * A part of an audit; an empty one is its end.
 */
typedef struct
{
  GPtrArray *lines;
} LobbyAuditExcerpt;
extern const LobbyRecordType lobby_audit_excerpt_type;

LobbyAuditRecord *lobby_audit_record_new (gint64 number,
                                          gint64 at_us,
                                          const char *who,
                                          const char *action,
                                          const char *subject,
                                          const char *reason,
                                          const char *words);
void lobby_audit_record_free (LobbyAuditRecord *record);

G_END_DECLS
