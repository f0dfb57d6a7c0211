/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

/* What a column of the audit has. */
typedef enum
{
  LOBBY_AUDIT_COLUMN_TIME,
  LOBBY_AUDIT_COLUMN_PLACE,
  LOBBY_AUDIT_COLUMN_WHO,
  LOBBY_AUDIT_COLUMN_ACTION,
  LOBBY_AUDIT_COLUMN_SUBJECT,
  LOBBY_AUDIT_COLUMN_REASON,
  LOBBY_AUDIT_N_COLUMNS,
} LobbyAuditColumn;

#define LOBBY_TYPE_AUDIT_ITEM (lobby_audit_item_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAuditItem, lobby_audit_item, LOBBY, AUDIT_ITEM, GObject)

GListStore *lobby_audit_item_list (const LobbyAuditReport *report, LobbySession *session);
const char *lobby_audit_item_get_words (LobbyAuditItem *self, LobbyAuditColumn column);
const char *lobby_audit_item_get_day (LobbyAuditItem *self);
const LobbyAuditRecord *lobby_audit_item_get_record (LobbyAuditItem *self);
gboolean lobby_audit_item_is_of_branch (LobbyAuditItem *self);

G_END_DECLS
