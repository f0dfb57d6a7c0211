/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as an object-centric event log (OCEL 2.0, JSON): each event with the ticket, counter, device, member of staff and
 * customer that it is about. Which attributes an event has is what its table says; nothing personal is among them. */
#include "config.h"

#include "lobby-exchange-private.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

#include <string.h>

/* --- attributes --- */

/* Returns: (nullable): the type of the attribute in OCEL; %NULL for what is none: lists, texts that may say anything, and
 * what an event is linked to */
static const char *
get_attribute_type (const LobbyField *field)
{
  if ((field->flags & LOBBY_FIELD_PERSONAL) != 0)
    return NULL;
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      return (field->flags & LOBBY_FIELD_IDENTIFIER) != 0 ? "string" : NULL;
    case LOBBY_FIELD_CHOICE:
      return "string";
    case LOBBY_FIELD_INTEGER:
      return "integer";
    case LOBBY_FIELD_NUMBER:
      return "float";
    case LOBBY_FIELD_FLAG:
      return "boolean";
    case LOBBY_FIELD_INSTANT:
      return "time";
    case LOBBY_FIELD_TEXTS:
    case LOBBY_FIELD_DAYTIME:
    case LOBBY_FIELD_RECORD:
    case LOBBY_FIELD_RECORDS:
    default:
      return NULL;
    }
}

static gboolean
is_link (const LobbyField *field)
{
  static const char *const members[] = { "ticket", "counter", "device", "staff", "owner", "by", "customer", NULL };

  return g_strv_contains (members, field->name);
}

/* Customers are pseudonyms, and what is known of them stays here: their events have links only. */
static gboolean
has_attributes (LobbyEventKind kind)
{
  return lobby_event_kind_get_area (kind) != LOBBY_AREA_CUSTOMERS
         && lobby_event_kind_get_area (kind) != LOBBY_AREA_FEEDBACK;
}

/* Returns: (transfer full) (nullable): the value as a text; %NULL when there is none */
static char *
dup_value (const LobbyField *field, gconstpointer payload)
{
  char buffer[LOBBY_INSTANT_SIZE];

  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      return g_strdup (LOBBY_FIELD_AT (payload, field, const char *));
    case LOBBY_FIELD_CHOICE:
      return LOBBY_FIELD_AT (payload, field, int) != 0
                 ? g_strdup (lobby_choice_get_nick (field->choice, LOBBY_FIELD_AT (payload, field, int)))
                 : NULL;
    case LOBBY_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, LOBBY_FIELD_AT (payload, field, gint64));
    case LOBBY_FIELD_NUMBER:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, LOBBY_FIELD_AT (payload, field, double)));
    case LOBBY_FIELD_FLAG:
      return g_strdup (LOBBY_FIELD_AT (payload, field, gboolean) ? "true" : "false");
    case LOBBY_FIELD_INSTANT:
      return LOBBY_FIELD_AT (payload, field, gint64) != 0
                 ? g_strdup (lobby_instant_format (LOBBY_FIELD_AT (payload, field, gint64), buffer))
                 : NULL;
    case LOBBY_FIELD_TEXTS:
    case LOBBY_FIELD_DAYTIME:
    case LOBBY_FIELD_RECORD:
    case LOBBY_FIELD_RECORDS:
    default:
      return NULL;
    }
}

static void
append_attributes (GString *out, const LobbyEvent *event)
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  const LobbyRecordType *table = lobby_event_kind_get_table (kind);
  gboolean first = TRUE;

  for (guint i = 0; has_attributes (kind) && i < table->n_fields; i++)
    {
      const LobbyField *field = &table->fields[i];
      g_autofree char *value = get_attribute_type (field) != NULL && !is_link (field)
                                   ? dup_value (field, lobby_event_get_payload (event))
                                   : NULL;

      if (value == NULL)
        continue;
      g_string_append (out, first ? "{\"name\":" : ",{\"name\":");
      lobby_wire_append_text (out, field->name);
      g_string_append (out, ",\"value\":");
      lobby_wire_append_text (out, value);
      g_string_append_c (out, '}');
      first = FALSE;
    }
}

/* --- types --- */

