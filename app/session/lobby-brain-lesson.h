/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the brain: learning from the recorded days of a branch. */
#pragma once

#include "lobby-adviser.h"

G_BEGIN_DECLS

LobbyAdviser *lobby_brain_learn_days (guint64 seed,
                                      const LobbyRuleSheet *rules,
                                      const char *folder,
                                      const char *today,
                                      LobbyEngineGoOn go_on,
                                      gpointer data);

G_END_DECLS
