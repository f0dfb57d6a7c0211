/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case says on the screen. */
#include "config.h"

#include "lobby-case-show.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A case of today with so little time left wants to be seen. Ours. */
#define SOON_S 3600

/** lobby_case_get_now: Returns: time up to which cases are known, µs since 1970 UTC */
gint64
lobby_case_get_now (LobbySession *session)
{
  return lobby_floor_get_freshness (lobby_session_get_floor (session), LOBBY_AREA_FEEDBACK)->now_us;
}

/** lobby_case_get_staff_name: Returns: name of a member of staff; their id when the branch does not tell it */
const char *
lobby_case_get_staff_name (LobbyFloor *floor, const char *staff)
{
  const LobbyText *name = lobby_floor_get_staff_name (floor, staff);

  if (name != NULL)
    return lobby_words_get_text (name);
  /* Translators: nobody in particular sees to a case */
  return staff != NULL ? staff : C_ ("case", "Nobody");
}

static const LobbyFeedbackRecord *
find_feedback (const LobbyCaseRecord *record, LobbySession *session)
{
  return record->feedback != NULL ? lobby_state_get_feedback (lobby_session_get_state (session), record->feedback)
                                  : NULL;
}

static char *
dup_score (const LobbyCaseRecord *record, LobbySession *session)
{
  const LobbyFeedbackRecord *feedback = find_feedback (record, session);

  if (feedback == NULL)
    return NULL;
  /* Translators: answer to "would you recommend us", 0 to 10 */
  return g_strdup_printf (_ ("Would recommend: %d of 10"), (int) feedback->score);
}

/** lobby_case_dup_title: Returns: (transfer full): what is the matter, in a line */
char *
lobby_case_dup_title (const LobbyCaseRecord *record, LobbySession *session)
{
  g_autofree char *score = NULL;
  char *title;

  if (record->summary != NULL && *record->summary != '\0')
    {
      title = g_strdup (record->summary);
      return g_strdelimit (title, "\n\r", ' ');
    }
  score = dup_score (record, session);
  if (score == NULL && lobby_session_get_kind (session) == LOBBY_SESSION_REPLAY)
    /* Translators: instead of what is the matter, in a day that was recorded without people */
    return g_strdup (_ ("Not kept in recordings"));
  /* Translators: a customer who would not recommend us gave no reason */
  return score != NULL ? g_steal_pointer (&score) : g_strdup (_ ("No reason given"));
}

/** lobby_case_dup_detail: Returns: (transfer full): what is known beside it, as in "A064 · Would recommend: 3 of 10" */
char *
lobby_case_dup_detail (const LobbyCaseRecord *record, LobbySession *session)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *score = record->summary != NULL ? dup_score (record, session) : NULL;
  g_autofree char *need = NULL;

  if (record->ticket != NULL)
    g_ptr_array_add (parts, record->ticket);
  if (score != NULL)
    g_ptr_array_add (parts, score);
  if (record->need != NULL)
    {
      /* Translators: what is needed to solve a case */
      need = g_strdup_printf (_ ("Needs: %s"), record->need);
      g_ptr_array_add (parts, need);
    }
  if (record->place != NULL)
    g_ptr_array_add (parts, record->place);
  if (record->kind == LOBBY_CASE_COMPLAINT && record->stage > LOBBY_COMPLAINT_SIMPLE)
    g_ptr_array_add (parts, (gpointer) lobby_words_get_complaint_stage (record->stage));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/** lobby_case_get_tone: Returns: over when it is overdue, at risk in its last hour */
LobbyTone
lobby_case_get_tone (LobbyCase *self)
{
  LobbyUrgency urgency = lobby_case_get_urgency (self);

  if (urgency == LOBBY_URGENCY_OVERDUE)
    return LOBBY_TONE_OVER;
  return urgency == LOBBY_URGENCY_TODAY && lobby_case_get_left_s (self) < SOON_S ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL;
}

/** lobby_case_get_left_share: Returns: part of its time that is left, 0 to 1; 1 when it is overdue, as a ring shows it */
double
lobby_case_get_left_share (LobbyCase *self)
{
  const LobbyCaseRecord *record = lobby_case_get_record (self);
  gint64 whole_s = (record->due_us - record->opened_us) / G_USEC_PER_SEC;
  gint64 left_s = lobby_case_get_left_s (self);

  if (left_s < 0 || whole_s <= 0)
    return 1;
  return MIN ((double) left_s / (double) whole_s, 1);
}

static LobbyShape
get_shape (LobbyCase *self)
{
  const LobbyCaseRecord *record = lobby_case_get_record (self);

  if (!lobby_case_is_open (record))
    return LOBBY_SHAPE_TICK;
  if (lobby_case_get_tone (self) != LOBBY_TONE_NORMAL)
    return lobby_tone_get_shape (lobby_case_get_tone (self), FALSE);
  return record->phase == LOBBY_CASE_PHASE_OPEN || record->phase == LOBBY_CASE_PHASE_REOPENED ? LOBBY_SHAPE_RING
                                                                                              : LOBBY_SHAPE_CIRCLE;
}

static char *
dup_closed (const LobbyCaseRecord *record, LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autofree char *moment = lobby_words_dup_moment (record->closed_us, lobby_case_get_now (session), zone);

  if (record->due_us != 0 && record->closed_us > record->due_us)
    /* Translators: %s is when a case was closed, after the time it was due */
    return g_strdup_printf (_ ("%s, late"), moment);
  return g_steal_pointer (&moment);
}

