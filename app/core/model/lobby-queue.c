/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service and who waits for it. The floor owns it. */
#include "config.h"

#include "lobby-queue.h"

#include "lobby-model-private.h"
#include "lobby-alert-rules.h"

struct _LobbyQueue
{
  GObject parent_instance;

  LobbyServiceRecord *service; /* (owned) */
  GListStore *tickets;         /* (owned): of LobbyTicket, the longest wait first */
  int waiting;
  int over;
  gint64 longest_wait_s;
  int severity;
  int within_percent;
};

enum
{
  PROP_WAITING = 1,
  PROP_OVER,
  PROP_LONGEST_WAIT_S,
  PROP_SEVERITY,
  PROP_WITHIN_PERCENT,
};

static GParamSpec *props[PROP_WITHIN_PERCENT + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyQueue, lobby_queue, G_TYPE_OBJECT)

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
lobby_queue_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyQueue *self = LOBBY_QUEUE (object);

  switch (id)
    {
    case PROP_WAITING:
      g_value_set_int (value, self->waiting);
      break;
    case PROP_OVER:
      g_value_set_int (value, self->over);
      break;
    case PROP_LONGEST_WAIT_S:
      g_value_set_int64 (value, self->longest_wait_s);
      break;
    case PROP_SEVERITY:
      g_value_set_int (value, self->severity);
      break;
    case PROP_WITHIN_PERCENT:
      g_value_set_int (value, self->within_percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_queue_finalize (GObject *object)
{
  LobbyQueue *self = LOBBY_QUEUE (object);

  lobby_record_free (&lobby_service_record_type, self->service);
  g_clear_object (&self->tickets);
  G_OBJECT_CLASS (lobby_queue_parent_class)->finalize (object);
}

static void
lobby_queue_class_init (LobbyQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_queue_get_property;
  object_class->finalize = lobby_queue_finalize;

  /**
   * LobbyQueue:waiting:
   *
   * Customers waiting.
   */
  props[PROP_WAITING] = g_param_spec_int ("waiting", NULL, NULL, 0, G_MAXINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyQueue:over:
   *
   * Waiting customers at or over the target.
   */
  props[PROP_OVER] = g_param_spec_int ("over", NULL, NULL, 0, G_MAXINT, 0,
                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyQueue:longest-wait-s:
   *
   * Longest wait, seconds; -1 when nobody waits.
   */
  props[PROP_LONGEST_WAIT_S] = g_param_spec_int64 ("longest-wait-s", NULL, NULL, -1, G_MAXINT64, -1,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyQueue:severity:
   *
   * #LobbySeverity of the longest wait.
   */
  props[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, 0, 2, 0,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyQueue:within-percent:
   *
   * Called within target today, percent; -1 when nobody was called.
   */
  props[PROP_WITHIN_PERCENT] = g_param_spec_int ("within-percent", NULL, NULL, -1, 100, -1,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyQueue::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_queue_init (LobbyQueue *self)
{
  self->longest_wait_s = -1;
  self->within_percent = -1;
}

/** lobby_queue_new: Returns: (transfer full): the empty queue of @service */
LobbyQueue *
lobby_queue_new (const LobbyServiceRecord *service)
{
  LobbyQueue *self = g_object_new (LOBBY_TYPE_QUEUE, NULL);

  self->service = lobby_record_copy (&lobby_service_record_type, service);
  self->tickets = g_list_store_new (LOBBY_TYPE_TICKET);
  return self;
}

/** lobby_queue_get_service: Returns: (transfer none): the service, with its name, target and usual times */
const LobbyServiceRecord *
lobby_queue_get_service (LobbyQueue *self)
{
  g_return_val_if_fail (LOBBY_IS_QUEUE (self), NULL);
  return self->service;
}

/** lobby_queue_get_tickets: Returns: (transfer none): list of #LobbyTicket that wait, the longest wait first */
GListModel *
lobby_queue_get_tickets (LobbyQueue *self)
{
  g_return_val_if_fail (LOBBY_IS_QUEUE (self), NULL);
  return G_LIST_MODEL (self->tickets);
}

/* Splices only where the list differs, so that the other rows keep selection and focus. */
static gboolean
splice_tickets (LobbyQueue *self, const GPtrArray *fresh)
{
  GListModel *list = G_LIST_MODEL (self->tickets);
  guint old = g_list_model_get_n_items (list), head = 0, tail = 0;

  while (head < old && head < fresh->len)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, head);
      if (item != g_ptr_array_index (fresh, head))
        break;
      head++;
    }
  while (tail < old - head && tail < fresh->len - head)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, old - 1 - tail);
      if (item != g_ptr_array_index (fresh, fresh->len - 1 - tail))
        break;
      tail++;
    }
  if (head + tail == old && old == fresh->len)
    return FALSE;
  g_list_store_splice (self->tickets, head, old - head - tail, fresh->pdata + head, fresh->len - head - tail);
  return TRUE;
}

void
lobby_queue_project (LobbyQueue *self, const LobbyServiceRecord *service, const GPtrArray *tickets)
{
  gboolean same = lobby_record_equal (&lobby_service_record_type, self->service, service);

  if (!same)
    lobby_record_assign (&lobby_service_record_type, self->service, service);
  if (splice_tickets (self, tickets) || !same)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
lobby_queue_tick (LobbyQueue *self, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *queue = lobby_state_get_waiting (state, self->service->id);
  gint64 target_us = self->service->target_s * LOBBY_MODEL_SECOND_US;
  gint64 longest_us = queue->len > 0
                          ? MAX (now_us - ((const LobbyTicketRecord *) g_ptr_array_index (queue, 0))->queued_us, 0)
                          : -1;
  int over = 0;

  for (guint i = 0; i < queue->len; i++)
    over += target_us > 0
            && now_us - ((const LobbyTicketRecord *) g_ptr_array_index (queue, i))->queued_us >= target_us;
  SET_FIGURE (self, waiting, PROP_WAITING, (int) queue->len);
  SET_FIGURE (self, over, PROP_OVER, over);
  SET_FIGURE (self, longest_wait_s, PROP_LONGEST_WAIT_S, longest_us >= 0 ? longest_us / LOBBY_MODEL_SECOND_US : -1);
  SET_FIGURE (self, severity, PROP_SEVERITY,
              longest_us >= 0 ? (int) lobby_alert_rules_judge_wait (state, self->service, longest_us) : 0);
  SET_FIGURE (self, within_percent, PROP_WITHIN_PERCENT,
              lobby_service_level_get_percent (
                  lobby_service_level_measure (state, self->service->id, LOBBY_LEVEL_BASE_AGAINST)));
}
