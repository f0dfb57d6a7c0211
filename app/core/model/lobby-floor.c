/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole lobby as observable objects. The session owns it and is the only one to project and tick it. */
#include "config.h"

#include "lobby-floor.h"

#include "lobby-model-private.h"

#include <string.h>

/* Digits of a pseudonym that are shown. */
#define UNNAMED_DIGITS 4

struct _LobbyFloor
{
  GObject parent_instance;

  LobbyBranchRecord *branch; /* (owned) (nullable) */
  GTimeZone *zone;           /* (owned) */
  LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1];
  LobbyGlance *glance;            /* (owned) */
  GListStore *queues;             /* (owned): of LobbyQueue, in the branch's order */
  GListStore *counters;           /* (owned): of LobbyCounter */
  GListStore *devices;            /* (owned): of LobbyDevice */
  GListStore *visits;             /* (owned): of LobbyVisit, the newest last */
  GListStore *cases;              /* (owned): of LobbyCase, the newest last */
  GListStore *alerts;             /* (owned): of LobbyAlert, the worst first */
  GListStore *ended_alerts;       /* (owned): of LobbyAlert, the newest first */
  GListStore *advices;            /* (owned): of LobbyAdvice, the best first */
  GHashTable *tickets;            /* (owned): id to (owned) LobbyTicket, of those that wait */
  GHashTable *staff_names;        /* (owned): id to (owned) LobbyText */
  LobbyAlertBoard *board;         /* (owned) */
  LobbyAdviceBoard *advice_board; /* (owned) */
  LobbyForesight *foresight;      /* (owned) (nullable): the newest; what is foreseen when it is fresh */
};

enum
{
  PROJECTED,
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyFloor, lobby_floor, G_TYPE_OBJECT)

static void
free_text (gpointer text)
{
  lobby_record_free (&lobby_text_type, text);
}

static void
lobby_floor_finalize (GObject *object)
{
  LobbyFloor *self = LOBBY_FLOOR (object);

  lobby_record_free (&lobby_branch_record_type, self->branch);
  g_time_zone_unref (self->zone);
  g_clear_object (&self->glance);
  g_clear_object (&self->queues);
  g_clear_object (&self->counters);
  g_clear_object (&self->devices);
  g_clear_object (&self->visits);
  g_clear_object (&self->cases);
  g_clear_object (&self->alerts);
  g_clear_object (&self->ended_alerts);
  g_clear_object (&self->advices);
  g_hash_table_unref (self->tickets);
  g_hash_table_unref (self->staff_names);
  lobby_alert_board_free (self->board);
  lobby_advice_board_free (self->advice_board);
  lobby_foresight_unref (self->foresight);
  G_OBJECT_CLASS (lobby_floor_parent_class)->finalize (object);
}

