/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a day, from its tickets alone: how long the queues were, how long those who were called had waited, and where
 * the pressure was. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/* Between two samples of a course, µs. */
#define LOBBY_SERIES_STEP_US (5 * 60 * (gint64) G_USEC_PER_SEC)
/* Calls of the last so many µs make one sample of waits. */
#define LOBBY_SERIES_WINDOW_US (15 * 60 * (gint64) G_USEC_PER_SEC)
/* A cell of the pressure strip, µs. */
#define LOBBY_PRESSURE_CELL_US (15 * 60 * (gint64) G_USEC_PER_SEC)

/**
 * LobbyWaitSample:
 * @at_us: end of its window, µs since 1970 UTC
 * @n: customers called in the window; 0: the others are not known
 * @median_s: what half of them had not waited longer than, seconds
 * @p90_s: the same of nine in ten
 */
typedef struct
{
  gint64 at_us;
  guint n;
  double median_s;
  double p90_s;
} LobbyWaitSample;

/**
 * LobbyPressure:
 * @longest_s: longest wait that anybody had so far, of those who waited during the cell, seconds
 * @percent: the same ÷ target of the service; 0 when there is no target
 * @n: customers who waited during the cell
 */
typedef struct
{
  double longest_s;
  double percent;
  guint n;
} LobbyPressure;

gint64 lobby_ticket_get_wait_end (const LobbyTicketRecord *ticket, gint64 until_us);
GArray *lobby_day_series_measure_waits (const LobbyState *state, const char *service, gint64 from_us, gint64 until_us);
LobbyPressure lobby_day_series_measure_pressure (const LobbyState *state,
                                                 const LobbyServiceRecord *service,
                                                 gint64 from_us,
                                                 gint64 until_us);
const LobbyServiceRecord *lobby_day_series_find_hardest (const LobbyState *state, gint64 until_us);

G_END_DECLS
