/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns tickets into the engine's visits. Whoever made the visits owns them. */
#include "config.h"

#include "lobby-visits.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

#include <math.h>

/* What an import calls the counter of a visit that names none. */
#define NO_COUNTER "unknown"

struct _LobbyVisitNames
{
  GHashTable *services;     /* (owned) (element-type utf8 int) */
  GHashTable *servers;      /* (owned) (element-type utf8 int) */
  GHashTable *transactions; /* (owned) (element-type utf8 int) */
  GHashTable *kinds;        /* (owned) (element-type utf8 int): of days */
  GPtrArray *by_number;     /* (owned) (element-type utf8): ids of services */
};

/** lobby_visit_names_new: Returns: (transfer full): no names yet */
LobbyVisitNames *
lobby_visit_names_new (void)
{
  LobbyVisitNames *names = g_new0 (LobbyVisitNames, 1);

  names->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->transactions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_number = g_ptr_array_new_with_free_func (g_free);
  return names;
}

/** lobby_visit_names_free: @names: (nullable): names to free */
void
lobby_visit_names_free (LobbyVisitNames *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->services);
  g_hash_table_unref (names->servers);
  g_hash_table_unref (names->transactions);
  g_hash_table_unref (names->kinds);
  g_ptr_array_unref (names->by_number);
  g_free (names);
}

static int
get_number (GHashTable *table, const char *name, int most)
{
  gpointer number = NULL;
  guint n = g_hash_table_size (table);

  if (g_hash_table_lookup_extended (table, name, NULL, &number))
    return GPOINTER_TO_INT (number);
  if ((int) n >= most)
    return -1;
  g_hash_table_insert (table, g_strdup (name), GINT_TO_POINTER ((int) n));
  return (int) n;
}

/**
 * lobby_visit_names_get_service:
 * @service: id
 *
 * Returns: its number; services beyond the last number share it
 */
int
lobby_visit_names_get_service (LobbyVisitNames *names, const char *service)
{
  int number = get_number (names->services, service, LOBBY_ENGINE_SERVICES_MAX);

  if (number == (int) names->by_number->len)
    g_ptr_array_add (names->by_number, g_strdup (service));
  return number >= 0 ? number : LOBBY_ENGINE_SERVICES_MAX - 1;
}

/** lobby_visit_names_lookup_service: Returns: (nullable): id of the service with a number */
const char *
lobby_visit_names_lookup_service (const LobbyVisitNames *names, int service)
{
  return service >= 0 && service < (int) names->by_number->len ? g_ptr_array_index (names->by_number, service) : NULL;
}

/**
 * lobby_visit_names_get_server:
 * @server: (nullable): id of a teller or a counter
 *
 * Returns: its number, -1 when it is not known or there are too many
 */
int
lobby_visit_names_get_server (LobbyVisitNames *names, const char *server)
{
  if (server == NULL || g_str_equal (server, NO_COUNTER))
    return -1;
  return get_number (names->servers, server, LOBBY_ENGINE_SERVERS_MAX);
}

/**
 * lobby_visit_names_get_transaction:
 * @transaction: (nullable): id of a transaction
 *
 * Returns: its number, -1 when it is not known or there are too many
 */
int
lobby_visit_names_get_transaction (LobbyVisitNames *names, const char *transaction)
{
  return transaction != NULL ? get_number (names->transactions, transaction, LOBBY_ENGINE_TRANSACTIONS_MAX) : -1;
}

/**
 * lobby_visit_names_get_day_kind:
 * @kind: (nullable): kind of day, as in "pension-day"
 *
 * Returns: its number above 0, 0 when it is not known or there are too many
 */
int
lobby_visit_names_get_day_kind (LobbyVisitNames *names, const char *kind)
{
  return kind != NULL ? get_number (names->kinds, kind, LOBBY_ENGINE_DAY_KINDS - 1) + 1 : 0;
}

static GHashTable *
get_table (const LobbyVisitNames *names, LobbyVisitNameList list)
{
  switch (list)
    {
    case LOBBY_VISIT_NAMES_SERVICES:
      return names->services;
    case LOBBY_VISIT_NAMES_SERVERS:
      return names->servers;
    case LOBBY_VISIT_NAMES_TRANSACTIONS:
      return names->transactions;
    case LOBBY_VISIT_NAMES_DAY_KINDS:
    case LOBBY_VISIT_NAMES_N:
    default:
      return names->kinds;
    }
}

/** lobby_visit_names_list: Returns: (transfer container) (array zero-terminated=1): names of @list, by number */
const char **
lobby_visit_names_list (const LobbyVisitNames *names, LobbyVisitNameList list)
{
  GHashTable *table = get_table (names, list);
  const char **all = g_new0 (const char *, g_hash_table_size (table) + 1);
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, &number))
    all[GPOINTER_TO_INT (number)] = name;
  return all;
}

/**
 * lobby_visit_names_append:
 * @list: what it is the name of
 * @name: a name
 *
 * Gives the next number to a name, as it was given before.
 *
 * Returns: %FALSE when it has one already, or there are too many
 */
gboolean
lobby_visit_names_append (LobbyVisitNames *names, LobbyVisitNameList list, const char *name)
{
  guint n = g_hash_table_size (get_table (names, list));

  if (list == LOBBY_VISIT_NAMES_SERVICES)
    lobby_visit_names_get_service (names, name);
  else if (list == LOBBY_VISIT_NAMES_SERVERS)
    lobby_visit_names_get_server (names, name);
  else if (list == LOBBY_VISIT_NAMES_TRANSACTIONS)
    lobby_visit_names_get_transaction (names, name);
  else
    lobby_visit_names_get_day_kind (names, name);
  return g_hash_table_size (get_table (names, list)) == n + 1;
}

