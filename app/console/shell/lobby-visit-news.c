/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is new about valued customers, for a notification of the desktop: who came, of whom the branch head was told. Ticket
 * and place only: a notification may stand on a locked screen. What was so when the lobby was opened is no news. */
#include "config.h"

#include "lobby-visit-news.h"

#include <glib/gi18n-lib.h>

struct _LobbyVisitNews
{
  GHashTable *known; /* (owned): what was told already, as "visit stage" */
  gboolean looked;   /* @known holds what was there at first */
};

/** lobby_visit_news_new: Returns: (transfer full): nothing is known yet */
LobbyVisitNews *
lobby_visit_news_new (void)
{
  LobbyVisitNews *news = g_new0 (LobbyVisitNews, 1);

  news->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return news;
}

/** lobby_visit_news_free: @news: (transfer full) (nullable): the news */
void
lobby_visit_news_free (LobbyVisitNews *news)
{
  if (news == NULL)
    return;
  g_hash_table_unref (news->known);
  g_free (news);
}

/** lobby_visit_news_forget: another lobby: what is there at first is no news again */
void
lobby_visit_news_forget (LobbyVisitNews *news)
{
  g_return_if_fail (news != NULL);

  g_hash_table_remove_all (news->known);
  news->looked = FALSE;
}

static gboolean
is_new (LobbyVisitNews *news, const LobbyVisitRecord *visit, const char *stage)
{
  return g_hash_table_add (news->known, g_strdup_printf ("%s %s", visit->id, stage));
}

/* Returns: (nullable): the counter that has called the customer */
static const char *
find_counter (const LobbyState *state, const LobbyVisitRecord *visit)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, visit->ticket);

  return ticket != NULL && ticket->counter != NULL ? ticket->counter : NULL;
}

static char *
dup_text (const LobbyState *state, const LobbyVisitRecord *visit)
{
  const char *counter = find_counter (state, visit);

  if (visit->ticket == NULL)
    return g_strdup (_ ("Without a ticket"));
  if (counter != NULL)
    /* Translators: of a valued customer, in a notification without names: first the ticket, then the counter */
    return g_strdup_printf (_ ("Ticket %1$s, counter %2$s"), visit->ticket, counter);
  /* Translators: of a valued customer, in a notification without names: %s is the ticket */
  return g_strdup_printf (_ ("Ticket %s, waiting in the lobby"), visit->ticket);
}

static gboolean
is_waiting (const LobbyVisitRecord *visit)
{
  return visit->acknowledged_us == 0 && visit->met_us == 0;
}

/**
 * lobby_visit_news_dup_next:
 * @news: the news
 * @state: the lobby
 * @title: (out) (transfer full): what happened, without names; set when there is news
 *
 * An escalation comes before an arrival. What somebody has dealt with meanwhile is not told any more.
 *
 * Returns: (transfer full) (nullable): where, without names; %NULL when there is nothing to tell
 */
char *
lobby_visit_news_dup_next (LobbyVisitNews *news, const LobbyState *state, char **title)
{
  const GPtrArray *visits = lobby_state_get_visits (state);
  const LobbyVisitRecord *arrived = NULL, *escalated = NULL;
  gboolean at_first = !news->looked;

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (!is_waiting (visit))
        continue;
      if ((at_first || arrived == NULL) && is_new (news, visit, "arrived"))
        arrived = visit;
      if (visit->escalated_us != 0 && (at_first || escalated == NULL) && is_new (news, visit, "escalated"))
        escalated = visit;
    }
  news->looked = TRUE;
  if (at_first || (arrived == NULL && escalated == NULL))
    return NULL;
  *title = g_strdup (escalated != NULL ? _ ("Nobody has answered a VIP customer, the branch head was told")
                                       : _ ("A VIP customer has arrived"));
  return dup_text (state, escalated != NULL ? escalated : arrived);
}
