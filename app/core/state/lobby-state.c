/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby as a fold over events: life of the state, the door that every event goes through, digest and snapshot.
 * What each family of events does stands in lobby-state-*.c. Whoever made the state owns it. */
#include "config.h"

#include "lobby-state-private.h"

#include "lobby-rule-sheet.h"

#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (86400) * 1000000)

typedef struct
{
  const LobbyRecordType *type;
  gboolean indexed;
  LobbyArea area;
  gsize snapshot_offset;
} TableRow;

#define IN_SNAPSHOT(member) G_STRUCT_OFFSET (LobbySnapshot, member)

static const TableRow rows[LOBBY_TABLE_N] = {
  [LOBBY_TABLE_TICKETS] = { &lobby_ticket_record_type, TRUE, LOBBY_AREA_QUEUE, IN_SNAPSHOT (tickets) },
  [LOBBY_TABLE_COUNTERS] = { &lobby_counter_record_type, TRUE, LOBBY_AREA_QUEUE, IN_SNAPSHOT (counters) },
  [LOBBY_TABLE_STAFF] = { &lobby_staff_record_type, TRUE, LOBBY_AREA_QUEUE, IN_SNAPSHOT (staff) },
  [LOBBY_TABLE_DEVICES] = { &lobby_device_record_type, TRUE, LOBBY_AREA_DEVICES, IN_SNAPSHOT (devices) },
  [LOBBY_TABLE_USES] = { &lobby_use_record_type, FALSE, LOBBY_AREA_DEVICES, IN_SNAPSHOT (uses) },
  [LOBBY_TABLE_LEVELS] = { &lobby_level_record_type, FALSE, LOBBY_AREA_DEVICES, IN_SNAPSHOT (levels) },
  [LOBBY_TABLE_OCCURRENCES] = { &lobby_occurrence_record_type, FALSE, LOBBY_AREA_DEVICES, IN_SNAPSHOT (occurrences) },
  [LOBBY_TABLE_VISITS] = { &lobby_visit_record_type, TRUE, LOBBY_AREA_CUSTOMERS, IN_SNAPSHOT (visits) },
  [LOBBY_TABLE_APPOINTMENTS] = { &lobby_appointment_record_type, TRUE, LOBBY_AREA_CUSTOMERS,
                                 IN_SNAPSHOT (appointments) },
  [LOBBY_TABLE_ADVICES] = { &lobby_advice_record_type, TRUE, LOBBY_AREA_QUEUE, IN_SNAPSHOT (advices) },
  [LOBBY_TABLE_FEEDBACKS] = { &lobby_feedback_record_type, TRUE, LOBBY_AREA_FEEDBACK, IN_SNAPSHOT (feedbacks) },
  [LOBBY_TABLE_CASES] = { &lobby_case_record_type, TRUE, LOBBY_AREA_FEEDBACK, IN_SNAPSHOT (cases) },
  [LOBBY_TABLE_CHECKLISTS] = { &lobby_checklist_type, TRUE, LOBBY_AREA_FEEDBACK, IN_SNAPSHOT (checklists) },
  [LOBBY_TABLE_CHECK_RUNS] = { &lobby_check_run_type, TRUE, LOBBY_AREA_FEEDBACK, IN_SNAPSHOT (check_runs) },
  [LOBBY_TABLE_CHECK_RESULTS] = { &lobby_check_result_type, TRUE, LOBBY_AREA_FEEDBACK, IN_SNAPSHOT (check_results) },
  [LOBBY_TABLE_MARKS] = { &lobby_alert_mark_record_type, TRUE, LOBBY_AREA_UNKNOWN, 0 },
  [LOBBY_TABLE_PROMISES] = { &lobby_promise_record_type, TRUE, LOBBY_AREA_UNKNOWN, 0 },
  [LOBBY_TABLE_LINKS] = { &lobby_link_record_type, TRUE, LOBBY_AREA_UNKNOWN, 0 },
};

/**
 * lobby_state_new:
 *
 * Returns: (transfer full): the empty lobby, before the first snapshot
 */
LobbyState *
lobby_state_new (void)
{
  LobbyState *state = g_new0 (LobbyState, 1);

  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    lobby_table_init (&state->tables[i], rows[i].type, rows[i].indexed);
  state->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  state->no_tickets = g_ptr_array_new ();
  return state;
}

/** lobby_state_free: @state: (transfer full) (nullable): a state */
void
lobby_state_free (LobbyState *state)
{
  if (state == NULL)
    return;
  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    lobby_table_finish (&state->tables[i]);
  g_hash_table_unref (state->waiting);
  g_ptr_array_unref (state->no_tickets);
  lobby_record_free (&lobby_branch_record_type, state->branch);
  g_free (state);
}

