/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have been if nobody had followed advice: who was sent to a machine stays, what was opened stays closed. */
#include "config.h"

#include "lobby-past-undo.h"

#include <math.h>

typedef struct
{
  const LobbyPastDay *day;
  double from_s;
  double until_s;
  GArray *decisions;
} Undoing;

/* A counter that was opened, or came back, because somebody asked stays as it was: closed until that opening ended. */
static void
undo_opening (const Undoing *undoing, int counter, double asked_s)
{
  for (gsize i = 0; i < undoing->day->past.n_openings; i++)
    {
      const LobbyEngineOpening *opening = &undoing->day->past.openings[i];
      LobbyEngineDecision stay = { .kind = LOBBY_ENGINE_DECISION_CLOSE,
                                   .counter = counter,
                                   .from_s = opening->from_s,
                                   .until_s = fmin (opening->until_s, undoing->until_s) };

      if (opening->counter != counter || opening->from_s < asked_s)
        continue;
      if (stay.from_s < stay.until_s)
        g_array_append_val (undoing->decisions, stay);
      return;
    }
}

static void
undo_advice (const Undoing *undoing, const LobbyAdviceRecord *advice)
{
  double asked_s = (double) (advice->accepted_us - undoing->day->midnight_us) / G_USEC_PER_SEC;
  int counter = advice->counter != NULL ? lobby_past_day_find_counter (undoing->day, advice->counter) : -1;
  LobbyEngineDecision stay = { .kind = LOBBY_ENGINE_DECISION_STAY, .counter = -1, .which = LOBBY_ENGINE_NO_ERRAND };

  if (advice->accepted_us == 0 || asked_s < undoing->from_s || asked_s >= undoing->until_s)
    return;
  if (advice->kind == LOBBY_ADVICE_DIVERT && advice->ticket != NULL)
    {
      stay.which = lobby_past_day_find_errand (undoing->day, advice->ticket, asked_s);
      if (stay.which != LOBBY_ENGINE_NO_ERRAND)
        g_array_append_val (undoing->decisions, stay);
    }
  else if ((advice->kind == LOBBY_ADVICE_OPEN_COUNTER || advice->kind == LOBBY_ADVICE_RESUME_COUNTER) && counter >= 0)
    undo_opening (undoing, counter, asked_s);
}

/**
 * lobby_past_day_undo:
 * @day: a day
 * @state: the lobby at its end
 * @from_s: seconds since midnight
 * @until_s: advice that was followed from @from_s to @until_s is undone; afterwards the day goes on as it was
 * @decisions: (inout) (element-type LobbyEngineDecision): what undoes it is added
 */
void
lobby_past_day_undo (const LobbyPastDay *day, const LobbyState *state, double from_s, double until_s, GArray *decisions)
{
  Undoing undoing = { day, from_s, until_s, decisions };
  const GPtrArray *advices;

  g_return_if_fail (day != NULL && state != NULL && decisions != NULL);

  advices = lobby_state_get_advices (state);
  for (guint i = 0; i < advices->len; i++)
    undo_advice (&undoing, g_ptr_array_index (advices, i));
}
