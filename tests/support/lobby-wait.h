/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting in tests: a condition and a deadline, and the main context runs meanwhile. Nothing sleeps. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOBBY_WAIT_DEADLINE_MS 20000

typedef struct
{
  guint deadline_id;
  guint tick_id;
  gboolean over;
} LobbyWait;

void lobby_wait_begin (LobbyWait *wait, guint deadline_ms);
gboolean lobby_wait_step (LobbyWait *wait);
void lobby_wait_end (LobbyWait *wait);

/* Runs the main context until @condition holds; a test that waits in vain fails and names the condition. */
#define LOBBY_WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    LobbyWait lobby_wait_; \
    lobby_wait_begin (&lobby_wait_, LOBBY_WAIT_DEADLINE_MS); \
    while (!(condition) && lobby_wait_step (&lobby_wait_)) \
      continue; \
    lobby_wait_end (&lobby_wait_); \
    if (!(condition)) \
      g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "waited in vain for: " #condition); \
  } \
  G_STMT_END

/* Runs the main context for a while that has no condition of its own: to see that something does not happen. */
void lobby_wait_a_while (guint span_ms);

G_END_DECLS
