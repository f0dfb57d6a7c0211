/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-advice-board.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ADVICE (lobby_advice_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAdvice, lobby_advice, LOBBY, ADVICE, GObject)

LobbyAdvice *lobby_advice_new (const LobbyAdviceItem *item);
const LobbyAdviceFacts *lobby_advice_get_facts (LobbyAdvice *self);
const LobbyAdviceRecord *lobby_advice_get_record (LobbyAdvice *self);
LobbyAdviceEnding lobby_advice_get_ending (LobbyAdvice *self);

G_END_DECLS
