/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of lines from anybody, folded: no event breaks the state, and a snapshot of it leads to the same state again. */
#include "fuzz.h"

#include "lobby-state.h"
#include "lobby-wire.h"

#include <string.h>

static const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };

static void
apply_line (LobbyState *state, const char *line, gsize length)
{
  g_autoptr (LobbyEvent) event = lobby_wire_parse_event (line, length, NULL);

  if (event != NULL)
    lobby_state_apply (state, event, NULL);
}

static void
check_snapshot (const LobbyState *state)
{
  g_autoptr (LobbyState) other = lobby_state_new ();
  g_autoptr (LobbyState) copy = lobby_state_copy (state);

  if (lobby_state_get_branch (state) == NULL)
    return;
  g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/s", 1, "1", lobby_state_get_time (state),
                                                  lobby_state_snapshot (state, areas, 1));
  lobby_state_apply (other, event, NULL);
  g_autofree char *digest = lobby_state_digest (state);
  g_autofree char *other_digest = lobby_state_digest (other);
  g_autofree char *copy_digest = lobby_state_digest (copy);
  g_assert_cmpstr (digest, ==, other_digest);
  g_assert_cmpstr (digest, ==, copy_digest);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  const char *at = (const char *) data;
  const char *end = at + size;

  while (at < end)
    {
      const char *line_end = memchr (at, '\n', (size_t) (end - at));
      if (line_end == NULL)
        line_end = end;
      apply_line (state, at, (gsize) (line_end - at));
      at = line_end + 1;
    }
  check_snapshot (state);
  return 0;
}
