/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what happens on the floor: states, reasons, kinds, parts, supplies. */
#pragma once

#include "lobby-floor-records.h"

G_BEGIN_DECLS

const char *lobby_words_get_text (const LobbyText *text);
const char *lobby_words_get_pause_reason (LobbyPauseReason reason);
const char *lobby_words_get_device_kind (LobbyDeviceKind kind);
const char *lobby_words_get_device_icon (LobbyDeviceKind kind);
const char *lobby_words_get_supply (LobbySupplyKind kind);
const char *lobby_words_get_supply_title (LobbySupplyKind kind);
const char *lobby_words_get_supply_trouble (LobbySupplyKind kind, LobbyReplenishment level);
const char *lobby_words_get_part (LobbyDevicePart part);
const char *lobby_words_get_asked_counter (LobbyCounterAction action);
const char *lobby_words_get_asked_device (LobbyDeviceAction action);
char *lobby_words_dup_fault (LobbyDevicePart part, LobbyDeviceFault fault);
char *lobby_words_dup_occurrence (const LobbyOccurrenceRecord *occurrence);

G_END_DECLS
