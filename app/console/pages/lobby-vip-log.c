/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of valued customers that are sought, the newest first: those that wait for an answer, and the others. A log of
 * any length opens and answers a key within a frame: the newest are looked at before it is shown, the others off the frame,
 * a slice at a time, and what is found there is added at the end. Who was answered since is found in the same way. */
#include "config.h"

#include "lobby-vip-log.h"
#include "lobby-answer-count.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#define AT_ONCE 200 /* visits that are looked at before the list is shown: more than a screen has */
#define SLICE 1000  /* visits that are looked at at a time: about 2 ms when they are new */

typedef enum
{
  PLACE_NONE, /* not sought */
  PLACE_OPEN,
  PLACE_OTHERS,
} Place;

typedef struct
{
  LobbyVisit *visit; /* owned; NULL until it is read */
  char *key;         /* owned: what a text is sought in */
  gint64 answer_s;   /* as it is counted, or LOBBY_ANSWER_COUNT_NONE */
  gboolean open;
  Place place;
} Entry;

struct _LobbyVipLog
{
  GObject parent_instance;

  LobbyFloor *floor;      /* (owned) (nullable) */
  GArray *entries;        /* of Entry, in the floor's order: the newest last */
  guint n_unread;         /* entries before this one are not read yet: they are, from the newest backwards */
  guint n_left;           /* entries before this one are still to be looked at in this round */
  LobbyVisitRows *open;   /* (owned) */
  LobbyVisitRows *others; /* (owned) */
  guint idle_id;
  gboolean stale; /* the floor has moved since */
  gboolean again; /* it has moved during this round */

  LobbyVipSearch *search;    /* (owned) */
  LobbyAnswerCount *answers; /* (owned): how soon they were answered, those that were read */
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

  g_clear_object (&entry->visit);
  g_free (entry->key);
}

static Entry *
entry_at (LobbyVipLog *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

/* --- what is sought --- */

static Place
find_place (LobbyVipLog *self, const Entry *entry)
{
  gboolean sought = lobby_vip_search_finds (self->search, lobby_visit_get_record (entry->visit), entry->open,
                                            entry->key);

  return !sought ? PLACE_NONE : entry->open ? PLACE_OPEN : PLACE_OTHERS;
}

static void
put (const Entry *entry, GPtrArray *open, GPtrArray *others)
{
  if (entry->place != PLACE_NONE)
    g_ptr_array_add (entry->place == PLACE_OPEN ? open : others, entry->visit);
}

static void
seek_all (LobbyVipLog *self)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_sized_new (self->entries->len);

  for (guint i = self->entries->len; i-- > self->n_unread;)
    {
      Entry *entry = entry_at (self, i);
      if (entry->visit == NULL)
        continue;
      entry->place = find_place (self, entry);
      put (entry, open, others);
    }
  lobby_visit_rows_set (self->open, open);
  lobby_visit_rows_set (self->others, others);
}

/* --- looking at the visits --- */

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

static void
count_answer (LobbyVipLog *self, Entry *entry)
{
  gint64 after_s = entry->open ? LOBBY_ANSWER_COUNT_NONE : lobby_visit_get_answer_s (entry->visit);

  if (after_s == entry->answer_s)
    return;
  lobby_answer_count_move (self->answers, entry->answer_s, after_s);
  entry->answer_s = after_s;
}

static void
read_entry (LobbyVipLog *self, guint i)
{
  Entry *entry = entry_at (self, i);

  entry->visit = g_list_model_get_item (lobby_floor_get_visits (self->floor), i);
  entry->key = make_key (self, lobby_visit_get_record (entry->visit));
  entry->open = lobby_visit_is_open (entry->visit);
  entry->answer_s = LOBBY_ANSWER_COUNT_NONE;
}

/* Who is waiting may be so with somebody else now. */
static void
look_again (LobbyVipLog *self, Entry *entry)
{
  gboolean open = lobby_visit_is_open (entry->visit);

  if (open || entry->open)
    {
      g_free (entry->key);
      entry->key = make_key (self, lobby_visit_get_record (entry->visit));
    }
  entry->open = open;
}

/* Looks at the next @most visits of this round. Those that nobody knew before go to the end of the lists when they are
 * older than all others; for everything else the lists are made anew. */
