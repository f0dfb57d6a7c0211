/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do to the list of advice. */
#include "config.h"

#include "lobby-advice-list-private.h"
#include "lobby-advice-show.h"

static gboolean
fits (LobbyAdvice *advice, LobbyAdviceDeed deed)
{
  LobbyAdviceKind kind = lobby_advice_get_facts (advice)->kind;

  switch (deed)
    {
    case LOBBY_DEED_ACCEPT:
    case LOBBY_DEED_SKIP:
      return lobby_advice_is_diversion (advice);
    case LOBBY_DEED_DECLINE:
      return kind == LOBBY_ADVICE_DIVERT;
    case LOBBY_DEED_ASK_COUNTER:
      return kind == LOBBY_ADVICE_OPEN_COUNTER || kind == LOBBY_ADVICE_RESUME_COUNTER
             || kind == LOBBY_ADVICE_PROFILE_COUNTER || kind == LOBBY_ADVICE_CLOSE_COUNTER;
    case LOBBY_DEED_FIRST:
    case LOBBY_DEED_UNDO:
    default:
      return TRUE;
    }
}

/* Returns: (nullable): what a key is meant for: the card that has the focus, or the first that fits and is open to be read */
static LobbyAdviceSlot *
find_place (LobbyAdviceList *self, LobbyAdviceDeed deed)
{
  LobbyAdviceSlot *first = NULL;

  for (guint i = 0; i < self->n_places; i++)
    {
      LobbyAdviceSlot *place = &self->places[i];
      if (place->form != LOBBY_FORM_CARD || !fits (place->advice, deed)
          || !lobby_advice_is_open (place->advice, self->session))
        continue;
      if (deed != LOBBY_DEED_FIRST && gtk_widget_get_focus_child (place->stack) != NULL)
        return place;
      if (first == NULL)
        first = place;
    }
  return first;
}

static void
undo_last (LobbyAdviceList *self)
{
  LobbyAdvice *last = NULL;

  for (guint i = 0; i < self->order->len; i++)
    {
      LobbyAdvice *advice = g_ptr_array_index (self->order, i);
      if (lobby_advice_can_undo (advice, self->session)
          && (last == NULL
              || lobby_advice_get_record (advice)->decided_us > lobby_advice_get_record (last)->decided_us))
        last = advice;
    }
  lobby_advice_list_decide (self, last, LOBBY_DECISION_UNDONE, LOBBY_DECLINE_UNKNOWN);
}

/** lobby_advice_list_do: does what a key stands for, if there is anything to do it with */
void
lobby_advice_list_do (LobbyAdviceList *self, LobbyAdviceDeed deed)
{
  LobbyAdviceSlot *place;

  g_return_if_fail (LOBBY_IS_ADVICE_LIST (self));

  if (self->session == NULL
      || lobby_floor_get_freshness (lobby_session_get_floor (self->session), LOBBY_AREA_QUEUE)->stale)
    return;
  if (deed == LOBBY_DEED_UNDO)
    {
      undo_last (self);
      return;
    }
  place = find_place (self, deed);
  if (place == NULL)
    return;
  if (deed == LOBBY_DEED_DECLINE)
    lobby_advice_card_open_reasons (LOBBY_ADVICE_CARD (place->child));
  else
    lobby_advice_list_decide (self, place->advice,
                              deed == LOBBY_DEED_SKIP ? LOBBY_DECISION_SKIPPED : LOBBY_DECISION_ACCEPTED,
                              LOBBY_DECLINE_UNKNOWN);
}
