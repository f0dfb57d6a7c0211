/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the format, writes the file whole or not at all, and knows what events are about. */
#include "config.h"

#include "lobby-exchange-private.h"

#include "lobby-error.h"

#include <gio/gio.h>
#include <string.h>

static const char *const formats[] = { "csv", "ocel", "xes" };

/** lobby_exchange_find_format: Returns: whether there is a format called @name; @format: (out): which */
gboolean
lobby_exchange_find_format (const char *name, LobbyExchangeFormat *format)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_ascii_strcasecmp (formats[i], name) != 0)
        continue;
      *format = (LobbyExchangeFormat) i;
      return TRUE;
    }
  return FALSE;
}

/* What the event is called outside: its kind without our prefix and version; %NULL for pictures, signs of life and what
 * only a console knows. */
const char *
lobby_exchange_get_name (const LobbyEvent *event, char name[64])
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  const char *type = lobby_event_get_type (event);
  const char *start = g_str_has_prefix (type, "org.lobby.") ? type + strlen ("org.lobby.") : type;
  const char *end = g_strrstr (start, ".v");

  if (kind == LOBBY_EVENT_UNKNOWN || kind == LOBBY_EVENT_SNAPSHOT || kind == LOBBY_EVENT_BRANCH_CHANGED
      || kind == LOBBY_EVENT_RULES_CHANGED || lobby_event_kind_is_control (kind) || lobby_event_kind_is_console (kind))
    return NULL;
  g_strlcpy (name, start, end != NULL ? MIN ((gsize) (end - start) + 1, 64) : 64);
  return name;
}

static const char *
find_object_type (const char *member)
{
  static const struct
  {
    const char *member;
    const char *type;
  } types[] = {
    { "ticket", "ticket" },  { "counter", "counter" }, { "device", "device" },     { "staff", "employee" },
    { "owner", "employee" }, { "by", "employee" },     { "customer", "customer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].member, member) == 0)
      return types[i].type;
  return NULL;
}

/* Returns: how many things the event is about */
guint
lobby_exchange_list_links (const LobbyEvent *event, LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX])
{
  const LobbyRecordType *table = lobby_event_kind_get_table (lobby_event_get_kind (event));
  guint n = 0;

  for (guint i = 0; table != NULL && i < table->n_fields && n < LOBBY_EXCHANGE_LINKS_MAX; i++)
    {
      const LobbyField *field = &table->fields[i];
      const char *type = field->kind == LOBBY_FIELD_TEXT ? find_object_type (field->name) : NULL;
      const char *id = type != NULL ? LOBBY_FIELD_AT (lobby_event_get_payload (event), field, const char *) : NULL;

      if (id != NULL && *id != '\0')
        links[n++] = (LobbyExchangeLink){ type, field->name, id };
    }
  return n;
}

/** lobby_exchange_format: Returns: (transfer full): the day of @book in @format, UTF-8 */
GString *
lobby_exchange_format (LobbyExchangeFormat format, const LobbyDayBook *book)
{
  GString *out = g_string_new (NULL);
  g_autoptr (LobbyState) end = NULL;

  g_return_val_if_fail (book != NULL, out);

  end = lobby_day_book_fold (book, lobby_day_book_get_n_events (book));
  switch (format)
    {
    case LOBBY_EXCHANGE_OCEL:
      lobby_exchange_append_ocel (out, book, end);
      break;
    case LOBBY_EXCHANGE_XES:
      lobby_exchange_append_xes (out, book, end);
      break;
    case LOBBY_EXCHANGE_CSV:
    default:
      lobby_exchange_append_csv (out, book, end);
    }
  return out;
}

/**
 * lobby_exchange_save:
 * @format: in which format
 * @book: a day, closed
 * @path: where to; a file that is there gives way when the new one is whole
 * @error: %LOBBY_ERROR_NO_SPACE when it cannot be written
 *
 * Returns: whether the file is there
 */
gboolean
lobby_exchange_save (LobbyExchangeFormat format, const LobbyDayBook *book, const char *path, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (book != NULL && path != NULL, FALSE);

  text = lobby_exchange_format (format, book);
  if (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, problem->message);
  return FALSE;
}
