/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mattered in a day, in whole sentences: a head that says what happened, then when and what it cost. */
#include "config.h"

#include "lobby-words-finding.h"

#include "lobby-words-floor.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

/** lobby_words_get_service_name: Returns: (transfer none): what the service is called; its id where nobody says */
const char *
lobby_words_get_service_name (const LobbyState *state, const char *service)
{
  const LobbyServiceRecord *record = lobby_state_get_service (state, service);

  return record != NULL && record->name != NULL ? lobby_words_get_text (record->name) : service;
}

/** lobby_words_get_finding_shape: Returns: the shape of its kind; colour never stands alone */
LobbyShape
lobby_words_get_finding_shape (const LobbyDayFinding *finding)
{
  static const LobbyShape shapes[LOBBY_N_FINDINGS] = {
    [LOBBY_FINDING_OVER_TARGET] = LOBBY_SHAPE_TRIANGLE,  [LOBBY_FINDING_OUTAGE] = LOBBY_SHAPE_CROSS,
    [LOBBY_FINDING_ADVICE_FOLLOWED] = LOBBY_SHAPE_ARROW, [LOBBY_FINDING_ADVICE_IGNORED] = LOBBY_SHAPE_DIAMOND,
    [LOBBY_FINDING_VIP_LATE] = LOBBY_SHAPE_STAR,         [LOBBY_FINDING_GAP] = LOBBY_SHAPE_DOTTED_RING,
    [LOBBY_FINDING_PROMISES] = LOBBY_SHAPE_TICK,
  };

  return shapes[finding->kind];
}

static int
get_minutes (gint64 seconds)
{
  return (int) ((seconds + 30) / 60);
}

static char *
dup_advised (const LobbyDayFinding *finding)
{
  switch ((int) finding->advice)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      /* Translators: the start of a sentence; a counter's number */
      return g_strdup_printf (C_ ("finding", "Opening counter %s"), finding->subject);
    case LOBBY_ADVICE_RESUME_COUNTER:
      /* Translators: the start of a sentence; a counter's number */
      return g_strdup_printf (C_ ("finding", "Bringing back counter %s"), finding->subject);
    default:
      /* Translators: the start of a sentence; a counter's number */
      return g_strdup_printf (C_ ("finding", "Other services at counter %s"), finding->subject);
    }
}

/** lobby_words_dup_finding_head: Returns: (transfer full): what happened, in a short sentence */
char *
lobby_words_dup_finding_head (const LobbyDaySheet *sheet, const LobbyDayFinding *finding)
{
  int minutes = (int) ((finding->until_us - finding->from_us + MINUTE_US / 2) / MINUTE_US);
  g_autofree char *from = lobby_words_dup_time (finding->from_us, sheet->zone, FALSE);
  g_autofree char *until = lobby_words_dup_time (finding->until_us, sheet->zone, FALSE);
  g_autofree char *advised = NULL;

  switch ((int) finding->kind)
    {
    case LOBBY_FINDING_OVER_TARGET:
      /* Translators: a service was over its target wait for so many minutes */
      return g_strdup_printf (ngettext ("%1$s was over target for %2$d min.", "%1$s was over target for %2$d min.",
                                        minutes),
                              lobby_words_get_service_name (sheet->state, finding->subject), minutes);
    case LOBBY_FINDING_OUTAGE:
      /* Translators: a device, from when to when it could not be used */
      return g_strdup_printf (_ ("%1$s was out of service %2$s to %3$s."), finding->subject, from, until);
    case LOBBY_FINDING_ADVICE_FOLLOWED:
      if (finding->advice == LOBBY_ADVICE_OPEN_COUNTER)
        /* Translators: a counter's number, a time of day */
        return g_strdup_printf (_ ("Counter %1$s opened at %2$s, as advised."), finding->subject, until);
      /* Translators: a counter's number, a time of day */
      return g_strdup_printf (_ ("Counter %1$s was changed at %2$s, as advised."), finding->subject, until);
    case LOBBY_FINDING_ADVICE_IGNORED:
      advised = dup_advised (finding);
      /* Translators: what was advised, as in "Opening counter 5"; a time of day */
      return g_strdup_printf (_ ("%1$s was advised at %2$s and not done."), advised, from);
    case LOBBY_FINDING_VIP_LATE:
      /* Translators: a ticket, then minutes and seconds */
      return g_strdup_printf (_ ("%1$s waited %2$d:%3$02d for an answer."),
                              finding->subject != NULL ? finding->subject : LOBBY_NO_FIGURE,
                              (int) (finding->seconds / 60), (int) (finding->seconds % 60));
    case LOBBY_FINDING_GAP:
      /* Translators: times of day */
      return g_strdup_printf (_ ("The record lacks %1$s to %2$s."), from, until);
    case LOBBY_FINDING_PROMISES:
    default:
      /* Translators: how many of the waiting times that were told to customers came true */
      return g_strdup_printf (ngettext ("%1$u of %2$u time told was kept.", "%1$u of %2$u times told were kept.",
                                        finding->of),
                              finding->n, finding->of);
    }
}

