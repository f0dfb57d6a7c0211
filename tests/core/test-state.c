/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fold: what each family of events does to the lobby, and that one history gives one digest. */
#include "lobby-floor-maker.h"

#define APPLIED LOBBY_APPLY_APPLIED
#define INCONSISTENT LOBBY_APPLY_INCONSISTENT

static void
open_and_issue (LobbyState *state)
{
  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\"}"), ==,
                   APPLIED);
  g_assert_cmpint (lobby_floor_play (state, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}"), ==,
                   APPLIED);
  g_assert_cmpint (lobby_floor_play (state, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}"), ==,
                   APPLIED);
}

/* What was noted at the door by mistake is taken back; what is not spoken of stays (S3-9, S3-28). */
static void
test_care_is_taken_back (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyTicketRecord *ticket;

  open_and_issue (state);
  ticket = lobby_state_get_ticket (state, "A001");
  lobby_floor_play (state, "09:02:10", "ticket.noted",
                    "{\"ticket\":\"A001\",\"elderly\":true,\"looseChange\":true,\"needsHelp\":true}");
  lobby_floor_play (state, "09:02:20", "ticket.noted", "{\"ticket\":\"A001\",\"medium\":\"card\"}");
  g_assert_true (ticket->elderly && ticket->loose_change && ticket->needs_help);
  lobby_floor_play (state, "09:02:30", "ticket.noted",
                    "{\"ticket\":\"A001\",\"notElderly\":true,\"notLooseChange\":true}");
  g_assert_false (ticket->elderly || ticket->loose_change);
  g_assert_true (ticket->needs_help);
  lobby_floor_play (state, "09:02:40", "ticket.noted",
                    "{\"ticket\":\"A001\",\"needsHelp\":true,\"notNeedsHelp\":true}");
  g_assert_true (ticket->needs_help); /* who says both needs it */
}

/* A band is kept as such; an amount that is known better takes its place. */
static void
test_an_amount_may_be_a_band (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyTicketRecord *ticket;

  open_and_issue (state);
  ticket = lobby_state_get_ticket (state, "A001");
  lobby_floor_play (state, "09:02:10", "ticket.noted",
                    "{\"ticket\":\"A001\",\"amountCny\":20000,\"amountFromCny\":5001}");
  g_assert_cmpint (ticket->amount_cny, ==, 20000); /* the rules ask for its upper end */
  g_assert_cmpint (ticket->amount_from_cny, ==, 5001);
  lobby_floor_play (state, "09:02:20", "ticket.noted", "{\"ticket\":\"A001\",\"amountCny\":8000}");
  g_assert_cmpint (ticket->amount_cny, ==, 8000);
  g_assert_cmpint (ticket->amount_from_cny, ==, 0);
}

static void
test_ticket_served (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyTicketRecord *ticket;
  const LobbyCounterRecord *counter;

  open_and_issue (state);
  g_assert_cmpuint (lobby_state_get_waiting (state, "A")->len, ==, 2);
  lobby_floor_play (state, "09:05:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:05:30", "ticket.recalled", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:06:00", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  counter = lobby_state_get_counter (state, "1");
  g_assert_cmpstr (counter->ticket, ==, "A001");
  lobby_floor_play (state, "09:10:00", "ticket.finished", "{\"ticket\":\"A001\",\"counter\":\"1\",\"resolved\":true}");

  ticket = lobby_state_get_ticket (state, "A001");
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_FINISHED);
  g_assert_cmpint (ticket->called_us, ==, lobby_floor_at ("09:05:00")); /* a recall keeps the first call */
  g_assert_cmpint (ticket->recalls, ==, 1);
  g_assert_true (ticket->resolved);
  g_assert_cmpstr (ticket->staff, ==, "t1");
  g_assert_null (counter->ticket);
  g_assert_cmpint (counter->served, ==, 1);
  g_assert_cmpint (counter->serving_total_us, ==, G_GINT64_CONSTANT (240000000));
  g_assert_cmpint (counter->idle_us, ==, lobby_floor_at ("09:10:00"));
  g_assert_cmpuint (lobby_state_get_waiting (state, "A")->len, ==, 1);
}

