/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an alert of the model says, and what can be done about it at once. */
#include "config.h"

#include "lobby-alert-show.h"
#include "lobby-case-show.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include <glib/gi18n-lib.h>

static LobbyDevice *
find_device (LobbyFloor *floor, const char *id)
{
  GListModel *devices = lobby_floor_get_devices (floor);

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      if (g_strcmp0 (lobby_device_get_record (device)->id, id) == 0)
        return g_steal_pointer (&device);
    }
  return NULL;
}

static const char *
get_service_name (LobbyFloor *floor, const char *id)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      if (g_strcmp0 (service->id, id) == 0)
        return lobby_words_get_text (service->name);
    }
  return id;
}

static const char *
get_case_matter (const LobbyAlertFacts *facts, LobbyFloor *floor)
{
  g_autoptr (LobbyCase) one = lobby_case_find (floor, facts->subject);
  const LobbyCaseRecord *record = one != NULL ? lobby_case_get_record (one) : NULL;

  if (record != NULL && record->summary != NULL)
    return record->summary;
  return facts->ticket != NULL ? facts->ticket : lobby_words_get_case_kind (facts->matter);
}

static const char *
get_subject (const LobbyAlertFacts *facts, LobbyFloor *floor)
{
  if (facts->kind == LOBBY_ALERT_CASE)
    return get_case_matter (facts, floor);
  if (facts->kind == LOBBY_ALERT_WAIT || facts->kind == LOBBY_ALERT_BREACH)
    return get_service_name (floor, facts->subject);
  if ((facts->kind == LOBBY_ALERT_VISIT || facts->kind == LOBBY_ALERT_VIP || facts->kind == LOBBY_ALERT_ELDERLY)
      && facts->ticket != NULL)
    return facts->ticket;
  if (facts->name != NULL)
    return lobby_words_get_text (facts->name);
  return facts->subject != NULL ? facts->subject : "";
}

/** lobby_alert_facts_dup_title: Returns: (transfer full): what is the matter, or was */
char *
lobby_alert_facts_dup_title (const LobbyAlertFacts *facts, LobbyFloor *floor)
{
  LobbyAlertNames names = { get_subject (facts, floor), NULL, NULL, lobby_floor_get_time_zone (floor) };

  return lobby_words_dup_alert_title (facts, &names);
}

/** lobby_alert_dup_title: Returns: (transfer full): what is the matter */
char *
lobby_alert_dup_title (LobbyAlert *alert, LobbyFloor *floor)
{
  return lobby_alert_facts_dup_title (lobby_alert_get_facts (alert), floor);
}

/** lobby_alert_dup_text: Returns: (transfer full): why, since when; @brief for the alert card */
char *
lobby_alert_dup_text (LobbyAlert *alert, LobbyFloor *floor, gboolean brief)
{
  const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);
  g_autofree char *fault = NULL;

  if (facts->kind == LOBBY_ALERT_DEVICE_OUT)
    {
      g_autoptr (LobbyDevice) device = find_device (floor, facts->subject);
      const LobbyDeviceRecord *record = device != NULL ? lobby_device_get_record (device) : NULL;
      if (record != NULL && record->fault != LOBBY_FAULT_UNKNOWN)
        fault = lobby_words_dup_fault (record->part, record->fault);
    }
  LobbyAlertNames names = { get_subject (facts, floor), lobby_case_get_staff_name (floor, facts->owner), fault,
                            lobby_floor_get_time_zone (floor) };
  return brief ? lobby_words_dup_alert_short (facts, &names) : lobby_words_dup_alert_text (facts, &names);
}

/* A closed counter that somebody could open, the one whose services fit best. */
static void
find_counter_to_open (LobbyFloor *floor, const char *service, LobbyAlertAction *action)
{
  GListModel *counters = lobby_floor_get_counters (floor);

  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      const LobbyCounterRecord *record = lobby_counter_get_record (counter);
      const LobbyCounterPlan *plan = lobby_counter_get_plan (counter);
      gboolean fits = service == NULL
                      || (plan != NULL && plan->services != NULL
                          && g_strv_contains ((const char *const *) plan->services, service));
      if (record->phase != LOBBY_COUNTER_CLOSED || record->asked != LOBBY_COUNTER_ACTION_UNKNOWN
          || lobby_counter_get_free_name (counter) == NULL || !fits)
        continue;
      /* Translators: button; %s is the number of a counter */
      action->label = g_strdup_printf (_ ("Open Counter %s"), record->id);
      action->counter = g_strdup (record->id);
      action->counter_action = LOBBY_COUNTER_ACTION_OPEN;
      return;
    }
}

