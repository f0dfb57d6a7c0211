/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a checklist says on the screen. */
#pragma once

#include "lobby-checklist-row.h"
#include "lobby-session.h"

G_BEGIN_DECLS

const char *lobby_checklist_get_language (void);
char *lobby_checklist_dup_refusal (const char *problem);
char *lobby_checklist_dup_state (LobbySession *session,
                                 const LobbyChecklist *checklist,
                                 const LobbyCheckRun *run,
                                 LobbyShape *shape,
                                 LobbyTone *tone);
void lobby_checklist_show_row (LobbyChecklistRow *row, LobbySession *session, const LobbyChecklist *checklist);
void lobby_checklist_show_result (LobbyChecklistRow *row, LobbySession *session, const LobbyCheckResult *result);

G_END_DECLS
