/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of visits that is replaced as a whole. Its items are seats. When little differs, seats come and go with their
 * visits, so that selection and place stay; after a search most of it differs, and other visits sit in the same seats, so
 * that a list widget has no row to make or to throw away. Rows that it has to make are asked of it a few at a time. */
#include "config.h"

#include "lobby-visit-rows.h"

/* So many visits that come or go in the middle are little. */
#define LITTLE 16
/* More than a screen has: these are told at once. */
#define AT_ONCE 24
/* So many rows are made between two frames. */
#define STEP 12
/* A list widget makes no more rows than these, however long the list is. */
#define MOST_ROWS 200

struct _LobbyVisitSeat
{
  GObject parent_instance;

  LobbyVisit *visit; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LobbyVisitSeat, lobby_visit_seat, G_TYPE_OBJECT)

static void
lobby_visit_seat_finalize (GObject *object)
{
  g_object_unref (LOBBY_VISIT_SEAT (object)->visit);
  G_OBJECT_CLASS (lobby_visit_seat_parent_class)->finalize (object);
}

static void
lobby_visit_seat_class_init (LobbyVisitSeatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_visit_seat_finalize;
}

static void
lobby_visit_seat_init (LobbyVisitSeat *self)
{
}

/** lobby_visit_seat_get_visit: Returns: (transfer none): who sits there now */
LobbyVisit *
lobby_visit_seat_get_visit (LobbyVisitSeat *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT_SEAT (self), NULL);
  return self->visit;
}

/* --- the list --- */

struct _LobbyVisitRows
{
  GObject parent_instance;

  GPtrArray *visits; /* (owned): of owned LobbyVisit */
  GPtrArray *seats;  /* (owned): of owned LobbyVisitSeat, by position; NULL where nobody has looked yet */
  guint n_told;      /* who shows the list knows of so many */
  guint idle_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LobbyVisitRows,
                               lobby_visit_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return LOBBY_TYPE_VISIT_SEAT;
}

static guint
get_n_items (GListModel *list)
{
  return LOBBY_VISIT_ROWS (list)->n_told;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LobbyVisitRows *self = LOBBY_VISIT_ROWS (list);
  LobbyVisitSeat *seat;

  if (position >= self->n_told)
    return NULL;
  seat = g_ptr_array_index (self->seats, position);
  if (seat == NULL)
    {
      seat = g_object_new (LOBBY_TYPE_VISIT_SEAT, NULL);
      seat->visit = g_object_ref (g_ptr_array_index (self->visits, position));
      self->seats->pdata[position] = seat;
    }
  return g_object_ref (seat);
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
  LobbyVisitRows *self = LOBBY_VISIT_ROWS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->seats);
  G_OBJECT_CLASS (lobby_visit_rows_parent_class)->finalize (object);
}

static void
lobby_visit_rows_class_init (LobbyVisitRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_visit_rows_finalize;
}

static void
free_seat (gpointer seat)
{
  if (seat != NULL)
    g_object_unref (seat);
}

static void
lobby_visit_rows_init (LobbyVisitRows *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->seats = g_ptr_array_new_with_free_func (free_seat);
}

/** lobby_visit_rows_new: Returns: (transfer full): an empty list */
LobbyVisitRows *
lobby_visit_rows_new (void)
{
  return g_object_new (LOBBY_TYPE_VISIT_ROWS, NULL);
}

static void
splice (LobbyVisitRows *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->seats, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->seats, (int) position, NULL);
  self->n_told = self->visits->len;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
tell (LobbyVisitRows *self, guint n)
{
  guint before = self->n_told, common = MIN (before, n);

  self->n_told = n;
  if (before != n)
    g_list_model_items_changed (G_LIST_MODEL (self), common, before - common, n - common);
}

static gboolean
tell_cb (gpointer data)
{
  LobbyVisitRows *self = data;
  guint left = self->visits->len - self->n_told;

  tell (self, self->n_told + (self->n_told < MOST_ROWS ? MIN (left, STEP) : left));
  if (self->n_told < self->visits->len)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/* Who looked at a seat finds another visit there; only the end of the list moves. */
static void
seat_anew (LobbyVisitRows *self, guint head)
{
  guint len = self->visits->len;

  for (guint i = head; i < MIN (self->seats->len, len); i++)
    {
      LobbyVisitSeat *seat = g_ptr_array_index (self->seats, i);
      if (seat != NULL)
        g_set_object (&seat->visit, g_ptr_array_index (self->visits, i));
    }
  g_ptr_array_set_size (self->seats, (int) len);
  tell (self, MIN (len, MAX (self->n_told, AT_ONCE)));
  if (self->n_told < len && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, tell_cb, self, NULL);
}

/** lobby_visit_rows_set: @visits: (element-type LobbyVisit): what the list has from now on, in that order; who shows it shows
 * all its rows anew */
void
lobby_visit_rows_set (LobbyVisitRows *self, const GPtrArray *visits)
{
  g_return_if_fail (LOBBY_IS_VISIT_ROWS (self) && visits != NULL);

  GPtrArray *old = self->visits, *fresh;
  guint head = 0, tail = 0, removed, added;
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
  removed = old->len - head - tail;
  added = fresh->len - head - tail;
  if (self->n_told == old->len && removed <= LITTLE && added <= LITTLE)
    splice (self, head, removed, added);
  else
    seat_anew (self, head);
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
    seat_anew (self, before);
}

/** lobby_visit_rows_count: Returns: how many it has; who shows the list may know of fewer for a moment */
guint
lobby_visit_rows_count (LobbyVisitRows *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT_ROWS (self), 0);
  return self->visits->len;
}

/** lobby_visit_rows_get_visit: Returns: (transfer none) (nullable): the visit at @position */
LobbyVisit *
lobby_visit_rows_get_visit (LobbyVisitRows *self, guint position)
{
  g_return_val_if_fail (LOBBY_IS_VISIT_ROWS (self), NULL);
  return position < self->visits->len ? g_ptr_array_index (self->visits, position) : NULL;
}

/** lobby_visit_rows_find: @position: (out): where @visit stands; Returns: whether who shows the list knows of it */
gboolean
lobby_visit_rows_find (LobbyVisitRows *self, LobbyVisit *visit, guint *position)
{
  g_return_val_if_fail (LOBBY_IS_VISIT_ROWS (self), FALSE);
  return g_ptr_array_find (self->visits, visit, position) && *position < self->n_told;
}
