/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of valued customers that are sought, the newest first: those that wait for an answer, and the others. A log of
 * any length opens and answers a key within a frame: what a text is sought in is written down off the frame, a slice at a
 * time, and a search that comes earlier goes on with each slice. */
#include "config.h"

#include "lobby-vip-log.h"
#include "lobby-visit-rows.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <string.h>

#define SLICE 1000        /* visits that are written down at a time: about 2 ms */
#define MEDIAN_MOST 14400 /* answers later than this count as so late, seconds */

typedef struct
{
  LobbyVisit *visit; /* owned */
  char *key;         /* owned, nullable: what a text is sought in */
  gboolean open;
} Entry;

struct _LobbyVipLog
{
  GObject parent_instance;

  LobbyFloor *floor;      /* (owned) (nullable) */
  GArray *entries;        /* of Entry, in the floor's order: the newest last */
  guint n_unread;         /* entries before this one have no key yet, from the newest backwards */
  LobbyVisitRows *open;   /* (owned) */
  LobbyVisitRows *others; /* (owned) */
  guint idle_id;
  gboolean stale; /* the floor has moved since */
  gint64 median_s;

  /* what is sought */
  char *text; /* (nullable): in small letters */
  LobbyTier tier;
  char *owner; /* (nullable) */
  LobbyVipState state;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVipLog, lobby_vip_log, G_TYPE_OBJECT)

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->visit);
  g_free (entry->key);
}

static Entry *
entry_at (LobbyVipLog *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

/* --- what is sought --- */

static gboolean
is_in_state (const LobbyVisitRecord *record, gboolean open, LobbyVipState state)
{
  switch (state)
    {
    case LOBBY_VIP_OPEN:
      return open;
    case LOBBY_VIP_ANSWERED:
      return !open && record->met_us == 0;
    case LOBBY_VIP_MET:
      return record->met_us != 0;
    case LOBBY_VIP_ESCALATED:
      return record->deputy_us != 0 || record->escalated_us != 0;
    case LOBBY_VIP_ANY:
    case LOBBY_VIP_N_STATES:
    default:
      return TRUE;
    }
}

static gboolean
is_sought (LobbyVipLog *self, const Entry *entry)
{
  const LobbyVisitRecord *record = lobby_visit_get_record (entry->visit);

  if ((self->tier != LOBBY_TIER_UNKNOWN && record->tier != self->tier)
      || (self->owner != NULL && g_strcmp0 (record->owner, self->owner) != 0)
      || !is_in_state (record, entry->open, self->state))
    return FALSE;
  return self->text == NULL || (entry->key != NULL && strstr (entry->key, self->text) != NULL);
}

/* Entries from @from (included) back to @to. */
static void
collect (LobbyVipLog *self, guint from, guint to, GPtrArray *open, GPtrArray *others)
{
  for (guint i = from + 1; i-- > to;)
    {
      const Entry *entry = entry_at (self, i);
      if (is_sought (self, entry))
        g_ptr_array_add (entry->open ? open : others, entry->visit);
    }
}

static void
seek_all (LobbyVipLog *self)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_sized_new (self->entries->len);

  if (self->entries->len > 0)
    collect (self, self->entries->len - 1, 0, open, others);
  lobby_visit_rows_set (self->open, open);
  lobby_visit_rows_set (self->others, others);
}

/* --- what it is sought in --- */

static char *
make_key (LobbyVipLog *self, const LobbyVisitRecord *record)
{
  g_autofree char *name = lobby_words_dup_masked_name (record);
  const char *tier = lobby_words_get_tier (record->tier);
  const char *owner = record->owner != NULL ? lobby_visit_get_staff_name (self->floor, record->owner) : "";
  g_autofree char *all = g_strjoin ("\n", name, record->ticket != NULL ? record->ticket : "", tier != NULL ? tier : "",
                                    owner, NULL);

  return g_utf8_casefold (all, -1);
}