static char *
dup_over_target (const LobbyDaySheet *sheet, const LobbyDayFinding *finding)
{
  g_autofree char *from = lobby_words_dup_time (finding->from_us, sheet->zone, FALSE);
  g_autofree char *until = lobby_words_dup_time (finding->until_us, sheet->zone, FALSE);
  const LobbyServiceRecord *service = lobby_state_get_service (sheet->state, finding->subject);
  int target_min = service != NULL ? (int) (service->target_s / 60) : 0;

  /* Translators: %1$s to %2$s: times of day; %3$u customers; %4$d target in minutes; %5$d longest wait in minutes; %6$s its ticket */
  return g_strdup_printf (
      ngettext ("%1$s to %2$s. %3$u customer waited more than %4$d min, the longest %5$d min (%6$s).",
                "%1$s to %2$s. %3$u customers waited more than %4$d min, the longest %5$d min (%6$s).", finding->n),
      from, until, finding->n, target_min, get_minutes (finding->seconds), finding->ticket);
}

static char *
dup_outage (const LobbyDayFinding *finding)
{
  if (finding->n == 0)
    return g_strdup (_ ("Nobody who could have used it went to a counter meanwhile."));
  /* Translators: an outage of a device: customers who went to a counter, minutes they waited all together */
  return g_strdup_printf (
      ngettext ("%1$u customer whose business it does went to a counter meanwhile and waited %2$d min.",
                "%1$u customers whose business it does went to counters meanwhile and waited %2$d min in all.",
                finding->n),
      finding->n, get_minutes (finding->seconds));
}

static char *
dup_followed (const LobbyDaySheet *sheet, const LobbyDayFinding *finding)
{
  g_autofree char *shown = lobby_words_dup_time (finding->from_us, sheet->zone, FALSE);

  /* Translators: advice at a counter that was followed: when it was shown, what it was expected to save all customers, minutes */
  return g_strdup_printf (_ ("Advised at %1$s; the forecast was %2$d min less waiting for all."), shown,
                          get_minutes (finding->cost_s));
}

static char *
dup_ignored (const LobbyDayFinding *finding)
{
  /* Translators: advice that was not followed: what it would have saved all customers, minutes; how many pieces there were in all */
  return g_strdup_printf (
      ngettext ("By the forecast it would have saved %1$d min of waiting. %2$u piece of advice was not followed.",
                "By the forecast it would have saved %1$d min of waiting. %2$u pieces of advice were not followed.",
                finding->n),
      get_minutes (finding->cost_s), finding->n);
}

static char *
dup_late (const LobbyDayFinding *finding)
{
  /* Translators: of so many valued customers who came, how many were answered late */
  return g_strdup_printf (ngettext ("%1$u of %2$u valued customer was answered late.",
                                    "%1$u of %2$u valued customers were answered late.", finding->of),
                          finding->n, finding->of);
}

/** lobby_words_dup_finding: Returns: (transfer full): when it was and what it cost, in a sentence or two */
char *
lobby_words_dup_finding (const LobbyDaySheet *sheet, const LobbyDayFinding *finding)
{
  switch ((int) finding->kind)
    {
    case LOBBY_FINDING_OVER_TARGET:
      return dup_over_target (sheet, finding);
    case LOBBY_FINDING_OUTAGE:
      return dup_outage (finding);
    case LOBBY_FINDING_ADVICE_FOLLOWED:
      return dup_followed (sheet, finding);
    case LOBBY_FINDING_ADVICE_IGNORED:
      return dup_ignored (finding);
    case LOBBY_FINDING_VIP_LATE:
      return dup_late (finding);
    case LOBBY_FINDING_GAP:
      /* Translators: stretches of a day that were not recorded */
      return g_strdup_printf (ngettext ("%u stretch is missing; shown hatched.",
                                        "%u stretches are missing; shown hatched.", finding->n),
                              finding->n);
    case LOBBY_FINDING_PROMISES:
    default:
      /* Translators: how far told waiting times were from what happened, on average, minutes and seconds */
      return g_strdup_printf (_ ("They were %1$d:%2$02d off on average."), (int) (finding->seconds / 60),
                              (int) (finding->seconds % 60));
    }
}
