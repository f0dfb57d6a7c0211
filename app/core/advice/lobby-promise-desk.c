/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is told how long it will take. */
#include "config.h"

#include "lobby-promise-desk.h"

#include <math.h>

struct _LobbyPromiseDesk
{
  LobbyAdviser *adviser; /* (borrowed) */
  LobbyState *state;     /* (borrowed) */
  gint64 every_us;
  gint64 next_us; /* 0: nobody has come since the last look */
  gint64 looked_us;
  guint n_told;
};

static LobbyPromiseRecord *
make_promise (const LobbyTicketForesight *ticket, const char *service, gint64 at_us)
{
  LobbyPromiseRecord *promise = lobby_record_new (&lobby_promise_record_type);

  promise->ticket = g_strdup (ticket->ticket);
  promise->service = g_strdup (service);
  promise->at_us = at_us;
  promise->low_s = (gint64) floor (ticket->to_call.low_s);
  promise->mid_s = (gint64) round (ticket->to_call.mid_s);
  promise->high_s = (gint64) ceil (ticket->to_call.high_s);
  return promise;
}

static void
free_promise (gpointer promise)
{
  lobby_record_free (&lobby_promise_record_type, promise);
}

/**
 * lobby_promises_list:
 * @foresight: what was foreseen
 * @state: the lobby by now
 *
 * What is told now: everybody who waits for a service of which enough is known is told once, and what is told first counts.
 *
 * Returns: (transfer container) (element-type LobbyPromiseRecord): new promises; steal them or free the array
 */
GPtrArray *
lobby_promises_list (const LobbyForesight *foresight, const LobbyState *state)
{
  GPtrArray *promises = g_ptr_array_new_with_free_func (free_promise);

  for (guint i = 0; i < foresight->tickets->len; i++)
    {
      const LobbyTicketForesight *ticket = g_ptr_array_index (foresight->tickets, i);
      const LobbyTicketRecord *record = lobby_state_get_ticket (state, ticket->ticket);
      const LobbyServiceForesight *service = record != NULL ? lobby_foresight_get_service (foresight, record->service)
                                                            : NULL;

      if (service != NULL && service->known && record->phase == LOBBY_TICKET_WAITING
          && lobby_state_get_promise (state, ticket->ticket) == NULL)
        g_ptr_array_add (promises, make_promise (ticket, record->service, foresight->at_us));
    }
  return promises;
}

/**
 * lobby_promise_desk_new:
 * @adviser: (borrowed): looks ahead
 * @state: (borrowed): the lobby before the first event
 * @every_us: looks at most so often, µs of the branch's time, above 0: a second live, more where a simulated day runs fast
 *
 * Returns: (transfer full): a desk where nobody was told anything yet
 */
LobbyPromiseDesk *
lobby_promise_desk_new (LobbyAdviser *adviser, LobbyState *state, gint64 every_us)
{
  LobbyPromiseDesk *self = g_new0 (LobbyPromiseDesk, 1);

  self->adviser = adviser;
  self->state = state;
  self->every_us = MAX (every_us, 1);
  return self;
}

/** lobby_promise_desk_free: @self: (transfer full) (nullable): a desk */
void
lobby_promise_desk_free (LobbyPromiseDesk *self)
{
  g_free (self);
}

static void
tell (LobbyPromiseDesk *self)
{
  LobbyAdviserMoment moment = { .now_us = self->next_us, .devices_now_us = self->next_us };
  g_autoptr (LobbyForesight) foresight = lobby_adviser_foresee_waits (self->adviser, self->state, &moment);
  g_autoptr (GPtrArray) promises = lobby_promises_list (foresight, self->state);

  self->looked_us = self->next_us;
  self->next_us = 0;
  while (promises->len > 0)
    {
      g_autofree char *id = g_strdup_printf ("promise-%u", ++self->n_told);
      g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_TICKET_PROMISED, "/console", 0, id, moment.now_us,
                                                      g_ptr_array_steal_index (promises, 0));
      lobby_state_apply (self->state, event, NULL);
    }
}

static gboolean
is_anybody_untold (const LobbyState *state)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      const GPtrArray *waiting = lobby_state_get_waiting (state, service->id);

      for (guint k = waiting != NULL ? waiting->len : 0; k-- > 0;)
        if (lobby_state_get_promise (state, ((const LobbyTicketRecord *) g_ptr_array_index (waiting, k))->id) == NULL)
          return TRUE;
    }
  return FALSE;
}

/**
 * lobby_promise_desk_apply:
 * @event: the next one of the day
 *
 * Tells what is due before @event, as it was seen then, and applies @event to the state.
 */
void
lobby_promise_desk_apply (LobbyPromiseDesk *self, LobbyEvent *event)
{
  if (self->next_us != 0 && self->next_us <= lobby_event_get_time (event))
    tell (self);
  lobby_state_apply (self->state, event, NULL);
  if (self->next_us == 0 && is_anybody_untold (self->state))
    self->next_us = MAX (lobby_state_get_time (self->state), self->looked_us) + self->every_us;
}