static double
get_seconds (gint64 at_us, gint64 midnight_us)
{
  return at_us != 0 ? (double) (at_us - midnight_us) / G_USEC_PER_SEC : INFINITY;
}

static LobbyEngineVisit
make_visit (const LobbyTicketRecord *ticket, LobbyVisitNames *names, gint64 midnight_us)
{
  LobbyEngineVisit visit = { .service = lobby_visit_names_get_service (names, ticket->service),
                             .class = (int) CLAMP (ticket->class, 0, LOBBY_ENGINE_CLASSES_MAX - 1),
                             .server = -1,
                             .transaction = lobby_visit_names_get_transaction (names, ticket->transaction),
                             .arrived_s = get_seconds (ticket->queued_us != 0 ? ticket->queued_us : ticket->issued_us,
                                                       midnight_us),
                             .called_s = get_seconds (ticket->called_us, midnight_us),
                             .served_s = get_seconds (ticket->serving_us, midnight_us),
                             .ended_s = get_seconds (ticket->ended_us, midnight_us) };

  visit.left = ticket->called_us == 0 && ticket->ended_us != 0;
  visit.diverted = visit.left && ticket->phase == LOBBY_TICKET_DIVERTED;
  if (ticket->called_us != 0)
    visit.server = lobby_visit_names_get_server (names, ticket->staff != NULL ? ticket->staff : ticket->counter);
  return visit;
}

typedef struct
{
  LobbyEngineVisit visit;
  const LobbyTicketRecord *ticket;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *first = a, *second = b;

  if (first->visit.arrived_s < second->visit.arrived_s || first->visit.arrived_s > second->visit.arrived_s)
    return first->visit.arrived_s < second->visit.arrived_s ? -1 : 1;
  return g_strcmp0 (first->ticket->id, second->ticket->id);
}

/* Where tickets have classes of their own, the order among them is for the days to tell; else services are the classes,
 * with the credits or weights that the branch gives them. */
static void
read_order (LobbyVisits *visits, const LobbyBranchRecord *branch, LobbyVisitNames *names, gboolean classed)
{
  gboolean credits = FALSE, weights = FALSE;

  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    visits->order.weight[i] = 1;
  if (classed || branch == NULL || branch->services == NULL)
    return;
  for (guint i = 0; i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      int class = MIN (lobby_visit_names_get_service (names, service->id), LOBBY_ENGINE_CLASSES_MAX - 1);

      credits |= service->credit_s > 0;
      weights |= service->weight > 0;
      visits->order.credit_s[class] = (double) service->credit_s;
      visits->order.weight[class] = service->weight > 0 ? (double) service->weight : 1;
    }
  visits->order_known = credits || weights;
  visits->order.kind = visits->order_known ? LOBBY_ENGINE_ORDER_GROWING : LOBBY_ENGINE_ORDER_FIFO;
  for (guint i = 0; visits->order_known && i < visits->visits->len; i++)
    {
      LobbyEngineVisit *visit = &g_array_index (visits->visits, LobbyEngineVisit, i);
      visit->class = MIN (visit->service, LOBBY_ENGINE_CLASSES_MAX - 1);
    }
}

static void
read_date (LobbyVisits *visits, const LobbyBranchRecord *branch, gint64 at_us)
{
  g_autoptr (GTimeZone) zone = branch != NULL ? lobby_zone_new (branch->zone_id) : NULL;
  g_autofree char *day = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  day = branch != NULL && branch->day != NULL ? g_strdup (branch->day) : lobby_instant_dup_day (at_us, zone);
  visits->midnight_us = lobby_instant_from_local (zone, day, 0);
  visits->day.date = visits->midnight_us / (24 * LOBBY_HOUR_US);
  if (visits->midnight_us % (24 * LOBBY_HOUR_US) > 12 * LOBBY_HOUR_US)
    visits->day.date++;
  /* The first of January 1970 was a Thursday. */
  visits->day.weekday = (int) ((visits->day.date % 7 + 7 + 3) % 7);
}

/**
 * lobby_visits_new:
 * @state: a lobby at any moment
 * @names: numbers of services and servers; new ones are added
 *
 * Returns: (transfer full): the visits of its day so far
 */
LobbyVisits *
lobby_visits_new (const LobbyState *state, LobbyVisitNames *names)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  g_autoptr (GArray) pairs = g_array_sized_new (FALSE, FALSE, sizeof (Pair), tickets->len);
  LobbyVisits *visits = g_new0 (LobbyVisits, 1);
  gboolean classed = FALSE;

  read_date (visits, branch, lobby_state_get_time (state));
  visits->day.kind = lobby_visit_names_get_day_kind (names, branch != NULL ? branch->day_kind : NULL);
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      Pair pair = { make_visit (ticket, names, visits->midnight_us), ticket };

      classed |= ticket->class > 0;
      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  visits->visits = g_array_sized_new (FALSE, FALSE, sizeof (LobbyEngineVisit), pairs->len);
  visits->tickets = g_ptr_array_new_full (pairs->len, g_free);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      g_array_append_val (visits->visits, pair->visit);
      g_ptr_array_add (visits->tickets, g_strdup (pair->ticket->id));
    }
  read_order (visits, branch, names, classed);
  visits->day.visit = (const LobbyEngineVisit *) (gconstpointer) visits->visits->data;
  visits->day.n_visits = visits->visits->len;
  return visits;
}

/** lobby_visits_free: @visits: (nullable): visits to free */
void
lobby_visits_free (LobbyVisits *visits)
{
  if (visits == NULL)
    return;
  g_array_unref (visits->visits);
  g_ptr_array_unref (visits->tickets);
  g_clear_pointer (&visits->shifts, g_array_unref);
  g_free (visits);
}
