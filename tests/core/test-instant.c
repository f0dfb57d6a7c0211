/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: RFC 3339 as branches write it, and wall time in a branch's zone. */
#include "lobby-instant.h"

static void
test_round_trip (void)
{
  const char *const texts[] = { "2025-11-17T02:42:06Z", "2025-11-17T02:42:06.120Z", "2024-02-29T23:59:59.000001Z",
                                "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.500Z", "9999-12-31T23:59:59.999999Z" };
  char buffer[LOBBY_INSTANT_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 instant;
      g_assert_true (lobby_instant_parse (texts[i], &instant));
      g_assert_cmpstr (lobby_instant_format (instant, buffer), ==, texts[i]);
    }
}

static void
test_same_instant (void)
{
  gint64 utc, offset, zoned, leap, minute;

  g_assert_true (lobby_instant_parse ("2025-11-17T02:42:06Z", &utc));
  g_assert_true (lobby_instant_parse ("2025-11-17T10:42:06+08:00", &offset));
  g_assert_true (lobby_instant_parse ("2025-11-17T10:42:06+08:00[Asia/Shanghai]", &zoned));
  g_assert_cmpint (utc, ==, offset);
  g_assert_cmpint (utc, ==, zoned);
  g_assert_true (lobby_instant_parse ("2016-12-31T23:59:60Z", &leap));
  g_assert_true (lobby_instant_parse ("2017-01-01T00:00:00Z", &minute));
  g_assert_cmpint (leap, ==, minute);
}

static void
test_refused (void)
{
  const char *const texts[] = { "",
                                "2025",
                                "2025-11-17",
                                "2025-11-17T10:42:06",
                                "2025-13-01T00:00:00Z",
                                "2025-02-29T00:00:00Z",
                                "2025-11-17T24:00:00Z",
                                "2025-11-17T10:42:06+8",
                                "2025-11-17T10:42:06Zx",
                                "2025-11-17T10:42:06.Z",
                                "2025-11-17T10:42:61Z",
                                "0000-01-01T00:00:00Z",
                                "9999-12-31T23:59:59-00:01",
                                "0001-01-01T00:00:00+00:01" };
  gint64 instant;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (lobby_instant_parse (texts[i], &instant));
}

static void
test_wall_time (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  char buffer[LOBBY_INSTANT_SIZE];
  gint64 instant;

  g_assert_cmpstr (lobby_instant_format (lobby_instant_from_local (shanghai, "2025-11-17", 9 * 60), buffer), ==,
                   "2025-11-17T01:00:00Z");
  g_assert_true (lobby_instant_parse ("2025-11-17T16:30:00Z", &instant));
  g_autofree char *day = lobby_instant_dup_day (instant, shanghai);
  g_assert_cmpstr (day, ==, "2025-11-18");

  /* The days on which the clocks change have 23 and 25 hours. */
  gint64 spring = lobby_instant_from_local (berlin, "2025-03-31", 0)
                  - lobby_instant_from_local (berlin, "2025-03-30", 0);
  gint64 autumn = lobby_instant_from_local (berlin, "2025-10-27", 0)
                  - lobby_instant_from_local (berlin, "2025-10-26", 0);
  g_assert_cmpint (spring, ==, 23 * LOBBY_HOUR_US);
  g_assert_cmpint (autumn, ==, 25 * LOBBY_HOUR_US);
}

/* A time of day as people write it, also on a Chinese keyboard; nothing else. */
static void
test_written_by_hand (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes;
  } good[] = { { "08:30", 510 }, { "8:30", 510 },   { " 8.30 ", 510 },  { "0830", 510 },
               { "00:00", 0 },   { "23:59", 1439 }, { "８：３０", 510 } };
  static const char *const bad[] = { "",       "8",     "830",     "24:00", "8:60", "8:3",
                                     "08:30x", "-8:30", "8:30:00", "noon",  "8：",  "08 30" };
  gint64 minutes = -1;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (lobby_instant_read_wall (good[i].text, &minutes));
      g_assert_cmpint (minutes, ==, good[i].minutes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (lobby_instant_read_wall (bad[i], &minutes));
}

static void
assert_day_end (const char *zone_id, const char *from, gint64 days, const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_id);
  char buffer[LOBBY_INSTANT_SIZE];
  gint64 instant;

  g_assert_nonnull (zone);
  g_assert_true (lobby_instant_parse (from, &instant));
  g_assert_cmpstr (lobby_instant_format (lobby_instant_day_end (instant, days, zone), buffer), ==, expected);
  g_assert_cmpint (lobby_instant_count_days (instant, lobby_instant_day_end (instant, days, zone), zone), ==, days);
}

/* A term in calendar days ends with its last day, in the zone of the branch. */
static void
test_calendar_days (void)
{
  assert_day_end ("Asia/Shanghai", "2025-11-17T02:42:06Z", 0, "2025-11-17T15:59:59Z");
  assert_day_end ("Asia/Shanghai", "2025-11-17T02:42:06Z", 15, "2025-12-02T15:59:59Z");
  /* Past midnight in Shanghai it is the next day already, whatever UTC says. */
  assert_day_end ("Asia/Shanghai", "2025-11-17T16:30:00Z", 15, "2025-12-03T15:59:59Z");
  assert_day_end ("Asia/Shanghai", "2025-12-20T02:00:00Z", 30, "2026-01-19T15:59:59Z");
  /* A leap day counts, and a year without one has none. */
  assert_day_end ("Asia/Shanghai", "2028-02-20T02:00:00Z", 15, "2028-03-06T15:59:59Z");
  assert_day_end ("Asia/Shanghai", "2027-02-20T02:00:00Z", 15, "2027-03-07T15:59:59Z");
  assert_day_end ("Asia/Shanghai", "2028-02-14T02:00:00Z", 15, "2028-02-29T15:59:59Z");
  /* Clocks that change in between move the instant, not the day. */
  assert_day_end ("Europe/Berlin", "2025-03-20T09:00:00Z", 15, "2025-04-04T21:59:59Z");
  assert_day_end ("Europe/Berlin", "2025-10-20T09:00:00Z", 15, "2025-11-04T22:59:59Z");
  /* A midnight that does not exist: in Sao Paulo the 4th of November 2018 began at one o'clock. */
  assert_day_end ("America/Sao_Paulo", "2018-11-03T12:00:00Z", 0, "2018-11-04T02:59:59Z");
  assert_day_end ("America/Sao_Paulo", "2018-11-01T12:00:00Z", 15, "2018-11-17T01:59:59Z");
  /* Backwards as well. */
  assert_day_end ("Asia/Shanghai", "2025-11-17T02:42:06Z", -17, "2025-10-31T15:59:59Z");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/instant/round-trip", test_round_trip);
  g_test_add_func ("/clock/instant/same-instant", test_same_instant);
  g_test_add_func ("/clock/instant/refused", test_refused);
  g_test_add_func ("/clock/instant/wall-time", test_wall_time);
  g_test_add_func ("/clock/instant/written-by-hand", test_written_by_hand);
  g_test_add_func ("/clock/instant/calendar-days", test_calendar_days);
  return g_test_run ();
}
