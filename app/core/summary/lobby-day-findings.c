/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mattered in a day: everything that could have is weighed in seconds of waiting, and the heaviest is told. */
#include "config.h"

#include "lobby-day-findings.h"
#include "lobby-day-series.h"
#include "lobby-device-out.h"
#include "lobby-ledger-private.h"
#include "lobby-promises.h"
#include "lobby-vip-figures.h"

#define SECOND_US G_USEC_PER_SEC
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
/* Times over target with so little between them are one. */
#define PAUSE_US (10 * MINUTE_US)
/* What cost everybody together less than this did not make the day. */
#define LEAST_COST_S 300
#define MOST_MOMENTS 3
#define MOST_OF_A_KIND 2

#define LOBBY_FINDING_ID(NAME, id) id,

static const char *const ids[] = { LOBBY_FINDING_LIST (LOBBY_FINDING_ID) };

/** lobby_finding_kind_get_id: Returns: (transfer none): the kind for machines */
const char *
lobby_finding_kind_get_id (LobbyFindingKind kind)
{
  g_return_val_if_fail (kind < LOBBY_N_FINDINGS, NULL);
  return ids[kind];
}

static void
clear_finding (gpointer data)
{
  LobbyDayFinding *finding = data;

  g_free (finding->subject);
  g_free (finding->ticket);
}

static GArray *
make_array (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (LobbyDayFinding));

  g_array_set_clear_func (array, clear_finding);
  return array;
}

/* ---- Over target ---- */

typedef struct
{
  const LobbyTicketRecord *ticket;
  gint64 over_us; /* when its wait passed the target */
  gint64 end_us;
} Late;

static int
compare_late (gconstpointer a, gconstpointer b)
{
  gint64 first_us = ((const Late *) a)->over_us, other_us = ((const Late *) b)->over_us;

  return (first_us > other_us) - (first_us < other_us);
}

static GArray *
list_late (const LobbyState *state, const LobbyServiceRecord *service, gint64 until_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Late));

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      Late late = { ticket, ticket->queued_us + service->target_s * SECOND_US,
                    lobby_ticket_get_wait_end (ticket, until_us) };
      if (g_strcmp0 (ticket->service, service->id) == 0 && late.end_us > late.over_us)
        g_array_append_val (all, late);
    }
  g_array_sort (all, compare_late);
  return all;
}

static void
add_late (LobbyDayFinding *finding, const Late *late)
{
  gint64 wait_s = (late->end_us - late->ticket->queued_us) / SECOND_US;

  finding->until_us = MAX (finding->until_us, late->end_us);
  finding->n++;
  finding->cost_s += (late->end_us - late->over_us) / SECOND_US;
  if (wait_s <= finding->seconds)
    return;
  finding->seconds = wait_s;
  g_free (finding->ticket);
  finding->ticket = g_strdup (late->ticket->id);
}

static void
find_over_target (const LobbyState *state, const LobbyServiceRecord *service, gint64 until_us, GArray *found)
{
  g_autoptr (GArray) all = list_late (state, service, until_us);
  LobbyDayFinding *open = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const Late *late = &g_array_index (all, Late, i);
      if (open == NULL || late->over_us > open->until_us + PAUSE_US)
        {
          LobbyDayFinding fresh = { .kind = LOBBY_FINDING_OVER_TARGET,
                                    .from_us = late->over_us,
                                    .subject = g_strdup (service->id) };
          g_array_append_val (found, fresh);
          open = &g_array_index (found, LobbyDayFinding, found->len - 1);
        }
      add_late (open, late);
    }
}

/* ---- Outages ---- */

static void
count_sent_away (const LobbyState *state,
                 const LobbyRuleSheet *sheet,
                 const LobbyDevicePlan *plan,
                 LobbyDayFinding *finding)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (ticket->called_us == 0 || ticket->queued_us < finding->from_us || ticket->queued_us >= finding->until_us
          || !lobby_ledger_could_use (state, sheet, ticket, plan))
        continue;
      finding->n++;
      finding->cost_s += MAX (ticket->called_us - ticket->queued_us, 0) / SECOND_US;
    }
  finding->seconds = finding->cost_s;
}

