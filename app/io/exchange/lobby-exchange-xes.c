/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as an event log of IEEE 1849 (XES), flattened by ticket: a trace is a visit, its events are what happened to it, and
 * the resource is who did it. */
#include "config.h"

#include "lobby-exchange-private.h"

#include "lobby-instant.h"

#include <string.h>

/* What happens to a ticket, as steps of a visit. */
static const struct
{
  LobbyEventKind kind;
  const char *activity;
  const char *transition;
} steps[] = {
  { LOBBY_EVENT_TICKET_ISSUED, "arrive", "complete" },        { LOBBY_EVENT_TICKET_CALLED, "call", "complete" },
  { LOBBY_EVENT_TICKET_RECALLED, "recall", "complete" },      { LOBBY_EVENT_TICKET_SERVING, "serve", "start" },
  { LOBBY_EVENT_TICKET_FINISHED, "serve", "complete" },       { LOBBY_EVENT_TICKET_NO_SHOW, "no-show", "complete" },
  { LOBBY_EVENT_TICKET_ABANDONED, "leave", "complete" },      { LOBBY_EVENT_TICKET_DIVERTED, "divert", "complete" },
  { LOBBY_EVENT_TICKET_TRANSFERRED, "transfer", "complete" }, { LOBBY_EVENT_TICKET_RETURNED, "return", "complete" },
};

#define HEAD \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n" \
  "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n" \
  "<extension name=\"Lifecycle\" prefix=\"lifecycle\" uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n" \
  "<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n" \
  "<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n" \
  "<global scope=\"trace\">\n<string key=\"concept:name\" value=\"\"/>\n</global>\n" \
  "<global scope=\"event\">\n<string key=\"concept:name\" value=\"\"/>\n" \
  "<string key=\"lifecycle:transition\" value=\"complete\"/>\n" \
  "<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00Z\"/>\n</global>\n" \
  "<classifier name=\"Activity\" keys=\"concept:name lifecycle:transition\"/>\n"

/* Texts of a day are checked at the door; what XML 1.0 cannot hold becomes a question mark all the same. */
static void
append_string (GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  for (char *c = valid; *c != '\0'; c++)
    if ((guchar) *c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r')
      *c = '?';
  g_autofree char *escaped = g_markup_escape_text (valid, -1);
  g_string_append_printf (out, "<string key=\"%s\" value=\"%s\"/>\n", key, escaped);
}

static int
find_step (LobbyEventKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].kind == kind)
      return (int) i;
  return -1;
}

static const char *
find_id (const LobbyExchangeLink *links, guint n, const char *qualifier)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (links[i].qualifier, qualifier) == 0)
      return links[i].id;
  return NULL;
}

static void
append_event (GString *out, const LobbyEvent *event, int step)
{
  LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX];
  guint n = lobby_exchange_list_links (event, links);
  const char *staff = find_id (links, n, "staff"), *by = find_id (links, n, "by");
  char time[LOBBY_INSTANT_SIZE];

  g_string_append (out, "<event>\n");
  append_string (out, "concept:name", steps[step].activity);
  append_string (out, "lifecycle:transition", steps[step].transition);
  g_string_append_printf (out, "<date key=\"time:timestamp\" value=\"%s\"/>\n",
                          lobby_instant_format (lobby_event_get_time (event), time));
  append_string (out, "org:resource", staff != NULL ? staff : by);
  append_string (out, "counter", find_id (links, n, "counter"));
  append_string (out, "device", find_id (links, n, "device"));
  g_string_append (out, "</event>\n");
}

/* Returns: (transfer full) (element-type utf8 GPtrArray): of each ticket, its events in order */
static GHashTable *
sort_by_ticket (const LobbyDayBook *book)
{
  GHashTable *traces = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      LobbyEvent *event = lobby_day_book_get_event (book, i);
      LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX];
      guint n = find_step (lobby_event_get_kind (event)) >= 0 ? lobby_exchange_list_links (event, links) : 0;
      const char *ticket = find_id (links, n, "ticket");
      GPtrArray *trace = ticket != NULL ? g_hash_table_lookup (traces, ticket) : NULL;

      if (ticket == NULL)
        continue;
      if (trace == NULL)
        {
          trace = g_ptr_array_new ();
          g_hash_table_insert (traces, (gpointer) ticket, trace);
        }
      g_ptr_array_add (trace, event);
    }
  return traces;
}

static void
append_trace (GString *out, const LobbyTicketRecord *ticket, const GPtrArray *events)
{
  g_string_append (out, "<trace>\n");
  append_string (out, "concept:name", ticket->id);
  append_string (out, "service", ticket->service);
  append_string (out, "transaction", ticket->transaction);
  append_string (out, "customer", ticket->customer);
  append_string (out, "outcome", lobby_choice_get_nick (&lobby_ticket_phase_choice, (int) ticket->phase));
  for (guint i = 0; i < events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (events, i);
      append_event (out, event, find_step (lobby_event_get_kind (event)));
    }
  g_string_append (out, "</trace>\n");
}

void
lobby_exchange_append_xes (GString *out, const LobbyDayBook *book, const LobbyState *end)
{
  const GPtrArray *tickets = lobby_state_get_tickets (end);
  g_autoptr (GHashTable) traces = sort_by_ticket (book);

  g_string_append (out, HEAD);
  append_string (out, "concept:name", lobby_day_book_get_day (book));
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      const GPtrArray *events = g_hash_table_lookup (traces, ticket->id);

      if (events != NULL)
        append_trace (out, ticket, events);
    }
  g_string_append (out, "</log>\n");
}
