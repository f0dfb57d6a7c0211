/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day as a session: the lobby at any of its moments, and played on from there. Nothing that happens here is
 * recorded, sent or audited: there is no journal, no outbox and no branch behind it. */
#include "config.h"

#include "lobby-replay-session.h"

#include "lobby-paced-clock.h"
#include "lobby-rules.h"
#include "lobby-session-private.h"
#include "lobby-training-run.h"

/* As in a live session, so that a recorded day is judged by the same chances. */
#define SEED 20251117
/* So many events are played through; a jump further on takes the copy that lies nearest. */
#define PLAY_EVENTS 500

const int lobby_replay_speeds[LOBBY_REPLAY_N_SPEEDS] = { 1, 4, 16, 60 };

struct _LobbyReplaySession
{
  LobbySession parent_instance;

  /* given */
  LobbyDayBook *book;     /* (owned) */
  LobbyShelfDay *day;     /* (owned) (nullable) */
  LobbyPacedClock *clock; /* (owned) */

  /* state */
  guint place;         /* how many events have happened */
  gint64 limit_us;     /* nothing later is shown; 0 for the end of the day */
  GObject *run;        /* (owned) (nullable): the training that goes on */
  LobbyLesson *lesson; /* (owned) (nullable): that the day was opened for */
  gboolean playing;
  int speed;
};

enum
{
  PROP_PLAYING = 1,
  PROP_SPEED,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LobbyReplaySession, lobby_replay_session, LOBBY_TYPE_SESSION)

/* --- how fresh the figures were at that moment --- */

static gboolean
is_lost (const LobbyLinkRecord *link)
{
  return link != NULL && (link->state == LOBBY_LINK_STALE || link->state == LOBBY_LINK_DISCONNECTED);
}

/* Returns: (transfer none) (nullable): the link that feeds @area, when it was lost */
static const LobbyLinkRecord *
find_lost_link (const LobbyState *state, LobbyArea area)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const char *nick = lobby_choice_get_nick (&lobby_area_choice, area);

  for (guint i = 0; branch != NULL && branch->streams != NULL && i < branch->streams->len; i++)
    {
      const LobbyStreamRecord *stream = g_ptr_array_index (branch->streams, i);
      const LobbyLinkRecord *link = lobby_state_get_link (state, stream->id);

      if (is_lost (link) && stream->areas != NULL && g_strv_contains ((const char *const *) stream->areas, nick))
        return link;
    }
  return NULL;
}

/* The manager saw grey figures while a link was down: so they are shown. */
static void
show_moment (LobbyReplaySession *self, gint64 now_us)
{
  LobbySession *session = LOBBY_SESSION (self);
  const LobbyState *state = lobby_session_get_state (session);

  for (LobbyArea area = LOBBY_AREA_QUEUE; area <= LOBBY_AREA_FEEDBACK; area++)
    {
      const LobbyLinkRecord *lost = find_lost_link (state, area);

      lobby_session_set_freshness (session, area,
                                   (LobbyFreshness){ .now_us = lost != NULL ? MIN (lost->at_us, now_us) : now_us,
                                                     .stale = lost != NULL,
                                                     .known = lobby_state_get_branch (state) != NULL });
    }
  lobby_session_refresh (session);
}

/* --- moving --- */

/* The last moment that may be shown. */
static gint64
get_end (LobbyReplaySession *self)
{
  gint64 last_us = lobby_day_book_get_last_time (self->book);

  return self->limit_us != 0 ? MIN (self->limit_us, last_us) : last_us;
}

static void
set_clock (LobbyReplaySession *self, gint64 now_us)
{
  lobby_paced_clock_start (self->clock, now_us, self->playing ? self->speed : 0);
}

/* Lets happen what lies between, one event after the other. */
static void
play_events (LobbyReplaySession *self, guint place)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  for (; self->place < place; self->place++)
    g_ptr_array_add (events, lobby_day_book_get_event (self->book, self->place));
  if (events->len > 0)
    lobby_session_apply (LOBBY_SESSION (self), events);
}

static void
jump (LobbyReplaySession *self, guint place)
{
  gboolean back = place < self->place;

  self->place = place;
  lobby_session_take_state (LOBBY_SESSION (self), lobby_day_book_fold (self->book, place), back);
}

