/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch service: its streams, its store, its state, and the simulator behind it. The program owns it; servers and
 * watchers look things up in it. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

#include <string.h>

#define RECENT_MAX 4096

enum
{
  RATE_CHANGED,
  PUBLISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyBranchService, lobby_branch_service, G_TYPE_OBJECT)

static char *
dup_day (LobbyBranchService *self, gint64 at_us)
{
  return self->simulator != NULL ? g_strdup (self->day) : lobby_instant_dup_day (at_us, self->zone);
}

/* ---- numbering, folding, keeping ---- */

/* Takes @body as the next of the newest events. */
void
lobby_branch_service_remember (RecentEvents *recent, guint64 sequence, char *body)
{
  if (recent->bodies->len == 0)
    recent->first = sequence;
  g_ptr_array_add (recent->bodies, body);
  if (recent->bodies->len > RECENT_MAX)
    {
      g_ptr_array_remove_range (recent->bodies, 0, RECENT_MAX / 2);
      recent->first += RECENT_MAX / 2;
    }
}

static void
keep (LobbyBranchService *self, guint i, const LobbyEvent *event, const char *body)
{
  const LobbyServiceStream *stream = self->streams[i];
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  guint64 sequence = lobby_event_get_sequence (event);

  if (sequence <= self->stored[i])
    {
      /* A day that is played again up to where it was: it must come out the same. */
      if (sequence == self->stored[i] && sequence > 1)
        {
          g_autoptr (GPtrArray) kept = lobby_store_read_after (self->store, stream->id, stream->epoch, sequence - 1, 1,
                                                               NULL);
          self->diverged |= kept == NULL || kept->len == 0 || strcmp (g_ptr_array_index (kept, 0), body) != 0;
        }
      return;
    }
  day = dup_day (self, lobby_event_get_time (event));
  if (lobby_store_append (self->store, stream->id, stream->epoch, sequence, day, body, &error))
    self->stored[i] = sequence;
  else if (self->healthy)
    {
      self->healthy = FALSE;
      g_warning ("events are not kept: %s", error->message);
    }
}

/* Numbers what happened in each stream that feeds its area, folds it and keeps it. */
void
lobby_branch_service_publish (LobbyBranchService *self, const LobbyEvent *event)
{
  LobbyArea area = lobby_event_kind_get_area (lobby_event_get_kind (event));

  for (guint i = 0; i < self->n_streams; i++)
    {
      if (!lobby_service_stream_feeds (self->streams[i], area))
        continue;
      g_autoptr (LobbyEvent) numbered = lobby_service_stream_number (self->streams[i], event);
      char *body = lobby_wire_format_event (numbered);
      lobby_state_apply (self->state, numbered, NULL);
      lobby_branch_service_touch (self, numbered);
      if (strlen (body) > LOBBY_WIRE_EVENT_BYTES)
        self->streams[i]->hidden = lobby_event_get_sequence (numbered);
      keep (self, i, numbered, body);
      lobby_branch_service_remember (&self->recent[i], lobby_event_get_sequence (numbered), body);
    }
}

gboolean
lobby_branch_service_begin (LobbyBranchService *self, GError **error)
{
  self->publishing = lobby_store_begin (self->store, error);
  return self->publishing;
}

/* Keeps what was published, and how far the branch's time has come. */
gboolean
lobby_branch_service_commit (LobbyBranchService *self, gint64 reached_us, GError **error)
{
  char reached[24];

  if (!self->publishing)
    return FALSE;
  self->publishing = FALSE;
  g_snprintf (reached, sizeof reached, "%" G_GINT64_FORMAT, reached_us);
  if (lobby_store_set_setting (self->store, "reached", reached, error) && lobby_store_commit (self->store, error))
    return TRUE;
  lobby_store_roll_back (self->store);
  return FALSE;
}

LobbyServiceStream *
lobby_branch_service_find_stream (LobbyBranchService *self, LobbyArea area)
{
  for (guint i = 0; i < self->n_streams; i++)
    if (lobby_service_stream_feeds (self->streams[i], area))
      return self->streams[i];
  return self->streams[0];
}

/* ---- time ---- */

