/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acting in a session: commands for the branch, and what this console does with its alerts. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

#include <string.h>

/**
 * lobby_session_send:
 * @self: a session
 * @kind: what is asked
 * @payload: (transfer full): record of the table of @kind
 *
 * Gives a command to the branch. Nothing changes here until its effect comes home as an event. What whoever sits here may
 * not do is not sent, and #LobbySession::not-allowed says so.
 *
 * Returns: (transfer full) (nullable): id of the command; %NULL where one cannot or may not act
 */
char *
lobby_session_send (LobbySession *self, LobbyCommandKind kind, gpointer payload)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  g_return_val_if_fail (payload != NULL, NULL);

  gboolean allowed = lobby_session_may (self, lobby_right_for_command (kind));
  char *id = g_uuid_string_random ();
  LobbyCommand *command = lobby_command_new (id, kind, payload);
  if (lobby_session_peek_desk (self) == NULL || !allowed)
    {
      lobby_command_free (command);
      g_free (id);
      if (!allowed)
        g_signal_emit_by_name (self, "not-allowed", (int) kind);
      return NULL;
    }
  LOBBY_SESSION_GET_CLASS (self)->send (self, command);
  return id;
}

/**
 * lobby_session_ask_counter:
 * @self: a session
 * @counter: id of a counter
 * @action: what the teller is asked to do
 * @services: (nullable) (array zero-terminated=1): for a change of profile: ids of services
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_ask_counter (LobbySession *self,
                           const char *counter,
                           LobbyCounterAction action,
                           const char *const *services)
{
  LobbyCounterMoment *moment = lobby_record_new (&lobby_counter_asked_type);

  moment->counter = g_strdup (counter);
  moment->action = action;
  moment->services = g_strdupv ((char **) services);
  return lobby_session_send (self, LOBBY_COMMAND_COUNTER_ASK, moment);
}

/**
 * lobby_session_ask_device:
 * @self: a session
 * @device: id of a device
 * @action: what is asked for
 * @part: (action REPORT_FAULT or QUICK_FIX): which part
 * @fault: (action REPORT_FAULT or QUICK_FIX): what is wrong with it
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_ask_device (LobbySession *self,
                          const char *device,
                          LobbyDeviceAction action,
                          LobbyDevicePart part,
                          LobbyDeviceFault fault)
{
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_asked_type);

  moment->device = g_strdup (device);
  moment->action = action;
  moment->part = part;
  moment->fault = fault;
  return lobby_session_send (self, LOBBY_COMMAND_DEVICE_ASK, moment);
}

/**
 * lobby_session_change_rules:
 * @self: a session
 * @take: (transfer full): the rule sheet that shall count, with all that it keeps; its version is made the next one here
 *
 * Asks the branch to change its rule sheet. When somebody else has changed it meanwhile, the branch refuses it as a
 * conflict that names who was first; what was typed is still in the command.
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_change_rules (LobbySession *self, LobbyRuleSheet *take)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  g_return_val_if_fail (take != NULL, NULL);

  take->version++;
  take->changed_us = 0;
  return lobby_session_send (self, LOBBY_COMMAND_RULES_CHANGE, take);
}

/** lobby_session_set_rate: asks a simulated branch to run @rate times as fast. Returns: (transfer full) (nullable): id of the command */
char *
lobby_session_set_rate (LobbySession *self, double rate)
{
  LobbySimulationRate *payload = lobby_record_new (&lobby_simulation_rate_type);

  payload->rate = rate;
  return lobby_session_send (self, LOBBY_COMMAND_SIMULATION_RATE, payload);
}

/** lobby_session_find_staff: Returns: (transfer none) (nullable): id of the first member of staff with that role */
const char *
lobby_session_find_staff (LobbySession *self, LobbyStaffRole role)
{
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (self));

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == role)
        return staff->id;
    }
  return NULL;
}

/** lobby_session_get_own_staff: Returns: (transfer none) (nullable): id of the member of staff who acts here: as the service
 * says, the lobby manager where it says nothing */
const char *
lobby_session_get_own_staff (LobbySession *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);

  const LobbySignIn *sign_in = lobby_session_get_sign_in (self);
  return sign_in != NULL && sign_in->staff != NULL ? sign_in->staff
                                                   : lobby_session_find_staff (self, LOBBY_ROLE_LOBBY_MANAGER);
}

