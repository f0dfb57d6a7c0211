/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of advice: what is worth a look now, in an order that does not jump about, and what ended a moment ago. */
#pragma once

#include "lobby-foresight.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyAdviceEnding:
 * @LOBBY_ADVICE_ENDING_NONE: it holds
 * @LOBBY_ADVICE_ENDING_CALLED: the customer has been called
 * @LOBBY_ADVICE_ENDING_LEFT: the customer has left
 * @LOBBY_ADVICE_ENDING_DIVERTED: the customer has gone to a device
 * @LOBBY_ADVICE_ENDING_DEVICE_OUT: the device does not serve any more
 * @LOBBY_ADVICE_ENDING_NO_TELLER: nobody is free for it any more
 * @LOBBY_ADVICE_ENDING_DONE: the counter or the device is as it was advised
 * @LOBBY_ADVICE_ENDING_DECIDED: a person has decided; see the record
 * @LOBBY_ADVICE_ENDING_NO_LONGER_HELPS: it would not help any more
 *
 * Why advice holds no longer. When figures go stale there is no ending: advice stops at once (ui-design.md 1).
 */
typedef enum
{
  LOBBY_ADVICE_ENDING_NONE,
  LOBBY_ADVICE_ENDING_CALLED,
  LOBBY_ADVICE_ENDING_LEFT,
  LOBBY_ADVICE_ENDING_DIVERTED,
  LOBBY_ADVICE_ENDING_DEVICE_OUT,
  LOBBY_ADVICE_ENDING_NO_TELLER,
  LOBBY_ADVICE_ENDING_DONE,
  LOBBY_ADVICE_ENDING_DECIDED,
  LOBBY_ADVICE_ENDING_NO_LONGER_HELPS,
} LobbyAdviceEnding;

/**
 * LobbyAdviceItem:
 * @facts: (owned): what is advised; of one that ended as it was last
 * @record: (owned) (nullable): what the branch knows of it: when it was shown, what was decided
 * @ending: why it ended
 * @ended_us: when, µs since 1970 UTC; 0 while it holds
 * @revision: differs when anything else does
 */
typedef struct
{
  LobbyAdviceFacts *facts;
  LobbyAdviceRecord *record;
  LobbyAdviceEnding ending;
  gint64 ended_us;
  guint revision;
} LobbyAdviceItem;

typedef struct _LobbyAdviceBoard LobbyAdviceBoard;

LobbyAdviceBoard *lobby_advice_board_new (void);
void lobby_advice_board_free (LobbyAdviceBoard *board);
void lobby_advice_board_update (LobbyAdviceBoard *board,
                                const LobbyState *state,
                                const LobbyForesight *foresight,
                                gint64 queue_now_us,
                                gint64 devices_now_us);
void lobby_advice_board_reset (LobbyAdviceBoard *board);
const GPtrArray *lobby_advice_board_get_items (const LobbyAdviceBoard *board);

gboolean lobby_advice_is_decided (const LobbyAdviceRecord *record);
LobbyAdviceEnding lobby_advice_judge_ending (const LobbyAdviceFacts *facts,
                                             const LobbyState *state,
                                             gint64 queue_now_us,
                                             gint64 devices_now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAdviceBoard, lobby_advice_board_free)

G_END_DECLS
