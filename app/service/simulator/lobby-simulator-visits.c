/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers: recognised at the ticket machine, the owner told, acknowledged, met; or the branch head is told. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <string.h>

static const LobbyGuestPlan *
guest_at (const LobbySimulator *simulator, int place)
{
  return g_ptr_array_index (simulator->scenario->guests, (guint) place);
}

void
lobby_simulator_plan_guests (LobbySimulator *simulator)
{
  const GPtrArray *guests = simulator->scenario->guests;

  for (guint i = 0; guests != NULL && i < guests->len; i++)
    {
      gint64 at_us = lobby_simulator_at (simulator, guest_at (simulator, (int) i)->at);
      if (at_us > simulator->now_us)
        lobby_agenda_add (simulator->agenda, at_us, ACT_GUEST, i, 0, NULL);
    }
}

/* Returns: a guest without an hour of their own who has not come yet, or none */
int
lobby_simulator_draw_guest (LobbySimulator *simulator)
{
  const GPtrArray *guests = simulator->scenario->guests;
  int free_guests[256];
  guint n = 0;

  for (guint i = 0; guests != NULL && i < guests->len && n < G_N_ELEMENTS (free_guests); i++)
    if (!simulator->guest_came[i] && guest_at (simulator, (int) i)->at == NULL)
      free_guests[n++] = (int) i;
  return n > 0 ? free_guests[(guint) (lobby_random_uniform (&simulator->guest_dice) * n)] : NONE;
}

/* Returns: who is to meet the guest */
const char *
lobby_simulator_get_owner (const Visit *visit)
{
  return visit->owner != NULL ? visit->owner : visit->guest->owner;
}

static GPtrArray *
copy_texts (const GPtrArray *texts)
{
  GPtrArray *copies = g_ptr_array_new ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    g_ptr_array_add (copies, lobby_record_copy (&lobby_text_type, g_ptr_array_index (texts, i)));
  return copies;
}

static LobbyText *
copy_text (const LobbyText *text)
{
  return text != NULL ? lobby_record_copy (&lobby_text_type, text) : NULL;
}

/* What was noted at the last visit: today, or before this day began. */
static LobbyText *
find_note (const LobbySimulator *simulator, const LobbyGuestPlan *guest)
{
  const char *note = guest->customer != NULL ? g_hash_table_lookup (simulator->notes, guest->customer) : NULL;

  return note != NULL ? lobby_text_new (note, note, note) : copy_text (guest->note);
}

static void
tell_recognised (LobbySimulator *simulator, const Visit *visit)
{
  const LobbyGuestPlan *guest = visit->guest;
  LobbyVisitRecord *record = lobby_record_new (&lobby_visit_record_type);

  record->id = g_strdup (visit->id);
  record->ticket = g_strdup (TICKET (simulator, visit->ticket)->id);
  record->customer = g_strdup (guest->customer);
  record->tier = guest->tier;
  record->family_name = copy_text (guest->family_name);
  record->honorific = guest->honorific;
  record->owner = g_strdup (guest->owner);
  record->deputy = g_strdup (guest->deputy);
  record->purpose = copy_text (guest->purpose);
  record->preferences = copy_texts (guest->preferences);
  record->birthday = guest->birthday;
  record->note = find_note (simulator, guest);
  record->arrived_us = visit->arrived_us;
  lobby_simulator_emit (simulator, LOBBY_EVENT_CUSTOMER_RECOGNISED, record, record->ticket);
}

/* A valued customer takes a ticket and is recognised by the card; nobody looks at a face. */
void
lobby_simulator_guest (LobbySimulator *simulator, int place)
{
  const LobbyGuestPlan *guest = guest_at (simulator, place);
  int demand = NONE;
  Visit *visit;

  for (guint i = 0; i < simulator->scenario->demands->len && demand == NONE; i++)
    {
      int service = lobby_simulator_find_service (simulator, DEMAND (simulator, i)->service);
      if (service != NONE && SERVICE (simulator, service)->vip)
        demand = (int) i;
    }
  if (simulator->guest_came[place] || !simulator->open || demand == NONE)
    return;
  simulator->guest_came[place] = TRUE;
  visit = g_new0 (Visit, 1);
  g_snprintf (visit->id, sizeof visit->id, "visit-%03u", simulator->visits->len + 1);
  visit->guest = guest;
  visit->arrived_us = simulator->now_us;
  visit->ticket = lobby_simulator_issue (simulator, demand, NONE, guest);
  TICKET (simulator, visit->ticket)->visit = (int) simulator->visits->len;
  g_ptr_array_add (simulator->visits, visit);
  tell_recognised (simulator, visit);
  lobby_simulator_plan (simulator, lobby_random_between (&simulator->guest_dice, 2, 5), ACT_TELL,
                        simulator->visits->len - 1, 0);
}

int
lobby_simulator_find_visit (const LobbySimulator *simulator, const char *id)
{
  for (guint i = 0; id != NULL && i < simulator->visits->len; i++)
    if (strcmp (VISIT (simulator, i)->id, id) == 0)
      return (int) i;
  return NONE;
}

/** lobby_simulator_find_name: Returns: (transfer none) (nullable): the full name of the guest of @visit, which no event holds */
const LobbyText *
lobby_simulator_find_name (const LobbySimulator *simulator, const char *visit)
{
  int place = lobby_simulator_find_visit (simulator, visit);

  return place != NONE ? VISIT (simulator, place)->guest->full_name : NULL;
}

