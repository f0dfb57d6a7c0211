/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duty towards valued customers in figures. */
#include "config.h"

#include "lobby-vip-figures.h"

static void
clear_figures (gpointer data)
{
  g_free (((LobbyVipFigures *) data)->owner);
}

/** lobby_vip_figures_new_array: Returns: (transfer full): an empty array of #LobbyVipFigures that frees what it holds */
GArray *
lobby_vip_figures_new_array (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (LobbyVipFigures));

  g_array_set_clear_func (array, clear_figures);
  return array;
}

/** lobby_visit_record_get_answer_us: Returns: from the notice to the answer, µs; -1 while nobody has answered */
gint64
lobby_visit_record_get_answer_us (const LobbyVisitRecord *visit)
{
  gint64 told_us = visit->told_us != 0 ? visit->told_us : visit->arrived_us;
  gint64 answered_us = visit->acknowledged_us != 0 ? visit->acknowledged_us : visit->met_us;

  return answered_us != 0 ? MAX (answered_us - told_us, 0) : -1;
}

static void
count (LobbyVipFigures *figures, const LobbyVisitRecord *visit, gint64 limit_us)
{
  gint64 answer_us = lobby_visit_record_get_answer_us (visit);

  figures->n_arrivals++;
  figures->n_answered += answer_us >= 0 ? 1 : 0;
  figures->n_in_time += answer_us >= 0 && (limit_us <= 0 || answer_us <= limit_us) ? 1 : 0;
  figures->n_deputy += visit->deputy_us != 0 ? 1 : 0;
  figures->n_escalated += visit->escalated_us != 0 ? 1 : 0;
  figures->n_met += visit->met_us != 0 ? 1 : 0;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first_us = *(const gint64 *) a, other_us = *(const gint64 *) b;

  return (first_us > other_us) - (first_us < other_us);
}

static gboolean
is_of (const LobbyVipFigures *figures, const LobbyVisitRecord *visit)
{
  return figures->owner != NULL ? g_strcmp0 (figures->owner, visit->owner) == 0 : figures->tier == visit->tier;
}

static void
find_median (LobbyVipFigures *figures, const GPtrArray *visits, gboolean all)
{
  g_autoptr (GArray) answers_us = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      gint64 answer_us = lobby_visit_record_get_answer_us (visit);
      if (answer_us >= 0 && (all || is_of (figures, visit)))
        g_array_append_val (answers_us, answer_us);
    }
  g_array_sort (answers_us, compare_times);
  figures->median_answer_s = answers_us->len > 0
                                 ? g_array_index (answers_us, gint64, (answers_us->len - 1) / 2) / G_USEC_PER_SEC
                                 : -1;
}

static LobbyVipFigures *
find_or_add (GArray *array, const LobbyVisitRecord *visit, gboolean by_owner)
{
  LobbyVipFigures fresh = { .tier = by_owner ? LOBBY_TIER_UNKNOWN : visit->tier };

  for (guint i = 0; i < array->len; i++)
    if (is_of (&g_array_index (array, LobbyVipFigures, i), visit))
      return &g_array_index (array, LobbyVipFigures, i);
  fresh.owner = by_owner ? g_strdup (visit->owner) : NULL;
  g_array_append_val (array, fresh);
  return &g_array_index (array, LobbyVipFigures, array->len - 1);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const LobbyVipFigures *first = a, *other = b;

  return first->owner != NULL ? g_strcmp0 (first->owner, other->owner) : (int) first->tier - (int) other->tier;
}

static gint64
get_limit (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  return branch != NULL && branch->policy != NULL ? branch->policy->vip_answer_s * G_USEC_PER_SEC : 0;
}

/** lobby_vip_figures_measure_all: @all: (out caller-allocates): takes the figures of all valued customers together */
void
lobby_vip_figures_measure_all (const LobbyState *state, LobbyVipFigures *all)
{
  const GPtrArray *visits = lobby_state_get_visits (state);

  *all = (LobbyVipFigures){ .tier = LOBBY_TIER_UNKNOWN };
  for (guint i = 0; i < visits->len; i++)
    count (all, g_ptr_array_index (visits, i), get_limit (state));
  find_median (all, visits, TRUE);
}

/**
 * lobby_vip_figures_measure:
 * @state: the lobby
 * @by_tier: (element-type LobbyVipFigures): takes the figures of each tier that came, the lowest first
 * @by_owner: (element-type LobbyVipFigures): takes those of each relationship manager, by id
 */
void
lobby_vip_figures_measure (const LobbyState *state, GArray *by_tier, GArray *by_owner)
{
  const GPtrArray *visits = lobby_state_get_visits (state);
  gint64 limit_us = get_limit (state);

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      count (find_or_add (by_tier, visit, FALSE), visit, limit_us);
      if (visit->owner != NULL)
        count (find_or_add (by_owner, visit, TRUE), visit, limit_us);
    }
  g_array_sort (by_tier, compare_figures);
  g_array_sort (by_owner, compare_figures);
  for (guint i = 0; i < by_tier->len; i++)
    find_median (&g_array_index (by_tier, LobbyVipFigures, i), visits, FALSE);
  for (guint i = 0; i < by_owner->len; i++)
    find_median (&g_array_index (by_owner, LobbyVipFigures, i), visits, FALSE);
}
