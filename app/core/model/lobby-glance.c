/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the glance strip. The floor owns it. */
#include "config.h"

#include "lobby-glance.h"

#include "lobby-model-private.h"
#include "lobby-alert-rules.h"

struct _LobbyGlance
{
  GObject parent_instance;

  int waiting;
  int waiting_before;
  gint64 longest_wait_s;
  char *longest_ticket;
  int longest_severity;
  int over;
  int counters_serving;
  int counters_idle;
  int counters_paused;
  int counters_total;
  int counters_busy_percent;
  int devices_usable;
  int devices_total;
  int within_percent;
  int goal_percent;
  int served;
};

enum
{
  PROP_WAITING = 1,
  PROP_WAITING_BEFORE,
  PROP_LONGEST_WAIT_S,
  PROP_LONGEST_TICKET,
  PROP_LONGEST_SEVERITY,
  PROP_OVER,
  PROP_COUNTERS_SERVING,
  PROP_COUNTERS_IDLE,
  PROP_COUNTERS_PAUSED,
  PROP_COUNTERS_TOTAL,
  PROP_COUNTERS_BUSY_PERCENT,
  PROP_DEVICES_USABLE,
  PROP_DEVICES_TOTAL,
  PROP_WITHIN_PERCENT,
  PROP_GOAL_PERCENT,
  PROP_SERVED,
};

