/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of advice. The model owns it. An item keeps its place until another is clearly better; one that ended stays for
 * a moment with its reason; one that was decided stays as long as the decision can be undone. */
#include "config.h"

#include "lobby-advice-board.h"

#include <string.h>

/* One that ended greys out for so long before it goes (ui-design.md 3). */
#define ENDED_US (G_GINT64_CONSTANT (5) * G_USEC_PER_SEC)
/* An item passes the one above when it is worth a quarter more and at least a minute. */
#define CLEARLY_SHARE 1.25
#define CLEARLY_S 60.0

struct _LobbyAdviceBoard
{
  GPtrArray *items; /* (owned): of owned items, the best first */
};

static void
free_item (gpointer data)
{
  LobbyAdviceItem *item = data;

  lobby_advice_facts_free (item->facts);
  lobby_record_free (&lobby_advice_record_type, item->record);
  g_free (item);
}

/** lobby_advice_board_new: Returns: (transfer full): an empty board */
LobbyAdviceBoard *
lobby_advice_board_new (void)
{
  LobbyAdviceBoard *board = g_new0 (LobbyAdviceBoard, 1);

  board->items = g_ptr_array_new_with_free_func (free_item);
  return board;
}

/** lobby_advice_board_free: @board: (transfer full) (nullable): a board */
void
lobby_advice_board_free (LobbyAdviceBoard *board)
{
  if (board == NULL)
    return;
  g_ptr_array_unref (board->items);
  g_free (board);
}

/** lobby_advice_board_reset: forgets everything, as when another moment is shown */
void
lobby_advice_board_reset (LobbyAdviceBoard *board)
{
  g_ptr_array_set_size (board->items, 0);
}

static LobbyAdviceItem *
get_item (const LobbyAdviceBoard *board, guint position)
{
  return g_ptr_array_index (board->items, position);
}

