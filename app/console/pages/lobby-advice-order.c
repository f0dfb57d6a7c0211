/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best first. While somebody points into the list nothing that still holds changes its place: what went makes room for
 * what is new. */
#include "config.h"

#include "lobby-advice-order.h"

/* Cards of counters and devices that are open beside the diversions (the fixed height of the column, ui-design.md 2). */
#define OPEN_OTHERS 2
/* Cards side by side in a narrow page. */
#define OPEN_NARROW 2

/** lobby_advice_is_diversion: Returns: whether it is about a customer */
gboolean
lobby_advice_is_diversion (LobbyAdvice *advice)
{
  LobbyAdviceKind kind = lobby_advice_get_facts (advice)->kind;

  return kind == LOBBY_ADVICE_DIVERT || kind == LOBBY_ADVICE_ACCOMPANY;
}

static gboolean
contains (GListModel *advices, LobbyAdvice *advice)
{
  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) other = g_list_model_get_item (advices, i);
      if (other == advice)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the best advice that has no place yet */
static LobbyAdvice *
find_new (GPtrArray *order, GListModel *advices)
{
  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      if (!g_ptr_array_find (order, advice, NULL))
        return g_steal_pointer (&advice);
    }
  return NULL;
}

static void
update_still (GPtrArray *order, GListModel *advices)
{
  LobbyAdvice *fresh;

  for (guint i = 0; i < order->len; i++)
    {
      if (contains (advices, g_ptr_array_index (order, i)))
        continue;
      fresh = find_new (order, advices);
      if (fresh == NULL)
        g_ptr_array_remove_index (order, i--);
      else
        {
          g_object_unref (order->pdata[i]);
          order->pdata[i] = fresh;
        }
    }
  while ((fresh = find_new (order, advices)) != NULL)
    g_ptr_array_add (order, fresh);
}

/**
 * lobby_advice_order_update:
 * @order: (element-type LobbyAdvice): what is shown, from top to bottom; owns what is in it
 * @advices: what the model holds, the best first
 * @still: somebody points into the list: nothing that holds moves
 */
void
lobby_advice_order_update (GPtrArray *order, GListModel *advices, gboolean still)
{
  if (still)
    {
      update_still (order, advices);
      return;
    }
  g_ptr_array_set_size (order, 0);
  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    g_ptr_array_add (order, g_list_model_get_item (advices, i));
}

static gboolean
is_opened (const GPtrArray *order, guint at, const char *opened)
{
  return opened != NULL && g_strcmp0 (lobby_advice_get_facts (g_ptr_array_index (order, at))->id, opened) == 0;
}

static int
find_opened (const GPtrArray *order, const char *opened)
{
  for (guint i = 0; i < order->len; i++)
    if (is_opened (order, i, opened))
      return (int) i;
  return -1;
}

/* Of each kind the first ones are open; what a person opened takes the place of the last of them. */
static void
open_cards (const GPtrArray *order, gboolean diversions, guint most, int opened, LobbyAdviceForm *forms)
{
  gboolean here = opened >= 0 && lobby_advice_is_diversion (g_ptr_array_index (order, (guint) opened)) == diversions;
  guint left = here ? most - 1 : most;

  for (guint i = 0; i < order->len; i++)
    {
      if (lobby_advice_is_diversion (g_ptr_array_index (order, i)) != diversions)
        continue;
      if (here && i == (guint) opened)
        forms[i] = LOBBY_FORM_CARD;
      else if (left > 0)
        {
          forms[i] = LOBBY_FORM_CARD;
          left--;
        }
      else
        forms[i] = LOBBY_FORM_ROW;
    }
}

static void
open_narrow (const GPtrArray *order, int opened, gboolean all, LobbyAdviceForm *forms)
{
  for (guint i = 0; i < order->len; i++)
    {
      gboolean beyond = i > OPEN_NARROW && !all;
      forms[i] = i < OPEN_NARROW || (int) i == opened ? LOBBY_FORM_CARD : beyond ? LOBBY_FORM_HIDDEN : LOBBY_FORM_ROW;
    }
}

/* Where there is little height, two or more further diversions share a line. */
static void
join_rows (const GPtrArray *order, LobbyAdviceForm *forms)
{
  int first = -1;
  guint n_rows = 0;

  for (guint i = 0; i < order->len; i++)
    n_rows += forms[i] == LOBBY_FORM_ROW && lobby_advice_is_diversion (g_ptr_array_index (order, i)) ? 1 : 0;
  for (guint i = 0; i < order->len && n_rows > 1; i++)
    {
      if (forms[i] != LOBBY_FORM_ROW || !lobby_advice_is_diversion (g_ptr_array_index (order, i)))
        continue;
      forms[i] = first < 0 ? LOBBY_FORM_MANY : LOBBY_FORM_HIDDEN;
      first = first < 0 ? (int) i : first;
    }
}

/**
 * lobby_advice_order_choose_forms:
 * @order: (element-type LobbyAdvice): advice from top to bottom
 * @mode: layout of the page
 * @opened: (nullable): id of what a person opened
 * @all: a person wants to see every line
 * @forms: (out caller-allocates) (array): takes the form of each
 */
void
lobby_advice_order_choose_forms (const GPtrArray *order,
                                 const LobbyBoardMode *mode,
                                 const char *opened,
                                 gboolean all,
                                 LobbyAdviceForm *forms)
{
  int at = find_opened (order, opened);

  if (mode->narrow)
    {
      open_narrow (order, at, all, forms);
      return;
    }
  open_cards (order, TRUE, mode->wide ? 2 : 1, at, forms);
  open_cards (order, FALSE, OPEN_OTHERS, at, forms);
  if (mode->compact && !all)
    join_rows (order, forms);
}