static void
find_device_action (LobbyFloor *floor, const LobbyAlertFacts *facts, LobbyAlertAction *action)
{
  g_autoptr (LobbyDevice) device = find_device (floor, facts->subject);
  gboolean cash = facts->kind == LOBBY_ALERT_DEVICE_SUPPLY && facts->supply == LOBBY_SUPPLY_CASH;

  if (device == NULL || lobby_device_get_record (device)->asked != LOBBY_DEVICE_ACTION_UNKNOWN)
    return;
  if (facts->kind == LOBBY_ALERT_DEVICE_SUPPLY && !cash)
    return;
  action->label = g_strdup (cash ? _ ("Request Cash") : _ ("Report Fault"));
  action->device = g_strdup (facts->subject);
  action->device_action = cash ? LOBBY_DEVICE_ACTION_REQUEST_CASH : LOBBY_DEVICE_ACTION_REPORT_FAULT;
}

/** lobby_alert_find_action: fills @action with what can be done about @alert; clear it with lobby_alert_action_clear() */
void
lobby_alert_find_action (LobbyAlert *alert, LobbyFloor *floor, LobbyAlertAction *action)
{
  const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);

  *action = (LobbyAlertAction){ 0 };
  switch (facts->kind)
    {
    case LOBBY_ALERT_WAIT:
    case LOBBY_ALERT_BREACH:
      find_counter_to_open (floor, facts->subject, action);
      break;
    case LOBBY_ALERT_TOO_FEW_COUNTERS:
      find_counter_to_open (floor, NULL, action);
      break;
    case LOBBY_ALERT_LONG_SERVICE:
      action->label = g_strdup (_ ("Send Help"));
      action->counter = g_strdup (facts->subject);
      action->counter_action = LOBBY_COUNTER_ACTION_HELP;
      break;
    case LOBBY_ALERT_DEVICE_SUPPLY:
    case LOBBY_ALERT_DEVICE_OUT:
    case LOBBY_ALERT_DEVICE_OFFLINE:
      find_device_action (floor, facts, action);
      break;
    case LOBBY_ALERT_CASE:
      action->label = g_strdup (_ ("Show Case"));
      action->place = "win.show-case";
      action->place_id = g_strdup (facts->subject);
      break;
    case LOBBY_ALERT_CHECKLIST:
      /* Translators: button: shows a checklist that was not finished in time, to be filled */
      action->label = g_strdup (_ ("Show Checklist"));
      action->place = "win.show-checklist";
      action->place_id = g_strdup (facts->subject);
      break;
    case LOBBY_ALERT_ELDERLY:
    case LOBBY_ALERT_VIP:
    case LOBBY_ALERT_VISIT:
    case LOBBY_ALERT_IDLE_WHILE_QUEUE:
    case LOBBY_ALERT_DEVICE_FRAUD:
    default:
      break;
    }
}

/** lobby_alert_action_clear: frees what is in @action */
void
lobby_alert_action_clear (LobbyAlertAction *action)
{
  g_clear_pointer (&action->label, g_free);
  g_clear_pointer (&action->counter, g_free);
  g_clear_pointer (&action->device, g_free);
  g_clear_pointer (&action->place_id, g_free);
}

/** lobby_alert_action_take: asks for what @action says */
void
lobby_alert_action_take (const LobbyAlertAction *action, LobbySession *session)
{
  if (action->counter != NULL)
    g_free (lobby_session_ask_counter (session, action->counter, action->counter_action, NULL));
  if (action->device != NULL)
    g_free (lobby_session_ask_device (session, action->device, action->device_action, LOBBY_PART_UNKNOWN,
                                      LOBBY_FAULT_UNKNOWN));
}
