/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of a recorded day show: its opening hours, or more when more happened. */
#include "config.h"

#include "lobby-day-scene.h"
#include "lobby-mark-show.h"
#include "lobby-widgets.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

static gint64
get_hour (const LobbyDayBook *book, LobbyFloor *floor, gint64 minutes)
{
  return lobby_instant_from_local (lobby_floor_get_time_zone (floor), lobby_day_book_get_day (book), minutes);
}

static void
find_hours (const LobbyDayBook *book, LobbyFloor *floor, gint64 *from_us, gint64 *to_us)
{
  const LobbyBranchRecord *branch = lobby_day_book_get_branch (book);

  *from_us = lobby_day_book_get_first_time (book);
  *to_us = lobby_day_book_get_last_time (book);
  if (branch == NULL || branch->closes <= branch->opens)
    return;
  *from_us = MIN (*from_us, get_hour (book, floor, branch->opens));
  *to_us = MAX (*to_us, get_hour (book, floor, branch->closes));
}

static LobbyTimelineMark
make_mark (const LobbyDayMark *mark)
{
  LobbyShape shape = lobby_mark_get_shape (mark);

  return (LobbyTimelineMark){ .lane = mark->kind,
                              .at_us = mark->at_us,
                              .until_us = mark->until_us,
                              .shape = shape,
                              .token = lobby_shape_get_token (shape) };
}

/* What was not recorded; after damage, the rest of the day. */
static GArray *
make_gaps (const LobbyDayBook *book, gint64 to_us)
{
  const GArray *gaps = lobby_day_book_get_gaps (book);
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (LobbyUseSpan));

  for (guint i = 0; i < gaps->len; i++)
    {
      const LobbyDayGap *gap = &g_array_index (gaps, LobbyDayGap, i);
      LobbyUseSpan span = { LOBBY_USE_UNKNOWN, gap->from_us, gap->until_us };
      g_array_append_val (spans, span);
    }
  if (lobby_day_book_is_damaged (book))
    {
      LobbyUseSpan span = { LOBBY_USE_UNKNOWN, lobby_day_book_get_last_time (book), to_us };
      g_array_append_val (spans, span);
    }
  return spans;
}

static char *
dup_summary (const LobbyDayBook *book)
{
  guint n = lobby_day_book_get_marks (book)->len;

  /* Translators: the timeline of a recorded day to a screen reader; the list beside it has the same events */
  return g_strdup_printf (ngettext ("Timeline of the day, %u event", "Timeline of the day, %u events", n), n);
}

/* The scores of a training, on a lane of their own. */
static void
add_decisions (const LobbyTraining *training, GArray *glyphs, GStrvBuilder *names, GPtrArray *labels)
{
  for (guint i = 0; i < lobby_training_get_n_moments (training); i++)
    {
      const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, i);
      LobbyTimelineMark mark = { .lane = LOBBY_DAY_MARK_N_KINDS, .at_us = lobby_training_get_time (training, i) };
      g_autofree char *words = NULL;

      if (verdict == NULL)
        continue;
      /* Translators: a decision of a training on the timeline; a score from 0 to 100 */
      words = g_strdup_printf (_ ("Your decision: %d of 100"), verdict->score);
      mark.label = g_strdup_printf ("%d", verdict->score);
      g_ptr_array_add (labels, (char *) mark.label);
      g_array_append_val (glyphs, mark);
      g_strv_builder_add (names, words);
    }
}

/**
 * lobby_day_scene_show_timeline:
 * @limit_us: what comes later is hidden, µs since 1970 UTC; 0: nothing is
 * @training: (nullable): whose scores are shown
 *
 * Shows the day of @book on its timeline.
 */
