/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of advice: what ended says why and goes, what was decided stays while it can be undone, nothing jumps about,
 * and nothing is advised on old figures. */
#include "lobby-advice-board.h"
#include "lobby-floor-maker.h"

typedef struct
{
  LobbyState *state;
  LobbyAdviceBoard *board;
  LobbyForesight *foresight;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = lobby_floor_make_state ();
  fixture->board = lobby_advice_board_new ();
  fixture->foresight = lobby_foresight_new (lobby_floor_at ("09:10:00"));
  lobby_floor_play (fixture->state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  lobby_floor_play (fixture->state, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  lobby_floor_play (fixture->state, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  lobby_floor_play (
      fixture->state, "09:09:59", "device.status",
      "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\"}");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_advice_board_free (fixture->board);
  lobby_foresight_unref (fixture->foresight);
  lobby_state_free (fixture->state);
}

/* What is foreseen next: nothing yet. */
static void
foresee (Fixture *fixture, const char *time)
{
  lobby_foresight_unref (fixture->foresight);
  fixture->foresight = lobby_foresight_new (lobby_floor_at (time));
}

static LobbyAdviceFacts *
advise (Fixture *fixture, LobbyAdviceKind kind, const char *id, double worth_s)
{
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);

  facts->kind = kind;
  facts->id = g_strdup (id);
  facts->worth_s = worth_s;
  facts->at_us = fixture->foresight->at_us;
  lobby_foresight_take_advice (fixture->foresight, facts);
  return facts;
}

static void
advise_diversion (Fixture *fixture, const char *ticket, const char *device, double worth_s)
{
  g_autofree char *id = g_strdup_printf ("divert-%s-%s", ticket, device);
  LobbyAdviceFacts *facts = advise (fixture, LOBBY_ADVICE_DIVERT, id, worth_s);

  facts->ticket = g_strdup (ticket);
  facts->device = g_strdup (device);
}

static void
update (Fixture *fixture, const char *time)
{
  /* The devices have given signs up to 9:10. */
  lobby_advice_board_update (fixture->board, fixture->state, fixture->foresight, lobby_floor_at (time),
                             lobby_floor_at ("09:10:00"));
}

/* Shows the board as "id id!3 …": an ended item with the number of its ending. */
static void
assert_board (Fixture *fixture, const char *expected)
{
  const GPtrArray *items = lobby_advice_board_get_items (fixture->board);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const LobbyAdviceItem *item = g_ptr_array_index (items, i);
      g_string_append_printf (shown, "%s%s", i > 0 ? " " : "", item->facts->id);
      if (item->ending != LOBBY_ADVICE_ENDING_NONE)
        g_string_append_printf (shown, "!%d", item->ending);
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
decide (Fixture *fixture, const char *time, const char *advice, const char *decision)
{
  g_autofree char *shown = g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"divert\",\"ticket\":\"A001\"}", advice);
  g_autofree char *decided = g_strdup_printf ("{\"advice\":\"%s\",\"decision\":\"%s\"}", advice, decision);

  lobby_floor_play (fixture->state, time, "advice.shown", shown);
  g_assert_cmpint (lobby_floor_play (fixture->state, time, "advice.decided", decided), ==, LOBBY_APPLY_APPLIED);
}

static void
test_called (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  assert_board (fixture, "divert-A001-CRS-1");

  lobby_floor_play (fixture->state, "09:10:01", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  update (fixture, "09:10:01"); /* the foresight is still the old one */
  assert_board (fixture, "divert-A001-CRS-1!1");
  foresee (fixture, "09:10:02");
  update (fixture, "09:10:05");
  assert_board (fixture, "divert-A001-CRS-1!1");
  update (fixture, "09:10:06");
  assert_board (fixture, "");
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  lobby_floor_play (fixture->state, "09:10:01", "ticket.abandoned", "{\"ticket\":\"A001\"}");
  update (fixture, "09:10:01");
  assert_board (fixture, "divert-A001-CRS-1!2");
}

static void
test_broken_device (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  lobby_floor_play (fixture->state, "09:10:01", "device.status",
                    "{\"device\":\"CRS-1\",\"deviceStatus\":\"hardware-error\"}");
  update (fixture, "09:10:01");
  assert_board (fixture, "divert-A001-CRS-1!4");
  /* What is foreseen on the basis of the time before does not bring it back. */
  update (fixture, "09:10:07");
  assert_board (fixture, "");
}

static void
test_decided_stays_while_it_can_be_undone (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  advise_diversion (fixture, "A002", "CRS-1", 300);
  update (fixture, "09:10:00");
  decide (fixture, "09:10:02", "divert-A001-CRS-1", "declined");
  update (fixture, "09:10:02");
  assert_board (fixture, "divert-A001-CRS-1!7 divert-A002-CRS-1");
  update (fixture, "09:10:09");
  assert_board (fixture, "divert-A001-CRS-1!7 divert-A002-CRS-1");
  update (fixture, "09:10:10");
  assert_board (fixture, "divert-A002-CRS-1");
  update (fixture, "09:11:00"); /* never again, also when it is still foreseen */
  assert_board (fixture, "divert-A002-CRS-1");
}

static void
test_undone_comes_back (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  decide (fixture, "09:10:02", "divert-A001-CRS-1", "skipped");
  update (fixture, "09:10:02");
  lobby_floor_play (fixture->state, "09:10:05", "advice.decided",
                    "{\"advice\":\"divert-A001-CRS-1\",\"decision\":\"undone\"}");
  update (fixture, "09:10:05");
  assert_board (fixture, "divert-A001-CRS-1");
}

static void
test_offered_is_not_decided (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  decide (fixture, "09:10:02", "divert-A001-CRS-1", "offered");
  update (fixture, "09:10:30");
  assert_board (fixture, "divert-A001-CRS-1");
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  lobby_advice_board_update (fixture->board, fixture->state, NULL, lobby_floor_at ("09:10:00"),
                             lobby_floor_at ("09:10:00"));
  assert_board (fixture, "");
}

static void
test_order_does_not_jump (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  advise_diversion (fixture, "A002", "CRS-1", 500);
  update (fixture, "09:10:00");
  assert_board (fixture, "divert-A001-CRS-1 divert-A002-CRS-1");
  foresee (fixture, "09:10:01");
  advise_diversion (fixture, "A002", "CRS-1", 700);
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:01"); /* a little better is not better */
  assert_board (fixture, "divert-A001-CRS-1 divert-A002-CRS-1");
  foresee (fixture, "09:10:02");
  advise_diversion (fixture, "A002", "CRS-1", 800);
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:02");
  assert_board (fixture, "divert-A002-CRS-1 divert-A001-CRS-1");
}

static void
test_no_longer_helps (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  foresee (fixture, "09:10:01");
  update (fixture, "09:10:01");
  assert_board (fixture, "divert-A001-CRS-1!8");
}

static void
test_another_device_takes_its_place (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  foresee (fixture, "09:10:01");
  advise_diversion (fixture, "A001", "STM-1", 600);
  lobby_floor_play (fixture->state, "09:10:01", "device.status",
                    "{\"device\":\"STM-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"printer\":\"ok\"}");
  update (fixture, "09:10:01");
  assert_board (fixture, "divert-A001-STM-1");
}

static void
test_unknown_devices (Fixture *fixture, gconstpointer data)
{
  advise_diversion (fixture, "A001", "CRS-1", 600);
  update (fixture, "09:10:00");
  foresee (fixture, "09:10:01");
  fixture->foresight->devices_known = FALSE;
  update (fixture, "09:10:01");
  assert_board (fixture, "");
}

static void
test_counter (Fixture *fixture, gconstpointer data)
{
  LobbyAdviceFacts *facts = advise (fixture, LOBBY_ADVICE_OPEN_COUNTER, "open-2-0910", 3000);

  facts->counter = g_strdup ("2");
  facts->staff = g_strdup ("t1");
  update (fixture, "09:10:00");
  assert_board (fixture, "open-2-0910");
  lobby_floor_play (fixture->state, "09:10:10", "staff.changed", "{\"staff\":\"t1\",\"phase\":\"on-break\"}");
  update (fixture, "09:10:10");
  assert_board (fixture, "open-2-0910!5");
  lobby_floor_play (fixture->state, "09:10:20", "staff.changed", "{\"staff\":\"t1\",\"phase\":\"available\"}");
  update (fixture, "09:10:20"); /* what ended has gone, and holds again */
  assert_board (fixture, "open-2-0910");
  lobby_floor_play (fixture->state, "09:10:30", "counter.opened", "{\"counter\":\"2\",\"staff\":\"t1\"}");
  update (fixture, "09:10:30");
  assert_board (fixture, "open-2-0910!6");
}

static void
test_most_items (Fixture *fixture, gconstpointer data)
{
  fixture->foresight->most_items = 1;
  advise_diversion (fixture, "A001", "CRS-1", 300);
  advise_diversion (fixture, "A002", "CRS-1", 600);
  update (fixture, "09:10:00");
  assert_board (fixture, "divert-A002-CRS-1");
}

/* Customers to divert do not hide the one counter that should open. */
static void
test_most_items_keep_each_kind (Fixture *fixture, gconstpointer data)
{
  fixture->foresight->most_items = 2;
  advise_diversion (fixture, "A001", "CRS-1", 900);
  advise_diversion (fixture, "A002", "CRS-1", 600);
  advise (fixture, LOBBY_ADVICE_OPEN_COUNTER, "open-5", 300);
  update (fixture, "09:10:00");
  assert_board (fixture, "divert-A001-CRS-1 open-5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/advice-board/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("called", test_called);
  ADD ("left", test_left);
  ADD ("broken-device", test_broken_device);
  ADD ("decided", test_decided_stays_while_it_can_be_undone);
  ADD ("undone", test_undone_comes_back);
  ADD ("offered", test_offered_is_not_decided);
  ADD ("stale", test_stale);
  ADD ("order", test_order_does_not_jump);
  ADD ("no-longer-helps", test_no_longer_helps);
  ADD ("another-device", test_another_device_takes_its_place);
  ADD ("unknown-devices", test_unknown_devices);
  ADD ("counter", test_counter);
  ADD ("most-items", test_most_items);
  ADD ("most-items-keep-each-kind", test_most_items_keep_each_kind);
  return g_test_run ();
}
