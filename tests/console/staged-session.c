/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staged session: nothing behind it but its test. */
#include "config.h"

#include "staged-session.h"

#include "lobby-floor-maker.h"
#include "lobby-manual-clock.h"
#include "lobby-outbox.h"
#include "lobby-session-private.h"

#include <glib/gstdio.h>

struct _StagedSession
{
  LobbySession parent_instance;

  LobbyOutbox *outbox;    /* (owned) (nullable) */
  LobbyCommandDesk *desk; /* (owned) (nullable) */
  char *folder;           /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StagedSession, staged_session, LOBBY_TYPE_SESSION)

static void
staged_session_dispose (GObject *object)
{
  StagedSession *self = STAGED_SESSION (object);

  if (self->desk != NULL)
    lobby_command_desk_stop (self->desk);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (staged_session_parent_class)->dispose (object);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
staged_session_finalize (GObject *object)
{
  StagedSession *self = STAGED_SESSION (object);

  g_clear_object (&self->outbox);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  G_OBJECT_CLASS (staged_session_parent_class)->finalize (object);
}

/* The branch is asked; the test answers with lobby_shown_name_take(). */
static void
staged_session_ask_name (LobbySession *session, const char *visit, const LobbyNameRequest *request)
{
}

static void
staged_session_class_init (StagedSessionClass *klass)
{
  LOBBY_SESSION_CLASS (klass)->ask_name = staged_session_ask_name;
  G_OBJECT_CLASS (klass)->dispose = staged_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = staged_session_finalize;
}

static void
staged_session_init (StagedSession *self)
{
}

/* Returns: (transfer full): a session without a lobby */
LobbySession *
staged_session_new (void)
{
  g_autoptr (LobbyManualClock) clock = lobby_manual_clock_new (lobby_floor_at ("08:30:00"));

  return g_object_new (STAGED_TYPE_SESSION, "clock", clock, "kind", LOBBY_SESSION_DEMO, NULL);
}

static void
apply (StagedSession *self, LobbyEvent *event)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);

  g_ptr_array_add (events, event);
  lobby_session_apply (LOBBY_SESSION (self), events);
}

/* The branch is connected and known. */
void
staged_session_open (StagedSession *self, const char *time)
{
  apply (self, lobby_floor_make_snapshot (time));
  lobby_session_set_link (LOBBY_SESSION (self), LOBBY_LINK_LIVE, NULL);
  staged_session_show_at (self, time);
}

void
staged_session_play (StagedSession *self, const char *time, const char *name, const char *data)
{
  apply (self, lobby_floor_make_event (time, name, data));
}

static void
set_freshness (StagedSession *self, const char *time, gboolean stale)
{
  for (guint area = LOBBY_AREA_QUEUE; area <= LOBBY_AREA_FEEDBACK; area++)
    lobby_session_set_freshness (LOBBY_SESSION (self), (LobbyArea) area,
                                 (LobbyFreshness){ lobby_floor_at (time), stale, TRUE });
  lobby_session_refresh (LOBBY_SESSION (self));
}

void
staged_session_show_at (StagedSession *self, const char *time)
{
  lobby_manual_clock_set (LOBBY_MANUAL_CLOCK (lobby_session_get_clock (LOBBY_SESSION (self))), lobby_floor_at (time));
  set_freshness (self, time, FALSE);
}

/* Nothing was heard since @time, which was @age_s ago; the next try is in 5 s. */
void
staged_session_lose (StagedSession *self, LobbyLinkState state, const char *time, gint64 age_s)
{
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (self));

  lobby_session_set_link (LOBBY_SESSION (self), state, "silent");
  lobby_session_set_ages (LOBBY_SESSION (self), age_s * G_USEC_PER_SEC,
                          lobby_clock_get_monotonic (clock) + 5 * G_USEC_PER_SEC, 1);
  set_freshness (self, time, TRUE);
}

/* The client is not started and its address leads nowhere: what is asked stays in the outbox. */
void
staged_session_let_act (StagedSession *self)
{
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (self));
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyBranchClient) client = lobby_branch_client_new (clock, "http://127.0.0.1:9", NULL, NULL, NULL, NULL,
                                                                  &error);

  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("lobby-staged-XXXXXX", &error);
  g_assert_no_error (error);
  self->outbox = lobby_outbox_new (self->folder, &set_aside, &error);
  g_assert_no_error (error);
  self->desk = lobby_command_desk_new (client, self->outbox, clock);
  lobby_session_set_desk (LOBBY_SESSION (self), self->desk);
}

static const LobbyOutboxEntry *
get_newest (StagedSession *self)
{
  g_autoptr (GPtrArray) entries = lobby_outbox_list (self->outbox);

  return entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
}

/* Returns: (nullable): what was asked last */
const LobbyCommand *
staged_session_get_asked (StagedSession *self)
{
  const LobbyOutboxEntry *entry = get_newest (self);

  return entry != NULL ? entry->command : NULL;
}

/* Returns: (nullable): a decision that is on its way; from now on the branch has it */
const LobbyCommand *
staged_session_take_decision (StagedSession *self)
{
  g_autoptr (GPtrArray) entries = lobby_outbox_list (self->outbox);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (entries, i);
      if (entry->state != LOBBY_OUTBOX_PENDING || entry->command->kind != LOBBY_COMMAND_ADVICE_DECIDE)
        continue;
      g_autofree char *id = g_strdup (entry->command->id);
      lobby_outbox_mark_sent (self->outbox, id, lobby_floor_at ("08:30:00"), &error);
      g_assert_no_error (error);
      return lobby_outbox_get (self->outbox, id)->command;
    }
  return NULL;
}

/* What was asked last has taken effect: the event that tells so comes home. */
void
staged_session_answer (StagedSession *self, const char *time, const char *name, const char *data)
{
  LobbyEvent *event = lobby_floor_make_event (time, name, data);

  lobby_event_set_causation (event, staged_session_get_asked (self)->id);
  apply (self, event);
}

/* The branch says no to what was asked last. */
void
staged_session_refuse (StagedSession *self, const char *problem)
{
  g_autofree char *id = g_strdup (staged_session_get_asked (self)->id);
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (self));
  g_autoptr (GError) error = NULL;

  lobby_outbox_mark_parked (self->outbox, id, problem, lobby_clock_get_now (clock), &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (self, "command-changed", id);
}
