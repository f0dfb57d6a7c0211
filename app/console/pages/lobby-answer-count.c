/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon many were answered: how many after each second, so that one more or less is counted at once. */
#include "config.h"

#include "lobby-answer-count.h"

#include <string.h>

#define MOST_S 14400 /* later answers count as so late */

struct _LobbyAnswerCount
{
  guint counts[MOST_S + 1];
  guint n;
};

/** lobby_answer_count_new: Returns: (transfer full): a count of nothing */
LobbyAnswerCount *
lobby_answer_count_new (void)
{
  return g_new0 (LobbyAnswerCount, 1);
}

/** lobby_answer_count_free: @self: (transfer full) (nullable): a count */
void
lobby_answer_count_free (LobbyAnswerCount *self)
{
  g_free (self);
}

/** lobby_answer_count_clear: counts nothing any more */
void
lobby_answer_count_clear (LobbyAnswerCount *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * lobby_answer_count_move:
 * @self: the count
 * @before_s: how it was counted until now, seconds, or %LOBBY_ANSWER_COUNT_NONE
 * @after_s: how it is counted from now on, seconds, or %LOBBY_ANSWER_COUNT_NONE
 *
 * Counts one answer otherwise.
 */
void
lobby_answer_count_move (LobbyAnswerCount *self, gint64 before_s, gint64 after_s)
{
  if (before_s >= 0)
    {
      self->counts[MIN (before_s, MOST_S)]--;
      self->n--;
    }
  if (after_s >= 0)
    {
      self->counts[MIN (after_s, MOST_S)]++;
      self->n++;
    }
}

/** lobby_answer_count_get_median_s: Returns: the median, seconds; -1: nothing was counted */
gint64
lobby_answer_count_get_median_s (const LobbyAnswerCount *self)
{
  guint seen = 0;

  for (gint64 s = 0; self->n > 0 && s <= MOST_S; s++)
    {
      seen += self->counts[s];
      if (seen > self->n / 2)
        return s;
    }
  return -1;
}