/* A term in days says its day, not its last second. */
static char *
dup_due (const LobbyCaseRecord *record, LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  gint64 now_us = lobby_case_get_now (session);
  gboolean days = record->kind == LOBBY_CASE_COMPLAINT;
  g_autofree char *moment = NULL;

  if (record->due_us == 0 || !lobby_case_is_open (record))
    return NULL;
  if (days && lobby_case_judge (record, now_us, zone) == LOBBY_URGENCY_TODAY)
    return g_strdup (_ ("due today"));
  moment = days ? lobby_words_dup_near_day (record->due_us, now_us, zone)
                : lobby_words_dup_moment (record->due_us, now_us, zone);
  /* Translators: until when a case must be done; %s is a time, a day or both */
  return g_strdup_printf (_ ("due %s"), moment);
}

/* Where there is little room the second line says what has no column. */
static char *
dup_second_line (const LobbyCaseRecord *record, LobbySession *session, gboolean narrow)
{
  g_autofree char *detail = lobby_case_dup_detail (record, session);

  if (!narrow)
    return g_steal_pointer (&detail);
  return g_strjoin (" · ", lobby_words_get_case_kind (record->kind),
                    lobby_case_get_staff_name (lobby_session_get_floor (session), record->owner),
                    *detail != '\0' ? detail : NULL, NULL);
}

/** lobby_case_show_row: shows @one in @row; @narrow: there is little room */
void
lobby_case_show_row (LobbyCaseRow *row, LobbyCase *one, LobbySession *session, gboolean narrow)
{
  g_return_if_fail (LOBBY_IS_CASE_ROW (row) && LOBBY_IS_CASE (one) && LOBBY_IS_SESSION (session));

  const LobbyCaseRecord *record = lobby_case_get_record (one);
  LobbyFloor *floor = lobby_session_get_floor (session);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  gint64 now_us = lobby_case_get_now (session);
  gboolean open = lobby_case_is_open (record);
  gboolean today = lobby_case_opened_today (record, now_us, zone);
  g_autofree char *when = today ? lobby_words_dup_time (record->opened_us, zone, FALSE)
                                : lobby_words_dup_near_day (record->opened_us, now_us, zone);
  g_autofree char *title = lobby_case_dup_title (record, session);
  g_autofree char *detail = dup_second_line (record, session, narrow);
  g_autofree char *left = open ? lobby_words_dup_left (lobby_case_get_left_s (one)) : dup_closed (record, session);
  g_autofree char *due = dup_due (record, session);
  LobbyCaseRowView view = { .when = when,
                            .kind = lobby_words_get_case_kind (record->kind),
                            .title = title,
                            .detail = *detail != '\0' ? detail : NULL,
                            .owner = lobby_case_get_staff_name (floor, record->owner),
                            .left = left,
                            .due = due,
                            .state = lobby_words_get_case_phase (record->phase),
                            .shape = get_shape (one),
                            .tone = lobby_case_get_tone (one),
                            .narrow = narrow };
  g_autofree char *summary = g_strjoin (", ", view.kind, title, view.owner, view.state, left, due, NULL);

  view.summary = summary;
  lobby_case_row_show (row, &view);
}

static gboolean
has_text (const char *text, const char *search)
{
  g_autofree char *lower = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return lower != NULL && strstr (lower, search) != NULL;
}

/** lobby_case_is_sought: Returns: whether kind, matter, ticket, place or owner of @one has @search (case-folded; nullable) */
gboolean
lobby_case_is_sought (LobbyCase *one, LobbySession *session, const char *search)
{
  const LobbyCaseRecord *record = lobby_case_get_record (one);

  return search == NULL || *search == '\0' || has_text (record->summary, search) || has_text (record->ticket, search)
         || has_text (record->place, search) || has_text (record->need, search)
         || has_text (lobby_words_get_case_kind (record->kind), search)
         || has_text (lobby_case_get_staff_name (lobby_session_get_floor (session), record->owner), search);
}

/**
 * lobby_case_find_for_customer:
 * @floor: where
 * @customer: (nullable): pseudonym of a customer
 *
 * Whoever meets a customer again sees what was left open.
 *
 * Returns: (transfer full) (nullable): the newest case of that customer, an open one before a closed one
 */
LobbyCase *
lobby_case_find_for_customer (LobbyFloor *floor, const char *customer)
{
  GListModel *cases = lobby_floor_get_cases (floor);
  LobbyCase *found = NULL;

  for (guint i = 0; customer != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      const LobbyCaseRecord *record = lobby_case_get_record (one);
      const LobbyCaseRecord *best = found != NULL ? lobby_case_get_record (found) : NULL;
      if (g_strcmp0 (record->customer, customer) != 0)
        continue;
      if (best == NULL || lobby_case_is_open (record) > lobby_case_is_open (best)
          || (lobby_case_is_open (record) == lobby_case_is_open (best) && record->opened_us >= best->opened_us))
        g_set_object (&found, one);
    }
  return found;
}

/** lobby_case_find: Returns: (transfer full) (nullable): the case with that id */
LobbyCase *
lobby_case_find (LobbyFloor *floor, const char *id)
{
  GListModel *cases = lobby_floor_get_cases (floor);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      if (strcmp (lobby_case_get_record (one)->id, id) == 0)
        return g_steal_pointer (&one);
    }
  return NULL;
}