static void
move_to (LobbyReplaySession *self, guint place, gint64 now_us)
{
  if (place >= self->place && place - self->place <= PLAY_EVENTS)
    play_events (self, place);
  else
    jump (self, place);
  show_moment (self, now_us);
}

static void
set_playing (LobbyReplaySession *self, gboolean playing)
{
  if (self->playing == playing)
    return;
  self->playing = playing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

/* At the end of the day the clock stands still. */
static void
play_on (LobbyReplaySession *self, gint64 now_us)
{
  gint64 last_us = get_end (self);

  if (now_us >= last_us && self->playing)
    {
      set_playing (self, FALSE);
      set_clock (self, last_us);
    }
  now_us = MIN (now_us, MAX (last_us, 0));
  move_to (self, lobby_day_book_find (self->book, now_us), now_us);
}

/* While it stands still, only what is foreseen is waited for. */
static void
ticked_cb (LobbyClock *clock, LobbyReplaySession *self)
{
  LobbySession *session = LOBBY_SESSION (self);

  if (self->playing)
    play_on (self, lobby_clock_get_now (clock));
  else if (lobby_floor_get_foresight (lobby_session_get_floor (session)) == NULL)
    lobby_session_think (session, FALSE);
}

/* --- object --- */

static void
lobby_replay_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyReplaySession *self = LOBBY_REPLAY_SESSION (object);

  if (id == PROP_PLAYING)
    g_value_set_boolean (value, self->playing);
  else if (id == PROP_SPEED)
    g_value_set_int (value, self->speed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_replay_session_dispose (GObject *object)
{
  LobbyReplaySession *self = LOBBY_REPLAY_SESSION (object);

  lobby_session_stop_looking_ahead (LOBBY_SESSION (self));
  if (self->run != NULL)
    lobby_training_run_end (LOBBY_TRAINING_RUN (self->run));
  g_clear_object (&self->run);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_clear_object (&self->day);
  G_OBJECT_CLASS (lobby_replay_session_parent_class)->dispose (object);
}

static void
lobby_replay_session_finalize (GObject *object)
{
  lobby_day_book_unref (LOBBY_REPLAY_SESSION (object)->book);
  lobby_record_free (&lobby_lesson_type, LOBBY_REPLAY_SESSION (object)->lesson);
  G_OBJECT_CLASS (lobby_replay_session_parent_class)->finalize (object);
}

static void
lobby_replay_session_class_init (LobbyReplaySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lobby_replay_session_get_property;
  object_class->dispose = lobby_replay_session_dispose;
  object_class->finalize = lobby_replay_session_finalize;
  /** LobbyReplaySession:playing: whether the day goes on by itself */
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  /** LobbyReplaySession:speed: how fast it goes on, times real life: one of #lobby_replay_speeds */
  props[PROP_SPEED] = g_param_spec_int ("speed", NULL, NULL, 1, 60, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lobby_replay_session_init (LobbyReplaySession *self)
{
  self->speed = lobby_replay_speeds[0];
}

/**
 * lobby_replay_session_new:
 * @book: a day, closed
 * @shelf: (nullable): where other days are; with its journal, days before this one teach what is foreseen
 * @day: (nullable): which day of the shelf it is
 *
 * Returns: (transfer full): a session at the first moment of the day; it stands still
 */
LobbyReplaySession *
lobby_replay_session_new (LobbyDayBook *book, LobbyDayShelf *shelf, LobbyShelfDay *day)
{
  g_autoptr (LobbyPacedClock) clock = lobby_paced_clock_new ();
  LobbyReplaySession *self;

  g_return_val_if_fail (book != NULL, NULL);

  self = g_object_new (LOBBY_TYPE_REPLAY_SESSION, "clock", clock, "kind", LOBBY_SESSION_REPLAY, NULL);
  self->clock = g_steal_pointer (&clock);
  self->book = lobby_day_book_ref (book);
  g_set_object (&self->day, day);
  lobby_session_set_shelf (LOBBY_SESSION (self), shelf);
  lobby_session_set_link (LOBBY_SESSION (self), LOBBY_LINK_LIVE, NULL);
  lobby_session_look_ahead (LOBBY_SESSION (self), lobby_rules_get_shipped (),
                            shelf != NULL ? lobby_day_shelf_get_journal_folder (shelf) : NULL, SEED);
  lobby_replay_session_go_to (self, lobby_day_book_get_first_time (book));
  g_signal_connect_object (self->clock, "ticked", G_CALLBACK (ticked_cb), self, 0);
  return self;
}

static void
follow_cb (LobbySession *live, LobbySession *self)
{
  const LobbyAllowance *allowance = lobby_session_peek_allowance (live);

  lobby_session_set_sign_in (self, allowance->sign_in, allowance->rights);
}

/** lobby_replay_session_follow: @live: (nullable): who sits there plays the day, and may see here what is seen there; without
 * one nobody has said who that is, and names are not seen */
void
lobby_replay_session_follow (LobbyReplaySession *self, LobbySession *live)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  if (live == NULL)
    {
      lobby_session_set_sign_in (LOBBY_SESSION (self), NULL, LOBBY_RIGHTS_UNTOLD);
      return;
    }
  g_signal_connect_object (live, "rights-changed", G_CALLBACK (follow_cb), self, 0);
  follow_cb (live, LOBBY_SESSION (self));
}

/** lobby_replay_session_get_book: Returns: (transfer none): the day */
const LobbyDayBook *
lobby_replay_session_get_book (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), NULL);
  return self->book;
}

/** lobby_replay_session_get_day: Returns: (transfer none) (nullable): which day of the shelf it is */
LobbyShelfDay *
lobby_replay_session_get_day (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), NULL);
  return self->day;
}

