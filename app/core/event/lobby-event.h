/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event: what can happen on the floor, and how it arrives in order. Live, journal, recording and replay all speak this
 * one vocabulary. The room knows records only: no JSON, no clock, no I/O. */
#pragma once

#include "lobby-event-payloads.h"

G_BEGIN_DECLS

/* Kind, name on the wire (`org.lobby.NAME.v1`), table of the payload, area. Console kinds have area UNKNOWN. */
#define LOBBY_EVENT_KIND_LIST(X) \
  X (SNAPSHOT, "stream.snapshot", snapshot, UNKNOWN) \
  X (HELLO, "stream.hello", hello, UNKNOWN) \
  X (HEARTBEAT, "stream.heartbeat", heartbeat, UNKNOWN) \
  X (BRANCH_CHANGED, "branch.changed", branch_record, QUEUE) \
  X (RULES_CHANGED, "rules.changed", rule_sheet, QUEUE) \
  X (TICKET_ISSUED, "ticket.issued", ticket_issued, QUEUE) \
  X (TICKET_NOTED, "ticket.noted", ticket_noted, QUEUE) \
  X (TICKET_CALLED, "ticket.called", ticket_called, QUEUE) \
  X (TICKET_RECALLED, "ticket.recalled", ticket_called, QUEUE) \
  X (TICKET_SERVING, "ticket.serving", ticket_called, QUEUE) \
  X (TICKET_FINISHED, "ticket.finished", ticket_finished, QUEUE) \
  X (TICKET_NO_SHOW, "ticket.no-show", ticket_left, QUEUE) \
  X (TICKET_ABANDONED, "ticket.abandoned", ticket_left, QUEUE) \
  X (TICKET_TRANSFERRED, "ticket.transferred", ticket_transferred, QUEUE) \
  X (TICKET_DIVERTED, "ticket.diverted", ticket_diverted, QUEUE) \
  X (TICKET_RETURNED, "ticket.returned", ticket_returned, QUEUE) \
  X (COUNTER_OPENED, "counter.opened", counter_opened, QUEUE) \
  X (COUNTER_CLOSED, "counter.closed", counter_closed, QUEUE) \
  X (COUNTER_PAUSED, "counter.paused", counter_paused, QUEUE) \
  X (COUNTER_RESUMED, "counter.resumed", counter_resumed, QUEUE) \
  X (COUNTER_PROFILE_CHANGED, "counter.profile-changed", counter_profile_changed, QUEUE) \
  X (COUNTER_STAFF_CHANGED, "counter.staff-changed", counter_staff_changed, QUEUE) \
  X (COUNTER_ASKED, "counter.asked", counter_asked, QUEUE) \
  X (COUNTER_REFUSED, "counter.refused", counter_refused, QUEUE) \
  X (STAFF_CHANGED, "staff.changed", staff_changed, QUEUE) \
  X (ADVICE_SHOWN, "advice.shown", advice_record, QUEUE) \
  X (ADVICE_DECIDED, "advice.decided", advice_decided, QUEUE) \
  X (DEVICE_STATUS, "device.status", device_status_changed, DEVICES) \
  X (DEVICE_SUPPLIES, "device.supplies", device_supplies_read, DEVICES) \
  X (DEVICE_USE_STARTED, "device.use-started", device_use_started, DEVICES) \
  X (DEVICE_USE_ENDED, "device.use-ended", device_use_ended, DEVICES) \
  X (DEVICE_QUEUE, "device.queue", device_queue_changed, DEVICES) \
  X (DEVICE_FAULT, "device.fault", device_faulted, DEVICES) \
  X (DEVICE_SERVICED, "device.serviced", device_serviced, DEVICES) \
  X (DEVICE_ASKED, "device.asked", device_asked, DEVICES) \
  X (CUSTOMER_RECOGNISED, "customer.recognised", visit_record, CUSTOMERS) \
  X (CUSTOMER_TOLD, "customer.told", visit_step, CUSTOMERS) \
  X (CUSTOMER_REMINDED, "customer.reminded", visit_step, CUSTOMERS) \
  X (CUSTOMER_DEPUTY_TOLD, "customer.deputy-told", visit_step, CUSTOMERS) \
  X (CUSTOMER_ACKNOWLEDGED, "customer.acknowledged", visit_step, CUSTOMERS) \
  X (CUSTOMER_MET, "customer.met", visit_step, CUSTOMERS) \
  X (CUSTOMER_ESCALATED, "customer.escalated", visit_step, CUSTOMERS) \
  X (CUSTOMER_ASSIGNED, "customer.assigned", visit_step, CUSTOMERS) \
  X (CUSTOMER_NOTED, "customer.noted", visit_noted, CUSTOMERS) \
  X (APPOINTMENT_BOOKED, "appointment.booked", appointment_record, CUSTOMERS) \
  X (APPOINTMENT_CHANGED, "appointment.changed", appointment_record, CUSTOMERS) \
  X (APPOINTMENT_CANCELLED, "appointment.cancelled", appointment_cancelled, CUSTOMERS) \
  X (FEEDBACK_RECEIVED, "feedback.received", feedback_record, FEEDBACK) \
  X (CASE_OPENED, "case.opened", case_record, FEEDBACK) \
  X (CASE_CHANGED, "case.changed", case_changed, FEEDBACK) \
  X (CASE_CLOSED, "case.closed", case_changed, FEEDBACK) \
  X (CHECKLIST_CHANGED, "checklist.changed", checklist, FEEDBACK) \
  X (CHECKLIST_STARTED, "checklist.started", check_started, FEEDBACK) \
  X (CHECKLIST_ANSWERED, "checklist.answered", check_answered, FEEDBACK) \
  X (CHECKLIST_FINISHED, "checklist.finished", check_finished, FEEDBACK) \
  X (LINK_CHANGED, "console.link-changed", link_record, UNKNOWN) \
  X (ALERT_MARKED, "console.alert-marked", alert_mark_record, UNKNOWN) \
  X (TICKET_PROMISED, "console.ticket-promised", promise_record, UNKNOWN)

