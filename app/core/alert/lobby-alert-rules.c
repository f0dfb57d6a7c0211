/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules: which conditions of the floor are alerts, by the thresholds of the branch's policy. A threshold of zero
 * switches its rule off. */
#include "config.h"

#include "lobby-alert-rules.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)
/* A breach is an alert when it is expected so soon that something can and must be done now; it ends when it is expected
 * later than that by a third. Ours. */
#define BREACH_SOON_US (15 * 60 * SECOND_US)
#define BREACH_LATER_US (20 * 60 * SECOND_US)

static const LobbyPolicyRecord no_policy;

static const LobbyPolicyRecord *
get_policy (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  return branch != NULL && branch->policy != NULL ? branch->policy : &no_policy;
}

/** lobby_alert_rules_add: Returns: (transfer none): a fresh alert at the end of @found, with the key "WORD:SUBJECT" */
LobbyAlertFacts *
lobby_alert_rules_add (GPtrArray *found,
                       LobbyAlertKind kind,
                       const char *word,
                       const char *subject,
                       LobbySeverity severity,
                       gint64 since_us)
{
  LobbyAlertFacts *facts = g_new0 (LobbyAlertFacts, 1);

  facts->kind = kind;
  facts->key = subject != NULL ? g_strdup_printf ("%s:%s", word, subject) : g_strdup (word);
  facts->subject = g_strdup (subject);
  facts->severity = severity;
  facts->since_us = since_us;
  g_ptr_array_add (found, facts);
  return facts;
}

/**
 * lobby_alert_rules_judge_wait:
 * @state: the lobby
 * @service: what is waited for
 * @wait_us: how long, µs
 *
 * Returns: red from the service's target on, amber from the policy's share of it on
 */
LobbySeverity
lobby_alert_rules_judge_wait (const LobbyState *state, const LobbyServiceRecord *service, gint64 wait_us)
{
  gint64 amber_percent = get_policy (state)->wait_amber_percent;

  if (service->target_s <= 0)
    return LOBBY_SEVERITY_NORMAL;
  if (wait_us >= service->target_s * SECOND_US)
    return LOBBY_SEVERITY_RED;
  if (amber_percent > 0 && wait_us >= service->target_s * SECOND_US / 100 * amber_percent)
    return LOBBY_SEVERITY_AMBER;
  return LOBBY_SEVERITY_NORMAL;
}

static guint
count_over (const GPtrArray *queue, gint64 now_us, gint64 limit_us)
{
  guint over = 0;

  for (guint i = 0; i < queue->len; i++)
    over += now_us - ((const LobbyTicketRecord *) g_ptr_array_index (queue, i))->queued_us >= limit_us;
  return over;
}

static void
find_wait (const LobbyState *state, const LobbyServiceRecord *service, gint64 now_us, GPtrArray *found)
{
  const GPtrArray *queue = lobby_state_get_waiting (state, service->id);
  const LobbyTicketRecord *longest = queue->len > 0 ? g_ptr_array_index (queue, 0) : NULL;
  gint64 wait_us = longest != NULL ? now_us - longest->queued_us : 0;
  LobbySeverity severity = lobby_alert_rules_judge_wait (state, service, wait_us);
  gint64 limit_s = service->target_s;
  LobbyAlertFacts *facts;

  if (longest == NULL || severity == LOBBY_SEVERITY_NORMAL || service->vip)
    return;
  if (severity == LOBBY_SEVERITY_AMBER)
    limit_s = service->target_s * get_policy (state)->wait_amber_percent / 100;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_WAIT, "wait", service->id, severity,
                                 longest->queued_us + limit_s * SECOND_US);
  facts->ticket = g_strdup (longest->id);
  facts->figure = wait_us / SECOND_US;
  facts->limit = service->target_s;
  facts->waiting = severity == LOBBY_SEVERITY_RED ? count_over (queue, now_us, service->target_s * SECOND_US)
                                                  : queue->len;
}

