/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lobby at one time: folds events into the state and projects it onto the floor, at most once a turn of the main loop.
 * The window owns it. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

#include <string.h>

typedef struct
{
  /* given */
  LobbyClock *clock; /* (owned) */
  LobbySessionKind kind;

  /* owned */
  LobbyState *state;
  LobbyChanges *changes;
  LobbyFloor *floor;
  LobbyCommandDesk *desk; /* (nullable): only where one can act */
  char *url;              /* (nullable) */
  char *reason;           /* (nullable) */
  LobbyDayShelf *shelf;   /* (nullable) */
  LobbyThinking thinking;
  LobbyAllowance allowance;
  LobbyPractice practice;
  GHashTable *told;      /* ids of advice that the branch was told of */
  LobbyShownName *shown; /* (nullable): made when somebody looks */

  /* state */
  LobbyAppliedFunc applied;
  gpointer applied_data;
  LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1];
  LobbyLinkState link_state;
  gint64 age_us;
  gint64 next_try_us;
  double rate;
  gboolean recording;
  guint project_id;
  GArray *arrivals; /* (owned): of gint64: monotonic times of the events of the last minute */
} LobbySessionPrivate;

enum
{
  PROP_CLOCK = 1,
  PROP_KIND,
  PROP_FLOOR,
  PROP_LINK_STATE,
  PROP_REASON,
  PROP_CAN_ACT,
  PROP_RECORDING,
  PROP_RATE,
};

static GParamSpec *props[PROP_RATE + 1];

enum
{
  LINK_CHANGED,
  COMMAND_CHANGED,
  SET_ASIDE,
  COUNTER_REFUSED,
  RIGHTS_CHANGED,
  NOT_ALLOWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LobbySession, lobby_session, G_TYPE_OBJECT)

#define PRIVATE(self) ((LobbySessionPrivate *) lobby_session_get_instance_private (self))

static void
project (LobbySession *self)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  g_clear_handle_id (&priv->project_id, g_source_remove);
  lobby_floor_project (priv->floor, priv->state, priv->changes);
  lobby_changes_clear (priv->changes);
  lobby_floor_tick (priv->floor, priv->state, priv->freshness);
  lobby_session_tell_advices (self);
  lobby_session_think (self, TRUE);
}

static gboolean
project_cb (gpointer data)
{
  PRIVATE (data)->project_id = 0;
  project (data);
  return G_SOURCE_REMOVE;
}

static void
queue_projection (LobbySession *self)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  if (priv->project_id == 0)
    priv->project_id = g_idle_add_full (G_PRIORITY_DEFAULT + 10, project_cb, self, NULL);
}

static void
command_changed_cb (LobbyCommandDesk *desk, const char *id, LobbySession *self)
{
  g_signal_emit (self, signals[COMMAND_CHANGED], 0, id);
}

static void
count_arrivals (LobbySession *self, guint count)
{
  LobbySessionPrivate *priv = PRIVATE (self);
  gint64 now_us = lobby_clock_get_monotonic (priv->clock);
  guint old = 0;

  while (old < priv->arrivals->len && now_us - g_array_index (priv->arrivals, gint64, old) > 60 * G_USEC_PER_SEC)
    old++;
  if (old > 0)
    g_array_remove_range (priv->arrivals, 0, old);
  /* A burst of a whole day says nothing about the minute; a cap keeps the list small. */
  for (guint i = 0; i < MIN (count, 1000) && priv->arrivals->len < 10000; i++)
    g_array_append_val (priv->arrivals, now_us);
}

