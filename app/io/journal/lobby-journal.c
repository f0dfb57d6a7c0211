/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as the session sees it: never blocks, says whether it records. The session owns it, and closes it before
 * it lets it go; a journal that was not closed records what is left before it is gone. */
#include "config.h"

#include "lobby-journal.h"

#include "lobby-journal-worker.h"

struct _LobbyJournal
{
  GObject parent_instance;

  /* owned */
  LobbyJournalWorker *worker; /* (owned) */
  GAsyncQueue *letters;       /* (owned) (element-type Letter): from the thread, not read yet */
  GSource *mailbox;           /* (owned): wakes the context of the journal when there are letters */

  /* state */
  LobbyJournalState state;
  GError *reason; /* (owned) (nullable) */
  guint64 n_lost;
  gboolean closing;
};

typedef enum
{
  PROP_STATE = 1,
} LobbyJournalProperty;
static GParamSpec *props[PROP_STATE + 1];

enum
{
  SIGNAL_SET_ASIDE,
  SIGNAL_PURGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyJournal, lobby_journal, G_TYPE_OBJECT)

/* A report of the thread on its way to the context of the journal, where tasks return and signals are emitted. */
typedef struct
{
  LobbyJournalState state;
  GError *reason;  /* (owned) (nullable) */
  char *set_aside; /* (owned) (nullable) */
  guint64 n_lost;
  LobbyPurged purged;
  GTask *task;       /* (owned) (nullable) */
  GPtrArray *events; /* (owned) (nullable) */
  GError *problem;   /* (owned) (nullable) */
} Letter;

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_clear_error (&letter->reason);
  g_clear_error (&letter->problem);
  g_clear_object (&letter->task);
  g_clear_pointer (&letter->events, g_ptr_array_unref);
  g_free (letter->set_aside);
  g_free (letter);
}

static GError *
copy_error (const GError *error)
{
  return error != NULL ? g_error_copy (error) : NULL;
}

/* Runs on the thread. */
static void
send_letter (const LobbyJournalReport *report, gpointer data)
{
  LobbyJournal *self = data;
  Letter *letter = g_new0 (Letter, 1);

  letter->state = report->state;
  letter->reason = copy_error (report->reason);
  letter->set_aside = g_strdup (report->set_aside);
  letter->n_lost = report->n_lost;
  letter->purged = report->purged;
  letter->task = report->task;
  letter->events = report->events != NULL ? g_ptr_array_ref (report->events) : NULL;
  letter->problem = copy_error (report->problem);
  g_async_queue_push (self->letters, letter);
  g_source_set_ready_time (self->mailbox, 0);
}

