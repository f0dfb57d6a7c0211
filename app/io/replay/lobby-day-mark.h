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
 * @alert: (owned) (kind ALERT or DEVICE): the alert as it was then
 * @advice: (owned) (kind ADVICE): what was advised
 * @ticket: (owned) (nullable) (kind VIP): the customer's ticket
 *
 * One of them.
 */
typedef struct
{
  LobbyDayMarkKind kind;
  gint64 at_us;
  gint64 until_us;
  LobbyAlertFacts *alert;
  LobbyAdviceRecord *advice;
  char *ticket;
} LobbyDayMark;

void lobby_day_mark_free (LobbyDayMark *mark);

/**
 * LobbyDayLevel:
 * @at_us: µs since 1970 UTC
 * @n_waiting: customers waiting from then on
 *
 * How full the lobby was.
 */
typedef struct
{
  gint64 at_us;
  guint n_waiting;
} LobbyDayLevel;

/**
 * LobbyDayWatch:
 *
 * Finds the marks and the levels while a day is folded.
 */
typedef struct _LobbyDayWatch LobbyDayWatch;

LobbyDayWatch *lobby_day_watch_new (void);
void lobby_day_watch_look (LobbyDayWatch *self, const LobbyState *state, const LobbyEvent *event, gint64 now_us);
GPtrArray *lobby_day_watch_end (LobbyDayWatch *self, const LobbyState *state, gint64 now_us, GArray **levels);

G_END_DECLS
