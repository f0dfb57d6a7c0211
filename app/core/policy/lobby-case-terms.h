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

void lobby_case_terms_read (const LobbyPolicyRecord *policy, LobbyCaseTerms *terms);
gint64 lobby_case_terms_count_days (const LobbyCaseTerms *terms, LobbyComplaintStage stage);
void lobby_case_terms_open (const LobbyCaseTerms *terms, GTimeZone *zone, LobbyCaseRecord *record);
void lobby_case_terms_change (const LobbyCaseTerms *terms,
                              GTimeZone *zone,
                              const LobbyCaseRecord *record,
                              gint64 now_us,
                              LobbyCaseMoment *moment);

G_END_DECLS