void
lobby_day_scene_show_timeline (LobbyTimeline *timeline,
                               const LobbyDayBook *book,
                               LobbyFloor *floor,
                               gint64 limit_us,
                               const LobbyTraining *training)
{
  const GPtrArray *marks = lobby_day_book_get_marks (book);
  const char *lanes[LOBBY_DAY_MARK_N_KINDS + 2] = { NULL };
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (LobbyTimelineMark));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  LobbyTimelinePicture picture = { .lanes = lanes, .n_lanes = LOBBY_DAY_MARK_N_KINDS };
  g_autofree char *summary = dup_summary (book);

  find_hours (book, floor, &picture.from_us, &picture.to_us);
  for (int kind = 0; kind < LOBBY_DAY_MARK_N_KINDS; kind++)
    lanes[kind] = lobby_mark_get_lane ((LobbyDayMarkKind) kind);
  for (guint i = 0; i < marks->len; i++)
    {
      LobbyTimelineMark glyph = make_mark (g_ptr_array_index (marks, i));
      if (limit_us != 0 && glyph.at_us > limit_us)
        continue;
      if (limit_us != 0 && glyph.until_us > limit_us)
        glyph.until_us = limit_us;
      g_autofree char *words = lobby_mark_dup_words (g_ptr_array_index (marks, i), floor);
      g_array_append_val (glyphs, glyph);
      g_strv_builder_add (builder, words);
    }
  if (training != NULL)
    {
      /* Translators: a lane of the timeline: the decisions of a training with their scores */
      lanes[picture.n_lanes++] = _ ("Your decisions");
      add_decisions (training, glyphs, builder, labels);
    }
  picture.hidden_us = limit_us;
  /* Translators: on the part of the timeline that a training does not show yet */
  picture.hidden_label = limit_us != 0 ? _ ("Later events stay hidden until you get there") : NULL;
  g_auto (GStrv) names = g_strv_builder_end (builder);
  g_autoptr (GArray) gaps = make_gaps (book, picture.to_us);
  picture.marks = (const LobbyTimelineMark *) (gconstpointer) glyphs->data;
  picture.n_marks = glyphs->len;
  picture.gaps = (const LobbyUseSpan *) (gconstpointer) gaps->data;
  picture.n_gaps = gaps->len;
  lobby_timeline_show (timeline, &picture, (const char *const *) names, lobby_floor_get_time_zone (floor), summary);
}

/** lobby_day_scene_show_waiting: shows how many waited over the day of @book; @limit_us: what comes later is hidden, µs since
 * 1970 UTC; 0: nothing is */
void
lobby_day_scene_show_waiting (LobbyWaitingChart *chart, const LobbyDayBook *book, LobbyFloor *floor, gint64 limit_us)
{
  const GArray *levels = lobby_day_book_get_levels (book);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LobbyWaitingPoint));
  LobbyWaitingPicture picture = { 0 };

  find_hours (book, floor, &picture.from_us, &picture.to_us);
  for (guint i = 0; i < levels->len; i++)
    {
      const LobbyDayLevel *level = &g_array_index (levels, LobbyDayLevel, i);
      LobbyWaitingPoint point = { level->at_us, level->n_waiting };
      if (limit_us != 0 && level->at_us > limit_us)
        break;
      g_array_append_val (points, point);
    }
  picture.points = (const LobbyWaitingPoint *) (gconstpointer) points->data;
  picture.n_points = points->len;
  lobby_waiting_chart_show (chart, &picture, lobby_floor_get_time_zone (floor));
}

/** lobby_day_scene_dup_notice: Returns: (transfer full) (nullable): what is missing in the day, in words */
char *
lobby_day_scene_dup_notice (const LobbyDayBook *book, LobbyFloor *floor)
{
  const GArray *gaps = lobby_day_book_get_gaps (book);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);

  if (lobby_day_book_is_damaged (book))
    {
      g_autofree char *end = lobby_words_dup_time (lobby_day_book_get_last_time (book), zone, FALSE);
      /* Translators: notice above a recorded day; %s is a time of day */
      return g_strdup_printf (_ ("The file is damaged: what came after %s is missing; shown hatched."), end);
    }
  if (gaps->len == 0)
    return NULL;
  if (gaps->len > 1)
    /* Translators: notice above a recorded day; how many stretches of it were not recorded */
    return g_strdup_printf (ngettext ("%u stretch is missing; shown hatched.",
                                      "%u stretches are missing; shown hatched.", gaps->len),
                            gaps->len);
  g_autofree char *from = lobby_words_dup_time (g_array_index (gaps, LobbyDayGap, 0).from_us, zone, FALSE);
  g_autofree char *until = lobby_words_dup_time (g_array_index (gaps, LobbyDayGap, 0).until_us, zone, FALSE);
  /* Translators: notice above a recorded day; two times of day */
  return g_strdup_printf (_ ("%1$s to %2$s is missing; shown hatched."), from, until);
}
