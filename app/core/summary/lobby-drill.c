/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that the branch says an incident led to are its effects; what a person decides afterwards about the same device, the
 * counters, the queue or the guests is an action. What the branch does by itself counts as neither. */
#include "config.h"

#include "lobby-drill.h"

#include "lobby-instant.h"

#include <string.h>

struct _LobbyDrill
{
  GPtrArray *entries; /* (owned) (element-type LobbyDrillEntry) */
};

static void
entry_free (gpointer data)
{
  LobbyDrillEntry *entry = data;

  g_free (entry->command);
  g_free (entry->subject);
  g_free (entry);
}

/** lobby_drill_new: Returns: (transfer full): a drill in which nothing has happened */
LobbyDrill *
lobby_drill_new (void)
{
  LobbyDrill *self = g_new0 (LobbyDrill, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

/** lobby_drill_free: @self: (transfer full) (nullable): a drill */
void
lobby_drill_free (LobbyDrill *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * lobby_drill_ask:
 * @command: id of the command
 * @incident: what shall happen
 * @now_us: branch time, µs since 1970 UTC
 *
 * The trainer has asked for an incident.
 */
void
lobby_drill_ask (LobbyDrill *self, const char *command, const LobbySimulationIncident *incident, gint64 now_us)
{
  LobbyDrillEntry *entry = g_new0 (LobbyDrillEntry, 1);

  g_return_if_fail (self != NULL && command != NULL && incident != NULL);

  entry->command = g_strdup (command);
  entry->kind = incident->kind;
  entry->subject = g_strdup (incident->device != NULL    ? incident->device
                             : incident->counter != NULL ? incident->counter
                                                         : incident->service);
  entry->asked_us = now_us;
  g_ptr_array_add (self->entries, entry);
}

/** lobby_drill_drop: the branch refused @command, so nothing happened. Returns: whether it was in the drill */
gboolean
lobby_drill_drop (LobbyDrill *self, const char *command)
{
  g_return_val_if_fail (self != NULL && command != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (strcmp (((const LobbyDrillEntry *) g_ptr_array_index (self->entries, i))->command, command) == 0)
      {
        g_ptr_array_remove_index (self->entries, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_about_device (const LobbyDrillEntry *entry, const LobbyEvent *event)
{
  if (lobby_event_get_kind (event) != LOBBY_EVENT_DEVICE_ASKED
      && lobby_event_get_kind (event) != LOBBY_EVENT_DEVICE_SERVICED)
    return FALSE;
  /* Both payloads begin with the device's id. */
  return g_strcmp0 (*(const char *const *) lobby_event_get_payload (event), entry->subject) == 0;
}

/* People decided something for the queue: a counter, a diversion, what an advice said. */
static gboolean
is_about_queue (const LobbyEvent *event)
{
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_COUNTER_ASKED:
    case LOBBY_EVENT_TICKET_DIVERTED:
    case LOBBY_EVENT_TICKET_NOTED:
    case LOBBY_EVENT_ADVICE_DECIDED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_about_guest (const LobbyEvent *event)
{
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_CUSTOMER_ACKNOWLEDGED:
    case LOBBY_EVENT_CUSTOMER_MET:
    case LOBBY_EVENT_CUSTOMER_ESCALATED:
    case LOBBY_EVENT_CUSTOMER_ASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_action (const LobbyDrillEntry *entry, const LobbyEvent *event)
{
  switch (entry->kind)
    {
    case LOBBY_INCIDENT_DEVICE_FAULT:
    case LOBBY_INCIDENT_DEVICE_OFFLINE:
    case LOBBY_INCIDENT_DEVICE_CASH_LOW:
      return is_about_device (entry, event);
    case LOBBY_INCIDENT_GUEST:
      return is_about_guest (event);
    case LOBBY_INCIDENT_COUNTER_PAUSE:
    case LOBBY_INCIDENT_COUNTER_CLOSE:
    case LOBBY_INCIDENT_COUNTER_OPEN:
    case LOBBY_INCIDENT_ARRIVALS:
    case LOBBY_INCIDENT_ELDERLY:
      return is_about_queue (event);
    case LOBBY_INCIDENT_DEVICE_REFILL:
    case LOBBY_INCIDENT_DEVICE_REPORT:
    case LOBBY_INCIDENT_UNKNOWN:
    default:
      return FALSE;
    }
}

static gboolean
look (LobbyDrillEntry *entry, const LobbyEvent *event, gboolean by_trainer)
{
  if (g_strcmp0 (lobby_event_get_causation (event), entry->command) == 0)
    {
      if (entry->home_us != 0)
        return FALSE;
      entry->home_us = lobby_event_get_time (event);
      return TRUE;
    }
  /* An effect of another incident is no action, and without a command nobody has acted. */
  if (entry->acted_us != 0 || by_trainer || lobby_event_get_causation (event) == NULL
      || lobby_event_get_time (event) < entry->asked_us || !is_action (entry, event))
    return FALSE;
  entry->acted_us = lobby_event_get_time (event);
  return TRUE;
}

/**
 * lobby_drill_look:
 * @event: an event of the branch, as it was applied
 *
 * Returns: whether the drill knows more now
 */
gboolean
lobby_drill_look (LobbyDrill *self, const LobbyEvent *event)
{
  gboolean changed = FALSE, by_trainer = FALSE;

  g_return_val_if_fail (self != NULL && event != NULL, FALSE);

  for (guint i = 0; i < self->entries->len && !by_trainer; i++)
    by_trainer = g_strcmp0 (((const LobbyDrillEntry *) g_ptr_array_index (self->entries, i))->command,
                            lobby_event_get_causation (event))
                 == 0;
  for (guint i = 0; i < self->entries->len; i++)
    changed = look (g_ptr_array_index (self->entries, i), event, by_trainer) || changed;
  return changed;
}

/** lobby_drill_get_entries: Returns: (transfer none) (element-type LobbyDrillEntry): what happened, in order */
const GPtrArray *
lobby_drill_get_entries (const LobbyDrill *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->entries;
}

/** lobby_drill_measure: Returns: how the branch reacted */
LobbyDrillFigures
lobby_drill_measure (const LobbyDrill *self)
{
  LobbyDrillFigures figures = { .mean_s = -1, .worst_s = -1 };
  double sum_s = 0;

  g_return_val_if_fail (self != NULL, figures);

  figures.n = self->entries->len;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const LobbyDrillEntry *entry = g_ptr_array_index (self->entries, i);
      double took_s = (double) (entry->acted_us - entry->asked_us) / (double) LOBBY_SECOND_US;

      if (entry->acted_us == 0)
        continue;
      figures.n_acted++;
      sum_s += took_s;
      figures.worst_s = MAX (figures.worst_s, took_s);
    }
  if (figures.n_acted > 0)
    figures.mean_s = sum_s / figures.n_acted;
  return figures;
}