static void
test_no_show_is_not_abandoned (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();

  open_and_issue (state);
  g_assert_cmpint (lobby_floor_play (state, "09:03:00", "ticket.no-show", "{\"ticket\":\"A001\"}"), ==, INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:03:00", "ticket.abandoned", "{\"ticket\":\"A001\"}"), ==, APPLIED);
  lobby_floor_play (state, "09:04:00", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  g_assert_cmpint (lobby_floor_play (state, "09:05:00", "ticket.abandoned", "{\"ticket\":\"A002\"}"), ==, INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:05:00", "ticket.no-show", "{\"ticket\":\"A002\"}"), ==, APPLIED);
  g_assert_cmpint (lobby_state_get_ticket (state, "A001")->phase, ==, LOBBY_TICKET_ABANDONED);
  g_assert_cmpint (lobby_state_get_ticket (state, "A002")->phase, ==, LOBBY_TICKET_NO_SHOW);
  g_assert_cmpint (lobby_state_get_counter (state, "1")->idle_us, ==, lobby_floor_at ("09:05:00"));
}

static void
test_transfer_waits_twice (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyTicketRecord *ticket;

  open_and_issue (state);
  lobby_floor_play (state, "09:05:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:05:30", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:07:30", "ticket.transferred", "{\"ticket\":\"A001\",\"service\":\"B\"}");
  ticket = lobby_state_get_ticket (state, "A001");
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_WAITING);
  g_assert_cmpint (ticket->first_wait_us, ==, G_GINT64_CONSTANT (240000000));
  g_assert_cmpint (ticket->queued_us, ==, lobby_floor_at ("09:07:30"));
  g_assert_cmpint (ticket->issued_us, ==, lobby_floor_at ("09:01:00"));
  g_assert_cmpuint (lobby_state_get_waiting (state, "B")->len, ==, 1);
  g_assert_cmpint (lobby_state_get_counter (state, "1")->serving_total_us, ==, G_GINT64_CONSTANT (120000000));
}

static void
test_diverted_and_back (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const GPtrArray *queue;

  open_and_issue (state);
  lobby_floor_play (state, "09:03:00", "ticket.diverted", "{\"ticket\":\"A001\",\"device\":\"CRS-1\"}");
  g_assert_cmpuint (lobby_state_get_waiting (state, "A")->len, ==, 1);
  lobby_floor_play (state, "09:06:00", "ticket.returned", "{\"ticket\":\"A001\",\"device\":\"CRS-1\"}");
  queue = lobby_state_get_waiting (state, "A");
  g_assert_cmpuint (queue->len, ==, 2);
  /* Who came back is where the ticket puts them, not at the end. */
  g_assert_cmpstr (((const LobbyTicketRecord *) g_ptr_array_index (queue, 0))->id, ==, "A001");
  g_assert_true (lobby_state_get_ticket (state, "A001")->came_back);
}

static void
test_counter_times (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyCounterRecord *counter;

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\"}");
  lobby_floor_play (state, "10:00:00", "counter.paused",
                    "{\"counter\":\"1\",\"reason\":\"hand-over\",\"backAt\":\"2025-11-17T10:10:00Z\"}");
  counter = lobby_state_get_counter (state, "1");
  g_assert_cmpint (counter->phase, ==, LOBBY_COUNTER_PAUSED);
  g_assert_cmpint (counter->reason, ==, LOBBY_PAUSE_HAND_OVER);
  g_assert_cmpint (counter->back_us, ==, lobby_floor_at ("10:10:00"));
  lobby_floor_play (state, "10:10:00", "counter.resumed", "{\"counter\":\"1\"}");
  lobby_floor_play (state, "11:00:00", "counter.closed", "{\"counter\":\"1\"}");
  g_assert_cmpint (counter->open_total_us, ==, G_GINT64_CONSTANT (110) * 60 * 1000000); /* the pause is not open time */
  g_assert_null (counter->staff);

  lobby_floor_play (state, "11:05:00", "counter.asked", "{\"counter\":\"2\",\"action\":\"open\",\"staff\":\"t1\"}");
  counter = lobby_state_get_counter (state, "2");
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  lobby_floor_play (state, "11:06:00", "counter.opened", "{\"counter\":\"2\",\"staff\":\"t1\"}");
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_UNKNOWN);
}

