/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small branch: services A (15 min), B (20 min), V (5 min); counters 1, 2; devices CRS-1 and STM-1; zone UTC. */
#include "config.h"

#include "lobby-floor-maker.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

#include <string.h>

#define SOURCE "/branches/test/streams/main/1"

static guint64 sequence;

static const char branch[]
    = "{\"id\":\"test\",\"name\":{\"en\":\"Test "
      "Branch\",\"zh-CN\":\"测试支行\"},\"timeZone\":\"UTC\",\"businessDay\":\"" LOBBY_FLOOR_DAY "\","
      "\"opens\":\"09:00\",\"closes\":\"17:00\","
      "\"services\":[{\"id\":\"A\",\"prefix\":\"A\",\"name\":{\"en\":\"Personal "
      "cash\"},\"targetSeconds\":900,\"usualSeconds\":240,\"longSeconds\":600},"
      "{\"id\":\"B\",\"prefix\":\"B\",\"name\":{\"en\":\"Accounts and "
      "cards\"},\"targetSeconds\":1200,\"usualSeconds\":390,\"longSeconds\":700},"
      "{\"id\":\"V\",\"prefix\":\"V\",\"name\":{\"en\":\"VIP\"},\"targetSeconds\":300,\"vip\":true}],"
      "\"counters\":[{\"id\":\"1\",\"services\":[\"A\",\"B\"]},{\"id\":\"2\",\"services\":[\"A\",\"V\"],\"elastic\":"
      "true}],"
      "\"devices\":[{\"id\":\"CRS-1\",\"kind\":\"cash-recycler\"},{\"id\":\"STM-1\",\"kind\":\"smart-teller\"}],"
      "\"policy\":{\"version\":1,\"waitAmberPercent\":80,\"elderlyRedSeconds\":600,\"vipRedSeconds\":300,"
      "\"waitingPerCounter\":8,"
      "\"idleWhileQueueSeconds\":60,\"deviceSilentSeconds\":60,\"deviceHoldSeconds\":30,\"lowSupplyPercent\":15,"
      "\"levelGoalPercent\":90,\"vipAnswerSeconds\":120,\"vipEscalateSeconds\":180}}";

static const char floor_lists[]
    = "\"counters\":[{\"id\":\"1\",\"phase\":\"closed\"},{\"id\":\"2\",\"phase\":\"closed\"}],"
      "\"staff\":[{\"id\":\"t1\",\"name\":{\"en\":\"Liu "
      "Min\",\"zh-CN\":\"刘敏\"},\"role\":\"teller\",\"phase\":\"available\"}],"
      "\"devices\":[{\"id\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\","
      "\"acceptor\":\"ok\",\"cardReader\":\"ok\","
      "\"lastSign\":\"" LOBBY_FLOOR_DAY
      "T08:30:00Z\"},{\"id\":\"STM-1\",\"deviceStatus\":\"online\",\"cardReader\":\"ok\",\"printer\":\"ok\","
      "\"lastSign\":\"" LOBBY_FLOOR_DAY "T08:30:00Z\"}]";

/** lobby_floor_at: @time: "HH:MM:SS" of the day. Returns: the instant, µs since 1970 UTC */
gint64
lobby_floor_at (const char *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 instant;

  g_assert_true (lobby_instant_parse_local (zone, LOBBY_FLOOR_DAY, time, &instant));
  return instant;
}

/** lobby_floor_make_event: Returns: (transfer full): the event @name (as in "ticket.called") at @time ("HH:MM:SS") */
LobbyEvent *
lobby_floor_make_event (const char *time, const char *name, const char *data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdup_printf (
      "{\"specversion\":\"1.0\",\"id\":\"e%" G_GUINT64_FORMAT "\",\"source\":\"" SOURCE
      "\",\"type\":\"org.lobby.%s.v1\",\"time\":\"%sT%sZ\",\"sequence\":\"%020" G_GUINT64_FORMAT "\",\"data\":%s}",
      sequence + 1, name, LOBBY_FLOOR_DAY, time, sequence + 1, data);
  LobbyEvent *event = lobby_wire_parse_event (json, strlen (json), &error);

  g_assert_no_error (error);
  sequence++;
  return event;
}

/** lobby_floor_make_snapshot: Returns: (transfer full): the branch before opening, as a snapshot of all areas */
LobbyEvent *
lobby_floor_make_snapshot (const char *time)
{
  g_autofree char *data = g_strdup_printf (
      "{\"areas\":[\"queue\",\"devices\",\"customers\",\"feedback\"],\"branch\":%s,%s}", branch, floor_lists);

  return lobby_floor_make_event (time, "stream.snapshot", data);
}

/** lobby_floor_play: Returns: what became of the event that it made and applied */
LobbyApply
lobby_floor_play (LobbyState *state, const char *time, const char *name, const char *data)
{
  g_autoptr (LobbyEvent) event = lobby_floor_make_event (time, name, data);

  return lobby_state_apply (state, event, NULL);
}

/** lobby_floor_make_state: Returns: (transfer full): the branch at 8:30, both counters closed */
LobbyState *
lobby_floor_make_state (void)
{
  LobbyState *state = lobby_state_new ();
  g_autoptr (LobbyEvent) snapshot = lobby_floor_make_snapshot ("08:30:00");

  g_assert_cmpint (lobby_state_apply (state, snapshot, NULL), ==, LOBBY_APPLY_APPLIED);
  return state;
}
