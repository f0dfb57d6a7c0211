/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duty towards valued customers in figures: by tier and by relationship manager. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/**
 * LobbyVipFigures:
 * @tier: (when of a tier): which
 * @owner: (nullable): id of the relationship manager, when they are of one
 * @n_arrivals: valued customers who came
 * @n_answered: of these, somebody has answered or met them
 * @n_in_time: of these, within the branch's time to answer
 * @n_deputy: the deputy was told
 * @n_escalated: the branch head was told
 * @n_met: somebody met them
 * @median_answer_s: median time from the notice to the answer, by nearest rank, seconds; -1 when nobody was
 *   answered
 */
typedef struct
{
  LobbyTier tier;
  char *owner;
  guint n_arrivals;
  guint n_answered;
  guint n_in_time;
  guint n_deputy;
  guint n_escalated;
  guint n_met;
  gint64 median_answer_s;
} LobbyVipFigures;

gint64 lobby_visit_record_get_answer_us (const LobbyVisitRecord *visit);
void lobby_vip_figures_measure_all (const LobbyState *state, LobbyVipFigures *all);
void lobby_vip_figures_measure (const LobbyState *state, GArray *by_tier, GArray *by_owner);
GArray *lobby_vip_figures_new_array (void);

G_END_DECLS
