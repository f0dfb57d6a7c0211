/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a counter of the model says on its tile. */
#include "config.h"

#include "lobby-counter-show.h"
#include "lobby-advice-show.h"
#include "lobby-errand-show.h"
#include "lobby-widgets.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

/* A tile in the making: the view and the texts that it borrows. */
typedef struct
{
  LobbyCounterView view;
  GPtrArray *texts; /* of owned text */
  LobbyCounter *counter;
  LobbyFloor *floor;
} Making;

static const char *
keep (Making *making, char *text)
{
  g_ptr_array_add (making->texts, text);
  return text;
}

static const char *
dup_clock (Making *making, gint64 at_us)
{
  return keep (making, lobby_words_dup_time (at_us, lobby_floor_get_time_zone (making->floor), FALSE));
}

static void
show_elapsed (Making *making)
{
  gint64 elapsed_s = lobby_counter_get_elapsed_s (making->counter);

  if (elapsed_s >= 0)
    making->view.time = keep (making, lobby_words_dup_span (elapsed_s * G_USEC_PER_SEC));
}

static void
show_ticket (Making *making, const LobbyTicketRecord *ticket)
{
  const LobbyServiceRecord *service = lobby_counter_get_service (making->counter);
  gboolean serving = ticket->phase == LOBBY_TICKET_SERVING;
  gint64 usual_s = service != NULL ? service->usual_s : 0;

  making->view.shape = serving ? LOBBY_SHAPE_CIRCLE : LOBBY_SHAPE_RING;
  /* Translators: state of a counter */
  making->view.state = serving ? C_ ("counter", "Serving") : C_ ("counter", "Calling");
  making->view.text = ticket->id;
  making->view.text_strong = TRUE;
  if (lobby_counter_is_long_service (making->counter))
    {
      making->view.shape = LOBBY_SHAPE_DIAMOND;
      making->view.tone = LOBBY_TONE_RISK;
      /* Translators: state of a counter: the case takes longer than most such cases */
      making->view.state = C_ ("counter", "Long");
    }
  if (!serving || usual_s <= 0)
    return;
  making->view.fraction = MIN ((double) lobby_counter_get_elapsed_s (making->counter) / (2.0 * (double) usual_s), 1);
  g_autofree char *usual = lobby_words_dup_usual (usual_s);
  /* Translators: usual time of such a case in minutes */
  making->view.left = keep (making, g_strdup_printf (_ ("usual %s"), usual));
}

/* Returns: (nullable): the ticket that waits longest for the services called here */
static const char *
find_next_ticket (Making *making)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (making->counter);
  GListModel *queues = lobby_floor_get_queues (making->floor);
  const char *found = NULL;
  gint64 longest_s = -1;

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      g_autoptr (LobbyTicket) first = g_list_model_get_item (lobby_queue_get_tickets (queue), 0);
      const char *service = lobby_queue_get_service (queue)->id;
      if (first == NULL || record->services == NULL
          || !g_strv_contains ((const char *const *) record->services, service))
        continue;
      if (lobby_ticket_get_wait_s (first) > longest_s)
        {
          longest_s = lobby_ticket_get_wait_s (first);
          found = lobby_ticket_get_record (first)->id;
        }
    }
  return found;
}

static void
show_idle (Making *making)
{
  int waiting = lobby_counter_get_waiting (making->counter);
  const char *next = find_next_ticket (making);

  making->view.shape = LOBBY_SHAPE_RING;
  /* Translators: state of a counter */
  making->view.state = C_ ("counter", "Idle");
  /* Translators: a counter without a customer */
  making->view.text = C_ ("counter", "ready");
  if (!lobby_counter_is_idle_while_queue (making->counter))
    return;
  making->view.shape = LOBBY_SHAPE_DIAMOND;
  making->view.tone = LOBBY_TONE_RISK;
  /* Translators: customers waiting for a counter that is idle */
  making->view.text = keep (making, g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) waiting), waiting));
  if (next != NULL)
    /* Translators: %s is the ticket that should be called next */
    making->view.left = keep (making, g_strdup_printf (_ ("call %s"), next));
}

static void
show_paused (Making *making, const LobbyCounterRecord *record)
{
  making->view.shape = LOBBY_SHAPE_PAUSE;
  /* Translators: state of a counter */
  making->view.state = C_ ("counter", "Paused");
  making->view.text = lobby_words_get_pause_reason (record->reason);
  if (record->back_us != 0)
    /* Translators: %s is the time when a paused counter is expected back */
    making->view.left = keep (making, g_strdup_printf (_ ("back %s"), dup_clock (making, record->back_us)));
}

static const char *
dup_opening (Making *making)
{
  const LobbyCounterPlan *plan = lobby_counter_get_plan (making->counter);
  const LobbyBranchRecord *branch = lobby_floor_get_branch (making->floor);
  gint64 now_us = lobby_floor_get_freshness (making->floor, LOBBY_AREA_QUEUE)->now_us;

  if (plan == NULL || plan->opens <= 0 || branch == NULL || branch->day == NULL)
    return "";
  gint64 opens_us = lobby_instant_from_local (lobby_floor_get_time_zone (making->floor), branch->day, plan->opens);
  if (opens_us <= now_us)
    return "";
  /* Translators: %s is the time when a closed counter opens */
  return keep (making, g_strdup_printf (_ ("opens %s"), dup_clock (making, opens_us)));
}

