/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a day of visits as a recorded day: a snapshot with the services and counters that appear in it, then what
 * happened, in order. */
#include "config.h"

#include "lobby-visit-private.h"

#include "lobby-instant.h"
#include "lobby-recording-writer.h"
#include "lobby-zone.h"

#include <string.h>

/* Moments of one second in the order in which nothing is seen too early: who goes makes room for who comes. A service of
 * no length ends after it began. */
typedef enum
{
  RANK_ENDED,
  RANK_LEFT,
  RANK_ISSUED,
  RANK_CALLED,
  RANK_SERVING,
  RANK_ENDED_AT_ONCE,
} Rank;

typedef struct
{
  gint64 at_us;
  Rank rank;
  guint row;
} Moment;

typedef struct
{
  LobbyRecordingWriter *writer; /* (owned) */
  char *source;                 /* (owned) */
  LobbyAnonymiser *anonymiser;
  const char *day;
  guint64 sequence;
} Output;

static void
output_clear (Output *output)
{
  g_clear_pointer (&output->writer, lobby_recording_writer_free);
  g_clear_pointer (&output->anonymiser, lobby_anonymiser_free);
  g_clear_pointer (&output->source, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *first = a, *second = b;

  if (first->at_us != second->at_us)
    return first->at_us < second->at_us ? -1 : 1;
  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

static void
add_moment (GArray *moments, gint64 at_us, Rank rank, guint row)
{
  Moment moment = { at_us, rank, row };

  if (at_us != 0)
    g_array_append_val (moments, moment);
}

static GArray *
list_moments (const GArray *rows)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (Moment));

  for (guint i = 0; i < rows->len; i++)
    {
      const LobbyVisitRow *row = &g_array_index (rows, LobbyVisitRow, i);

      add_moment (moments, row->arrived_us, RANK_ISSUED, i);
      add_moment (moments, row->called_us, RANK_CALLED, i);
      add_moment (moments, row->serving_us, RANK_SERVING, i);
      add_moment (moments, row->ended_us,
                  row->left                         ? row->ended_us > row->arrived_us ? RANK_LEFT : RANK_ENDED_AT_ONCE
                  : row->ended_us > row->serving_us ? RANK_ENDED
                                                    : RANK_ENDED_AT_ONCE,
                  i);
    }
  g_array_sort (moments, compare_moments);
  return moments;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer container): the different names in a member of all rows, sorted */
static GPtrArray *
list_names (const GArray *rows, gsize offset)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = G_STRUCT_MEMBER (const char *, &g_array_index (rows, LobbyVisitRow, i), offset);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_sort (names, compare_texts);
  return names;
}

static GPtrArray *
make_services (const GPtrArray *names)
{
  GPtrArray *services = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      LobbyServiceRecord *service = lobby_record_new (&lobby_service_record_type);

      service->id = g_strdup (g_ptr_array_index (names, i));
      service->prefix = g_strndup (service->id, 8);
      service->name = lobby_text_new (service->id, NULL, NULL);
      g_ptr_array_add (services, service);
    }
  return services;
}

static char **
list_services (const GPtrArray *names)
{
  char **services = g_new0 (char *, names->len + 1);

  for (guint i = 0; i < names->len; i++)
    services[i] = g_strdup (g_ptr_array_index (names, i));
  return services;
}

/* The table does not say when a counter was open, so its phase is unknown. */
static LobbySnapshot *
make_snapshot (const char *branch, const char *day, const char *zone_id, const GArray *rows)
{
  g_autoptr (GPtrArray) services = list_names (rows, G_STRUCT_OFFSET (LobbyVisitRow, service));
  g_autoptr (GPtrArray) counters = list_names (rows, G_STRUCT_OFFSET (LobbyVisitRow, counter));
  LobbySnapshot *snapshot = lobby_record_new (&lobby_snapshot_type);

  snapshot->areas = g_strdupv ((char **) (const char *const[]){ "queue", NULL });
  snapshot->last_sequence = 1;
  snapshot->branch = lobby_record_new (&lobby_branch_record_type);
  snapshot->branch->id = g_strdup (branch);
  snapshot->branch->name = lobby_text_new (branch, NULL, NULL);
  snapshot->branch->zone_id = g_strdup (zone_id);
  snapshot->branch->day = g_strdup (day);
  snapshot->branch->opens = snapshot->branch->closes = -1;
  snapshot->branch->services = make_services (services);
  snapshot->branch->counters = g_ptr_array_new ();
  snapshot->counters = g_ptr_array_new ();
  for (guint i = 0; i < counters->len; i++)
    {
      LobbyCounterPlan *plan = lobby_record_new (&lobby_counter_plan_type);
      LobbyCounterRecord *counter = lobby_record_new (&lobby_counter_record_type);

      plan->id = g_strdup (g_ptr_array_index (counters, i));
      plan->opens = plan->closes = -1;
      plan->services = list_services (services);
      counter->id = g_strdup (plan->id);
      counter->services = list_services (services);
      g_ptr_array_add (snapshot->branch->counters, plan);
      g_ptr_array_add (snapshot->counters, counter);
    }
  return snapshot;
}