static void
lobby_floor_class_init (LobbyFloorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lobby_floor_finalize;

  /**
   * LobbyFloor::projected:
   *
   * Events have moved the lobby; emitted once a batch, after every object has its new figures.
   */
  signals[PROJECTED] = g_signal_new ("projected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LobbyFloor::ticked:
   *
   * Time has passed; figures that depend on it are up to date.
   */
  signals[TICKED] = g_signal_new ("ticked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lobby_floor_init (LobbyFloor *self)
{
  self->zone = g_time_zone_new_utc ();
  self->glance = lobby_glance_new ();
  self->queues = g_list_store_new (LOBBY_TYPE_QUEUE);
  self->counters = g_list_store_new (LOBBY_TYPE_COUNTER);
  self->devices = g_list_store_new (LOBBY_TYPE_DEVICE);
  self->visits = g_list_store_new (LOBBY_TYPE_VISIT);
  self->cases = g_list_store_new (LOBBY_TYPE_CASE);
  self->alerts = g_list_store_new (LOBBY_TYPE_ALERT);
  self->ended_alerts = g_list_store_new (LOBBY_TYPE_ALERT);
  self->advices = g_list_store_new (LOBBY_TYPE_ADVICE);
  self->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->staff_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  self->board = lobby_alert_board_new ();
  self->advice_board = lobby_advice_board_new ();
}

/** lobby_floor_new: Returns: (transfer full): an empty lobby */
LobbyFloor *
lobby_floor_new (void)
{
  return g_object_new (LOBBY_TYPE_FLOOR, NULL);
}

/* Of people without a name, as in a recording without people, the same one can still be told from the others. */
static LobbyText *
name_unnamed (const char *id)
{
  g_autofree char *name = g_str_has_prefix (id, "p-") ? g_strdup_printf ("#%.*s", UNNAMED_DIGITS, id + strlen ("p-"))
                                                      : g_strdup (id);

  return lobby_text_new (name, NULL, NULL);
}

static void
project_branch (LobbyFloor *self, const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  gboolean new_day = self->branch != NULL && g_strcmp0 (self->branch->day, branch->day) != 0;
  GTimeZone *zone = g_time_zone_new_identifier (branch->zone_id);

  lobby_record_free (&lobby_branch_record_type, self->branch);
  self->branch = lobby_record_copy (&lobby_branch_record_type, branch);
  if (zone != NULL)
    {
      g_time_zone_unref (self->zone);
      self->zone = zone;
    }
  if (new_day)
    lobby_alert_board_reset (self->board);
}

static void
project_staff (LobbyFloor *self, const LobbyState *state)
{
  const GPtrArray *staffs = lobby_state_get_staffs (state);

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      g_hash_table_replace (self->staff_names, g_strdup (staff->id),
                            staff->name != NULL ? lobby_record_copy (&lobby_text_type, staff->name)
                                                : name_unnamed (staff->id));
    }
}

/* Returns: (transfer full) (nullable): the object at @position when it stands for @id */
static gpointer
find_at (GListStore *store, guint position, const char *id, const char *(*get_id) (gpointer item))
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (store), position);

  if (item != NULL && g_strcmp0 (get_id (item), id) == 0)
    return item;
  g_clear_object ((GObject **) &item);
  return NULL;
}

static const char *
get_queue_id (gpointer item)
{
  return lobby_queue_get_service (item)->id;
}

static const char *
get_counter_id (gpointer item)
{
  return lobby_counter_get_record (item)->id;
}

static const char *
get_device_id (gpointer item)
{
  return lobby_device_get_record (item)->id;
}

static const char *
get_visit_id (gpointer item)
{
  return lobby_visit_get_record (item)->id;
}

static const char *
get_case_id (gpointer item)
{
  return lobby_case_get_record (item)->id;
}

static const char *
get_alert_id (gpointer item)
{
  return lobby_alert_get_facts (item)->key;
}

static const char *
get_advice_id (gpointer item)
{
  return lobby_advice_get_facts (item)->id;
}

/* @likely: where it is when nothing came or went before it.
 * Returns: (transfer full) (nullable): the object of @store that stands for @id, wherever it is */
static gpointer
find_any (GListStore *store, guint likely, const char *id, const char *(*get_id) (gpointer item))
{
  gpointer there = find_at (store, likely, id, get_id);

  if (there != NULL)
    return there;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      gpointer item = find_at (store, i, id, get_id);
      if (item != NULL)
        return item;
    }
  return NULL;
}

/* Makes @store hold just @fresh in that order; splices only where it differs. */
static void
set_items (GListStore *store, GPtrArray *fresh)
{
  GListModel *list = G_LIST_MODEL (store);
  guint old = g_list_model_get_n_items (list), head = 0;

  while (head < old && head < fresh->len)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, head);
      if (item != g_ptr_array_index (fresh, head))
        break;
      head++;
    }
  if (head < old || head < fresh->len)
    g_list_store_splice (store, head, old - head, fresh->pdata + head, fresh->len - head);
}

static void
project_tickets (LobbyFloor *self, const LobbyState *state, const char *service, GPtrArray *objects)
{
  const GPtrArray *queue = lobby_state_get_waiting (state, service);

  for (guint i = 0; i < queue->len; i++)
    {
      const LobbyTicketRecord *record = g_ptr_array_index (queue, i);
      LobbyTicket *ticket = g_hash_table_lookup (self->tickets, record->id);
      if (ticket == NULL)
        {
          ticket = lobby_ticket_new (record);
          g_hash_table_insert (self->tickets, g_strdup (record->id), ticket);
        }
      else
        lobby_ticket_project (ticket, record);
      g_ptr_array_add (objects, ticket);
    }
}