static void
test_device_day (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const LobbyDeviceRecord *device = lobby_state_get_device (state, "CRS-1");
  const LobbyOccurrenceRecord *last;
  gint64 silent = G_GINT64_CONSTANT (60000000);

  lobby_floor_play (state, "09:10:00", "device.use-started",
                    "{\"device\":\"CRS-1\",\"transaction\":\"withdraw\",\"waiting\":1}");
  g_assert_cmpint (device->use_us, ==, lobby_floor_at ("09:10:00"));
  lobby_floor_play (state, "09:12:00", "device.use-ended", "{\"device\":\"CRS-1\",\"amountCny\":3000,\"waiting\":0}");
  g_assert_cmpint (device->uses, ==, 1);
  g_assert_cmpint (device->idle_us, ==, lobby_floor_at ("09:12:00"));
  g_assert_cmpint (lobby_floor_play (state, "09:13:00", "device.use-ended", "{\"device\":\"CRS-1\"}"), ==,
                   INCONSISTENT);

  lobby_floor_play (state, "09:20:00", "device.supplies",
                    "{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"cash\",\"percent\":50,\"amountCny\":300000,"
                    "\"replenishment\":\"ok\"}]}");
  g_assert_cmpint (lobby_device_get_terminal_state (device, lobby_floor_at ("09:20:10"), silent), ==,
                   LOBBY_TERMINAL_IN_SERVICE);
  lobby_floor_play (state, "09:30:00", "device.supplies",
                    "{\"device\":\"CRS-1\",\"supplies\":[{\"kind\":\"cash\",\"percent\":9,\"amountCny\":54000,"
                    "\"replenishment\":\"low\"}]}");
  g_assert_cmpint (lobby_device_get_terminal_state (device, lobby_floor_at ("09:30:10"), silent), ==,
                   LOBBY_TERMINAL_DEGRADED);
  last = g_ptr_array_index (lobby_state_get_occurrences (state), lobby_state_get_occurrences (state)->len - 1);
  g_assert_cmpint (last->kind, ==, LOBBY_OCCURRENCE_LOW);
  g_assert_cmpuint (lobby_state_get_levels (state)->len, ==, 2);

  lobby_floor_play (state, "09:31:00", "device.fault",
                    "{\"device\":\"CRS-1\",\"part\":\"card-reader\",\"fault\":\"jammed\"}");
  lobby_floor_play (state, "09:31:00", "device.status",
                    "{\"device\":\"CRS-1\",\"deviceStatus\":\"hardware-error\",\"operatorSwitch\":\"run\"}");
  g_assert_cmpint (lobby_device_get_terminal_state (device, lobby_floor_at ("09:31:10"), silent), ==,
                   LOBBY_TERMINAL_OUT_OF_SERVICE);
  g_assert_cmpint (lobby_device_get_terminal_state (device, lobby_floor_at ("09:33:00"), silent), ==,
                   LOBBY_TERMINAL_UNKNOWN);
  lobby_floor_play (state, "09:33:00", "device.serviced",
                    "{\"device\":\"CRS-1\",\"servicing\":\"cleared\",\"staff\":\"t1\"}");
  last = g_ptr_array_index (lobby_state_get_occurrences (state), lobby_state_get_occurrences (state)->len - 1);
  g_assert_cmpint (last->kind, ==, LOBBY_OCCURRENCE_CLEARED);
  g_assert_cmpint (last->part, ==, LOBBY_PART_CARD_READER);
  g_assert_cmpint (last->lasted_s, ==, 120);
}

