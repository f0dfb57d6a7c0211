/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers who come: recognised by the card at the ticket machine, or entered by the lobby manager by the number
 * of the ticket. Nobody looks at a face. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <string.h>

const LobbyGuestPlan *
lobby_simulator_get_guest (const LobbySimulator *simulator, int place)
{
  return g_ptr_array_index (simulator->scenario->guests, (guint) place);
}

static guint
count_guests (const LobbySimulator *simulator)
{
  return simulator->scenario->guests != NULL ? simulator->scenario->guests->len : 0;
}

void
lobby_simulator_plan_guests (LobbySimulator *simulator)
{
  for (guint i = 0; i < count_guests (simulator); i++)
    {
      gint64 at_us = lobby_simulator_at (simulator, lobby_simulator_get_guest (simulator, (int) i)->at);
      if (at_us > simulator->now_us)
        lobby_agenda_add (simulator->agenda, at_us, ACT_GUEST, i, 0, NULL);
    }
}

/* Whether the guest comes some time, as the day's rates say. */
static gboolean
may_come (const LobbySimulator *simulator, int place)
{
  const LobbyGuestPlan *guest = lobby_simulator_get_guest (simulator, place);

  return !simulator->guest_came[place] && guest->at == NULL && guest->appointment == NULL;
}

/* Returns: a guest without an hour of their own who has not come yet, or none */
int
lobby_simulator_draw_guest (LobbySimulator *simulator)
{
  int free_guests[256];
  guint n = 0;

  for (guint i = 0; i < count_guests (simulator) && n < G_N_ELEMENTS (free_guests); i++)
    if (may_come (simulator, (int) i))
      free_guests[n++] = (int) i;
  return n > 0 ? free_guests[(guint) (lobby_random_uniform (&simulator->guest_dice) * n)] : NONE;
}

/* ---- what the bank knows ---- */

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

static gint64
get_last_us (const LobbySimulator *simulator, const LobbyGuestPlan *guest)
{
  return guest->last_days > 0 ? simulator->opens_us - guest->last_days * 24 * LOBBY_HOUR_US : 0;
}

/* What was noted at the last visits, the newest first: today, and before this day began. */
static GPtrArray *
collect_notes (const LobbySimulator *simulator, const LobbyGuestPlan *guest)
{
  GPtrArray *notes = g_ptr_array_new ();
  const LobbyHandOverRecord *today = guest->customer != NULL ? g_hash_table_lookup (simulator->notes, guest->customer)
                                                             : NULL;

  if (today != NULL)
    g_ptr_array_add (notes, lobby_record_copy (&lobby_hand_over_record_type, today));
  if (guest->note != NULL)
    {
      LobbyHandOverRecord *note = lobby_record_new (&lobby_hand_over_record_type);
      note->at_us = get_last_us (simulator, guest);
      note->by = g_strdup (guest->owner);
      note->text = copy_text (guest->note);
      g_ptr_array_add (notes, note);
    }
  return notes;
}

static LobbyLastVisitRecord *
picture_last_visit (const LobbySimulator *simulator, const LobbyGuestPlan *guest)
{
  LobbyLastVisitRecord *last;

  if (guest->last_days <= 0)
    return NULL;
  last = lobby_record_new (&lobby_last_visit_record_type);
  last->at_us = get_last_us (simulator, guest);
  last->wait_s = guest->last_wait_s;
  last->answered = guest->last_answered;
  last->score = guest->last_score;
  return last;
}

/* A birthday leaves the bank's records only when the customer has agreed to that (S2-22). */
static void
tell_recognised (LobbySimulator *simulator, const Visit *visit, int place)
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
  record->deputy = g_strdup (lobby_simulator_get_deputy (simulator, visit));
  record->purpose = copy_text (guest->purpose);
  record->preferences = copy_texts (guest->preferences);
  record->birthday_consent = guest->birthday_consent;
  record->birthday = guest->birthday && guest->birthday_consent;
  record->notes = collect_notes (simulator, guest);
  record->last_visit = picture_last_visit (simulator, guest);
  record->appointment = visit->expected ? lobby_simulator_name_booking (place) : NULL;
  record->entered_by = g_strdup (visit->entered_by);
  record->arrived_us = visit->arrived_us;
  lobby_simulator_emit (simulator, LOBBY_EVENT_CUSTOMER_RECOGNISED, record, record->ticket);
}

/* @place: the guest, none for somebody whom the bank does not know */
static Visit *
begin_visit (LobbySimulator *simulator, int place, int ticket)
{
  Visit *visit = g_new0 (Visit, 1);

  g_snprintf (visit->id, sizeof visit->id, "visit-%03u", simulator->visits->len + 1);
  visit->arrived_us = simulator->now_us;
  visit->ticket = ticket;
  if (place != NONE)
    {
      visit->guest = lobby_simulator_get_guest (simulator, place);
      visit->expected = lobby_simulator_is_expected (simulator, place);
      simulator->guest_came[place] = TRUE;
    }
  TICKET (simulator, ticket)->visit = (int) simulator->visits->len;
  g_ptr_array_add (simulator->visits, visit);
  return visit;
}

/* ---- by the card ---- */

static int
find_vip_demand (const LobbySimulator *simulator)
{
  for (guint i = 0; i < simulator->scenario->demands->len; i++)
    {
      int service = lobby_simulator_find_service (simulator, DEMAND (simulator, i)->service);
      if (service != NONE && SERVICE (simulator, service)->vip)
        return (int) i;
    }
  return NONE;
}

