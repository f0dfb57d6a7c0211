/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that owns the journal's only writing connection: takes batches in order, groups them into transactions,
 * survives a disk that does not take them, and says so. Made and joined by the journal; everything else in here belongs
 * to the thread. */
#include "config.h"

#include "lobby-journal-worker.h"

#include "lobby-journal-file.h"

#define GROUP_EVENTS 2000

typedef struct
{
  LobbyJournalJobKind kind;
  GPtrArray *events; /* (owned) (nullable) (element-type LobbyEvent) */
  GTask *task;       /* (nullable): goes back with the answer; owned by the journal's own context */
  gint64 value;
} Job;

struct _LobbyJournalWorker
{
  /* given */
  char *folder; /* (owned) */
  LobbyJournalOptions options;
  LobbyJournalReportFunc report;
  gpointer report_data;

  /* shared */
  GAsyncQueue *queue; /* (owned) (element-type Job) */
  GThread *thread;    /* (owned) */

  /* state of the thread */
  LobbyJournalFile *file; /* (owned) (nullable): %NULL while nothing can be recorded */
  LobbyPicture *picture;  /* (owned) */
  GPtrArray *pending;     /* (owned) (element-type LobbyJournalEntry): folded, not recorded */
  GPtrArray *latest;      /* (owned) (nullable) (element-type LobbyEvent): as loaded, until the first batch */
  LobbyJournalGap gap;    /* what could not be kept in memory either; none while n_lost is 0 */
  guint64 n_lost;
  guint n_since_checkpoint;
  gint64 purged_day; /* id of the day at which old days were removed last */
  gboolean loaded;
  gboolean failed; /* the journal is looked over before it is used again */
  LobbyJournalState state;
  GError *reason; /* (owned) (nullable): why nothing can be recorded */
};

static void
tell (LobbyJournalWorker *self, LobbyJournalState state, const GError *reason, const char *set_aside)
{
  LobbyJournalReport report = { .state = state, .reason = reason, .set_aside = set_aside, .n_lost = self->n_lost };

  self->state = state;
  if (self->reason != reason)
    {
      g_clear_error (&self->reason);
      self->reason = reason != NULL ? g_error_copy (reason) : NULL;
    }
  self->report (&report, self->report_data);
}

static void
answer (LobbyJournalWorker *self, GTask *task, GPtrArray *events, const GError *problem)
{
  LobbyJournalReport report = { .state = self->state,
                                .reason = self->reason,
                                .n_lost = self->n_lost,
                                .task = task,
                                .events = events,
                                .problem = problem };

  if (task != NULL)
    self->report (&report, self->report_data);
}

static void
lose_pending (LobbyJournalWorker *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const LobbyJournalEntry *entry = g_ptr_array_index (self->pending, i);
      gint64 time_us = lobby_event_get_time (entry->event);
      if (self->gap.n_lost++ == 0)
        self->gap.from_us = time_us;
      self->gap.until_us = time_us;
      self->n_lost++;
    }
  g_ptr_array_set_size (self->pending, 0);
}

/* Pending events whose whole would not fit in memory become a gap; from then on all do, until recording goes on. */
static void
bound_pending (LobbyJournalWorker *self)
{
  if (self->gap.n_lost > 0 || self->pending->len > self->options.pending_events)
    lose_pending (self);
}

static void
load_once (LobbyJournalWorker *self)
{
  if (self->loaded)
    return;
  self->loaded = TRUE;
  self->latest = lobby_journal_file_load_latest (self->file, NULL);
  for (guint i = 0; self->latest != NULL && i < self->latest->len; i++)
    lobby_picture_take (self->picture, g_ptr_array_index (self->latest, i));
}

static gboolean
open_file (LobbyJournalWorker *self, GError **error)
{
  g_autofree char *set_aside = NULL;

  self->file = lobby_journal_file_open (self->folder, self->failed, self->options.bytes_max, &set_aside, error);
  if (set_aside != NULL)
    {
      /* What is pending goes on from a record that is gone; the fresh one begins with the whole picture instead. */
      lose_pending (self);
      tell (self, LOBBY_JOURNAL_OPENING, NULL, set_aside);
    }
  return self->file != NULL;
}

/* A simulated branch lives at another time than this machine. */
static gint64
get_now (LobbyJournalWorker *self)
{
  const LobbyBranchRecord *branch = lobby_picture_get_branch (self->picture);

  return branch != NULL && branch->simulated ? 0 : self->options.now_us;
}

