/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case on the screen: a disappointed customer, a complaint, a slip, something that was found. The floor owns it. */
#include "config.h"

#include "lobby-case.h"

#include "lobby-model-private.h"

struct _LobbyCase
{
  GObject parent_instance;

  LobbyCaseRecord *record; /* (owned) */
  int urgency;
  gint64 left_s;
};

enum
{
  PROP_URGENCY = 1,
};

static GParamSpec *props[PROP_URGENCY + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCase, lobby_case, G_TYPE_OBJECT)

static void
lobby_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_URGENCY)
    g_value_set_int (value, LOBBY_CASE (object)->urgency);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_case_finalize (GObject *object)
{
  lobby_record_free (&lobby_case_record_type, LOBBY_CASE (object)->record);
  G_OBJECT_CLASS (lobby_case_parent_class)->finalize (object);
}

static void
lobby_case_class_init (LobbyCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_case_get_property;
  object_class->finalize = lobby_case_finalize;

  /**
   * LobbyCase:urgency:
   *
   * #LobbyUrgency.
   */
  props[PROP_URGENCY] = g_param_spec_int ("urgency", NULL, NULL, 0, LOBBY_URGENCY_DONE, LOBBY_URGENCY_LATER,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyCase::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_case_init (LobbyCase *self)
{
  self->urgency = LOBBY_URGENCY_LATER;
}

/** lobby_case_new: Returns: (transfer full): the case as @record says */
LobbyCase *
lobby_case_new (const LobbyCaseRecord *record)
{
  LobbyCase *self = g_object_new (LOBBY_TYPE_CASE, NULL);

  self->record = lobby_record_copy (&lobby_case_record_type, record);
  return self;
}

/** lobby_case_get_record: Returns: (transfer none): all that is known of it */
const LobbyCaseRecord *
lobby_case_get_record (LobbyCase *self)
{
  g_return_val_if_fail (LOBBY_IS_CASE (self), NULL);
  return self->record;
}

/** lobby_case_get_urgency: Returns: whether it is overdue, due today, due later or done */
LobbyUrgency
lobby_case_get_urgency (LobbyCase *self)
{
  g_return_val_if_fail (LOBBY_IS_CASE (self), LOBBY_URGENCY_LATER);
  return (LobbyUrgency) self->urgency;
}

/** lobby_case_get_left_s: Returns: seconds until it is due, negative when it is overdue; %G_MAXINT64 without a clock */
gint64
lobby_case_get_left_s (LobbyCase *self)
{
  g_return_val_if_fail (LOBBY_IS_CASE (self), G_MAXINT64);
  return self->left_s;
}

void
lobby_case_project (LobbyCase *self, const LobbyCaseRecord *record)
{
  if (lobby_record_equal (&lobby_case_record_type, self->record, record))
    return;
  lobby_record_assign (&lobby_case_record_type, self->record, record);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
lobby_case_tick (LobbyCase *self, gint64 now_us, GTimeZone *zone)
{
  int urgency = (int) lobby_case_judge (self->record, now_us, zone);

  self->left_s = self->record->due_us != 0 ? (self->record->due_us - now_us) / LOBBY_MODEL_SECOND_US : G_MAXINT64;
  if (self->urgency == urgency)
    return;
  self->urgency = urgency;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_URGENCY]);
}
