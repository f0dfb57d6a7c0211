/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a day as it is folded and notes what stands out. Alerts are no events: the same board that the screen shows
 * finds them, at steps of a few seconds. */
#include "config.h"

#include "lobby-day-mark.h"

#include <string.h>

#define STEP_US (5 * G_GINT64_CONSTANT (1000000))
/* An alert that comes back so soon is the same one. */
#define SAME_US (10 * 60 * G_GINT64_CONSTANT (1000000))
/* A day with more alerts than this is not read on a timeline; the later ones are left out. */
#define MARKS_MAX 5000

/* What was last seen of an alert. */
typedef struct
{
  LobbySeverity severity;
  gint64 seen_us;
  LobbyDayMark *outage; /* (nullable): of a device that does not serve: the mark whose end is open */
} Seen;

struct _LobbyDayWatch
{
  LobbyAlertBoard *board; /* (owned) */
  GHashTable *seen;       /* (owned) (element-type utf8 Seen) */
  GPtrArray *marks;       /* (owned) (element-type LobbyDayMark) */
  GArray *levels;         /* (owned): of LobbyDayLevel, where they changed */
  gint64 looked_us;
};

/** lobby_day_mark_free: @mark: (transfer full): a mark */
void
lobby_day_mark_free (LobbyDayMark *mark)
{
  lobby_alert_facts_free (mark->alert);
  lobby_record_free (&lobby_advice_record_type, mark->advice);
  g_free (mark->ticket);
  g_free (mark);
}

/** lobby_day_watch_new: Returns: (transfer full): a watch that has seen nothing; lobby_day_watch_end() ends it */
LobbyDayWatch *
lobby_day_watch_new (void)
{
  LobbyDayWatch *self = g_new0 (LobbyDayWatch, 1);

  self->board = lobby_alert_board_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->levels = g_array_new (FALSE, FALSE, sizeof (LobbyDayLevel));
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_day_mark_free);
  return self;
}

/* Returns: (transfer none) (nullable): the new mark; %NULL when there are too many */
static LobbyDayMark *
add_mark (LobbyDayWatch *self, LobbyDayMarkKind kind, gint64 at_us)
{
  LobbyDayMark *mark;

  if (self->marks->len >= MARKS_MAX)
    return NULL;
  mark = g_new0 (LobbyDayMark, 1);
  mark->kind = kind;
  mark->at_us = at_us;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

static void
note_event (LobbyDayWatch *self, const LobbyEvent *event, gint64 now_us)
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  LobbyDayMark *mark;

  if (kind != LOBBY_EVENT_CUSTOMER_RECOGNISED && kind != LOBBY_EVENT_ADVICE_SHOWN)
    return;
  mark = add_mark (self, kind == LOBBY_EVENT_ADVICE_SHOWN ? LOBBY_DAY_MARK_ADVICE : LOBBY_DAY_MARK_VIP, now_us);
  if (mark == NULL)
    return;
  if (kind == LOBBY_EVENT_ADVICE_SHOWN)
    mark->advice = lobby_record_copy (&lobby_advice_record_type, lobby_event_get_payload (event));
  else
    mark->ticket = g_strdup (LOBBY_PAYLOAD (event, VisitRecord)->ticket);
}

static guint
count_waiting (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  guint n = 0;

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    n += lobby_state_get_waiting (state, ((const LobbyServiceRecord *) g_ptr_array_index (branch->services, i))->id)
             ->len;
  return n;
}

static void
note_level (LobbyDayWatch *self, const LobbyState *state, gint64 now_us)
{
  LobbyDayLevel level = { now_us, count_waiting (state) };

  if (self->levels->len > 0
      && g_array_index (self->levels, LobbyDayLevel, self->levels->len - 1).n_waiting == level.n_waiting)
    return;
  g_array_append_val (self->levels, level);
}