static void
return_task (Letter *letter)
{
  if (letter->problem != NULL)
    g_task_return_error (letter->task, g_steal_pointer (&letter->problem));
  else if (letter->events != NULL)
    g_task_return_pointer (letter->task, g_steal_pointer (&letter->events), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_boolean (letter->task, TRUE);
}

static void
take_letter (LobbyJournal *self, Letter *letter)
{
  gboolean changed = self->state != letter->state || self->n_lost != letter->n_lost
                     || (self->reason != NULL) != (letter->reason != NULL)
                     || (self->reason != NULL && self->reason->code != letter->reason->code);

  self->state = letter->state;
  self->n_lost = letter->n_lost;
  g_clear_error (&self->reason);
  self->reason = g_steal_pointer (&letter->reason);
  if (letter->set_aside != NULL)
    g_signal_emit (self, signals[SIGNAL_SET_ASIDE], 0, letter->set_aside);
  if (letter->purged.n_removed > 0 || letter->purged.n_cleaned > 0)
    g_signal_emit (self, signals[SIGNAL_PURGED], 0, letter->purged.n_removed, letter->purged.n_cleaned);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  if (letter->task != NULL)
    return_task (letter);
}

static gboolean
read_letters_cb (gpointer data)
{
  g_autoptr (LobbyJournal) self = g_object_ref (data);
  Letter *letter;

  while ((letter = g_async_queue_try_pop (self->letters)) != NULL)
    {
      take_letter (self, letter);
      free_letter (letter);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_mailbox (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return callback (data);
}

static GSourceFuncs mailbox_funcs = { .dispatch = dispatch_mailbox };

static void
lobby_journal_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LobbyJournal *self = LOBBY_JOURNAL (object);

  switch ((LobbyJournalProperty) property)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lobby_journal_dispose (GObject *object)
{
  LobbyJournal *self = LOBBY_JOURNAL (object);

  if (self->worker != NULL)
    {
      if (!self->closing)
        lobby_journal_worker_push (self->worker, LOBBY_JOURNAL_JOB_CLOSE, NULL, 0);
      self->closing = TRUE;
      g_clear_pointer (&self->worker, lobby_journal_worker_join);
    }
  if (self->mailbox != NULL)
    {
      g_source_destroy (self->mailbox);
      g_clear_pointer (&self->mailbox, g_source_unref);
    }
  G_OBJECT_CLASS (lobby_journal_parent_class)->dispose (object);
}

static void
lobby_journal_finalize (GObject *object)
{
  LobbyJournal *self = LOBBY_JOURNAL (object);

  g_async_queue_unref (self->letters);
  g_clear_error (&self->reason);
  G_OBJECT_CLASS (lobby_journal_parent_class)->finalize (object);
}

static void
lobby_journal_class_init (LobbyJournalClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lobby_journal_get_property;
  object_class->dispose = lobby_journal_dispose;
  object_class->finalize = lobby_journal_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LOBBY_JOURNAL_OPENING, LOBBY_JOURNAL_CLOSED,
                                        LOBBY_JOURNAL_OPENING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_SET_ASIDE] = g_signal_new ("set-aside", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PURGED] = g_signal_new ("purged", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
lobby_journal_init (LobbyJournal *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->letters = g_async_queue_new_full (free_letter);
  self->mailbox = g_source_new (&mailbox_funcs, sizeof (GSource));
  g_source_set_static_name (self->mailbox, "journal");
  g_source_set_callback (self->mailbox, read_letters_cb, self, NULL);
  g_source_attach (self->mailbox, context);
}

/**
 * lobby_journal_new:
 * @folder: of the branch; made when it is missing
 * @options: (nullable): %NULL for %LOBBY_JOURNAL_OPTIONS_DEFAULT
 *
 * Begins to open the journal on its own thread and returns at once.
 *
 * Returns: (transfer full): the journal
 */
LobbyJournal *
lobby_journal_new (const char *folder, const LobbyJournalOptions *options)
{
  static const LobbyJournalOptions usual = LOBBY_JOURNAL_OPTIONS_DEFAULT;
  LobbyJournal *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (LOBBY_TYPE_JOURNAL, NULL);
  self->worker = lobby_journal_worker_new (folder, options != NULL ? options : &usual, send_letter, self);
  return self;
}

/**
 * lobby_journal_append:
 * @self: a journal that is not closed
 * @events: (element-type LobbyEvent): exactly what the reducer gets, in the same order; nobody may change the array
 *   afterwards. Life signs in it are passed over.
 */
void
lobby_journal_append (LobbyJournal *self, GPtrArray *events)
{
  g_return_if_fail (LOBBY_IS_JOURNAL (self) && events != NULL && !self->closing);

  if (events->len > 0)
    lobby_journal_worker_append (self->worker, events);
}

/**
 * lobby_journal_limit_bytes:
 * @bytes_max: the journal may not grow beyond it, 0 for no limit; a journal at its limit is like a full disk
 */
void
lobby_journal_limit_bytes (LobbyJournal *self, gint64 bytes_max)
{
  g_return_if_fail (LOBBY_IS_JOURNAL (self) && bytes_max >= 0 && !self->closing);

  lobby_journal_worker_push (self->worker, LOBBY_JOURNAL_JOB_LIMIT, NULL, bytes_max);
}

/** lobby_journal_get_state: Returns: whether it records */
LobbyJournalState
lobby_journal_get_state (LobbyJournal *self)
{
  g_return_val_if_fail (LOBBY_IS_JOURNAL (self), LOBBY_JOURNAL_CLOSED);

  return self->state;
}

/**
 * lobby_journal_get_reason:
 *
 * Returns: (nullable): why it does not record: %LOBBY_ERROR_NO_SPACE, %LOBBY_ERROR_CONFLICT when another program records
 *   this branch, %LOBBY_ERROR_NEWER when a newer version has written the journal
 */
const GError *
lobby_journal_get_reason (LobbyJournal *self)
{
  g_return_val_if_fail (LOBBY_IS_JOURNAL (self), NULL);

  return self->reason;
}

/** lobby_journal_get_n_lost: Returns: events since the start that could not be recorded; each stands in a gap of its day */
guint64
lobby_journal_get_n_lost (LobbyJournal *self)
{
  g_return_val_if_fail (LOBBY_IS_JOURNAL (self), 0);

  return self->n_lost;
}

static void
push_task (LobbyJournal *self, LobbyJournalJobKind kind, GTask *task)
{
  if (!self->closing)
    lobby_journal_worker_push (self->worker, kind, task, 0);
  else
    {
      g_task_return_new_error (task, LOBBY_ERROR, LOBBY_ERROR_FAILED, "the journal is closed");
      g_object_unref (task);
    }
}

/**
 * lobby_journal_load_latest_async:
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable): called when it has been read
 * @data: user data
 *
 * Reads the last known picture: a checkpoint and what came after it.
 */
void
lobby_journal_load_latest_async (LobbyJournal *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (LOBBY_IS_JOURNAL (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_journal_load_latest_async);
  push_task (self, LOBBY_JOURNAL_JOB_LOAD, task);
}

/**
 * lobby_journal_load_latest_finish:
 *
 * Returns: (transfer full) (nullable) (element-type LobbyEvent): events that lead an empty lobby to the last known
 *   picture; none when nothing was recorded yet
 */
GPtrArray *
lobby_journal_load_latest_finish (LobbyJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** lobby_journal_flush_async: ends when all that was appended before is in the file */
void
lobby_journal_flush_async (LobbyJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (LOBBY_IS_JOURNAL (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_journal_flush_async);
  push_task (self, LOBBY_JOURNAL_JOB_FLUSH, task);
}

/** lobby_journal_flush_finish: Returns: whether it is; %LOBBY_ERROR_NO_SPACE when it is not */
gboolean
lobby_journal_flush_finish (LobbyJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/** lobby_journal_close_async: records what is left and lets the file go; nothing may be appended from now on */
void
lobby_journal_close_async (LobbyJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (LOBBY_IS_JOURNAL (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_journal_close_async);
  push_task (self, LOBBY_JOURNAL_JOB_CLOSE, task);
  self->closing = TRUE;
}

/** lobby_journal_close_finish: Returns: whether all is recorded */
gboolean
lobby_journal_close_finish (LobbyJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
