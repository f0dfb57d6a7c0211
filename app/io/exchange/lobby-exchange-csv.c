/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as a table of visits: the columns and words that the import knows, so that a table of ours reads back as it was. */
#include "config.h"

#include "lobby-exchange-private.h"

#include "lobby-csv-writer.h"
#include "lobby-instant.h"

static const char *const head[] = { "ticket",      "service", "class",   "arrived_at", "called_at", "served_at",
                                    "finished_at", "counter", "outcome", "device",     NULL };

static void
add_moment (GString *out, gint64 at_us)
{
  char buffer[LOBBY_INSTANT_SIZE];

  lobby_csv_add_text (out, at_us != 0 ? lobby_instant_format (at_us, buffer) : NULL);
}

/* Whoever is still here at the end of the day has no outcome yet, but those who are being served. */
static const char *
get_outcome (const LobbyTicketRecord *ticket)
{
  switch (ticket->phase)
    {
    case LOBBY_TICKET_SERVING:
    case LOBBY_TICKET_FINISHED:
      return "served";
    case LOBBY_TICKET_NO_SHOW:
    case LOBBY_TICKET_ABANDONED:
    case LOBBY_TICKET_DIVERTED:
      return lobby_choice_get_nick (&lobby_ticket_phase_choice, (int) ticket->phase);
    case LOBBY_TICKET_WAITING:
    case LOBBY_TICKET_CALLED:
    case LOBBY_TICKET_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_ticket (GString *out, const LobbyTicketRecord *ticket)
{
  lobby_csv_add_text (out, ticket->id);
  lobby_csv_add_text (out, ticket->service);
  lobby_csv_add_number (out, ticket->class);
  add_moment (out, ticket->issued_us);
  add_moment (out, ticket->called_us);
  add_moment (out, ticket->serving_us);
  add_moment (out, ticket->ended_us);
  lobby_csv_add_text (out, ticket->counter);
  lobby_csv_add_text (out, get_outcome (ticket));
  lobby_csv_add_text (out, ticket->device);
  lobby_csv_end_row (out);
}

void
lobby_exchange_append_csv (GString *out, const LobbyDayBook *book, const LobbyState *end)
{
  const GPtrArray *tickets = lobby_state_get_tickets (end);

  lobby_csv_add_row (out, head);
  for (guint i = 0; i < tickets->len; i++)
    add_ticket (out, g_ptr_array_index (tickets, i));
}
