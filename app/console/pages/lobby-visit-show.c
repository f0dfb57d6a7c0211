/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a visit into words: who has not answered, who will be told and when. */
#include "config.h"

#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* One that was answered stays with its tick for a moment (interface design, section 4). */
#define ANSWERED_US (10 * (gint64) G_USEC_PER_SEC)

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

  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  return lobby_visit_is_open (visit) || now_us - get_answered_us (record) < ANSWERED_US;
}

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

  g_object_get (visit, "elapsed-s", &duty.elapsed_s, NULL);
  return duty;
}

static const char *
get_name (const Duty *duty, const char *staff)
{
  const LobbyText *name = staff != NULL ? lobby_floor_get_staff_name (duty->floor, staff) : NULL;

  return name != NULL ? lobby_words_get_text (name) : _ ("The relationship manager");
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
  if (record->told_us == 0)
    /* Translators: %s is a member of staff */
    return g_strdup_printf (_ ("%s is being told."), get_name (duty, record->owner));
  if (duty->elapsed_s < duty->answer_s)
    /* Translators: %s is a member of staff; the figure beside it counts the time down */
    return g_strdup_printf (_ ("%s has been told. Branch head told in"), get_name (duty, record->owner));
  /* Translators: %s is a member of staff; the figure beside it counts the time down */
  return g_strdup_printf (_ ("%s has not answered. Branch head told in"), get_name (duty, record->owner));
}

/* The ring counts down to the moment when the branch head is told, and up after that. */
static void
show_time_left (const Duty *duty, LobbyVipView *view, char **text)
{
  gint64 left_s = duty->escalate_s - duty->elapsed_s;
  gint64 time_s = ABS (left_s);
  gboolean passed = left_s < 0 || duty->record->escalated_us != 0;

  *text = g_strdup_printf ("%s%d:%02d", passed ? "+" : "", (int) (time_s / 60), (int) (time_s % 60));
  view->left = *text;
  view->left_share = passed || duty->escalate_s <= 0 ? 1 : (double) left_s / (double) duty->escalate_s;
  view->left_token = passed                              ? LOBBY_TOKEN_OVER
                     : duty->elapsed_s >= duty->answer_s ? LOBBY_TOKEN_RISK_EDGE
                                                         : LOBBY_TOKEN_VIP;
  view->left_words = passed ? _ ("Time since the branch head was told") : _ ("Time until the branch head is told");
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
  const LobbyVisitRecord *record = duty.record;
  gboolean answered = !lobby_visit_is_open (visit);
  g_autofree char *name = lobby_words_dup_masked_name (record);
  /* Translators: first a ticket, then the masked name of a customer */
  g_autofree char *title = record->ticket != NULL ? g_strdup_printf (_ ("%1$s · %2$s"), record->ticket, name)
                                                  : g_strdup (name);
  g_autofree char *facts = lobby_words_dup_visit_facts (record);
  g_autofree char *state = dup_state (&duty);
  g_autofree char *left = NULL;
  const char *tier = lobby_words_get_tier (record->tier);
  g_autofree char *summary = g_strjoin (", ", title, tier != NULL ? tier : state, tier != NULL ? state : NULL, NULL);
  LobbyVipView view = { .title = title,
                        .tier = tier,
                        .facts = *facts != '\0' ? facts : NULL,
                        .state = state,
                        .answered = answered,
                        .can_escalate = record->escalated_us == 0,
                        .first = first,
                        .held = lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale
                                || !lobby_session_can_act (session),
                        .summary = summary };

  if (!answered && record->told_us != 0)
    show_time_left (&duty, &view, &left);
  lobby_vip_card_show (card, &view);
}