static void
lobby_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbySessionPrivate *priv = PRIVATE (LOBBY_SESSION (object));

  switch (id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, priv->clock);
      break;
    case PROP_KIND:
      g_value_set_int (value, (int) priv->kind);
      break;
    case PROP_FLOOR:
      g_value_set_object (value, priv->floor);
      break;
    case PROP_LINK_STATE:
      g_value_set_int (value, (int) priv->link_state);
      break;
    case PROP_REASON:
      g_value_set_string (value, priv->reason);
      break;
    case PROP_CAN_ACT:
      g_value_set_boolean (value, lobby_session_can_act (LOBBY_SESSION (object)));
      break;
    case PROP_RECORDING:
      g_value_set_boolean (value, priv->recording);
      break;
    case PROP_RATE:
      g_value_set_double (value, priv->rate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LobbySessionPrivate *priv = PRIVATE (LOBBY_SESSION (object));

  switch (id)
    {
    case PROP_CLOCK:
      priv->clock = g_value_dup_object (value);
      break;
    case PROP_KIND:
      priv->kind = (LobbySessionKind) g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_session_dispose (GObject *object)
{
  LobbySessionPrivate *priv = PRIVATE (LOBBY_SESSION (object));

  g_clear_handle_id (&priv->project_id, g_source_remove);
  lobby_session_stop_looking_ahead (LOBBY_SESSION (object));
  g_clear_object (&priv->desk);
  g_clear_object (&priv->shown);
  g_clear_object (&priv->shelf);
  G_OBJECT_CLASS (lobby_session_parent_class)->dispose (object);
}

static void
lobby_session_finalize (GObject *object)
{
  LobbySessionPrivate *priv = PRIVATE (LOBBY_SESSION (object));

  if (priv->allowance.sign_in != NULL)
    lobby_record_free (&lobby_sign_in_type, priv->allowance.sign_in);
  lobby_state_free (priv->state);
  lobby_changes_free (priv->changes);
  g_clear_object (&priv->floor);
  g_clear_object (&priv->clock);
  g_free (priv->url);
  g_free (priv->reason);
  lobby_drill_free (priv->practice.drill);
  g_hash_table_unref (priv->told);
  g_array_unref (priv->arrivals);
  G_OBJECT_CLASS (lobby_session_parent_class)->finalize (object);
}

static void
install_props (GObjectClass *object_class)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /** LobbySession:clock: what time it is in this session */
  props[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, LOBBY_TYPE_CLOCK, given);
  /** LobbySession:kind: #LobbySessionKind */
  props[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, LOBBY_SESSION_REPLAY, 0, given);
  /** LobbySession:floor: the lobby as observable objects */
  props[PROP_FLOOR] = g_param_spec_object ("floor", NULL, NULL, LOBBY_TYPE_FLOOR, shown);
  /** LobbySession:link-state: #LobbyLinkState of the worst link */
  props[PROP_LINK_STATE] = g_param_spec_int ("link-state", NULL, NULL, 0, LOBBY_LINK_DISCONNECTED, 0, shown);
  /** LobbySession:reason: short id of why the link is not live */
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, shown);
  /** LobbySession:can-act: whether commands reach a branch */
  props[PROP_CAN_ACT] = g_param_spec_boolean ("can-act", NULL, NULL, FALSE, shown);
  /** LobbySession:recording: whether the journal takes what is applied */
  props[PROP_RECORDING] = g_param_spec_boolean ("recording", NULL, NULL, FALSE, shown);
  /** LobbySession:rate: how fast the branch's clock runs, 1 in real life */
  props[PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, 0, 1000, 1, shown);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lobby_session_real_send (LobbySession *self, LobbyCommand *command)
{
  lobby_command_desk_take (PRIVATE (self)->desk, command, NULL);
}

static void
lobby_session_class_init (LobbySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = lobby_session_get_property;
  object_class->set_property = lobby_session_set_property;
  object_class->dispose = lobby_session_dispose;
  object_class->finalize = lobby_session_finalize;
  klass->send = lobby_session_real_send;
  install_props (object_class);

  /**
   * LobbySession::link-changed:
   *
   * State, reason, age or next try of the link changed; once a second while it is not live.
   */
  signals[LINK_CHANGED] = g_signal_new ("link-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LobbySession::command-changed:
   * @command_id: which command
   *
   * A command was sent, took effect or was refused; see lobby_session_get_pending().
   */
  signals[COMMAND_CHANGED] = g_signal_new ("command-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           1, G_TYPE_STRING);

  /**
   * LobbySession::counter-refused:
   * @event: a #LobbyEvent of kind counter.refused
   *
   * A counter cannot do what it was asked; the event says why.
   */
  signals[COUNTER_REFUSED] = g_signal_new ("counter-refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           1, G_TYPE_POINTER);

  /**
   * LobbySession::rights-changed:
   *
   * The service has said who is asking, or says something else now; see lobby_session_may().
   */
  signals[RIGHTS_CHANGED] = g_signal_new ("rights-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                          0);

  /**
   * LobbySession::not-allowed:
   * @kind: #LobbyCommandKind
   *
   * Something was asked for that whoever sits here may not do; it was not sent.
   */
  signals[NOT_ALLOWED] = g_signal_new ("not-allowed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT);

  /**
   * LobbySession::set-aside:
   * @path: where the damaged file is now
   *
   * Journal or outbox were damaged; the file was moved out of the way and a fresh one begun.
   */
  signals[SET_ASIDE] = g_signal_new ("set-aside", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_STRING);
}

static void
lobby_session_init (LobbySession *self)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  priv->state = lobby_state_new ();
  priv->changes = lobby_changes_new ();
  priv->floor = lobby_floor_new ();
  priv->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->allowance.rights = LOBBY_RIGHTS_ALL;
  priv->rate = 1;
  priv->practice.seed = -1;
  priv->link_state = LOBBY_LINK_CONNECTING;
  priv->arrivals = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* For sub-classes: folds @events, in order, and projects them at the end of this turn of the main loop, however many
 * batches come in it. */
void
lobby_session_apply (LobbySession *self, GPtrArray *events)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  if (priv->applied != NULL)
    priv->applied (self, events, priv->applied_data);
  for (guint i = 0; i < events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (events, i);
      lobby_state_apply (priv->state, event, priv->changes);
      if (priv->desk != NULL)
        lobby_command_desk_see (priv->desk, event);
      if (priv->practice.drill != NULL)
        lobby_drill_look (priv->practice.drill, event);
      if (lobby_event_get_kind (event) == LOBBY_EVENT_COUNTER_REFUSED)
        g_signal_emit (self, signals[COUNTER_REFUSED], 0, event);
    }
  count_arrivals (self, events->len);
  queue_projection (self);
}

/* What this console itself finds out goes the way of all events. A day that is over takes nothing more: it stays as it was. */
void
lobby_session_add_facts (LobbySession *self, GPtrArray *events)
{
  if (PRIVATE (self)->kind != LOBBY_SESSION_REPLAY)
    lobby_session_apply (self, events);
}

/* For sub-classes: another moment is shown from now on, with the next refresh. @state: (transfer full): the lobby at that
 * moment; @back: whether it is before the one that was shown. */
void
lobby_session_take_state (LobbySession *self, LobbyState *state, gboolean back)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  lobby_state_free (priv->state);
  priv->state = state;
  lobby_changes_add_all (priv->changes);
  lobby_floor_begin_anew (priv->floor);
  lobby_session_think_anew (self, back);
  queue_projection (self);
}

void
lobby_session_set_applied_func (LobbySession *self, LobbyAppliedFunc func, gpointer data)
{
  PRIVATE (self)->applied = func;
  PRIVATE (self)->applied_data = data;
}

void
lobby_session_set_link (LobbySession *self, LobbyLinkState state, const char *reason)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  if (priv->link_state == state && g_strcmp0 (priv->reason, reason) == 0)
    return;
  priv->link_state = state;
  g_free (priv->reason);
  priv->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LINK_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REASON]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_ACT]);
  g_signal_emit (self, signals[LINK_CHANGED], 0);
}