static void
tell_step (LobbySimulator *simulator, LobbyEventKind kind, const Visit *visit, const char *staff)
{
  LobbyVisitMoment *moment = lobby_record_new (&lobby_visit_step_type);

  moment->visit = g_strdup (visit->id);
  moment->staff = g_strdup (staff);
  lobby_simulator_emit (simulator, kind, moment, TICKET (simulator, visit->ticket)->id);
}

void
lobby_simulator_acknowledge (LobbySimulator *simulator, int place, const char *staff)
{
  Visit *visit = VISIT (simulator, place);

  visit->acknowledged_by = g_strdup (staff);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_ACKNOWLEDGED, visit, staff);
  lobby_simulator_plan_effect (simulator, lobby_random_lognormal (&simulator->guest_dice, 50, 0.4), ACT_MEET, place, 0);
}

void
lobby_simulator_meet (LobbySimulator *simulator, int place, const char *staff)
{
  Visit *visit = VISIT (simulator, place);

  if (visit->met_by != NULL)
    return;
  visit->met_by = g_strdup (staff);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_MET, visit, staff);
}

void
lobby_simulator_escalate (LobbySimulator *simulator, int place, const char *staff)
{
  Visit *visit = VISIT (simulator, place);

  visit->escalated_to = g_strdup (staff);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_ESCALATED, visit, staff);
  lobby_simulator_plan_effect (simulator, lobby_random_lognormal (&simulator->guest_dice, 75, 0.4), ACT_ACKNOWLEDGE,
                               place, 0);
}

static void
tell_owner (LobbySimulator *simulator, int place)
{
  Visit *visit = VISIT (simulator, place);
  int owner = lobby_simulator_find_person (simulator, lobby_simulator_get_owner (visit));
  const LobbyPersonPlan *plan = owner != NONE ? PERSON (simulator, owner)->plan : NULL;
  gint64 escalate_s = simulator->scenario->branch->policy != NULL ? simulator->scenario->branch->policy->vip_escalate_s
                                                                  : 180;

  visit->told = TRUE;
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_TOLD, visit, lobby_simulator_get_owner (visit));
  if (plan != NULL && !visit->guest->absent && lobby_random_chance (&simulator->guest_dice, plan->answers))
    lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->guest_dice, MAX (plan->answer_s, 5), 0.6),
                          ACT_ACKNOWLEDGE, place, 0);
  lobby_simulator_plan (simulator, (double) escalate_s, ACT_ESCALATE, place, 0);
}

/* The next step of a visit, unless somebody has taken it already. */
void
lobby_simulator_visit_step (LobbySimulator *simulator, Action action, int place)
{
  Visit *visit = VISIT (simulator, place);
  int head = lobby_simulator_find_role (simulator, LOBBY_ROLE_BRANCH_HEAD);

  if (action == ACT_TELL)
    tell_owner (simulator, place);
  else if (action == ACT_ACKNOWLEDGE && visit->acknowledged_by == NULL && visit->met_by == NULL)
    lobby_simulator_acknowledge (simulator, place,
                                 visit->escalated_to != NULL ? visit->escalated_to : lobby_simulator_get_owner (visit));
  else if (action == ACT_MEET && visit->met_by == NULL)
    lobby_simulator_meet (simulator, place, visit->acknowledged_by);
  else if (action == ACT_ESCALATE && visit->acknowledged_by == NULL && visit->met_by == NULL
           && visit->escalated_to == NULL && head != NONE)
    lobby_simulator_escalate (simulator, place, PERSON (simulator, head)->plan->id);
}

/* Another relationship manager takes over, and is told at once.
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT when somebody has met the guest */
gboolean
lobby_simulator_assign (LobbySimulator *simulator, const LobbyVisitMoment *request, GError **error)
{
  int place = lobby_simulator_find_visit (simulator, request->visit);
  int person = lobby_simulator_find_person (simulator, request->staff);
  Visit *visit = place != NONE ? VISIT (simulator, place) : NULL;

  if (visit == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such visit", request->visit);
  if (person == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such member of staff", request->staff);
  if (visit->met_by != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already met by", visit->met_by);
  g_free (visit->owner);
  visit->owner = g_strdup (request->staff);
  g_clear_pointer (&visit->acknowledged_by, g_free);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_ASSIGNED, visit, visit->owner);
  lobby_simulator_plan_effect (simulator,
                               lobby_random_lognormal (&simulator->guest_dice,
                                                       MAX (PERSON (simulator, person)->plan->answer_s, 5), 0.6),
                               ACT_ACKNOWLEDGE, place, 0);
  return TRUE;
}

/* A hand-over note: it travels with the guest's next visit.
 * @error: %LOBBY_ERROR_NOT_FOUND */
gboolean
lobby_simulator_note_visit (LobbySimulator *simulator, const LobbyVisitNote *request, GError **error)
{
  int place = lobby_simulator_find_visit (simulator, request->visit);
  const Visit *visit = place != NONE ? VISIT (simulator, place) : NULL;

  if (visit == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such visit", request->visit);
  if (visit->guest->customer != NULL)
    g_hash_table_replace (simulator->notes, g_strdup (visit->guest->customer), g_strdup (request->text));
  lobby_simulator_emit (simulator, LOBBY_EVENT_CUSTOMER_NOTED, lobby_record_copy (&lobby_visit_noted_type, request),
                        TICKET (simulator, visit->ticket)->id);
  return TRUE;
}
