/* SPDX-License-Identifier: GPL-3.0-or-later */
/* alert: what is wrong on the floor, since when, and by which limit of the branch. Plain C: the state and the time come
 * in, a list comes out. One cause makes one alert. Words for people are chosen at the screen. */
#pragma once

#include "lobby-foresight.h"
#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyAlertKind:
 * @LOBBY_ALERT_WAIT: the longest wait of a service nears or passes its target
 * @LOBBY_ALERT_BREACH: a service will pass its target soon, as far as can be foreseen
 * @LOBBY_ALERT_ELDERLY: elderly customers or such who need help wait too long for a service (S3-28: help at once)
 * @LOBBY_ALERT_VIP: valued customers wait too long for a service
 * @LOBBY_ALERT_VISIT: a relationship manager has not answered
 * @LOBBY_ALERT_TOO_FEW_COUNTERS: too many customers wait for each open counter
 * @LOBBY_ALERT_LONG_SERVICE: a case takes longer than nine of ten such cases
 * @LOBBY_ALERT_IDLE_WHILE_QUEUE: a counter idles while its services have a queue
 * @LOBBY_ALERT_CASE: a case is overdue: a disappointed customer, a complaint, a slip (S2-15, S3-42)
 * @LOBBY_ALERT_DEVICE_FRAUD: a device reports tampering or fraud
 * @LOBBY_ALERT_DEVICE_OUT: a device does not serve
 * @LOBBY_ALERT_DEVICE_OFFLINE: a device gives no sign
 * @LOBBY_ALERT_DEVICE_SUPPLY: a device runs low on something, or is out of it
 * @LOBBY_ALERT_CHECKLIST: a checklist was not finished in time
 */
typedef enum
{
  LOBBY_ALERT_WAIT,
  LOBBY_ALERT_BREACH,
  LOBBY_ALERT_ELDERLY,
  LOBBY_ALERT_VIP,
  LOBBY_ALERT_VISIT,
  LOBBY_ALERT_TOO_FEW_COUNTERS,
  LOBBY_ALERT_LONG_SERVICE,
  LOBBY_ALERT_IDLE_WHILE_QUEUE,
  LOBBY_ALERT_CASE,
  LOBBY_ALERT_DEVICE_FRAUD,
  LOBBY_ALERT_DEVICE_OUT,
  LOBBY_ALERT_DEVICE_OFFLINE,
  LOBBY_ALERT_DEVICE_SUPPLY,
  LOBBY_ALERT_CHECKLIST,
} LobbyAlertKind;

typedef enum
{
  LOBBY_SEVERITY_NORMAL,
  LOBBY_SEVERITY_AMBER,
  LOBBY_SEVERITY_RED,
} LobbySeverity;

/**
 * LobbyAlertFacts:
 * @key: what it is about, stable while it lasts, as in "wait:A"
 * @subject: id of the service, counter, device, visit, checklist or case
 * @owner: (nullable): (kind CASE): who sees to it
 * @matter: (kind CASE): what kind of case it is
 * @ticket: (nullable): the ticket that it is about, of several the one that waits longest
 * @name: (nullable): what the branch calls the subject
 * @supply: (kind DEVICE_SUPPLY): what is low
 * @since_us: when it began, µs since 1970 UTC
 * @ended_us: when it ended, 0 while it lasts
 * @figure: what was measured: seconds waited, served or late, seconds until the target is passed, customers, percent
 * @limit: the limit that it passed, in the same unit
 * @waiting: customers concerned; of a checklist the items that are not answered
 * @seen_us: when a person saw it, 0 when nobody has
 * @snoozed_us: put off until, 0 when it is not
 */
typedef struct
{
  char *key;
  LobbyAlertKind kind;
  LobbySeverity severity;
  char *subject;
  char *owner;
  LobbyCaseKind matter;
  char *ticket;
  LobbyText *name;
  LobbySupplyKind supply;
  gint64 since_us;
  gint64 ended_us;
  gint64 figure;
  gint64 limit;
  guint waiting;
  gint64 seen_us;
  char *seen_by;
  gint64 snoozed_us;
} LobbyAlertFacts;

LobbyAlertFacts *lobby_alert_facts_copy (const LobbyAlertFacts *facts);
void lobby_alert_facts_free (LobbyAlertFacts *facts);

typedef struct _LobbyAlertBoard LobbyAlertBoard;

LobbyAlertBoard *lobby_alert_board_new (void);
void lobby_alert_board_free (LobbyAlertBoard *board);
void lobby_alert_board_update (LobbyAlertBoard *board,
                               const LobbyState *state,
                               const LobbyForesight *foresight,
                               gint64 queue_now_us,
                               gint64 devices_now_us);
void lobby_alert_board_reset (LobbyAlertBoard *board);
const GPtrArray *lobby_alert_board_get_active (const LobbyAlertBoard *board);
const GPtrArray *lobby_alert_board_get_ended (const LobbyAlertBoard *board);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAlertBoard, lobby_alert_board_free)

G_END_DECLS
