/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer's visit on the screen. The floor owns it. */
#include "config.h"

#include "lobby-visit.h"

#include "lobby-model-private.h"

struct _LobbyVisit
{
  GObject parent_instance;

  LobbyVisitRecord *record; /* (owned) */
  gint64 elapsed_s;
};

enum
{
  PROP_ELAPSED_S = 1,
};

static GParamSpec *props[PROP_ELAPSED_S + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVisit, lobby_visit, G_TYPE_OBJECT)

#define SET_FIGURE(self, member, PROP, fresh) \
  G_STMT_START \
  { \
    if ((self)->member != (fresh)) \
      { \
        (self)->member = (fresh); \
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP]); \
      } \
  } \
  G_STMT_END

static void
lobby_visit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyVisit *self = LOBBY_VISIT (object);

  switch (id)
    {
    case PROP_ELAPSED_S:
      g_value_set_int64 (value, self->elapsed_s);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_visit_finalize (GObject *object)
{
  LobbyVisit *self = LOBBY_VISIT (object);

  lobby_record_free (&lobby_visit_record_type, self->record);
  G_OBJECT_CLASS (lobby_visit_parent_class)->finalize (object);
}

static void
lobby_visit_class_init (LobbyVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_visit_get_property;
  object_class->finalize = lobby_visit_finalize;

  /**
   * LobbyVisit:elapsed-s:
   *
   * Since the relationship manager was told, seconds, until somebody answers; -1 after that.
   */
  props[PROP_ELAPSED_S] = g_param_spec_int64 ("elapsed-s", NULL, NULL, -1, G_MAXINT64, -1,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyVisit::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_visit_init (LobbyVisit *self)
{
  self->elapsed_s = -1;
}

/** lobby_visit_new: Returns: (transfer full): the visit as @record says */
LobbyVisit *
lobby_visit_new (const LobbyVisitRecord *record)
{
  LobbyVisit *self = g_object_new (LOBBY_TYPE_VISIT, NULL);

  self->record = lobby_record_copy (&lobby_visit_record_type, record);
  return self;
}

/** lobby_visit_get_record: Returns: (transfer none): all that is known of it */
const LobbyVisitRecord *
lobby_visit_get_record (LobbyVisit *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT (self), NULL);
  return self->record;
}

/** lobby_visit_get_elapsed_s: Returns: as #LobbyVisit:elapsed-s */
gint64
lobby_visit_get_elapsed_s (LobbyVisit *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT (self), -1);
  return self->elapsed_s;
}

/** lobby_visit_is_open: Returns: whether nobody has answered or met the customer yet */
gboolean
lobby_visit_is_open (LobbyVisit *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT (self), FALSE);
  return self->record->acknowledged_us == 0 && self->record->met_us == 0;
}

void
lobby_visit_project (LobbyVisit *self, const LobbyVisitRecord *record)
{
  if (lobby_record_equal (&lobby_visit_record_type, self->record, record))
    return;
  lobby_record_assign (&lobby_visit_record_type, self->record, record);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
lobby_visit_tick (LobbyVisit *self, gint64 now_us)
{
  gint64 start_us = self->record->told_us != 0 ? self->record->told_us : self->record->arrived_us;

  SET_FIGURE (self, elapsed_s, PROP_ELAPSED_S,
              lobby_visit_is_open (self) ? MAX (now_us - start_us, 0) / LOBBY_MODEL_SECOND_US : -1);
}
