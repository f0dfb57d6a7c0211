/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice for the small branch of the floor maker, as an adviser would give it. */
#pragma once

#include "lobby-foresight.h"

#include "staged-session.h"

void staged_advice_open (StagedSession *session);
LobbyForesight *staged_advice_make (const char *time);
LobbyAdviceFacts *
staged_advice_divert (LobbyForesight *foresight, const char *ticket, const char *device, double worth_s);
LobbyAdviceFacts *
staged_advice_counter (LobbyForesight *foresight, LobbyAdviceKind kind, const char *counter, double worth_s);
LobbyAdviceFacts *
staged_advice_device (LobbyForesight *foresight, LobbyAdviceKind kind, const char *device, double worth_s);
LobbyAdviceFacts *staged_advice_accompany (LobbyForesight *foresight, const char *ticket, double worth_s);
void staged_advice_show (StagedSession *session, LobbyForesight *foresight, const char *time);
