/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on their way: written to the outbox first, handed to the branch one after the other, repeated under the same id
 * until the branch has taken them, and watched until their effect comes home. The session owns it. */
#include "config.h"

#include "lobby-command-desk.h"

/* Pauses between attempts double from the first to the last; a branch that says when to come back is obeyed. */
#define FIRST_PAUSE_US (2 * G_USEC_PER_SEC)
#define LAST_PAUSE_US (60 * G_USEC_PER_SEC)
/* The branch has taken the command but nothing came home for so long: the effect is not awaited any longer. */
#define PATIENCE_US (90 * G_USEC_PER_SEC)
/* The same where a picture came between two attempts: the effect of the first may be in that picture already, and its event
 * never comes then; if it was the second that arrived, its event is on its way. */
#define PICTURED_PATIENCE_US (5 * G_USEC_PER_SEC)
/* A refusal is shown beside the button for so long, in the branch's time. */
#define REFUSAL_US (60 * G_USEC_PER_SEC)

struct _LobbyCommandDesk
{
  GObject parent_instance;

  /* given */
  LobbyBranchClient *client; /* (owned) */
  LobbyOutbox *outbox;       /* (owned) */
  LobbyClock *clock;         /* (owned) */

  /* owned */
  GHashTable *unkept;   /* id to (owned) reason: commands that the disk did not take */
  GHashTable *patience; /* id to (owned) gint64: monotonic end of waiting for the effect */
  GHashTable *pictured; /* (owned) ids whose effect a picture may have brought before the branch's answer */
  GCancellable *cancellable;

  /* state */
  gboolean busy;
  gint64 hold_until_us; /* monotonic: the branch asked not to be asked before */
  gboolean signed_out;  /* the branch does not take the token: that is why nothing is sent */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCommandDesk, lobby_command_desk, G_TYPE_OBJECT)

static void
tell (LobbyCommandDesk *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_signal_emit (self, signals[CHANGED], 0, copy);
}

/* The outbox says where each command is; if it cannot be written the next attempt finds the command again, and the branch
 * knows its id. */
static void
settle (LobbyCommandDesk *self, const char *id, LobbyOutboxState state, const char *problem)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us = lobby_clock_get_now (self->clock);
  gboolean ok = TRUE;

  if (state == LOBBY_OUTBOX_SENT)
    ok = lobby_outbox_mark_sent (self->outbox, id, now_us, &error);
  else if (state == LOBBY_OUTBOX_DONE)
    ok = lobby_outbox_mark_done (self->outbox, id, now_us, &error);
  else if (state == LOBBY_OUTBOX_PARKED)
    ok = lobby_outbox_mark_parked (self->outbox, id, problem, now_us, &error);
  if (!ok)
    g_debug ("outbox: %s", error->message);
  tell (self, id);
}

/* Faults 22 and 23: a branch that is busy is left alone as long as it asks; one that does not take the token is not asked
 * again with it. */
static void
put_off (LobbyCommandDesk *self, const char *id, const GError *problem, gint64 retry_after_us)
{
  const LobbyOutboxEntry *entry = lobby_outbox_get (self->outbox, id);
  gint64 now_us = lobby_clock_get_monotonic (self->clock);
  gint64 pause_us = MAX (FIRST_PAUSE_US, retry_after_us);

  if (entry != NULL)
    pause_us = MAX (MIN (FIRST_PAUSE_US << CLAMP (entry->attempts - 1, 0, 6), LAST_PAUSE_US), retry_after_us);
  self->signed_out = g_error_matches (problem, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED);
  if (self->signed_out)
    self->hold_until_us = now_us + LAST_PAUSE_US;
  else if (g_error_matches (problem, LOBBY_ERROR, LOBBY_ERROR_BUSY))
    self->hold_until_us = now_us + pause_us;
  lobby_outbox_mark_tried (self->outbox, id, problem->domain == LOBBY_ERROR ? problem->message : NULL,
                           now_us + pause_us, lobby_clock_get_now (self->clock), NULL);
  tell (self, id);
}