static gboolean
is_valued (const LobbyTicketRecord *ticket, const LobbyServiceRecord *service)
{
  return service->vip || ticket->tier >= LOBBY_TIER_PLATINUM;
}

static gboolean
needs_help (const LobbyTicketRecord *ticket, const LobbyServiceRecord *service)
{
  return !is_valued (ticket, service) && (ticket->elderly || ticket->needs_help);
}

/* One alert for all who wait too long in one queue for one reason; it names the one who waits longest. */
static void
find_persons (const LobbyState *state,
              const LobbyServiceRecord *service,
              LobbyAlertKind kind,
              gint64 limit_s,
              gboolean (*concerns) (const LobbyTicketRecord *ticket, const LobbyServiceRecord *service),
              gint64 now_us,
              GPtrArray *found)
{
  const GPtrArray *queue = lobby_state_get_waiting (state, service->id);
  LobbyAlertFacts *facts = NULL;

  for (guint i = 0; limit_s > 0 && i < queue->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (queue, i);
      if (!concerns (ticket, service) || now_us - ticket->queued_us < limit_s * SECOND_US)
        continue;
      if (facts == NULL)
        {
          facts = lobby_alert_rules_add (found, kind, kind == LOBBY_ALERT_VIP ? "vip" : "elderly", service->id,
                                         LOBBY_SEVERITY_RED, ticket->queued_us + limit_s * SECOND_US);
          facts->ticket = g_strdup (ticket->id);
          facts->figure = (now_us - ticket->queued_us) / SECOND_US;
          facts->limit = limit_s;
        }
      facts->waiting++;
    }
}

static void
find_too_few (const LobbyState *state, gint64 now_us, GPtrArray *found)
{
  const LobbyPolicyRecord *policy = get_policy (state);
  const GPtrArray *counters = lobby_state_get_counters (state);
  const GPtrArray *services = lobby_state_get_branch (state)->services;
  guint open = 0, waiting = 0;
  LobbyAlertFacts *facts;

  for (guint i = 0; i < counters->len; i++)
    open += ((const LobbyCounterRecord *) g_ptr_array_index (counters, i))->phase == LOBBY_COUNTER_OPEN;
  for (guint i = 0; services != NULL && i < services->len; i++)
    waiting += lobby_state_get_waiting (state, ((const LobbyServiceRecord *) g_ptr_array_index (services, i))->id)->len;
  if (policy->waiting_per_counter <= 0 || counters->len == 0 || waiting <= policy->waiting_per_counter * open)
    return;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_TOO_FEW_COUNTERS, "counters", NULL,
                                 open == 0 ? LOBBY_SEVERITY_RED : LOBBY_SEVERITY_AMBER, now_us);
  facts->figure = waiting;
  facts->limit = policy->waiting_per_counter;
  facts->waiting = open;
}

static guint
count_for_counter (const LobbyState *state, const LobbyCounterRecord *counter)
{
  guint waiting = 0;

  for (guint i = 0; counter->services != NULL && counter->services[i] != NULL; i++)
    waiting += lobby_state_get_waiting (state, counter->services[i])->len;
  return waiting;
}

static void
find_long_service (const LobbyState *state, const LobbyCounterRecord *counter, gint64 now_us, GPtrArray *found)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, counter->ticket);
  const LobbyServiceRecord *service = ticket != NULL ? lobby_state_get_service (state, ticket->service) : NULL;
  LobbyAlertFacts *facts;
  gint64 served_us;

  if (service == NULL || service->long_s <= 0 || ticket->phase != LOBBY_TICKET_SERVING)
    return;
  served_us = now_us - ticket->serving_us;
  if (served_us < service->long_s * SECOND_US)
    return;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_LONG_SERVICE, "long", counter->id,
                                 served_us >= 2 * service->long_s * SECOND_US ? LOBBY_SEVERITY_RED
                                                                              : LOBBY_SEVERITY_AMBER,
                                 ticket->serving_us + service->long_s * SECOND_US);
  facts->ticket = g_strdup (ticket->id);
  facts->figure = served_us / SECOND_US;
  facts->limit = service->long_s;
}

