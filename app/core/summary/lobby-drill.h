/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drill: what a trainer let happen to a simulated branch, and how long it took until somebody did something about it. */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

/**
 * LobbyDrillEntry:
 * @command: (owned): id of the command
 * @kind: what happened
 * @subject: (owned) (nullable): id of the device, counter or service that it happened to
 * @asked_us: when the trainer asked for it, branch time, µs since 1970 UTC
 * @home_us: when the first of its effects came home, 0: not yet
 * @acted_us: when the first thing was done about it, 0: nothing yet
 *
 * One incident of a drill.
 */
typedef struct
{
  char *command;
  LobbyIncidentKind kind;
  char *subject;
  gint64 asked_us;
  gint64 home_us;
  gint64 acted_us;
} LobbyDrillEntry;

/**
 * LobbyDrillFigures:
 * @n: incidents
 * @n_acted: incidents about which something was done
 * @mean_s: mean time from the incident to the first action, seconds, over those; below 0 when there are none
 * @worst_s: longest of these times, seconds; below 0 when there are none
 */
typedef struct
{
  guint n;
  guint n_acted;
  double mean_s;
  double worst_s;
} LobbyDrillFigures;

/**
 * LobbyDrill:
 *
 * The incidents of a drill, in order.
 */
typedef struct _LobbyDrill LobbyDrill;

LobbyDrill *lobby_drill_new (void);
void lobby_drill_free (LobbyDrill *self);
void lobby_drill_ask (LobbyDrill *self, const char *command, const LobbySimulationIncident *incident, gint64 now_us);
gboolean lobby_drill_drop (LobbyDrill *self, const char *command);
gboolean lobby_drill_look (LobbyDrill *self, const LobbyEvent *event);
const GPtrArray *lobby_drill_get_entries (const LobbyDrill *self);
LobbyDrillFigures lobby_drill_measure (const LobbyDrill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDrill, lobby_drill_free)

G_END_DECLS
