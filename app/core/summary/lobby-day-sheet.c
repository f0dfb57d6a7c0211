/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day with everything that its summary says. */
#include "config.h"

#include "lobby-day-sheet.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

static void
find_hours (LobbyDaySheet *self, gint64 first_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);

  self->from_us = first_us;
  self->to_us = MAX (self->until_us, first_us + 1);
  if (branch == NULL || branch->day == NULL || branch->opens >= branch->closes)
    return;
  self->from_us = lobby_instant_from_local (self->zone, branch->day, branch->opens);
  self->to_us = lobby_instant_from_local (self->zone, branch->day, branch->closes);
  self->running = self->until_us < self->to_us;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  gint64 first_us = ((const LobbyDaySpan *) a)->from_us, other_us = ((const LobbyDaySpan *) b)->from_us;

  return (first_us > other_us) - (first_us < other_us);
}

/* What the record lacks, and what the link was not heard, within the hours that are over; what touches is one. */
static void
join_gaps (LobbyDaySheet *self, const GArray *spans, GArray *all)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      LobbyDaySpan span = g_array_index (spans, LobbyDaySpan, i);
      span.from_us = MAX (span.from_us, self->from_us);
      span.until_us = MIN (span.until_us, MIN (self->to_us, self->until_us));
      if (span.from_us < span.until_us)
        g_array_append_val (all, span);
    }
}

static void
find_gaps (LobbyDaySheet *self, const GArray *gaps)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));

  self->gaps = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));
  join_gaps (self, gaps, all);
  join_gaps (self, lobby_uptime_watch_get_gaps (self->watch), all);
  g_array_sort (all, compare_spans);
  for (guint i = 0; i < all->len; i++)
    {
      LobbyDaySpan span = g_array_index (all, LobbyDaySpan, i);
      LobbyDaySpan *last = self->gaps->len > 0 ? &g_array_index (self->gaps, LobbyDaySpan, self->gaps->len - 1) : NULL;
      if (last != NULL && span.from_us <= last->until_us)
        last->until_us = MAX (last->until_us, span.until_us);
      else
        g_array_append_val (self->gaps, span);
    }
}

static void
measure_services (LobbyDaySheet *self)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);

  self->services = g_array_new (FALSE, FALSE, sizeof (LobbyDayFigures));
  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      LobbyDayFigures figures;
      lobby_day_figures_measure (self->state, self->watch, self->rules,
                                 ((const LobbyServiceRecord *) g_ptr_array_index (branch->services, i))->id, &figures);
      g_array_append_val (self->services, figures);
    }
}

/**
 * lobby_day_sheet_new:
 * @take_state: (transfer full): the lobby at @until_us
 * @take_watch: (transfer full): has seen its day up to then
 * @rules: the rule sheet that counts; copied
 * @gaps: (nullable) (element-type LobbyDaySpan): what else is known to be missing in the record
 * @first_us: time of the first event, µs since 1970 UTC
 * @until_us: the present moment of the day
 *
 * Returns: (transfer full): the day
 */
LobbyDaySheet *
lobby_day_sheet_new (LobbyState *take_state,
                     LobbyUptimeWatch *take_watch,
                     const LobbyRuleSheet *rules,
                     const GArray *gaps,
                     gint64 first_us,
                     gint64 until_us)
{
  LobbyDaySheet *self = g_atomic_rc_box_new0 (LobbyDaySheet);
  const LobbyBranchRecord *branch = lobby_state_get_branch (take_state);

  self->state = take_state;
  self->watch = take_watch;
  self->rules = lobby_rule_sheet_copy (rules);
  self->day = g_strdup (branch != NULL && branch->day != NULL ? branch->day : "");
  self->zone = branch != NULL ? lobby_zone_new (branch->zone_id) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->until_us = until_us;
  find_hours (self, first_us);
  find_gaps (self, gaps);
  lobby_day_figures_measure (self->state, self->watch, self->rules, NULL, &self->all);
  measure_services (self);
  lobby_ledger_measure (self->state, self->rules, &self->ledger);
  lobby_answer_figures_count (lobby_state_get_feedbacks (self->state), &self->answers);
  lobby_vip_figures_measure_all (self->state, &self->vips);
  self->findings = lobby_day_findings_find (self->state, self->rules, self->gaps, until_us);
  return self;
}

static void
clear_sheet (gpointer data)
{
  LobbyDaySheet *self = data;

  lobby_state_free (self->state);
  lobby_uptime_watch_free (self->watch);
  lobby_rule_sheet_free (self->rules);
  g_free (self->day);
  g_time_zone_unref (self->zone);
  g_array_unref (self->services);
  lobby_ledger_clear (&self->ledger);
  g_array_unref (self->gaps);
  g_array_unref (self->findings);
}

/** lobby_day_sheet_ref: Returns: (transfer full): the same */
LobbyDaySheet *
lobby_day_sheet_ref (LobbyDaySheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** lobby_day_sheet_unref: @self: (transfer full) (nullable): a day */
void
lobby_day_sheet_unref (LobbyDaySheet *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_sheet);
}