static void
find_idle (const LobbyState *state, const LobbyCounterRecord *counter, gint64 now_us, GPtrArray *found)
{
  gint64 limit_us = get_policy (state)->idle_while_queue_s * SECOND_US;
  guint waiting = count_for_counter (state, counter);
  LobbyAlertFacts *facts;

  if (limit_us <= 0 || counter->phase != LOBBY_COUNTER_OPEN || counter->idle_us == 0 || waiting == 0
      || now_us - counter->idle_us < limit_us)
    return;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_IDLE_WHILE_QUEUE, "idle", counter->id, LOBBY_SEVERITY_AMBER,
                                 counter->idle_us + limit_us);
  facts->figure = (now_us - counter->idle_us) / SECOND_US;
  facts->limit = limit_us / SECOND_US;
  facts->waiting = waiting;
}

static void
find_unanswered (const LobbyState *state, const LobbyVisitRecord *visit, gint64 now_us, GPtrArray *found)
{
  const LobbyPolicyRecord *policy = get_policy (state);
  gint64 told_us = visit->told_us != 0 ? visit->told_us : visit->arrived_us;
  LobbyAlertFacts *facts;

  if (visit->acknowledged_us != 0 || visit->met_us != 0 || policy->vip_answer_s <= 0
      || now_us - told_us < policy->vip_answer_s * SECOND_US)
    return;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_VISIT, "visit", visit->id,
                                 visit->escalated_us != 0 ? LOBBY_SEVERITY_RED : LOBBY_SEVERITY_AMBER,
                                 told_us + policy->vip_answer_s * SECOND_US);
  facts->ticket = g_strdup (visit->ticket);
  facts->figure = (now_us - told_us) / SECOND_US;
  facts->limit = policy->vip_answer_s;
  facts->waiting = 1;
}

/**
 * lobby_alert_rules_find_queue:
 * @state: the lobby
 * @now_us: time up to which the queue is known, µs since 1970 UTC
 * @found: takes what is found about queues, counters and valued customers
 */
void
lobby_alert_rules_find_queue (const LobbyState *state, gint64 now_us, GPtrArray *found)
{
  const GPtrArray *services = lobby_state_get_branch (state)->services;
  const GPtrArray *counters = lobby_state_get_counters (state);
  const GPtrArray *visits = lobby_state_get_visits (state);

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      find_wait (state, g_ptr_array_index (services, i), now_us, found);
      find_persons (state, g_ptr_array_index (services, i), LOBBY_ALERT_VIP, get_policy (state)->vip_red_s, is_valued,
                    now_us, found);
      find_persons (state, g_ptr_array_index (services, i), LOBBY_ALERT_ELDERLY, get_policy (state)->elderly_red_s,
                    needs_help, now_us, found);
    }
  find_too_few (state, now_us, found);
  for (guint i = 0; i < counters->len; i++)
    {
      find_long_service (state, g_ptr_array_index (counters, i), now_us, found);
      find_idle (state, g_ptr_array_index (counters, i), now_us, found);
    }
  for (guint i = 0; i < visits->len; i++)
    find_unanswered (state, g_ptr_array_index (visits, i), now_us, found);
}

/**
 * lobby_alert_rules_find_breach:
 * @foreseen: of a service
 * @lasts: whether it is an alert already
 * @now_us: time up to which the queue is known, µs since 1970 UTC
 * @found: takes it when the service is expected to pass its target soon
 */
void
lobby_alert_rules_find_breach (const LobbyState *state,
                               const LobbyServiceForesight *foreseen,
                               gboolean lasts,
                               gint64 now_us,
                               GPtrArray *found)
{
  const LobbyServiceRecord *service = lobby_state_get_service (state, foreseen->service);
  gint64 in_us = foreseen->breach_us - now_us;
  LobbyAlertFacts *facts;

  if (service == NULL || service->vip || service->target_s <= 0 || !foreseen->known || foreseen->breach_us == 0
      || in_us > (lasts ? BREACH_LATER_US : BREACH_SOON_US))
    return;
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_BREACH, "wait", service->id, LOBBY_SEVERITY_AMBER, now_us);
  facts->figure = MAX (in_us, 0) / SECOND_US;
  facts->limit = service->target_s;
  facts->waiting = lobby_state_get_waiting (state, service->id)->len;
}