static void
project_queues (LobbyFloor *self, const LobbyState *state)
{
  const GPtrArray *services = self->branch->services;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (services, i);
      g_autoptr (GPtrArray) tickets = g_ptr_array_new ();
      LobbyQueue *queue = find_any (self->queues, i, service->id, get_queue_id);

      if (queue == NULL)
        queue = lobby_queue_new (service);
      project_tickets (self, state, service->id, tickets);
      lobby_queue_project (queue, service, tickets);
      g_ptr_array_add (fresh, queue);
    }
  set_items (self->queues, fresh);
}

static void
project_counters (LobbyFloor *self, const LobbyState *state)
{
  const GPtrArray *records = lobby_state_get_counters (state);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      const LobbyCounterRecord *record = g_ptr_array_index (records, i);
      LobbyCounter *counter = find_any (self->counters, i, record->id, get_counter_id);

      if (counter == NULL)
        counter = lobby_counter_new (record);
      lobby_counter_project (counter, state, record);
      g_ptr_array_add (fresh, counter);
    }
  set_items (self->counters, fresh);
}

static gboolean
is_among (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (strcmp (g_ptr_array_index (ids, i), id) == 0)
      return TRUE;
  return FALSE;
}

static void
project_devices (LobbyFloor *self, const LobbyState *state, const LobbyChanges *changes)
{
  const GPtrArray *records = lobby_state_get_devices (state);
  const GPtrArray *moved = lobby_changes_get (changes, LOBBY_CHANGED_DEVICE);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      const LobbyDeviceRecord *record = g_ptr_array_index (records, i);
      LobbyDevice *device = find_any (self->devices, i, record->id, get_device_id);
      gboolean is_new = device == NULL;

      if (is_new)
        device = lobby_device_new (record);
      gboolean whole = is_new || lobby_changes_is_all (changes);
      if (whole || is_among (moved, record->id))
        lobby_device_project (device, state, record, whole);
      g_ptr_array_add (fresh, device);
    }
  set_items (self->devices, fresh);
}

static void
project_visits (LobbyFloor *self, const LobbyState *state, const LobbyChanges *changes)
{
  const GPtrArray *moved = lobby_changes_is_all (changes) ? NULL : lobby_changes_get (changes, LOBBY_CHANGED_VISIT);
  const GPtrArray *records = lobby_state_get_visits (state);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      const LobbyVisitRecord *record = g_ptr_array_index (records, i);
      LobbyVisit *visit = find_at (self->visits, i, record->id, get_visit_id);

      if (visit == NULL)
        visit = lobby_visit_new (record);
      else if (moved == NULL || is_among (moved, record->id))
        lobby_visit_project (visit, record);
      g_ptr_array_add (fresh, visit);
    }
  set_items (self->visits, fresh);
}

static void
project_cases (LobbyFloor *self, const LobbyState *state)
{
  const GPtrArray *records = lobby_state_get_cases (state);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      const LobbyCaseRecord *record = g_ptr_array_index (records, i);
      LobbyCase *one = find_at (self->cases, i, record->id, get_case_id);

      if (one == NULL)
        one = lobby_case_new (record);
      else
        lobby_case_project (one, record);
      g_ptr_array_add (fresh, one);
    }
  set_items (self->cases, fresh);
}

static gboolean
has_stopped_waiting (gpointer id, gpointer ticket, gpointer state)
{
  const LobbyTicketRecord *record = lobby_state_get_ticket (state, id);

  return record == NULL || record->phase != LOBBY_TICKET_WAITING;
}

/**
 * lobby_floor_project:
 * @self: the floor
 * @state: the lobby after a batch of events
 * @changes: what the batch moved
 *
 * Brings the objects up to @state, touching only what @changes names; lobby_floor_tick() must follow.
 */
