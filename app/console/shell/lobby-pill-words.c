/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the connection pill in the header says. */
#include "config.h"

#include "lobby-pill-words.h"

#include "lobby-branch-clock.h"
#include "lobby-words-day.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/** lobby_pill_words_get_state: Returns: what the pill shows of the connection of @session */
LobbyPillState
lobby_pill_words_get_state (LobbySession *session)
{
  if (lobby_session_get_kind (session) == LOBBY_SESSION_REPLAY)
    return LOBBY_PILL_REPLAY;
  switch (lobby_session_get_link_state (session))
    {
    case LOBBY_LINK_STALE:
      return LOBBY_PILL_STALE;
    case LOBBY_LINK_DISCONNECTED:
      return LOBBY_PILL_DISCONNECTED;
    case LOBBY_LINK_LIVE:
    case LOBBY_LINK_POLLING:
      return lobby_session_get_kind (session) == LOBBY_SESSION_DEMO ? LOBBY_PILL_DEMO : LOBBY_PILL_LIVE;
    case LOBBY_LINK_CONNECTING:
    case LOBBY_LINK_UNKNOWN:
    default:
      return LOBBY_PILL_CONNECTING;
    }
}

/* Until the branch has told its time, the clock shows that of the picture, not that of this machine. */
static char *
dup_clock_words (LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  LobbyClock *clock = lobby_session_get_clock (session);
  gboolean known = !LOBBY_IS_BRANCH_CLOCK (clock) || lobby_branch_clock_is_adjusted (LOBBY_BRANCH_CLOCK (clock));

  if (zone == NULL)
    return g_strdup (LOBBY_NO_FIGURE);
  return lobby_words_dup_time (
      known ? lobby_clock_get_now (clock) : lobby_state_get_time (lobby_session_get_state (session)), zone, TRUE);
}

static char *
dup_replay_words (LobbySession *session)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (lobby_session_get_floor (session));
  g_autofree char *day = branch != NULL ? lobby_words_dup_short_day (branch->day) : g_strdup (LOBBY_NO_FIGURE);

  /* Translators: connection pill of a recorded day; %s is the day, as in "Replay 17 Nov" */
  return g_strdup_printf (_ ("Replay %s"), day);
}

/** lobby_pill_words_dup: Returns: (transfer full): what stands on the pill */
char *
lobby_pill_words_dup (LobbySession *session, LobbyPillState state)
{
  g_autofree char *clock = dup_clock_words (session);
  g_autofree char *age = lobby_words_dup_age (MAX (lobby_session_get_age_s (session), 0) * G_USEC_PER_SEC);

  switch (state)
    {
    case LOBBY_PILL_LIVE:
      /* Translators: connection pill; %s is the time of the branch, as in "Live · 10:42:06" */
      return g_strdup_printf (_ ("Live · %s"), clock);
    case LOBBY_PILL_DEMO:
      /* Translators: connection pill of a simulated branch; %s is its time */
      return g_strdup_printf (_ ("Demo · %s"), clock);
    case LOBBY_PILL_STALE:
      /* Translators: connection pill; %s is for how long there was no update, as in "Stale 48 s" */
      return g_strdup_printf (_ ("Stale %s"), age);
    case LOBBY_PILL_DISCONNECTED:
      return g_strdup (C_ ("connection pill", "Disconnected"));
    case LOBBY_PILL_REPLAY:
      return dup_replay_words (session);
    case LOBBY_PILL_CONNECTING:
    default:
      return g_strdup (C_ ("connection pill", "Connecting"));
    }
}
