/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a visit into words: who has not answered, who will be told and when. */
#include "config.h"

#include "lobby-visit-show.h"
#include "lobby-visit-facts.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* One that was answered stays with its tick for a moment (interface design, section 4). */
#define ANSWERED_US (10 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  const LobbyVisitRecord *record;
  LobbyFloor *floor;
  gint64 elapsed_s;
  gint64 answer_s;
  gint64 escalate_s;
} Duty;

static Duty
read_duty (LobbyVisit *visit, LobbyFloor *floor)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  const LobbyPolicyRecord *policy = branch != NULL ? branch->policy : NULL;
  Duty duty = { .record = lobby_visit_get_record (visit),
                .floor = floor,
                .answer_s = policy != NULL ? policy->vip_answer_s : 0,
                .escalate_s = policy != NULL ? policy->vip_escalate_s : 0 };

  duty.elapsed_s = lobby_visit_get_elapsed_s (visit);
  return duty;
}

static gint64
get_answered_us (const LobbyVisitRecord *record)
{
  return record->acknowledged_us != 0 ? record->acknowledged_us : record->met_us;
}

/** lobby_visit_needs_you: Returns: whether it belongs to what is to be done next, or was answered a moment ago */
gboolean
lobby_visit_needs_you (LobbyVisit *visit, gint64 now_us)
{
  g_return_val_if_fail (LOBBY_IS_VISIT (visit), FALSE);

  return lobby_visit_is_open (visit) || now_us - get_answered_us (lobby_visit_get_record (visit)) < ANSWERED_US;
}

/** lobby_visit_get_answer_s: Returns: from notice to answer, seconds; while nobody has answered, up to now */
gint64
lobby_visit_get_answer_s (LobbyVisit *visit)
{
  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  gint64 told_us = record->told_us != 0 ? record->told_us : record->arrived_us;
  gint64 elapsed_s = lobby_visit_get_elapsed_s (visit);

  return elapsed_s >= 0 ? elapsed_s : MAX (get_answered_us (record) - told_us, 0) / G_USEC_PER_SEC;
}

/** lobby_visit_get_staff_name: Returns: name of a member of staff, or words for one who is not known */
const char *
lobby_visit_get_staff_name (LobbyFloor *floor, const char *staff)
{
  const LobbyText *name = staff != NULL ? lobby_floor_get_staff_name (floor, staff) : NULL;

  return name != NULL ? lobby_words_get_text (name) : _ ("The relationship manager");
}

static const char *
get_name (const Duty *duty, const char *staff)
{
  return lobby_visit_get_staff_name (duty->floor, staff);
}

static char *
dup_answered (const Duty *duty)
{
  const LobbyVisitRecord *record = duty->record;

  if (record->met_us != 0)
    /* Translators: %s is a member of staff */
    return g_strdup_printf (_ ("%s is with the customer."), get_name (duty, record->met_by));
  /* Translators: %s is a member of staff */
  return g_strdup_printf (_ ("%s has answered and is coming."), get_name (duty, record->acknowledged_by));
}

static char *
dup_state (const Duty *duty)
{
  const LobbyVisitRecord *record = duty->record;

  if (record->acknowledged_us != 0 || record->met_us != 0)
    return dup_answered (duty);
  if (record->escalated_us != 0)
    /* Translators: first the relationship manager, then the branch head */
    return g_strdup_printf (_ ("%1$s has not answered. %2$s has been told."), get_name (duty, record->owner),
                            get_name (duty, record->escalated_to));
  if (record->deputy_us != 0)
    /* Translators: first the relationship manager, then who stands in; the figure beside it counts the time down */
    return g_strdup_printf (_ ("%1$s has not answered, %2$s stands in. Branch head told in"),
                            get_name (duty, record->owner), get_name (duty, record->deputy));
  if (record->told_us == 0)
    /* Translators: %s is a member of staff */
    return g_strdup_printf (_ ("%s is being told."), get_name (duty, record->owner));
  if (duty->elapsed_s < duty->answer_s)
    /* Translators: %s is a member of staff; the figure beside it counts the time down */
    return g_strdup_printf (_ ("%s has been told. Branch head told in"), get_name (duty, record->owner));
  /* Translators: %s is a member of staff; the figure beside it counts the time down */
  return g_strdup_printf (_ ("%s has not answered. Branch head told in"), get_name (duty, record->owner));
}

