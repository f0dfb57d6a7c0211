/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a queue of the model, and what is foreseen of it, say on its row. */
#include "config.h"

#include "lobby-queue-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A mark moves in steps of so many seconds: less than a pixel, and the strip is not drawn anew every second. */
#define MARK_STEP_S 6

/* A row in the making: the view and the texts that it borrows. */
typedef struct
{
  LobbyQueueView view;
  LobbyQueue *queue;
  const LobbyServiceRecord *service;
  const LobbyServiceForesight *foresight; /* (nullable) */
  gboolean known;                         /* there are enough cases to predict from */
  const LobbyQueueScene *scene;
  GArray *marks;    /* of LobbyWaitMark */
  GPtrArray *names; /* of text */
  GPtrArray *texts; /* of text */
  int over;
  int risk;
  gint64 longest_s;
  gint64 breach_s; /* until the first of those who will be over is over; below 0 when nobody will */
} Making;

static const char *
keep (Making *making, char *text)
{
  g_ptr_array_add (making->texts, text);
  return text;
}

static int
round_minutes (double seconds)
{
  return (int) (MAX (seconds, 0) / 60 + 0.5);
}

static LobbyTone
get_tone (LobbySeverity severity)
{
  switch (severity)
    {
    case LOBBY_SEVERITY_RED:
      return LOBBY_TONE_OVER;
    case LOBBY_SEVERITY_AMBER:
      return LOBBY_TONE_RISK;
    case LOBBY_SEVERITY_NORMAL:
    default:
      return LOBBY_TONE_NORMAL;
    }
}

static gboolean
will_be_over (const LobbyTicketForesight *foreseen, gint64 waited_s, gint64 target_s)
{
  if (foreseen->in_time >= 0)
    return foreseen->in_time < 0.5;
  return target_s > 0 && (double) waited_s + foreseen->to_call.mid_s > (double) target_s;
}

/**
 * lobby_foresight_find_ticket:
 * @foresight: (nullable): what is foreseen
 * @record: a waiting ticket
 *
 * Returns: (transfer none) (nullable): what is foreseen of it; %NULL when there are too few cases of its service
 */
const LobbyTicketForesight *
lobby_foresight_find_ticket (const LobbyForesight *foresight, const LobbyTicketRecord *record)
{
  const LobbyServiceForesight *service = foresight != NULL ? lobby_foresight_get_service (foresight, record->service)
                                                           : NULL;

  return service != NULL && service->known ? lobby_foresight_get_ticket (foresight, record->id) : NULL;
}

/**
 * lobby_ticket_judge:
 * @ticket: a waiting ticket
 * @service: what it waits for
 * @foresight: (nullable): what is foreseen
 *
 * Over target is over. Before that the forecast decides: at risk is who will more likely than not be called too late.
 * Without a forecast the share of the target that has passed does (the branch's own limit).
 *
 * Returns: how its wait stands
 */
LobbyTone
lobby_ticket_judge (LobbyTicket *ticket, const LobbyServiceRecord *service, const LobbyForesight *foresight)
{
  LobbyTone tone = get_tone (lobby_ticket_get_severity (ticket));
  const LobbyTicketForesight *foreseen = lobby_foresight_find_ticket (foresight, lobby_ticket_get_record (ticket));
  gint64 waited_s = lobby_ticket_get_wait_s (ticket);

  if (tone == LOBBY_TONE_OVER || foreseen == NULL)
    return tone;
  return will_be_over (foreseen, waited_s, service->target_s) ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL;
}

/**
 * lobby_forecast_judge:
 * @span: a foreseen wait
 * @target_s: target, seconds; 0 for none
 *
 * Returns: over when even the low end is beyond the target, at risk when the median is
 */
LobbyTone
lobby_forecast_judge (const LobbySpan *span, gint64 target_s)
{
  if (target_s <= 0 || span->mid_s <= (double) target_s)
    return LOBBY_TONE_NORMAL;
  return span->low_s > (double) target_s ? LOBBY_TONE_OVER : LOBBY_TONE_RISK;
}

/* --- marks --- */