static void
begin_patience (LobbyCommandDesk *self, const char *id)
{
  gint64 *until_us = g_new (gint64, 1);

  *until_us = lobby_clock_get_monotonic (self->clock)
              + (g_hash_table_contains (self->pictured, id) ? PICTURED_PATIENCE_US : PATIENCE_US);
  g_hash_table_insert (self->patience, g_strdup (id), until_us);
}

static void
expect_effect (LobbyCommandDesk *self, const char *id)
{
  const LobbyOutboxEntry *entry = lobby_outbox_get (self->outbox, id);

  if (entry == NULL || entry->state == LOBBY_OUTBOX_DONE)
    return;
  settle (self, id, LOBBY_OUTBOX_SENT, NULL);
  /* The speed of a simulated day shows in the heartbeat, and an incident is somebody else's doing. */
  entry = lobby_outbox_get (self->outbox, id);
  if (entry != NULL && lobby_command_kind_is_simulation (entry->command->kind))
    {
      settle (self, id, LOBBY_OUTBOX_DONE, NULL);
      return;
    }
  begin_patience (self, id);
}

typedef struct
{
  LobbyCommandDesk *desk; /* (owned) */
  char *id;               /* (owned) */
} Sending;

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;
  LobbyCommandDesk *self = sending->desk;
  g_autoptr (GError) error = NULL;
  gint64 retry_after_us = 0;

  self->busy = FALSE;
  if (lobby_branch_client_send_finish (LOBBY_BRANCH_CLIENT (client), result, &retry_after_us, &error))
    expect_effect (self, sending->id);
  else if (lobby_branch_client_is_final (error))
    settle (self, sending->id, LOBBY_OUTBOX_PARKED, error->message);
  else
    put_off (self, sending->id, error, retry_after_us);
  if (!g_cancellable_is_cancelled (self->cancellable))
    lobby_command_desk_work (self);
  g_object_unref (self);
  g_free (sending->id);
  g_free (sending);
}

static void
send_command (LobbyCommandDesk *self, const LobbyOutboxEntry *entry)
{
  Sending *sending = g_new0 (Sending, 1);
  g_autoptr (GError) error = NULL;

  sending->desk = g_object_ref (self);
  sending->id = g_strdup (entry->command->id);
  self->busy = TRUE;
  if (!lobby_outbox_mark_sending (self->outbox, sending->id, lobby_clock_get_now (self->clock), &error))
    g_debug ("outbox: %s", error->message);
  lobby_branch_client_send_async (self->client, entry->command, entry->seen, self->cancellable, sent_cb, sending);
}

static void
lobby_command_desk_dispose (GObject *object)
{
  LobbyCommandDesk *self = LOBBY_COMMAND_DESK (object);

  lobby_command_desk_stop (self);
  g_clear_object (&self->client);
  g_clear_object (&self->outbox);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lobby_command_desk_parent_class)->dispose (object);
}

static void
lobby_command_desk_finalize (GObject *object)
{
  LobbyCommandDesk *self = LOBBY_COMMAND_DESK (object);

  g_hash_table_unref (self->unkept);
  g_hash_table_unref (self->patience);
  g_hash_table_unref (self->pictured);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (lobby_command_desk_parent_class)->finalize (object);
}

static void
lobby_command_desk_class_init (LobbyCommandDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_command_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_command_desk_finalize;

  /**
   * LobbyCommandDesk::changed:
   * @id: which command
   *
   * The command is somewhere else on its way.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lobby_command_desk_init (LobbyCommandDesk *self)
{
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->patience = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pictured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/* What the branch had taken when the console went: its effect may have come home in the picture, unseen. */
static void
watch_accepted (LobbyCommandDesk *self)
{
  g_autoptr (GPtrArray) entries = lobby_outbox_list (self->outbox);

  for (guint i = 0; i < entries->len; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (entries, i);
      if (entry->state == LOBBY_OUTBOX_SENT)
        begin_patience (self, entry->command->id);
    }
}

/** lobby_command_desk_new: Returns: (transfer full): a desk that keeps commands in @outbox and hands them to @client */
LobbyCommandDesk *
lobby_command_desk_new (LobbyBranchClient *client, LobbyOutbox *outbox, LobbyClock *clock)
{
  LobbyCommandDesk *self = g_object_new (LOBBY_TYPE_COMMAND_DESK, NULL);

  self->client = g_object_ref (client);
  self->outbox = g_object_ref (outbox);
  self->clock = g_object_ref (clock);
  watch_accepted (self);
  return self;
}

/**
 * lobby_command_desk_take:
 * @self: the desk
 * @command: (transfer full): what is asked
 * @seen: (nullable): id of the newest event that was seen then: when somebody else has changed the thing since, the branch
 *   refuses it as a conflict
 *
 * The command is on the disk before it is sent; one that the disk does not take is refused, visibly.
 */
void
lobby_command_desk_take (LobbyCommandDesk *self, LobbyCommand *command, const char *seen)
{
  g_autoptr (LobbyCommand) taken = command;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LOBBY_IS_COMMAND_DESK (self) && command != NULL);

  if (!lobby_outbox_add (self->outbox, command, seen, lobby_clock_get_now (self->clock), &error))
    g_hash_table_insert (self->unkept, g_strdup (command->id), g_strdup (error->message));
  tell (self, taken->id);
  lobby_command_desk_work (self);
}

