/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may leave of an audit. */
#pragma once

#include "lobby-audit-record.h"

G_BEGIN_DECLS

GString *lobby_audit_export_new (void);
void lobby_audit_export_add (GString *out, gboolean of_branch, const LobbyAuditRecord *record);

G_END_DECLS
