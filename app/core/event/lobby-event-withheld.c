/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same event with less in it. Events are immutable: it is another one at the same place of the stream. */
#include "config.h"

#include "lobby-event-withheld.h"

/** lobby_event_new_like: @payload: (transfer full): record of the table of its kind. Returns: (transfer full): an event like
 * @event at the same place, with another payload */
LobbyEvent *
lobby_event_new_like (const LobbyEvent *event, gpointer payload)
{
  LobbyEvent *other = lobby_event_new (lobby_event_get_kind (event), lobby_event_get_source (event),
                                       lobby_event_get_sequence (event), lobby_event_get_id (event),
                                       lobby_event_get_time (event), payload);

  lobby_event_set_correlation (other, lobby_event_get_correlation (event));
  lobby_event_set_causation (other, lobby_event_get_causation (event));
  lobby_event_set_recorded (other, lobby_event_get_recorded (event));
  lobby_event_set_classification (other, lobby_event_get_classification (event));
  return other;
}

/**
 * lobby_event_new_withheld:
 * @event: an event
 *
 * Numbers, times and ids stay, members of class C2 go.
 *
 * Returns: (transfer full) (nullable): the same event without what identifies a person; %NULL for one of an unknown kind, of
 *   which nobody can say what is in it
 */
LobbyEvent *
lobby_event_new_withheld (const LobbyEvent *event)
{
  const LobbyRecordType *table;
  gpointer payload;
  LobbyEvent *other;

  if (lobby_event_get_kind (event) == LOBBY_EVENT_UNKNOWN)
    return NULL;
  table = lobby_event_kind_get_table (lobby_event_get_kind (event));
  payload = lobby_record_copy (table, lobby_event_get_payload (event));
  lobby_record_withhold (table, payload);
  other = lobby_event_new_like (event, payload);
  lobby_event_set_classification (other, LOBBY_CLASS_C1);
  return other;
}