/**
 * lobby_session_step_visit:
 * @self: a session
 * @kind: %LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE (the relationship manager has answered), %LOBBY_COMMAND_CUSTOMER_MEET (the
 *   lobby manager greets the customer) or %LOBBY_COMMAND_CUSTOMER_ESCALATE (the branch head is told)
 * @visit: id of a valued customer's visit
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_step_visit (LobbySession *self, LobbyCommandKind kind, const char *visit)
{
  LobbyVisitMoment *moment = lobby_record_new (&lobby_visit_step_type);

  moment->visit = g_strdup (visit);
  if (kind == LOBBY_COMMAND_CUSTOMER_MEET)
    moment->staff = g_strdup (lobby_session_get_own_staff (self));
  else if (kind == LOBBY_COMMAND_CUSTOMER_ESCALATE)
    moment->staff = g_strdup (lobby_session_find_staff (self, LOBBY_ROLE_BRANCH_HEAD));
  return lobby_session_send (self, kind, moment);
}

/**
 * lobby_session_assign_visit:
 * @self: a session
 * @visit: id of a valued customer's visit
 * @staff: id of the relationship manager who takes over and is told now
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_assign_visit (LobbySession *self, const char *visit, const char *staff)
{
  LobbyVisitMoment *moment = lobby_record_new (&lobby_visit_step_type);

  moment->visit = g_strdup (visit);
  moment->staff = g_strdup (staff);
  return lobby_session_send (self, LOBBY_COMMAND_CUSTOMER_ASSIGN, moment);
}

/**
 * lobby_session_note_visit:
 * @self: a session
 * @visit: id of a valued customer's visit
 * @text: what the next person who meets the customer should know; at most 2000 bytes count
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_note_visit (LobbySession *self, const char *visit, const char *text)
{
  LobbyVisitNote *note = lobby_record_new (&lobby_visit_noted_type);
  const char *end = g_utf8_find_prev_char (text, text + MIN (strlen (text), 2000) + 1);

  note->visit = g_strdup (visit);
  note->text = strlen (text) <= 2000 ? g_strdup (text) : g_strndup (text, (gsize) (end - text));
  note->by = g_strdup (lobby_session_get_own_staff (self));
  return lobby_session_send (self, LOBBY_COMMAND_CUSTOMER_NOTE, note);
}

/** lobby_session_record_export: Returns: whether it is recorded that @what leaves the branch; what is not recorded must stay */
gboolean
lobby_session_record_export (LobbySession *self, const char *what)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && what != NULL, FALSE);

  LobbySessionClass *klass = LOBBY_SESSION_GET_CLASS (self);
  return klass->record_export != NULL && klass->record_export (self, what);
}

/**
 * lobby_session_enter_visit:
 * @self: a session
 * @ticket: number of the ticket in a valued customer's hand
 * @tier: what the customer says; unknown: as the bank knows
 * @appointment: (nullable): id of the appointment that the customer comes for
 *
 * Enters an arrival by hand; what else is known of the customer is filled in by the branch.
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_enter_visit (LobbySession *self, const char *ticket, LobbyTier tier, const char *appointment)
{
  LobbyVisitEntry *entry = lobby_record_new (&lobby_visit_entered_type);

  entry->ticket = g_strdup (ticket);
  entry->tier = tier;
  entry->appointment = g_strdup (appointment);
  entry->by = g_strdup (lobby_session_get_own_staff (self));
  return lobby_session_send (self, LOBBY_COMMAND_CUSTOMER_RECOGNISE, entry);
}

/**
 * lobby_session_mark_alert:
 * @self: a session
 * @key: which alert
 * @mark: seen or put off
 * @until_us: (mark SNOOZED): put off until, µs since 1970 UTC
 *
 * A fact of this console: it goes into the stream like any event, so that a replay shows the day as the manager saw it.
 */
void
lobby_session_mark_alert (LobbySession *self, const char *key, LobbyAlertMark mark, gint64 until_us)
{
  g_autoptr (GPtrArray) events = NULL;
  LobbyAlertMarkRecord *record;
  g_autofree char *id = NULL;
  gint64 now_us;

  g_return_if_fail (LOBBY_IS_SESSION (self));
  g_return_if_fail (key != NULL);

  now_us = lobby_floor_get_freshness (lobby_session_get_floor (self), LOBBY_AREA_QUEUE)->now_us;
  record = lobby_record_new (&lobby_alert_mark_record_type);
  record->key = g_strdup (key);
  record->mark = mark;
  record->at_us = now_us;
  record->until_us = until_us;
  id = g_uuid_string_random ();
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_ptr_array_add (events, lobby_event_new (LOBBY_EVENT_ALERT_MARKED, "/console", 0, id, now_us, record));
  lobby_session_add_facts (self, events);
}

/**
 * lobby_session_get_pending:
 * @self: a session
 * @command_id: a command
 * @refusal: (out) (optional) (nullable) (transfer none): why the branch refused it: untrusted plain text
 *
 * Returns: where the command is
 */
LobbyPendingState
lobby_session_get_pending (LobbySession *self, const char *command_id, const char **refusal)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), LOBBY_PENDING_NONE);

  if (lobby_session_peek_desk (self) == NULL)
    return LOBBY_PENDING_NONE;
  return lobby_command_desk_get (lobby_session_peek_desk (self), command_id, refusal);
}

/** lobby_session_get_command: Returns: (transfer none) (nullable): what was asked with @command_id */
const LobbyCommand *
lobby_session_get_command (LobbySession *self, const char *command_id)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);

  return lobby_session_peek_desk (self) != NULL
             ? lobby_command_desk_get_command (lobby_session_peek_desk (self), command_id)
             : NULL;
}

/**
 * lobby_session_get_pending_for:
 * @self: a session
 * @kind: a kind of command
 * @subject: id of the counter, device, ticket or visit that it is about
 *
 * Returns: where the newest such command is
 */
LobbyPendingState
lobby_session_get_pending_for (LobbySession *self, LobbyCommandKind kind, const char *subject)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self), LOBBY_PENDING_NONE);

  if (lobby_session_peek_desk (self) == NULL)
    return LOBBY_PENDING_NONE;
  return lobby_command_desk_find (lobby_session_peek_desk (self), kind, subject);
}