static void
append_event_type (GString *out, LobbyEventKind kind, const char *name)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (kind);
  gboolean first = TRUE;

  g_string_append (out, "{\"name\":");
  lobby_wire_append_text (out, name);
  g_string_append (out, ",\"attributes\":[");
  for (guint i = 0; has_attributes (kind) && i < table->n_fields; i++)
    {
      const char *type = is_link (&table->fields[i]) ? NULL : get_attribute_type (&table->fields[i]);

      if (type == NULL)
        continue;
      g_string_append (out, first ? "{\"name\":" : ",{\"name\":");
      lobby_wire_append_text (out, table->fields[i].name);
      g_string_append_printf (out, ",\"type\":\"%s\"}", type);
      first = FALSE;
    }
  g_string_append (out, "]}");
}

static void
append_event_types (GString *out, const LobbyDayBook *book)
{
  gboolean seen[LOBBY_EVENT_N_KINDS] = { FALSE }, first = TRUE;
  char name[64];

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      const LobbyEvent *event = lobby_day_book_get_event (book, i);
      LobbyEventKind kind = lobby_event_get_kind (event);

      if (seen[kind] || lobby_exchange_get_name (event, name) == NULL)
        continue;
      seen[kind] = TRUE;
      if (!first)
        g_string_append (out, ",\n");
      append_event_type (out, kind, name);
      first = FALSE;
    }
}

#define OBJECT_TYPES \
  "{\"name\":\"ticket\",\"attributes\":[{\"name\":\"service\",\"type\":\"string\"}," \
  "{\"name\":\"transaction\",\"type\":\"string\"},{\"name\":\"outcome\",\"type\":\"string\"}]},\n" \
  "{\"name\":\"counter\",\"attributes\":[]},\n" \
  "{\"name\":\"device\",\"attributes\":[{\"name\":\"kind\",\"type\":\"string\"}]},\n" \
  "{\"name\":\"employee\",\"attributes\":[]},\n" \
  "{\"name\":\"customer\",\"attributes\":[]}"

/* --- events --- */

static void
append_links (GString *out, const LobbyEvent *event)
{
  LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX];
  guint n = lobby_exchange_list_links (event, links);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strconcat (links[i].type, ":", links[i].id, NULL);
      g_string_append (out, i > 0 ? ",{\"objectId\":" : "{\"objectId\":");
      lobby_wire_append_text (out, id);
      g_string_append (out, ",\"qualifier\":");
      lobby_wire_append_text (out, links[i].qualifier);
      g_string_append_c (out, '}');
    }
}

/* Ids are those of the branch and may come twice from two streams: the place in the day makes them one. */
static void
append_event (GString *out, const LobbyEvent *event, const char *name, guint place)
{
  char time[LOBBY_INSTANT_SIZE];

  g_string_append_printf (out, "{\"id\":\"%u\",\"type\":", place);
  lobby_wire_append_text (out, name);
  g_string_append_printf (out, ",\"time\":\"%s\",\"attributes\":[",
                          lobby_instant_format (lobby_event_get_time (event), time));
  append_attributes (out, event);
  g_string_append (out, "],\"relationships\":[");
  append_links (out, event);
  g_string_append (out, "]}");
}

static void
append_events (GString *out, const LobbyDayBook *book)
{
  gboolean first = TRUE;
  char name[64];

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      const LobbyEvent *event = lobby_day_book_get_event (book, i);

      if (lobby_exchange_get_name (event, name) == NULL)
        continue;
      if (!first)
        g_string_append (out, ",\n");
      append_event (out, event, name, i + 1);
      first = FALSE;
    }
}

void
lobby_exchange_append_ocel (GString *out, const LobbyDayBook *book, const LobbyState *end)
{
  g_string_append (out, "{\"objectTypes\":[\n" OBJECT_TYPES "],\n\"eventTypes\":[\n");
  append_event_types (out, book);
  g_string_append (out, "],\n\"objects\":[\n");
  lobby_exchange_append_ocel_objects (out, book, end);
  g_string_append (out, "],\n\"events\":[\n");
  append_events (out, book);
  g_string_append (out, "]}\n");
}
