/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of visits that is replaced as a whole: only what differs in the middle is told to who shows it, so that selection
 * and place stay. */
#include "config.h"

#include "lobby-visit-rows.h"

struct _LobbyVisitRows
{
  GObject parent_instance;

  GPtrArray *visits; /* (owned): of owned LobbyVisit */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LobbyVisitRows,
                               lobby_visit_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return LOBBY_TYPE_VISIT;
}

static guint
get_n_items (GListModel *list)
{
  return LOBBY_VISIT_ROWS (list)->visits->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LobbyVisitRows *self = LOBBY_VISIT_ROWS (list);

  return position < self->visits->len ? g_object_ref (g_ptr_array_index (self->visits, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lobby_visit_rows_finalize (GObject *object)
{
  g_ptr_array_unref (LOBBY_VISIT_ROWS (object)->visits);
  G_OBJECT_CLASS (lobby_visit_rows_parent_class)->finalize (object);
}

static void
lobby_visit_rows_class_init (LobbyVisitRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_visit_rows_finalize;
}

static void
lobby_visit_rows_init (LobbyVisitRows *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
}

/** lobby_visit_rows_new: Returns: (transfer full): an empty list */
LobbyVisitRows *
lobby_visit_rows_new (void)
{
  return g_object_new (LOBBY_TYPE_VISIT_ROWS, NULL);
}

/** lobby_visit_rows_set: @visits: (element-type LobbyVisit): what the list has from now on, in that order */
void
lobby_visit_rows_set (LobbyVisitRows *self, const GPtrArray *visits)
{
  g_return_if_fail (LOBBY_IS_VISIT_ROWS (self) && visits != NULL);

  GPtrArray *old = self->visits, *fresh;
  guint head = 0, tail = 0;
  while (head < old->len && head < visits->len && old->pdata[head] == visits->pdata[head])
    head++;
  if (head == old->len && head == visits->len)
    return;
  while (tail < old->len - head && tail < visits->len - head
         && old->pdata[old->len - 1 - tail] == visits->pdata[visits->len - 1 - tail])
    tail++;
  fresh = g_ptr_array_new_full (visits->len, g_object_unref);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (fresh, g_object_ref (visits->pdata[i]));
  self->visits = fresh;
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, fresh->len - head - tail);
  g_ptr_array_unref (old);
}

/** lobby_visit_rows_append: @visits: (element-type LobbyVisit): stand at the end from now on */
void
lobby_visit_rows_append (LobbyVisitRows *self, const GPtrArray *visits)
{
  g_return_if_fail (LOBBY_IS_VISIT_ROWS (self) && visits != NULL);

  guint before = self->visits->len;
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (visits->pdata[i]));
  if (visits->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, visits->len);
}
