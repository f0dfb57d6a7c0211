/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a piece of advice says on the screen: the card and the row, with what became of it. */
#include "config.h"

#include "lobby-advice-show.h"
#include "lobby-advice-making.h"

#include <glib/gi18n-lib.h>

#define SECOND_US ((gint64) G_USEC_PER_SEC)
/* An expiry is told when it is so near. */
#define NEAR_US (120 * SECOND_US)

/** lobby_advice_get_saving_s: Returns: what the advice saves for everybody together, seconds */
double
lobby_advice_get_saving_s (LobbyAdvice *advice)
{
  const LobbyAdviceFacts *facts = lobby_advice_get_facts (advice);

  return facts->own.mid_s + facts->others.mid_s;
}

/** lobby_advice_find_for_counter: Returns: (transfer none) (nullable): what is advised for @counter and holds */
LobbyAdvice *
lobby_advice_find_for_counter (LobbyFloor *floor, const char *counter)
{
  GListModel *advices = lobby_floor_get_advices (floor);

  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      if (lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE
          && g_strcmp0 (lobby_advice_get_facts (advice)->counter, counter) == 0)
        return advice; /* the floor holds it */
    }
  return NULL;
}

/**
 * lobby_advice_find_for_device:
 * @floor: the lobby
 * @device: id of a device
 *
 * Only the best diversion counts: its device is looked for now, those of the others are not yet.
 *
 * Returns: (transfer none) (nullable): the advice that @device is the target of
 */
LobbyAdvice *
lobby_advice_find_for_device (LobbyFloor *floor, const char *device)
{
  GListModel *advices = lobby_floor_get_advices (floor);
  gboolean diverted = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      const LobbyAdviceFacts *facts = lobby_advice_get_facts (advice);
      gboolean later = facts->kind == LOBBY_ADVICE_DIVERT && diverted;
      if (lobby_advice_get_ending (advice) != LOBBY_ADVICE_ENDING_NONE || facts->kind == LOBBY_ADVICE_ACCOMPANY)
        continue;
      diverted |= facts->kind == LOBBY_ADVICE_DIVERT;
      if (!later && g_strcmp0 (facts->device, device) == 0)
        return advice; /* the floor holds it */
    }
  return NULL;
}

/** lobby_advice_get_counter_words: Returns: what is advised for a counter, in its tile */
const char *
lobby_advice_get_counter_words (LobbyAdvice *advice)
{
  switch (lobby_advice_get_facts (advice)->kind)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      return _ ("Advised: open");
    case LOBBY_ADVICE_CLOSE_COUNTER:
      return _ ("Advised: close");
    case LOBBY_ADVICE_RESUME_COUNTER:
      return _ ("Advised: bring back");
    case LOBBY_ADVICE_PROFILE_COUNTER:
      return _ ("Advised: other work");
    case LOBBY_ADVICE_DIVERT:
    case LOBBY_ADVICE_ACCOMPANY:
    case LOBBY_ADVICE_RESTOCK:
    case LOBBY_ADVICE_REPAIR:
    case LOBBY_ADVICE_UNKNOWN:
    default:
      return NULL;
    }
}

/** lobby_advice_dup_device_words: Returns: (transfer full): what is advised for a device, in the name of its tile */
char *
lobby_advice_dup_device_words (LobbyAdvice *advice)
{
  const LobbyAdviceFacts *facts = lobby_advice_get_facts (advice);

  if (facts->kind == LOBBY_ADVICE_DIVERT)
    /* Translators: %s is a ticket; part of the name of a device */
    return g_strdup_printf (_ ("advised for %s"), facts->ticket);
  return g_strdup (facts->kind == LOBBY_ADVICE_RESTOCK ? _ ("advised: refill") : _ ("advised: repair"));
}

static LobbyPendingState
get_pending (LobbyAdvice *advice, LobbySession *session)
{
  return lobby_session_get_pending_for (session, LOBBY_COMMAND_ADVICE_DECIDE, lobby_advice_get_facts (advice)->id);
}

