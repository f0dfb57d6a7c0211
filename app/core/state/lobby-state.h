/* SPDX-License-Identifier: GPL-3.0-or-later */
/* state: the lobby folded from events. A plain fold: no clock, no I/O, no GObject. Service and console share it. */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

/**
 * LobbyApply:
 * @LOBBY_APPLY_APPLIED: the state has moved
 * @LOBBY_APPLY_IGNORED: nothing to do with the state (heartbeat, unknown kind)
 * @LOBBY_APPLY_INCONSISTENT: speaks of what cannot be (an unknown ticket, a counter that is not there); counted, not applied
 */
typedef enum
{
  LOBBY_APPLY_APPLIED,
  LOBBY_APPLY_IGNORED,
  LOBBY_APPLY_INCONSISTENT,
} LobbyApply;

typedef struct _LobbyState LobbyState;
typedef struct _LobbyChanges LobbyChanges;

LobbyState *lobby_state_new (void);
void lobby_state_free (LobbyState *state);
LobbyState *lobby_state_copy (const LobbyState *state);
LobbyApply lobby_state_apply (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes);
char *lobby_state_digest (const LobbyState *state);
LobbySnapshot *lobby_state_snapshot (const LobbyState *state, const char *const *areas, gint64 last_sequence);
gsize lobby_state_measure (const LobbyState *state);

/* What is in it, borrowed, %NULL when there is no such thing. Arrays are ordered by id (tickets: by time of issue). */
gint64 lobby_state_get_time (const LobbyState *state);
const LobbyBranchRecord *lobby_state_get_branch (const LobbyState *state);
const LobbyTicketRecord *lobby_state_get_ticket (const LobbyState *state, const char *id);
const LobbyCounterRecord *lobby_state_get_counter (const LobbyState *state, const char *id);
const LobbyDeviceRecord *lobby_state_get_device (const LobbyState *state, const char *id);
const LobbyStaffRecord *lobby_state_get_staff (const LobbyState *state, const char *id);
const LobbyAppointmentRecord *lobby_state_get_appointment (const LobbyState *state, const char *id);
const LobbyVisitRecord *lobby_state_get_visit (const LobbyState *state, const char *id);
const LobbyAdviceRecord *lobby_state_get_advice (const LobbyState *state, const char *id);
const LobbyFeedbackRecord *lobby_state_get_feedback (const LobbyState *state, const char *id);
const LobbyCaseRecord *lobby_state_get_case (const LobbyState *state, const char *id);
const LobbyServiceRecord *lobby_state_get_service (const LobbyState *state, const char *id);
const LobbyDevicePlan *lobby_state_get_device_plan (const LobbyState *state, const char *id);
const LobbyCounterPlan *lobby_state_get_counter_plan (const LobbyState *state, const char *id);
const LobbyTransactionRecord *lobby_state_get_transaction (const LobbyState *state, const char *id);
const GPtrArray *lobby_state_get_tickets (const LobbyState *state);
const GPtrArray *lobby_state_get_waiting (const LobbyState *state, const char *service);
const GPtrArray *lobby_state_get_counters (const LobbyState *state);
const GPtrArray *lobby_state_get_staffs (const LobbyState *state);
const GPtrArray *lobby_state_get_devices (const LobbyState *state);
const GPtrArray *lobby_state_get_uses (const LobbyState *state);
const GPtrArray *lobby_state_get_levels (const LobbyState *state);
const GPtrArray *lobby_state_get_occurrences (const LobbyState *state);
const GPtrArray *lobby_state_get_visits (const LobbyState *state);
const GPtrArray *lobby_state_get_appointments (const LobbyState *state);
const GPtrArray *lobby_state_get_advices (const LobbyState *state);
const GPtrArray *lobby_state_get_feedbacks (const LobbyState *state);
const GPtrArray *lobby_state_get_cases (const LobbyState *state);
const LobbyChecklist *lobby_state_get_checklist (const LobbyState *state, const char *id);
const LobbyCheckRun *lobby_state_get_check_run (const LobbyState *state, const char *id);
const LobbyCheckRun *lobby_state_find_check_run (const LobbyState *state, const char *checklist);
const GPtrArray *lobby_state_get_checklists (const LobbyState *state);
const GPtrArray *lobby_state_get_check_runs (const LobbyState *state);
const GPtrArray *lobby_state_get_check_results (const LobbyState *state);
const LobbyAlertMarkRecord *lobby_state_get_alert_mark (const LobbyState *state, const char *key);
const LobbyPromiseRecord *lobby_state_get_promise (const LobbyState *state, const char *ticket);
const GPtrArray *lobby_state_get_promises (const LobbyState *state);
const LobbyLinkRecord *lobby_state_get_link (const LobbyState *state, const char *stream);
guint64 lobby_state_count (const LobbyState *state, LobbyApply outcome);
guint64 lobby_state_count_unknown (const LobbyState *state);

/* A supply of a device, NULL when it has none of that kind; the terminal state as a customer meets it (standards: first match wins). */
const LobbySupplyRecord *lobby_device_get_supply (const LobbyDeviceRecord *device, LobbySupplyKind kind);
LobbyTerminalState lobby_device_get_terminal_state (const LobbyDeviceRecord *device, gint64 now_us, gint64 silent_us);

/**
 * LobbyChanges:
 *
 * Which things moved since it was cleared: ids by kind, so that a model can project just those.
 */
typedef enum
{
  LOBBY_CHANGED_TICKET,
  LOBBY_CHANGED_COUNTER,
  LOBBY_CHANGED_STAFF,
  LOBBY_CHANGED_DEVICE,
  LOBBY_CHANGED_VISIT,
  LOBBY_CHANGED_APPOINTMENT,
  LOBBY_CHANGED_ADVICE,
  LOBBY_CHANGED_CASE,
  LOBBY_CHANGED_CHECKLIST,
  LOBBY_CHANGED_N,
} LobbyChanged;

LobbyChanges *lobby_changes_new (void);
void lobby_changes_free (LobbyChanges *changes);
void lobby_changes_clear (LobbyChanges *changes);
void lobby_changes_add (LobbyChanges *changes, LobbyChanged what, const char *id);
void lobby_changes_add_all (LobbyChanges *changes);
gboolean lobby_changes_is_all (const LobbyChanges *changes);
const GPtrArray *lobby_changes_get (const LobbyChanges *changes, LobbyChanged what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyState, lobby_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyChanges, lobby_changes_free)

G_END_DECLS