static gboolean
read_cb (gpointer data)
{
  LobbyVipLog *self = data;
  guint end = self->n_unread, begin = end > SLICE ? end - SLICE : 0;

  for (guint i = end; i-- > begin;)
    if (entry_at (self, i)->key == NULL)
      entry_at (self, i)->key = make_key (self, lobby_visit_get_record (entry_at (self, i)->visit));
  self->n_unread = begin;
  if (self->text != NULL && end > begin)
    {
      g_autoptr (GPtrArray) open = g_ptr_array_new ();
      g_autoptr (GPtrArray) others = g_ptr_array_new ();
      collect (self, end - 1, begin, open, others);
      lobby_visit_rows_append (self->open, open);
      lobby_visit_rows_append (self->others, others);
    }
  if (begin > 0)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
read_on (LobbyVipLog *self)
{
  if (self->idle_id == 0 && self->n_unread > 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

/* --- following the floor --- */

/* Median by counting seconds: what is later than four hours is just late. */
static gint64
find_median_s (LobbyVipLog *self)
{
  g_autofree guint *counts = g_new0 (guint, MEDIAN_MOST + 1);
  guint n = 0, seen = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (!entry_at (self, i)->open)
      {
        counts[CLAMP (lobby_visit_get_answer_s (entry_at (self, i)->visit), 0, MEDIAN_MOST)]++;
        n++;
      }
  for (gint64 s = 0; n > 0 && s <= MEDIAN_MOST; s++)
    {
      seen += counts[s];
      if (seen > n / 2)
        return s;
    }
  return -1;
}

static void
projected_cb (LobbyVipLog *self)
{
  self->stale = TRUE;
}

static void
items_changed_cb (LobbyVipLog *self, guint position, guint removed, guint added, GListModel *visits)
{
  gboolean at_end = position == self->entries->len - removed;

  if (removed > 0)
    g_array_remove_range (self->entries, position, removed);
  for (guint i = 0; i < added; i++)
    {
      Entry entry = { .visit = g_list_model_get_item (visits, position + i) };
      entry.open = lobby_visit_is_open (entry.visit);
      if (at_end)
        g_array_append_val (self->entries, entry);
      else
        g_array_insert_val (self->entries, position + i, entry);
    }
  /* One or two that came are written down at once; a whole day is not. */
  if (added <= 8 && at_end)
    {
      if (self->n_unread > position)
        self->n_unread = position;
      for (guint i = position; i < position + added; i++)
        entry_at (self, i)->key = make_key (self, lobby_visit_get_record (entry_at (self, i)->visit));
    }
  else
    self->n_unread = self->entries->len;
  self->stale = TRUE;
  read_on (self);
}

/* Who was answered, who is waiting again with somebody else. */
static void
look_again (LobbyVipLog *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = entry_at (self, i);
      gboolean open = lobby_visit_is_open (entry->visit);

      if (open == entry->open && !open)
        continue;
      entry->open = open;
      if (entry->key != NULL)
        {
          g_free (entry->key);
          entry->key = make_key (self, lobby_visit_get_record (entry->visit));
        }
    }
  self->median_s = find_median_s (self);
  seek_all (self);
  self->stale = FALSE;
}

static void
stop_following (LobbyVipLog *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->floor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->floor, self);
      g_signal_handlers_disconnect_by_data (lobby_floor_get_visits (self->floor), self);
    }
  g_clear_object (&self->floor);
  g_array_set_size (self->entries, 0);
  self->n_unread = 0;
}

/**
 * lobby_vip_log_follow:
 * @self: the log
 * @floor: whose visits it has
 *
 * To be called before the log is read: brings it up to date.
 */
void
lobby_vip_log_follow (LobbyVipLog *self, LobbyFloor *floor)
{
  g_return_if_fail (LOBBY_IS_VIP_LOG (self) && LOBBY_IS_FLOOR (floor));

  GListModel *visits = lobby_floor_get_visits (floor);
  if (self->floor != floor)
    {
      stop_following (self);
      self->floor = g_object_ref (floor);
      g_signal_connect_swapped (floor, "projected", G_CALLBACK (projected_cb), self);
      g_signal_connect_swapped (visits, "items-changed", G_CALLBACK (items_changed_cb), self);
      items_changed_cb (self, 0, 0, g_list_model_get_n_items (visits), visits);
    }
  if (self->stale)
    look_again (self);
}

/** lobby_vip_log_seek: only what @query asks for is listed from now on */
void
lobby_vip_log_seek (LobbyVipLog *self, const LobbyVipQuery *query)
{
  g_return_if_fail (LOBBY_IS_VIP_LOG (self) && query != NULL);

  g_autofree char *text = query->text != NULL && *query->text != '\0' ? g_utf8_casefold (query->text, -1) : NULL;
  if (g_strcmp0 (text, self->text) == 0 && query->tier == self->tier && g_strcmp0 (query->owner, self->owner) == 0
      && query->state == self->state)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->tier = query->tier;
  g_free (self->owner);
  self->owner = g_strdup (query->owner);
  self->state = query->state;
  seek_all (self);
}

/** lobby_vip_log_get_visits: Returns: (transfer none): what was found, of those that wait for an answer or of the others */
GListModel *
lobby_vip_log_get_visits (LobbyVipLog *self, gboolean open)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), NULL);
  return G_LIST_MODEL (open ? self->open : self->others);
}

/** lobby_vip_log_has: Returns: whether @visit is of this lobby, sought or not */
gboolean
lobby_vip_log_has (LobbyVipLog *self, LobbyVisit *visit)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), FALSE);

  for (guint i = self->entries->len; i-- > 0;)
    if (entry_at (self, i)->visit == visit)
      return TRUE;
  return FALSE;
}

/** lobby_vip_log_is_searching: Returns: whether more may still be found */
gboolean
lobby_vip_log_is_searching (LobbyVipLog *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), FALSE);
  return self->text != NULL && self->n_unread > 0;
}

/** lobby_vip_log_get_median_s: Returns: median time to the answer of all who were answered, seconds; -1: there are none */
gint64
lobby_vip_log_get_median_s (LobbyVipLog *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), -1);
  return self->median_s;
}

/* --- object --- */

static void
lobby_vip_log_dispose (GObject *object)
{
  LobbyVipLog *self = LOBBY_VIP_LOG (object);

  stop_following (self);
  g_clear_object (&self->open);
  g_clear_object (&self->others);
  G_OBJECT_CLASS (lobby_vip_log_parent_class)->dispose (object);
}

static void
lobby_vip_log_finalize (GObject *object)
{
  LobbyVipLog *self = LOBBY_VIP_LOG (object);

  g_array_unref (self->entries);
  g_free (self->text);
  g_free (self->owner);
  G_OBJECT_CLASS (lobby_vip_log_parent_class)->finalize (object);
}

static void
lobby_vip_log_class_init (LobbyVipLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_vip_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_vip_log_finalize;

  /**
   * LobbyVipLog::changed:
   *
   * A search has gone through the whole log.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_vip_log_init (LobbyVipLog *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->open = lobby_visit_rows_new ();
  self->others = lobby_visit_rows_new ();
  self->median_s = -1;
}

/** lobby_vip_log_new: Returns: (transfer full): a log of nobody */
LobbyVipLog *
lobby_vip_log_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_LOG, NULL);
}
