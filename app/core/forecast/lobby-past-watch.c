/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a day's errands and openings off the lobby as it moves. */
#include "config.h"

#include "lobby-past-private.h"

#include "lobby-engine-rehearsal.h"
#include "lobby-present.h"

#include <math.h>

/* Surely after a moment, whatever sums of seconds are rounded to. */
#define AFTER_US 1000

/* Absolute times, µs; 0 where something has not happened. */
typedef struct
{
  char *ticket;
  const char *service; /* (borrowed): interned */
  int class;
  gsize after;
  gint64 queued_us;
  gint64 called_us;
  gint64 done_us;
  gint64 left_us;
  gint64 away_us;
  gint64 back_us;
  gint64 rest_us;   /* -1 when not known */
  gint64 answer_us; /* -1 when not known */
  gsize last;       /* who was done before at its counter, while nobody waited */
  int counter;
} Errand;

typedef struct
{
  int counter;
  guint32 serves;
  gint64 from_us;
  gint64 until_us;
  gint64 ready_us;
} Opening;

/* What was last seen of a counter. */
typedef struct
{
  char *id;
  guint opening;    /* place and one; 0 while it is not open */
  gsize last;       /* the errand that was done last in this opening */
  gboolean awaited; /* somebody waited when it became free, or when it opened */
} Counter;

struct _LobbyPastWatch
{
  LobbyVisitNames *names; /* (borrowed) */
  GArray *errands;        /* (owned) (element-type Errand) */
  GHashTable *running;    /* (owned) (element-type utf8 gsize): by ticket, place of its errand and one */
  GArray *openings;       /* (owned) (element-type Opening) */
  GArray *counters;       /* (owned) (element-type Counter): by number */
  GArray *reactions;      /* (owned) (element-type double): seconds */
};

static void
clear_errand (gpointer one)
{
  g_free (((Errand *) one)->ticket);
}

static void
clear_counter (gpointer one)
{
  g_free (((Counter *) one)->id);
}

/**
 * lobby_past_watch_new:
 * @names: (borrowed): numbers of services; new ones are added
 *
 * Returns: (transfer full): a watch that has seen nothing yet
 */
LobbyPastWatch *
lobby_past_watch_new (LobbyVisitNames *names)
{
  LobbyPastWatch *self = g_new0 (LobbyPastWatch, 1);

  self->names = names;
  self->errands = g_array_new (FALSE, TRUE, sizeof (Errand));
  g_array_set_clear_func (self->errands, clear_errand);
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->openings = g_array_new (FALSE, TRUE, sizeof (Opening));
  self->counters = g_array_new (FALSE, TRUE, sizeof (Counter));
  g_array_set_clear_func (self->counters, clear_counter);
  self->reactions = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

/** lobby_past_watch_free: @self: (nullable): a watch to free */
void
lobby_past_watch_free (LobbyPastWatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->errands);
  g_hash_table_unref (self->running);
  g_array_unref (self->openings);
  g_array_unref (self->counters);
  g_array_unref (self->reactions);
  g_free (self);
}

static Errand *
get_errand (LobbyPastWatch *self, gsize place)
{
  return &g_array_index (self->errands, Errand, place);
}

/* Returns: number of the counter, -1 when it has none or there are too many */
static int
find_counter (LobbyPastWatch *self, const char *id)
{
  Counter fresh = { .last = LOBBY_ENGINE_NO_ERRAND };

  if (id == NULL)
    return -1;
  for (guint i = 0; i < self->counters->len; i++)
    if (g_str_equal (g_array_index (self->counters, Counter, i).id, id))
      return (int) i;
  if (self->counters->len >= LOBBY_ENGINE_SERVERS_MAX)
    return -1;
  fresh.id = g_strdup (id);
  g_array_append_val (self->counters, fresh);
  return (int) self->counters->len - 1;
}

