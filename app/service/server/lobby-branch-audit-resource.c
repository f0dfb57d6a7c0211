/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the branch keeps of who looked at a name, for whoever may read the audit. */
#include "config.h"

#include "lobby-branch-resources.h"

#include "lobby-answer.h"
#include "lobby-audit-record.h"
#include "lobby-wire.h"

#define LINES_DEFAULT 200
#define LINES_MAX 1000
#define NAME_SHOWN "name.shown"

/* Returns: whether the query has no @name, or a number from @least to @most */
static gboolean
read_number (GHashTable *query, const char *name, gint64 least, gint64 most, gint64 *number)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return text == NULL || g_ascii_string_to_signed (text, 10, least, most, number, NULL);
}

/** lobby_branch_resources_read_audit: answers a GET of the audit: lines after a number, oldest first; none at its end */
void
lobby_branch_resources_read_audit (const LobbyBranchResources *resources, SoupServerMessage *message, GHashTable *query)
{
  LobbyAuditExcerpt *excerpt;
  gint64 after = 0, limit = LINES_DEFAULT;

  if (!read_number (query, "after", 0, G_MAXINT64, &after) || !read_number (query, "limit", 1, LINES_MAX, &limit))
    {
      lobby_answer_problem (message, SOUP_STATUS_BAD_REQUEST, NULL, "after: a number of a line; limit: 1 to 1000");
      return;
    }
  g_autoptr (GPtrArray) shown = lobby_store_list_shown (lobby_branch_service_get_store (resources->service), after,
                                                        (guint) limit);
  excerpt = lobby_record_new (&lobby_audit_excerpt_type);
  excerpt->lines = g_ptr_array_new ();
  for (guint i = 0; i < shown->len; i++)
    {
      const LobbyStoredShowing *line = g_ptr_array_index (shown, i);
      g_ptr_array_add (excerpt->lines, lobby_audit_record_new (line->number, line->at_us, line->who, NAME_SHOWN,
                                                               line->visit, line->reason, line->words));
    }
  lobby_answer_body (message, SOUP_STATUS_OK, "application/json",
                     lobby_wire_format_record (&lobby_audit_excerpt_type, excerpt));
  lobby_record_free (&lobby_audit_excerpt_type, excerpt);
}
