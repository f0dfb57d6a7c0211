/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for checklists. */
#include "config.h"

#include "lobby-words-checklist.h"

#include "lobby-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** lobby_words_dup_check_score: @percent: a score, below 0 for none. Returns: (transfer full): it as a figure */
char *
lobby_words_dup_check_score (double percent)
{
  if (percent < 0)
    return g_strdup (LOBBY_NO_FIGURE);
  /* Translators: a score in percent */
  return g_strdup_printf (_ ("%d%%"), (int) floor (percent + 0.5));
}

/** lobby_words_dup_check_progress: Returns: (transfer full): how many items are answered */
char *
lobby_words_dup_check_progress (const LobbyCheckScore *score)
{
  /* Translators: first how many items of a checklist are answered, then how many there are */
  return g_strdup_printf (ngettext ("%1$u of %2$u item answered", "%1$u of %2$u items answered", score->asked),
                          score->answered, score->asked);
}

/** lobby_words_dup_check_failed: Returns: (transfer full) (nullable): how many items failed; %NULL for none */
char *
lobby_words_dup_check_failed (guint failed)
{
  /* Translators: %u items of a checklist are not as they should be */
  return failed > 0 ? g_strdup_printf (ngettext ("%u failed", "%u failed", failed), failed) : NULL;
}

/** lobby_words_get_check_kind: Returns: how an item is answered */
const char *
lobby_words_get_check_kind (LobbyCheckKind kind)
{
  switch (kind)
    {
    case LOBBY_CHECK_YES_NO:
      /* Translators: how an item of a checklist is answered */
      return C_ ("checklist", "Yes or no");
    case LOBBY_CHECK_SCORE:
      /* Translators: how an item of a checklist is answered */
      return C_ ("checklist", "Score");
    case LOBBY_CHECK_NUMBER:
      /* Translators: how an item of a checklist is answered */
      return C_ ("checklist", "Number");
    case LOBBY_CHECK_TEXT:
      /* Translators: how an item of a checklist is answered */
      return C_ ("checklist", "Words");
    case LOBBY_CHECK_UNKNOWN:
    default:
      return C_ ("checklist", "Unknown");
    }
}

/** lobby_words_dup_check_limits: Returns: (transfer full) (nullable): from where to where a number passes */
char *
lobby_words_dup_check_limits (const LobbyCheckItem *item)
{
  if (item->kind == LOBBY_CHECK_SCORE && item->minimum > 0)
    /* Translators: %g is the smallest score that passes */
    return g_strdup_printf (_ ("passes from %g"), item->minimum);
  if (item->kind != LOBBY_CHECK_NUMBER || (item->minimum == 0 && item->maximum == 0))
    return NULL;
  if (item->maximum >= 1000)
    /* Translators: %g is the smallest number that passes */
    return g_strdup_printf (_ ("at least %g"), item->minimum);
  /* Translators: smallest and largest number that passes */
  return g_strdup_printf (_ ("from %1$g to %2$g"), item->minimum, item->maximum);
}

/** lobby_words_dup_check_time: Returns: (transfer full) (nullable): by when a checklist must be finished each day */
char *
lobby_words_dup_check_time (const LobbyChecklist *checklist)
{
  if (checklist->time == LOBBY_CHECK_TIME_BEFORE_OPENING && checklist->lead_min > 0)
    /* Translators: by when a checklist must be finished; %d is minutes */
    return g_strdup_printf (ngettext ("%d min before opening", "%d min before opening", (gulong) checklist->lead_min),
                            (int) checklist->lead_min);
  if (checklist->time == LOBBY_CHECK_TIME_BEFORE_OPENING)
    return g_strdup (_ ("before opening"));
  if (checklist->time == LOBBY_CHECK_TIME_OF_DAY)
    /* Translators: by when a checklist must be finished: hours and minutes */
    return g_strdup_printf (_ ("by %02d:%02d"), (int) (checklist->at_min / 60), (int) (checklist->at_min % 60));
  return NULL;
}
