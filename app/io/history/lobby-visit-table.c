/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers the rows of CSV files as visits by day; a row that makes no sense is left out and counted with its reason. */
#include "config.h"

#include "lobby-visit-private.h"
#include "lobby-visit-time.h"

#include "lobby-csv-reader.h"
#include "lobby-error.h"
#include "lobby-instant.h"
#include "lobby-zone.h"

#include <string.h>

#define VISITS_MAX 5000000
#define DAYS_MAX 4000
#define LEFT_OUT_MAX 100000
/* Clocks of two machines may disagree about the same moment by this; beyond it a row is wrong. */
#define DISAGREE_US (10 * LOBBY_MINUTE_US)
#define NIGHT_US (12 * LOBBY_HOUR_US)
#define VISIT_US (24 * LOBBY_HOUR_US)

typedef struct
{
  GArray *rows;        /* (owned) (element-type LobbyVisitRow) */
  GHashTable *tickets; /* (owned) (element-type utf8): those that were seen, borrowed from the rows */
} Day;

struct _LobbyVisitTable
{
  LobbyVisitMap *map;  /* (owned) */
  GTimeZone *zone;     /* (owned) */
  char *zone_id;       /* (owned) */
  GHashTable *days;    /* (owned) (element-type utf8 Day): by date */
  GStringChunk *texts; /* (owned): of the rows */
  LobbyVisitReport report;
  guint n_files;
  int place[LOBBY_VISIT_N_COLUMNS]; /* of the columns in the file that is being read; -1 when it has none */
};

static void
day_free (gpointer data)
{
  Day *day = data;

  g_array_unref (day->rows);
  g_hash_table_unref (day->tickets);
  g_free (day);
}

/**
 * lobby_visit_table_new:
 * @map: how the files name things
 * @zone_id: IANA zone id, of times without an offset and of the days
 *
 * Returns: (transfer full) (nullable): an empty table, or %NULL with @error when there is no such zone
 */
LobbyVisitTable *
lobby_visit_table_new (const LobbyVisitMap *map, const char *zone_id, GError **error)
{
  GTimeZone *zone = lobby_zone_new (zone_id);

  if (zone == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "no such time zone");
      return NULL;
    }
  LobbyVisitTable *self = g_new0 (LobbyVisitTable, 1);
  self->map = lobby_visit_map_copy (map);
  self->zone = zone;
  self->zone_id = g_strdup (zone_id);
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, day_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->report.left_out = g_array_new (FALSE, FALSE, sizeof (LobbyVisitLeftOut));
  self->report.days = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
is_identifier (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= 64 && *text != '.'
         && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:") == length;
}

/* An empty cell is no moment. */
static gboolean
read_moment (const LobbyVisitTable *self, const char *text, gint64 *moment_us)
{
  *moment_us = 0;
  return *text == '\0' || lobby_visit_time_read (self->map->time, self->zone, text, moment_us);
}

static const char *
get_cell (const LobbyVisitTable *self, const GPtrArray *cells, LobbyVisitColumn column)
{
  int place = self->place[column];

  return place >= 0 && place < (int) cells->len ? g_ptr_array_index (cells, place) : "";
}

/* A moment that seems half a day too early lies after midnight; one a little too early was written by another clock. */
static gboolean
put_after (gint64 earlier_us, gint64 *moment_us, gboolean *mended)
{
  if (*moment_us >= earlier_us)
    return *moment_us - earlier_us <= VISIT_US;
  *mended = TRUE;
  if (earlier_us - *moment_us > NIGHT_US)
    *moment_us += VISIT_US;
  else if (earlier_us - *moment_us <= DISAGREE_US)
    *moment_us = earlier_us;
  return *moment_us >= earlier_us;
}

static LobbyVisitFlaw
read_moments (const LobbyVisitTable *self, const GPtrArray *cells, LobbyVisitRow *row, gboolean *mended)
{
  if (!read_moment (self, get_cell (self, cells, LOBBY_VISIT_ARRIVED), &row->arrived_us)
      || !read_moment (self, get_cell (self, cells, LOBBY_VISIT_CALLED), &row->called_us)
      || !read_moment (self, get_cell (self, cells, LOBBY_VISIT_SERVED), &row->serving_us)
      || !read_moment (self, get_cell (self, cells, LOBBY_VISIT_FINISHED), &row->ended_us))
    return LOBBY_VISIT_BAD_TIME;
  if (row->arrived_us <= 0)
    return LOBBY_VISIT_NO_ARRIVAL;
  if (row->left)
    {
      row->serving_us = 0;
      row->no_show = row->no_show && row->called_us != 0;
      if (!row->no_show)
        row->called_us = 0;
      if (row->no_show && !put_after (row->arrived_us, &row->called_us, mended))
        return LOBBY_VISIT_NO_SUCH_ORDER;
      return row->ended_us != 0 && put_after (MAX (row->arrived_us, row->called_us), &row->ended_us, mended)
                 ? LOBBY_VISIT_N_FLAWS
                 : LOBBY_VISIT_NO_SUCH_ORDER;
    }
  /* Some systems write the call, some the start of service; either is both. */
  if (row->called_us == 0)
    row->called_us = row->serving_us;
  if (row->serving_us == 0)
    row->serving_us = row->called_us;
  if (row->called_us == 0 || !put_after (row->arrived_us, &row->called_us, mended)
      || !put_after (row->called_us, &row->serving_us, mended)
      || (row->ended_us != 0 && !put_after (row->serving_us, &row->ended_us, mended)))
    return LOBBY_VISIT_NO_SUCH_ORDER;
  return LOBBY_VISIT_N_FLAWS;
}