static void
add_mark (Making *making, LobbyTicket *ticket)
{
  const LobbyForesight *foresight = making->scene->foresight;
  const LobbyTicketRecord *record = lobby_ticket_get_record (ticket);
  const LobbyTicketForesight *foreseen = foresight != NULL ? lobby_foresight_get_ticket (foresight, record->id) : NULL;
  gint64 wait_s = MAX (lobby_ticket_get_wait_s (ticket), 0);
  LobbyWaitMark mark = { 0 };

  mark.wait_min = (double) (wait_s - wait_s % MARK_STEP_S) / 60;
  mark.tone = lobby_ticket_judge (ticket, making->service, foresight);
  if (!lobby_discretion_is_public ())
    {
      mark.vip = making->service->vip || record->tier >= LOBBY_TIER_PLATINUM;
      mark.divertible = foreseen != NULL && foreseen->divertible;
    }
  g_array_append_val (making->marks, mark);
  g_ptr_array_add (making->names, g_strdup (record->id));
  making->over += mark.tone == LOBBY_TONE_OVER ? 1 : 0;
  making->longest_s = MAX (making->longest_s, wait_s);
  if (mark.tone != LOBBY_TONE_RISK)
    return;
  gint64 left_s = MAX (making->service->target_s - wait_s, 0);
  making->risk++;
  making->breach_s = making->breach_s < 0 ? left_s : MIN (making->breach_s, left_s);
}

/* In their order of painting: the longest wait last, on top. */
static void
read_marks (Making *making)
{
  GListModel *tickets = lobby_queue_get_tickets (making->queue);

  for (guint i = g_list_model_get_n_items (tickets); i-- > 0;)
    {
      g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, i);
      add_mark (making, ticket);
    }
  g_ptr_array_add (making->names, NULL);
  if (making->known && making->foresight->breach_us > making->scene->now_us)
    making->breach_s = (making->foresight->breach_us - making->scene->now_us) / G_USEC_PER_SEC;
}

/* --- state --- */

static char *
dup_breach (const Making *making)
{
  int minutes = (int) (making->breach_s / 60);

  if (!making->known && minutes < 1)
    return g_strdup (_ ("At target in under 1 min"));
  if (!making->known)
    /* Translators: in how many minutes the longest wait reaches the target if nobody is called */
    return g_strdup_printf (_ ("At target in %d min"), minutes);
  if (minutes < 1)
    return g_strdup (_ ("Over target in under 1 min"));
  /* Translators: in how many minutes somebody is expected to have waited longer than the target */
  return g_strdup_printf (_ ("Over target in %d min"), minutes);
}

static void
show_state (Making *making)
{
  LobbyTone tone = making->over > 0 ? LOBBY_TONE_OVER : making->breach_s >= 0 ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL;

  making->view.tone = tone;
  making->view.state_shape = lobby_tone_get_shape (tone, TRUE);
  if (making->over > 0)
    /* Translators: how many customers have waited longer than the target */
    making->view.state = keep (
        making, g_strdup_printf (ngettext ("%d over target", "%d over target", (gulong) making->over), making->over));
  else if (tone == LOBBY_TONE_RISK)
    {
      making->view.state_shape = LOBBY_SHAPE_DIAMOND;
      making->view.state = keep (making, dup_breach (making));
    }
  else
    making->view.state = making->marks->len == 0 ? _ ("Nobody waiting") : _ ("Within target");
}

static void
show_longest (Making *making)
{
  gint64 target_s = making->service->target_s;

  if (making->marks->len > 0)
    making->view.longest = keep (making, lobby_words_dup_minutes (making->longest_s * G_USEC_PER_SEC));
  making->view.longest_tone = making->over > 0 ? LOBBY_TONE_OVER : LOBBY_TONE_NORMAL;
  if (!making->known && making->over == 0 && making->risk > 0)
    making->view.longest_tone = LOBBY_TONE_RISK;
  making->view.minutes = _ ("min");
  making->view.target = target_s > 0
                            /* Translators: target wait of a service in minutes */
                            ? keep (making, g_strdup_printf (_ ("target %d"), (int) (target_s / 60)))
                            : _ ("no target");
}

/* --- forecast --- */

/* Returns: (transfer full) (nullable): the track record of the predictions of this service */
static char *
dup_promises (const Making *making)
{
  const LobbyPromiseFigures *figures = making->scene->promises != NULL
                                           ? lobby_promises_get (making->scene->promises, making->service->id)
                                           : NULL;

  if (figures == NULL || figures->n_due == 0)
    return NULL;
  /* Translators: how many customers were called within the range that was predicted, of how many, in percent and count */
  return g_strdup_printf (_ ("Predictions kept today: %1$d%% of %2$u, %3$u called earlier, %4$u later"),
                          lobby_promises_get_kept_percent (figures), figures->n_due, figures->n_early, figures->n_late);
}