/** lobby_replay_session_get_place: Returns: how many events of the day have happened */
guint
lobby_replay_session_get_place (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), 0);
  return self->place;
}

/** lobby_replay_session_is_playing: Returns: whether the day goes on by itself */
gboolean
lobby_replay_session_is_playing (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), FALSE);
  return self->playing;
}

/** lobby_replay_session_get_speed: Returns: how fast it is played, times real life */
int
lobby_replay_session_get_speed (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), 1);
  return self->speed;
}

/** lobby_replay_session_is_at_end: Returns: whether nothing follows */
gboolean
lobby_replay_session_is_at_end (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), FALSE);
  return self->place >= lobby_day_book_get_n_events (self->book);
}

/** lobby_replay_session_play: lets the day go on, or stops it; at the end it begins again */
void
lobby_replay_session_play (LobbyReplaySession *self, gboolean playing)
{
  gint64 now_us;

  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  if (self->playing == playing)
    return;
  now_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock));
  if (playing && now_us >= get_end (self))
    {
      /* A decision is waited for. */
      if (self->limit_us != 0)
        return;
      now_us = lobby_day_book_get_first_time (self->book);
      lobby_replay_session_go_to (self, now_us);
    }
  set_playing (self, playing);
  set_clock (self, now_us);
  /* What has happened since the last tick has happened. */
  move_to (self, lobby_day_book_find (self->book, now_us), now_us);
}

/** lobby_replay_session_set_speed: @speed: times real life, 1 to 60 */
void
lobby_replay_session_set_speed (LobbyReplaySession *self, int speed)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  speed = CLAMP (speed, lobby_replay_speeds[0], lobby_replay_speeds[LOBBY_REPLAY_N_SPEEDS - 1]);
  if (speed == self->speed)
    return;
  self->speed = speed;
  set_clock (self, lobby_clock_get_now (LOBBY_CLOCK (self->clock)));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}

/** lobby_replay_session_change_speed: @steps: so many speeds faster, or slower when negative */
void
lobby_replay_session_change_speed (LobbyReplaySession *self, int steps)
{
  int place = 0;

  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  while (place < LOBBY_REPLAY_N_SPEEDS - 1 && lobby_replay_speeds[place] < self->speed)
    place++;
  place = CLAMP (place + steps, 0, LOBBY_REPLAY_N_SPEEDS - 1);
  lobby_replay_session_set_speed (self, lobby_replay_speeds[place]);
}

