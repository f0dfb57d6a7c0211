/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves of an audit: who by pseudonym, no own words, no account of a computer, and no formula. */
#include "config.h"

#include "lobby-audit-export.h"

#include <string.h>

static LobbyAuditRecord *
make (const char *who, const char *subject, const char *reason, const char *words)
{
  return lobby_audit_record_new (7, G_GINT64_CONSTANT (1763347326) * G_USEC_PER_SEC, who, "name.shown", subject, reason,
                                 words);
}

static void
test_table (void)
{
  LobbyAuditRecord *shown = make ("lm1", "visit-004", "greet", "her daughter Canary waits");
  LobbyAuditRecord *account = make ("console:canary", NULL, NULL, NULL);
  LobbyAuditRecord *formula = make ("=HYPERLINK(1)", "@SUM(1)", "+1", NULL);
  GString *table = lobby_audit_export_new ();

  lobby_audit_export_add (table, TRUE, shown);
  lobby_audit_export_add (table, FALSE, account);
  lobby_audit_export_add (table, FALSE, formula);
  g_assert_true (
      g_str_has_prefix (table->str, "\"audit\",\"number\",\"at\",\"who\",\"action\",\"subject\",\"reason\"\r\n"));
  g_assert_nonnull (strstr (table->str, "\"branch\",7,\"2025-11-17T02:42:06"));
  g_assert_nonnull (strstr (table->str, "\"lm1\",\"name.shown\",\"visit-004\",\"greet\"\r\n"));
  g_assert_null (strstr (table->str, "anary"));
  /* Fault 37 */
  g_assert_null (strstr (table->str, "\"=HYPER"));
  g_assert_null (strstr (table->str, "\"@SUM"));
  g_assert_null (strstr (table->str, "\"+1"));
  g_string_free (table, TRUE);
  lobby_audit_record_free (shown);
  lobby_audit_record_free (account);
  lobby_audit_record_free (formula);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit-export/table", test_table);
  return g_test_run ();
}