/* A new picture holds the effects of what the branch had taken; their events may never come by themselves. Of what went out
 * without an answer nobody knows yet. */
static void
see_picture (LobbyCommandDesk *self)
{
  g_autoptr (GPtrArray) entries = lobby_outbox_list (self->outbox);

  for (guint i = 0; i < entries->len; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *id = g_strdup (entry->command->id);
      if (entry->state == LOBBY_OUTBOX_PENDING && entry->attempts > 0)
        g_hash_table_add (self->pictured, g_strdup (id));
      if (entry->state != LOBBY_OUTBOX_SENT)
        continue;
      g_hash_table_remove (self->patience, id);
      settle (self, id, LOBBY_OUTBOX_DONE, NULL);
    }
}

/**
 * lobby_command_desk_see:
 * @self: the desk
 * @event: what came home; an event that names a command as its causation is that command's effect
 */
void
lobby_command_desk_see (LobbyCommandDesk *self, const LobbyEvent *event)
{
  if (lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT)
    {
      /* The journal's own last picture, before the branch has answered, is an old one. */
      if (lobby_branch_client_get_branch (self->client) != NULL)
        see_picture (self);
      return;
    }

  const char *id = lobby_event_get_causation (event);
  const LobbyOutboxEntry *entry = id != NULL ? lobby_outbox_get (self->outbox, id) : NULL;

  if (entry == NULL || entry->state == LOBBY_OUTBOX_DONE)
    return;
  g_hash_table_remove (self->patience, id);
  settle (self, id, LOBBY_OUTBOX_DONE, NULL);
}

static void
lose_patience (LobbyCommandDesk *self)
{
  gint64 now_us = lobby_clock_get_monotonic (self->clock);
  g_autoptr (GPtrArray) late = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, until_us;

  g_hash_table_iter_init (&iter, self->patience);
  while (g_hash_table_iter_next (&iter, &id, &until_us))
    if (*(const gint64 *) until_us <= now_us)
      g_ptr_array_add (late, g_strdup (id));
  for (guint i = 0; i < late->len; i++)
    {
      g_hash_table_remove (self->patience, g_ptr_array_index (late, i));
      settle (self, g_ptr_array_index (late, i), LOBBY_OUTBOX_DONE, NULL);
    }
}

/**
 * lobby_command_desk_work:
 * @self: the desk
 *
 * Sends what is due; called at each tick and when a link comes back. One command is under way at a time; one that was
 * refused or must wait holds up only what is about the same thing.
 */
void
lobby_command_desk_work (LobbyCommandDesk *self)
{
  const LobbyOutboxEntry *next;
  gint64 now_us = lobby_clock_get_monotonic (self->clock);

  lose_patience (self);
  /* Before the branch has said who it is, there is no way to go. */
  if (lobby_branch_client_get_branch (self->client) == NULL)
    return;
  if (self->busy || now_us < self->hold_until_us || g_cancellable_is_cancelled (self->cancellable))
    return;
  next = lobby_outbox_get_next (self->outbox, now_us);
  if (next != NULL)
    send_command (self, next);
}

