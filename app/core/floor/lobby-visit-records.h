/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers: whom the branch expects, who came, and what was done for them when. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/**
 * LobbyHandOverRecord:
 * @at_us: when it was written; 0 when that is not known
 * @by: who wrote it
 * @text: what the next person who meets the customer should know
 *
 * A note of an earlier visit, which travels with this one (S2-16).
 */
typedef struct
{
  gint64 at_us;
  char *by;
  LobbyText *text;
} LobbyHandOverRecord;
extern const LobbyRecordType lobby_hand_over_record_type;

/**
 * LobbyLastVisitRecord:
 * @at_us: when the customer came the last time
 * @wait_s: how long the customer waited then, seconds; 0 when that is not known
 * @answered: the customer answered the two questions afterwards
 * @score: (answered): would you recommend us, 0 to 10 (S3-41)
 *
 * The visit before this one, in the words of the bank's own records.
 */
typedef struct
{
  gint64 at_us;
  gint64 wait_s;
  gboolean answered;
  gint64 score;
} LobbyLastVisitRecord;
extern const LobbyRecordType lobby_last_visit_record_type;

/**
 * LobbyVisitRecord:
 * @customer: pseudonym
 * @family_name: family name only; the full name is asked for when it is to be shown
 * @owner: relationship manager
 * @deputy: who is told when the owner does not answer
 * @purpose: what the visit is for
 * @birthday: birthday today; only the owner is shown it, and only with consent (S2-22)
 * @birthday_consent: the customer has agreed to be congratulated
 * @notes: hand-over notes of earlier visits, the newest first (S2-16)
 * @last_visit: the visit before this one
 * @appointment: id of the appointment that the customer came for
 * @entered_by: who entered the arrival by hand; without it the card or ticket was recognised
 * @told_us: when the owner was told
 * @reminded_us: when the owner was reminded
 * @deputy_us: when the deputy was told
 * @escalated_us: when the branch head was told
 * @new_note: hand-over note of this visit, for the next
 * @noted_us: when @new_note was written
 * @noted_by: who wrote it
 *
 * A valued customer's visit and the duty it puts on the relationship manager.
 */
typedef struct
{
  char *id;
  char *ticket;
  char *customer;
  LobbyTier tier;
  LobbyText *family_name;
  LobbyHonorific honorific;
  char *owner;
  char *deputy;
  LobbyText *purpose;
  GPtrArray *preferences; /* of LobbyText */
  gboolean birthday;
  gboolean birthday_consent;
  GPtrArray *notes; /* of LobbyHandOverRecord */
  LobbyLastVisitRecord *last_visit;
  char *appointment;
  char *entered_by;
  gint64 arrived_us;
  gint64 told_us;
  gint64 reminded_us;
  gint64 deputy_us;
  gint64 acknowledged_us;
  char *acknowledged_by;
  gint64 met_us;
  char *met_by;
  gint64 escalated_us;
  char *escalated_to;
  char *new_note;
  gint64 noted_us;
  char *noted_by;
} LobbyVisitRecord;
extern const LobbyRecordType lobby_visit_record_type;

/**
 * LobbyAppointmentRecord:
 * @at_us: when the customer is expected
 * @customer: pseudonym
 * @family_name: family name only
 * @owner: relationship manager
 * @purpose: what the visit is for
 * @confirmed: the customer has said that he or she will come
 * @room: room that is booked for it, as it is called in the branch
 * @room_ready: somebody has seen to that room
 * @arrived_us: when the customer was recognised; 0 while he or she is expected
 * @visit: id of the visit that it became
 * @cancelled_us: when it was called off; 0 while it stands
 *
 * A valued customer who is expected.
 */
typedef struct
{
  char *id;
  gint64 at_us;
  char *customer;
  LobbyTier tier;
  LobbyText *family_name;
  LobbyHonorific honorific;
  char *owner;
  LobbyText *purpose;
  gboolean confirmed;
  char *room;
  gboolean room_ready;
  gint64 arrived_us;
  char *visit;
  gint64 cancelled_us;
} LobbyAppointmentRecord;
extern const LobbyRecordType lobby_appointment_record_type;

/**
 * LobbyAppointmentPhase:
 * @LOBBY_APPOINTMENT_EXPECTED: the customer is expected, or a little late
 * @LOBBY_APPOINTMENT_KEPT: the customer came
 * @LOBBY_APPOINTMENT_MISSED: the customer did not come in time
 * @LOBBY_APPOINTMENT_CANCELLED: it was called off
 *
 * What has become of an appointment.
 */
typedef enum
{
  LOBBY_APPOINTMENT_EXPECTED,
  LOBBY_APPOINTMENT_KEPT,
  LOBBY_APPOINTMENT_MISSED,
  LOBBY_APPOINTMENT_CANCELLED,
} LobbyAppointmentPhase;

LobbyAppointmentPhase
lobby_appointment_get_phase (const LobbyAppointmentRecord *appointment, gint64 missed_s, gint64 now_us);

G_END_DECLS