static void
index_waiting (LobbyState *state)
{
  const GPtrArray *tickets = state->tables[LOBBY_TABLE_TICKETS].records;

  g_hash_table_remove_all (state->waiting);
  for (guint i = 0; i < tickets->len; i++)
    {
      LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (ticket->phase == LOBBY_TICKET_WAITING)
        lobby_state_queue_ticket (state, ticket);
    }
}

/**
 * lobby_state_copy:
 * @state: a state
 *
 * Returns: (transfer full): an equal state that shares nothing with @state, for a worker thread
 */
LobbyState *
lobby_state_copy (const LobbyState *state)
{
  LobbyState *copy = lobby_state_new ();

  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    lobby_table_replace (&copy->tables[i], state->tables[i].records);
  copy->time_us = state->time_us;
  if (state->branch != NULL)
    lobby_state_set_branch (copy, state->branch);
  memcpy (copy->outcomes, state->outcomes, sizeof copy->outcomes);
  copy->unknown = state->unknown;
  index_waiting (copy);
  return copy;
}

static gint64
midnight_us (const char *day)
{
  g_auto (GStrv) parts = g_strsplit (day, "-", 4);
  gint64 year, month, date;

  if (g_strv_length (parts) != 3 || !g_ascii_string_to_signed (parts[0], 10, 1, 9998, &year, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 1, 31, &date, NULL)
      || !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return 0;
  GDate civil;
  g_date_clear (&civil, 1);
  g_date_set_dmy (&civil, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  return ((gint64) g_date_get_julian (&civil) - 719163) * DAY_US;
}

/* Nothing may be decided by a sheet that makes no sense; the one that comes with Lobby counts then. */
static void
drop_senseless_rules (LobbyBranchRecord *branch)
{
  if (branch->rules == NULL || lobby_rule_sheet_check (branch->rules, NULL))
    return;
  lobby_rule_sheet_free (branch->rules);
  branch->rules = NULL;
}

/* Copies the set-up of the branch, and learns which instants can belong to its business day: events dated 1970 or 9999
 * stay in the record but may not move the live figures. */
void
lobby_state_set_branch (LobbyState *state, const LobbyBranchRecord *branch)
{
  gint64 midnight = midnight_us (branch->day != NULL ? branch->day : "");

  if (state->branch != branch)
    {
      lobby_record_free (&lobby_branch_record_type, state->branch);
      state->branch = lobby_record_copy (&lobby_branch_record_type, branch);
      drop_senseless_rules (state->branch);
    }
  state->window_start_us = midnight != 0 ? midnight - DAY_US : G_MININT64;
  state->window_end_us = midnight != 0 ? midnight + 3 * DAY_US : G_MAXINT64;
}

void
lobby_state_queue_ticket (LobbyState *state, LobbyTicketRecord *ticket)
{
  GPtrArray *queue = g_hash_table_lookup (state->waiting, ticket->service);
  guint at;

  if (queue == NULL)
    {
      queue = g_ptr_array_new ();
      g_hash_table_insert (state->waiting, g_strdup (ticket->service), queue);
    }
  for (at = queue->len; at > 0; at--)
    {
      const LobbyTicketRecord *before = g_ptr_array_index (queue, at - 1);
      if (before->queued_us <= ticket->queued_us)
        break;
    }
  g_ptr_array_insert (queue, (int) at, ticket);
}

void
lobby_state_unqueue_ticket (LobbyState *state, LobbyTicketRecord *ticket)
{
  GPtrArray *queue = g_hash_table_lookup (state->waiting, ticket->service);

  if (queue != NULL)
    g_ptr_array_remove (queue, ticket);
}

static gboolean
covers (const LobbySnapshot *snapshot, LobbyArea area)
{
  const char *nick = lobby_choice_get_nick (&lobby_area_choice, area);

  return area != LOBBY_AREA_UNKNOWN && snapshot->areas != NULL
         && g_strv_contains ((const char *const *) snapshot->areas, nick);
}

static void
set_branch_but_rules (LobbyState *state, const LobbyBranchRecord *branch)
{
  LobbyRuleSheet *kept = branch->rules == NULL && state->branch != NULL ? g_steal_pointer (&state->branch->rules)
                                                                        : NULL;

  lobby_state_set_branch (state, branch);
  if (kept != NULL)
    state->branch->rules = kept;
}

/* Checklists are kept by the branch service; a system that gives a picture of feedback need not know them. */
static gboolean
is_of_checklists (guint table)
{
  return table == LOBBY_TABLE_CHECKLISTS || table == LOBBY_TABLE_CHECK_RUNS || table == LOBBY_TABLE_CHECK_RESULTS;
}

LobbyApply
lobby_state_apply_snapshot (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbySnapshot *snapshot = LOBBY_PAYLOAD (event, Snapshot);
  gboolean new_day = state->branch != NULL && g_strcmp0 (state->branch->day, snapshot->branch->day) != 0;

  /* The rule sheet belongs to the queues; another system's picture of the branch need not know it. */
  if (covers (snapshot, LOBBY_AREA_QUEUE))
    lobby_state_set_branch (state, snapshot->branch);
  else
    set_branch_but_rules (state, snapshot->branch);
  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    if (covers (snapshot, rows[i].area) && (!is_of_checklists (i) || snapshot->checklists != NULL))
      lobby_table_replace (&state->tables[i], G_STRUCT_MEMBER (GPtrArray *, snapshot, rows[i].snapshot_offset));
  if (new_day && snapshot->checklists == NULL)
    lobby_table_clear (&state->tables[LOBBY_TABLE_CHECK_RUNS]);
  if (new_day)
    {
      lobby_table_clear (&state->tables[LOBBY_TABLE_MARKS]);
      lobby_table_clear (&state->tables[LOBBY_TABLE_PROMISES]);
    }
  /* The picture of the queues says what time it is, also when the branch has begun its day anew, earlier than before. */
  if (new_day || covers (snapshot, LOBBY_AREA_QUEUE))
    state->time_us = 0;
  if (covers (snapshot, LOBBY_AREA_QUEUE))
    index_waiting (state);
  lobby_changes_add_all (changes);
  return LOBBY_APPLY_APPLIED;
}

/* What a customer was told first is what the day is measured by. */
static LobbyApply
keep_promise (LobbyState *state, const LobbyPromiseRecord *promise)
{
  if (lobby_state_get_promise (state, promise->ticket) != NULL)
    return LOBBY_APPLY_IGNORED;
  if (lobby_state_get_ticket (state, promise->ticket) == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_table_take (&state->tables[LOBBY_TABLE_PROMISES], lobby_record_copy (&lobby_promise_record_type, promise));
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
apply_console (LobbyState *state, const LobbyEvent *event)
{
  if (lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_PROMISED)
    return keep_promise (state, LOBBY_PAYLOAD (event, PromiseRecord));
  if (lobby_event_get_kind (event) == LOBBY_EVENT_LINK_CHANGED)
    lobby_table_take (&state->tables[LOBBY_TABLE_LINKS],
                      lobby_record_copy (&lobby_link_record_type, lobby_event_get_payload (event)));
  else
    lobby_table_take (&state->tables[LOBBY_TABLE_MARKS],
                      lobby_record_copy (&lobby_alert_mark_record_type, lobby_event_get_payload (event)));
  return LOBBY_APPLY_APPLIED;
}

static gboolean
is_of_the_day (const LobbyState *state, const LobbyEvent *event)
{
  gint64 time_us = lobby_event_get_time (event);

  return state->branch != NULL && time_us >= state->window_start_us && time_us < state->window_end_us;
}

/* The branch was set up anew. Its rule sheet is changed by rules.changed only: whoever does not speak of it keeps it. */
static LobbyApply
change_branch (LobbyState *state, const LobbyBranchRecord *branch, LobbyChanges *changes)
{
  set_branch_but_rules (state, branch);
  lobby_changes_add_all (changes);
  return LOBBY_APPLY_APPLIED;
}

/* A sheet replaces the one before it, which two people may have changed at the same time: the first one counts. */
static LobbyApply
change_rules (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyRuleSheet *sheet = LOBBY_PAYLOAD (event, RuleSheet);

  if ((state->branch->rules != NULL && sheet->version <= state->branch->rules->version)
      || !lobby_rule_sheet_check (sheet, NULL))
    return LOBBY_APPLY_INCONSISTENT;
  lobby_record_free (&lobby_rule_sheet_type, state->branch->rules);
  state->branch->rules = lobby_record_copy (&lobby_rule_sheet_type, sheet);
  if (sheet->changed_us == 0)
    state->branch->rules->changed_us = lobby_event_get_time (event);
  lobby_changes_add_all (changes);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
dispatch (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  LobbyEventKind kind = lobby_event_get_kind (event);

  if (kind == LOBBY_EVENT_SNAPSHOT)
    return lobby_state_apply_snapshot (state, event, changes);
  if (kind == LOBBY_EVENT_UNKNOWN || lobby_event_kind_is_control (kind))
    return LOBBY_APPLY_IGNORED;
  if (lobby_event_kind_is_console (kind))
    return apply_console (state, event);
  if (!is_of_the_day (state, event))
    return LOBBY_APPLY_INCONSISTENT;
  if (kind == LOBBY_EVENT_BRANCH_CHANGED)
    return change_branch (state, LOBBY_PAYLOAD (event, BranchRecord), changes);
  if (kind == LOBBY_EVENT_RULES_CHANGED)
    return change_rules (state, event, changes);
  if (kind <= LOBBY_EVENT_TICKET_RETURNED)
    return lobby_state_apply_ticket (state, event, changes);
  if (kind <= LOBBY_EVENT_STAFF_CHANGED)
    return lobby_state_apply_counter (state, event, changes);
  if (lobby_event_kind_get_area (kind) == LOBBY_AREA_DEVICES)
    return lobby_state_apply_device (state, event, changes);
  if (lobby_event_kind_get_area (kind) == LOBBY_AREA_CUSTOMERS)
    return lobby_state_apply_visit (state, event, changes);
  if (kind >= LOBBY_EVENT_CHECKLIST_CHANGED && kind <= LOBBY_EVENT_CHECKLIST_FINISHED)
    return lobby_state_apply_checklist (state, event, changes);
  return lobby_state_apply_duty (state, event, changes);
}

/**
 * lobby_state_apply:
 * @state: the lobby so far
 * @event: what happened
 * @changes: (nullable): takes what moved
 *
 * Never fails: bad data are counted and leave the state as it was.
 *
 * Returns: what became of the event
 */
LobbyApply
lobby_state_apply (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  LobbyChanges *own = changes == NULL ? lobby_changes_new () : NULL;
  LobbyApply outcome;

  g_return_val_if_fail (state != NULL && event != NULL, LOBBY_APPLY_IGNORED);

  outcome = dispatch (state, event, changes != NULL ? changes : own);
  if (outcome == LOBBY_APPLY_APPLIED)
    state->time_us = MAX (state->time_us, lobby_event_get_time (event));
  if (lobby_event_get_kind (event) == LOBBY_EVENT_UNKNOWN)
    state->unknown++;
  state->outcomes[outcome]++;
  lobby_changes_free (own);
  return outcome;
}

/**
 * lobby_state_digest:
 * @state: a state
 *
 * SHA-256 over the floor (branch, tickets, counters, staff, devices, visits, appointments, advice, feedback, cases,
 * checklists) in a form that
 * does not depend on machine or locale. What only this console knows (links, alerts seen, promises made) is left out, so that the
 * digest also equals that of the branch service.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
lobby_state_digest (const LobbyState *state)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (state->branch != NULL)
    lobby_record_digest (&lobby_branch_record_type, state->branch, checksum);
  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    if (rows[i].area != LOBBY_AREA_UNKNOWN)
      lobby_table_digest (&state->tables[i], checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * lobby_state_snapshot:
 * @state: a state that has a branch
 * @areas: nicks of #LobbyArea that shall be in it
 * @last_sequence: number of the last event that is in it
 *
 * Returns: (transfer full): the snapshot; free with lobby_record_free() and lobby_snapshot_type
 */
LobbySnapshot *
lobby_state_snapshot (const LobbyState *state, const char *const *areas, gint64 last_sequence)
{
  LobbySnapshot *snapshot;

  g_return_val_if_fail (state->branch != NULL && areas != NULL, NULL);

  snapshot = lobby_record_new (&lobby_snapshot_type);
  snapshot->areas = g_strdupv ((char **) areas);
  snapshot->last_sequence = last_sequence;
  snapshot->branch = lobby_record_copy (&lobby_branch_record_type, state->branch);
  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    if (covers (snapshot, rows[i].area))
      G_STRUCT_MEMBER (GPtrArray *, snapshot, rows[i].snapshot_offset) = lobby_table_copy_records (&state->tables[i]);
  return snapshot;
}

/** lobby_state_measure: Returns: the bytes that the state takes, without the allocator's own */
gsize
lobby_state_measure (const LobbyState *state)
{
  gsize bytes = sizeof *state;

  for (guint i = 0; i < LOBBY_TABLE_N; i++)
    bytes += lobby_table_measure (&state->tables[i]);
  return bytes;
}