static void
show_forecast (Making *making)
{
  const LobbyServiceForesight *foresight = making->foresight;

  if (!making->known)
    {
      /* Translators: why there is no predicted wait; at most 14 letters fit */
      making->view.range = foresight != NULL ? C_ ("forecast", "Too few cases") : C_ ("forecast", "No forecast");
      making->view.hint = foresight != NULL      ? _ ("Too few cases to predict")
                          : making->scene->stale ? _ ("Nothing is predicted from old figures")
                                                 : NULL;
      return;
    }
  const LobbySpan *next = &foresight->next;
  making->view.hint = keep (making, dup_promises (making));
  making->view.predicted = keep (making, g_strdup_printf ("%d", round_minutes (next->mid_s)));
  /* Translators: range of a predicted wait in minutes, as in "21 to 32" */
  making->view.range = keep (making, g_strdup_printf (_ ("%1$d to %2$d"), round_minutes (next->low_s),
                                                      round_minutes (next->high_s)));
  making->view.picture.forecast = (LobbyWaitForecast){ TRUE, next->low_s / 60, next->mid_s / 60, next->high_s / 60,
                                                       lobby_forecast_judge (next, making->service->target_s) };
}

/* --- the row as a sentence --- */

static char *
dup_waiting_words (const Making *making)
{
  const LobbyQueueView *view = &making->view;
  int target_min = (int) (making->service->target_s / 60);
  /* Translators: first a service, then how many customers wait for it */
  g_autofree char *waiting = g_strdup_printf (ngettext ("%1$s, %2$u waiting", "%1$s, %2$u waiting", view->n_waiting),
                                              view->name, view->n_waiting);

  if (view->n_waiting == 0)
    /* Translators: first a service, then its target in words */
    return g_strdup_printf (_ ("%1$s, nobody waiting, %2$s"), view->name, view->target);
  if (making->over > 0)
    /* Translators: a service and how many wait, how many are over the target, the target and the longest wait in minutes */
    return g_strdup_printf (_ ("%1$s, %2$d over the %3$d minute target, longest %4$s minutes"), waiting, making->over,
                            target_min, view->longest);
  /* Translators: first a service and how many wait, then the longest wait, the target in words */
  return g_strdup_printf (_ ("%1$s, longest %2$s minutes, %3$s"), waiting, view->longest, view->target);
}

static char *
dup_forecast_words (const Making *making)
{
  const LobbyServiceForesight *foresight = making->foresight;

  if (foresight == NULL)
    return NULL;
  if (!foresight->known)
    return g_strdup (_ ("too few cases to predict"));
  /* Translators: the wait that the next arrival has to expect, in minutes, with its range */
  return g_strdup_printf (_ ("next arrival %1$d minutes, between %2$d and %3$d"), round_minutes (foresight->next.mid_s),
                          round_minutes (foresight->next.low_s), round_minutes (foresight->next.high_s));
}

static void
show_summary (Making *making)
{
  g_autofree char *waiting = dup_waiting_words (making);
  g_autofree char *breach = making->view.tone == LOBBY_TONE_RISK ? dup_breach (making) : NULL;
  g_autofree char *forecast = dup_forecast_words (making);
  GString *words = g_string_new (waiting);

  /* Translators: between the parts of a list */
  if (breach != NULL)
    g_string_append_printf (words, "%s%s", C_ ("list", ", "), breach);
  if (forecast != NULL)
    g_string_append_printf (words, "%s%s", C_ ("list", ", "), forecast);
  making->view.summary = keep (making, g_string_free (words, FALSE));
}

static void
show_rest (Making *making)
{
  making->view.badge = making->service->prefix != NULL ? making->service->prefix : making->service->id;
  making->view.vip = making->service->vip;
  making->view.name = lobby_words_get_text (making->service->name);
  making->view.n_waiting = making->marks->len;
  making->view.names = (const char *const *) making->names->pdata;
  making->view.picture.marks = (const LobbyWaitMark *) (gconstpointer) making->marks->data;
  making->view.picture.n_marks = making->marks->len;
  making->view.picture.target_min = (double) making->service->target_s / 60;
  making->view.picture.top_min = making->scene->top_min;
}

/**
 * lobby_queue_row_show_queue:
 * @row: the row
 * @queue: what it stands for
 * @scene: what all queues are seen by
 */
void
lobby_queue_row_show_queue (LobbyQueueRow *row, LobbyQueue *queue, const LobbyQueueScene *scene)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (LobbyWaitMark));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  Making making = {
    .queue = queue, .service = service, .scene = scene, .marks = marks, .names = names, .texts = texts, .breach_s = -1
  };

  if (scene->foresight != NULL)
    making.foresight = lobby_foresight_get_service (scene->foresight, service->id);
  making.known = making.foresight != NULL && making.foresight->known;
  read_marks (&making);
  show_rest (&making);
  show_state (&making);
  show_longest (&making);
  show_forecast (&making);
  show_summary (&making);
  lobby_queue_row_show (row, &making.view);
}