/** lobby_advice_is_open: Returns: whether it can be decided now */
gboolean
lobby_advice_is_open (LobbyAdvice *advice, LobbySession *session)
{
  LobbyPendingState pending = get_pending (advice, session);

  return lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE
         && lobby_session_may_ask (session, LOBBY_COMMAND_ADVICE_DECIDE) && pending != LOBBY_PENDING_WAITING
         && pending != LOBBY_PENDING_SENT;
}

/* Returns: how long the decision can still be undone, seconds */
static int
get_undo_left_s (LobbyAdvice *advice, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyAdviceRecord *record = lobby_advice_get_record (advice);
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us;

  if (record == NULL || foresight == NULL || lobby_advice_get_ending (advice) != LOBBY_ADVICE_ENDING_DECIDED
      || (record->decision != LOBBY_DECISION_ACCEPTED && record->decision != LOBBY_DECISION_DECLINED
          && record->decision != LOBBY_DECISION_SKIPPED))
    return 0;
  return (int) ((record->decided_us + foresight->undo_s * SECOND_US - now_us + SECOND_US - 1) / SECOND_US);
}

/** lobby_advice_can_undo: Returns: whether what was decided can be taken back now */
gboolean
lobby_advice_can_undo (LobbyAdvice *advice, LobbySession *session)
{
  LobbyPendingState pending = get_pending (advice, session);

  return get_undo_left_s (advice, session) > 0 && lobby_session_can_act (session) && pending != LOBBY_PENDING_WAITING
         && pending != LOBBY_PENDING_SENT;
}

/* Returns: (nullable): where the customer was called to */
static const char *
get_call_counter (const LobbyAdviceFacts *facts, LobbySession *session)
{
  const LobbyTicketRecord *ticket = facts->ticket != NULL
                                        ? lobby_state_get_ticket (lobby_session_get_state (session), facts->ticket)
                                        : NULL;

  return ticket != NULL ? ticket->counter : NULL;
}

static void
show_ending (LobbyAdviceMaking *making)
{
  LobbyAdviceEnding ending = lobby_advice_get_ending (making->advice);
  LobbyPendingState pending = get_pending (making->advice, making->session);
  int undo_s = get_undo_left_s (making->advice, making->session);

  if (pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT)
    {
      making->card.status = pending == LOBBY_PENDING_SENT ? _ ("The branch has been told") : _ ("Telling the branch");
      making->card.status_shape = LOBBY_SHAPE_DOTTED_RING;
    }
  else if (ending == LOBBY_ADVICE_ENDING_DECIDED)
    {
      lobby_advice_making_show_decision (making);
      if (undo_s > 0)
        /* Translators: button; the number of seconds for which an action can still be undone */
        making->card.undo = lobby_advice_making_keep (making, g_strdup_printf (_ ("Undo (%d)"), undo_s));
    }
  else if (ending != LOBBY_ADVICE_ENDING_NONE)
    {
      const char *counter = get_call_counter (making->facts, making->session);
      making->card.status = lobby_advice_making_keep (making, lobby_words_dup_ending (making->facts, ending, counter));
      making->card.status_shape = ending == LOBBY_ADVICE_ENDING_DONE ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_DASH;
      making->card.ended = TRUE;
    }
  else if (pending == LOBBY_PENDING_REFUSED)
    making->card.reason = _ ("The branch refused it. It can be tried again.");
}

static const char *
join_corner (LobbyAdviceMaking *making, const char *corner, const char *more)
{
  if (corner == NULL)
    return more;
  return lobby_advice_making_keep (making, g_strjoin (" \xc2\xb7 ", corner, more, NULL));
}

/* The line under the title moves into the tooltip of the first figure. */
static void
tighten (LobbyAdviceMaking *making)
{
  LobbyAdviceFigure *figure = &making->card.figures[0];

  if (making->card.n_figures == 0 || making->card.reason == NULL || making->facts->counter == NULL)
    return;
  if (figure->range == NULL)
    figure->range = making->card.reason;
  else
    figure->range = lobby_advice_making_keep (making, g_strjoin ("\n", figure->range, making->card.reason, NULL));
  making->card.reason = NULL;
}

