/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long cases may take: the branch's own numbers, or the ones that come with Lobby. */
#pragma once

#include "lobby-branch-records.h"
#include "lobby-event-payloads.h"

G_BEGIN_DECLS

/**
 * LobbyCaseTerms:
 * @case_s: for the case of a disappointed customer, seconds; 24 hours (S3-42) unless the branch says otherwise
 * @simple_days: for a simple complaint, calendar days; 15
 * @complex_days: for a complex one, calendar days from the start; 30
 * @extra_days: beyond that, with an approval from above the branch, calendar days; 30
 *
 * The three times of a complaint are those of the consumption-complaint rules of 2020.
 */
typedef struct
{
  gint64 case_s;
  gint64 simple_days;
  gint64 complex_days;
  gint64 extra_days;
} LobbyCaseTerms;

/**
 * LobbyUrgency:
 * @LOBBY_URGENCY_OVERDUE: its time has passed
 * @LOBBY_URGENCY_TODAY: it is due before the day of the branch ends
 * @LOBBY_URGENCY_LATER: it is due on a later day, or has no clock
 * @LOBBY_URGENCY_DONE: it is closed
 *
 * How soon somebody has to see to a duty.
 */
typedef enum
{
  LOBBY_URGENCY_OVERDUE,
  LOBBY_URGENCY_TODAY,
  LOBBY_URGENCY_LATER,
  LOBBY_URGENCY_DONE,
} LobbyUrgency;

LobbyUrgency lobby_case_judge (const LobbyCaseRecord *record, gint64 now_us, GTimeZone *zone);
gboolean lobby_case_opened_today (const LobbyCaseRecord *record, gint64 now_us, GTimeZone *zone);
void lobby_case_terms_read (const LobbyPolicyRecord *policy, LobbyCaseTerms *terms);
gint64 lobby_case_terms_count_days (const LobbyCaseTerms *terms, LobbyComplaintStage stage);
void lobby_case_terms_open (const LobbyCaseTerms *terms, GTimeZone *zone, LobbyCaseRecord *record);
void lobby_case_terms_change (const LobbyCaseTerms *terms,
                              GTimeZone *zone,
                              const LobbyCaseRecord *record,
                              gint64 now_us,
                              LobbyCaseMoment *moment);

G_END_DECLS
