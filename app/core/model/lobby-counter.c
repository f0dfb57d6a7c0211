/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A counter on the screen. The floor owns it. */
#include "config.h"

#include "lobby-counter.h"

#include "lobby-model-private.h"

struct _LobbyCounter
{
  GObject parent_instance;

  LobbyCounterRecord *record;  /* (owned) */
  LobbyCounterPlan *plan;      /* (owned) (nullable) */
  LobbyTicketRecord *ticket;   /* (owned) (nullable): called or served here */
  LobbyServiceRecord *service; /* (owned) (nullable): service of that ticket */
  LobbyText *staff_name;       /* (owned) (nullable): who sits there */
  LobbyText *asked_name;       /* (owned) (nullable): who was asked, or is free to open it */
  gint64 elapsed_s;
  int busy_percent;
  int waiting;
  gboolean long_service;
  gboolean idle_while_queue;
};

enum
{
  PROP_ELAPSED_S = 1,
  PROP_BUSY_PERCENT,
  PROP_WAITING,
  PROP_LONG_SERVICE,
  PROP_IDLE_WHILE_QUEUE,
};

static GParamSpec *props[PROP_IDLE_WHILE_QUEUE + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCounter, lobby_counter, G_TYPE_OBJECT)

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
lobby_counter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyCounter *self = LOBBY_COUNTER (object);

  switch (id)
    {
    case PROP_ELAPSED_S:
      g_value_set_int64 (value, self->elapsed_s);
      break;
    case PROP_BUSY_PERCENT:
      g_value_set_int (value, self->busy_percent);
      break;
    case PROP_WAITING:
      g_value_set_int (value, self->waiting);
      break;
    case PROP_LONG_SERVICE:
      g_value_set_boolean (value, self->long_service);
      break;
    case PROP_IDLE_WHILE_QUEUE:
      g_value_set_boolean (value, self->idle_while_queue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_counter_finalize (GObject *object)
{
  LobbyCounter *self = LOBBY_COUNTER (object);

  lobby_record_free (&lobby_counter_record_type, self->record);
  lobby_record_free (&lobby_counter_plan_type, self->plan);
  lobby_record_free (&lobby_ticket_record_type, self->ticket);
  lobby_record_free (&lobby_service_record_type, self->service);
  lobby_record_free (&lobby_text_type, self->staff_name);
  lobby_record_free (&lobby_text_type, self->asked_name);
  G_OBJECT_CLASS (lobby_counter_parent_class)->finalize (object);
}

static void
lobby_counter_class_init (LobbyCounterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_counter_get_property;
  object_class->finalize = lobby_counter_finalize;

  /**
   * LobbyCounter:elapsed-s:
   *
   * Since the call, the start of service, of idling, of the pause, seconds; -1 when that means nothing.
   */
  props[PROP_ELAPSED_S] = g_param_spec_int64 ("elapsed-s", NULL, NULL, -1, G_MAXINT64, -1,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyCounter:busy-percent:
   *
   * Serving time ÷ open time today, percent; -1 when it was not open yet.
   */
  props[PROP_BUSY_PERCENT] = g_param_spec_int ("busy-percent", NULL, NULL, -1, 100, -1,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyCounter:waiting:
   *
   * Customers waiting for the services called here.
   */
  props[PROP_WAITING] = g_param_spec_int ("waiting", NULL, NULL, 0, G_MAXINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyCounter:long-service:
   *
   * The case takes longer than nine of ten such cases.
   */
  props[PROP_LONG_SERVICE] = g_param_spec_boolean ("long-service", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyCounter:idle-while-queue:
   *
   * It idles although somebody waits for it, for longer than the policy allows.
   */
  props[PROP_IDLE_WHILE_QUEUE] = g_param_spec_boolean (
      "idle-while-queue", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyCounter::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_counter_init (LobbyCounter *self)
{
  self->elapsed_s = -1;
  self->busy_percent = -1;
}

/** lobby_counter_new: Returns: (transfer full): the counter as @record says */
LobbyCounter *
lobby_counter_new (const LobbyCounterRecord *record)
{
  LobbyCounter *self = g_object_new (LOBBY_TYPE_COUNTER, NULL);

  self->record = lobby_record_copy (&lobby_counter_record_type, record);
  return self;
}

/** lobby_counter_get_record: Returns: (transfer none): all that is known of it */
const LobbyCounterRecord *
lobby_counter_get_record (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->record;
}

/** lobby_counter_get_plan: Returns: (transfer none) (nullable): how the branch has set it up */
const LobbyCounterPlan *
lobby_counter_get_plan (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->plan;
}

/** lobby_counter_get_ticket: Returns: (transfer none) (nullable): the ticket called or served here */
const LobbyTicketRecord *
lobby_counter_get_ticket (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->ticket;
}

/** lobby_counter_get_service: Returns: (transfer none) (nullable): the service of that ticket */
const LobbyServiceRecord *
lobby_counter_get_service (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->service;
}

/** lobby_counter_get_staff_name: Returns: (transfer none) (nullable): display name of who sits there */
const LobbyText *
lobby_counter_get_staff_name (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->staff_name;
}

/** lobby_counter_get_free_name: Returns: (transfer none) (nullable): display name of a teller who was asked to open it or is free to */
const LobbyText *
lobby_counter_get_free_name (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), NULL);
  return self->asked_name;
}

/** lobby_counter_get_elapsed_s: Returns: see #LobbyCounter:elapsed-s */
gint64
lobby_counter_get_elapsed_s (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), -1);
  return self->elapsed_s;
}

/** lobby_counter_get_busy_percent: Returns: see #LobbyCounter:busy-percent */
int
lobby_counter_get_busy_percent (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), -1);
  return self->busy_percent;
}

/** lobby_counter_is_long_service: Returns: see #LobbyCounter:long-service */
gboolean
lobby_counter_is_long_service (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), FALSE);
  return self->long_service;
}

