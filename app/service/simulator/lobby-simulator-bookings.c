/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appointments of valued customers: booked, confirmed, called off. Whether one is kept shows when the customer comes. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <stdlib.h>
#include <string.h>

#define NAME "appointment-"

enum
{
  BOOKED = 1 << 0,
  CONFIRMED = 1 << 1,
  CANCELLED = 1 << 2,
};

static const LobbyAppointmentPlan *
plan_of (const LobbySimulator *simulator, int guest)
{
  return lobby_simulator_get_guest (simulator, guest)->appointment;
}

static void
plan (LobbySimulator *simulator, const char *wall_time, Action action, int guest)
{
  gint64 at_us = lobby_simulator_at (simulator, wall_time);

  if (at_us != 0)
    lobby_agenda_add (simulator->agenda, at_us, action, guest, 0, NULL);
}

/* What is booked before the day begins is in the first picture of it. */
void
lobby_simulator_plan_bookings (LobbySimulator *simulator)
{
  const GPtrArray *guests = simulator->scenario->guests;

  for (int i = 0; guests != NULL && i < (int) guests->len; i++)
    {
      const LobbyAppointmentPlan *booking = plan_of (simulator, i);
      if (booking == NULL)
        continue;
      if (booking->booked == NULL)
        simulator->bookings[i] = BOOKED;
      if (booking->confirms == NULL && booking->confirmed)
        simulator->bookings[i] |= CONFIRMED;
      plan (simulator, booking->booked, ACT_BOOK, i);
      plan (simulator, booking->confirms, ACT_CONFIRM, i);
      plan (simulator, booking->cancels, ACT_CANCEL, i);
    }
}

/* Returns: (transfer full): id of the appointment of @guest */
char *
lobby_simulator_name_booking (int guest)
{
  return g_strdup_printf (NAME "%02d", guest + 1);
}

/* Returns: the guest whose appointment that is, if it was booked by now */
int
lobby_simulator_find_booking (const LobbySimulator *simulator, const char *id)
{
  const GPtrArray *guests = simulator->scenario->guests;
  int guest = id != NULL && g_str_has_prefix (id, NAME) ? atoi (id + strlen (NAME)) - 1 : NONE;

  if (guests == NULL || guest < 0 || guest >= (int) guests->len || (simulator->bookings[guest] & BOOKED) == 0)
    return NONE;
  return guest;
}

/* Returns: whether the guest has an appointment that stands and was not kept yet */
gboolean
lobby_simulator_is_expected (const LobbySimulator *simulator, int guest)
{
  return (simulator->bookings[guest] & (BOOKED | CANCELLED)) == BOOKED && !simulator->guest_came[guest];
}

static LobbyAppointmentRecord *
picture (LobbySimulator *simulator, int place)
{
  const LobbyGuestPlan *guest = lobby_simulator_get_guest (simulator, place);
  gboolean settled = guest->appointment->confirms == NULL || (simulator->bookings[place] & CONFIRMED) != 0;
  LobbyAppointmentRecord *record = lobby_record_new (&lobby_appointment_record_type);

  record->id = lobby_simulator_name_booking (place);
  record->at_us = lobby_simulator_at (simulator, guest->appointment->at);
  record->customer = g_strdup (guest->customer);
  record->tier = guest->tier;
  record->family_name = lobby_record_copy (&lobby_text_type, guest->family_name);
  record->honorific = guest->honorific;
  record->owner = g_strdup (guest->owner);
  record->purpose = guest->purpose != NULL ? lobby_record_copy (&lobby_text_type, guest->purpose) : NULL;
  record->confirmed = (simulator->bookings[place] & CONFIRMED) != 0;
  record->room = settled ? g_strdup (guest->appointment->room) : NULL;
  record->room_ready = settled && guest->appointment->room_ready;
  return record;
}

GPtrArray *
lobby_simulator_picture_bookings (LobbySimulator *simulator)
{
  const GPtrArray *guests = simulator->scenario->guests;
  GPtrArray *records = g_ptr_array_new ();

  for (int i = 0; guests != NULL && i < (int) guests->len; i++)
    if ((simulator->bookings[i] & BOOKED) != 0)
      g_ptr_array_add (records, picture (simulator, i));
  return records;
}

void
lobby_simulator_book (LobbySimulator *simulator, int guest)
{
  simulator->bookings[guest] |= BOOKED;
  lobby_simulator_emit (simulator, LOBBY_EVENT_APPOINTMENT_BOOKED, picture (simulator, guest), NULL);
}

void
lobby_simulator_confirm (LobbySimulator *simulator, int guest)
{
  if (!lobby_simulator_is_expected (simulator, guest))
    return;
  simulator->bookings[guest] |= CONFIRMED;
  lobby_simulator_emit (simulator, LOBBY_EVENT_APPOINTMENT_CHANGED, picture (simulator, guest), NULL);
}

void
lobby_simulator_cancel (LobbySimulator *simulator, int guest)
{
  LobbyAppointmentMoment *moment;

  if (!lobby_simulator_is_expected (simulator, guest))
    return;
  simulator->bookings[guest] |= CANCELLED;
  moment = lobby_record_new (&lobby_appointment_cancelled_type);
  moment->appointment = lobby_simulator_name_booking (guest);
  lobby_simulator_emit (simulator, LOBBY_EVENT_APPOINTMENT_CANCELLED, moment, NULL);
}