void
lobby_floor_project (LobbyFloor *self, const LobbyState *state, const LobbyChanges *changes)
{
  gboolean all;

  g_return_if_fail (LOBBY_IS_FLOOR (self));
  g_return_if_fail (state != NULL && changes != NULL);

  if (lobby_state_get_branch (state) == NULL)
    return;
  all = lobby_changes_is_all (changes);
  if (all || self->branch == NULL)
    project_branch (self, state);
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_STAFF)->len > 0)
    project_staff (self, state);
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_TICKET)->len > 0)
    {
      project_queues (self, state);
      g_hash_table_foreach_remove (self->tickets, has_stopped_waiting, (gpointer) state);
    }
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_COUNTER)->len > 0
      || lobby_changes_get (changes, LOBBY_CHANGED_STAFF)->len > 0
      || lobby_changes_get (changes, LOBBY_CHANGED_TICKET)->len > 0)
    project_counters (self, state);
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_DEVICE)->len > 0)
    project_devices (self, state, changes);
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_VISIT)->len > 0)
    project_visits (self, state, changes);
  if (all || lobby_changes_get (changes, LOBBY_CHANGED_CASE)->len > 0)
    project_cases (self, state);
  g_signal_emit (self, signals[PROJECTED], 0);
}

static void
project_alerts (GListStore *store, const GPtrArray *facts)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < facts->len; i++)
    {
      const LobbyAlertFacts *one = g_ptr_array_index (facts, i);
      LobbyAlert *alert = find_any (store, i, one->key, get_alert_id);

      if (alert == NULL)
        alert = lobby_alert_new (one);
      else
        lobby_alert_project (alert, one);
      g_ptr_array_add (fresh, alert);
    }
  set_items (store, fresh);
}

static void
project_advices (LobbyFloor *self)
{
  const GPtrArray *items = lobby_advice_board_get_items (self->advice_board);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const LobbyAdviceItem *item = g_ptr_array_index (items, i);
      LobbyAdvice *advice = find_any (self->advices, i, item->facts->id, get_advice_id);

      if (advice == NULL)
        advice = lobby_advice_new (item);
      else
        lobby_advice_project (advice, item);
      g_ptr_array_add (fresh, advice);
    }
  set_items (self->advices, fresh);
}

static void
tick_all (GListStore *store,
          const LobbyState *state,
          gint64 now_us,
          void (*tick) (gpointer item, const LobbyState *state, gint64 now_us))
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      tick (item, state, now_us);
    }
}

static void
tick_queue (gpointer item, const LobbyState *state, gint64 now_us)
{
  lobby_queue_tick (item, state, now_us);
}

static void
tick_counter (gpointer item, const LobbyState *state, gint64 now_us)
{
  lobby_counter_tick (item, state, now_us);
}

static void
tick_device (gpointer item, const LobbyState *state, gint64 now_us)
{
  lobby_device_tick (item, state, now_us);
}

static void
tick_visit (gpointer item, const LobbyState *state, gint64 now_us)
{
  lobby_visit_tick (item, now_us);
}

static void
tick_cases (LobbyFloor *self, gint64 now_us)
{
  GListModel *cases = G_LIST_MODEL (self->cases);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      lobby_case_tick (one, now_us, self->zone);
    }
}

/**
 * lobby_floor_tick:
 * @self: the floor
 * @state: the lobby
 * @freshness: by #LobbyArea: the time to show each area at, and whether it is stale
 *
 * Brings the figures that depend on time up to date.
 */
void
lobby_floor_tick (LobbyFloor *self, const LobbyState *state, const LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1])
{
  gint64 queue_now_us = freshness[LOBBY_AREA_QUEUE].now_us;
  gint64 devices_now_us = freshness[LOBBY_AREA_DEVICES].now_us;
  GHashTableIter iter;
  gpointer ticket;

  g_return_if_fail (LOBBY_IS_FLOOR (self));

  memcpy (self->freshness, freshness, sizeof self->freshness);
  if (self->branch == NULL || lobby_state_get_branch (state) == NULL)
    return;
  g_hash_table_iter_init (&iter, self->tickets);
  while (g_hash_table_iter_next (&iter, NULL, &ticket))
    lobby_ticket_tick (ticket, state, queue_now_us);
  tick_all (self->queues, state, queue_now_us, tick_queue);
  tick_all (self->counters, state, queue_now_us, tick_counter);
  tick_all (self->devices, state, devices_now_us, tick_device);
  tick_all (self->visits, state, freshness[LOBBY_AREA_CUSTOMERS].now_us, tick_visit);
  tick_cases (self, freshness[LOBBY_AREA_FEEDBACK].now_us);
  lobby_glance_tick (self->glance, state, queue_now_us, devices_now_us);
  lobby_alert_board_update (self->board, state, lobby_floor_get_foresight (self), queue_now_us, devices_now_us);
  project_alerts (self->alerts, lobby_alert_board_get_active (self->board));
  project_alerts (self->ended_alerts, lobby_alert_board_get_ended (self->board));
  lobby_advice_board_update (self->advice_board, state, lobby_floor_get_foresight (self), queue_now_us, devices_now_us);
  project_advices (self);
  g_signal_emit (self, signals[TICKED], 0);
}