/** lobby_counter_is_idle_while_queue: Returns: see #LobbyCounter:idle-while-queue */
gboolean
lobby_counter_is_idle_while_queue (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), FALSE);
  return self->idle_while_queue;
}

/** lobby_counter_get_waiting: Returns: customers waiting for the services called here */
int
lobby_counter_get_waiting (LobbyCounter *self)
{
  g_return_val_if_fail (LOBBY_IS_COUNTER (self), 0);
  return self->waiting;
}

static gboolean
project_part (const LobbyRecordType *type, gpointer *place, gconstpointer fresh)
{
  if (*place == NULL && fresh == NULL)
    return FALSE;
  if (*place != NULL && fresh != NULL && lobby_record_equal (type, *place, fresh))
    return FALSE;
  lobby_record_free (type, *place);
  *place = fresh != NULL ? lobby_record_copy (type, fresh) : NULL;
  return TRUE;
}

/* The first closed counter gets the first free teller, the second the second: nobody is free for two. */
static guint
count_closed_before (const LobbyState *state, const LobbyCounterRecord *record)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  guint closed = 0;

  for (guint i = 0; i < counters->len && g_ptr_array_index (counters, i) != record; i++)
    closed += ((const LobbyCounterRecord *) g_ptr_array_index (counters, i))->phase == LOBBY_COUNTER_CLOSED;
  return closed;
}

static const LobbyStaffRecord *
find_free_teller (const LobbyState *state, const LobbyCounterRecord *record)
{
  const GPtrArray *staffs = lobby_state_get_staffs (state);
  guint skip = count_closed_before (state, record);

  if (record->asked_staff != NULL)
    return lobby_state_get_staff (state, record->asked_staff);
  if (record->phase != LOBBY_COUNTER_CLOSED)
    return NULL;
  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_TELLER && staff->phase == LOBBY_STAFF_AVAILABLE && skip-- == 0)
        return staff;
    }
  return NULL;
}

void
lobby_counter_project (LobbyCounter *self, const LobbyState *state, const LobbyCounterRecord *record)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, record->ticket);
  const LobbyStaffRecord *staff = lobby_state_get_staff (state, record->staff);
  const LobbyStaffRecord *teller = find_free_teller (state, record);
  gboolean moved;

  moved = project_part (&lobby_counter_record_type, (gpointer *) &self->record, record);
  moved |= project_part (&lobby_counter_plan_type, (gpointer *) &self->plan,
                         lobby_state_get_counter_plan (state, record->id));
  moved |= project_part (&lobby_ticket_record_type, (gpointer *) &self->ticket, ticket);
  moved |= project_part (&lobby_service_record_type, (gpointer *) &self->service,
                         ticket != NULL ? lobby_state_get_service (state, ticket->service) : NULL);
  moved |= project_part (&lobby_text_type, (gpointer *) &self->staff_name, staff != NULL ? staff->name : NULL);
  moved |= project_part (&lobby_text_type, (gpointer *) &self->asked_name, teller != NULL ? teller->name : NULL);
  if (moved)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
get_start_us (LobbyCounter *self)
{
  if (self->record->phase == LOBBY_COUNTER_PAUSED && self->ticket == NULL)
    return self->record->since_us;
  if (self->ticket != NULL)
    return self->record->ticket_us;
  return self->record->phase == LOBBY_COUNTER_OPEN ? self->record->idle_us : 0;
}

void
lobby_counter_tick (LobbyCounter *self, const LobbyState *state, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  gint64 idle_limit_s = branch->policy != NULL ? branch->policy->idle_while_queue_s : 0;
  gint64 start_us = get_start_us (self);
  gint64 elapsed_s = start_us != 0 ? MAX (now_us - start_us, 0) / LOBBY_MODEL_SECOND_US : -1;
  gboolean serving = self->ticket != NULL && self->ticket->phase == LOBBY_TICKET_SERVING;
  int waiting = 0;

  for (guint i = 0; self->record->services != NULL && self->record->services[i] != NULL; i++)
    waiting += (int) lobby_state_get_waiting (state, self->record->services[i])->len;
  SET_FIGURE (self, elapsed_s, PROP_ELAPSED_S, elapsed_s);
  SET_FIGURE (self, busy_percent, PROP_BUSY_PERCENT, lobby_counter_busy_percent (state, self->record, now_us));
  SET_FIGURE (self, waiting, PROP_WAITING, waiting);
  SET_FIGURE (self, long_service, PROP_LONG_SERVICE,
              (serving && self->service != NULL && self->service->long_s > 0 && elapsed_s >= self->service->long_s));
  SET_FIGURE (self, idle_while_queue, PROP_IDLE_WHILE_QUEUE,
              (self->record->phase == LOBBY_COUNTER_OPEN && self->ticket == NULL && waiting > 0 && idle_limit_s > 0
               && elapsed_s >= idle_limit_s));
}