#define LOBBY_EVENT_KIND_VALUE(KIND, name, table, AREA) LOBBY_EVENT_##KIND,

/**
 * LobbyEventKind:
 * @LOBBY_EVENT_UNKNOWN: a type that this version does not know: kept and counted, never applied
 */
typedef enum
{
  LOBBY_EVENT_UNKNOWN,
  LOBBY_EVENT_KIND_LIST (LOBBY_EVENT_KIND_VALUE) LOBBY_EVENT_N_KINDS,
} LobbyEventKind;

/* Data classification of JR/T 0171; C3 (authentication data) is refused at the door. */
typedef enum
{
  LOBBY_CLASS_C1 = 1,
  LOBBY_CLASS_C2 = 2,
} LobbyClassification;

/**
 * LobbyEvent:
 *
 * Something that happened, as a CloudEvent; immutable and reference-counted (atomically, so that a worker thread may
 * hold one).
 */
typedef struct _LobbyEvent LobbyEvent;

LobbyEvent *lobby_event_new (LobbyEventKind kind,
                             const char *source,
                             guint64 sequence,
                             const char *id,
                             gint64 time_us,
                             gpointer payload);
LobbyEvent *
lobby_event_new_unknown (const char *type, const char *source, guint64 sequence, const char *id, gint64 time_us);
LobbyEvent *lobby_event_ref (LobbyEvent *event);
void lobby_event_unref (LobbyEvent *event);

/* Only between making an event and handing it out. */
void lobby_event_set_correlation (LobbyEvent *event, const char *correlation);
void lobby_event_set_causation (LobbyEvent *event, const char *causation);
void lobby_event_set_recorded (LobbyEvent *event, gint64 recorded_us);
void lobby_event_set_classification (LobbyEvent *event, LobbyClassification classification);
void lobby_event_take_raw (LobbyEvent *event, char *raw);

LobbyEventKind lobby_event_get_kind (const LobbyEvent *event);
const char *lobby_event_get_type (const LobbyEvent *event);
const char *lobby_event_get_source (const LobbyEvent *event);
guint64 lobby_event_get_sequence (const LobbyEvent *event);
const char *lobby_event_get_id (const LobbyEvent *event);
gint64 lobby_event_get_time (const LobbyEvent *event);
gint64 lobby_event_get_recorded (const LobbyEvent *event);
const char *lobby_event_get_correlation (const LobbyEvent *event);
const char *lobby_event_get_causation (const LobbyEvent *event);
LobbyClassification lobby_event_get_classification (const LobbyEvent *event);
const char *lobby_event_get_raw (const LobbyEvent *event);
gconstpointer lobby_event_get_payload (const LobbyEvent *event);
const char *lobby_event_get_subject (const LobbyEvent *event);

/* The payload as the struct of its kind, as in LOBBY_PAYLOAD (event, TicketMoment)->ticket. */
#define LOBBY_PAYLOAD(event, Struct) ((const Lobby##Struct *) lobby_event_get_payload (event))

const char *lobby_event_kind_get_type (LobbyEventKind kind);
const LobbyRecordType *lobby_event_kind_get_table (LobbyEventKind kind);
LobbyArea lobby_event_kind_get_area (LobbyEventKind kind);
LobbyEventKind lobby_event_kind_from_type (const char *type);
gboolean lobby_event_kind_is_control (LobbyEventKind kind);
gboolean lobby_event_kind_is_console (LobbyEventKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyEvent, lobby_event_unref)

G_END_DECLS
