/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal teaches of the branch. Runs on a thread of its own; nothing is shared with the one that advises. */
#include "config.h"

#include "lobby-brain-lesson.h"

#include "lobby-journal-reader.h"

/* Habits fade by 3 % a day: what is older than this says next to nothing. */
#define DAYS_MAX 60

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
add_days (LobbyAdviser *adviser,
          LobbyJournalReader *reader,
          GPtrArray *days,
          const char *today,
          LobbyEngineGoOn go_on,
          gpointer data)
{
  guint n = 0;

  for (guint i = days->len > DAYS_MAX ? days->len - DAYS_MAX : 0; i < days->len && go_on (data); i++)
    {
      const LobbyJournalDay *day = g_ptr_array_index (days, i);
      g_autoptr (LobbyShiftWatch) watch = lobby_adviser_watch_day (adviser);
      g_autoptr (LobbyState) state = g_strcmp0 (day->day, today) < 0 ? fold_day (reader, day, watch) : NULL;

      if (state == NULL || lobby_state_get_branch (state) == NULL)
        continue;
      lobby_adviser_add_day (adviser, state, watch);
      n++;
    }
  return n;
}

/**
 * lobby_brain_learn_days:
 * @rules: (nullable): rule sheet of the new adviser
 * @folder: of the branch's journal
 * @today: YYYY-MM-DD; days before it teach
 * @go_on: asked from time to time whether to go on
 * @data: user data of @go_on
 *
 * Returns: (transfer full) (nullable): an adviser who knows the branch; %NULL when there is nothing to learn from. A journal
 *   that cannot be read teaches nothing: the session says that of the journal itself
 */
LobbyAdviser *
lobby_brain_learn_days (guint64 seed,
                        const LobbyRuleSheet *rules,
                        const char *folder,
                        const char *today,
                        LobbyEngineGoOn go_on,
                        gpointer data)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (folder, NULL);
  g_autoptr (GPtrArray) days = reader != NULL ? lobby_journal_reader_list_days (reader, NULL) : NULL;
  g_autoptr (LobbyAdviser) adviser = NULL;

  if (days == NULL || days->len == 0)
    return NULL;
  adviser = lobby_adviser_new (seed);
  lobby_adviser_set_rules (adviser, rules);
  if (add_days (adviser, reader, days, today, go_on, data) == 0 || !lobby_adviser_learn (adviser, go_on, data))
    return NULL;
  return g_steal_pointer (&adviser);
}
