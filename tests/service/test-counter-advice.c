/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice about counters on simulated days: it comes when a lobby manager would ask for it, tellers do it, and the forecast
 * is no worse for it than on the same day without. */
#include "config.h"

#include "decision-desk.h"

#include "lobby-adviser.h"
#include "lobby-choices.h"
#include "lobby-rules.h"

#include <string.h>

#define SEEDS 3
/* Of the scenario itself: counter 4 hands its cash box over while some wait for it. */
#define PENSION_SEED 147586
#define STEP_S 240
/* Where nobody waits any more both forecasts are the same but for the draw of the runs. */
#define NOISE_SHARE 1.02
/* From the decision until the teller has surely done it. */
#define DONE_S 400

/* When a change is looked for: the reason is in the scenario. */
typedef struct
{
  LobbyAdviceKind kind;
  const char *scenario;
  const char *from;
  const char *until;
} Occasion;

static const Occasion occasions[] = {
  { LOBBY_ADVICE_OPEN_COUNTER, "ordinary-day", "09:40:00", "11:00:00" },  /* the morning rush */
  { LOBBY_ADVICE_PROFILE_COUNTER, "pay-day", "11:30:00", "12:30:00" },    /* business banking has time */
  { LOBBY_ADVICE_RESUME_COUNTER, "pension-day", "11:38:00", "11:50:00" }, /* a cash box is handed over in the rush */
  { LOBBY_ADVICE_CLOSE_COUNTER, "quiet-day", "10:00:00", "15:00:00" },    /* five counters for hardly anybody */
};

static char *
dup_wall_time (gint64 time_s)
{
  return g_strdup_printf ("%02d:%02d:%02d", (int) (time_s / 3600), (int) (time_s / 60 % 60), (int) (time_s % 60));
}

static gint64
read_wall_time (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10) * 3600 + g_ascii_strtoll (text + 3, NULL, 10) * 60
         + g_ascii_strtoll (text + 6, NULL, 10);
}

static LobbyForesight *
foresee_at (TestDay *day, gint64 time_s)
{
  g_autofree char *time = dup_wall_time (time_s);
  LobbyAdviser *adviser = lobby_adviser_new (7);
  LobbyForesight *foresight;
  LobbyAdviserMoment moment = { .devices_known = TRUE };

  lobby_adviser_set_rules (adviser, lobby_rules_get_shipped ());
  test_day_run_to (day, time);
  moment.now_us = moment.devices_now_us = test_day_at (day, time);
  foresight = lobby_adviser_foresee (adviser, day->state, &moment);
  lobby_adviser_free (adviser);
  return foresight;
}

static const LobbyAdviceFacts *
find_kind (const LobbyForesight *foresight, LobbyAdviceKind kind)
{
  for (guint i = 0; i < foresight->advices->len; i++)
    {
      const LobbyAdviceFacts *facts = g_ptr_array_index (foresight->advices, i);
      if (facts->kind == kind)
        return facts;
    }
  return NULL;
}

/* What a card says of it is true to the rule sheet, and no customer is pushed over the target. */
static void
check_price (const LobbyAdviceFacts *facts, gint64 now_us)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_shipped ();
  gboolean opens = facts->kind == LOBBY_ADVICE_OPEN_COUNTER, closes = facts->kind == LOBBY_ADVICE_CLOSE_COUNTER;
  const char *least = opens ? LOBBY_RULE_COUNTER_GAIN_MIN_S : LOBBY_RULE_COUNTER_CHANGE_GAIN_MIN_S;

  g_assert_cmpfloat (facts->fewer_over, >=, -0.1);
  g_assert_cmpint (facts->until_us, >=, now_us + 120 * G_USEC_PER_SEC);
  if (closes)
    {
      g_assert_cmpfloat (facts->others.mid_s, >,
                         -(double) lobby_rule_sheet_get_number (sheet, LOBBY_RULE_COUNTER_CLOSE_LOSS_S, 0));
      g_assert_cmpfloat (facts->staff_s, <, 0);
      return;
    }
  g_assert_cmpfloat (facts->others.mid_s, >=, (double) lobby_rule_sheet_get_number (sheet, least, 0));
  if (facts->kind != LOBBY_ADVICE_PROFILE_COUNTER)
    g_assert_cmpfloat (facts->staff_s, >, 0);
}

static void
accept (TestDay *day, const LobbyAdviceFacts *facts, gint64 time_s)
{
  g_autofree char *time = dup_wall_time (time_s);
  g_autofree char *list = facts->services != NULL ? g_strjoinv ("\",\"", facts->services) : NULL;
  g_autofree char *services = list != NULL ? g_strdup_printf (",\"services\":[\"%s\"]", list) : g_strdup ("");
  g_autofree char *rest = g_strdup_printf ("\"counter\":\"%s\"%s", facts->counter, services);

  g_assert_true (
      desk_show (day, time, facts->id, lobby_choice_get_nick (&lobby_advice_kind_choice, facts->kind), rest));
  g_assert_true (desk_decide (day, time, facts->id, "accepted", NULL));
}