static gboolean
is_awaited (LobbyPastWatch *self, const LobbyState *state, int counter)
{
  const Counter *one = &g_array_index (self->counters, Counter, counter);
  const LobbyCounterRecord *record = lobby_state_get_counter (state, one->id);

  for (guint i = 0; record != NULL && record->services != NULL && record->services[i] != NULL; i++)
    {
      const GPtrArray *waiting = lobby_state_get_waiting (state, record->services[i]);

      if (waiting != NULL && waiting->len > 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- Counters ---- */

static void
close_counter (LobbyPastWatch *self, Counter *counter, gint64 now_us)
{
  if (counter->opening == 0)
    return;
  g_array_index (self->openings, Opening, counter->opening - 1).until_us = now_us;
  counter->opening = 0;
}

/* Somebody waited, and the teller went away instead of calling: was ready for the next only after that. */
static void
note_leaving (LobbyPastWatch *self, Counter *counter, gint64 now_us)
{
  Errand *last = counter->last != LOBBY_ENGINE_NO_ERRAND ? get_errand (self, counter->last) : NULL;

  if (last != NULL && counter->awaited && last->rest_us < 0)
    last->rest_us = now_us - last->done_us + AFTER_US;
  counter->last = LOBBY_ENGINE_NO_ERRAND;
}

static void
look_at_counter (LobbyPastWatch *self, const LobbyState *state, const LobbyCounterRecord *record)
{
  gint64 now_us = lobby_state_get_time (state);
  gboolean open = record->phase == LOBBY_COUNTER_OPEN;
  int number = find_counter (self, record->id);
  guint32 serves = lobby_present_get_services (record, self->names);
  Counter *counter;
  gboolean was_open;

  if (number < 0)
    return;
  counter = &g_array_index (self->counters, Counter, number);
  was_open = counter->opening > 0;
  if (was_open && open && g_array_index (self->openings, Opening, counter->opening - 1).serves == serves)
    return;
  close_counter (self, counter, now_us);
  if (!open)
    {
      note_leaving (self, counter, now_us);
      return;
    }
  g_array_append_val (self->openings, ((Opening){ number, serves, now_us, 0, was_open ? now_us : 0 }));
  counter->opening = self->openings->len;
  if (was_open)
    return;
  counter->last = LOBBY_ENGINE_NO_ERRAND;
  counter->awaited = is_awaited (self, state, number);
}

/* ---- Tickets ---- */

static gsize
begin_errand (LobbyPastWatch *self, const LobbyTicketRecord *ticket, gsize before)
{
  Errand fresh = { .ticket = g_strdup (ticket->id),
                   .service = g_intern_string (ticket->service),
                   .class = (int) CLAMP (ticket->class, 0, LOBBY_ENGINE_CLASSES_MAX - 1),
                   .after = before,
                   .queued_us = ticket->queued_us != 0 ? ticket->queued_us : ticket->issued_us,
                   .rest_us = -1,
                   .last = LOBBY_ENGINE_NO_ERRAND,
                   .answer_us = -1,
                   .counter = -1 };

  g_array_append_val (self->errands, fresh);
  g_hash_table_insert (self->running, g_strdup (ticket->id), GSIZE_TO_POINTER (self->errands->len));
  return self->errands->len - 1;
}

static void
end_errand (LobbyPastWatch *self, const LobbyState *state, gsize place, gint64 at_us)
{
  Errand *one = get_errand (self, place);

  if (one->done_us != 0)
    return;
  one->done_us = at_us;
  if (one->counter < 0)
    return;
  Counter *counter = &g_array_index (self->counters, Counter, one->counter);
  counter->last = place;
  counter->awaited = is_awaited (self, state, one->counter);
}

/* What the counter did before the call: it rested after its last customer while somebody waited; or it was idle and
 * answered, and had rested before for as long as others at most. */
static void
note_readiness (LobbyPastWatch *self, Counter *counter, Errand *one)
{
  Opening *opening = counter->opening > 0 ? &g_array_index (self->openings, Opening, counter->opening - 1) : NULL;
  Errand *last = counter->last != LOBBY_ENGINE_NO_ERRAND ? get_errand (self, counter->last) : NULL;

  if (last != NULL && counter->awaited)
    last->rest_us = one->called_us - last->done_us;
  else if (last == NULL && counter->awaited && opening != NULL && opening->ready_us == 0)
    opening->ready_us = one->called_us;
  if (counter->awaited || (last != NULL && one->queued_us <= last->done_us))
    return;
  double reaction_s = (double) (one->called_us - one->queued_us) / G_USEC_PER_SEC;
  one->answer_us = one->called_us - one->queued_us;
  one->last = counter->last;
  g_array_append_val (self->reactions, reaction_s);
}

static void
note_call (LobbyPastWatch *self, gsize place, const LobbyTicketRecord *ticket)
{
  int number = find_counter (self, ticket->counter != NULL ? ticket->counter : ticket->staff);
  Errand *one = get_errand (self, place);

  one->called_us = ticket->called_us;
  one->counter = number;
  if (number >= 0)
    note_readiness (self, &g_array_index (self->counters, Counter, number), one);
}

static void
look_at_ticket (LobbyPastWatch *self, const LobbyState *state, const LobbyTicketRecord *ticket)
{
  gsize known = GPOINTER_TO_SIZE (g_hash_table_lookup (self->running, ticket->id));
  gint64 queued_us = ticket->queued_us != 0 ? ticket->queued_us : ticket->issued_us;
  gsize place = known - 1;

  if (known == 0 || get_errand (self, place)->queued_us != queued_us)
    {
      if (known != 0)
        end_errand (self, state, place, queued_us);
      place = begin_errand (self, ticket, known == 0 ? LOBBY_ENGINE_NO_ERRAND : place);
    }
  Errand *one = get_errand (self, place);
  if (one->away_us != 0 && one->back_us == 0 && ticket->phase != LOBBY_TICKET_DIVERTED)
    one->back_us = lobby_state_get_time (state);
  if (ticket->called_us != 0 && one->called_us == 0)
    note_call (self, place, ticket);
  one = get_errand (self, place);
  if (ticket->ended_us == 0)
    return;
  if (one->called_us != 0)
    end_errand (self, state, place, ticket->ended_us);
  else if (ticket->phase == LOBBY_TICKET_DIVERTED && one->away_us == 0)
    one->away_us = ticket->ended_us;
  else if (ticket->phase == LOBBY_TICKET_ABANDONED || ticket->phase == LOBBY_TICKET_NO_SHOW)
    one->left_us = ticket->ended_us;
}

/**
 * lobby_past_watch_look:
 * @self: a watch
 * @state: the lobby after an event; times never go back
 * @changes: what moved with that event
 *
 * Notes what has changed.
 */
void
lobby_past_watch_look (LobbyPastWatch *self, const LobbyState *state, const LobbyChanges *changes)
{
  const GPtrArray *counters = lobby_state_get_counters (state), *tickets = lobby_state_get_tickets (state);

  g_return_if_fail (self != NULL && state != NULL && changes != NULL);

  for (guint i = 0; i < counters->len; i++)
    look_at_counter (self, state, g_ptr_array_index (counters, i));
  if (lobby_changes_is_all (changes))
    for (guint i = 0; i < tickets->len; i++)
      look_at_ticket (self, state, g_ptr_array_index (tickets, i));
  const GPtrArray *moved = lobby_changes_get (changes, LOBBY_CHANGED_TICKET);
  for (guint i = 0; i < moved->len; i++)
    {
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, g_ptr_array_index (moved, i));

      if (ticket != NULL)
        look_at_ticket (self, state, ticket);
    }
}

/* ---- As the engine wants it ---- */

static double
get_seconds (gint64 at_us, gint64 midnight_us)
{
  return at_us != 0 ? (double) (at_us - midnight_us) / G_USEC_PER_SEC : INFINITY;
}

static double
get_span (gint64 span_us)
{
  return span_us >= 0 ? (double) span_us / G_USEC_PER_SEC : -1;
}

static int
compare_errands (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *errands = data;
  const Errand *first = &g_array_index (errands, Errand, *(const gsize *) a);
  const Errand *second = &g_array_index (errands, Errand, *(const gsize *) b);

  if (first->queued_us != second->queued_us)
    return first->queued_us < second->queued_us ? -1 : 1;
  return *(const gsize *) a < *(const gsize *) b ? -1 : 1;
}

static LobbyEngineErrand
make_errand (const LobbyPastWatch *self, const Errand *one, const LobbyPastDay *day, const gsize *place_of)
{
  int service = lobby_visit_names_get_service (self->names, one->service);
  double called_s = get_seconds (one->called_us, day->midnight_us);

  return (LobbyEngineErrand){
    .service = service,
    .class = day->order_known ? MIN (service, LOBBY_ENGINE_CLASSES_MAX - 1) : one->class,
    .after = one->after != LOBBY_ENGINE_NO_ERRAND ? place_of[one->after] : LOBBY_ENGINE_NO_ERRAND,
    .arrived_s = get_seconds (one->queued_us, day->midnight_us),
    .called_s = called_s,
    .counter = one->counter,
    .need_s = one->called_us != 0 && one->done_us != 0 ? get_seconds (one->done_us, day->midnight_us) - called_s : -1,
    .rest_s = get_span (one->rest_us),
    .answer_s = get_span (one->answer_us),
    .left_s = get_seconds (one->left_us, day->midnight_us),
    .away_s = get_seconds (one->away_us, day->midnight_us),
    .back_s = get_seconds (one->back_us, day->midnight_us),
  };
}

static void
tell_errands (LobbyPastWatch *self, LobbyPastDay *day)
{
  g_autofree gsize *order = g_new (gsize, self->errands->len + 1);
  g_autofree gsize *place_of = g_new (gsize, self->errands->len + 1);

  for (gsize i = 0; i < self->errands->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->errands->len, sizeof *order, compare_errands, self->errands);
  for (gsize i = 0; i < self->errands->len; i++)
    place_of[order[i]] = i;
  for (gsize i = 0; i < self->errands->len; i++)
    {
      const Errand *one = get_errand (self, order[i]);
      LobbyEngineErrand made = make_errand (self, one, day, place_of);

      g_array_append_val (day->errands, made);
      g_ptr_array_add (day->tickets, g_strdup (one->ticket));
    }
}

static void
tell_openings (LobbyPastWatch *self, LobbyPastDay *day)
{
  for (guint i = 0; i < self->openings->len; i++)
    {
      const Opening *opening = &g_array_index (self->openings, Opening, i);
      double from_s = get_seconds (opening->from_us, day->midnight_us);
      LobbyEngineOpening told = { .counter = opening->counter,
                                  .serves = opening->serves,
                                  .from_s = from_s,
                                  .until_s = get_seconds (opening->until_us, day->midnight_us),
                                  .ready_s = opening->ready_us != 0 ? get_seconds (opening->ready_us, day->midnight_us)
                                                                    : from_s };

      g_array_append_val (day->openings, told);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median (GArray *seconds)
{
  if (seconds->len == 0)
    return 0;
  g_array_sort (seconds, compare_doubles);
  return g_array_index (seconds, double, seconds->len / 2);
}

/* A rest that nobody waited for is not seen. Where the next one was called sooner than an idle counter calls, it lasted up
 * to there; else it is taken to be the usual one, or as long as it can have been. */
static void
guess_rest (Errand *last, Errand *next, gint64 usual_us, gint64 reaction_us)
{
  gint64 most_us = next->called_us - last->done_us;

  if (next->answer_us >= reaction_us - AFTER_US || most_us > 3 * usual_us)
    last->rest_us = MIN (most_us, usual_us);
  else
    {
      last->rest_us = most_us;
      next->answer_us = -1;
    }
}

static void
guess_rests (LobbyPastWatch *self, double reaction_s)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->errands->len; i++)
    {
      double rest_us = (double) get_errand (self, i)->rest_us;
      if (rest_us >= 0)
        g_array_append_val (known, rest_us);
    }
  gint64 usual_us = (gint64) find_median (known);
  for (guint i = 0; i < self->errands->len; i++)
    {
      Errand *next = get_errand (self, i);
      if (next->last != LOBBY_ENGINE_NO_ERRAND)
        guess_rest (get_errand (self, next->last), next, usual_us, (gint64) (reaction_s * G_USEC_PER_SEC));
    }
}

/**
 * lobby_past_watch_tell:
 * @self: a watch that has seen the day
 * @state: the lobby at its end
 *
 * Returns: (transfer full): the day
 */
LobbyPastDay *
lobby_past_watch_tell (LobbyPastWatch *self, const LobbyState *state)
{
  g_return_val_if_fail (self != NULL && state != NULL, NULL);

  g_autoptr (LobbyVisits) visits = lobby_visits_new (state, self->names);
  LobbyPastDay *day = g_new0 (LobbyPastDay, 1);
  day->errands = g_array_new (FALSE, FALSE, sizeof (LobbyEngineErrand));
  day->tickets = g_ptr_array_new_with_free_func (g_free);
  day->openings = g_array_new (FALSE, FALSE, sizeof (LobbyEngineOpening));
  day->counters = g_ptr_array_new_with_free_func (g_free);
  day->midnight_us = visits->midnight_us;
  day->order_known = visits->order_known;
  day->openings_known = self->openings->len > 0;
  for (guint i = 0; i < self->counters->len; i++)
    g_ptr_array_add (day->counters, g_strdup (g_array_index (self->counters, Counter, i).id));
  guess_rests (self, find_median (self->reactions));
  tell_errands (self, day);
  tell_openings (self, day);
  day->past = (LobbyEnginePast){ .errands = (const LobbyEngineErrand *) (gconstpointer) day->errands->data,
                                 .n_errands = day->errands->len,
                                 .order = visits->order,
                                 .reaction_s = find_median (self->reactions),
                                 .closes_s = get_seconds (lobby_state_get_time (state), day->midnight_us) + 1 };
  lobby_present_get_targets (state, self->names, day->past.target_s);
  /* Where the branch states no calling order, the one that explains the day's calls best. */
  if (!day->order_known)
    day->past.order = lobby_engine_rehearsal_guess_order ((const LobbyEngineDay *[]){ &visits->day }, 1);
  if (!day->openings_known)
    lobby_past_day_guess_openings (day);
  day->past.openings = (const LobbyEngineOpening *) (gconstpointer) day->openings->data;
  day->past.n_openings = day->openings->len;
  return day;
}
