/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises kept: what waiting customers were told, compared with what happened. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyPromiseFigures:
 * @service: (nullable): id of the service; %NULL for all services together
 * @n_promised: customers who were told a time; the sum of due, open and void
 * @n_due: promises that are settled: the sum of kept, early and late
 * @n_kept: called inside the range that was told
 * @n_early: called before it
 * @n_late: called after it, or not called yet although it has passed
 * @n_open: still waiting, and the range has not passed
 * @n_void: left, was diverted or moved to another service before the range had passed: nothing to compare
 * @n_called: called customers that the two means are about
 * @error_s: mean of |wait − median told|, seconds
 * @bias_s: mean of (wait − median told), seconds; above 0: waits are longer than told
 *
 * The first promise of each ticket counts. Waits are counted from the promise on to the first call. A range is meant to
 * hold eight of ten, so that about 80 % kept is right: much more means that ranges are too wide.
 */
typedef struct
{
  char *service;
  guint n_promised;
  guint n_due;
  guint n_kept;
  guint n_early;
  guint n_late;
  guint n_open;
  guint n_void;
  guint n_called;
  double error_s;
  double bias_s;
} LobbyPromiseFigures;

/**
 * LobbyPromiseOutcome:
 * @LOBBY_PROMISE_KEPT: called inside the range that was told
 * @LOBBY_PROMISE_EARLY: called before it
 * @LOBBY_PROMISE_LATE: called after it, or not called yet although it has passed
 * @LOBBY_PROMISE_OPEN: still waiting, and the range has not passed
 * @LOBBY_PROMISE_VOID: nothing to compare
 *
 * What became of a promise.
 */
typedef enum
{
  LOBBY_PROMISE_KEPT,
  LOBBY_PROMISE_EARLY,
  LOBBY_PROMISE_LATE,
  LOBBY_PROMISE_OPEN,
  LOBBY_PROMISE_VOID,
} LobbyPromiseOutcome;

/**
 * LobbyPromises:
 * @all: all services together
 * @services: (element-type LobbyPromiseFigures): each service of the branch, in its order
 */
typedef struct
{
  LobbyPromiseFigures all;
  GArray *services;
} LobbyPromises;

LobbyPromiseOutcome lobby_promise_judge (const LobbyPromiseRecord *promise, const LobbyState *state, double *wait_s);
void lobby_promises_measure (const LobbyState *state, LobbyPromises *out);
void lobby_promises_clear (LobbyPromises *promises);
const LobbyPromiseFigures *lobby_promises_get (const LobbyPromises *promises, const char *service);
int lobby_promises_get_kept_percent (const LobbyPromiseFigures *figures);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LobbyPromises, lobby_promises_clear)

G_END_DECLS