/** lobby_command_desk_resume: a link has come to life, so that the branch takes the token: what waited for that is sent */
void
lobby_command_desk_resume (LobbyCommandDesk *self)
{
  g_return_if_fail (LOBBY_IS_COMMAND_DESK (self));

  if (self->signed_out)
    self->hold_until_us = 0;
  self->signed_out = FALSE;
  lobby_outbox_hurry (self->outbox);
}

/** lobby_command_desk_list: Returns: (transfer container) (element-type LobbyOutboxEntry): commands whose effect is not home, oldest first */
GPtrArray *
lobby_command_desk_list (LobbyCommandDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_COMMAND_DESK (self), NULL);

  return lobby_outbox_list (self->outbox);
}

/**
 * lobby_command_desk_discard:
 * @self: the desk
 * @id: a command that is parked or was never sent
 *
 * A person lets it go.
 *
 * Returns: whether it is gone; what may have reached the branch stays
 */
gboolean
lobby_command_desk_discard (LobbyCommandDesk *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_return_val_if_fail (LOBBY_IS_COMMAND_DESK (self) && id != NULL, FALSE);

  if (!lobby_outbox_discard (self->outbox, id, NULL))
    return FALSE;
  tell (self, copy);
  return TRUE;
}

/** lobby_command_desk_stop: sends nothing any more; what is under way is cancelled and sent again in the next run */
void
lobby_command_desk_stop (LobbyCommandDesk *self)
{
  g_return_if_fail (LOBBY_IS_COMMAND_DESK (self));
  g_cancellable_cancel (self->cancellable);
}

static LobbyPendingState
judge (LobbyOutboxState state)
{
  switch (state)
    {
    case LOBBY_OUTBOX_PENDING:
      return LOBBY_PENDING_WAITING;
    case LOBBY_OUTBOX_SENT:
      return LOBBY_PENDING_SENT;
    case LOBBY_OUTBOX_PARKED:
      return LOBBY_PENDING_REFUSED;
    case LOBBY_OUTBOX_DONE:
    default:
      return LOBBY_PENDING_NONE;
    }
}

/* A refusal stays in the outbox for a person to see, but does not hang on the button for ever. */
static gboolean
is_old_refusal (LobbyCommandDesk *self, const LobbyOutboxEntry *entry)
{
  return entry->state == LOBBY_OUTBOX_PARKED && lobby_clock_get_now (self->clock) - entry->changed_us > REFUSAL_US;
}

/** lobby_command_desk_get: Returns: where the command is; @refusal: (out) (optional) (nullable) (transfer none): why it was refused */
LobbyPendingState
lobby_command_desk_get (LobbyCommandDesk *self, const char *id, const char **refusal)
{
  const char *unkept = id != NULL ? g_hash_table_lookup (self->unkept, id) : NULL;
  const LobbyOutboxEntry *entry = id != NULL ? lobby_outbox_get (self->outbox, id) : NULL;

  if (refusal != NULL)
    *refusal = unkept != NULL ? unkept : entry != NULL && entry->state == LOBBY_OUTBOX_PARKED ? entry->problem : NULL;
  if (unkept != NULL)
    return LOBBY_PENDING_REFUSED;
  return entry != NULL ? judge (entry->state) : LOBBY_PENDING_NONE;
}

/** lobby_command_desk_get_command: Returns: (transfer none) (nullable): what was asked with @id */
const LobbyCommand *
lobby_command_desk_get_command (LobbyCommandDesk *self, const char *id)
{
  const LobbyOutboxEntry *entry = id != NULL ? lobby_outbox_get (self->outbox, id) : NULL;

  return entry != NULL ? entry->command : NULL;
}

/** lobby_command_desk_find: Returns: where the newest command of that kind about @subject is */
LobbyPendingState
lobby_command_desk_find (LobbyCommandDesk *self, LobbyCommandKind kind, const char *subject)
{
  g_autoptr (GPtrArray) entries = lobby_outbox_list (self->outbox);

  for (guint i = entries->len; i > 0; i--)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (entries, i - 1);
      if (entry->command->kind == kind && g_strcmp0 (lobby_command_get_subject (entry->command), subject) == 0)
        return is_old_refusal (self, entry) ? LOBBY_PENDING_NONE : judge (entry->state);
    }
  return LOBBY_PENDING_NONE;
}
