/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notification says of valued customers: ticket and place, never who. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-visit-news.h"

#include <string.h>

static void
arrive (LobbyState *state, const char *time, const char *visit, const char *ticket)
{
  g_autofree char *json = g_strdup_printf (
      "{\"id\":\"%s\",\"ticket\":\"%s\",\"customer\":\"c-canary\",\"tier\":\"gold\","
      "\"familyName\":{\"en\":\"Canary\"},\"purpose\":{\"en\":\"Secret\"},"
      "\"owner\":\"t1\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY "T%sZ\"}",
      visit, ticket, time);

  g_assert_cmpint (lobby_floor_play (state, time, "customer.recognised", json), ==, LOBBY_APPLY_APPLIED);
}

/* What was there when the lobby was opened is no news; an arrival is told once. */
static void
test_an_arrival_is_told_once (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyVisitNews) news = lobby_visit_news_new ();
  g_autofree char *title = NULL, *text = NULL, *nothing = NULL;

  arrive (state, "09:00:00", "v1", "V001");
  g_assert_null (lobby_visit_news_dup_next (news, state, &nothing));
  arrive (state, "09:10:00", "v2", "V002");
  text = lobby_visit_news_dup_next (news, state, &title);
  g_assert_cmpstr (title, ==, "A VIP customer has arrived");
  g_assert_cmpstr (text, ==, "Ticket V002, waiting in the lobby");
  g_assert_null (lobby_visit_news_dup_next (news, state, &nothing));
}

/* Two at once are told one after the other; who is met meanwhile is not told any more. */
static void
test_two_at_once (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyVisitNews) news = lobby_visit_news_new ();
  g_autofree char *titles[3] = { NULL }, *first = NULL, *second = NULL, *nothing = NULL;

  g_assert_null (lobby_visit_news_dup_next (news, state, &nothing));
  arrive (state, "09:10:00", "v1", "V001");
  arrive (state, "09:10:00", "v2", "V002");
  arrive (state, "09:10:00", "v3", "V003");
  lobby_floor_play (state, "09:10:10", "customer.met", "{\"visit\":\"v3\",\"staff\":\"t1\"}");
  first = lobby_visit_news_dup_next (news, state, &titles[0]);
  second = lobby_visit_news_dup_next (news, state, &titles[1]);
  g_assert_nonnull (strstr (first, "V001"));
  g_assert_nonnull (strstr (second, "V002"));
  g_assert_null (lobby_visit_news_dup_next (news, state, &titles[2]));
}

static void
test_an_escalation_comes_first_and_names_nobody (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyVisitNews) news = lobby_visit_news_new ();
  g_autofree char *title = NULL, *text = NULL, *nothing = NULL;
  static const char *const canaries[] = { "Canary", "canary", "Secret", "Liu" };

  arrive (state, "09:00:00", "v1", "V001");
  g_assert_null (lobby_visit_news_dup_next (news, state, &nothing));
  arrive (state, "09:03:00", "v2", "V002");
  lobby_floor_play (state, "09:03:00", "customer.escalated", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  text = lobby_visit_news_dup_next (news, state, &title);
  g_assert_cmpstr (title, ==, "Nobody has answered a VIP customer, the branch head was told");
  g_assert_nonnull (strstr (text, "V001"));
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_true (strstr (text, canaries[i]) == NULL && strstr (title, canaries[i]) == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-news/an-arrival-is-told-once", test_an_arrival_is_told_once);
  g_test_add_func ("/visit-news/two-at-once", test_two_at_once);
  g_test_add_func ("/visit-news/an-escalation-comes-first-and-names-nobody",
                   test_an_escalation_comes_first_and_names_nobody);
  return g_test_run ();
}