/** lobby_replay_session_go_to: shows the lobby at @at_us, µs since 1970 UTC; a moment outside the day is its first or last */
void
lobby_replay_session_go_to (LobbyReplaySession *self, gint64 at_us)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  at_us = CLAMP (at_us, lobby_day_book_get_first_time (self->book), get_end (self));
  set_clock (self, at_us);
  move_to (self, lobby_day_book_find (self->book, at_us), at_us);
}

/** lobby_replay_session_step: stops, and goes @n_events on, or back when negative */
void
lobby_replay_session_step (LobbyReplaySession *self, int n_events)
{
  gint64 place, last, at_us;

  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  set_playing (self, FALSE);
  last = lobby_day_book_find (self->book, get_end (self));
  place = CLAMP ((gint64) self->place + n_events, 1, last);
  /* After the last event comes the limit, which may be a little later. */
  at_us = place < last ? lobby_day_book_get_time (self->book, (guint) place) : get_end (self);
  set_clock (self, at_us);
  move_to (self, (guint) place, at_us);
}

/**
 * lobby_replay_session_jump:
 * @self: a replay
 * @kind: what to look for
 * @on: the next one; %FALSE: the one before
 *
 * Goes to something that stands out.
 *
 * Returns: whether there is one
 */
gboolean
lobby_replay_session_jump (LobbyReplaySession *self, LobbyDayMarkKind kind, gboolean on)
{
  const GPtrArray *marks;
  gint64 now_us, found_us = 0;

  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), FALSE);

  marks = lobby_day_book_get_marks (self->book);
  now_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock));
  for (guint i = 0; i < marks->len; i++)
    {
      const LobbyDayMark *mark = g_ptr_array_index (marks, i);

      if (mark->kind != kind || (on ? mark->at_us <= now_us : mark->at_us >= now_us))
        continue;
      found_us = mark->at_us;
      if (on)
        break;
    }
  if (found_us == 0 || found_us > get_end (self))
    return FALSE;
  lobby_replay_session_go_to (self, found_us);
  return TRUE;
}

/** lobby_replay_session_play_to: lets happen what lies between now and @at_us, as when it is played; for a clock that ticks */
void
lobby_replay_session_play_to (LobbyReplaySession *self, gint64 at_us)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  at_us = self->limit_us != 0 ? MIN (at_us, self->limit_us) : at_us;
  set_clock (self, at_us);
  play_on (self, at_us);
}

/**
 * lobby_replay_session_set_limit:
 * @at_us: nothing later is shown, whatever is asked for, µs since 1970 UTC; 0: the whole day is open
 */
void
lobby_replay_session_set_limit (LobbyReplaySession *self, gint64 at_us)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  self->limit_us = at_us;
  if (at_us != 0 && lobby_clock_get_now (LOBBY_CLOCK (self->clock)) > at_us)
    lobby_replay_session_go_to (self, at_us);
}

/** lobby_replay_session_get_limit: Returns: the last moment that is shown, µs since 1970 UTC; 0: the whole day is open */
gint64
lobby_replay_session_get_limit (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), 0);
  return self->limit_us;
}

/** lobby_replay_session_take_run: keeps @run, a #LobbyTrainingRun, (transfer full) (nullable), and ends the one before */
void
lobby_replay_session_take_run (LobbyReplaySession *self, gpointer run)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  if (self->run != NULL)
    lobby_training_run_end (LOBBY_TRAINING_RUN (self->run));
  g_clear_object (&self->run);
  self->run = run;
  lobby_replay_session_set_limit (self, 0);
}

/** lobby_replay_session_get_run: Returns: (transfer none) (nullable): the #LobbyTrainingRun that goes on */
gpointer
lobby_replay_session_get_run (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), NULL);
  return self->run;
}

/** lobby_replay_session_take_lesson: @lesson: (transfer full) (nullable): what the day was opened for */
void
lobby_replay_session_take_lesson (LobbyReplaySession *self, LobbyLesson *lesson)
{
  g_return_if_fail (LOBBY_IS_REPLAY_SESSION (self));

  lobby_record_free (&lobby_lesson_type, self->lesson);
  self->lesson = lesson;
}

/** lobby_replay_session_get_lesson: Returns: (transfer none) (nullable): the lesson that the day was opened for */
const LobbyLesson *
lobby_replay_session_get_lesson (LobbyReplaySession *self)
{
  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (self), NULL);
  return self->lesson;
}