static gboolean
is_device_alert (LobbyAlertKind kind)
{
  return kind == LOBBY_ALERT_DEVICE_FRAUD || kind == LOBBY_ALERT_DEVICE_OUT || kind == LOBBY_ALERT_DEVICE_OFFLINE
         || kind == LOBBY_ALERT_DEVICE_SUPPLY;
}

static gboolean
is_outage (LobbyAlertKind kind)
{
  return kind == LOBBY_ALERT_DEVICE_OUT || kind == LOBBY_ALERT_DEVICE_OFFLINE;
}

static void
note_alert (LobbyDayWatch *self, const LobbyAlertFacts *facts, gint64 now_us)
{
  Seen *seen = g_hash_table_lookup (self->seen, facts->key);
  gboolean news = seen == NULL || facts->severity > seen->severity || now_us - seen->seen_us > SAME_US;

  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      g_hash_table_insert (self->seen, g_strdup (facts->key), seen);
    }
  seen->severity = facts->severity;
  seen->seen_us = now_us;
  if (!news && (seen->outage != NULL || !is_outage (facts->kind)))
    return;
  LobbyDayMark *mark = add_mark (self, is_device_alert (facts->kind) ? LOBBY_DAY_MARK_DEVICE : LOBBY_DAY_MARK_ALERT,
                                 now_us);
  if (mark == NULL)
    return;
  mark->alert = lobby_alert_facts_copy (facts);
  if (is_outage (facts->kind) && seen->outage == NULL)
    seen->outage = mark;
}

/* Ends the bars of the devices that serve again; at the end of the day of all. */
static void
end_outages (LobbyDayWatch *self, gint64 now_us, gboolean all)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Seen *seen = value;

      if (seen->outage == NULL || (!all && seen->seen_us == now_us))
        continue;
      seen->outage->until_us = now_us;
      seen->outage = NULL;
    }
}

static void
look_at_alerts (LobbyDayWatch *self, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *active;

  lobby_alert_board_update (self->board, state, NULL, now_us, now_us);
  active = lobby_alert_board_get_active (self->board);
  for (guint i = 0; i < active->len; i++)
    note_alert (self, g_ptr_array_index (active, i), now_us);
  end_outages (self, now_us, FALSE);
  self->looked_us = now_us;
}

/**
 * lobby_day_watch_look:
 * @self: a watch
 * @state: the lobby after @event
 * @event: what happened
 * @now_us: time of that moment, µs since 1970 UTC; never goes back
 */
void
lobby_day_watch_look (LobbyDayWatch *self, const LobbyState *state, const LobbyEvent *event, gint64 now_us)
{
  note_event (self, event, now_us);
  if (now_us - self->looked_us < STEP_US)
    return;
  look_at_alerts (self, state, now_us);
  note_level (self, state, now_us);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const LobbyDayMark *left = *(const LobbyDayMark *const *) a, *right = *(const LobbyDayMark *const *) b;

  if (left->at_us != right->at_us)
    return left->at_us < right->at_us ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return left->alert != NULL && right->alert != NULL ? strcmp (left->alert->key, right->alert->key) : 0;
}

/**
 * lobby_day_watch_end:
 * @self: (transfer full): a watch
 * @state: the lobby at the end
 * @now_us: the end
 * @levels: (out) (transfer full) (element-type LobbyDayLevel): how many waited, where it changed
 *
 * Returns: (transfer full) (element-type LobbyDayMark): what stood out, in the order of time
 */
GPtrArray *
lobby_day_watch_end (LobbyDayWatch *self, const LobbyState *state, gint64 now_us, GArray **levels)
{
  GPtrArray *marks;

  if (now_us > self->looked_us)
    look_at_alerts (self, state, now_us);
  note_level (self, state, now_us);
  *levels = g_steal_pointer (&self->levels);
  end_outages (self, now_us, TRUE);
  marks = g_steal_pointer (&self->marks);
  g_ptr_array_sort (marks, compare_times);
  lobby_alert_board_free (self->board);
  g_hash_table_unref (self->seen);
  g_free (self);
  return marks;
}
