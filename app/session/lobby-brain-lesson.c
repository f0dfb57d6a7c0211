/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal teaches of the branch, and the notes of it that lie beside the journal, so that the next start has it at
 * once. Runs on a thread of its own; nothing is shared with the one that advises. */
#include "config.h"

#include "lobby-brain-lesson.h"

#include "lobby-journal-reader.h"
#include "lobby-lesson-notes.h"

#include <gio/gio.h>

/* Habits fade by 3 % a day: what is older than this says next to nothing. */
#define DAYS_MAX 60
#define NOTES "lesson.bin"
/* Notes of the largest branch are far smaller. */
#define NOTES_BYTES_MAX (64 << 20)

/* ---- days ---- */

/* Returns: (transfer full) (element-type LobbyJournalDay): the days that teach, oldest first */
static GPtrArray *
list_days (const LobbyBrainLesson *lesson, LobbyJournalReader *reader)
{
  g_autoptr (GPtrArray) days = reader != NULL ? lobby_journal_reader_list_days (reader, NULL) : NULL;

  for (guint i = days != NULL ? days->len : 0; i > 0; i--)
    if (g_strcmp0 (((LobbyJournalDay *) g_ptr_array_index (days, i - 1))->day, lesson->today) >= 0)
      g_ptr_array_remove_index (days, i - 1);
  if (days != NULL && days->len > DAYS_MAX)
    g_ptr_array_remove_range (days, 0, days->len - DAYS_MAX);
  return days != NULL && days->len > 0 ? g_steal_pointer (&days) : NULL;
}

static LobbyLessonTitle
make_title (const GPtrArray *days)
{
  const LobbyJournalDay *last = g_ptr_array_index (days, days->len - 1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const LobbyJournalDay *day = g_ptr_array_index (days, i);
      g_string_append_printf (list, "%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ";", day->day, day->run, day->n_events);
    }
  return (LobbyLessonTitle){ g_strdup (last->branch), g_strdup (last->day),
                             g_compute_checksum_for_string (G_CHECKSUM_SHA256, list->str, -1), days->len };
}

/* Returns: (transfer full) (nullable): the lobby at the end of the day, as far as it was recorded */
static LobbyState *
fold_day (LobbyJournalReader *reader, const LobbyJournalDay *day, LobbyShiftWatch *watch)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  LobbyEvent *event;

  if (!lobby_journal_reader_open_day (reader, day->day, day->run, NULL))
    return NULL;
  while ((event = lobby_journal_reader_next (reader, NULL)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_shift_watch_look (watch, state);
      lobby_event_unref (event);
    }
  return g_steal_pointer (&state);
}

/* Returns: how many days were added */
static guint
add_days (LobbyAdviser *adviser, LobbyJournalReader *reader, GPtrArray *days, const LobbyBrainLesson *lesson)
{
  guint n = 0;

  for (guint i = 0; i < days->len && lesson->go_on (lesson->data); i++)
    {
      g_autoptr (LobbyShiftWatch) watch = lobby_adviser_watch_day (adviser);
      g_autoptr (LobbyState) state = fold_day (reader, g_ptr_array_index (days, i), watch);

      if (state == NULL || lobby_state_get_branch (state) == NULL)
        continue;
      lobby_adviser_add_day (adviser, state, watch);
      n++;
    }
  return n;
}

/* ---- notes ---- */

static gboolean
is_small (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  NULL);

  return info != NULL && g_file_info_get_size (info) <= NOTES_BYTES_MAX;
}

/* Returns: (transfer full) (nullable): what the notes say; damaged ones, or those of another version, say nothing */
static LobbyAdviser *
read_notes (const LobbyBrainLesson *lesson, LobbyLessonTitle *title)
{
  g_autofree char *path = g_build_filename (lesson->folder, NOTES, NULL);
  g_autoptr (GBytes) notes = NULL;
  char *content = NULL;
  gsize n = 0;

  *title = (LobbyLessonTitle){ 0 };
  if (!is_small (path) || !g_file_get_contents (path, &content, &n, NULL))
    return NULL;
  notes = g_bytes_new_take (content, n);
  return lobby_lesson_notes_read (notes, lesson->seed, title, NULL);
}

