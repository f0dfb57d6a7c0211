/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ticket on the screen: the same object while the ticket waits. The floor owns it. */
#include "config.h"

#include "lobby-ticket.h"

#include "lobby-model-private.h"
#include "lobby-alert-rules.h"

struct _LobbyTicket
{
  GObject parent_instance;

  LobbyTicketRecord *record; /* (owned) */
  gint64 wait_s;
  int severity;
};

enum
{
  PROP_WAIT_S = 1,
  PROP_SEVERITY,
};

static GParamSpec *props[PROP_SEVERITY + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyTicket, lobby_ticket, G_TYPE_OBJECT)

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
lobby_ticket_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyTicket *self = LOBBY_TICKET (object);

  switch (id)
    {
    case PROP_WAIT_S:
      g_value_set_int64 (value, self->wait_s);
      break;
    case PROP_SEVERITY:
      g_value_set_int (value, self->severity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_ticket_finalize (GObject *object)
{
  LobbyTicket *self = LOBBY_TICKET (object);

  lobby_record_free (&lobby_ticket_record_type, self->record);
  G_OBJECT_CLASS (lobby_ticket_parent_class)->finalize (object);
}

static void
lobby_ticket_class_init (LobbyTicketClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_ticket_get_property;
  object_class->finalize = lobby_ticket_finalize;

  /**
   * LobbyTicket:wait-s:
   *
   * How long it has waited, seconds; -1 when it does not wait.
   */
  props[PROP_WAIT_S] = g_param_spec_int64 ("wait-s", NULL, NULL, -1, G_MAXINT64, -1,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyTicket:severity:
   *
   * #LobbySeverity of its wait.
   */
  props[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, 0, 2, 0,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyTicket::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_ticket_init (LobbyTicket *self)
{
  self->wait_s = -1;
}

/** lobby_ticket_new: Returns: (transfer full): the ticket as @record says */
LobbyTicket *
lobby_ticket_new (const LobbyTicketRecord *record)
{
  LobbyTicket *self = g_object_new (LOBBY_TYPE_TICKET, NULL);

  self->record = lobby_record_copy (&lobby_ticket_record_type, record);
  return self;
}

/** lobby_ticket_get_record: Returns: (transfer none): all that is known of it */
const LobbyTicketRecord *
lobby_ticket_get_record (LobbyTicket *self)
{
  g_return_val_if_fail (LOBBY_IS_TICKET (self), NULL);
  return self->record;
}

/** lobby_ticket_get_wait_s: Returns: how long it has waited, seconds; -1 when it does not wait */
gint64
lobby_ticket_get_wait_s (LobbyTicket *self)
{
  g_return_val_if_fail (LOBBY_IS_TICKET (self), -1);
  return self->wait_s;
}

/** lobby_ticket_get_severity: Returns: how bad its wait is */
LobbySeverity
lobby_ticket_get_severity (LobbyTicket *self)
{
  g_return_val_if_fail (LOBBY_IS_TICKET (self), LOBBY_SEVERITY_NORMAL);
  return (LobbySeverity) self->severity;
}

gboolean
lobby_ticket_project (LobbyTicket *self, const LobbyTicketRecord *record)
{
  if (lobby_record_equal (&lobby_ticket_record_type, self->record, record))
    return FALSE;
  lobby_record_assign (&lobby_ticket_record_type, self->record, record);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

void
lobby_ticket_tick (LobbyTicket *self, const LobbyState *state, gint64 now_us)
{
  const LobbyServiceRecord *service = lobby_state_get_service (state, self->record->service);
  gboolean waiting = self->record->phase == LOBBY_TICKET_WAITING;
  gint64 wait_us = waiting ? MAX (now_us - self->record->queued_us, 0) : -LOBBY_MODEL_SECOND_US;
  int severity = waiting && service != NULL ? (int) lobby_alert_rules_judge_wait (state, service, wait_us)
                                            : LOBBY_SEVERITY_NORMAL;

  SET_FIGURE (self, wait_s, PROP_WAIT_S, wait_us / LOBBY_MODEL_SECOND_US);
  SET_FIGURE (self, severity, PROP_SEVERITY, severity);
}
