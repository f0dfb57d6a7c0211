/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of an audit. */
#include "config.h"

#include "lobby-audit-record.h"

#define NUMBER_MOST ((gint64) 1 << 53)

#define REC LobbyAuditRecord
static const LobbyField record_fields[] = {
  LOBBY_ROW ("number", number, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = NUMBER_MOST),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("who", who, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 128),
  LOBBY_ROW ("action", action, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("subject", subject, TEXT),
  LOBBY_ROW ("reason", reason, TEXT, .maximum = 128),
  LOBBY_ROW ("words", words, TEXT),
};
#undef REC
const LobbyRecordType lobby_audit_record_type = LOBBY_RECORD_TYPE ("AuditLine", LobbyAuditRecord, record_fields);

#define REC LobbyAuditExcerpt
static const LobbyField excerpt_fields[] = {
  LOBBY_ROW ("lines", lines, RECORDS, .record = &lobby_audit_record_type, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_audit_excerpt_type = LOBBY_RECORD_TYPE ("AuditExcerpt", LobbyAuditExcerpt, excerpt_fields);

/** lobby_audit_record_new: texts are copied; an empty one is none. Returns: (transfer full): a line */
LobbyAuditRecord *
lobby_audit_record_new (gint64 number,
                        gint64 at_us,
                        const char *who,
                        const char *action,
                        const char *subject,
                        const char *reason,
                        const char *words)
{
  LobbyAuditRecord *record = lobby_record_new (&lobby_audit_record_type);

  record->number = number;
  record->at_us = at_us;
  record->who = g_strdup (who);
  record->action = g_strdup (action);
  record->subject = subject != NULL && *subject != '\0' ? g_strdup (subject) : NULL;
  record->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  record->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  return record;
}

/** lobby_audit_record_free: @record: (transfer full) (nullable): a line */
void
lobby_audit_record_free (LobbyAuditRecord *record)
{
  if (record != NULL)
    lobby_record_free (&lobby_audit_record_type, record);
}
