/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One name at a time: asked for, shown, counted down, masked. The session owns it. */
#include "config.h"

#include "lobby-shown-name.h"

#include "lobby-log.h"

#include <string.h>

struct _LobbyShownName
{
  GObject parent_instance;

  LobbyClock *clock; /* (owned) */
  guint seconds;     /* how long a name is shown */

  /* state */
  LobbyNameState state;
  char *visit;             /* (owned) (nullable): whose name it is about */
  LobbyNameAnswer *answer; /* (owned) (nullable): while shown */
  char *refusal;           /* (owned) (nullable): short id of why not */
  gint64 until_us;         /* (state SHOWN): monotonic */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyShownName, lobby_shown_name, G_TYPE_OBJECT)

static void
tell_log (const LobbyText *name, void (*func) (const char *text))
{
  func (name->en);
  func (name->zh_cn);
  func (name->zh_tw);
}

static void
change (LobbyShownName *self, LobbyNameState state, const char *visit)
{
  g_autofree char *kept = g_strdup (visit);

  if (self->answer != NULL)
    tell_log (self->answer->name, lobby_log_show);
  g_clear_pointer (&self->answer, lobby_name_answer_wipe);
  g_clear_pointer (&self->refusal, g_free);
  g_free (self->visit);
  self->visit = g_steal_pointer (&kept);
  self->state = state;
}

/* Time of the machine, not of the branch: a day that is played fast does not mask faster. */
static void
ticked_cb (LobbyClock *clock, LobbyShownName *self)
{
  if (self->state != LOBBY_NAME_SHOWN)
    return;
  if (lobby_shown_name_get_seconds_left (self) == 0)
    change (self, LOBBY_NAME_MASKED, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lobby_shown_name_dispose (GObject *object)
{
  LobbyShownName *self = LOBBY_SHOWN_NAME (object);

  change (self, LOBBY_NAME_MASKED, NULL);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lobby_shown_name_parent_class)->dispose (object);
}

static void
lobby_shown_name_class_init (LobbyShownNameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_shown_name_dispose;

  /**
   * LobbyShownName::changed:
   *
   * Another state, or a second less.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_shown_name_init (LobbyShownName *self)
{
  self->seconds = LOBBY_NAME_SECONDS;
}

/** lobby_shown_name_new: @clock: says how long a name is there. Returns: (transfer full): nothing is shown yet */
LobbyShownName *
lobby_shown_name_new (LobbyClock *clock)
{
  LobbyShownName *self = g_object_new (LOBBY_TYPE_SHOWN_NAME, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "ticked", G_CALLBACK (ticked_cb), self, 0);
  return self;
}

/** lobby_shown_name_set_seconds: @seconds: how long the next name is shown, 1 to %LOBBY_NAME_SECONDS_MAX */
void
lobby_shown_name_set_seconds (LobbyShownName *self, guint seconds)
{
  g_return_if_fail (LOBBY_IS_SHOWN_NAME (self));
  self->seconds = CLAMP (seconds, 1, LOBBY_NAME_SECONDS_MAX);
}

/** lobby_shown_name_ask: the branch is asked for the name of @visit; one that was shown is masked */
void
lobby_shown_name_ask (LobbyShownName *self, const char *visit)
{
  g_return_if_fail (LOBBY_IS_SHOWN_NAME (self) && visit != NULL);
  change (self, LOBBY_NAME_ASKED, visit);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lobby_shown_name_take: @answer: (transfer full): shows it, unless it is no longer waited for */
void
lobby_shown_name_take (LobbyShownName *self, LobbyNameAnswer *answer)
{
  g_return_if_fail (LOBBY_IS_SHOWN_NAME (self) && answer != NULL);

  if (self->state != LOBBY_NAME_ASKED || g_strcmp0 (answer->visit, self->visit) != 0)
    {
      lobby_name_answer_wipe (answer);
      return;
    }
  self->answer = answer;
  tell_log (answer->name, lobby_log_hide);
  self->state = LOBBY_NAME_SHOWN;
  self->until_us = lobby_clock_get_monotonic (self->clock) + self->seconds * G_USEC_PER_SEC;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lobby_shown_name_refuse: the name of @visit is not told; @reason: short id of why */
void
lobby_shown_name_refuse (LobbyShownName *self, const char *visit, const char *reason)
{
  g_return_if_fail (LOBBY_IS_SHOWN_NAME (self) && visit != NULL);

  if (self->state != LOBBY_NAME_ASKED || g_strcmp0 (visit, self->visit) != 0)
    return;
  change (self, LOBBY_NAME_REFUSED, visit);
  self->refusal = g_strdup (reason);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lobby_shown_name_mask: no name is shown any more, and one that is under way will not be */
void
lobby_shown_name_mask (LobbyShownName *self)
{
  g_return_if_fail (LOBBY_IS_SHOWN_NAME (self));

  if (self->state == LOBBY_NAME_MASKED)
    return;
  change (self, LOBBY_NAME_MASKED, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lobby_shown_name_get_state: Returns: how it stands with the name of @visit */
LobbyNameState
lobby_shown_name_get_state (LobbyShownName *self, const char *visit)
{
  g_return_val_if_fail (LOBBY_IS_SHOWN_NAME (self), LOBBY_NAME_MASKED);
  return g_strcmp0 (visit, self->visit) == 0 ? self->state : LOBBY_NAME_MASKED;
}

/** lobby_shown_name_get_name: Returns: (transfer none) (nullable): the full name of @visit while it is shown */
const LobbyText *
lobby_shown_name_get_name (LobbyShownName *self, const char *visit)
{
  return lobby_shown_name_get_state (self, visit) == LOBBY_NAME_SHOWN && lobby_shown_name_get_seconds_left (self) > 0
             ? self->answer->name
             : NULL;
}

/** lobby_shown_name_get_seconds_left: Returns: until the name is masked, seconds; 0 when none is shown */
guint
lobby_shown_name_get_seconds_left (LobbyShownName *self)
{
  gint64 left_us;

  g_return_val_if_fail (LOBBY_IS_SHOWN_NAME (self), 0);

  if (self->state != LOBBY_NAME_SHOWN)
    return 0;
  left_us = self->until_us - lobby_clock_get_monotonic (self->clock);
  return left_us > 0 ? (guint) ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

/** lobby_shown_name_get_seconds: Returns: how long a name is shown, seconds */
guint
lobby_shown_name_get_seconds (LobbyShownName *self)
{
  g_return_val_if_fail (LOBBY_IS_SHOWN_NAME (self), LOBBY_NAME_SECONDS);
  return self->seconds;
}

/** lobby_shown_name_get_refusal: Returns: (transfer none) (nullable): short id of why the branch did not tell */
const char *
lobby_shown_name_get_refusal (LobbyShownName *self)
{
  g_return_val_if_fail (LOBBY_IS_SHOWN_NAME (self), NULL);
  return self->refusal;
}