static void
show_corner (LobbyAdviceMaking *making, const LobbyAdvicePlace *place)
{
  gint64 left_us = making->facts->until_us - making->now_us;

  if (place->number > 0 && place->total > 1)
    {
      /* Translators: place in a list: which, then of how many */
      char *place_words = g_strdup_printf (_ ("%1$u of %2$u"), place->number, place->total);
      making->card.corner = lobby_advice_making_keep (making, place_words);
    }
  if (making->facts->until_us == 0 || left_us <= 0 || left_us > NEAR_US || making->card.status != NULL || place->held)
    return;
  g_autofree char *left = lobby_words_dup_age (left_us);
  /* Translators: %s is a duration: for how long advice still holds */
  char *holds = g_strdup_printf (_ ("holds %s"), left);
  making->card.corner = join_corner (making, making->card.corner, lobby_advice_making_keep (making, holds));
}

static void
show_reasons (LobbyAdviceMaking *making)
{
  const LobbyDeclineReason *reasons = lobby_words_get_decline_reasons (making->facts->kind);
  guint n = 0;

  for (; reasons[n] != LOBBY_DECLINE_UNKNOWN && n < G_N_ELEMENTS (making->reasons) - 1; n++)
    making->reasons[n] = lobby_words_get_decline_reason (reasons[n]);
  making->reasons[n] = NULL;
  making->card.reasons = n > 0 ? making->reasons : NULL;
}

static void
show_summary (LobbyAdviceMaking *making)
{
  const LobbyAdviceView *view = &making->card;
  const char *parts[] = { view->title, view->corner, view->reason, view->status };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      /* Translators: between the parts of a list */
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list", ", ") : "", parts[i]);
  making->card.summary = lobby_advice_making_keep (making, g_string_free (words, FALSE));
}

/**
 * lobby_advice_card_show_advice:
 * @card: the card
 * @advice: what it shows
 * @session: where it is decided
 * @place: where it stands
 */
void
lobby_advice_card_show_advice (LobbyAdviceCard *card,
                               LobbyAdvice *advice,
                               LobbySession *session,
                               const LobbyAdvicePlace *place)
{
  LobbyAdviceMaking making;

  lobby_advice_making_init (&making, advice, session);
  making.card.first = place->first;
  making.card.held = place->held || !lobby_session_may_ask (session, LOBBY_COMMAND_ADVICE_DECIDE);
  show_reasons (&making);
  lobby_advice_making_show_kind (&making);
  if (place->tight)
    tighten (&making);
  show_ending (&making);
  show_corner (&making, place);
  show_summary (&making);
  lobby_advice_card_show (card, &making.card);
  lobby_advice_making_clear (&making);
}

/** lobby_advice_row_show_advice: shows @advice in a line of its own; @long_row: with room for its whole title */
void
lobby_advice_row_show_advice (LobbyAdviceRow *row, LobbyAdvice *advice, LobbySession *session, gboolean long_row)
{
  LobbyAdviceMaking making;
  /* What company saves is no reason for it. */
  double saving_s = lobby_advice_get_facts (advice)->kind != LOBBY_ADVICE_ACCOMPANY ? lobby_advice_get_saving_s (advice)
                                                                                    : 0;

  lobby_advice_making_init (&making, advice, session);
  lobby_advice_making_show_kind (&making);
  show_ending (&making);
  const char *saving = saving_s > 0 ? lobby_advice_making_keep (&making, lobby_words_dup_saving (saving_s)) : NULL;
  LobbyAdviceRowView view = { .icon_name = making.card.icon_name,
                              .title = long_row ? making.card.title : making.row_title,
                              .text = making.card.status == NULL ? making.row_text : NULL,
                              .gain = making.card.status != NULL ? making.card.status : saving,
                              .ended = making.card.ended };
  view.summary = lobby_advice_making_keep (&making, g_strjoin (C_ ("list", ", "), making.card.title,
                                                               view.text != NULL ? view.text : "", view.gain, NULL));
  lobby_advice_row_show (row, &view);
  lobby_advice_making_clear (&making);
}
