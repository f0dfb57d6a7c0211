/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long cases may take: the branch's own numbers, or the ones that come with Lobby. */
#include "config.h"

#include "lobby-case-terms.h"

#include "lobby-case-order.h"
#include "lobby-instant.h"

static const LobbyCaseTerms shipped = { .case_s = 24 * 3600, .simple_days = 15, .complex_days = 30, .extra_days = 30 };

/** lobby_case_terms_read: fills @terms from @policy (nullable); what it does not say is as shipped */
void
lobby_case_terms_read (const LobbyPolicyRecord *policy, LobbyCaseTerms *terms)
{
  *terms = shipped;
  if (policy == NULL)
    return;
  if (policy->case_s > 0)
    terms->case_s = policy->case_s;
  if (policy->complaint_simple_days > 0)
    terms->simple_days = policy->complaint_simple_days;
  if (policy->complaint_complex_days > 0)
    terms->complex_days = policy->complaint_complex_days;
  if (policy->complaint_extra_days > 0)
    terms->extra_days = policy->complaint_extra_days;
}

/** lobby_case_terms_count_days: Returns: calendar days that a complaint may take in all, from the day it was made */
gint64
lobby_case_terms_count_days (const LobbyCaseTerms *terms, LobbyComplaintStage stage)
{
  switch (stage)
    {
    case LOBBY_COMPLAINT_COMPLEX:
      return terms->complex_days;
    case LOBBY_COMPLAINT_EXTENDED:
      return terms->complex_days + terms->extra_days;
    case LOBBY_COMPLAINT_SIMPLE:
    case LOBBY_COMPLAINT_UNKNOWN:
    default:
      return terms->simple_days;
    }
}

static gint64
find_due (const LobbyCaseTerms *terms,
          GTimeZone *zone,
          const LobbyCaseRecord *record,
          LobbyComplaintStage stage,
          gint64 from_us)
{
  if (record->kind == LOBBY_CASE_FEEDBACK)
    return from_us + terms->case_s * LOBBY_SECOND_US;
  if (record->kind == LOBBY_CASE_COMPLAINT)
    return lobby_instant_day_end (record->opened_us, lobby_case_terms_count_days (terms, stage), zone);
  /* One thing to do better is looked at the next day (PDCA, S4-2). */
  if (record->kind == LOBBY_CASE_IMPROVEMENT && record->due_us == 0)
    return lobby_instant_day_end (from_us, 1, zone);
  return record->due_us;
}

/** lobby_case_terms_open: sets until when @record, a case that begins, must be done */
void
lobby_case_terms_open (const LobbyCaseTerms *terms, GTimeZone *zone, LobbyCaseRecord *record)
{
  record->due_us = find_due (terms, zone, record, record->stage, record->opened_us);
}

/**
 * lobby_case_terms_change:
 * @terms: how long cases may take
 * @zone: zone of the branch
 * @record: a case
 * @now_us: the branch's time, µs since 1970 UTC
 * @moment: what is done about it
 *
 * Completes @moment with the new deadline: a disappointed customer's case that is opened again has its whole time again;
 * a complaint keeps the day it was made on, and has the days of its stage.
 */
void
lobby_case_terms_change (const LobbyCaseTerms *terms,
                         GTimeZone *zone,
                         const LobbyCaseRecord *record,
                         gint64 now_us,
                         LobbyCaseMoment *moment)
{
  gboolean again = moment->phase == LOBBY_CASE_PHASE_REOPENED && record->kind == LOBBY_CASE_FEEDBACK;

  if (again || moment->stage != LOBBY_COMPLAINT_UNKNOWN)
    moment->due_us = find_due (terms, zone, record, moment->stage, now_us);
}

/**
 * lobby_case_judge:
 * @record: a case
 * @now_us: time up to which cases are known, µs since 1970 UTC
 * @zone: zone of the branch
 *
 * Returns: how soon somebody has to see to it
 */
LobbyUrgency
lobby_case_judge (const LobbyCaseRecord *record, gint64 now_us, GTimeZone *zone)
{
  if (!lobby_case_is_open (record))
    return LOBBY_URGENCY_DONE;
  if (record->due_us == 0)
    return LOBBY_URGENCY_LATER;
  if (now_us > record->due_us)
    return LOBBY_URGENCY_OVERDUE;
  return lobby_instant_count_days (now_us, record->due_us, zone) <= 0 ? LOBBY_URGENCY_TODAY : LOBBY_URGENCY_LATER;
}

/** lobby_case_opened_today: Returns: whether it is of the same day of @zone as @now_us */
gboolean
lobby_case_opened_today (const LobbyCaseRecord *record, gint64 now_us, GTimeZone *zone)
{
  return lobby_instant_count_days (record->opened_us, now_us, zone) == 0;
}
