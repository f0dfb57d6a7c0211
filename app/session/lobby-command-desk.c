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
/* A refusal is shown beside the button for so long, in the branch's time. */
#define REFUSAL_US (60 * G_USEC_PER_SEC)

typedef struct
{
  guint attempts;
  gint64 due_us; /* monotonic: not before */
} Pause;

struct _LobbyCommandDesk
{
  GObject parent_instance;

  /* given */
  LobbyBranchClient *client; /* (owned) */
  LobbyOutbox *outbox;       /* (owned) */
  LobbyClock *clock;         /* (owned) */

  /* owned */
  GHashTable *pauses;   /* id to (owned) Pause: of what could not be sent yet */
  GHashTable *unkept;   /* id to (owned) reason: commands that the disk did not take */
  GHashTable *patience; /* id to (owned) gint64: monotonic end of waiting for the effect */
  GCancellable *cancellable;

  /* state */
  gboolean busy;
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
  g_hash_table_remove (self->pauses, id);
  tell (self, id);
}

static void
put_off (LobbyCommandDesk *self, const char *id, gint64 retry_after_us)
{
  Pause *pause = g_hash_table_lookup (self->pauses, id);
  gint64 pause_us;

  if (pause == NULL)
    {
      pause = g_new0 (Pause, 1);
      g_hash_table_insert (self->pauses, g_strdup (id), pause);
    }
  pause_us = MIN (FIRST_PAUSE_US << MIN (pause->attempts, 6), LAST_PAUSE_US);
  pause->attempts++;
  pause->due_us = lobby_clock_get_monotonic (self->clock) + MAX (pause_us, retry_after_us);
}

static void
expect_effect (LobbyCommandDesk *self, const char *id)
{
  const LobbyOutboxEntry *entry = lobby_outbox_get (self->outbox, id);
  gint64 *until_us;

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
  until_us = g_new (gint64, 1);
  *until_us = lobby_clock_get_monotonic (self->clock) + PATIENCE_US;
  g_hash_table_insert (self->patience, g_strdup (id), until_us);
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
    put_off (self, sending->id, retry_after_us);
  if (!g_cancellable_is_cancelled (self->cancellable))
    lobby_command_desk_work (self);
  g_object_unref (self);
  g_free (sending->id);
  g_free (sending);
}

static void
send_command (LobbyCommandDesk *self, const LobbyCommand *command)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->desk = g_object_ref (self);
  sending->id = g_strdup (command->id);
  self->busy = TRUE;
  lobby_branch_client_send_async (self->client, command, self->cancellable, sent_cb, sending);
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

  g_hash_table_unref (self->pauses);
  g_hash_table_unref (self->unkept);
  g_hash_table_unref (self->patience);
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
  self->pauses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->patience = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
}

/** lobby_command_desk_new: Returns: (transfer full): a desk that keeps commands in @outbox and hands them to @client */
LobbyCommandDesk *
lobby_command_desk_new (LobbyBranchClient *client, LobbyOutbox *outbox, LobbyClock *clock)
{
  LobbyCommandDesk *self = g_object_new (LOBBY_TYPE_COMMAND_DESK, NULL);

  self->client = g_object_ref (client);
  self->outbox = g_object_ref (outbox);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * lobby_command_desk_take:
 * @self: the desk
 * @command: (transfer full): what is asked
 *
 * The command is on the disk before it is sent; one that the disk does not take is refused, visibly.
 */
void
lobby_command_desk_take (LobbyCommandDesk *self, LobbyCommand *command)
{
  g_autoptr (LobbyCommand) taken = command;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LOBBY_IS_COMMAND_DESK (self) && command != NULL);

  if (!lobby_outbox_add (self->outbox, command, lobby_clock_get_now (self->clock), &error))
    g_hash_table_insert (self->unkept, g_strdup (command->id), g_strdup (error->message));
  tell (self, taken->id);
  lobby_command_desk_work (self);
}

/**
 * lobby_command_desk_see:
 * @self: the desk
 * @event: what came home; an event that names a command as its causation is that command's effect
 */
void
lobby_command_desk_see (LobbyCommandDesk *self, const LobbyEvent *event)
{
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

static gboolean
is_due (LobbyCommandDesk *self, const char *id)
{
  const Pause *pause = g_hash_table_lookup (self->pauses, id);

  return pause == NULL || pause->due_us <= lobby_clock_get_monotonic (self->clock);
}

/**
 * lobby_command_desk_work:
 * @self: the desk
 *
 * Sends what is due; called at each tick and when a link comes back. One command is under way at a time; one that was
 * refused or must wait does not hold up the others.
 */
void
lobby_command_desk_work (LobbyCommandDesk *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  lose_patience (self);
  if (self->busy || g_cancellable_is_cancelled (self->cancellable))
    return;
  entries = lobby_outbox_list (self->outbox);
  for (guint i = 0; i < entries->len && !self->busy; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (entries, i);
      if (entry->state == LOBBY_OUTBOX_PENDING && is_due (self, entry->command->id))
        send_command (self, entry->command);
    }
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
