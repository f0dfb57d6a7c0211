/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger in rows: the funnel, why not, what it saved, the rate with and without justified exceptions, rule by rule, and
 * which promises were kept. */
#include "config.h"

#include "lobby-ledger-rows.h"
#include "lobby-promises.h"
#include "lobby-ticket-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/** lobby_ledger_measure_session: the ledger of today in @session; clear it with lobby_ledger_clear() */
void
lobby_ledger_measure_session (LobbySession *session, LobbyLedger *out)
{
  lobby_ledger_measure (lobby_session_get_state (session), lobby_floor_get_rules (lobby_session_get_floor (session)),
                        out);
}

/** lobby_ledger_dup_line: Returns: (transfer full): the ledger in a line */
char *
lobby_ledger_dup_line (const LobbyLedgerFigures *figures)
{
  if (figures->n_suggested == 0)
    return g_strdup (_ ("Diversions today: none suggested yet"));
  /* Translators: numbers of diversions: suggested, then put to the customer, then accepted */
  return g_strdup_printf (_ ("Diversions today: %1$u suggested, %2$u offered, %3$u accepted"), figures->n_suggested,
                          figures->n_offered, figures->n_accepted);
}

/* --- rows --- */

typedef struct
{
  GPtrArray *rows; /* of owned LobbyLedgerRow */
  const char *group;
  const char *about;
} Making;

static void
free_row (gpointer data)
{
  LobbyLedgerRow *row = data;

  g_free (row->group);
  g_free (row->about);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->value);
  g_free (row);
}

static void
begin_group (Making *making, const char *title, const char *about)
{
  making->group = title;
  making->about = about;
}

static LobbyLedgerRow *
add_row (Making *making, const char *title, const char *subtitle, const char *value)
{
  LobbyLedgerRow *row = g_new0 (LobbyLedgerRow, 1);

  row->group = g_strdup (making->group);
  row->about = g_strdup (making->about);
  row->title = g_strdup (title);
  row->subtitle = g_strdup (subtitle);
  row->value = g_strdup (value);
  row->fraction = -1;
  g_ptr_array_add (making->rows, row);
  return row;
}

static void
add_count (Making *making, const char *title, const char *subtitle, guint count)
{
  g_autofree char *value = g_strdup_printf ("%u", count);

  add_row (making, title, subtitle, value);
}

static void
add_count_if_any (Making *making, const char *title, guint count)
{
  if (count > 0)
    add_count (making, title, NULL, count);
}

/* --- funnel --- */

/* A stage of the funnel: its bar against all suggestions, its share of the stage before. */
static void
add_stage (Making *making, const char *title, guint count, guint before, guint all)
{
  g_autofree char *value = g_strdup_printf ("%u", count);
  g_autofree char *share = NULL;

  if (before > 0)
    /* Translators: share of the stage before, in percent */
    share = g_strdup_printf (_ ("%u%% of the stage before"), (200 * count + before) / (2 * before));
  add_row (making, title, share, value)->fraction = all > 0 ? (double) count / all : 0;
}

static void
add_funnel (Making *making, const LobbyLedgerFigures *figures)
{
  begin_group (making, _ ("Funnel"), NULL);

  add_stage (making, _ ("Suggested"), figures->n_suggested, 0, figures->n_suggested);
  /* Translators: suggestions that were put to the customer */
  add_stage (making, C_ ("ledger", "Offered"), figures->n_offered, figures->n_suggested, figures->n_suggested);
  add_stage (making, C_ ("ledger", "Accepted"), figures->n_accepted, figures->n_offered, figures->n_suggested);
  /* Translators: diversions that were done at the device */
  add_stage (making, C_ ("ledger", "Completed"), figures->n_completed, figures->n_accepted, figures->n_suggested);
  add_count_if_any (making, _ ("On the way or at the device"), figures->n_on_way);
  add_count_if_any (making, _ ("Came back to the queue"), figures->n_came_back);
  add_count_if_any (making, _ ("Skipped"), figures->n_skipped);
  add_count_if_any (making, _ ("Undone"), figures->n_undone);
  add_count_if_any (making, _ ("Called or gone before anybody decided"), figures->n_lapsed);
}

static void
add_declined (Making *making, const LobbyLedgerFigures *figures)
{

  if (figures->n_declined == 0)
    return;
  begin_group (making, _ ("Declined, by Reason"), NULL);
  for (guint reason = 0; reason < LOBBY_LEDGER_N_REASONS; reason++)
    add_count_if_any (making, lobby_words_get_decline_reason ((LobbyDeclineReason) reason),
                      figures->declined_by[reason]);
}

