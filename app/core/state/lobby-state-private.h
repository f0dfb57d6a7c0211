/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-state.h"
#include "lobby-table.h"

G_BEGIN_DECLS

typedef enum
{
  LOBBY_TABLE_TICKETS,
  LOBBY_TABLE_COUNTERS,
  LOBBY_TABLE_STAFF,
  LOBBY_TABLE_DEVICES,
  LOBBY_TABLE_USES,
  LOBBY_TABLE_LEVELS,
  LOBBY_TABLE_OCCURRENCES,
  LOBBY_TABLE_VISITS,
  LOBBY_TABLE_APPOINTMENTS,
  LOBBY_TABLE_ADVICES,
  LOBBY_TABLE_FEEDBACKS,
  LOBBY_TABLE_CASES,
  LOBBY_TABLE_CHECKLISTS,
  LOBBY_TABLE_CHECK_RUNS,
  LOBBY_TABLE_CHECK_RESULTS,
  LOBBY_TABLE_MARKS,
  LOBBY_TABLE_LINKS,
  LOBBY_TABLE_PROMISES,
  LOBBY_TABLE_N,
} LobbyTableName;

struct _LobbyState
{
  gint64 time_us;
  LobbyBranchRecord *branch; /* (owned) (nullable): before the first snapshot there is none */
  LobbyTable tables[LOBBY_TABLE_N];
  GHashTable *waiting;   /* (owned): service id to (owned) GPtrArray of borrowed tickets, longest wait first */
  GPtrArray *no_tickets; /* (owned): always empty */
  guint64 outcomes[3];   /* by LobbyApply */
  guint64 unknown;
  gint64 window_start_us; /* instants that can belong to the business day */
  gint64 window_end_us;
};

/* One family of kinds each; @changes is never NULL here. */
LobbyApply lobby_state_apply_snapshot (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_ticket (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_counter (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_device (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_visit (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_checklist (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
LobbyApply lobby_state_apply_duty (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);

void lobby_state_set_branch (LobbyState *state, const LobbyBranchRecord *branch);
void lobby_state_queue_ticket (LobbyState *state, LobbyTicketRecord *ticket);
void lobby_state_unqueue_ticket (LobbyState *state, LobbyTicketRecord *ticket);

static inline void
lobby_state_set_text (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

G_END_DECLS
