/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A self-service device on the screen. The floor owns it. */
#include "config.h"

#include "lobby-device.h"

#include "lobby-model-private.h"

#include <string.h>

static void
free_use (gpointer use)
{
  lobby_record_free (&lobby_use_record_type, use);
}

static void
free_level (gpointer level)
{
  lobby_record_free (&lobby_level_record_type, level);
}

static void
free_occurrence (gpointer occurrence)
{
  lobby_record_free (&lobby_occurrence_record_type, occurrence);
}

static void
free_plan (gpointer plan)
{
  lobby_record_free (&lobby_device_plan_type, plan);
}

/* How far one of the state's lists has been read. */
typedef struct
{
  guint n_read;
  guint last; /* index of the last record of this device */
} Bookmark;

struct _LobbyDevice
{
  GObject parent_instance;

  LobbyDeviceRecord *record; /* (owned) */
  LobbyDevicePlan *plan;     /* (owned) (nullable) */
  GPtrArray *uses;           /* (owned): of owned LobbyUseRecord, today's, in order */
  GPtrArray *levels;         /* (owned): of owned LobbyLevelRecord */
  GPtrArray *occurrences;    /* (owned): of owned LobbyOccurrenceRecord */
  Bookmark uses_read;
  Bookmark levels_read;
  Bookmark occurrences_read;
  int terminal_state;
  gint64 elapsed_s;
  gboolean usable;
};

enum
{
  PROP_TERMINAL_STATE = 1,
  PROP_ELAPSED_S,
  PROP_USABLE,
};

static GParamSpec *props[PROP_USABLE + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyDevice, lobby_device, G_TYPE_OBJECT)

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
lobby_device_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyDevice *self = LOBBY_DEVICE (object);

  switch (id)
    {
    case PROP_TERMINAL_STATE:
      g_value_set_int (value, self->terminal_state);
      break;
    case PROP_ELAPSED_S:
      g_value_set_int64 (value, self->elapsed_s);
      break;
    case PROP_USABLE:
      g_value_set_boolean (value, self->usable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_device_finalize (GObject *object)
{
  LobbyDevice *self = LOBBY_DEVICE (object);

  lobby_record_free (&lobby_device_record_type, self->record);
  g_clear_pointer (&self->plan, free_plan);
  g_ptr_array_unref (self->uses);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->occurrences);
  G_OBJECT_CLASS (lobby_device_parent_class)->finalize (object);
}

static void
lobby_device_class_init (LobbyDeviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_device_get_property;
  object_class->finalize = lobby_device_finalize;

  /**
   * LobbyDevice:terminal-state:
   *
   * #LobbyTerminalState as a customer meets it.
   */
  props[PROP_TERMINAL_STATE] = g_param_spec_int ("terminal-state", NULL, NULL, 0, 5, 0,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyDevice:elapsed-s:
   *
   * In use, idle, or in trouble for so long, seconds; -1 when that means nothing.
   */
  props[PROP_ELAPSED_S] = g_param_spec_int64 ("elapsed-s", NULL, NULL, -1, G_MAXINT64, -1,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyDevice:usable:
   *
   * A customer can be sent there now.
   */
  props[PROP_USABLE] = g_param_spec_boolean ("usable", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyDevice::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_device_init (LobbyDevice *self)
{
  self->elapsed_s = -1;
}

/** lobby_device_new: Returns: (transfer full): the device as @record says */
LobbyDevice *
lobby_device_new (const LobbyDeviceRecord *record)
{
  LobbyDevice *self = g_object_new (LOBBY_TYPE_DEVICE, NULL);

  self->record = lobby_record_copy (&lobby_device_record_type, record);
  self->uses = g_ptr_array_new_with_free_func (free_use);
  self->levels = g_ptr_array_new_with_free_func (free_level);
  self->occurrences = g_ptr_array_new_with_free_func (free_occurrence);
  return self;
}

/** lobby_device_get_record: Returns: (transfer none): all that is known of it */
const LobbyDeviceRecord *
lobby_device_get_record (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), NULL);
  return self->record;
}

/** lobby_device_get_plan: Returns: (transfer none) (nullable): how the branch has set it up */
const LobbyDevicePlan *
lobby_device_get_plan (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), NULL);
  return self->plan;
}

/** lobby_device_get_uses: Returns: (transfer none) (element-type LobbyUseRecord): today's uses in order */
const GPtrArray *
lobby_device_get_uses (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), NULL);
  return self->uses;
}

/** lobby_device_get_levels: Returns: (transfer none) (element-type LobbyLevelRecord): today's readings in order */
const GPtrArray *
lobby_device_get_levels (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), NULL);
  return self->levels;
}