static guint64
count_events (LobbyBranchService *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_streams; i++)
    n += self->streams[i]->last_sequence;
  return n;
}

static void
advance (LobbyBranchService *self)
{
  gint64 now_us = lobby_clock_get_now (self->clock);
  guint64 before = count_events (self);
  g_autoptr (GError) error = NULL;

  if (self->simulator == NULL || !lobby_simulator_is_due (self->simulator, now_us))
    return;
  gboolean kept = lobby_branch_service_begin (self, &error);
  lobby_simulator_advance_to (self->simulator, now_us);
  if (kept && count_events (self) == before)
    {
      self->publishing = FALSE;
      lobby_store_roll_back (self->store);
    }
  else
    kept = kept && lobby_branch_service_commit (self, now_us, &error);
  if (!kept && self->healthy)
    g_warning ("events are not kept: %s", error->message);
  self->healthy = kept;
}

static void
ticked_cb (LobbyBranchService *self)
{
  advance (self);
  g_signal_emit (self, signals[PUBLISHED], 0);
}

/* ---- life ---- */

/** lobby_branch_service_run: from now on the branch follows its clock */
void
lobby_branch_service_run (LobbyBranchService *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_SERVICE (self));
  if (self->ticked_id == 0)
    self->ticked_id = g_signal_connect_object (self->clock, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
}

/** lobby_branch_service_stop: the branch no longer follows its clock */
void
lobby_branch_service_stop (LobbyBranchService *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_SERVICE (self));
  g_clear_signal_handler (&self->ticked_id, self->clock);
}

static void
lobby_branch_service_dispose (GObject *object)
{
  LobbyBranchService *self = LOBBY_BRANCH_SERVICE (object);

  if (self->clock != NULL)
    lobby_branch_service_stop (self);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lobby_branch_service_parent_class)->dispose (object);
}

static void
lobby_branch_service_finalize (GObject *object)
{
  LobbyBranchService *self = LOBBY_BRANCH_SERVICE (object);

  g_clear_pointer (&self->simulator, lobby_simulator_free);
  g_clear_pointer (&self->state, lobby_state_free);
  g_clear_pointer (&self->store, lobby_store_close);
  if (self->branch != NULL)
    lobby_record_free (&lobby_branch_record_type, self->branch);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_hash_table_unref (self->touched);
  g_clear_pointer (&self->checklists, g_ptr_array_unref);
  g_clear_pointer (&self->check_results, g_ptr_array_unref);
  for (guint i = 0; i < self->n_streams; i++)
    {
      lobby_service_stream_free (self->streams[i]);
      g_ptr_array_unref (self->recent[i].bodies);
    }
  g_free (self->day);
  g_free (self->start);
  G_OBJECT_CLASS (lobby_branch_service_parent_class)->finalize (object);
}