static double
add_up (const LobbyForesight *foresight)
{
  double sum_s = 0;

  for (guint i = 0; i < foresight->tickets->len; i++)
    sum_s += ((const LobbyTicketForesight *) g_ptr_array_index (foresight->tickets, i))->to_call.mid_s;
  for (guint i = 0; i < foresight->services->len; i++)
    sum_s += ((const LobbyServiceForesight *) g_ptr_array_index (foresight->services, i))->next.mid_s;
  return sum_s;
}

/* Who comes next is called in time, or would not have been anyway. */
static void
check_next_in_time (const LobbyForesight *with, const LobbyForesight *without)
{
  for (guint i = 0; i < with->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (with->services, i);
      double before = lobby_foresight_get_service (without, service->service)->next_in_time;

      if (service->known && service->next_in_time >= 0)
        g_assert_cmpfloat (service->next_in_time, >=, MIN (before, 0.9) - 0.1);
    }
}

/* The same customers come on the same day in which nobody decided anything. */
static void
check_taken (const Occasion *occasion, guint64 seed, TestDay *taken, const char *id, gint64 time_s)
{
  g_autoptr (LobbyForesight) with = foresee_at (taken, time_s + DONE_S);
  g_autoptr (LobbyForesight) without = NULL;
  TestDay left;

  g_assert_cmpint (desk_get_advice (taken, id)->decision, ==, LOBBY_DECISION_COMPLETED);
  test_day_begin (&left, occasion->scenario, seed);
  without = foresee_at (&left, time_s + DONE_S);
  g_test_message ("%s: %.0f s without, %.0f s with", id, add_up (without), add_up (with));
  if (occasion->kind == LOBBY_ADVICE_CLOSE_COUNTER)
    check_next_in_time (with, without);
  else
    g_assert_cmpfloat (add_up (with), <=, NOISE_SHARE * add_up (without));
  test_day_end (&left);
}

/* Returns: whether the advice came */
static gboolean
look_for (const Occasion *occasion, guint64 seed)
{
  gint64 until_s = read_wall_time (occasion->until);
  gboolean found = FALSE;
  TestDay day;

  test_day_begin (&day, occasion->scenario, seed);
  for (gint64 time_s = read_wall_time (occasion->from); time_s <= until_s && !found; time_s += STEP_S)
    {
      g_autoptr (LobbyForesight) foresight = foresee_at (&day, time_s);
      const LobbyAdviceFacts *facts = find_kind (foresight, occasion->kind);

      found = facts != NULL;
      if (!found)
        continue;
      check_price (facts, foresight->at_us);
      accept (&day, facts, time_s);
      check_taken (occasion, seed, &day, facts->id, time_s);
    }
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
  return found;
}

static void
test_occasion (gconstpointer data)
{
  guint n = 0;

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    n += look_for (data, seed);
  g_assert_cmpuint (n, >=, 2);
}

/* ---- who said no, and what is left alone ---- */

static void
begin_rush (TestDay *day)
{
  test_day_begin (day, "pension-day", PENSION_SEED);
}

static void
decline (TestDay *day, const LobbyAdviceFacts *facts, gint64 time_s)
{
  g_autofree char *time = dup_wall_time (time_s);
  g_autofree char *rest = g_strdup_printf ("\"counter\":\"%s\"", facts->counter);

  g_assert_true (
      desk_show (day, time, facts->id, lobby_choice_get_nick (&lobby_advice_kind_choice, facts->kind), rest));
  g_assert_true (desk_ask (day, LOBBY_COMMAND_ADVICE_DECIDE, time, NULL,
                           "{\"advice\":\"%s\",\"decision\":\"declined\",\"reason\":\"no-teller-free\",\"by\":\"lm1\"}",
                           facts->id));
}

/* No teller can be spared for counter 5: then counter 4, where little is to do, helps out. */
static void
test_a_no_leads_to_another_kind (void)
{
  TestDay day;

  begin_rush (&day);
  gint64 time_s = read_wall_time ("10:15:30");
  g_autoptr (LobbyForesight) first = foresee_at (&day, time_s);
  g_autoptr (LobbyForesight) second = NULL;
  const LobbyAdviceFacts *open = find_kind (first, LOBBY_ADVICE_OPEN_COUNTER), *other;

  g_assert_nonnull (open);
  g_assert_null (find_kind (first, LOBBY_ADVICE_PROFILE_COUNTER)); /* for the same customers: one thing at a time */
  decline (&day, open, time_s);
  second = foresee_at (&day, time_s + 1);
  other = find_kind (second, LOBBY_ADVICE_PROFILE_COUNTER);
  g_assert_null (find_kind (second, LOBBY_ADVICE_OPEN_COUNTER));
  g_assert_nonnull (other);
  g_assert_cmpstr (other->counter, ==, "4");
  g_assert_cmpuint (g_strv_length (other->services), ==, 2);
  test_day_end (&day);
}

