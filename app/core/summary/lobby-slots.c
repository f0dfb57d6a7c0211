/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slot accounting: what a diversion really saved, by the calls that followed. */
#include "config.h"

#include "lobby-slots.h"

/* Who is called so soon after queueing has found an empty queue and a free counter. */
#define AT_ONCE_US (15 * G_GINT64_CONSTANT (1000000))

typedef struct
{
  gint64 turn_us;       /* when everybody ahead had been called */
  gboolean waits_ahead; /* somebody ahead still waits */
  gboolean waits_behind;
  GArray *behind;  /* of Call, by time of the call */
  gint64 until_us; /* later calls count as if they came then */
  gint64 now_us;
} Line;

typedef struct
{
  gint64 queued_us;
  gint64 called_us;
} Call;

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  gint64 first_us = ((const Call *) a)->called_us, second_us = ((const Call *) b)->called_us;

  return (first_us > second_us) - (first_us < second_us);
}

/* Returns: when its wait is over, as far as it is counted; 0 while that is not known */
static gint64
get_end (const Line *line, const LobbyTicketRecord *other)
{
  if (other->phase == LOBBY_TICKET_WAITING)
    return line->now_us >= line->until_us ? line->until_us : 0;
  return MIN (other->called_us, line->until_us);
}

static void
look_at (Line *line, const LobbyTicketRecord *ticket, const LobbyTicketRecord *other, gboolean behind)
{
  gint64 end_us = get_end (line, other);

  if (other->phase == LOBBY_TICKET_WAITING && end_us == 0)
    *(behind ? &line->waits_behind : &line->waits_ahead) = TRUE;
  else if (end_us < ticket->ended_us)
    return;
  else if (!behind)
    line->turn_us = MAX (line->turn_us, end_us);
  else if (other->queued_us < line->until_us)
    g_array_append_val (line->behind, ((Call){ other->queued_us, end_us }));
}

/* The line that @ticket stood in, as it went on without it. Tickets are in the order of their issue. */
static Line
make_line (const LobbyState *state, const LobbyTicketRecord *ticket, gint64 until_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  Line line = {
    ticket->ended_us, FALSE, FALSE, g_array_new (FALSE, FALSE, sizeof (Call)), until_us, lobby_state_get_time (state)
  };
  gboolean passed = FALSE;

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *other = g_ptr_array_index (tickets, i);
      if (other == ticket)
        passed = TRUE;
      else if (g_strcmp0 (other->service, ticket->service) == 0)
        look_at (&line, ticket, other,
                 other->queued_us > ticket->queued_us || (other->queued_us == ticket->queued_us && passed));
    }
  g_array_sort (line.behind, compare_calls);
  return line;
}

/* Whether the queue had run empty between @before_us and the coming of @next. */
static gboolean
ran_empty (gint64 before_us, const Call *next)
{
  return next->queued_us > before_us && next->called_us - next->queued_us < AT_ONCE_US;
}

static void
follow_chain (const Line *line, LobbySlotSaving *saving)
{
  for (guint i = 1; i < line->behind->len; i++)
    {
      const Call *before = &g_array_index (line->behind, Call, i - 1);
      const Call *next = &g_array_index (line->behind, Call, i);
      if (ran_empty (before->called_us, next))
        return;
      saving->others_us += next->called_us - before->called_us;
    }
  saving->open = line->waits_behind;
}

/**
 * lobby_slots_measure:
 * @state: the lobby
 * @ticket: a ticket that was diverted
 * @started_us: when its use of the device started, µs since 1970 UTC
 * @until_us: how far what was saved is counted: who waits longer counts as if called then
 *
 * See #LobbyLedgerFigures for the formula.
 *
 * Returns: what was saved, as far as the calls so far tell
 */
LobbySlotSaving
lobby_slots_measure (const LobbyState *state, const LobbyTicketRecord *ticket, gint64 started_us, gint64 until_us)
{
  Line line = make_line (state, ticket, until_us);
  const Call *first = line.behind->len > 0 ? &g_array_index (line.behind, Call, 0) : NULL;
  LobbySlotSaving saving = { 0 };

  if (first != NULL && !ran_empty (line.turn_us, first))
    {
      saving.known = TRUE;
      saving.own_us = first->called_us - started_us;
      follow_chain (&line, &saving);
    }
  else if (line.waits_ahead || (first == NULL && line.waits_behind))
    saving.open = TRUE;
  else
    {
      saving.known = TRUE;
      saving.own_us = line.turn_us - started_us;
    }
  g_array_unref (line.behind);
  return saving;
}
