/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event from anybody: it is refused with a reason, or it is JSON that any reader takes the same way and its payload
 * survives being written and read again. */
#include "fuzz.h"

#include "lobby-wire.h"

#include <string.h>

static void
check_payload (const LobbyEvent *event)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (lobby_event_get_kind (event));
  g_autoptr (GError) error = NULL;

  if (table == NULL)
    return;
  g_autofree char *text = lobby_wire_format_record (table, lobby_event_get_payload (event));
  gpointer again = lobby_wire_parse_record (table, text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_true (lobby_record_equal (table, again, lobby_event_get_payload (event)));
  lobby_record_free (table, again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) event = lobby_wire_parse_event ((const char *) data, size, &error);

  g_assert_true ((event == NULL) == (error != NULL));
  if (event == NULL)
    return 0;
  g_assert_true (lobby_wire_check (lobby_event_get_raw (event), strlen (lobby_event_get_raw (event)), NULL));
  check_payload (event);
  return 0;
}
