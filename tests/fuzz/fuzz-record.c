/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record or a command from anybody; the first byte chooses the table. */
#include "fuzz.h"

#include "lobby-wire.h"

#include <string.h>

static void
check_record (const LobbyRecordType *table, const char *json, gsize length)
{
  g_autoptr (GError) error = NULL;
  gpointer record = lobby_wire_parse_record (table, json, length, &error);

  g_assert_true ((record == NULL) == (error != NULL));
  if (record == NULL)
    return;
  gpointer copy = lobby_record_copy (table, record);
  g_autofree char *text = lobby_wire_format_record (table, copy);
  gpointer again = lobby_wire_parse_record (table, text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_true (lobby_record_equal (table, record, again));
  lobby_record_free (table, record);
  lobby_record_free (table, copy);
  lobby_record_free (table, again);
}

static void
check_command (const char *json, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyCommand) command = lobby_wire_parse_command (json, length, &error);

  g_assert_true ((command == NULL) == (error != NULL));
  if (command == NULL)
    return;
  g_autofree char *text = lobby_wire_format_command (command);
  g_autoptr (LobbyCommand) again = lobby_wire_parse_command (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, command->kind);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  const char *json = (const char *) data + 1;
  guint choice = data[0] % (LOBBY_EVENT_N_KINDS + 1);

  if (choice == LOBBY_EVENT_UNKNOWN || choice == LOBBY_EVENT_N_KINDS)
    check_command (json, size - 1);
  else
    check_record (lobby_event_kind_get_table ((LobbyEventKind) choice), json, size - 1);
  return 0;
}