/* While the teller is on the way, nothing else is asked for the same customers. */
static void
test_what_was_asked_is_waited_for (void)
{
  TestDay day;

  begin_rush (&day);
  gint64 time_s = read_wall_time ("10:15:30");
  g_autoptr (LobbyForesight) first = foresee_at (&day, time_s);
  g_autoptr (LobbyForesight) second = NULL;

  accept (&day, find_kind (first, LOBBY_ADVICE_OPEN_COUNTER), time_s);
  second = foresee_at (&day, time_s + 1);
  for (guint kind = LOBBY_ADVICE_OPEN_COUNTER; kind <= LOBBY_ADVICE_RESUME_COUNTER; kind++)
    g_assert_null (find_kind (second, kind));
  test_day_end (&day);
}

/* Customers of other services gain by another counter: both are said. */
static void
test_two_places_at_a_time (void)
{
  TestDay day;

  begin_rush (&day);
  g_autoptr (LobbyForesight) foresight = foresee_at (&day, read_wall_time ("10:42:30"));

  g_assert_nonnull (find_kind (foresight, LOBBY_ADVICE_OPEN_COUNTER));
  g_assert_cmpstr (find_kind (foresight, LOBBY_ADVICE_RESUME_COUNTER)->counter, ==, "4");
  test_day_end (&day);
}

/* Meals are kept, whatever waits. */
static void
test_meals_are_kept (void)
{
  TestDay day;

  begin_rush (&day);

  for (gint64 time_s = read_wall_time ("12:00:00"); time_s < read_wall_time ("13:10:00"); time_s += 600)
    {
      g_autoptr (LobbyForesight) foresight = foresee_at (&day, time_s);
      const LobbyAdviceFacts *facts = find_kind (foresight, LOBBY_ADVICE_RESUME_COUNTER);
      if (facts != NULL)
        g_assert_cmpint (lobby_state_get_counter (day.state, facts->counter)->reason, !=, LOBBY_PAUSE_MEAL);
    }
  test_day_end (&day);
}

/* Nobody is sent away who has just sat down. */
static void
test_who_sits_down_stays (void)
{
  TestDay day;

  test_day_begin (&day, "quiet-day", 1);
  for (gint64 time_s = read_wall_time ("09:02:00"); time_s < read_wall_time ("09:15:00"); time_s += 180)
    {
      g_autoptr (LobbyForesight) foresight = foresee_at (&day, time_s);
      g_assert_null (find_kind (foresight, LOBBY_ADVICE_CLOSE_COUNTER));
    }
  test_day_end (&day);
}

/* Business banking is not done where there is no machine for it. */
static void
test_a_counter_cannot_do_everything (void)
{
  TestDay day;

  begin_rush (&day);

  g_assert_true (desk_ask (&day, LOBBY_COMMAND_COUNTER_ASK, "10:00:00", NULL,
                           "{\"counter\":\"4\",\"action\":\"profile\",\"services\":[\"D\"]}"));
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_COUNTER_REFUSED), ==, 1);
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_COUNTER_ASK, "10:00:00", NULL,
                           "{\"counter\":\"4\",\"action\":\"profile\",\"services\":[\"A\",\"C\"]}"));
  test_day_run_to (&day, "10:10:00");
  g_assert_cmpuint (g_strv_length (lobby_state_get_counter (day.state, "4")->services), ==, 2);
  test_day_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (occasions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/counter-advice/%s",
                                               lobby_choice_get_nick (&lobby_advice_kind_choice, occasions[i].kind));
      g_test_add_data_func (path, &occasions[i], test_occasion);
    }
  g_test_add_func ("/counter-advice/a-no-leads-to-another-kind", test_a_no_leads_to_another_kind);
  g_test_add_func ("/counter-advice/what-was-asked-is-waited-for", test_what_was_asked_is_waited_for);
  g_test_add_func ("/counter-advice/two-places-at-a-time", test_two_places_at_a_time);
  g_test_add_func ("/counter-advice/meals-are-kept", test_meals_are_kept);
  g_test_add_func ("/counter-advice/who-sits-down-stays", test_who_sits_down_stays);
  g_test_add_func ("/counter-advice/a-counter-cannot-do-everything", test_a_counter_cannot_do_everything);
  return g_test_run ();
}