/* Returns: what is wrong with the row, LOBBY_VISIT_N_FLAWS when nothing is */
static LobbyVisitFlaw
read_row (const LobbyVisitTable *self, const GPtrArray *cells, LobbyVisitRow *row, gboolean *mended)
{
  const char *outcome = get_cell (self, cells, LOBBY_VISIT_OUTCOME);
  const char *class = get_cell (self, cells, LOBBY_VISIT_CLASS);

  row->ticket = get_cell (self, cells, LOBBY_VISIT_TICKET);
  row->service = self->place[LOBBY_VISIT_SERVICE] >= 0 ? get_cell (self, cells, LOBBY_VISIT_SERVICE) : "A";
  row->counter = get_cell (self, cells, LOBBY_VISIT_COUNTER);
  row->no_show = g_ascii_strcasecmp (outcome, self->map->no_show) == 0;
  row->device = get_cell (self, cells, LOBBY_VISIT_DEVICE);
  row->diverted = g_ascii_strcasecmp (outcome, self->map->diverted) == 0;
  row->left = row->no_show || row->diverted || g_ascii_strcasecmp (outcome, self->map->left) == 0;
  if (!is_identifier (row->ticket))
    return LOBBY_VISIT_BAD_TICKET;
  if (!is_identifier (row->service))
    return LOBBY_VISIT_BAD_SERVICE;
  if (*row->counter != '\0' && !is_identifier (row->counter))
    return LOBBY_VISIT_BAD_COUNTER;
  if (*row->device != '\0' && !is_identifier (row->device))
    return LOBBY_VISIT_BAD_DEVICE;
  if (*class != '\0' && !g_ascii_string_to_signed (class, 10, 0, 15, &row->class, NULL))
    return LOBBY_VISIT_BAD_CLASS;
  if (!row->left && self->place[LOBBY_VISIT_OUTCOME] >= 0 && g_ascii_strcasecmp (outcome, self->map->served) != 0)
    return LOBBY_VISIT_BAD_OUTCOME;
  return read_moments (self, cells, row, mended);
}

static Day *
ensure_day (LobbyVisitTable *self, gint64 arrived_us)
{
  g_autofree char *date = lobby_instant_dup_day (arrived_us, self->zone);
  Day *day = g_hash_table_lookup (self->days, date);

  if (day != NULL || g_hash_table_size (self->days) >= DAYS_MAX)
    return day;
  day = g_new0 (Day, 1);
  day->rows = g_array_new (FALSE, FALSE, sizeof (LobbyVisitRow));
  day->tickets = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->days, g_steal_pointer (&date), day);
  return day;
}

static LobbyVisitFlaw
keep_row (LobbyVisitTable *self, LobbyVisitRow row)
{
  Day *day = ensure_day (self, row.arrived_us);

  if (day == NULL || self->report.n_visits >= VISITS_MAX)
    return LOBBY_VISIT_TOO_MANY;
  if (g_hash_table_contains (day->tickets, row.ticket))
    return LOBBY_VISIT_TWICE;
  row.ticket = g_string_chunk_insert (self->texts, row.ticket);
  row.service = g_string_chunk_insert_const (self->texts, row.service);
  row.counter = *row.counter != '\0' ? g_string_chunk_insert_const (self->texts, row.counter) : NULL;
  row.device = *row.device != '\0' ? g_string_chunk_insert_const (self->texts, row.device) : NULL;
  g_hash_table_add (day->tickets, (gpointer) row.ticket);
  g_array_append_val (day->rows, row);
  self->report.n_visits++;
  return LOBBY_VISIT_N_FLAWS;
}

static void
note_flaw (LobbyVisitTable *self, LobbyVisitFlaw flaw, guint64 line)
{
  LobbyVisitReport *report = &self->report;
  LobbyVisitLeftOut left_out = { self->n_files - 1, line, flaw };

  if (flaw != LOBBY_VISIT_MENDED && report->left_out->len < LEFT_OUT_MAX)
    g_array_append_val (report->left_out, left_out);
  if (report->flaws[flaw]++ == 0)
    report->first_line[flaw] = line;
}