/* A lesson of an earlier day, as a replay asks for it, does not replace a later one. What cannot be written is learned anew
 * at the next start. */
static void
write_notes (const LobbyBrainLesson *lesson, const LobbyAdviser *adviser, const LobbyLessonTitle *title)
{
  g_autofree char *path = g_build_filename (lesson->folder, NOTES, NULL);
  g_autoptr (GBytes) notes = lobby_lesson_notes_write (adviser, title);
  g_auto (LobbyLessonTitle) before = { 0 };
  g_autoptr (LobbyAdviser) older = read_notes (lesson, &before);

  if (notes == NULL
      || (older != NULL && g_strcmp0 (before.branch, title->branch) == 0
          && g_strcmp0 (before.last_day, title->last_day) > 0))
    return;
  g_file_set_contents_full (path, g_bytes_get_data (notes, NULL), (gssize) g_bytes_get_size (notes),
                            G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * lobby_brain_recall:
 * @lesson: what is to be learned
 * @current: (out): whether nothing is left to learn
 * @n_days: (out): days that taught it
 *
 * Reads what was learned before. Notes of another branch, or of days that are still to come for @lesson, are none; those that
 * lack a day are better than nothing, until it is learned.
 *
 * Returns: (transfer full) (nullable): an adviser who knows the branch; %NULL when there are no notes, or damaged ones
 */
LobbyAdviser *
lobby_brain_recall (const LobbyBrainLesson *lesson, gboolean *current, guint *n_days)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (lesson->folder, NULL);
  g_autoptr (GPtrArray) days = list_days (lesson, reader);
  g_auto (LobbyLessonTitle) wanted = { 0 };
  g_auto (LobbyLessonTitle) title = { 0 };
  g_autoptr (LobbyAdviser) adviser = days != NULL ? read_notes (lesson, &title) : NULL;

  *current = FALSE;
  *n_days = 0;
  if (adviser == NULL)
    return NULL;
  wanted = make_title (days);
  if (g_strcmp0 (title.branch, wanted.branch) != 0 || g_strcmp0 (title.last_day, lesson->today) >= 0)
    return NULL;
  *current = g_strcmp0 (title.days, wanted.days) == 0;
  *n_days = title.n_days;
  lobby_adviser_set_rules (adviser, lesson->rules);
  return g_steal_pointer (&adviser);
}

/**
 * lobby_brain_learn_days:
 * @lesson: what is to be learned
 * @n_days: (out): days that taught it
 *
 * Learns from the journal, and writes it down beside the journal.
 *
 * Returns: (transfer full) (nullable): an adviser who knows the branch; %NULL when there is nothing to learn from. A journal
 *   that cannot be read teaches nothing: the session says that of the journal itself
 */
LobbyAdviser *
lobby_brain_learn_days (const LobbyBrainLesson *lesson, guint *n_days)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (lesson->folder, NULL);
  g_autoptr (GPtrArray) days = list_days (lesson, reader);
  g_autoptr (LobbyAdviser) adviser = NULL;
  g_auto (LobbyLessonTitle) title = { 0 };

  *n_days = 0;
  if (days == NULL)
    return NULL;
  adviser = lobby_adviser_new (lesson->seed);
  lobby_adviser_set_rules (adviser, lesson->rules);
  *n_days = add_days (adviser, reader, days, lesson);
  if (*n_days == 0 || !lobby_adviser_learn (adviser, lesson->go_on, lesson->data))
    return NULL;
  title = make_title (days);
  title.n_days = *n_days;
  write_notes (lesson, adviser, &title);
  return g_steal_pointer (&adviser);
}