static gboolean
is_past (const Duty *duty)
{
  return duty->elapsed_s > duty->escalate_s || duty->record->escalated_us != 0;
}

/**
 * lobby_visit_dup_time_left:
 * @visit: a visit
 * @floor: whose policy counts
 * @share: (out): part of the time that is left, 0 to 1
 * @token: (out): ink of its ring
 *
 * Counts down to the moment when the branch head is told, and up after that.
 *
 * Returns: (transfer full) (nullable): the time in figures; %NULL when nobody was told yet or somebody has answered
 */
char *
lobby_visit_dup_time_left (LobbyVisit *visit, LobbyFloor *floor, double *share, LobbyToken *token)
{
  Duty duty = read_duty (visit, floor);
  gint64 left_s = duty.escalate_s - duty.elapsed_s;
  gint64 time_s = ABS (left_s);
  gboolean past = is_past (&duty);

  if (!lobby_visit_is_open (visit) || duty.record->told_us == 0)
    return NULL;
  *share = past || duty.escalate_s <= 0 ? 1 : (double) left_s / (double) duty.escalate_s;
  *token = past ? LOBBY_TOKEN_OVER : duty.elapsed_s >= duty.answer_s ? LOBBY_TOKEN_RISK_EDGE : LOBBY_TOKEN_VIP;
  return g_strdup_printf ("%s%d:%02d", past ? "+" : "", (int) (time_s / 60), (int) (time_s % 60));
}

static char *
dup_title (const LobbyVisitRecord *record)
{
  g_autofree char *name = lobby_words_dup_masked_name (record);

  /* Translators: first a ticket, then the masked name of a customer */
  return record->ticket != NULL ? g_strdup_printf (_ ("%1$s · %2$s"), record->ticket, name) : g_steal_pointer (&name);
}

/**
 * lobby_visit_show:
 * @card: shows it
 * @visit: a visit
 * @session: whose lobby it is
 * @first: whether it is the first item of the page
 */