void
lobby_session_set_ages (LobbySession *self, gint64 age_us, gint64 next_try_us, double rate)
{
  LobbySessionPrivate *priv = PRIVATE (self);
  gboolean live = priv->link_state == LOBBY_LINK_LIVE || priv->link_state == LOBBY_LINK_POLLING;

  priv->age_us = age_us;
  priv->next_try_us = next_try_us;
  if (priv->rate < rate || priv->rate > rate)
    {
      priv->rate = rate;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RATE]);
    }
  if (!live)
    g_signal_emit (self, signals[LINK_CHANGED], 0);
}

void
lobby_session_set_freshness (LobbySession *self, LobbyArea area, LobbyFreshness freshness)
{
  PRIVATE (self)->freshness[area] = freshness;
}

void
lobby_session_set_recording (LobbySession *self, gboolean recording)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  if (priv->recording == recording)
    return;
  priv->recording = recording;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORDING]);
}

void
lobby_session_set_desk (LobbySession *self, LobbyCommandDesk *desk)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  g_set_object (&priv->desk, desk);
  if (desk != NULL)
    g_signal_connect_object (desk, "changed", G_CALLBACK (command_changed_cb), self, 0);
}

void
lobby_session_set_url (LobbySession *self, const char *url)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  g_free (priv->url);
  priv->url = g_strdup (url);
}

void
lobby_session_tell_set_aside (LobbySession *self, const char *path)
{
  g_signal_emit (self, signals[SET_ASIDE], 0, path);
}

/* For sub-classes: time has passed, or what is known of the links has changed. */
void
lobby_session_refresh (LobbySession *self)
{
  LobbySessionPrivate *priv = PRIVATE (self);

  if (priv->project_id != 0)
    project (self);
  else
    {
      lobby_floor_tick (priv->floor, priv->state, priv->freshness);
      lobby_session_tell_advices (self);
      lobby_session_think (self, FALSE);
    }
}

LobbyState *
lobby_session_peek_state (LobbySession *self)
{
  return PRIVATE (self)->state;
}

/** lobby_session_get_floor: Returns: (transfer none): the lobby as observable objects */
LobbyFloor *
lobby_session_get_floor (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->floor;
}

