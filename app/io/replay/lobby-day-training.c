/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that can be played, as one to train on. */
#include "config.h"

#include "lobby-day-training.h"

static LobbyState *
fold (gpointer book, gint64 at_us)
{
  return lobby_day_book_fold (book, lobby_day_book_find (book, at_us));
}

static void
unref_book (gpointer book)
{
  lobby_day_book_unref (book);
}

/**
 * lobby_day_book_prepare_training:
 * @book: a closed book
 * @rules: (nullable): the rule sheet that counts where the branch has none of its own
 *
 * Folds the whole day once more; a worker does it.
 *
 * Returns: (transfer full): the day to train on; it keeps @book
 */
LobbyTrainingDay *
lobby_day_book_prepare_training (LobbyDayBook *book, const LobbyRuleSheet *rules)
{
  LobbyVisitNames *names = lobby_visit_names_new ();
  LobbyState *state = lobby_state_new ();
  g_autoptr (LobbyPastWatch) watch = lobby_past_watch_new (names);
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();

  g_return_val_if_fail (book != NULL, NULL);

  for (guint i = 0; i < lobby_day_book_get_n_events (book); i++)
    {
      lobby_changes_clear (changes);
      lobby_state_apply (state, lobby_day_book_get_event (book, i), changes);
      lobby_past_watch_look (watch, state, changes);
    }
  LobbyPastDay *past = lobby_past_watch_tell (watch, state);
  return lobby_training_day_new (past, names, state, rules, fold, lobby_day_book_ref (book), unref_book);
}