static void
look_on (LobbyVipLog *self, guint most)
{
  guint begin = self->n_left > most ? self->n_left - most : 0, read = self->n_unread;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  gboolean moved = FALSE;

  for (guint i = self->n_left; i-- > begin;)
    {
      Entry *entry = entry_at (self, i);
      gboolean fresh = entry->visit == NULL;
      Place before = fresh ? PLACE_NONE : entry->place;

      if (fresh)
        read_entry (self, i);
      else
        look_again (self, entry);
      count_answer (self, entry);
      entry->place = find_place (self, entry);
      if (fresh && i < read)
        put (entry, open, others);
      else
        moved = moved || entry->place != before;
    }
  self->n_left = begin;
  self->n_unread = MIN (self->n_unread, begin);
  lobby_visit_rows_append (self->open, open);
  lobby_visit_rows_append (self->others, others);
  if (moved)
    seek_all (self);
}

static gboolean
look_cb (gpointer data)
{
  LobbyVipLog *self = data;

  look_on (self, SLICE);
  if (self->n_left == 0 && self->again)
    {
      self->again = FALSE;
      self->n_left = self->entries->len;
    }
  if (self->n_left > 0)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* A round that is under way goes on: whoever moves all the time would never let it end. */
static void
look_round (LobbyVipLog *self)
{
  guint left = self->n_left;

  self->n_left = self->entries->len;
  look_on (self, AT_ONCE);
  if (self->idle_id != 0)
    {
      self->again = TRUE;
      self->n_left = MIN (left, self->n_left);
    }
  else if (self->n_left > 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

/* --- following the floor --- */

static void
projected_cb (LobbyVipLog *self)
{
  self->stale = TRUE;
}

static void
forget (LobbyVipLog *self)
{
  g_array_set_size (self->entries, 0);
  lobby_answer_count_clear (self->answers);
  self->n_unread = 0;
  self->n_left = 0;
}

/* One or two that came are added; for anything else the log begins anew. */
static void
items_changed_cb (LobbyVipLog *self, guint position, guint removed, guint added, GListModel *visits)
{
  guint before = self->entries->len;

  self->stale = TRUE;
  if (removed == 0 && position == before && before > 0 && added <= AT_ONCE)
    {
      g_array_set_size (self->entries, before + added);
      return;
    }
  forget (self);
  g_array_set_size (self->entries, g_list_model_get_n_items (visits));
  self->n_unread = self->entries->len;
  self->n_left = self->entries->len;
  seek_all (self);
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
  self->again = FALSE;
  forget (self);
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
  if (!self->stale)
    return;
  self->stale = FALSE;
  look_round (self);
}

/** lobby_vip_log_seek: only what @query asks for is listed from now on */
void
lobby_vip_log_seek (LobbyVipLog *self, const LobbyVipQuery *query)
{
  g_return_if_fail (LOBBY_IS_VIP_LOG (self) && query != NULL);

  if (lobby_vip_search_set (self->search, query))
    seek_all (self);
}

/** lobby_vip_log_get_visits: Returns: (transfer none): what was found, of those that wait for an answer or of the others */
LobbyVisitRows *
lobby_vip_log_get_visits (LobbyVipLog *self, gboolean open)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), NULL);
  return open ? self->open : self->others;
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

/** lobby_vip_log_is_reading: Returns: whether older visits are still to be read: what is counted is not all yet */
gboolean
lobby_vip_log_is_reading (LobbyVipLog *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), FALSE);
  return self->n_unread > 0;
}

/** lobby_vip_log_get_median_s: Returns: median time to the answer of all who were answered, seconds; -1: there are none, or
 * the log is still being read */
gint64
lobby_vip_log_get_median_s (LobbyVipLog *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LOG (self), -1);
  return self->n_unread == 0 ? lobby_answer_count_get_median_s (self->answers) : -1;
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
  lobby_vip_search_free (self->search);
  lobby_answer_count_free (self->answers);
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
   * The whole log was looked at.
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
  self->search = lobby_vip_search_new ();
  self->answers = lobby_answer_count_new ();
}

/** lobby_vip_log_new: Returns: (transfer full): a log of nobody */
LobbyVipLog *
lobby_vip_log_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_LOG, NULL);
}