static void
purge (LobbyJournalWorker *self)
{
  const LobbyRetention retention = { .folder = self->folder,
                                     .days = self->options.retention_days,
                                     .vip_days = self->options.vip_retention_days,
                                     .now_us = get_now (self) };
  LobbyJournalReport report = { .state = self->state, .reason = self->reason, .n_lost = self->n_lost };
  g_autoptr (GError) error = NULL;

  if (!lobby_journal_file_purge (self->file, &retention, &report.purged, &error))
    g_warning ("old days could not be removed: %s", error->message);
  g_info ("retention: %u days removed, people taken out of %u", report.purged.n_removed, report.purged.n_cleaned);
  if (report.purged.n_removed > 0 || report.purged.n_cleaned > 0)
    self->report (&report, self->report_data);
}

static void
purge_once_a_day (LobbyJournalWorker *self)
{
  const LobbyJournalDay *day = lobby_journal_file_get_day (self->file);

  if (day == NULL || day->id == self->purged_day)
    return;
  self->purged_day = day->id;
  purge (self);
}

static gboolean
write_gap (LobbyJournalWorker *self, GError **error)
{
  g_autoptr (GPtrArray) events = lobby_picture_make_events (self->picture);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_journal_entry_free);

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (entries, lobby_journal_entry_new (g_ptr_array_index (events, i),
                                                       lobby_picture_get_branch (self->picture), FALSE));
  if (!lobby_journal_file_append (self->file, entries, &self->gap, error))
    return FALSE;
  self->gap = (LobbyJournalGap){ 0 };
  return TRUE;
}

static gboolean
write_pending (LobbyJournalWorker *self, GError **error)
{
  gint64 day_id = lobby_journal_file_get_day (self->file) != NULL ? lobby_journal_file_get_day (self->file)->id : 0;

  if (self->gap.n_lost > 0 && !write_gap (self, error))
    return FALSE;
  if (self->pending->len == 0)
    return TRUE;
  if (!lobby_journal_file_append (self->file, self->pending, NULL, error))
    return FALSE;
  self->n_since_checkpoint += self->pending->len;
  g_ptr_array_set_size (self->pending, 0);
  gboolean new_day = lobby_journal_file_get_day (self->file)->id != day_id;
  if (!new_day && self->n_since_checkpoint < self->options.checkpoint_events)
    return TRUE;
  self->n_since_checkpoint = 0;
  purge_once_a_day (self);
  return lobby_journal_file_checkpoint (self->file, self->picture, error);
}

/* A damaged journal is set aside when it is opened again, which is done at once; anything else waits for the disk. */
static void
give_up_file (LobbyJournalWorker *self, const GError *reason)
{
  g_clear_pointer (&self->file, lobby_journal_file_close);
  self->failed = TRUE;
  tell (self, LOBBY_JOURNAL_NOT_RECORDING, reason, NULL);
}

static void
try_recording (LobbyJournalWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean was_recording = self->file != NULL;

  if (self->file == NULL && !open_file (self, &error))
    {
      bound_pending (self);
      tell (self, LOBBY_JOURNAL_NOT_RECORDING, error, NULL);
      return;
    }
  load_once (self);
  if (!write_pending (self, &error))
    {
      gboolean damaged = g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
      bound_pending (self);
      give_up_file (self, error);
      if (damaged && was_recording)
        try_recording (self);
      return;
    }
  if (!was_recording)
    {
      purge_once_a_day (self);
      tell (self, LOBBY_JOURNAL_RECORDING, NULL, NULL);
    }
}

static void
take_events (LobbyJournalWorker *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      LobbyEvent *event = g_ptr_array_index (events, i);
      if (lobby_event_kind_is_control (lobby_event_get_kind (event)))
        continue;
      gboolean anew = lobby_picture_take (self->picture, event);
      g_ptr_array_add (self->pending, lobby_journal_entry_new (event, lobby_picture_get_branch (self->picture), anew));
    }
  g_clear_pointer (&self->latest, g_ptr_array_unref);
}

static void
free_job (Job *job)
{
  g_clear_pointer (&job->events, g_ptr_array_unref);
  g_free (job);
}

/* Takes what else is waiting, so that a burst is a few transactions. Returns: (nullable): the first job of another kind */
static Job *
take_group (LobbyJournalWorker *self, Job *job)
{
  while (job != NULL && job->kind == LOBBY_JOURNAL_JOB_APPEND)
    {
      take_events (self, job->events);
      free_job (job);
      job = self->pending->len < GROUP_EVENTS ? g_async_queue_try_pop (self->queue) : NULL;
    }
  if (self->file != NULL)
    try_recording (self);
  else
    bound_pending (self);
  return job;
}

