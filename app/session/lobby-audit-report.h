/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-audit-record.h"

G_BEGIN_DECLS

/* So many lines of each are read, the newest. */
#define LOBBY_AUDIT_REPORT_MOST 5000

/**
 * LobbyAuditReport:
 * @lines: (owned) (element-type LobbyAuditRecord): what was done at this console, oldest first
 * @n_lines: how many lines of its chain are sound
 * @broken: number of the first line that is not as it was written; 0 when all are
 * @n_missing: lines missing at the end; 0 when none
 * @branch_lines: (owned) (nullable) (element-type LobbyAuditRecord): what the branch service keeps; %NULL when it did not tell
 *
 * Both audits that concern this console.
 */
typedef struct
{
  GPtrArray *lines;
  gint64 n_lines;
  gint64 broken;
  gint64 n_missing;
  GPtrArray *branch_lines;
} LobbyAuditReport;

void lobby_audit_report_free (LobbyAuditReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAuditReport, lobby_audit_report_free)

G_END_DECLS
