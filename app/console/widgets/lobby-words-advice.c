/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for advice that need nothing but the advice. */
#include "config.h"

#include "lobby-words-advice.h"

#include <glib/gi18n-lib.h>

static const char *const reasons[] = {
  [LOBBY_DECLINE_UNKNOWN] = NC_ ("decline", "No reason given"),
  [LOBBY_DECLINE_PREFERS_COUNTER] = NC_ ("decline", "Prefers the counter"),
  [LOBBY_DECLINE_NOT_USED_TO_DEVICES] = NC_ ("decline", "Not used to devices"),
  [LOBBY_DECLINE_NEEDS_PASSBOOK_OR_PAPER] = NC_ ("decline", "Needs passbook or paper"),
  [LOBBY_DECLINE_DEVICE_BUSY_OR_FAULTY] = NC_ ("decline", "Device was busy or faulty"),
  [LOBBY_DECLINE_ALREADY_NEXT] = NC_ ("decline", "Already next in line"),
  [LOBBY_DECLINE_REMIND_LATER] = NC_ ("decline", "Remind in 10 minutes"),
  [LOBBY_DECLINE_NO_TELLER_FREE] = NC_ ("decline", "No teller is free"),
  [LOBBY_DECLINE_RUSH_NEARLY_OVER] = NC_ ("decline", "Rush is nearly over"),
  [LOBBY_DECLINE_OTHER] = NC_ ("decline", "Other"),
};

/** lobby_words_get_decline_reason: Returns: why advice was not followed */
const char *
lobby_words_get_decline_reason (LobbyDeclineReason reason)
{
  guint at = (guint) reason < G_N_ELEMENTS (reasons) ? (guint) reason : 0;

  return g_dpgettext2 (GETTEXT_PACKAGE, "decline", reasons[at]);
}

/**
 * lobby_words_get_decline_reasons:
 * @kind: kind of advice
 *
 * Returns: (transfer none) (array zero-terminated=1): reasons that can be given, in the order of their keys; none for what
 *   is not declined but only passed over (S3-28)
 */
const LobbyDeclineReason *
lobby_words_get_decline_reasons (LobbyAdviceKind kind)
{
  static const LobbyDeclineReason none[] = { 0 };
  static const LobbyDeclineReason diversion[] = { LOBBY_DECLINE_PREFERS_COUNTER,
                                                  LOBBY_DECLINE_NOT_USED_TO_DEVICES,
                                                  LOBBY_DECLINE_NEEDS_PASSBOOK_OR_PAPER,
                                                  LOBBY_DECLINE_DEVICE_BUSY_OR_FAULTY,
                                                  LOBBY_DECLINE_ALREADY_NEXT,
                                                  LOBBY_DECLINE_OTHER,
                                                  0 };
  static const LobbyDeclineReason counter[] = { LOBBY_DECLINE_REMIND_LATER, LOBBY_DECLINE_NO_TELLER_FREE,
                                                LOBBY_DECLINE_RUSH_NEARLY_OVER, LOBBY_DECLINE_OTHER, 0 };
  static const LobbyDeclineReason other[] = { LOBBY_DECLINE_REMIND_LATER, LOBBY_DECLINE_OTHER, 0 };

  switch (kind)
    {
    case LOBBY_ADVICE_DIVERT:
      return diversion;
    case LOBBY_ADVICE_OPEN_COUNTER:
    case LOBBY_ADVICE_RESUME_COUNTER:
    case LOBBY_ADVICE_PROFILE_COUNTER:
      return counter;
    case LOBBY_ADVICE_CLOSE_COUNTER:
    case LOBBY_ADVICE_RESTOCK:
    case LOBBY_ADVICE_REPAIR:
      return other;
    case LOBBY_ADVICE_ACCOMPANY:
    case LOBBY_ADVICE_UNKNOWN:
    default:
      return none;
    }
}

/** lobby_words_dup_saving: Returns: (transfer full): a time saved, as in "saves 32 min" */
char *
lobby_words_dup_saving (double saving_s)
{
  int seconds = (int) (MAX (saving_s, 0) + 0.5);
  int minutes = (seconds + 30) / 60;

  if (seconds < 60)
    /* Translators: seconds that a piece of advice saves */
    return g_strdup_printf (ngettext ("saves %d s", "saves %d s", (gulong) seconds), seconds);
  /* Translators: minutes that a piece of advice saves */
  return g_strdup_printf (ngettext ("saves %d min", "saves %d min", (gulong) minutes), minutes);
}

/** lobby_words_dup_span_range: Returns: (transfer full): the range of a foreseen time as a sentence */
char *
lobby_words_dup_span_range (const LobbySpan *span)
{
  int low_min = (int) (span->low_s < 0 ? span->low_s / 60 - 0.5 : span->low_s / 60 + 0.5);
  int high_min = (int) (span->high_s < 0 ? span->high_s / 60 - 0.5 : span->high_s / 60 + 0.5);

  /* Translators: range of a forecast in minutes */
  return g_strdup_printf (_ ("between %1$d and %2$d min, 8 times out of 10"), low_min, high_min);
}

/**
 * lobby_words_dup_ending:
 * @facts: advice
 * @ending: why it holds no longer; not %LOBBY_ADVICE_ENDING_NONE
 * @counter: (nullable): where the customer was called to
 *
 * Returns: (transfer full): why, in a sentence without a full stop
 */
char *
lobby_words_dup_ending (const LobbyAdviceFacts *facts, LobbyAdviceEnding ending, const char *counter)
{
  switch (ending)
    {
    case LOBBY_ADVICE_ENDING_CALLED:
      if (counter != NULL)
        /* Translators: first a ticket, then the number of a counter; why advice ends */
        return g_strdup_printf (_ ("%1$s has been called to counter %2$s"), facts->ticket, counter);
      /* Translators: %s is a ticket; why advice ends */
      return g_strdup_printf (_ ("%s has been called"), facts->ticket);
    case LOBBY_ADVICE_ENDING_LEFT:
      /* Translators: %s is a ticket; why advice ends */
      return g_strdup_printf (_ ("%s has left"), facts->ticket);
    case LOBBY_ADVICE_ENDING_DIVERTED:
      /* Translators: %s is a ticket; why advice ends */
      return g_strdup_printf (_ ("%s has gone to a device"), facts->ticket);
    case LOBBY_ADVICE_ENDING_DEVICE_OUT:
      /* Translators: %s is a device; why advice ends */
      return g_strdup_printf (_ ("%s is out of service"), facts->device);
    case LOBBY_ADVICE_ENDING_NO_TELLER:
      return g_strdup (_ ("No teller is free any more"));
    case LOBBY_ADVICE_ENDING_DONE:
      /* Translators: what was advised has happened */
      return g_strdup (C_ ("advice", "Done"));
    case LOBBY_ADVICE_ENDING_DECIDED:
    case LOBBY_ADVICE_ENDING_NO_LONGER_HELPS:
    case LOBBY_ADVICE_ENDING_NONE:
    default:
      return g_strdup (_ ("No longer saves time"));
    }
}
