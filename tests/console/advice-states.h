/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-advice-card.h"

LobbyAdviceView advice_states_get_diversion (void);
LobbyAdviceView advice_states_get_counter (void);
void advice_states_add (GtkWidget *box);
