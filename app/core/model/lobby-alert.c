/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An alert on the screen: the same object while the alert lasts. The floor owns it. */
#include "config.h"

#include "lobby-alert.h"

#include "lobby-model-private.h"

struct _LobbyAlert
{
  GObject parent_instance;

  LobbyAlertFacts *facts; /* (owned) */
  int severity;
  gboolean seen;
  gboolean snoozed;
  gboolean ended;
};

enum
{
  PROP_SEVERITY = 1,
  PROP_SEEN,
  PROP_SNOOZED,
  PROP_ENDED,
};

static GParamSpec *props[PROP_ENDED + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyAlert, lobby_alert, G_TYPE_OBJECT)

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
lobby_alert_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyAlert *self = LOBBY_ALERT (object);

  switch (id)
    {
    case PROP_SEVERITY:
      g_value_set_int (value, self->severity);
      break;
    case PROP_SEEN:
      g_value_set_boolean (value, self->seen);
      break;
    case PROP_SNOOZED:
      g_value_set_boolean (value, self->snoozed);
      break;
    case PROP_ENDED:
      g_value_set_boolean (value, self->ended);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_alert_finalize (GObject *object)
{
  LobbyAlert *self = LOBBY_ALERT (object);

  lobby_alert_facts_free (self->facts);
  G_OBJECT_CLASS (lobby_alert_parent_class)->finalize (object);
}

static void
lobby_alert_class_init (LobbyAlertClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_alert_get_property;
  object_class->finalize = lobby_alert_finalize;

  /**
   * LobbyAlert:severity:
   *
   * #LobbySeverity.
   */
  props[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, 0, 2, 0,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyAlert:seen:
   *
   * A person has seen it.
   */
  props[PROP_SEEN] = g_param_spec_boolean ("seen", NULL, NULL, FALSE,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyAlert:snoozed:
   *
   * A person has put it off.
   */
  props[PROP_SNOOZED] = g_param_spec_boolean ("snoozed", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyAlert:ended:
   *
   * It is over.
   */
  props[PROP_ENDED] = g_param_spec_boolean ("ended", NULL, NULL, FALSE,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyAlert::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_alert_init (LobbyAlert *self)
{
}

/** lobby_alert_new: Returns: (transfer full): the alert that @facts describe */
LobbyAlert *
lobby_alert_new (const LobbyAlertFacts *facts)
{
  LobbyAlert *self = g_object_new (LOBBY_TYPE_ALERT, NULL);

  lobby_alert_project (self, facts);
  return self;
}

/** lobby_alert_get_facts: Returns: (transfer none): what it is about, since when, by which limit */
const LobbyAlertFacts *
lobby_alert_get_facts (LobbyAlert *self)
{
  g_return_val_if_fail (LOBBY_IS_ALERT (self), NULL);
  return self->facts;
}

void
lobby_alert_project (LobbyAlert *self, const LobbyAlertFacts *facts)
{
  g_clear_pointer (&self->facts, lobby_alert_facts_free);
  self->facts = lobby_alert_facts_copy (facts);
  SET_FIGURE (self, severity, PROP_SEVERITY, (int) facts->severity);
  SET_FIGURE (self, seen, PROP_SEEN, (facts->seen_us != 0));
  SET_FIGURE (self, snoozed, PROP_SNOOZED, (facts->snoozed_us != 0));
  SET_FIGURE (self, ended, PROP_ENDED, (facts->ended_us != 0));
  g_signal_emit (self, signals[CHANGED], 0);
}
