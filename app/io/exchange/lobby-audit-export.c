/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An audit as a table. Accounts of computers are people too and stay, as do own words, which may be about anybody; staff
 * go by their pseudonyms, visits by their ids (standards 2). */
#include "config.h"

#include "lobby-audit-export.h"

#include "lobby-csv-writer.h"
#include "lobby-instant.h"

#include <string.h>

#define CONSOLE "console"

/** lobby_audit_export_new: Returns: (transfer full): a table without lines */
GString *
lobby_audit_export_new (void)
{
  static const char *const names[] = { "audit", "number", "at", "who", "action", "subject", "reason", NULL };
  GString *out = g_string_new (NULL);

  lobby_csv_add_row (out, names);
  return out;
}

/** lobby_audit_export_add: adds a line; @of_branch: it is of the branch's audit, not of the console's */
void
lobby_audit_export_add (GString *out, gboolean of_branch, const LobbyAuditRecord *record)
{
  char at[LOBBY_INSTANT_SIZE];

  g_return_if_fail (out != NULL && record != NULL);

  lobby_csv_add_text (out, of_branch ? "branch" : CONSOLE);
  lobby_csv_add_number (out, record->number);
  lobby_csv_add_text (out, lobby_instant_format (record->at_us, at));
  lobby_csv_add_text (out, g_str_has_prefix (record->who, CONSOLE ":") ? CONSOLE : record->who);
  lobby_csv_add_text (out, record->action);
  lobby_csv_add_text (out, record->subject);
  lobby_csv_add_text (out, record->reason);
  lobby_csv_end_row (out);
}