/* --- what it was worth --- */

static void
add_minutes (Making *making, const char *title, gint64 own_s, gint64 others_s)
{
  int own_min = (int) (own_s / 60), others_min = (int) (others_s / 60), sum_min = (int) ((own_s + others_s) / 60);
  /* Translators: minutes saved by the customers who went to a device, then by those behind them */
  g_autofree char *parts = g_strdup_printf (_ ("%1$d min for those who went, %2$d min for those behind"), own_min,
                                            others_min);
  /* Translators: a duration in minutes */
  g_autofree char *value = g_strdup_printf (_ ("%d min"), sum_min);

  add_row (making, title, parts, value);
}

static void
add_saved (Making *making, const LobbyLedgerFigures *figures)
{
  g_autofree char *measured = g_strdup_printf (
      /* Translators: number of completed diversions whose saving can be measured */
      ngettext ("Measured on %u completed diversion by the calls that followed",
                "Measured on %u completed diversions by the calls that followed", figures->n_measured),
      figures->n_measured);
  int ahead_min = (int) ((figures->ahead_s > 0 ? figures->ahead_s : LOBBY_LEDGER_AHEAD_S) / 60);
  /* Translators: first a sentence about what was measured, then for how many minutes minutes saved are counted */
  g_autofree char *about = g_strdup_printf (
      _ ("%1$s. Promised and saved are both counted for %2$d min from the suggestion."), measured, ahead_min);
  begin_group (making, _ ("Minutes"), about);

  add_minutes (making, _ ("Promised"), figures->promised_own_s, figures->promised_others_s);
  add_minutes (making, _ ("Really saved"), figures->saved_own_s, figures->saved_others_s);
  add_count_if_any (making, _ ("Still counting: customers behind are not called yet"), figures->n_open);
}

/* --- rates --- */

static char *
dup_percent (int percent)
{
  /* Translators: a share in percent */
  return percent >= 0 ? g_strdup_printf (_ ("%d%%"), percent) : g_strdup (LOBBY_NO_FIGURE);
}

static void
add_rate (Making *making, const char *title, const LobbyLedgerBase *base, gboolean with_exceptions)
{
  g_autofree char *value = dup_percent (lobby_ledger_get_rate_percent (base, base->n_done, with_exceptions));
  guint of = lobby_ledger_base_count (base, with_exceptions);
  /* Translators: how many customers were done at a device, then of how many */
  g_autofree char *counts = g_strdup_printf (ngettext ("%1$u of %2$u customer", "%1$u of %2$u customers", of),
                                             base->n_done, of);

  add_row (making, title, counts, value);
}

static void
add_rates (Making *making, const LobbyLedger *ledger)
{
  const LobbyLedgerBase *base = &ledger->all_base;
  g_autofree char *goal = ledger->goal_percent >= 0
                              /* Translators: goal for the share of customers who are done at a device, in percent */
                              ? g_strdup_printf (_ ("Done at a device, of those whose business a device could do. "
                                                    "Goal %d%%."),
                                                 ledger->goal_percent)
                              : g_strdup (_ ("Done at a device, of those whose business a device could do."));
  begin_group (making, _ ("Rate"), goal);

  add_rate (making, _ ("Without justified exceptions"), base, FALSE);
  add_rate (making, _ ("With justified exceptions"), base, TRUE);
  add_count_if_any (making, _ ("Exception: coins or odd notes"), base->n_loose_change);
  add_count_if_any (making, _ ("Exception: valued customer, kept at the counter"), base->n_kept);
  add_count_if_any (making, _ ("Exception: passbook only"), base->n_passbook);
  add_count_if_any (making, _ ("Exception: no device worked"), base->n_device_out);
  add_count (making, _ ("Elderly or in need of help"),
             _ ("Never diverted, and counted in neither rate, as the regulation demands (金发〔2024〕34号)"),
             base->n_protected);
}

static const LobbyLedgerBase *
find_base (const LobbyLedger *ledger, const char *rule)
{
  for (guint i = 0; i < ledger->bases->len; i++)
    {
      const LobbyLedgerBase *base = &g_array_index (ledger->bases, LobbyLedgerBase, i);
      if (g_strcmp0 (base->rule, rule) == 0)
        return base;
    }
  return NULL;
}

