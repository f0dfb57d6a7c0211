/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what was foreseen of each ticket when it joined, and tells the correction how long it really waited, so that ranges
 * keep their promise whatever the day is like. */
#include "config.h"

#include "lobby-adviser-private.h"

/* Whom the adviser sees within so many seconds of joining was foreseen as one who joins; others are not followed. */
#define JOINED_S 30.0

typedef struct
{
  LobbyEnginePrediction prediction;
  int class;
  gint64 at_us;
} Told;

struct _LobbyFollowing
{
  GHashTable *told; /* (owned): id to (owned) Told */
  char *day;        /* (owned) (nullable) */
  gint64 last_us;
};

/** lobby_following_new: Returns: (transfer full): nobody is followed yet */
LobbyFollowing *
lobby_following_new (void)
{
  LobbyFollowing *self = g_new0 (LobbyFollowing, 1);

  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** lobby_following_free: @self: (transfer full): who was followed */
void
lobby_following_free (LobbyFollowing *self)
{
  g_hash_table_unref (self->told);
  g_free (self->day);
  g_free (self);
}

/* Another day, or the same one gone back in time, is another story. */
static void
begin_anew (LobbyFollowing *self, const LobbyLook *look)
{
  if (g_strcmp0 (self->day, look->branch->day) == 0 && look->moment.now_us >= self->last_us)
    return;
  g_hash_table_remove_all (self->told);
  g_free (self->day);
  self->day = g_strdup (look->branch->day);
}

static void
note_joined (LobbyFollowing *self, const LobbyLook *look)
{
  for (size_t i = 0; i < look->present.n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &look->present.waiting[i];
      const char *id = lobby_look_get_ticket (look, i);
      Told *told;

      if (look->present.now_s - waiting->since_s > JOINED_S || g_hash_table_contains (self->told, id))
        continue;
      told = g_new0 (Told, 1);
      *told = (Told){ look->predictions[i], waiting->class, look->moment.now_us };
      g_hash_table_insert (self->told, g_strdup (id), told);
    }
}

/**
 * lobby_following_see:
 * @look: with predictions
 * @correction: learns from those who were called
 *
 * Who left or went to a machine says nothing of the wait.
 */
void
lobby_following_see (LobbyFollowing *self, const LobbyLook *look, LobbyEngineCorrection *correction)
{
  GHashTableIter iter;
  gpointer id, value;

  begin_anew (self, look);
  self->last_us = look->moment.now_us;
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (look->state, id);
      const Told *told = value;

      if (ticket != NULL && ticket->phase == LOBBY_TICKET_WAITING)
        continue;
      if (ticket != NULL && ticket->called_us >= told->at_us)
        lobby_engine_correction_learn (correction, told->class, &told->prediction,
                                       (double) (ticket->called_us - told->at_us) / G_USEC_PER_SEC);
      g_hash_table_iter_remove (&iter);
    }
  note_joined (self, look);
}