static void
find_outages (const LobbyState *state,
              const LobbyRuleSheet *sheet,
              const LobbyDevicePlan *plan,
              gint64 until_us,
              GArray *found)
{
  gboolean cash = plan->kind == LOBBY_DEVICE_ATM || plan->kind == LOBBY_DEVICE_CASH_RECYCLER;
  g_autoptr (GArray) spans = lobby_device_find_outages (state, plan->id, cash, until_us);

  for (guint i = 0; i < spans->len; i++)
    {
      const LobbyDaySpan *span = &g_array_index (spans, LobbyDaySpan, i);
      LobbyDayFinding finding = { .kind = LOBBY_FINDING_OUTAGE,
                                  .from_us = span->from_us,
                                  .until_us = span->until_us,
                                  .subject = g_strdup (plan->id) };
      count_sent_away (state, sheet, plan, &finding);
      g_array_append_val (found, finding);
    }
}

/* ---- Advice at counters ---- */

static gboolean
is_at_counter (const LobbyAdviceRecord *advice)
{
  return advice->kind >= LOBBY_ADVICE_OPEN_COUNTER && advice->kind <= LOBBY_ADVICE_RESUME_COUNTER
         && advice->kind != LOBBY_ADVICE_CLOSE_COUNTER && advice->counter != NULL;
}

/* The decision was no, or there was none while it held. */
static gboolean
was_ignored (const LobbyAdviceRecord *advice, gint64 until_us)
{
  switch ((int) advice->decision)
    {
    case LOBBY_DECISION_DECLINED:
    case LOBBY_DECISION_EXPIRED:
      return TRUE;
    case LOBBY_DECISION_UNKNOWN:
    case LOBBY_DECISION_OFFERED:
      return advice->until_us != 0 && advice->until_us <= until_us;
    default:
      return FALSE;
    }
}

static LobbyDayFinding
make_of_advice (LobbyFindingKind kind, const LobbyAdviceRecord *advice, gint64 until_us)
{
  return (LobbyDayFinding){ .kind = kind,
                            .advice = advice->kind,
                            .from_us = advice->shown_us,
                            .until_us = until_us,
                            .subject = g_strdup (advice->counter),
                            .n = 1,
                            .cost_s = advice->own_saving_s + advice->others_saving_s };
}

static void
find_followed (const LobbyState *state, GArray *found)
{
  const GPtrArray *advices = lobby_state_get_advices (state);

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      LobbyDayFinding finding;
      if (!is_at_counter (advice) || advice->decision != LOBBY_DECISION_COMPLETED)
        continue;
      finding = make_of_advice (LOBBY_FINDING_ADVICE_FOLLOWED, advice,
                                advice->completed_us != 0 ? advice->completed_us : advice->decided_us);
      g_array_append_val (found, finding);
    }
}

/* The costliest stands for all of them. */
static void
add_ignored (const LobbyState *state, gint64 until_us, GArray *told)
{
  const GPtrArray *advices = lobby_state_get_advices (state);
  const LobbyAdviceRecord *worst = NULL;
  guint n = 0;

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (!is_at_counter (advice) || !was_ignored (advice, until_us))
        continue;
      n++;
      if (worst == NULL || advice->others_saving_s > worst->others_saving_s)
        worst = advice;
    }
  if (worst == NULL || worst->own_saving_s + worst->others_saving_s < LEAST_COST_S)
    return;
  LobbyDayFinding finding = make_of_advice (LOBBY_FINDING_ADVICE_IGNORED, worst, MIN (worst->until_us, until_us));
  finding.n = n;
  g_array_append_val (told, finding);
}

/* ---- People, the record, promises ---- */

