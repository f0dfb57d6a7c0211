/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl audit: whether the record of who did what is whole, and what is in it. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-audit.h"
#include "lobby-instant.h"

#include <glib/gi18n.h>

#define LIST_AT_ONCE 1000

static int
say_proof (const LobbyAuditProof *proof)
{
  g_autofree char *count = lobby_ctl_format_count ((guint64) proof->n_lines);
  g_autofree char *line = NULL;

  if (proof->broken > 0)
    {
      /* Translators: %d is the number of a line */
      line = g_strdup_printf (_ ("Line %d is not as it was written. What follows it proves nothing."),
                              (int) proof->broken);
      return lobby_ctl_fail (line);
    }
  if (proof->n_missing > 0)
    {
      /* Translators: %s is a number of lines */
      line = g_strdup_printf (_ ("%s lines are sound; lines after them are missing."), count);
      return lobby_ctl_fail (line);
    }
  /* Translators: %s is a number of lines */
  line = g_strdup_printf (_ ("%s lines, none changed, none missing."), count);
  lobby_ctl_say (stdout, line);
  return LOBBY_CTL_DONE;
}

static int
verify (LobbyAudit *audit)
{
  g_autoptr (GError) error = NULL;
  LobbyAuditProof proof;

  if (lobby_audit_verify (audit, &proof, &error))
    return say_proof (&proof);
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  return lobby_ctl_fail (problem);
}

static void
say_line (const LobbyAuditLine *line)
{
  char at[LOBBY_INSTANT_SIZE];
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s", line->number,
                                           lobby_instant_format (line->at_us, at), line->who, line->action,
                                           line->subject != NULL ? line->subject : "",
                                           line->reason != NULL ? line->reason : "");

  lobby_ctl_say (stdout, text);
}

static int
list (LobbyAudit *audit)
{
  gint64 from = 1;
  guint n = LIST_AT_ONCE;

  while (n == LIST_AT_ONCE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = lobby_audit_list (audit, from, LIST_AT_ONCE, &error);
      if (lines == NULL)
        {
          g_autofree char *problem = lobby_ctl_describe_file_error (error);
          return lobby_ctl_fail (problem);
        }
      for (guint i = 0; i < lines->len; i++)
        say_line (g_ptr_array_index (lines, i));
      n = lines->len;
      from += n;
    }
  return LOBBY_CTL_DONE;
}

static int
run_audit (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyAudit) audit = NULL;

  if (!lobby_ctl_parse (&lobby_ctl_audit, NULL, &argc, &argv, 2))
    return LOBBY_CTL_USAGE;
  if (!g_str_equal (argv[1], "verify") && !g_str_equal (argv[1], "list"))
    {
      /* Translators: do not translate “verify” and “list”. */
      lobby_ctl_fail (_ ("Say “verify” or “list”, then the folder of the branch."));
      return LOBBY_CTL_USAGE;
    }
  audit = lobby_audit_open_to_read (argv[2], &error);
  if (audit == NULL)
    {
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      return lobby_ctl_fail (problem);
    }
  return g_str_equal (argv[1], "verify") ? verify (audit) : list (audit);
}

const LobbyCtlVerb lobby_ctl_audit = {
  .name = "audit",
  .arguments = "verify|list FOLDER",
  .summary = N_ ("Shows whether the record of who did what is whole, and what is in it"),
  .run = run_audit,
};