static void
lobby_branch_service_class_init (LobbyBranchServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lobby_branch_service_dispose;
  object_class->finalize = lobby_branch_service_finalize;
  /**
   * LobbyBranchService::rate-changed:
   * @rate: how fast the branch's clock shall run
   *
   * Whoever owns the clock sets it.
   */
  signals[RATE_CHANGED] = g_signal_new ("rate-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  /**
   * LobbyBranchService::published:
   *
   * Watchers have something to look for: new events, or the time for a life sign.
   */
  signals[PUBLISHED] = g_signal_new ("published", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
lobby_branch_service_init (LobbyBranchService *self)
{
  self->state = lobby_state_new ();
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lobby_touch_free);
  self->rate = 1;
}

/**
 * lobby_branch_service_new:
 * @clock: the branch's clock
 * @store: (transfer full): what it keeps things in
 *
 * Returns: (transfer full): the service
 */
LobbyBranchService *
lobby_branch_service_new (LobbyClock *clock, LobbyStore *store)
{
  g_return_val_if_fail (LOBBY_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (store != NULL, NULL);

  LobbyBranchService *self = g_object_new (LOBBY_TYPE_BRANCH_SERVICE, NULL);
  self->clock = g_object_ref (clock);
  self->store = store;
  return self;
}

/** lobby_branch_service_get_clock: Returns: (transfer none): the branch's clock */
LobbyClock *
lobby_branch_service_get_clock (LobbyBranchService *self)
{
  return self->clock;
}

/** lobby_branch_service_get_store: Returns: (transfer none): the store */
LobbyStore *
lobby_branch_service_get_store (LobbyBranchService *self)
{
  return self->store;
}

/** lobby_branch_service_get_state: Returns: (transfer none): the branch now */
const LobbyState *
lobby_branch_service_get_state (LobbyBranchService *self)
{
  return self->state;
}

/** lobby_branch_service_get_rate: Returns: how fast the branch's clock runs */
double
lobby_branch_service_get_rate (LobbyBranchService *self)
{
  return self->rate;
}

/** lobby_branch_service_set_rate: @rate: asks the owner of the clock for another speed */
void
lobby_branch_service_set_rate (LobbyBranchService *self, double rate)
{
  self->rate = rate;
  g_signal_emit (self, signals[RATE_CHANGED], 0, rate);
}

/** lobby_branch_service_get_n_streams: Returns: number of streams */
guint
lobby_branch_service_get_n_streams (LobbyBranchService *self)
{
  return self->n_streams;
}

/** lobby_branch_service_get_stream: Returns: (transfer none): the stream at @index */
LobbyServiceStream *
lobby_branch_service_get_stream (LobbyBranchService *self, guint index)
{
  g_return_val_if_fail (index < self->n_streams, NULL);
  return self->streams[index];
}

/** lobby_branch_service_is_healthy: Returns: whether events are kept and snapshots can be served */
gboolean
lobby_branch_service_is_healthy (LobbyBranchService *self)
{
  return self->healthy && lobby_store_check (self->store, NULL);
}

/** lobby_branch_service_dup_branch: Returns: (transfer full): the branch, with the streams where they are now */
LobbyBranchRecord *
lobby_branch_service_dup_branch (LobbyBranchService *self)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);
  LobbyBranchRecord *copy = lobby_record_copy (&lobby_branch_record_type, branch != NULL ? branch : self->branch);

  lobby_branch_service_replace_streams (self, copy);
  return copy;
}

/** lobby_branch_service_dup_branch_id: Returns: (transfer full): what the branch was opened as: whom its tokens are for */
char *
lobby_branch_service_dup_branch_id (LobbyBranchService *self)
{
  return g_strdup (self->branch->id);
}

/** lobby_branch_service_dup_snapshot: Returns: (transfer full): the whole of a stream's areas now, as a CloudEvent */
char *
lobby_branch_service_dup_snapshot (LobbyBranchService *self, guint index)
{
  const LobbyServiceStream *stream = self->streams[index];
  LobbySnapshot *snapshot = lobby_state_snapshot (self->state, (const char *const *) stream->areas,
                                                  (gint64) stream->last_sequence);
  g_autofree char *id = lobby_service_stream_dup_event_id (stream, stream->last_sequence);

  if (snapshot->branch != NULL)
    lobby_branch_service_replace_streams (self, snapshot->branch);
  g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, stream->source, stream->last_sequence, id,
                                                  lobby_clock_get_now (self->clock), snapshot);
  lobby_event_set_classification (event, LOBBY_CLASS_C2);
  return lobby_wire_format_event (event);
}

/**
 * lobby_branch_service_read_after:
 * @self: the service
 * @index: of the stream
 * @sequence: events after this one
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable): (element-type utf8): events as they go over the wire
 */
GPtrArray *
lobby_branch_service_read_after (LobbyBranchService *self, guint index, guint64 sequence, guint limit)
{
  const RecentEvents *recent = &self->recent[index];
  const LobbyServiceStream *stream = self->streams[index];
  GPtrArray *bodies;

  if (recent->bodies->len == 0 || sequence + 1 < recent->first)
    return lobby_store_read_after (self->store, stream->id, stream->epoch, sequence, limit, NULL);
  bodies = g_ptr_array_new_with_free_func (g_free);
  for (guint i = (guint) (sequence + 1 - recent->first); i < recent->bodies->len && bodies->len < limit; i++)
    g_ptr_array_add (bodies, g_strdup (g_ptr_array_index (recent->bodies, i)));
  return bodies;
}