/** lobby_device_get_occurrences: Returns: (transfer none) (element-type LobbyOccurrenceRecord): lines of its day in order */
const GPtrArray *
lobby_device_get_occurrences (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), NULL);
  return self->occurrences;
}

/** lobby_device_get_state: Returns: the state as a customer meets it */
LobbyTerminalState
lobby_device_get_state (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), LOBBY_TERMINAL_UNKNOWN);
  return (LobbyTerminalState) self->terminal_state;
}

/** lobby_device_get_elapsed_s: Returns: see #LobbyDevice:elapsed-s */
gint64
lobby_device_get_elapsed_s (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), -1);
  return self->elapsed_s;
}

/** lobby_device_is_usable: Returns: whether a customer can be sent there now */
gboolean
lobby_device_is_usable (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), FALSE);
  return self->usable;
}

/** lobby_device_needs_attention: Returns: whether somebody should look after it */
gboolean
lobby_device_needs_attention (LobbyDevice *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE (self), FALSE);
  return self->terminal_state != LOBBY_TERMINAL_IN_SERVICE;
}

/* Between two whole readings the lists only grow, and of what was read only the last record may still change: a use that
 * has ended meanwhile. */
static void
project_list (GPtrArray *own,
              Bookmark *read,
              const LobbyRecordType *type,
              const GPtrArray *all,
              const char *device,
              gboolean whole)
{
  gboolean again = whole || read->n_read > all->len;
  guint at = again || own->len == 0 ? 0 : own->len - 1;
  guint i = again ? 0 : own->len == 0 ? read->n_read : read->last;

  for (; i < all->len; i++)
    {
      const char *const *record = g_ptr_array_index (all, i);
      if (strcmp (*record, device) != 0)
        continue;
      if (at >= own->len)
        g_ptr_array_add (own, lobby_record_copy (type, record));
      else if (!lobby_record_equal (type, g_ptr_array_index (own, at), record))
        lobby_record_assign (type, g_ptr_array_index (own, at), record);
      read->last = i;
      at++;
    }
  g_ptr_array_set_size (own, (int) at);
  read->n_read = all->len;
}

/* @whole: reads all again; without it only what is new since the last time */
void
lobby_device_project (LobbyDevice *self, const LobbyState *state, const LobbyDeviceRecord *record, gboolean whole)
{
  const LobbyDevicePlan *plan = lobby_state_get_device_plan (state, record->id);

  lobby_record_assign (&lobby_device_record_type, self->record, record);
  g_clear_pointer (&self->plan, free_plan);
  self->plan = plan != NULL ? lobby_record_copy (&lobby_device_plan_type, plan) : NULL;
  project_list (self->uses, &self->uses_read, &lobby_use_record_type, lobby_state_get_uses (state), record->id, whole);
  project_list (self->levels, &self->levels_read, &lobby_level_record_type, lobby_state_get_levels (state), record->id,
                whole);
  project_list (self->occurrences, &self->occurrences_read, &lobby_occurrence_record_type,
                lobby_state_get_occurrences (state), record->id, whole);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
get_start_us (LobbyDevice *self, LobbyTerminalState terminal)
{
  if (terminal == LOBBY_TERMINAL_UNKNOWN)
    return self->record->sign_us;
  if (terminal == LOBBY_TERMINAL_OFFLINE)
    return self->record->link_us;
  if (terminal == LOBBY_TERMINAL_OUT_OF_SERVICE)
    return self->record->fault_us != 0 ? self->record->fault_us : self->record->link_us;
  return self->record->use_us != 0 ? self->record->use_us : self->record->idle_us;
}

void
lobby_device_tick (LobbyDevice *self, const LobbyState *state, gint64 now_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  gint64 silent_s = branch->policy != NULL && branch->policy->device_silent_s > 0 ? branch->policy->device_silent_s
                                                                                  : 60;
  LobbyTerminalState terminal = lobby_device_get_terminal_state (self->record, now_us,
                                                                 silent_s * LOBBY_MODEL_SECOND_US);
  gint64 start_us = get_start_us (self, terminal);

  SET_FIGURE (self, terminal_state, PROP_TERMINAL_STATE, (int) terminal);
  SET_FIGURE (self, elapsed_s, PROP_ELAPSED_S, start_us != 0 ? MAX (now_us - start_us, 0) / LOBBY_MODEL_SECOND_US : -1);
  SET_FIGURE (self, usable, PROP_USABLE,
              (terminal == LOBBY_TERMINAL_IN_SERVICE || terminal == LOBBY_TERMINAL_DEGRADED));
}