static void
test_bad_data_are_counted (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autofree char *before = lobby_state_digest (state);
  g_autofree char *after = NULL;
  g_autoptr (LobbyEvent) future = NULL;
  LobbyTicketFacts *facts;

  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "ticket.called", "{\"ticket\":\"X9\",\"counter\":\"1\"}"), ==,
                   INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"77\"}"), ==, INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"Z1\",\"service\":\"Z\"}"), ==,
                   INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "queue.rearranged", "{}"), ==, LOBBY_APPLY_IGNORED);

  facts = lobby_record_new (&lobby_ticket_issued_type);
  facts->ticket = g_strdup ("A900");
  facts->service = g_strdup ("A");
  future = lobby_event_new (LOBBY_EVENT_TICKET_ISSUED, "/s/1", 1, "x",
                            lobby_floor_at ("09:00:00") + G_GINT64_CONSTANT (86400000000) * 365, facts);
  g_assert_cmpint (lobby_state_apply (state, future, NULL), ==, INCONSISTENT);

  after = lobby_state_digest (state);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (lobby_state_count (state, INCONSISTENT), ==, 4);
  g_assert_cmpuint (lobby_state_count_unknown (state), ==, 1);
}

static void
test_snapshot_is_the_state (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyState) twin = lobby_state_new ();
  g_autoptr (LobbyState) copy = NULL;
  const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  g_autoptr (LobbyEvent) event = NULL;
  g_autofree char *digest = NULL, *twin_digest = NULL, *copy_digest = NULL;

  open_and_issue (state);
  lobby_floor_play (state, "09:10:00", "device.use-started", "{\"device\":\"STM-1\",\"ticket\":\"A001\"}");
  lobby_floor_play (state, "09:11:00", "feedback.received",
                    "{\"id\":\"f1\",\"score\":9,\"at\":\"2025-11-17T09:11:00Z\"}");
  event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/s/1", 7, "7", lobby_state_get_time (state),
                           lobby_state_snapshot (state, areas, 7));
  g_assert_cmpint (lobby_state_apply (twin, event, NULL), ==, APPLIED);
  copy = lobby_state_copy (state);

  lobby_floor_play (state, "09:12:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (twin, "09:12:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (copy, "09:12:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  digest = lobby_state_digest (state);
  twin_digest = lobby_state_digest (twin);
  copy_digest = lobby_state_digest (copy);
  g_assert_cmpstr (digest, ==, twin_digest);
  g_assert_cmpstr (digest, ==, copy_digest);
}

static void
test_partial_snapshot (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  const char *const areas[] = { "devices", NULL };
  g_autoptr (LobbyEvent) event = NULL;

  event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/s/devices", 7, "7", lobby_state_get_time (state),
                           lobby_state_snapshot (state, areas, 7));
  open_and_issue (state);
  lobby_floor_play (state, "09:10:00", "device.use-started", "{\"device\":\"STM-1\"}");
  g_assert_cmpint (lobby_state_apply (state, event, NULL), ==, APPLIED);
  g_assert_cmpuint (lobby_state_get_waiting (state, "A")->len, ==, 2); /* not its area */
  g_assert_cmpint (lobby_state_get_device (state, "STM-1")->use_us, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/ticket/care-is-taken-back", test_care_is_taken_back);
  g_test_add_func ("/state/ticket/an-amount-may-be-a-band", test_an_amount_may_be_a_band);
  g_test_add_func ("/state/ticket/served", test_ticket_served);
  g_test_add_func ("/state/ticket/no-show-is-not-abandoned", test_no_show_is_not_abandoned);
  g_test_add_func ("/state/ticket/transfer-waits-twice", test_transfer_waits_twice);
  g_test_add_func ("/state/ticket/diverted-and-back", test_diverted_and_back);
  g_test_add_func ("/state/counter/times", test_counter_times);
  g_test_add_func ("/state/device/day", test_device_day);
  g_test_add_func ("/state/bad-data-are-counted", test_bad_data_are_counted);
  g_test_add_func ("/state/snapshot/is-the-state", test_snapshot_is_the_state);
  g_test_add_func ("/state/snapshot/partial", test_partial_snapshot);
  return g_test_run ();
}
