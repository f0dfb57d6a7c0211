/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recorded day that the console plays, if any. The live session goes on behind it; who comes back finds it as it is. Who
 * sits at the live session plays the day: when that is another person, the day is opened anew with what that person may
 * see. */
#include "config.h"

#include "lobby-replay-owner.h"

#include "lobby-error.h"

#include <glib/gi18n-lib.h>

struct _LobbyReplayOwner
{
  GObject parent_instance;

  /* owned */
  LobbyReplaySession *session; /* (nullable) */
  GSignalGroup *live;          /* the live session, if any */
  LobbyDayShelf *shelf;        /* (nullable): where the day is from */
  LobbyShelfDay *day;          /* (nullable): the day that is played or opened */
  GCancellable *opening;       /* (nullable): the day that is being opened */

  /* state */
  gboolean with_people;       /* the day that is played has what identifies people */
  gboolean asked_with_people; /* so was the last day asked for */
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

enum
{
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyReplayOwner, lobby_replay_owner, G_TYPE_OBJECT)

static void
set_session (LobbyReplayOwner *self, LobbyReplaySession *session)
{
  g_autoptr (LobbyReplaySession) before = g_steal_pointer (&self->session);

  self->session = session;
  /* Whoever shows the one before lets go of it before it goes. */
  if (before != session)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static gboolean
may_see_people (LobbyReplayOwner *self)
{
  g_autoptr (LobbySession) live = g_signal_group_dup_target (self->live);

  return live != NULL && lobby_session_may (live, LOBBY_RIGHT_NAMES_SEE);
}

static void rights_changed_cb (LobbyReplayOwner *self);

static void
stop_opening (LobbyReplayOwner *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
lobby_replay_owner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, LOBBY_REPLAY_OWNER (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_replay_owner_dispose (GObject *object)
{
  LobbyReplayOwner *self = LOBBY_REPLAY_OWNER (object);

  stop_opening (self);
  g_clear_object (&self->session);
  g_clear_object (&self->live);
  g_clear_object (&self->shelf);
  g_clear_object (&self->day);
  G_OBJECT_CLASS (lobby_replay_owner_parent_class)->dispose (object);
}

static void
lobby_replay_owner_class_init (LobbyReplayOwnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_replay_owner_get_property;
  object_class->dispose = lobby_replay_owner_dispose;
  /**
   * LobbyReplayOwner:session: (nullable)
   *
   * The recorded day that is played.
   */
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LOBBY_TYPE_SESSION,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * LobbyReplayOwner::failed:
   * @error: why
   *
   * A day could not be opened; what was shown before stays.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lobby_replay_owner_init (LobbyReplayOwner *self)
{
  self->live = g_signal_group_new (LOBBY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->live, "rights-changed", G_CALLBACK (rights_changed_cb), self);
}

/** lobby_replay_owner_new: Returns: (transfer full): an owner of nothing */
LobbyReplayOwner *
lobby_replay_owner_new (void)
{
  return g_object_new (LOBBY_TYPE_REPLAY_OWNER, NULL);
}

typedef struct
{
  LobbyReplayOwner *self; /* (owned) */
  LobbyShelfDay *day;     /* (owned) */
  gint64 at_us;
  gboolean with_people;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->self);
  g_object_unref (opening->day);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_book (LobbyReplayOwner *self, LobbyDayBook *book, LobbyDayShelf *shelf, const Opening *opening)
{
  g_autoptr (LobbySession) live = g_signal_group_dup_target (self->live);
  LobbyReplaySession *session = lobby_replay_session_new (book, shelf, opening->day);

  self->with_people = opening->with_people;
  lobby_replay_session_follow (session, live);
  set_session (self, session);
}

static void
opened_cb (GObject *shelf, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyDayBook) book = lobby_day_shelf_open_finish (LOBBY_DAY_SHELF (shelf), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&opening->self->opening);
  if (book == NULL)
    {
      g_signal_emit (opening->self, signals[FAILED], 0, error);
      return;
    }
  show_book (opening->self, book, LOBBY_DAY_SHELF (shelf), opening);
  if (opening->at_us != 0)
    lobby_replay_session_go_to (opening->self->session, opening->at_us);
}

/** lobby_replay_owner_open: opens @day of @shelf at @at_us (0: where a day begins); it is shown when it has been read */
void
lobby_replay_owner_open (LobbyReplayOwner *self, LobbyDayShelf *shelf, LobbyShelfDay *day, gint64 at_us)
{
  Opening *opening;

  g_return_if_fail (LOBBY_IS_REPLAY_OWNER (self) && LOBBY_IS_DAY_SHELF (shelf) && LOBBY_IS_SHELF_DAY (day));

  stop_opening (self);
  g_set_object (&self->shelf, shelf);
  g_set_object (&self->day, day);
  self->opening = g_cancellable_new ();
  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->day = g_object_ref (day);
  opening->at_us = at_us;
  opening->with_people = self->asked_with_people = may_see_people (self);
  lobby_day_shelf_open_async (shelf, day, opening->with_people, self->opening, opened_cb, opening);
}

/* Nothing stays on the screen that whoever sits here now may not see. */
static void
rights_changed_cb (LobbyReplayOwner *self)
{
  gboolean with_people = may_see_people (self);
  gint64 at_us = self->session != NULL ? lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (self->session)))
                                       : 0;

  if (self->session != NULL && self->with_people && !with_people)
    set_session (self, NULL);
  if (self->day != NULL && with_people != self->asked_with_people)
    {
      g_autoptr (LobbyDayShelf) shelf = g_object_ref (self->shelf);
      g_autoptr (LobbyShelfDay) day = g_object_ref (self->day);
      lobby_replay_owner_open (self, shelf, day, at_us);
    }
}

/** lobby_replay_owner_set_live: @live: (nullable): who sits there plays the day, with the same rights */
void
lobby_replay_owner_set_live (LobbyReplayOwner *self, LobbySession *live)
{
  g_autoptr (LobbySession) before = g_signal_group_dup_target (self->live);

  g_return_if_fail (LOBBY_IS_REPLAY_OWNER (self));

  if (before == live)
    return;
  g_signal_group_set_target (self->live, live);
  rights_changed_cb (self);
}

/** lobby_replay_owner_leave: nothing is played any more */
void
lobby_replay_owner_leave (LobbyReplayOwner *self)
{
  g_return_if_fail (LOBBY_IS_REPLAY_OWNER (self));

  stop_opening (self);
  g_clear_object (&self->day);
  g_clear_object (&self->shelf);
  set_session (self, NULL);
}

/** lobby_replay_owner_get_session: Returns: (transfer none) (nullable): the recorded day that is played */
LobbySession *
lobby_replay_owner_get_session (LobbyReplayOwner *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_OWNER (self), NULL);
  return self->session != NULL ? LOBBY_SESSION (self->session) : NULL;
}

/** lobby_replay_owner_dup_problem: Returns: (transfer full): why a day could not be opened, for a person */
char *
lobby_replay_owner_dup_problem (const GError *error)
{
  switch (error->domain == LOBBY_ERROR ? (LobbyError) error->code : LOBBY_ERROR_FAILED)
    {
    case LOBBY_ERROR_NOT_FOUND:
      /* Translators: a recorded day could not be opened */
      return g_strdup (_ ("There is no such day any more."));
    case LOBBY_ERROR_FORBIDDEN:
    case LOBBY_ERROR_UNAUTHORIZED:
      /* Translators: a recorded day could not be opened */
      return g_strdup (_ ("You may not read this day."));
    case LOBBY_ERROR_NEWER:
      return g_strdup (_ ("This day was recorded by a newer version of Lobby. Update Lobby to read it."));
    case LOBBY_ERROR_INVALID:
      return g_strdup (_ ("This is not a recorded day."));
    case LOBBY_ERROR_TOO_LARGE:
      return g_strdup (_ ("The file is larger than any recorded day."));
    case LOBBY_ERROR_CORRUPT:
      /* Translators: a recorded day could not be opened */
      return g_strdup (_ ("The recording is damaged from its beginning; nothing of it can be played."));
    case LOBBY_ERROR_UNREACHABLE:
    case LOBBY_ERROR_TIMED_OUT:
    case LOBBY_ERROR_BUSY:
      /* Translators: a recorded day could not be fetched from the branch service */
      return g_strdup (_ ("The branch does not answer; try again later."));
    case LOBBY_ERROR_FAILED:
    case LOBBY_ERROR_REFUSED:
    case LOBBY_ERROR_UNTRUSTED:
    case LOBBY_ERROR_REDIRECTED:
    case LOBBY_ERROR_CONFLICT:
    case LOBBY_ERROR_NO_SPACE:
    default:
      /* Translators: a recorded day could not be opened */
      return g_strdup (_ ("The day cannot be opened."));
    }
}
