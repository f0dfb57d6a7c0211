/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of valued customers: appointments, visits, and what earlier visits left behind. */
#include "config.h"

#include "lobby-visit-records.h"

#define REC LobbyHandOverRecord
static const LobbyField hand_over_record_fields[] = {
  LOBBY_ROW ("at", at_us, INSTANT),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("text", text, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_PERSONAL),
};
#undef REC
const LobbyRecordType lobby_hand_over_record_type = LOBBY_RECORD_TYPE ("HandOver",
                                                                       LobbyHandOverRecord,
                                                                       hand_over_record_fields);

#define REC LobbyLastVisitRecord
static const LobbyField last_visit_record_fields[] = {
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("waitSeconds", wait_s, INTEGER, .minimum = 0, .maximum = 86400),
  LOBBY_ROW ("answered", answered, FLAG),
  LOBBY_ROW ("score", score, INTEGER, .minimum = 0, .maximum = 10),
};
#undef REC
const LobbyRecordType lobby_last_visit_record_type = LOBBY_RECORD_TYPE ("LastVisit",
                                                                        LobbyLastVisitRecord,
                                                                        last_visit_record_fields);

#define REC LobbyVisitRecord
static const LobbyField visit_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("ticket", ticket, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("familyName", family_name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("honorific", honorific, CHOICE, .choice = &lobby_honorific_choice),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("deputy", deputy, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("purpose", purpose, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("preferences",
             preferences,
             RECORDS,
             .record = &lobby_text_type,
             .flags = LOBBY_FIELD_PERSONAL,
             .maximum = 16),
  LOBBY_ROW ("birthday", birthday, FLAG, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("birthdayConsent", birthday_consent, FLAG, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("notes",
             notes,
             RECORDS,
             .record = &lobby_hand_over_record_type,
             .flags = LOBBY_FIELD_PERSONAL,
             .maximum = 16),
  LOBBY_ROW ("lastVisit", last_visit, RECORD, .record = &lobby_last_visit_record_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("appointment", appointment, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("enteredBy", entered_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("arrivedAt", arrived_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("toldAt", told_us, INSTANT),
  LOBBY_ROW ("remindedAt", reminded_us, INSTANT),
  LOBBY_ROW ("deputyToldAt", deputy_us, INSTANT),
  LOBBY_ROW ("acknowledgedAt", acknowledged_us, INSTANT),
  LOBBY_ROW ("acknowledgedBy", acknowledged_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("metAt", met_us, INSTANT),
  LOBBY_ROW ("metBy", met_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("escalatedAt", escalated_us, INSTANT),
  LOBBY_ROW ("escalatedTo", escalated_to, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("newNote", new_note, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 2000),
  LOBBY_ROW ("notedAt", noted_us, INSTANT),
  LOBBY_ROW ("notedBy", noted_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_visit_record_type = LOBBY_RECORD_TYPE ("Visit", LobbyVisitRecord, visit_record_fields);

#define REC LobbyAppointmentRecord
static const LobbyField appointment_record_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("customer", customer, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("tier", tier, CHOICE, .choice = &lobby_tier_choice),
  LOBBY_ROW ("familyName", family_name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("honorific", honorific, CHOICE, .choice = &lobby_honorific_choice),
  LOBBY_ROW ("owner", owner, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("purpose", purpose, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_PERSONAL),
  LOBBY_ROW ("confirmed", confirmed, FLAG),
  LOBBY_ROW ("room", room, TEXT, .maximum = 64),
  LOBBY_ROW ("roomReady", room_ready, FLAG),
  LOBBY_ROW ("arrivedAt", arrived_us, INSTANT),
  LOBBY_ROW ("visit", visit, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("cancelledAt", cancelled_us, INSTANT),
};
#undef REC
const LobbyRecordType lobby_appointment_record_type = LOBBY_RECORD_TYPE ("Appointment",
                                                                         LobbyAppointmentRecord,
                                                                         appointment_record_fields);

/**
 * lobby_appointment_get_phase:
 * @appointment: an appointment
 * @missed_s: so long after the hour it counts as missed, seconds; 0: never
 * @now_us: branch time, µs since 1970 UTC
 *
 * Returns: what has become of it by now
 */
LobbyAppointmentPhase
lobby_appointment_get_phase (const LobbyAppointmentRecord *appointment, gint64 missed_s, gint64 now_us)
{
  if (appointment->cancelled_us != 0)
    return LOBBY_APPOINTMENT_CANCELLED;
  if (appointment->arrived_us != 0)
    return LOBBY_APPOINTMENT_KEPT;
  if (missed_s > 0 && now_us - appointment->at_us >= missed_s * G_USEC_PER_SEC)
    return LOBBY_APPOINTMENT_MISSED;
  return LOBBY_APPOINTMENT_EXPECTED;
}
