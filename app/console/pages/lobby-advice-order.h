/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order advice stands, and which of it is open. Plain rules, so that they can be tried without a screen. */
#pragma once

#include "lobby-live-board.h"
#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyAdviceForm:
 * @LOBBY_FORM_HIDDEN: takes no room
 * @LOBBY_FORM_ROW: one line, that opens
 * @LOBBY_FORM_MANY: one line for this and all diversions after it
 * @LOBBY_FORM_CARD: with everything that belongs to it
 *
 * How a piece of advice is shown.
 */
typedef enum
{
  LOBBY_FORM_HIDDEN,
  LOBBY_FORM_ROW,
  LOBBY_FORM_MANY,
  LOBBY_FORM_CARD,
} LobbyAdviceForm;

gboolean lobby_advice_is_diversion (LobbyAdvice *advice);
void lobby_advice_order_update (GPtrArray *order, GListModel *advices, gboolean still);
void lobby_advice_order_choose_forms (const GPtrArray *order,
                                      const LobbyBoardMode *mode,
                                      const char *opened,
                                      gboolean all,
                                      LobbyAdviceForm *forms);

G_END_DECLS