static void
add_rules (Making *making, const LobbyLedger *ledger, const LobbyRuleSheet *sheet)
{
  begin_group (making, _ ("By Rule"), _ ("The share is without justified exceptions."));
  for (guint i = 0; i < ledger->rules->len; i++)
    {
      const LobbyLedgerFigures *figures = &g_array_index (ledger->rules, LobbyLedgerFigures, i);
      const LobbyDiversionRule *rule = lobby_rule_sheet_get_rule (sheet, figures->rule);
      const LobbyLedgerBase *base = find_base (ledger, figures->rule);
      if (figures->n_suggested == 0)
        continue;
      g_autofree char *line
          /* Translators: numbers of diversions by a rule */
          = g_strdup_printf (_ ("%1$u suggested, %2$u accepted, %3$u completed"), figures->n_suggested,
                             figures->n_accepted, figures->n_completed);
      g_autofree char *rate = dup_percent (base != NULL ? lobby_ledger_get_rate_percent (base, base->n_done, FALSE)
                                                        : -1);
      add_row (making, rule != NULL && rule->name != NULL ? lobby_words_get_text (rule->name) : figures->rule, line,
               rate);
    }
}

/* --- counters and devices --- */

static const char *
get_work_name (LobbyAdviceKind kind)
{
  switch ((int) kind)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      return _ ("Counters opened");
    case LOBBY_ADVICE_CLOSE_COUNTER:
      return _ ("Counters closed");
    case LOBBY_ADVICE_PROFILE_COUNTER:
      /* Translators: counters that call customers of other services than before */
      return _ ("Counters given other services");
    case LOBBY_ADVICE_RESUME_COUNTER:
      return _ ("Counters brought back");
    case LOBBY_ADVICE_RESTOCK:
      return _ ("Devices refilled");
    default:
      return _ ("Devices repaired");
    }
}

static void
add_work (Making *making, const LobbyLedger *ledger)
{
  begin_group (making, _ ("Counters and Devices"),
               _ ("Minutes are those that were promised: what was really saved cannot be told from the calls."));
  for (guint kind = LOBBY_ADVICE_OPEN_COUNTER; kind < LOBBY_LEDGER_N_KINDS; kind++)
    {
      const LobbyLedgerWork *work = &ledger->work[kind];
      g_autofree char *counts
          /* Translators: numbers of suggestions about counters or devices */
          = g_strdup_printf (_ ("%1$u suggested, %2$u accepted, %3$u done, %4$u declined"), work->n_suggested,
                             work->n_accepted, work->n_completed, work->n_declined);
      g_autofree char *value = g_strdup_printf (_ ("%d min"), (int) (work->promised_s / 60));

      if (work->n_suggested > 0)
        add_row (making, get_work_name ((LobbyAdviceKind) kind), counts, value);
    }
}

/* --- promises --- */

static const char *
get_service_name (LobbyFloor *floor, const char *id)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      if (g_strcmp0 (service->id, id) == 0)
        return lobby_words_get_text (service->name);
    }
  return id;
}

static void
add_promise (Making *making, const char *title, const LobbyPromiseFigures *figures)
{
  g_autofree char *value = dup_percent (lobby_promises_get_kept_percent (figures));
  g_autofree char *line
      /* Translators: numbers of predictions that have come due: kept, called earlier, called later */
      = g_strdup_printf (_ ("%1$u kept, %2$u early, %3$u late"), figures->n_kept, figures->n_early, figures->n_late);

  add_row (making, title, line, value);
}

static void
add_promises (Making *making, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  g_auto (LobbyPromises) promises = { 0 };

  lobby_promises_measure (lobby_session_get_state (session), &promises);
  begin_group (making, _ ("Promises Kept"),
               _ ("Customers called within the range that was foreseen when they came. A range is meant to hold eight "
                  "times out of ten."));
  add_promise (making, _ ("All services"), &promises.all);
  for (guint i = 0; promises.services != NULL && i < promises.services->len; i++)
    {
      const LobbyPromiseFigures *figures = &g_array_index (promises.services, LobbyPromiseFigures, i);
      if (figures->n_promised > 0)
        add_promise (making, get_service_name (floor, figures->service), figures);
    }
}

/** lobby_ledger_create_rows: Returns: (transfer full) (element-type LobbyLedgerRow): the ledger of @session */
GPtrArray *
lobby_ledger_create_rows (LobbySession *session)
{
  Making making = { .rows = g_ptr_array_new_with_free_func (free_row) };
  g_auto (LobbyLedger) ledger = { 0 };

  lobby_ledger_measure_session (session, &ledger);
  add_funnel (&making, &ledger.all);
  add_declined (&making, &ledger.all);
  add_saved (&making, &ledger.all);
  add_rates (&making, &ledger);
  add_rules (&making, &ledger, lobby_floor_get_rules (lobby_session_get_floor (session)));
  add_work (&making, &ledger);
  add_promises (&making, session);
  return making.rows;
}