void
lobby_visit_show (LobbyVipCard *card, LobbyVisit *visit, LobbySession *session, gboolean first)
{
  g_return_if_fail (LOBBY_IS_VIP_CARD (card) && LOBBY_IS_VISIT (visit) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  Duty duty = read_duty (visit, floor);
  const char *tier = lobby_words_get_tier (duty.record->tier);
  g_autofree char *title = dup_title (duty.record);
  g_autofree char *facts = lobby_words_dup_visit_facts (duty.record,
                                                        lobby_visit_may_congratulate (duty.record, session));
  g_autofree char *state = dup_state (&duty);
  g_autofree char *summary = g_strjoin (", ", title, tier != NULL ? tier : state, tier != NULL ? state : NULL, NULL);
  LobbyVipView view = { .title = title,
                        .tier = tier,
                        .facts = *facts != '\0' ? facts : NULL,
                        .state = state,
                        .answered = !lobby_visit_is_open (visit),
                        .can_escalate = duty.record->escalated_us == 0,
                        .first = first,
                        .held = lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale
                                || !lobby_session_may_ask (session, LOBBY_COMMAND_CUSTOMER_MEET),
                        .summary = summary };
  g_autofree char *left = lobby_visit_dup_time_left (visit, floor, &view.left_share, &view.left_token);

  view.left = left;
  view.left_words = is_past (&duty) ? _ ("Time since the branch head should know")
                                    : _ ("Time until the branch head is told");
  lobby_vip_card_show (card, &view);
}

/* --- in the log --- */

static void
judge_row (const Duty *duty, LobbyVipRowView *view)
{
  const LobbyVisitRecord *record = duty->record;

  if (record->escalated_us != 0)
    {
      /* Translators: what became of a valued customer's visit: somebody met the customer after the branch head was told */
      view->state = record->met_us != 0 ? C_ ("visit", "Met, escalated") : C_ ("visit", "Escalated");
      view->shape = LOBBY_SHAPE_TRIANGLE;
      view->tone = LOBBY_TONE_OVER;
    }
  else if (record->met_us != 0)
    {
      /* Translators: what became of a valued customer's visit: a member of staff is with the customer */
      view->state = C_ ("visit", "Met");
      view->shape = LOBBY_SHAPE_TICK;
    }
  else if (record->acknowledged_us != 0)
    {
      /* Translators: what became of a valued customer's visit: the relationship manager is coming */
      view->state = C_ ("visit", "Answered");
      view->shape = LOBBY_SHAPE_TICK;
    }
  else if (record->deputy_us != 0)
    {
      /* Translators: what became of a valued customer's visit: who stands in for the relationship manager was told */
      view->state = C_ ("visit", "Deputy told");
      view->shape = LOBBY_SHAPE_DIAMOND;
      view->tone = LOBBY_TONE_RISK;
    }
  else if (duty->elapsed_s >= duty->answer_s)
    {
      view->state = C_ ("visit", "Not answered");
      view->shape = LOBBY_SHAPE_DIAMOND;
      view->tone = LOBBY_TONE_RISK;
    }
  else
    {
      /* Translators: what became of a valued customer's visit: the relationship manager was told just now */
      view->state = C_ ("visit", "Told");
      view->shape = LOBBY_SHAPE_STAR;
    }
}

static char *
dup_owners (const Duty *duty)
{
  if (duty->record->escalated_us != 0)
    /* Translators: %s is the relationship manager who did not answer */
    return g_strdup_printf (_ ("%s, then branch head"), get_name (duty, duty->record->owner));
  if (duty->record->deputy_us != 0)
    /* Translators: the relationship manager who did not answer, then who was told instead */
    return g_strdup_printf (_ ("%1$s, then %2$s"), get_name (duty, duty->record->owner),
                            get_name (duty, duty->record->deputy));
  return g_strdup (get_name (duty, duty->record->owner));
}

/** lobby_visit_show_row: shows @visit in @row of the log; @chosen: its details stand beside the list */
void
lobby_visit_show_row (LobbyVipRow *row, LobbyVisit *visit, LobbyFloor *floor, gboolean chosen)
{
  g_return_if_fail (LOBBY_IS_VIP_ROW (row) && LOBBY_IS_VISIT (visit) && LOBBY_IS_FLOOR (floor));

  Duty duty = read_duty (visit, floor);
  const LobbyVisitRecord *record = duty.record;
  gint64 answer_s = lobby_visit_get_answer_s (visit);
  g_autofree char *time = lobby_words_dup_time (record->arrived_us, lobby_floor_get_time_zone (floor), FALSE);
  g_autofree char *name = lobby_words_dup_masked_name (record);
  g_autofree char *owner = dup_owners (&duty);
  g_autofree char *answer = g_strdup_printf ("%d:%02d", (int) (answer_s / 60), (int) (answer_s % 60));
  /* Translators: the time that a relationship manager has to answer, minutes and seconds */
  g_autofree char *target = g_strdup_printf (_ ("target %d:%02d"), (int) (duty.answer_s / 60),
                                             (int) (duty.answer_s % 60));
  LobbyVipRowView view = { .time = time,
                           .ticket = record->ticket,
                           .name = name,
                           .tier = lobby_words_get_tier (record->tier),
                           .purpose = record->purpose != NULL ? lobby_words_get_text (record->purpose) : NULL,
                           .owner = owner,
                           .answer = answer,
                           .target = duty.answer_s > 0 && answer_s > duty.answer_s ? target : NULL,
                           .chosen = chosen };

  judge_row (&duty, &view);
  g_autofree char *summary = g_strjoin (", ", time, name, owner, answer, view.state, NULL);
  view.summary = summary;
  lobby_vip_row_show (row, &view);
}