/* A valued customer takes a ticket and is recognised by the card. */
void
lobby_simulator_guest (LobbySimulator *simulator, int place)
{
  int demand = find_vip_demand (simulator);
  int ticket;

  if (simulator->guest_came[place] || !simulator->open || demand == NONE)
    return;
  ticket = lobby_simulator_issue (simulator, demand, NONE, lobby_simulator_get_guest (simulator, place));
  tell_recognised (simulator, begin_visit (simulator, place, ticket), place);
  lobby_simulator_plan (simulator, lobby_random_between (&simulator->guest_dice, 2, 5), ACT_TELL,
                        simulator->visits->len - 1, 0);
}

/* ---- by hand ---- */

/* Whom the bank's records have behind a ticket: by the appointment, by what the ticket says, or somebody of that tier.
 * Returns: the guest, or none */
static int
look_up_guest (const LobbySimulator *simulator, const LobbyVisitEntry *request, const Ticket *ticket, LobbyTier tier)
{
  if (request->appointment != NULL)
    return lobby_simulator_find_booking (simulator, request->appointment);
  for (guint i = 0; ticket->customer != NULL && i < count_guests (simulator); i++)
    if (strcmp (lobby_simulator_get_guest (simulator, (int) i)->customer, ticket->customer) == 0)
      return (int) i;
  for (guint i = 0; i < count_guests (simulator); i++)
    if (may_come (simulator, (int) i) && lobby_simulator_get_guest (simulator, (int) i)->tier == tier)
      return (int) i;
  return NONE;
}

static guint
count_visits_of (const LobbySimulator *simulator, const char *staff)
{
  guint n = 0;

  for (guint i = 0; i < simulator->visits->len; i++)
    n += g_strcmp0 (lobby_simulator_get_owner (VISIT (simulator, i)), staff) == 0 ? 1 : 0;
  return n;
}

/* Somebody who is nobody's customer yet: the relationship manager with the fewest customers today. */
static LobbyGuestPlan *
make_stranger (const LobbySimulator *simulator, const Ticket *ticket, LobbyTier tier)
{
  LobbyGuestPlan *stranger = lobby_record_new (&lobby_guest_plan_type);
  const char *owner = NULL;

  for (guint i = 0; i < simulator->people->len; i++)
    {
      const LobbyPersonPlan *person = PERSON (simulator, i)->plan;
      if (person->role == LOBBY_ROLE_RELATIONSHIP_MANAGER
          && (owner == NULL || count_visits_of (simulator, person->id) < count_visits_of (simulator, owner)))
        owner = person->id;
    }
  stranger->tier = tier;
  stranger->customer = g_strdup (ticket->customer);
  stranger->owner = g_strdup (owner);
  return stranger;
}

static gboolean
check_entry (const LobbySimulator *simulator, const LobbyVisitEntry *request, int place, GError **error)
{
  const Ticket *ticket = place != NONE ? TICKET (simulator, place) : NULL;
  int booking = lobby_simulator_find_booking (simulator, request->appointment);

  if (ticket == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", request->ticket);
  if (ticket->visit != NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already recognised as",
                                   VISIT (simulator, ticket->visit)->id);
  if (ticket->phase != LOBBY_TICKET_WAITING && ticket->phase != LOBBY_TICKET_CALLED
      && ticket->phase != LOBBY_TICKET_SERVING)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "not here any more", ticket->id);
  if (request->appointment != NULL && booking == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such appointment", request->appointment);
  if (booking != NONE && !lobby_simulator_is_expected (simulator, booking))
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "no longer expected", request->appointment);
  if (booking == NONE && MAX (request->tier, ticket->tier) <= LOBBY_TIER_ORDINARY)
    return lobby_simulator_refuse (error, LOBBY_ERROR_INVALID, "an ordinary customer has no owner", ticket->id);
  return TRUE;
}

static void
tell_tier (LobbySimulator *simulator, Ticket *ticket, LobbyTier tier, const char *by)
{
  LobbyTicketFacts *facts;

  if (ticket->tier == tier)
    return;
  ticket->tier = tier;
  facts = lobby_record_new (&lobby_ticket_noted_type);
  facts->ticket = g_strdup (ticket->id);
  facts->tier = tier;
  facts->by = g_strdup (by);
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_NOTED, facts, ticket->id);
}

/* The lobby manager says whose ticket that is; what the bank knows of the customer is filled in.
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT (naming the visit that was first), %LOBBY_ERROR_INVALID */
gboolean
lobby_simulator_enter_visit (LobbySimulator *simulator, const LobbyVisitEntry *request, GError **error)
{
  int place = lobby_simulator_find_ticket (simulator, request->ticket);
  LobbyTier tier;
  Ticket *ticket;
  Visit *visit;
  int guest;

  if (!check_entry (simulator, request, place, error))
    return FALSE;
  ticket = TICKET (simulator, place);
  tier = request->tier != LOBBY_TIER_UNKNOWN ? request->tier : ticket->tier;
  guest = look_up_guest (simulator, request, ticket, tier);
  visit = begin_visit (simulator, guest, place);
  visit->entered_by = g_strdup (request->by != NULL ? request->by : "lobby-manager");
  if (guest == NONE)
    visit->guest = visit->stranger = make_stranger (simulator, ticket, tier);
  tell_tier (simulator, ticket, visit->guest->tier, visit->entered_by);
  tell_recognised (simulator, visit, guest);
  lobby_simulator_plan_effect (simulator, lobby_random_between (&simulator->command_dice, 2, 5), ACT_TELL,
                               simulator->visits->len - 1, 0);
  return TRUE;
}
