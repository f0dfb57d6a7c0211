/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out in a day: where somebody who looks back wants to go. */
#pragma once

#include "lobby-alert-board.h"

G_BEGIN_DECLS

/**
 * LobbyDayMarkKind:
 * @LOBBY_DAY_MARK_ALERT: queues, counters or customers: an alert began or grew worse
 * @LOBBY_DAY_MARK_ADVICE: advice was shown
 * @LOBBY_DAY_MARK_VIP: a valued customer was recognised
 * @LOBBY_DAY_MARK_DEVICE: a device: an alert began or grew worse
 *
 * The lanes of the timeline, in their order.
 */
typedef enum
{
  LOBBY_DAY_MARK_ALERT,
  LOBBY_DAY_MARK_ADVICE,
  LOBBY_DAY_MARK_VIP,
  LOBBY_DAY_MARK_DEVICE,
  LOBBY_DAY_MARK_N_KINDS,
} LobbyDayMarkKind;

/**
 * LobbyDayMark:
 * @kind: what it is
 * @at_us: when, µs since 1970 UTC
 * @until_us: (kind DEVICE): when the device served again, 0 when it was never gone
 * @alert: (kind ALERT or DEVICE): which alert
 * @severity: (kind ALERT or DEVICE): how bad it was
 * @subject: (owned): id of the service, counter, device, ticket or visit
 * @advice: (kind ADVICE): what was advised
 *
 * One of them.
 */
typedef struct
{
  LobbyDayMarkKind kind;
  gint64 at_us;
  gint64 until_us;
  LobbyAlertKind alert;
  LobbySeverity severity;
  char *subject;
  LobbyAdviceKind advice;
} LobbyDayMark;

void lobby_day_mark_free (LobbyDayMark *mark);

/**
 * LobbyDayWatch:
 *
 * Finds the marks while a day is folded.
 */
typedef struct _LobbyDayWatch LobbyDayWatch;

LobbyDayWatch *lobby_day_watch_new (void);
void lobby_day_watch_look (LobbyDayWatch *self, const LobbyState *state, const LobbyEvent *event, gint64 now_us);
GPtrArray *lobby_day_watch_end (LobbyDayWatch *self, const LobbyState *state, gint64 now_us);

G_END_DECLS