static void
show_closed (Making *making)
{
  const LobbyText *free_name = lobby_counter_get_free_name (making->counter);

  making->view.shape = LOBBY_SHAPE_DASH;
  /* Translators: state of a counter */
  making->view.state = C_ ("counter", "Closed");
  making->view.hollow = TRUE;
  making->view.time = NULL;
  if (free_name != NULL && !lobby_discretion_is_public ())
    /* Translators: %s is a teller who could open the counter */
    making->view.text = keep (making, g_strdup_printf (_ ("%s is free"), lobby_words_get_text (free_name)));
  else
    making->view.text = dup_opening (making);
}

static void
show_unknown (Making *making, const LobbyCounterRecord *record)
{
  making->view.shape = LOBBY_SHAPE_DOTTED_RING;
  /* Translators: state of a counter */
  making->view.state = C_ ("counter", "Unknown");
  making->view.text = _ ("no signal");
  making->view.time = "?";
  making->view.hollow = TRUE;
  if (record->since_us != 0)
    /* Translators: %s is a time */
    making->view.left = keep (making, g_strdup_printf (_ ("since %s"), dup_clock (making, record->since_us)));
}

static void
show_phase (Making *making)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (making->counter);
  const LobbyTicketRecord *ticket = lobby_counter_get_ticket (making->counter);

  show_elapsed (making);
  switch (record->phase)
    {
    case LOBBY_COUNTER_OPEN:
      if (ticket != NULL)
        show_ticket (making, ticket);
      else
        show_idle (making);
      break;
    case LOBBY_COUNTER_PAUSED:
      show_paused (making, record);
      break;
    case LOBBY_COUNTER_CLOSED:
      show_closed (making);
      break;
    case LOBBY_COUNTER_UNKNOWN:
    default:
      show_unknown (making, record);
      break;
    }
}

static const char *
dup_services (Making *making)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (making->counter);
  const LobbyCounterPlan *plan = lobby_counter_get_plan (making->counter);
  char **services = record->services != NULL && record->services[0] != NULL ? record->services
                    : plan != NULL                                          ? plan->services
                                                                            : NULL;

  return services != NULL ? keep (making, g_strjoinv ("\xc2\xb7", services)) : "";
}

static void
show_rest (Making *making)
{
  const LobbyCounterRecord *record = lobby_counter_get_record (making->counter);
  const char *asked = lobby_words_get_asked_counter (record->asked);
  LobbyAdvice *advice = lobby_discretion_is_public () ? NULL
                                                      : lobby_advice_find_for_counter (making->floor, record->id);
  int busy = lobby_counter_get_busy_percent (making->counter);

  making->view.number = record->id;
  making->view.services = dup_services (making);
  if (busy >= 0)
    /* Translators: share of its open time that a counter has served, in percent */
    making->view.right = keep (making, g_strdup_printf (_ ("busy %d%%"), busy));
  if (asked != NULL)
    making->view.advice = asked;
  else if (advice != NULL)
    making->view.advice = lobby_advice_get_counter_words (advice);
}

static const char *
dup_summary (Making *making)
{
  const LobbyCounterView *view = &making->view;
  /* Translators: %s is the number of a counter */
  g_autofree char *name = g_strdup_printf (_ ("Counter %s"), view->number);
  const char *rest[] = {
    view->state, view->text, view->time, view->left, view->right, view->advice, view->errand.words
  };
  GString *words = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i] != NULL && rest[i][0] != '\0')
      /* Translators: between the parts of a list */
      g_string_append_printf (words, "%s%s", C_ ("list", ", "), rest[i]);
  return keep (making, g_string_free (words, FALSE));
}

/* What was asked for is the business of those who work here. */
static void
show_errand (Making *making, LobbySession *session, const GPtrArray *errands)
{
  LobbyErrandSign *sign = &making->view.errand;

  if (!lobby_discretion_is_public ())
    sign->words = keep (making, lobby_errands_dup_sign (errands, session, LOBBY_COMMAND_COUNTER_ASK,
                                                        making->view.number, &sign->stage));
}

/**
 * lobby_counter_tile_show_counter:
 * @tile: the tile
 * @counter: what it stands for
 * @session: whose lobby it is
 * @errands: (element-type LobbyErrand): what was asked for there and is not done
 */
void
lobby_counter_tile_show_counter (LobbyCounterTile *tile,
                                 LobbyCounter *counter,
                                 LobbySession *session,
                                 const GPtrArray *errands)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Making making = { { .fraction = -1 }, texts, counter, lobby_session_get_floor (session) };

  show_phase (&making);
  show_rest (&making);
  show_errand (&making, session, errands);
  making.view.summary = dup_summary (&making);
  lobby_counter_tile_show (tile, &making.view);
}
