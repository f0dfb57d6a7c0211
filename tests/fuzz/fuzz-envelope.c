/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text: elements of a batch lie within it, and a place that is salvaged is the one that the strict reader reads. */
#include "fuzz.h"

#include "lobby-envelope.h"
#include "lobby-wire.h"

#include <string.h>

static void
check_ranges (const char *text, gsize size)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LobbyRange));
  gsize end = 0;

  lobby_envelope_split (text, size, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const LobbyRange *range = &g_array_index (ranges, LobbyRange, i);
      g_assert_cmpuint (range->start, >=, end);
      end = range->start + range->length;
      g_assert_cmpuint (end, <=, size);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* A copy of just this size shows every step beyond the end. */
  g_autofree char *text = g_memdup2 (data, MAX (size, 1));
  LobbyEvent *salvaged = lobby_envelope_salvage (text, size);
  LobbyEvent *event = size > 0 ? lobby_wire_parse_event (text, size, NULL) : NULL;

  check_ranges (text, size);
  if (salvaged != NULL)
    {
      g_assert_cmpuint (lobby_event_get_sequence (salvaged), >, 0);
      g_assert_null (lobby_event_get_raw (salvaged));
    }
  if (salvaged != NULL && event != NULL)
    {
      g_assert_cmpuint (lobby_event_get_sequence (salvaged), ==, lobby_event_get_sequence (event));
      g_assert_cmpstr (lobby_event_get_id (salvaged), ==, lobby_event_get_id (event));
      g_assert_cmpstr (lobby_event_get_source (salvaged), ==, lobby_event_get_source (event));
    }
  g_clear_pointer (&salvaged, lobby_event_unref);
  g_clear_pointer (&event, lobby_event_unref);
  return 0;
}
