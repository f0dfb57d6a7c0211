/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mattered in a day, found in the record: codes and numbers; words are chosen at the screen and on paper. */
#pragma once

#include "lobby-rule-sheet.h"
#include "lobby-uptime-watch.h"

G_BEGIN_DECLS

/* Kind of a finding and its name for machines. */
#define LOBBY_FINDING_LIST(X) \
  X (OVER_TARGET, "over-target") \
  X (OUTAGE, "outage") \
  X (ADVICE_FOLLOWED, "advice-followed") \
  X (ADVICE_IGNORED, "advice-ignored") \
  X (VIP_LATE, "vip-late") \
  X (GAP, "gap") \
  X (PROMISES, "promises")

#define LOBBY_FINDING_VALUE(NAME, id) LOBBY_FINDING_##NAME,

/**
 * LobbyFindingKind:
 * @LOBBY_FINDING_OVER_TARGET: customers of a service waited longer than its target
 * @LOBBY_FINDING_OUTAGE: a device could not be used
 * @LOBBY_FINDING_ADVICE_FOLLOWED: a counter was changed as advised
 * @LOBBY_FINDING_ADVICE_IGNORED: advice at a counter was declined or lapsed
 * @LOBBY_FINDING_VIP_LATE: a valued customer was answered late or not at all
 * @LOBBY_FINDING_GAP: a part of the day was not recorded
 * @LOBBY_FINDING_PROMISES: how many of the times told were kept
 */
typedef enum
{
  LOBBY_FINDING_LIST (LOBBY_FINDING_VALUE) LOBBY_N_FINDINGS
} LobbyFindingKind;

/**
 * LobbyDayFinding:
 * @kind: what it is
 * @advice: (kinds ADVICE): what was advised
 * @from_us: when it began, µs since 1970 UTC; when advice was shown
 * @until_us: when it was over; when advice was carried out
 * @subject: (owned) (nullable): id of the service, device or counter; the customer's ticket of a VIP
 * @ticket: (owned) (nullable) (kind OVER_TARGET): who waited longest
 * @n: customers over target; customers who went to a counter instead; pieces of advice not followed; late answers;
 *   promises kept
 * @of: what @n is a part of, where that is known
 * @seconds: the longest wait; the answer; the wait of those who went to a counter, all together
 * @cost_s: what it cost all customers together, or would have saved them by the forecast, seconds
 *
 * Costs: OVER_TARGET: what was waited beyond the target. OUTAGE: waits of the customers whose business the device does, who
 * came while it was out and went to a counter. ADVICE: what was promised when it was shown; what it really saved cannot be
 * told from the calls, since everybody's wait is another one then.
 */
typedef struct
{
  LobbyFindingKind kind;
  LobbyAdviceKind advice;
  gint64 from_us;
  gint64 until_us;
  char *subject;
  char *ticket;
  guint n;
  guint of;
  gint64 seconds;
  gint64 cost_s;
} LobbyDayFinding;

const char *lobby_finding_kind_get_id (LobbyFindingKind kind);
GArray *
lobby_day_findings_find (const LobbyState *state, const LobbyRuleSheet *sheet, const GArray *gaps, gint64 until_us);
gboolean lobby_day_findings_get_replay (const GArray *findings, gint64 *from_us, gint64 *until_us);

G_END_DECLS