static gboolean
put_event (Output *output, LobbyEventKind kind, gint64 at_us, gpointer payload, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, output->day, ++output->sequence);
  g_autoptr (LobbyEvent) event = lobby_event_new (kind, output->source, output->sequence, id, at_us, payload);

  return lobby_recording_writer_add (output->writer, event, error);
}

static LobbyEventKind
get_leaving (const LobbyVisitRow *row)
{
  if (row->diverted)
    return LOBBY_EVENT_TICKET_DIVERTED;
  return row->no_show ? LOBBY_EVENT_TICKET_NO_SHOW : LOBBY_EVENT_TICKET_ABANDONED;
}

static gboolean
put_moment (Output *output, const Moment *moment, const LobbyVisitRow *row, GError **error)
{
  static const LobbyEventKind kinds[] = { LOBBY_EVENT_TICKET_FINISHED, LOBBY_EVENT_TICKET_ABANDONED,
                                          LOBBY_EVENT_TICKET_ISSUED,   LOBBY_EVENT_TICKET_CALLED,
                                          LOBBY_EVENT_TICKET_SERVING,  LOBBY_EVENT_TICKET_FINISHED };
  gboolean leaves = row->left && moment->rank != RANK_ISSUED && moment->rank != RANK_CALLED;
  LobbyEventKind kind = leaves ? get_leaving (row) : kinds[moment->rank];
  gpointer payload = lobby_record_new (lobby_event_kind_get_table (kind));

  if (kind == LOBBY_EVENT_TICKET_ISSUED)
    {
      LobbyTicketFacts *facts = payload;

      facts->ticket = g_strdup (row->ticket);
      facts->service = g_strdup (row->service);
      facts->class = row->class;
    }
  else
    {
      LobbyTicketMoment *visit = payload;

      visit->ticket = g_strdup (row->ticket);
      if (leaves && row->diverted)
        visit->device = g_strdup (row->device != NULL ? row->device : LOBBY_VISIT_DEVICE_UNKNOWN);
      else if (!row->left || row->no_show)
        visit->counter = g_strdup (row->counter != NULL ? row->counter : LOBBY_VISIT_COUNTER_UNKNOWN);
    }
  return put_event (output, kind, moment->at_us, payload, error);
}

/* Writes one day file from rows in any order. */
gboolean
lobby_visit_day_write (const char *path,
                       const char *branch,
                       const char *day,
                       const char *zone_id,
                       const GArray *rows,
                       GError **error)
{
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new (branch, day, zone_id,
                                                                        "lobbyctl " PACKAGE_VERSION);
  g_autoptr (GTimeZone) zone = lobby_zone_new (zone_id);
  g_autoptr (GArray) moments = list_moments (rows);
  g_auto (Output) output = { .source = g_strdup_printf ("/branches/%s/streams/import/1", branch), .day = day };

  /* Tables of visits name nobody; a key of its own keeps it so, whatever a column holds. */
  output.anonymiser = lobby_anonymiser_new_for_seed (branch, 0);
  output.writer = lobby_recording_writer_new (path, header, output.anonymiser, LOBBY_RECORDING_REPLACE, error);
  if (output.writer == NULL
      || !put_event (&output, LOBBY_EVENT_SNAPSHOT, lobby_instant_from_local (zone, day, 0),
                     make_snapshot (branch, day, zone_id, rows), error))
    return FALSE;
  for (guint i = 0; i < moments->len; i++)
    {
      const Moment *moment = &g_array_index (moments, Moment, i);

      if (!put_moment (&output, moment, &g_array_index (rows, LobbyVisitRow, moment->row), error))
        return FALSE;
    }
  return lobby_recording_writer_close (output.writer, error);
}