static gboolean
find_trouble (const LobbyState *state, const LobbyDeviceRecord *device, gint64 now_us, GPtrArray *found)
{
  gint64 hold_us = get_policy (state)->device_hold_s * SECOND_US;
  gint64 silent_us = MAX (get_policy (state)->device_silent_s, 1) * SECOND_US;
  LobbyTerminalState terminal = lobby_device_get_terminal_state (device, now_us, silent_us);
  gint64 since_us;

  if (device->link == LOBBY_DEVICE_LINK_FRAUD_ATTEMPT || device->link == LOBBY_DEVICE_LINK_POTENTIAL_FRAUD
      || device->fault == LOBBY_FAULT_TAMPERED || device->fault == LOBBY_FAULT_FRAUD)
    {
      lobby_alert_rules_add (found, LOBBY_ALERT_DEVICE_FRAUD, "device", device->id, LOBBY_SEVERITY_RED,
                             device->link_us);
      return TRUE;
    }
  if (terminal != LOBBY_TERMINAL_UNKNOWN && terminal != LOBBY_TERMINAL_OFFLINE
      && terminal != LOBBY_TERMINAL_OUT_OF_SERVICE)
    return FALSE;
  since_us = terminal == LOBBY_TERMINAL_UNKNOWN                            ? device->sign_us
             : device->fault_us != 0 && terminal != LOBBY_TERMINAL_OFFLINE ? device->fault_us
                                                                           : device->link_us;
  /* A device that flaps makes no alert until it stays down (fault 45). */
  if (now_us - since_us >= hold_us)
    lobby_alert_rules_add (found,
                           terminal == LOBBY_TERMINAL_OUT_OF_SERVICE ? LOBBY_ALERT_DEVICE_OUT
                                                                     : LOBBY_ALERT_DEVICE_OFFLINE,
                           "device", device->id, LOBBY_SEVERITY_AMBER, since_us)
        ->figure
        = (now_us - since_us) / SECOND_US;
  return TRUE;
}

static void
find_supplies (const LobbyState *state, const LobbyDeviceRecord *device, GPtrArray *found)
{
  for (guint i = 0; device->supplies != NULL && i < device->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      const char *nick = lobby_choice_get_nick (&lobby_supply_kind_choice, supply->kind);
      g_autofree char *word = g_strdup_printf ("supply-%s", nick);
      LobbyAlertFacts *facts;

      if (supply->level != LOBBY_LEVEL_LOW && supply->level != LOBBY_LEVEL_EMPTY && supply->level != LOBBY_LEVEL_JAMMED
          && supply->level != LOBBY_LEVEL_FULL)
        continue;
      facts = lobby_alert_rules_add (found, LOBBY_ALERT_DEVICE_SUPPLY, word, device->id, LOBBY_SEVERITY_AMBER,
                                     device->sign_us);
      facts->supply = supply->kind;
      facts->figure = (gint64) supply->percent;
      facts->limit = get_policy (state)->low_supply_percent;
    }
}

/**
 * lobby_alert_rules_find_devices:
 * @state: the lobby
 * @now_us: time up to which the devices are known, µs since 1970 UTC
 * @found: takes what is found about devices
 */
void
lobby_alert_rules_find_devices (const LobbyState *state, gint64 now_us, GPtrArray *found)
{
  const GPtrArray *devices = lobby_state_get_devices (state);

  for (guint i = 0; i < devices->len; i++)
    if (!find_trouble (state, g_ptr_array_index (devices, i), now_us, found))
      find_supplies (state, g_ptr_array_index (devices, i), found);
}
