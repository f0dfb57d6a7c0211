/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who serves, where the branch says so. */
#pragma once

#include "lobby-engine-present.h"

void lobby_engine_shift_look (LobbyEnginePresent *present, const LobbyEngineDay *day);
