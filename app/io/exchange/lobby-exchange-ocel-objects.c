/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects of an OCEL 2.0 log: everything that an event of the day is about, once, with what is known of it. */
#include "config.h"

#include "lobby-exchange-private.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

/* Attributes that never change are dated before everything (OCEL 2.0, section 3). */
#define ALWAYS "1970-01-01T00:00:00Z"

static void
add_attribute (GString *out, gboolean *first, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append (out, *first ? "{\"name\":" : ",{\"name\":");
  lobby_wire_append_text (out, name);
  g_string_append (out, ",\"time\":\"" ALWAYS "\",\"value\":");
  lobby_wire_append_text (out, value);
  g_string_append_c (out, '}');
  *first = FALSE;
}

static void
add_ticket_facts (GString *out, gboolean *first, const LobbyTicketRecord *ticket)
{
  if (ticket == NULL)
    return;
  add_attribute (out, first, "service", ticket->service);
  add_attribute (out, first, "transaction", ticket->transaction);
  add_attribute (out, first, "outcome", lobby_choice_get_nick (&lobby_ticket_phase_choice, (int) ticket->phase));
}

static void
add_object (GString *out, const LobbyExchangeLink *link, const LobbyState *end)
{
  const LobbyDevicePlan *device = g_str_equal (link->type, "device") ? lobby_state_get_device_plan (end, link->id)
                                                                     : NULL;
  gboolean first = TRUE;

  g_string_append (out, "{\"id\":");
  g_autofree char *id = g_strconcat (link->type, ":", link->id, NULL);
  lobby_wire_append_text (out, id);
  g_string_append (out, ",\"type\":");
  lobby_wire_append_text (out, link->type);
  g_string_append (out, ",\"attributes\":[");
  if (g_str_equal (link->type, "ticket"))
    add_ticket_facts (out, &first, lobby_state_get_ticket (end, link->id));
  if (device != NULL)
    add_attribute (out, &first, "kind", lobby_choice_get_nick (&lobby_device_kind_choice, (int) device->kind));
  g_string_append (out, "],\"relationships\":[]}");
}

void
lobby_exchange_append_ocel_objects (GString *out, const LobbyDayBook *book, const LobbyState *end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char name[64];

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      const LobbyEvent *event = lobby_day_book_get_event (book, i);
      LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX];
      guint n = lobby_exchange_get_name (event, name) != NULL ? lobby_exchange_list_links (event, links) : 0;

      for (guint j = 0; j < n; j++)
        {
          if (!g_hash_table_add (seen, g_strconcat (links[j].type, ":", links[j].id, NULL)))
            continue;
          if (g_hash_table_size (seen) > 1)
            g_string_append (out, ",\n");
          add_object (out, &links[j], end);
        }
    }
}