static void
add_late_answer (const LobbyState *state, gint64 until_us, GArray *told)
{
  const GPtrArray *visits = lobby_state_get_visits (state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  gint64 limit_us = branch != NULL && branch->policy != NULL ? branch->policy->vip_answer_s * SECOND_US : 0;
  LobbyDayFinding finding = { .kind = LOBBY_FINDING_VIP_LATE, .of = visits->len };
  const LobbyVisitRecord *worst = NULL;

  for (guint i = 0; i < visits->len && limit_us > 0; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      gint64 told_us = visit->told_us != 0 ? visit->told_us : visit->arrived_us;
      gint64 answer_us = lobby_visit_record_get_answer_us (visit);
      gint64 taken_us = answer_us >= 0 ? answer_us : until_us - told_us;
      if (taken_us <= limit_us)
        continue;
      finding.n++;
      if (worst != NULL && taken_us / SECOND_US <= finding.seconds)
        continue;
      worst = visit;
      finding.from_us = told_us;
      finding.until_us = told_us + taken_us;
      finding.seconds = taken_us / SECOND_US;
    }
  if (worst == NULL)
    return;
  finding.subject = g_strdup (worst->ticket);
  g_array_append_val (told, finding);
}

static void
add_gaps (const GArray *gaps, GArray *told)
{
  LobbyDayFinding finding = { .kind = LOBBY_FINDING_GAP };

  for (guint i = 0; i < gaps->len; i++)
    {
      const LobbyDaySpan *gap = &g_array_index (gaps, LobbyDaySpan, i);
      if (gap->until_us - gap->from_us < MINUTE_US)
        continue;
      finding.n++;
      if (gap->until_us - gap->from_us <= finding.until_us - finding.from_us)
        continue;
      finding.from_us = gap->from_us;
      finding.until_us = gap->until_us;
      finding.seconds = (gap->until_us - gap->from_us) / SECOND_US;
    }
  if (finding.n > 0)
    g_array_append_val (told, finding);
}

static void
add_promises (const LobbyState *state, GArray *told)
{
  g_auto (LobbyPromises) promises = { 0 };
  LobbyDayFinding finding = { .kind = LOBBY_FINDING_PROMISES };

  lobby_promises_measure (state, &promises);
  if (promises.all.n_due == 0)
    return;
  finding.n = promises.all.n_kept;
  finding.of = promises.all.n_due;
  finding.seconds = (gint64) promises.all.error_s;
  g_array_append_val (told, finding);
}

/* ---- All of it ---- */

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const LobbyDayFinding *first = a, *other = b;

  if (first->cost_s != other->cost_s)
    return first->cost_s > other->cost_s ? -1 : 1;
  return (first->from_us > other->from_us) - (first->from_us < other->from_us);
}

static void
tell (GArray *told, const LobbyDayFinding *finding)
{
  LobbyDayFinding copy = *finding;

  copy.subject = g_strdup (finding->subject);
  copy.ticket = g_strdup (finding->ticket);
  g_array_append_val (told, copy);
}

/* The heaviest, but not the same kind over and over. */
static void
tell_heaviest (GArray *found, GArray *told)
{
  guint n_told[LOBBY_N_FINDINGS] = { 0 };

  g_array_sort (found, compare_costs);
  for (guint i = 0; i < found->len && told->len < MOST_MOMENTS; i++)
    {
      const LobbyDayFinding *finding = &g_array_index (found, LobbyDayFinding, i);
      if (finding->cost_s >= LEAST_COST_S && n_told[finding->kind]++ < MOST_OF_A_KIND)
        tell (told, finding);
    }
}

/**
 * lobby_day_findings_find:
 * @state: the lobby at any moment of its day
 * @sheet: rules of diversion
 * @gaps: (element-type LobbyDaySpan): what was not recorded
 * @until_us: the present moment, µs since 1970 UTC
 *
 * The three moments that made the day, the heaviest first; then advice that nobody followed, late answers, gaps and the
 * promises kept, where there are any.
 *
 * Returns: (transfer full) (element-type LobbyDayFinding): what mattered; may be empty
 */
GArray *
lobby_day_findings_find (const LobbyState *state, const LobbyRuleSheet *sheet, const GArray *gaps, gint64 until_us)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  g_autoptr (GArray) found = make_array ();
  GArray *told = make_array ();

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    find_over_target (state, g_ptr_array_index (branch->services, i), until_us, found);
  for (guint i = 0; branch != NULL && branch->devices != NULL && i < branch->devices->len; i++)
    find_outages (state, sheet, g_ptr_array_index (branch->devices, i), until_us, found);
  find_followed (state, found);
  tell_heaviest (found, told);
  add_ignored (state, until_us, told);
  add_late_answer (state, until_us, told);
  add_gaps (gaps, told);
  add_promises (state, told);
  return told;
}

/**
 * lobby_day_findings_get_replay:
 * @findings: (element-type LobbyDayFinding): what mattered
 * @from_us: (out): where to look from: some time before the heaviest moment, at whole ten minutes; µs since 1970 UTC
 * @until_us: (out): up to when
 *
 * Returns: whether there is a moment worth to be seen again
 */
gboolean
lobby_day_findings_get_replay (const GArray *findings, gint64 *from_us, gint64 *until_us)
{
  const LobbyDayFinding *first = findings->len > 0 ? &g_array_index (findings, LobbyDayFinding, 0) : NULL;

  if (first == NULL || first->kind == LOBBY_FINDING_PROMISES || first->kind == LOBBY_FINDING_GAP)
    return FALSE;
  *from_us = (first->from_us - 15 * MINUTE_US) / (10 * MINUTE_US) * (10 * MINUTE_US);
  *until_us = (first->until_us + 10 * MINUTE_US) / (10 * MINUTE_US) * (10 * MINUTE_US);
  return TRUE;
}
