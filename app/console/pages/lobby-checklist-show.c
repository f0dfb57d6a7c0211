/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a checklist stands today, and what came out of it before, as the screen says it. */
#include "config.h"

#include "lobby-checklist-show.h"

#include "lobby-widgets.h"
#include "lobby-words-checklist.h"

#include <glib/gi18n-lib.h>

/** lobby_checklist_get_language: Returns: in which language the branch shall word what is left to do, as in "zh_CN" */
const char *
lobby_checklist_get_language (void)
{
  const char *name = g_get_language_names ()[0];

  if (g_str_has_prefix (name, "zh_TW") || g_str_has_prefix (name, "zh_HK"))
    return "zh_TW";
  return g_str_has_prefix (name, "zh") ? "zh_CN" : "en";
}

/** lobby_checklist_dup_refusal: @problem: (nullable): what the branch said. Returns: (transfer full): it in words */
char *
lobby_checklist_dup_refusal (const char *problem)
{
  if (g_strcmp0 (problem, "forbidden") == 0)
    return g_strdup (_ ("Not done: this console may not do that"));
  if (g_strcmp0 (problem, "conflict") == 0)
    return g_strdup (_ ("Not done: somebody else was first"));
  return g_strdup (_ ("Not done: the branch service refused it"));
}

static const char *
get_name (LobbySession *session, const char *staff)
{
  const LobbyText *name = lobby_floor_get_staff_name (lobby_session_get_floor (session), staff);

  /* Translators: somebody whose name is not known */
  return name != NULL ? lobby_words_get_text (name) : staff != NULL ? staff : _ ("somebody");
}

static char *
dup_finished (LobbySession *session, const LobbyCheckRun *run)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autofree char *time = lobby_words_dup_time (run->finished_us, zone, FALSE);
  LobbyCheckScore score;

  lobby_check_run_score (run, &score);
  g_autofree char *failed = lobby_words_dup_check_failed (score.failed);
  if (failed != NULL)
    /* Translators: first a time, then who filled the checklist, then how many items failed */
    return g_strdup_printf (_ ("Finished %1$s by %2$s, %3$s"), time, get_name (session, run->finished_by), failed);
  /* Translators: first a time, then who filled the checklist */
  return g_strdup_printf (_ ("Finished %1$s by %2$s"), time, get_name (session, run->finished_by));
}

static char *
dup_due (LobbySession *session, gint64 due_us, gint64 now_us)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  g_autofree char *due = lobby_words_dup_time (due_us, lobby_floor_get_time_zone (floor), FALSE);

  /* Translators: %s is a time */
  return g_strdup_printf (now_us >= due_us ? _ ("was due %s") : _ ("due %s"), due);
}

static char *
dup_open (LobbySession *session, const LobbyCheckRun *run)
{
  LobbyCheckScore score;

  if (run == NULL)
    /* Translators: nobody has filled that checklist today */
    return g_strdup (_ ("Not begun"));
  lobby_check_run_score (run, &score);
  /* Translators: first how many items are answered, then how many there are, then who began */
  return g_strdup_printf (_ ("%1$u of %2$u, begun by %3$s"), score.answered, score.asked,
                          get_name (session, run->started_by));
}

/**
 * lobby_checklist_dup_state:
 * @session: whose lobby it is
 * @checklist: a checklist
 * @run: (nullable): its newest filling
 * @shape: (out): where it stands, as a shape
 * @tone: (out): how much it wants to be seen
 *
 * Returns: (transfer full): where it stands today
 */
char *
lobby_checklist_dup_state (LobbySession *session,
                           const LobbyChecklist *checklist,
                           const LobbyCheckRun *run,
                           LobbyShape *shape,
                           LobbyTone *tone)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us;
  gint64 due_us = lobby_checklist_get_due (checklist, lobby_floor_get_branch (floor));

  *tone = LOBBY_TONE_NORMAL;
  if (run != NULL && run->finished_us != 0)
    {
      *shape = LOBBY_SHAPE_TICK;
      return dup_finished (session, run);
    }
  *shape = run != NULL ? LOBBY_SHAPE_CIRCLE : LOBBY_SHAPE_RING;
  if (checklist->retired)
    return g_strdup (_ ("Not in use"));
  if (lobby_checklist_count_asked (checklist) == 0)
    /* Translators: a checklist has only empty places so far */
    return g_strdup (_ ("To be filled by the bank"));
  g_autofree char *open = dup_open (session, run);
  if (due_us == 0)
    return g_steal_pointer (&open);
  if (now_us >= due_us)
    {
      *tone = LOBBY_TONE_OVER;
      *shape = LOBBY_SHAPE_TRIANGLE;
    }
  g_autofree char *due = dup_due (session, due_us, now_us);
  return g_strdup_printf ("%s \xc2\xb7 %s", open, due);
}

/** lobby_checklist_show_row: shows @checklist, and where it stands today, in @row */
void
lobby_checklist_show_row (LobbyChecklistRow *row, LobbySession *session, const LobbyChecklist *checklist)
{
  const LobbyCheckRun *run = lobby_state_find_check_run (lobby_session_get_state (session), checklist->id);
  LobbyChecklistRowView view = { .title = lobby_words_get_text (checklist->name) };
  g_autofree char *state = lobby_checklist_dup_state (session, checklist, run, &view.shape, &view.tone);
  g_autofree char *figure = NULL;
  LobbyCheckScore score;

  if (run != NULL)
    {
      lobby_check_run_score (run, &score);
      figure = lobby_words_dup_check_score (score.percent);
    }
  view.state = state;
  view.figure = figure;
  lobby_checklist_row_show (row, &view);
}

/** lobby_checklist_show_result: shows what came out of a checklist, and when, in @row */
void
lobby_checklist_show_result (LobbyChecklistRow *row, LobbySession *session, const LobbyCheckResult *result)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (result->finished_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  /* Translators: date and time of an earlier result, as strftime has them */
  g_autofree char *when = local != NULL ? g_date_time_format (local, _ ("%e %b, %H:%M")) : g_strdup (LOBBY_NO_FIGURE);
  guint n_failed = result->failed != NULL ? g_strv_length (result->failed) : 0;
  g_autofree char *failed = lobby_words_dup_check_failed (n_failed);
  g_autofree char *figure = lobby_words_dup_check_score ((double) result->score_percent);
  g_autofree char *state = g_strdup_printf ("%s%s%s", get_name (session, result->finished_by),
                                            failed != NULL ? " \xc2\xb7 " : "", failed != NULL ? failed : "");
  const LobbyChecklistRowView view = { n_failed > 0 ? LOBBY_SHAPE_CROSS : LOBBY_SHAPE_TICK, LOBBY_TONE_NORMAL,
                                       g_strstrip (when), state, figure };

  lobby_checklist_row_show (row, &view);
}
