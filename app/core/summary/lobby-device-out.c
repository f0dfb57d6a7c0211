/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a machine could do any business during a part of the day, by the lines of its day. */
#include "config.h"

#include "lobby-device-out.h"

typedef struct
{
  gboolean offline;
  gboolean faulty;
  gboolean empty;
} Trouble;

/* A receipt printer alone stops nobody; of the network the machine itself says that it is offline. */
static gboolean
stops (LobbyDevicePart part)
{
  return part != LOBBY_PART_RECEIPT_PRINTER && part != LOBBY_PART_NETWORK;
}

static gboolean
matters (LobbySupplyKind supply, gboolean cash)
{
  return cash ? supply == LOBBY_SUPPLY_CASH
              : supply == LOBBY_SUPPLY_PAPER || supply == LOBBY_SUPPLY_RIBBON || supply == LOBBY_SUPPLY_CARDS;
}

static void
take (Trouble *trouble, const LobbyOccurrenceRecord *occurrence, gboolean cash)
{
  switch ((int) occurrence->kind)
    {
    case LOBBY_OCCURRENCE_OFFLINE:
      trouble->offline = TRUE;
      return;
    case LOBBY_OCCURRENCE_ONLINE:
      trouble->offline = FALSE;
      return;
    case LOBBY_OCCURRENCE_FAULT:
      trouble->faulty |= stops (occurrence->part);
      return;
    case LOBBY_OCCURRENCE_CLEARED: /* one without a fault was only a look at it */
      trouble->faulty = trouble->faulty && occurrence->fault == LOBBY_FAULT_UNKNOWN;
      return;
    case LOBBY_OCCURRENCE_EMPTY:
      trouble->empty |= matters (occurrence->supply, cash);
      return;
    case LOBBY_OCCURRENCE_REFILLED:
      trouble->empty = FALSE;
      return;
    default:
      return;
    }
}

static gboolean
is_out (const Trouble *trouble)
{
  return trouble->offline || trouble->faulty || trouble->empty;
}

/**
 * lobby_device_was_out:
 * @state: the lobby
 * @device: id of a device
 * @cash: whether notes are needed; else paper, ribbon and cards
 * @from_us: from when, µs since 1970 UTC
 * @until_us: until when
 *
 * Returns: whether there was no moment at which it could have been used; a device without a line in its day worked
 */
gboolean
lobby_device_was_out (const LobbyState *state, const char *device, gboolean cash, gint64 from_us, gint64 until_us)
{
  const GPtrArray *occurrences = lobby_state_get_occurrences (state);
  Trouble trouble = { 0 };

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LobbyOccurrenceRecord *occurrence = g_ptr_array_index (occurrences, i);
      if (occurrence->at_us >= until_us)
        break;
      if (g_strcmp0 (occurrence->device, device) != 0)
        continue;
      if (occurrence->at_us > from_us && !is_out (&trouble))
        return FALSE;
      take (&trouble, occurrence, cash);
    }
  return is_out (&trouble);
}

/**
 * lobby_device_find_outages:
 * @state: the lobby
 * @device: id of a device
 * @cash: whether notes are needed; else paper, ribbon and cards
 * @until_us: up to when, µs since 1970 UTC
 *
 * Returns: (transfer full) (element-type LobbyDaySpan): when it could not be used; the last one ends at @until_us when it
 *   lasts
 */
GArray *
lobby_device_find_outages (const LobbyState *state, const char *device, gboolean cash, gint64 until_us)
{
  const GPtrArray *occurrences = lobby_state_get_occurrences (state);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));
  Trouble trouble = { 0 };

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LobbyOccurrenceRecord *occurrence = g_ptr_array_index (occurrences, i);
      gboolean was_out = is_out (&trouble);

      if (occurrence->at_us >= until_us)
        break;
      if (g_strcmp0 (occurrence->device, device) != 0)
        continue;
      take (&trouble, occurrence, cash);
      if (is_out (&trouble) && !was_out)
        g_array_append_val (spans, ((LobbyDaySpan){ occurrence->at_us, until_us }));
      else if (was_out && !is_out (&trouble))
        g_array_index (spans, LobbyDaySpan, spans->len - 1).until_us = occurrence->at_us;
    }
  return spans;
}