/** lobby_session_get_clock: Returns: (transfer none): what time it is in this session */
LobbyClock *
lobby_session_get_clock (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->clock;
}

/** lobby_session_get_kind: Returns: live, demo or replay */
LobbySessionKind
lobby_session_get_kind (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), LOBBY_SESSION_LIVE);
  return PRIVATE (self)->kind;
}

/** lobby_session_get_state: Returns: (transfer none): the state that the floor shows */
const LobbyState *
lobby_session_get_state (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->state;
}

/** lobby_session_get_link_state: Returns: state of the worst link */
LobbyLinkState
lobby_session_get_link_state (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), LOBBY_LINK_UNKNOWN);
  return PRIVATE (self)->link_state;
}

/** lobby_session_get_reason: Returns: (transfer none) (nullable): short id of why the link is not live */
const char *
lobby_session_get_reason (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->reason;
}

/** lobby_session_get_age_s: Returns: seconds since the last life sign of the worst link, -1 before the first */
gint64
lobby_session_get_age_s (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), -1);
  return PRIVATE (self)->age_us >= 0 ? PRIVATE (self)->age_us / G_USEC_PER_SEC : -1;
}

/** lobby_session_get_next_try_s: Returns: seconds until the next attempt, -1 when none is planned */
gint64
lobby_session_get_next_try_s (LobbySession *self)
{
  LobbySessionPrivate *priv;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), -1);

  priv = PRIVATE (self);
  if (priv->next_try_us == 0)
    return -1;
  return MAX (priv->next_try_us - lobby_clock_get_monotonic (priv->clock) + G_USEC_PER_SEC - 1, 0) / G_USEC_PER_SEC;
}

/** lobby_session_get_rate: Returns: how fast the branch's clock runs, 1 in real life */
double
lobby_session_get_rate (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), 1);
  return PRIVATE (self)->rate;
}

/** lobby_session_is_recording: Returns: whether the journal takes what is applied */
gboolean
lobby_session_is_recording (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);
  return PRIVATE (self)->recording;
}

/** lobby_session_get_url: Returns: (transfer none) (nullable): address of the branch service */
const char *
lobby_session_get_url (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->url;
}

/** lobby_session_get_events_per_minute: Returns: events of the last 60 seconds */
guint
lobby_session_get_events_per_minute (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), 0);
  count_arrivals (self, 0);
  return PRIVATE (self)->arrivals->len;
}

/** lobby_session_can_act: Returns: whether commands can be given here; a cut link only makes them wait */
gboolean
lobby_session_can_act (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), FALSE);
  return PRIVATE (self)->desk != NULL;
}

/** lobby_session_try_now: tries the connection at once, whatever the back-off says */
void
lobby_session_try_now (LobbySession *self)
{
  g_return_if_fail (LOBBY_IS_SESSION (self));

  if (LOBBY_SESSION_GET_CLASS (self)->try_now != NULL)
    LOBBY_SESSION_GET_CLASS (self)->try_now (self);
}

/** lobby_session_get_shown_name: Returns: (transfer none): the name that was asked for, if any */
LobbyShownName *
lobby_session_get_shown_name (LobbySession *self)
{
  LobbySessionPrivate *priv;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);

  priv = PRIVATE (self);
  if (priv->shown == NULL)
    priv->shown = lobby_shown_name_new (priv->clock);
  return priv->shown;
}

/* For sub-classes: @shelf: (nullable): where the days are that can be opened beside this lobby */
void
lobby_session_set_shelf (LobbySession *self, LobbyDayShelf *shelf)
{
  g_set_object (&PRIVATE (self)->shelf, shelf);
}

/** lobby_session_get_shelf: Returns: (transfer none) (nullable): the recorded days that can be opened beside this lobby */
LobbyDayShelf *
lobby_session_get_shelf (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  return PRIVATE (self)->shelf;
}

/* For the acting part of the session: (transfer none) (nullable): where commands go */
LobbyCommandDesk *
lobby_session_peek_desk (LobbySession *self)
{
  return PRIVATE (self)->desk;
}

/* For the advising part of the session: (transfer none) */
GHashTable *
lobby_session_peek_told_advices (LobbySession *self)
{
  return PRIVATE (self)->told;
}

/* For the part of the session that looks ahead: (transfer none) */
LobbyAllowance *
lobby_session_peek_allowance (LobbySession *self)
{
  return &PRIVATE (self)->allowance;
}

/* For the part of the session that practises: (transfer none) */
LobbyPractice *
lobby_session_peek_practice (LobbySession *self)
{
  return &PRIVATE (self)->practice;
}

LobbyThinking *
lobby_session_peek_thinking (LobbySession *self)
{
  return &PRIVATE (self)->thinking;
}
