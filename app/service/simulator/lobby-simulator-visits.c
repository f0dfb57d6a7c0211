/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duty towards a valued customer who has come: the owner is told, reminded, stood in for by the deputy; at last the
 * branch head is told. Each step has its limit, which is the branch's own. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <string.h>

/* Returns: who is to meet the guest */
const char *
lobby_simulator_get_owner (const Visit *visit)
{
  return visit->owner != NULL ? visit->owner : visit->guest->owner;
}

/* Returns: (nullable): who stands in for the owner; whoever took over has a deputy of their own */
const char *
lobby_simulator_get_deputy (const LobbySimulator *simulator, const Visit *visit)
{
  int owner = lobby_simulator_find_person (simulator, lobby_simulator_get_owner (visit));

  if (visit->owner == NULL && visit->guest->deputy != NULL)
    return visit->guest->deputy;
  return owner != NONE ? PERSON (simulator, owner)->plan->deputy : NULL;
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
  lobby_simulator_plan_effect (simulator, lobby_random_lognormal (&simulator->guest_dice, 50, 0.4), ACT_MEET, place,
                               visit->round);
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
                               place, visit->round);
}

static void
tell_deputy (LobbySimulator *simulator, int place)
{
  Visit *visit = VISIT (simulator, place);
  const char *deputy = lobby_simulator_get_deputy (simulator, visit);
  int person = lobby_simulator_find_person (simulator, deputy);
  const LobbyPersonPlan *plan = person != NONE ? PERSON (simulator, person)->plan : NULL;

  if (plan == NULL)
    return;
  g_free (visit->deputy);
  visit->deputy = g_strdup (deputy);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_DEPUTY_TOLD, visit, deputy);
  if (!visit->guest->deputy_absent && lobby_random_chance (&simulator->deputy_dice, plan->answers))
    lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->deputy_dice, MAX (plan->answer_s, 5), 0.6),
                          ACT_STAND_IN, place, visit->round);
}

static void
plan_limit (LobbySimulator *simulator, gint64 limit_s, Action action, int place)
{
  if (limit_s > 0)
    lobby_simulator_plan (simulator, (double) limit_s, action, place, VISIT (simulator, place)->round);
}

/* From the moment when the owner was told: what follows when nobody answers. */
static void
plan_limits (LobbySimulator *simulator, int place)
{
  const LobbyPolicyRecord *policy = simulator->scenario->branch->policy;

  if (policy == NULL)
    return;
  plan_limit (simulator, policy->vip_answer_s, ACT_REMIND, place);
  plan_limit (simulator, policy->vip_deputy_s, ACT_TELL_DEPUTY, place);
  plan_limit (simulator, policy->vip_escalate_s, ACT_ESCALATE, place);
}

static void
tell_owner (LobbySimulator *simulator, int place)
{
  Visit *visit = VISIT (simulator, place);
  int owner = lobby_simulator_find_person (simulator, lobby_simulator_get_owner (visit));
  const LobbyPersonPlan *plan = owner != NONE ? PERSON (simulator, owner)->plan : NULL;

  tell_step (simulator, LOBBY_EVENT_CUSTOMER_TOLD, visit, lobby_simulator_get_owner (visit));
  if (plan != NULL && !visit->guest->absent && lobby_random_chance (&simulator->guest_dice, plan->answers))
    lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->guest_dice, MAX (plan->answer_s, 5), 0.6),
                          ACT_ACKNOWLEDGE, place, visit->round);
  plan_limits (simulator, place);
}

/* The next step of a visit, unless somebody has taken it already. */
void
lobby_simulator_visit_step (LobbySimulator *simulator, Action action, int place)
{
  Visit *visit = VISIT (simulator, place);
  int head = lobby_simulator_find_role (simulator, LOBBY_ROLE_BRANCH_HEAD);
  gboolean answered = visit->acknowledged_by != NULL || visit->met_by != NULL;

  if (action == ACT_TELL)
    tell_owner (simulator, place);
  else if (action == ACT_MEET)
    lobby_simulator_meet (simulator, place, visit->acknowledged_by);
  else if (answered)
    return;
  else if (action == ACT_REMIND)
    tell_step (simulator, LOBBY_EVENT_CUSTOMER_REMINDED, visit, lobby_simulator_get_owner (visit));
  else if (action == ACT_TELL_DEPUTY)
    tell_deputy (simulator, place);
  else if (action == ACT_STAND_IN)
    lobby_simulator_acknowledge (simulator, place, visit->deputy);
  else if (action == ACT_ACKNOWLEDGE)
    lobby_simulator_acknowledge (simulator, place,
                                 visit->escalated_to != NULL ? visit->escalated_to : lobby_simulator_get_owner (visit));
  else if (action == ACT_ESCALATE && visit->escalated_to == NULL && head != NONE)
    lobby_simulator_escalate (simulator, place, PERSON (simulator, head)->plan->id);
}

/* Another relationship manager takes over, and is told at once; the limits begin anew.
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
  visit->round++;
  g_clear_pointer (&visit->acknowledged_by, g_free);
  tell_step (simulator, LOBBY_EVENT_CUSTOMER_ASSIGNED, visit, visit->owner);
  lobby_simulator_plan_effect (simulator,
                               lobby_random_lognormal (&simulator->guest_dice,
                                                       MAX (PERSON (simulator, person)->plan->answer_s, 5), 0.6),
                               ACT_ACKNOWLEDGE, place, visit->round);
  plan_limits (simulator, place);
  return TRUE;
}

static LobbyHandOverRecord *
keep_note (const LobbySimulator *simulator, const LobbyVisitNote *request)
{
  LobbyHandOverRecord *note = lobby_record_new (&lobby_hand_over_record_type);

  note->at_us = simulator->now_us;
  note->by = g_strdup (request->by);
  note->text = lobby_text_new (request->text, request->text, request->text);
  return note;
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
    g_hash_table_replace (simulator->notes, g_strdup (visit->guest->customer), keep_note (simulator, request));
  lobby_simulator_emit (simulator, LOBBY_EVENT_CUSTOMER_NOTED, lobby_record_copy (&lobby_visit_noted_type, request),
                        TICKET (simulator, visit->ticket)->id);
  return TRUE;
}
