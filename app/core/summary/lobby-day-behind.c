/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tickets behind a figure: those that it counts, or those that keep it from being better; the longest wait first. */
#include "config.h"

#include "lobby-day-behind.h"
#include "lobby-day-series.h"

static gboolean
is_over_target (const LobbyState *state, const LobbyTicketRecord *ticket)
{
  const LobbyServiceRecord *service = lobby_state_get_service (state, ticket->service);

  return service != NULL && ticket->called_us != 0
         && ticket->called_us - ticket->queued_us > service->target_s * G_USEC_PER_SEC;
}

static gboolean
is_behind (const LobbyState *state, const LobbyTicketRecord *ticket, LobbyDayFigureKind kind)
{
  switch ((int) kind)
    {
    case LOBBY_FIGURE_OF_CUSTOMERS:
      return TRUE;
    case LOBBY_FIGURE_OF_SERVED:
    case LOBBY_FIGURE_OF_ASA:
    case LOBBY_FIGURE_OF_HANDLE_MEAN:
      return ticket->phase == LOBBY_TICKET_FINISHED;
    case LOBBY_FIGURE_OF_DIVERTED:
    case LOBBY_FIGURE_OF_SELF_SERVICE:
      return ticket->phase == LOBBY_TICKET_DIVERTED;
    case LOBBY_FIGURE_OF_ABANDONED:
      return ticket->phase == LOBBY_TICKET_ABANDONED;
    case LOBBY_FIGURE_OF_NO_SHOW:
      return ticket->phase == LOBBY_TICKET_NO_SHOW;
    case LOBBY_FIGURE_OF_ABANDONMENT:
      return ticket->phase == LOBBY_TICKET_ABANDONED || ticket->phase == LOBBY_TICKET_NO_SHOW;
    case LOBBY_FIGURE_OF_WAIT_MEAN:
    case LOBBY_FIGURE_OF_WAIT_P50:
    case LOBBY_FIGURE_OF_WAIT_P90:
    case LOBBY_FIGURE_OF_WAIT_MAX:
      return ticket->called_us != 0 || ticket->transfers > 0;
    case LOBBY_FIGURE_OF_SECOND_WAIT_MEAN:
      return ticket->transfers > 0;
    case LOBBY_FIGURE_OF_LEVEL_AGAINST:
    case LOBBY_FIGURE_OF_LEVEL_IGNORED:
    case LOBBY_FIGURE_OF_LEVEL_FOR:
      return is_over_target (state, ticket) || ticket->phase == LOBBY_TICKET_ABANDONED;
    case LOBBY_FIGURE_OF_FIRST_CONTACT:
      return ticket->phase == LOBBY_TICKET_FINISHED && !ticket->resolved;
    default:
      return FALSE;
    }
}

static void
add_ticket (GPtrArray *found, const LobbyState *state, const char *id)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, id);

  if (ticket != NULL && !g_ptr_array_find (found, ticket, NULL))
    g_ptr_array_add (found, (gpointer) ticket);
}

static void
add_people (GPtrArray *found, const LobbyState *state, LobbyDayFigureKind kind)
{
  const GPtrArray *visits = lobby_state_get_visits (state), *feedbacks = lobby_state_get_feedbacks (state);

  if (kind == LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN || kind == LOBBY_FIGURE_OF_VIP_IN_TIME
      || kind == LOBBY_FIGURE_OF_VIP_ESCALATED)
    for (guint i = 0; i < visits->len; i++)
      add_ticket (found, state, ((const LobbyVisitRecord *) g_ptr_array_index (visits, i))->ticket);
  if (kind == LOBBY_FIGURE_OF_FEEDBACKS || kind == LOBBY_FIGURE_OF_NPS || kind == LOBBY_FIGURE_OF_NPS_MARGIN)
    for (guint i = 0; i < feedbacks->len; i++)
      add_ticket (found, state, ((const LobbyFeedbackRecord *) g_ptr_array_index (feedbacks, i))->ticket);
}

static int
compare_waits (gconstpointer a, gconstpointer b, gpointer state)
{
  const LobbyTicketRecord *first = *(const LobbyTicketRecord *const *) a,
                          *other = *(const LobbyTicketRecord *const *) b;
  gint64 now_us = lobby_state_get_time (state);
  gint64 first_us = lobby_ticket_get_wait_end (first, now_us) - first->queued_us;
  gint64 other_us = lobby_ticket_get_wait_end (other, now_us) - other->queued_us;

  return (first_us < other_us) - (first_us > other_us);
}

/**
 * lobby_day_figure_list_behind:
 * @state: the lobby
 * @kind: a figure
 *
 * A service level has those behind it that were called too late or left; done at first contact those that were not.
 *
 * Returns: (transfer container) (element-type LobbyTicketRecord): tickets, the longest wait first; none for figures that are
 *   about counters, devices or the record
 */
GPtrArray *
lobby_day_figure_list_behind (const LobbyState *state, LobbyDayFigureKind kind)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < tickets->len; i++)
    if (is_behind (state, g_ptr_array_index (tickets, i), kind))
      g_ptr_array_add (found, g_ptr_array_index (tickets, i));
  add_people (found, state, kind);
  g_ptr_array_sort_with_data (found, compare_waits, (gpointer) state);
  return found;
}
