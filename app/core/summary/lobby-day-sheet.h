/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day with everything that its summary says: for the page, for paper and for lobbyctl, so that all print the same. */
#pragma once

#include "lobby-case-figures.h"
#include "lobby-day-figures.h"
#include "lobby-day-findings.h"
#include "lobby-ledger.h"
#include "lobby-vip-figures.h"

G_BEGIN_DECLS

/**
 * LobbyDaySheet:
 * @state: the lobby at @until_us
 * @watch: has seen the day up to then
 * @rules: the rule sheet that counted
 * @day: business day, YYYY-MM-DD
 * @zone: zone of the branch
 * @from_us: start of the opening hours, or of the first event before it; µs since 1970 UTC
 * @to_us: their end, or the last event after it
 * @until_us: up to when the figures are
 * @running: the opening hours were not over then
 * @all: the figures
 * @services: (element-type LobbyDayFigures): the figures of each service, in the branch's order
 * @ledger: diversions
 * @answers: what customers answered
 * @vips: the duty towards valued customers
 * @gaps: (element-type LobbyDaySpan): what was not recorded, in the order of time
 * @findings: (element-type LobbyDayFinding): what mattered
 *
 * Never changes once it is made, so that threads may share it.
 */
typedef struct
{
  LobbyState *state;
  LobbyUptimeWatch *watch;
  LobbyRuleSheet *rules;
  char *day;
  GTimeZone *zone;
  gint64 from_us;
  gint64 to_us;
  gint64 until_us;
  gboolean running;
  LobbyDayFigures all;
  GArray *services;
  LobbyLedger ledger;
  LobbyAnswerFigures answers;
  LobbyVipFigures vips;
  GArray *gaps;
  GArray *findings;
} LobbyDaySheet;

LobbyDaySheet *lobby_day_sheet_new (LobbyState *take_state,
                                    LobbyUptimeWatch *take_watch,
                                    const LobbyRuleSheet *rules,
                                    const GArray *gaps,
                                    gint64 first_us,
                                    gint64 until_us);
LobbyDaySheet *lobby_day_sheet_ref (LobbyDaySheet *self);
void lobby_day_sheet_unref (LobbyDaySheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDaySheet, lobby_day_sheet_unref)

G_END_DECLS
