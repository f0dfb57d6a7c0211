/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events for whoever may see the lobby and no names: numbers, times and ids stay, members of class C2 go. */
#include "config.h"

#include "lobby-withholding.h"

#include "lobby-wire.h"

#include <string.h>

static LobbyEvent *
withhold (const LobbyEvent *event)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (lobby_event_get_kind (event));
  gpointer payload = lobby_record_copy (table, lobby_event_get_payload (event));
  LobbyEvent *other;

  lobby_record_withhold (table, payload);
  other = lobby_event_new (lobby_event_get_kind (event), lobby_event_get_source (event),
                           lobby_event_get_sequence (event), lobby_event_get_id (event), lobby_event_get_time (event),
                           payload);
  lobby_event_set_correlation (other, lobby_event_get_correlation (event));
  lobby_event_set_causation (other, lobby_event_get_causation (event));
  lobby_event_set_recorded (other, lobby_event_get_recorded (event));
  lobby_event_set_classification (other, LOBBY_CLASS_C1);
  return other;
}

/**
 * lobby_withholding_pass:
 * @event: an event of ours as it goes over the wire
 *
 * Returns: (transfer full) (nullable): the same event without what identifies a person; %NULL for one that cannot be read,
 *   of which nobody can say what is in it
 */
char *
lobby_withholding_pass (const char *event)
{
  g_autoptr (LobbyEvent) whole = lobby_wire_parse_event (event, strlen (event), NULL);

  if (whole == NULL || lobby_event_get_kind (whole) == LOBBY_EVENT_UNKNOWN)
    return NULL;
  g_autoptr (LobbyEvent) rest = withhold (whole);
  return lobby_wire_format_event (rest);
}