static gboolean
has_item (const LobbyAdviceBoard *board, const char *id)
{
  for (guint i = 0; i < board->items->len; i++)
    {
      if (strcmp (get_item (board, i)->facts->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether both are about the same customer, counter or device, so that one takes the other's place. */
static gboolean
is_same_subject (const LobbyAdviceFacts *one, const LobbyAdviceFacts *other)
{
  if (one->ticket != NULL || other->ticket != NULL)
    return g_strcmp0 (one->ticket, other->ticket) == 0;
  if (one->counter != NULL || other->counter != NULL)
    return g_strcmp0 (one->counter, other->counter) == 0;
  return g_strcmp0 (one->device, other->device) == 0;
}

static gboolean
is_replaced (const LobbyForesight *foresight, const LobbyAdviceFacts *facts)
{
  for (guint i = 0; i < foresight->advices->len; i++)
    {
      if (is_same_subject (g_ptr_array_index (foresight->advices, i), facts))
        return TRUE;
    }
  return FALSE;
}

static gboolean
concerns_device (const LobbyAdviceFacts *facts)
{
  return facts->kind == LOBBY_ADVICE_DIVERT || facts->kind == LOBBY_ADVICE_RESTOCK
         || facts->kind == LOBBY_ADVICE_REPAIR;
}

static void
refresh_record (LobbyAdviceItem *item, const LobbyState *state)
{
  const LobbyAdviceRecord *record = lobby_state_get_advice (state, item->facts->id);

  if (record == NULL ? item->record == NULL
                     : item->record != NULL && lobby_record_equal (&lobby_advice_record_type, record, item->record))
    return;
  lobby_record_free (&lobby_advice_record_type, item->record);
  item->record = record != NULL ? lobby_record_copy (&lobby_advice_record_type, record) : NULL;
  item->revision++;
}

static void
refresh_facts (LobbyAdviceItem *item, const LobbyAdviceFacts *fresh)
{
  if (fresh == NULL || (fresh->at_us == item->facts->at_us && fresh->until_us == item->facts->until_us))
    return;
  lobby_advice_facts_free (item->facts);
  item->facts = lobby_advice_facts_copy (fresh);
  item->revision++;
}

static void
set_ending (LobbyAdviceItem *item, LobbyAdviceEnding ending, gint64 now_us)
{
  item->ending = ending;
  item->ended_us = ending != LOBBY_ADVICE_ENDING_NONE ? now_us : 0;
  item->revision++;
}

static gboolean
is_over (const LobbyAdviceItem *item, const LobbyForesight *foresight, gint64 now_us)
{
  gint64 stay_us = item->ending == LOBBY_ADVICE_ENDING_DECIDED ? foresight->undo_s * G_USEC_PER_SEC : ENDED_US;

  return item->ending != LOBBY_ADVICE_ENDING_NONE && now_us - item->ended_us >= stay_us;
}

/* Returns: whether the item stays on the board */
static gboolean
refresh (LobbyAdviceItem *item,
         const LobbyState *state,
         const LobbyForesight *foresight,
         gint64 queue_now_us,
         gint64 devices_now_us)
{
  const LobbyAdviceFacts *fresh = lobby_foresight_get_advice (foresight, item->facts->id);
  LobbyAdviceEnding ending;

  refresh_record (item, state);
  if (item->ending == LOBBY_ADVICE_ENDING_DECIDED && !lobby_advice_is_decided (item->record))
    set_ending (item, LOBBY_ADVICE_ENDING_NONE, queue_now_us); /* undone */
  if (item->ending != LOBBY_ADVICE_ENDING_NONE)
    return !is_over (item, foresight, queue_now_us);
  refresh_facts (item, fresh);
  ending = lobby_advice_judge_ending (item->facts, state, queue_now_us, devices_now_us);
  if (ending == LOBBY_ADVICE_ENDING_NONE && fresh == NULL)
    {
      if (is_replaced (foresight, item->facts) || (concerns_device (item->facts) && !foresight->devices_known))
        return FALSE;
      ending = LOBBY_ADVICE_ENDING_NO_LONGER_HELPS;
    }
  if (ending != LOBBY_ADVICE_ENDING_NONE)
    set_ending (item, ending, queue_now_us);
  return TRUE;
}

static gboolean
is_clearly_better (const LobbyAdviceItem *item, const LobbyAdviceItem *above)
{
  double worth_s = item->facts->worth_s, other_s = above->facts->worth_s;

  return worth_s > other_s * CLEARLY_SHARE && worth_s > other_s + CLEARLY_S;
}

static void
swap_with_above (LobbyAdviceBoard *board, guint position)
{
  gpointer item = board->items->pdata[position];

  board->items->pdata[position] = board->items->pdata[position - 1];
  board->items->pdata[position - 1] = item;
}

static void
put_in_order (LobbyAdviceBoard *board)
{
  for (guint i = 1; i < board->items->len; i++)
    {
      for (guint k = i; k > 0 && is_clearly_better (get_item (board, k), get_item (board, k - 1)); k--)
        swap_with_above (board, k);
    }
}

static void
insert (LobbyAdviceBoard *board, const LobbyAdviceFacts *facts, const LobbyState *state)
{
  LobbyAdviceItem *item = g_new0 (LobbyAdviceItem, 1);

  item->facts = lobby_advice_facts_copy (facts);
  refresh_record (item, state);
  item->revision++;
  g_ptr_array_add (board->items, item);
  for (guint i = board->items->len - 1;
       i > 0 && get_item (board, i)->facts->worth_s > get_item (board, i - 1)->facts->worth_s; i--)
    swap_with_above (board, i);
}

static gboolean
is_open (const LobbyAdviceItem *item)
{
  return item->ending == LOBBY_ADVICE_ENDING_NONE;
}

static guint
count_open (const LobbyAdviceBoard *board)
{
  guint n = 0;

  for (guint i = 0; i < board->items->len; i++)
    n += is_open (get_item (board, i));
  return n;
}

/* Returns: whether there is a better one of its kind */
static gboolean
has_better (const LobbyAdviceBoard *board, guint position)
{
  for (guint i = 0; i < position; i++)
    if (is_open (get_item (board, i)) && get_item (board, i)->facts->kind == get_item (board, position)->facts->kind)
      return TRUE;
  return FALSE;
}

/* Returns: the least of those of whose kind there are several, so that five customers to divert do not hide the one counter
 * that should open; else the least of all */
static guint
find_least (const LobbyAdviceBoard *board)
{
  guint least = 0;

  for (guint i = board->items->len; i > 0; i--)
    if (is_open (get_item (board, i - 1)) && has_better (board, i - 1))
      return i - 1;
  for (guint i = 0; i < board->items->len; i++)
    least = is_open (get_item (board, i)) ? i : least;
  return least;
}

/* What is beyond the most that one person can oversee goes without a word: it holds, but better comes first. */
static void
cut (LobbyAdviceBoard *board, guint most)
{
  for (guint n = count_open (board); n > most; n--)
    g_ptr_array_remove_index (board->items, find_least (board));
}

/**
 * lobby_advice_board_update:
 * @board: the board
 * @state: the lobby
 * @foresight: (nullable): what is foreseen; %NULL when there is none or the figures are stale: then there is no advice
 * @queue_now_us: time up to which queues are known, µs since 1970 UTC
 * @devices_now_us: time up to which devices are known
 */
void
lobby_advice_board_update (LobbyAdviceBoard *board,
                           const LobbyState *state,
                           const LobbyForesight *foresight,
                           gint64 queue_now_us,
                           gint64 devices_now_us)
{
  g_return_if_fail (board != NULL && state != NULL);

  if (foresight == NULL)
    {
      g_ptr_array_set_size (board->items, 0);
      return;
    }
  for (guint i = 0; i < board->items->len;)
    {
      if (refresh (get_item (board, i), state, foresight, queue_now_us, devices_now_us))
        i++;
      else
        g_ptr_array_remove_index (board->items, i);
    }
  for (guint i = 0; i < foresight->advices->len; i++)
    {
      const LobbyAdviceFacts *facts = g_ptr_array_index (foresight->advices, i);
      if (!has_item (board, facts->id)
          && lobby_advice_judge_ending (facts, state, queue_now_us, devices_now_us) == LOBBY_ADVICE_ENDING_NONE)
        insert (board, facts, state);
    }
  put_in_order (board);
  cut (board, foresight->most_items);
}

/** lobby_advice_board_get_items: Returns: (transfer none) (element-type LobbyAdviceItem): the best first */
const GPtrArray *
lobby_advice_board_get_items (const LobbyAdviceBoard *board)
{
  return board->items;
}