static void
finish_load (LobbyJournalWorker *self, GTask *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (self->file == NULL)
    g_set_error_literal (&error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "the journal cannot be opened");
  else if (self->latest != NULL)
    events = g_ptr_array_ref (self->latest);
  else
    events = lobby_journal_file_load_latest (self->file, &error);
  answer (self, task, events, error);
}

static void
finish_flush (LobbyJournalWorker *self, GTask *task)
{
  g_autoptr (GError) error = NULL;

  if (self->file == NULL || self->pending->len > 0)
    g_set_error_literal (&error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "not all is recorded");
  answer (self, task, NULL, error);
}

static void
finish_close (LobbyJournalWorker *self, GTask *task)
{
  g_autoptr (GError) error = NULL;

  if (self->file == NULL)
    try_recording (self);
  if (self->pending->len > 0 || self->gap.n_lost > 0)
    g_set_error_literal (&error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "not all is recorded");
  if (self->file != NULL)
    lobby_journal_file_checkpoint (self->file, self->picture, NULL);
  g_clear_pointer (&self->file, lobby_journal_file_close);
  tell (self, LOBBY_JOURNAL_CLOSED, NULL, NULL);
  answer (self, task, NULL, error);
}

static void
limit_bytes (LobbyJournalWorker *self, gint64 bytes_max)
{
  self->options.bytes_max = bytes_max;
  if (self->file != NULL)
    lobby_journal_file_limit_bytes (self->file, bytes_max);
}

static void
do_job (LobbyJournalWorker *self, Job *job)
{
  switch (job->kind)
    {
    case LOBBY_JOURNAL_JOB_LOAD:
      finish_load (self, job->task);
      break;
    case LOBBY_JOURNAL_JOB_FLUSH:
      finish_flush (self, job->task);
      break;
    case LOBBY_JOURNAL_JOB_LIMIT:
      limit_bytes (self, job->value);
      break;
    case LOBBY_JOURNAL_JOB_CLOSE:
      finish_close (self, job->task);
      break;
    case LOBBY_JOURNAL_JOB_APPEND:
    default:
      g_assert_not_reached ();
    }
}

static gpointer
run_thread (gpointer data)
{
  LobbyJournalWorker *self = data;

  try_recording (self);
  while (self->state != LOBBY_JOURNAL_CLOSED)
    {
      Job *job = self->file != NULL ? g_async_queue_pop (self->queue)
                                    : g_async_queue_timeout_pop (self->queue, (guint64) self->options.retest_ms * 1000);
      if (job == NULL)
        {
          try_recording (self);
          continue;
        }
      job = take_group (self, job);
      if (job == NULL)
        continue;
      do_job (self, job);
      free_job (job);
    }
  return NULL;
}

/* Begins at once; @report is called on the thread. */
LobbyJournalWorker *
lobby_journal_worker_new (const char *folder,
                          const LobbyJournalOptions *options,
                          LobbyJournalReportFunc report,
                          gpointer data)
{
  LobbyJournalWorker *self = g_new0 (LobbyJournalWorker, 1);

  self->folder = g_strdup (folder);
  self->options = *options;
  self->report = report;
  self->report_data = data;
  self->queue = g_async_queue_new_full ((GDestroyNotify) free_job);
  self->picture = lobby_picture_new ();
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_journal_entry_free);
  self->thread = g_thread_new ("journal", run_thread, self);
  return self;
}

/* Takes a reference of @events, which nobody may change any more. */
void
lobby_journal_worker_append (LobbyJournalWorker *self, GPtrArray *events)
{
  Job *job = g_new0 (Job, 1);

  job->kind = LOBBY_JOURNAL_JOB_APPEND;
  job->events = g_ptr_array_ref (events);
  g_async_queue_push (self->queue, job);
}

/* @task: (nullable): comes back with the answer; the thread only carries it */
void
lobby_journal_worker_push (LobbyJournalWorker *self, LobbyJournalJobKind kind, GTask *task, gint64 value)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->task = task;
  job->value = value;
  g_async_queue_push (self->queue, job);
}

/* Waits for the end of the thread, after it was told to close, and frees the worker. */
void
lobby_journal_worker_join (LobbyJournalWorker *self)
{
  g_thread_join (self->thread);
  lobby_picture_free (self->picture);
  g_ptr_array_unref (self->pending);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  g_async_queue_unref (self->queue);
  g_clear_error (&self->reason);
  g_free (self->folder);
  g_free (self);
}