/**
 * lobby_floor_begin_anew:
 * @self: the floor
 *
 * Forgets what came from the moments before: the next projection is of another moment of the same lobby, or of another
 * lobby. Objects that are still there stay the same.
 */
void
lobby_floor_begin_anew (LobbyFloor *self)
{
  g_return_if_fail (LOBBY_IS_FLOOR (self));

  lobby_alert_board_reset (self->board);
  lobby_advice_board_reset (self->advice_board);
  g_clear_pointer (&self->foresight, lobby_foresight_unref);
}

/** lobby_floor_get_branch: Returns: (transfer none) (nullable): the branch, %NULL before anything is known */
const LobbyBranchRecord *
lobby_floor_get_branch (LobbyFloor *self)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return self->branch;
}

/** lobby_floor_get_time_zone: Returns: (transfer none): zone of the branch; times on the screen are in it */
GTimeZone *
lobby_floor_get_time_zone (LobbyFloor *self)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return self->zone;
}

/** lobby_floor_get_freshness: Returns: (transfer none): how old the figures of @area are */
const LobbyFreshness *
lobby_floor_get_freshness (LobbyFloor *self, LobbyArea area)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self) && area <= LOBBY_AREA_FEEDBACK, NULL);
  return &self->freshness[area];
}

/** lobby_floor_get_glance: Returns: (transfer none): the figures of the glance strip */
LobbyGlance *
lobby_floor_get_glance (LobbyFloor *self)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return self->glance;
}

#define DEFINE_LIST(name) \
  GListModel *lobby_floor_get_##name (LobbyFloor *self) \
  { \
    g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL); \
    return G_LIST_MODEL (self->name); \
  }

/* Each returns (transfer none): the list, see the header. */
DEFINE_LIST (queues)
DEFINE_LIST (counters)
DEFINE_LIST (devices)
DEFINE_LIST (visits)
DEFINE_LIST (cases)
DEFINE_LIST (alerts)
DEFINE_LIST (ended_alerts)
DEFINE_LIST (advices)

/**
 * lobby_floor_take_foresight:
 * @self: the floor
 * @foresight: (transfer full) (nullable): what is foreseen now; %NULL: nothing
 *
 * It shows with the next lobby_floor_tick().
 */
void
lobby_floor_take_foresight (LobbyFloor *self, LobbyForesight *foresight)
{
  g_return_if_fail (LOBBY_IS_FLOOR (self));

  lobby_foresight_unref (self->foresight);
  self->foresight = foresight;
}

/**
 * lobby_floor_get_foresight:
 *
 * Returns: (transfer none) (nullable): what is foreseen; %NULL when there is nothing or the queues are stale
 */
const LobbyForesight *
lobby_floor_get_foresight (LobbyFloor *self)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return self->freshness[LOBBY_AREA_QUEUE].stale ? NULL : self->foresight;
}

/** lobby_floor_get_ticket: Returns: (transfer none) (nullable): the waiting ticket with that id */
LobbyTicket *
lobby_floor_get_ticket (LobbyFloor *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->tickets, id) : NULL;
}

/** lobby_floor_get_staff_name: Returns: (transfer none) (nullable): display name of a member of staff */
const LobbyText *
lobby_floor_get_staff_name (LobbyFloor *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->staff_names, id) : NULL;
}

/** lobby_floor_get_transaction_name: Returns: (transfer none) (nullable): name of a kind of business */
const LobbyText *
lobby_floor_get_transaction_name (LobbyFloor *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_FLOOR (self), NULL);

  for (guint i = 0;
       self->branch != NULL && self->branch->transactions != NULL && id != NULL && i < self->branch->transactions->len;
       i++)
    {
      const LobbyTransactionRecord *transaction = g_ptr_array_index (self->branch->transactions, i);
      if (strcmp (transaction->id, id) == 0)
        return transaction->name;
    }
  return NULL;
}
