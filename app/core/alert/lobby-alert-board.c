/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of alerts: those that last, with when they began, and those that ended lately. The model owns it. */
#include "config.h"

#include "lobby-alert-board.h"
#include "lobby-alert-rules.h"

#include <string.h>

/* Ended alerts stay in the list for half an hour, and at most this many. */
#define KEEP_US (G_GINT64_CONSTANT (30) * 60 * 1000000)
#define KEEP_MAX 20

struct _LobbyAlertBoard
{
  GPtrArray *active; /* (owned): of owned facts, the worst first */
  GPtrArray *ended;  /* (owned): of owned facts, the newest first */
};

/** lobby_alert_facts_copy: Returns: (transfer full): a copy */
LobbyAlertFacts *
lobby_alert_facts_copy (const LobbyAlertFacts *facts)
{
  LobbyAlertFacts *copy = g_memdup2 (facts, sizeof *facts);

  copy->key = g_strdup (facts->key);
  copy->subject = g_strdup (facts->subject);
  copy->owner = g_strdup (facts->owner);
  copy->ticket = g_strdup (facts->ticket);
  copy->seen_by = g_strdup (facts->seen_by);
  copy->name = facts->name != NULL ? lobby_record_copy (&lobby_text_type, facts->name) : NULL;
  return copy;
}

/** lobby_alert_facts_free: @facts: (transfer full) (nullable): facts */
void
lobby_alert_facts_free (LobbyAlertFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->key);
  g_free (facts->subject);
  g_free (facts->owner);
  g_free (facts->ticket);
  g_free (facts->seen_by);
  lobby_record_free (&lobby_text_type, facts->name);
  g_free (facts);
}

/** lobby_alert_board_new: Returns: (transfer full): an empty board */
LobbyAlertBoard *
lobby_alert_board_new (void)
{
  LobbyAlertBoard *board = g_new0 (LobbyAlertBoard, 1);

  board->active = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_alert_facts_free);
  board->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_alert_facts_free);
  return board;
}

/** lobby_alert_board_free: @board: (transfer full) (nullable): a board */
void
lobby_alert_board_free (LobbyAlertBoard *board)
{
  if (board == NULL)
    return;
  g_ptr_array_unref (board->active);
  g_ptr_array_unref (board->ended);
  g_free (board);
}

/** lobby_alert_board_reset: forgets everything, as when another day is shown */
void
lobby_alert_board_reset (LobbyAlertBoard *board)
{
  g_ptr_array_set_size (board->active, 0);
  g_ptr_array_set_size (board->ended, 0);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  const LobbyAlertFacts *left = *(const LobbyAlertFacts *const *) a;
  const LobbyAlertFacts *right = *(const LobbyAlertFacts *const *) b;

  if (left->severity != right->severity)
    return left->severity > right->severity ? -1 : 1;
  if ((left->seen_us != 0) != (right->seen_us != 0))
    return left->seen_us != 0 ? 1 : -1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->since_us != right->since_us)
    return left->since_us < right->since_us ? -1 : 1;
  return strcmp (left->key, right->key);
}

static LobbyAlertFacts *
find_by_key (const GPtrArray *list, const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      LobbyAlertFacts *facts = g_ptr_array_index (list, i);
      if (strcmp (facts->key, key) == 0)
        return facts;
    }
  return NULL;
}

/* An alert that lasts keeps its beginning, whatever now causes it; one that grew worse is news again. */
static void
inherit (LobbyAlertFacts *facts, const LobbyAlertFacts *before, const LobbyState *state, gint64 now_us)
{
  const LobbyAlertMarkRecord *mark = lobby_state_get_alert_mark (state, facts->key);
  gboolean worse = before != NULL && facts->severity > before->severity;

  if (before != NULL && !worse)
    facts->since_us = MIN (facts->since_us, before->since_us);
  if (mark == NULL || mark->at_us < facts->since_us)
    return;
  facts->seen_us = mark->at_us;
  g_free (facts->seen_by);
  facts->seen_by = g_strdup (mark->by);
  if (mark->mark == LOBBY_ALERT_MARK_SNOOZED && mark->until_us > now_us)
    facts->snoozed_us = mark->until_us;
}

static void
retire (LobbyAlertBoard *board, const GPtrArray *found, gint64 now_us)
{
  for (guint i = 0; i < board->active->len; i++)
    {
      const LobbyAlertFacts *facts = g_ptr_array_index (board->active, i);
      if (find_by_key (found, facts->key) != NULL)
        continue;
      LobbyAlertFacts *ended = lobby_alert_facts_copy (facts);
      ended->ended_us = now_us;
      g_ptr_array_insert (board->ended, 0, ended);
    }
  for (guint i = board->ended->len; i > 0; i--)
    {
      const LobbyAlertFacts *facts = g_ptr_array_index (board->ended, i - 1);
      if (i > KEEP_MAX || now_us - facts->ended_us > KEEP_US || find_by_key (found, facts->key) != NULL)
        g_ptr_array_remove_index (board->ended, i - 1);
    }
}

/* A wait that is an alert already is the same cause; one that is foreseen stays until it is clearly further away. */
static void
find_breaches (const LobbyAlertBoard *board,
               const LobbyState *state,
               const LobbyForesight *foresight,
               gint64 now_us,
               GPtrArray *found)
{
  for (guint i = 0; i < foresight->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (foresight->services, i);
      g_autofree char *key = g_strdup_printf ("wait:%s", service->service);
      gboolean lasts = find_by_key (board->active, key) != NULL;

      if (find_by_key (found, key) == NULL)
        lobby_alert_rules_find_breach (state, service, lasts, now_us, found);
    }
}

/**
 * lobby_alert_board_update:
 * @board: the board
 * @state: the lobby
 * @foresight: (nullable): what is foreseen
 * @queue_now_us: time up to which queues are known, µs since 1970 UTC
 * @devices_now_us: time up to which devices are known; a dead link makes no device late
 */
void
lobby_alert_board_update (LobbyAlertBoard *board,
                          const LobbyState *state,
                          const LobbyForesight *foresight,
                          gint64 queue_now_us,
                          gint64 devices_now_us)
{
  GPtrArray *found;

  g_return_if_fail (board != NULL && state != NULL);

  if (lobby_state_get_branch (state) == NULL)
    return;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_alert_facts_free);
  lobby_alert_rules_find_queue (state, queue_now_us, found);
  lobby_alert_rules_find_duties (state, queue_now_us, found);
  if (foresight != NULL)
    find_breaches (board, state, foresight, queue_now_us, found);
  lobby_alert_rules_find_devices (state, devices_now_us, found);
  lobby_alert_rules_find_checklists (state, queue_now_us, found);
  for (guint i = 0; i < found->len; i++)
    {
      LobbyAlertFacts *facts = g_ptr_array_index (found, i);
      inherit (facts, find_by_key (board->active, facts->key), state, queue_now_us);
    }
  g_ptr_array_sort (found, compare_urgency);
  retire (board, found, queue_now_us);
  g_ptr_array_unref (board->active);
  board->active = found;
}

/** lobby_alert_board_get_active: Returns: (transfer none) (element-type LobbyAlertFacts): those that last, the worst first */
const GPtrArray *
lobby_alert_board_get_active (const LobbyAlertBoard *board)
{
  return board->active;
}

/** lobby_alert_board_get_ended: Returns: (transfer none) (element-type LobbyAlertFacts): those that ended lately */
const GPtrArray *
lobby_alert_board_get_ended (const LobbyAlertBoard *board)
{
  return board->ended;
}