static GParamSpec *props[PROP_SERVED + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyGlance, lobby_glance, G_TYPE_OBJECT)

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
lobby_glance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyGlance *self = LOBBY_GLANCE (object);

  switch (id)
    {
    case PROP_WAITING:
      g_value_set_int (value, self->waiting);
      break;
    case PROP_WAITING_BEFORE:
      g_value_set_int (value, self->waiting_before);
      break;
    case PROP_LONGEST_WAIT_S:
      g_value_set_int64 (value, self->longest_wait_s);
      break;
    case PROP_LONGEST_TICKET:
      g_value_set_string (value, self->longest_ticket);
      break;
    case PROP_LONGEST_SEVERITY:
      g_value_set_int (value, self->longest_severity);
      break;
    case PROP_OVER:
      g_value_set_int (value, self->over);
      break;
    case PROP_COUNTERS_SERVING:
      g_value_set_int (value, self->counters_serving);
      break;
    case PROP_COUNTERS_IDLE:
      g_value_set_int (value, self->counters_idle);
      break;
    case PROP_COUNTERS_PAUSED:
      g_value_set_int (value, self->counters_paused);
      break;
    case PROP_COUNTERS_TOTAL:
      g_value_set_int (value, self->counters_total);
      break;
    case PROP_COUNTERS_BUSY_PERCENT:
      g_value_set_int (value, self->counters_busy_percent);
      break;
    case PROP_DEVICES_USABLE:
      g_value_set_int (value, self->devices_usable);
      break;
    case PROP_DEVICES_TOTAL:
      g_value_set_int (value, self->devices_total);
      break;
    case PROP_WITHIN_PERCENT:
      g_value_set_int (value, self->within_percent);
      break;
    case PROP_GOAL_PERCENT:
      g_value_set_int (value, self->goal_percent);
      break;
    case PROP_SERVED:
      g_value_set_int (value, self->served);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_glance_finalize (GObject *object)
{
  LobbyGlance *self = LOBBY_GLANCE (object);

  g_free (self->longest_ticket);
  G_OBJECT_CLASS (lobby_glance_parent_class)->finalize (object);
}

static void
lobby_glance_class_init (LobbyGlanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_glance_get_property;
  object_class->finalize = lobby_glance_finalize;

  /**
   * LobbyGlance:waiting:
   *
   * Customers waiting.
   */
  props[PROP_WAITING] = g_param_spec_int ("waiting", NULL, NULL, 0, G_MAXINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:waiting-before:
   *
   * Customers waiting 15 minutes ago; -1 before the branch was open so long.
   */
  props[PROP_WAITING_BEFORE] = g_param_spec_int ("waiting-before", NULL, NULL, -1, G_MAXINT, -1,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:longest-wait-s:
   *
   * Longest wait, seconds; -1 when nobody waits.
   */
  props[PROP_LONGEST_WAIT_S] = g_param_spec_int64 ("longest-wait-s", NULL, NULL, -1, G_MAXINT64, -1,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:longest-ticket:
   *
   * Ticket that waits longest.
   */
  props[PROP_LONGEST_TICKET] = g_param_spec_string (
      "longest-ticket", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:longest-severity:
   *
   * #LobbySeverity of the worst wait against its own target.
   */
  props[PROP_LONGEST_SEVERITY] = g_param_spec_int ("longest-severity", NULL, NULL, 0, 2, 0,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:over:
   *
   * Waiting customers at or over the target of their service.
   */
  props[PROP_OVER] = g_param_spec_int ("over", NULL, NULL, 0, G_MAXINT, 0,
                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:counters-serving:
   *
   * Counters with a customer.
   */
  props[PROP_COUNTERS_SERVING] = g_param_spec_int ("counters-serving", NULL, NULL, 0, G_MAXINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:counters-idle:
   *
   * Open counters without a customer.
   */
  props[PROP_COUNTERS_IDLE] = g_param_spec_int ("counters-idle", NULL, NULL, 0, G_MAXINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:counters-paused:
   *
   * Counters that are paused.
   */
  props[PROP_COUNTERS_PAUSED] = g_param_spec_int ("counters-paused", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:counters-total:
   *
   * Counters of the branch.
   */
  props[PROP_COUNTERS_TOTAL] = g_param_spec_int ("counters-total", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:counters-busy-percent:
   *
   * Mean utilisation of the counters that are open, percent; -1 when none is.
   */
  props[PROP_COUNTERS_BUSY_PERCENT] = g_param_spec_int ("counters-busy-percent", NULL, NULL, -1, 100, -1,
                                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                            | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:devices-usable:
   *
   * Devices that customers can be sent to.
   */
  props[PROP_DEVICES_USABLE] = g_param_spec_int ("devices-usable", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:devices-total:
   *
   * Devices of the branch.
   */
  props[PROP_DEVICES_TOTAL] = g_param_spec_int ("devices-total", NULL, NULL, 0, G_MAXINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:within-percent:
   *
   * Called within target today, percent; -1 when nobody was called.
   */
  props[PROP_WITHIN_PERCENT] = g_param_spec_int ("within-percent", NULL, NULL, -1, 100, -1,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:goal-percent:
   *
   * Goal for it, percent; -1 when the branch has none.
   */
  props[PROP_GOAL_PERCENT] = g_param_spec_int ("goal-percent", NULL, NULL, -1, 100, -1,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyGlance:served:
   *
   * Customers served today.
   */
  props[PROP_SERVED] = g_param_spec_int ("served", NULL, NULL, 0, G_MAXINT, 0,
                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyGlance::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_glance_init (LobbyGlance *self)
{
  self->waiting_before = -1;
  self->longest_wait_s = -1;
  self->counters_busy_percent = -1;
  self->within_percent = -1;
  self->goal_percent = -1;
}

/** lobby_glance_new: Returns: (transfer full): figures of an empty lobby */
LobbyGlance *
lobby_glance_new (void)
{
  return g_object_new (LOBBY_TYPE_GLANCE, NULL);
}

static void
measure_waiting (LobbyGlance *self, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *services = lobby_state_get_branch (state)->services;
  const LobbyTicketRecord *longest = NULL;
  int waiting = 0, over = 0, severity = 0;

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (services, i);
      const GPtrArray *queue = lobby_state_get_waiting (state, service->id);
      const LobbyTicketRecord *first = queue->len > 0 ? g_ptr_array_index (queue, 0) : NULL;

      waiting += (int) queue->len;
      for (guint j = 0; j < queue->len && service->target_s > 0; j++)
        over += now_us - ((const LobbyTicketRecord *) g_ptr_array_index (queue, j))->queued_us
                >= service->target_s * LOBBY_MODEL_SECOND_US;
      if (first != NULL)
        severity = MAX (severity, (int) lobby_alert_rules_judge_wait (state, service, now_us - first->queued_us));
      if (first != NULL && (longest == NULL || first->queued_us < longest->queued_us))
        longest = first;
    }
  SET_FIGURE (self, waiting, PROP_WAITING, waiting);
  SET_FIGURE (self, over, PROP_OVER, over);
  SET_FIGURE (self, longest_severity, PROP_LONGEST_SEVERITY, severity);
  SET_FIGURE (self, longest_wait_s, PROP_LONGEST_WAIT_S,
              longest != NULL ? MAX (now_us - longest->queued_us, 0) / LOBBY_MODEL_SECOND_US : -1);
  if (g_strcmp0 (self->longest_ticket, longest != NULL ? longest->id : NULL) != 0)
    {
      g_free (self->longest_ticket);
      self->longest_ticket = g_strdup (longest != NULL ? longest->id : NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LONGEST_TICKET]);
    }
}

static void
measure_counters (LobbyGlance *self, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  int serving = 0, idle = 0, paused = 0, open = 0, busy = 0;

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      serving += counter->phase == LOBBY_COUNTER_OPEN && counter->ticket != NULL;
      idle += counter->phase == LOBBY_COUNTER_OPEN && counter->ticket == NULL;
      paused += counter->phase == LOBBY_COUNTER_PAUSED;
      if (counter->phase == LOBBY_COUNTER_OPEN)
        {
          open++;
          busy += MAX (lobby_counter_busy_percent (state, counter, now_us), 0);
        }
    }
  SET_FIGURE (self, counters_serving, PROP_COUNTERS_SERVING, serving);
  SET_FIGURE (self, counters_idle, PROP_COUNTERS_IDLE, idle);
  SET_FIGURE (self, counters_paused, PROP_COUNTERS_PAUSED, paused);
  SET_FIGURE (self, counters_total, PROP_COUNTERS_TOTAL, (int) counters->len);
  SET_FIGURE (self, counters_busy_percent, PROP_COUNTERS_BUSY_PERCENT, open > 0 ? (busy + open / 2) / open : -1);
}

static void
measure_devices (LobbyGlance *self, const LobbyState *state, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const GPtrArray *devices = lobby_state_get_devices (state);
  gint64 silent_s = branch->policy != NULL && branch->policy->device_silent_s > 0 ? branch->policy->device_silent_s
                                                                                  : 60;
  int usable = 0;

  for (guint i = 0; i < devices->len; i++)
    {
      LobbyTerminalState terminal = lobby_device_get_terminal_state (g_ptr_array_index (devices, i), now_us,
                                                                     silent_s * LOBBY_MODEL_SECOND_US);
      usable += terminal == LOBBY_TERMINAL_IN_SERVICE || terminal == LOBBY_TERMINAL_DEGRADED;
    }
  SET_FIGURE (self, devices_usable, PROP_DEVICES_USABLE, usable);
  SET_FIGURE (self, devices_total, PROP_DEVICES_TOTAL, (int) devices->len);
}

static void
measure_day (LobbyGlance *self, const LobbyState *state, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  const GPtrArray *counters = lobby_state_get_counters (state);
  gint64 before_us = now_us - 15 * 60 * LOBBY_MODEL_SECOND_US;
  gboolean long_enough = tickets->len > 0
                         && ((const LobbyTicketRecord *) g_ptr_array_index (tickets, 0))->issued_us <= before_us;
  gint64 served = 0;

  for (guint i = 0; i < counters->len; i++)
    served += ((const LobbyCounterRecord *) g_ptr_array_index (counters, i))->served;
  SET_FIGURE (self, served, PROP_SERVED, (int) served);
  SET_FIGURE (self, waiting_before, PROP_WAITING_BEFORE,
              long_enough ? (int) lobby_queue_length_at (state, NULL, before_us) : -1);
  SET_FIGURE (self, within_percent, PROP_WITHIN_PERCENT,
              lobby_service_level_get_percent (lobby_service_level_measure (state, NULL, LOBBY_LEVEL_BASE_AGAINST)));
  SET_FIGURE (self, goal_percent, PROP_GOAL_PERCENT,
              branch->policy != NULL && branch->policy->level_goal_percent > 0
                  ? (int) branch->policy->level_goal_percent
                  : -1);
}

void
lobby_glance_tick (LobbyGlance *self, const LobbyState *state, gint64 queue_now_us, gint64 devices_now_us)
{
  measure_waiting (self, state, queue_now_us);
  measure_counters (self, state, queue_now_us);
  measure_devices (self, state, devices_now_us);
  measure_day (self, state, queue_now_us);
  g_signal_emit (self, signals[CHANGED], 0);
}
