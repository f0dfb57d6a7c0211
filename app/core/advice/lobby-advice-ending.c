/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lobby itself says against advice that was good a moment ago: it is asked at each projection, so that nobody is
 * sent after a customer who has just been called. */
#include "config.h"

#include "lobby-advice-board.h"

/* A branch that does not say when a device is silent: a minute, as its policy has by default. */
#define SILENT_S 60

static LobbyAdviceEnding
judge_ticket (const LobbyTicketRecord *ticket)
{
  switch (ticket != NULL ? ticket->phase : LOBBY_TICKET_UNKNOWN)
    {
    case LOBBY_TICKET_WAITING:
      return LOBBY_ADVICE_ENDING_NONE;
    case LOBBY_TICKET_CALLED:
    case LOBBY_TICKET_SERVING:
    case LOBBY_TICKET_FINISHED:
    case LOBBY_TICKET_NO_SHOW:
      return LOBBY_ADVICE_ENDING_CALLED;
    case LOBBY_TICKET_DIVERTED:
      return LOBBY_ADVICE_ENDING_DIVERTED;
    case LOBBY_TICKET_ABANDONED:
    case LOBBY_TICKET_UNKNOWN:
    default:
      return LOBBY_ADVICE_ENDING_LEFT;
    }
}

static gboolean
serves (const LobbyState *state, const char *id, gint64 now_us)
{
  const LobbyDeviceRecord *device = lobby_state_get_device (state, id);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  gint64 silent_s = branch != NULL && branch->policy != NULL && branch->policy->device_silent_s > 0
                        ? branch->policy->device_silent_s
                        : SILENT_S;
  LobbyTerminalState terminal;

  if (device == NULL)
    return FALSE;
  terminal = lobby_device_get_terminal_state (device, now_us, silent_s * G_USEC_PER_SEC);
  return terminal == LOBBY_TERMINAL_IN_SERVICE || terminal == LOBBY_TERMINAL_DEGRADED;
}

static LobbyAdviceEnding
judge_visit (const LobbyAdviceFacts *facts, const LobbyState *state, gint64 devices_now_us)
{
  LobbyAdviceEnding ending = judge_ticket (lobby_state_get_ticket (state, facts->ticket));

  if (ending == LOBBY_ADVICE_ENDING_NONE && facts->device != NULL && !serves (state, facts->device, devices_now_us))
    return LOBBY_ADVICE_ENDING_DEVICE_OUT;
  return ending;
}

static LobbyAdviceEnding
judge_counter (const LobbyAdviceFacts *facts, const LobbyState *state)
{
  const LobbyCounterRecord *counter = lobby_state_get_counter (state, facts->counter);
  const LobbyStaffRecord *staff = lobby_state_get_staff (state, facts->staff);
  LobbyCounterPhase before = facts->kind == LOBBY_ADVICE_OPEN_COUNTER     ? LOBBY_COUNTER_CLOSED
                             : facts->kind == LOBBY_ADVICE_RESUME_COUNTER ? LOBBY_COUNTER_PAUSED
                                                                          : LOBBY_COUNTER_OPEN;

  if (counter == NULL || counter->phase == LOBBY_COUNTER_UNKNOWN)
    return LOBBY_ADVICE_ENDING_NO_LONGER_HELPS;
  if (counter->phase != before)
    return facts->kind == LOBBY_ADVICE_PROFILE_COUNTER ? LOBBY_ADVICE_ENDING_NO_LONGER_HELPS : LOBBY_ADVICE_ENDING_DONE;
  if (facts->kind == LOBBY_ADVICE_OPEN_COUNTER && staff != NULL && staff->phase != LOBBY_STAFF_AVAILABLE
      && staff->phase != LOBBY_STAFF_UNKNOWN)
    return LOBBY_ADVICE_ENDING_NO_TELLER;
  return LOBBY_ADVICE_ENDING_NONE;
}

/** lobby_advice_is_decided: Returns: whether a person has said yes, no or not now; that it was offered is no decision yet */
gboolean
lobby_advice_is_decided (const LobbyAdviceRecord *record)
{
  switch (record != NULL ? record->decision : LOBBY_DECISION_UNKNOWN)
    {
    case LOBBY_DECISION_ACCEPTED:
    case LOBBY_DECISION_DECLINED:
    case LOBBY_DECISION_SKIPPED:
    case LOBBY_DECISION_COMPLETED:
    case LOBBY_DECISION_CAME_BACK:
    case LOBBY_DECISION_EXPIRED:
      return TRUE;
    case LOBBY_DECISION_UNKNOWN:
    case LOBBY_DECISION_OFFERED:
    case LOBBY_DECISION_UNDONE:
    default:
      return FALSE;
    }
}

/**
 * lobby_advice_judge_ending:
 * @facts: advice
 * @state: the lobby
 * @queue_now_us: time up to which queues are known, µs since 1970 UTC
 * @devices_now_us: time up to which devices are known
 *
 * Returns: what speaks against it now, %LOBBY_ADVICE_ENDING_NONE when nothing does
 */
LobbyAdviceEnding
lobby_advice_judge_ending (const LobbyAdviceFacts *facts,
                           const LobbyState *state,
                           gint64 queue_now_us,
                           gint64 devices_now_us)
{
  LobbyAdviceEnding ending = LOBBY_ADVICE_ENDING_NONE;

  if (lobby_advice_is_decided (lobby_state_get_advice (state, facts->id)))
    return LOBBY_ADVICE_ENDING_DECIDED;
  if (facts->kind == LOBBY_ADVICE_DIVERT || facts->kind == LOBBY_ADVICE_ACCOMPANY)
    ending = judge_visit (facts, state, devices_now_us);
  else if (facts->counter != NULL)
    ending = judge_counter (facts, state);
  if (ending == LOBBY_ADVICE_ENDING_NONE && facts->until_us != 0 && queue_now_us > facts->until_us)
    return LOBBY_ADVICE_ENDING_NO_LONGER_HELPS;
  return ending;
}
