/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a case's pane: what is known, what was done and is to come, what was noted. */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

void lobby_case_facts_fill (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session);
void lobby_case_facts_fill_steps (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session);
void lobby_case_facts_fill_notes (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session);

G_END_DECLS