static void
take_row (LobbyVisitTable *self, const GPtrArray *cells, guint n_columns, guint64 line)
{
  LobbyVisitRow row = { 0 };
  gboolean mended = FALSE;
  LobbyVisitFlaw flaw;

  if (cells->len == 1 && *(const char *) g_ptr_array_index (cells, 0) == '\0')
    return;
  self->report.n_rows++;
  flaw = cells->len < n_columns ? LOBBY_VISIT_SHORT_ROW : read_row (self, cells, &row, &mended);
  if (flaw == LOBBY_VISIT_N_FLAWS)
    flaw = keep_row (self, row);
  if (flaw == LOBBY_VISIT_N_FLAWS && mended)
    flaw = LOBBY_VISIT_MENDED;
  if (flaw != LOBBY_VISIT_N_FLAWS)
    note_flaw (self, flaw, line);
}

static gboolean
read_head (LobbyVisitTable *self, const GPtrArray *cells, GError **error)
{
  static const LobbyVisitColumn needed[] = { LOBBY_VISIT_TICKET, LOBBY_VISIT_ARRIVED };

  for (guint column = 0; column < LOBBY_VISIT_N_COLUMNS; column++)
    {
      self->place[column] = -1;
      for (guint i = 0; cells != NULL && i < cells->len && self->place[column] < 0; i++)
        {
          if (strcmp (g_ptr_array_index (cells, i), self->map->column[column]) == 0)
            self->place[column] = (int) i;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (self->place[needed[i]] < 0)
        {
          g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "no column “%s”", self->map->column[needed[i]]);
          return FALSE;
        }
    }
  if (self->place[LOBBY_VISIT_CALLED] >= 0 || self->place[LOBBY_VISIT_SERVED] >= 0)
    return TRUE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "no column “%s”", self->map->column[LOBBY_VISIT_CALLED]);
  return FALSE;
}

/**
 * lobby_visit_table_add_file:
 * @path: a CSV file with a head, plain or packed with gzip
 *
 * Reads a file row by row.
 *
 * Returns: %FALSE with @error when it cannot be read to its end; rows before the damage are kept
 */
gboolean
lobby_visit_table_add_file (LobbyVisitTable *self, const char *path, GError **error)
{
  g_autoptr (LobbyCsvReader) reader = lobby_csv_reader_new (path, error);
  const GPtrArray *cells = NULL;
  guint n_columns;

  self->n_files++;
  if (reader == NULL || !lobby_csv_reader_next (reader, &cells, error) || !read_head (self, cells, error))
    return FALSE;
  n_columns = cells->len;
  do
    {
      if (!lobby_csv_reader_next (reader, &cells, error))
        return FALSE;
      if (cells != NULL)
        take_row (self, cells, n_columns, lobby_csv_reader_get_line (reader));
    }
  while (cells != NULL);
  return TRUE;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lobby_visit_table_write:
 * @prefix: path that the names of the day files begin with
 * @branch: short name of the branch
 *
 * Writes `PREFIX-YYYY-MM-DD.jsonl.gz` for each day found; an older file of that name gives way.
 *
 * Returns: %FALSE with @error when a file could not be written
 */
gboolean
lobby_visit_table_write (LobbyVisitTable *self, const char *prefix, const char *branch, GError **error)
{
  guint n = 0;
  g_autofree gpointer *dates = g_hash_table_get_keys_as_array (self->days, &n);

  qsort (dates, n, sizeof *dates, compare_dates);
  for (guint i = 0; i < n; i++)
    {
      const Day *day = g_hash_table_lookup (self->days, dates[i]);
      g_autofree char *path = g_strdup_printf ("%s-%s.jsonl.gz", prefix, (const char *) dates[i]);

      if (!lobby_visit_day_write (path, branch, dates[i], self->zone_id, day->rows, error))
        return FALSE;
      g_ptr_array_add (self->report.days, g_steal_pointer (&path));
    }
  return TRUE;
}

/**
 * lobby_visit_table_get_report:
 *
 * Returns: (transfer none): what was read, left out and written so far
 */
const LobbyVisitReport *
lobby_visit_table_get_report (const LobbyVisitTable *self)
{
  return &self->report;
}

/**
 * lobby_visit_table_free:
 * @self: (nullable): a table
 *
 * Frees it.
 */
void
lobby_visit_table_free (LobbyVisitTable *self)
{
  if (self == NULL)
    return;
  lobby_visit_map_free (self->map);
  g_time_zone_unref (self->zone);
  g_free (self->zone_id);
  g_hash_table_unref (self->days);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->report.days);
  g_array_unref (self->report.left_out);
  g_free (self);
}
