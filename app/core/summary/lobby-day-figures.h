/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day in figures: each has one definition and one place where it is worked out, for screen, paper, CSV and lobbyctl. */
#pragma once

#include "lobby-uptime-watch.h"
#include "lobby-rule-sheet.h"

G_BEGIN_DECLS

/**
 * LobbyFigureUnit:
 *
 * What the number of a figure counts. A score is a recommend score, -100 to 100.
 */
typedef enum
{
  LOBBY_UNIT_OF_COUNT,
  LOBBY_UNIT_OF_SECONDS,
  LOBBY_UNIT_OF_PERCENT,
  LOBBY_UNIT_OF_SCORE,
} LobbyFigureUnit;

/* Name, id for machines, unit, formula, source. Order as on the daily sheet. */
#define LOBBY_DAY_FIGURE_LIST(X) \
  X (CUSTOMERS, "customers", COUNT, "tickets issued", "1.3") \
  X (SERVED, "served", COUNT, "tickets finished at a counter", "1.3") \
  X (DIVERTED, "diverted", COUNT, "tickets that went to a device and did not come back", "S3-16") \
  X (ABANDONED, "abandoned", COUNT, "tickets left before the call", "1.3") \
  X (NO_SHOW, "noShow", COUNT, "tickets called that did not come", "1.3") \
  X (ABANDONMENT, "abandonmentRate", PERCENT, "(abandoned + no-show) / issued", "1.3, S2-8") \
  X (WAIT_MEAN, "waitMean", SECONDS, "mean of first call - issue, over called tickets", "1.3") \
  X (WAIT_P50, "waitP50", SECONDS, "smallest wait that 50 % of the called do not pass", "1.3") \
  X (WAIT_P90, "waitP90", SECONDS, "smallest wait that 90 % of the called do not pass", "1.3") \
  X (WAIT_MAX, "waitMax", SECONDS, "longest first call - issue", "1.3") \
  X (SECOND_WAIT_MEAN, "secondWaitMean", SECONDS, "mean of call - transfer, over transferred tickets", "1.3") \
  X (ASA, "averageSpeedOfAnswer", SECONDS, "total first wait of the served / served", "1.3") \
  X (HANDLE_MEAN, "serviceTimeMean", SECONDS, "mean of finished - serving, over served tickets", "1.3") \
  X (LEVEL_AGAINST, "serviceLevel", PERCENT, "called within target / (called + abandoned)", "1.3") \
  X (LEVEL_IGNORED, "serviceLevelShortIgnored", PERCENT, "called within target / (called + abandoned after target)", \
     "1.3") \
  X (LEVEL_FOR, "serviceLevelShortFor", PERCENT, \
     "(called within target + abandoned before target) / (called + abandoned)", "1.3") \
  X (COUNTERS_BUSY, "countersBusy", PERCENT, "serving time / open time, all counters", "domain") \
  X (OPEN_RATE, "counterOpenRate", PERCENT, "open time within roster / rostered time so far, all counters", "1.3") \
  X (REACHABLE, "devicesReachable", PERCENT, \
     "time neither unknown, offline nor in supervisor's hands / opening hours", "1.3") \
  X (ANY_FUNCTION, "devicesAnyFunction", PERCENT, "time in service or degraded / opening hours", "1.3") \
  X (ALL_FUNCTIONS, "devicesAllFunctions", PERCENT, "time in service / opening hours", "1.3") \
  X (DIVERSION_RATE, "diversionRate", PERCENT, \
     "done at a device / customers a rule lets go there, protected left out", "S3-16, 34/2024") \
  X (DIVERSION_RATE_FIT, "diversionRateWithoutExceptions", PERCENT, \
     "done at a device / the same without justified exceptions", "S3-17") \
  X (FIT, "diversionFit", PERCENT, "suggestions done at the device / suggestions decided or lapsed", "S3-16") \
  X (SAVED, "waitingSaved", SECONDS, "own and others' waiting saved by completed diversions", "S3-16") \
  X (SELF_SERVICE, "selfServiceShare", PERCENT, "device uses that worked / (these + served at counters)", "S3-18") \
  X (VIP_ANSWER_MEDIAN, "vipAnswerMedian", SECONDS, \
     "median of acknowledged or met - told (arrived, where nobody was told)", "S2-16") \
  X (VIP_IN_TIME, "vipInTime", PERCENT, "answered within the branch's time / valued customers who came", "S2-16") \
  X (VIP_ESCALATED, "vipEscalated", COUNT, "visits the branch head was told of", "S2-16") \
  X (FEEDBACKS, "feedbacks", COUNT, "answers to the two questions", "S3-41") \
  X (NPS, "recommendScore", SCORE, "% of 9-10 less % of 0-6", "1.3") \
  X (NPS_MARGIN, "recommendMargin", SCORE, "1.96 sqrt ((p + d - (p - d)^2) / n) x 100", "1.3") \
  X (FIRST_CONTACT, "firstContact", PERCENT, "done at first contact / served", "S2-9") \
  X (CASES_IN_TIME, "casesInTime", PERCENT, "closed by their time / closed or past it", "S3-42") \
  X (SPREAD_COUNTERS, "spreadCounters", SECONDS, "standard deviation of the counters' mean service times", "S2-5") \
  X (SPREAD_HOURS, "spreadHours", SECONDS, "standard deviation of the hours' mean first waits", "S2-5") \
  X (COMPLETENESS, "recordCompleteness", PERCENT, "opening hours heard / opening hours so far", "S2-10") \
  X (PROMISES_KEPT, "promisesKept", PERCENT, "called inside the range told / promises settled", "domain")

#define LOBBY_DAY_FIGURE_VALUE(NAME, id, UNIT, formula, source) LOBBY_FIGURE_OF_##NAME,

/**
 * LobbyDayFigureKind:
 *
 * The figures of a day.
 */
typedef enum
{
  LOBBY_DAY_FIGURE_LIST (LOBBY_DAY_FIGURE_VALUE) LOBBY_N_DAY_FIGURES
} LobbyDayFigureKind;

/**
 * LobbyDayFigureDefinition:
 * @id: for machines
 * @formula: how it is worked out
 * @source: where the definition comes from
 */
typedef struct
{
  const char *id;
  LobbyFigureUnit unit;
  const char *formula;
  const char *source;
} LobbyDayFigureDefinition;

/**
 * LobbyDayFigure:
 * @known: whether there was anything to count
 * @value: in the unit of its definition
 * @n: how many cases it is about; seconds for shares of time
 */
typedef struct
{
  gboolean known;
  double value;
  gint64 n;
} LobbyDayFigure;

/**
 * LobbyDayFigures:
 * @service: (nullable): id of the service, %NULL for the whole day; what is about no service is not known then
 */
typedef struct
{
  const char *service;
  LobbyDayFigure figures[LOBBY_N_DAY_FIGURES];
} LobbyDayFigures;

const LobbyDayFigureDefinition *lobby_day_figure_get_definition (LobbyDayFigureKind kind);
void lobby_day_figures_measure (const LobbyState *state,
                                const LobbyUptimeWatch *watch,
                                const LobbyRuleSheet *sheet,
                                const char *service,
                                LobbyDayFigures *out);

G_END_DECLS
