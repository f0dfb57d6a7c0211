/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of an audit in words. */
#include "config.h"

#include "lobby-words-audit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *action;
  const char *words;
} actions[] = {
  /* Translators: line of the audit: the console was connected to the branch */
  { "session.opened", N_ ("Branch opened") },
  /* Translators: line of the audit */
  { "session.closed", N_ ("Branch closed") },
  /* Translators: line of the audit: the branch did not take the access token */
  { "token.refused", N_ ("Access refused") },
  /* Translators: line of the audit: the rule sheet of diversion */
  { "rules.changed", N_ ("Rules changed") },
  /* Translators: line of the audit: the full name of a valued customer */
  { "name.shown", N_ ("Name shown") },
  /* Translators: line of the audit: figures were written into a file */
  { "export", N_ ("Table saved") },
  /* Translators: line of the audit: recorded days older than they may be kept */
  { "days.purged", N_ ("Old days removed") },
};

/* Reasons to show a name; the others are details that only people of the computers read. */
static const struct
{
  const char *reason;
  const char *words;
} reasons[] = {
  /* Translators: why a name was shown */
  { "greet", N_ ("To greet by name") },
  /* Translators: why a name was shown */
  { "identity", N_ ("To check the identity") },
  /* Translators: why a name was shown */
  { "hand-over", N_ ("To hand over to a colleague") },
  /* Translators: why a name was shown */
  { "complaint", N_ ("To answer a complaint") },
  /* Translators: why a name was shown: none of those that are offered */
  { "other", N_ ("Another reason") },
};

/** lobby_words_get_audit_action: Returns: what was done; a word that this version does not know is left as it is */
const char *
lobby_words_get_audit_action (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      return _ (actions[i].words);
  return action;
}

static const char *
get_reason (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].reason, reason) == 0)
      return _ (reasons[i].words);
  return reason;
}

/** lobby_words_dup_audit_reason: Returns: (transfer full): why, empty when nobody has said it */
char *
lobby_words_dup_audit_reason (const LobbyAuditRecord *record)
{
  const char *reason = get_reason (record->reason);

  if (reason != NULL && record->words != NULL)
    /* Translators: why something was done: first in general, then in somebody's own words */
    return g_strdup_printf (C_ ("reason", "%1$s: %2$s"), reason, record->words);
  return g_strdup (reason != NULL ? reason : record->words != NULL ? record->words : "");
}
