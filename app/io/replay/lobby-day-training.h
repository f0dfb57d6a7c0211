/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-book.h"
#include "lobby-training-day.h"

G_BEGIN_DECLS

LobbyTrainingDay *lobby_day_book_prepare_training (LobbyDayBook *book, const LobbyRuleSheet *rules);

G_END_DECLS
