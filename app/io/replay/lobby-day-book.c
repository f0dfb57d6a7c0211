/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of a day in memory, and copies of the lobby at regular places, so that every moment is near to one. */
#include "config.h"

#include "lobby-day-book.h"

#include "lobby-error.h"
#include "lobby-event-withheld.h"
#include "lobby-instant.h"
#include "lobby-recording-reader.h"
#include "lobby-zone.h"

/* Between two copies of the lobby. Going to a moment copies one and folds at most so many events. */
#define STEP_EVENTS 500
/* A day is longer than its opening hours, and its zone may have changed; what is dated further away has a wrong date. */
#define DAY_BEFORE_US (24 * LOBBY_HOUR_US)
#define DAY_AFTER_US (48 * LOBBY_HOUR_US)
#define EVENTS_MAX 2000000

typedef struct
{
  LobbyEvent *event; /* (owned) */
  gint64 at_us;      /* of the moment after it; never goes back */
} Line;

struct _LobbyDayBook
{
  char *day;
  char *zone_id;
  gint64 earliest_us;
  gint64 latest_us;
  GArray *lines;             /* (owned): of Line */
  GPtrArray *steps;          /* (owned): of owned LobbyState: at place 0, STEP_EVENTS, … */
  GPtrArray *marks;          /* (owned) (nullable): of LobbyDayMark */
  GArray *levels;            /* (owned) (nullable): of LobbyDayLevel */
  GArray *gaps;              /* (owned): of LobbyDayGap */
  GHashTable *sequences;     /* (owned) (element-type utf8 guint64): number of the newest event, by source */
  LobbyBranchRecord *branch; /* (owned) (nullable) */
  gboolean damaged;
  gboolean closed;
};

static void
clear_line (gpointer data)
{
  lobby_event_unref (((Line *) data)->event);
}

/**
 * lobby_day_book_new:
 * @day: business day, YYYY-MM-DD
 * @zone_id: IANA zone id of the branch
 *
 * Returns: (transfer full): an empty book
 */
LobbyDayBook *
lobby_day_book_new (const char *day, const char *zone_id)
{
  LobbyDayBook *self = g_atomic_rc_box_new0 (LobbyDayBook);
  g_autoptr (GTimeZone) zone = lobby_zone_new (zone_id);
  gint64 midnight_us = 0;

  g_return_val_if_fail (day != NULL && zone_id != NULL, NULL);

  self->day = g_strdup (day);
  self->zone_id = g_strdup (zone_id);
  self->earliest_us = G_MININT64;
  self->latest_us = G_MAXINT64;
  if (zone != NULL && lobby_instant_parse_local (zone, day, "00:00", &midnight_us))
    {
      self->earliest_us = midnight_us - DAY_BEFORE_US;
      self->latest_us = midnight_us + DAY_AFTER_US;
    }
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_state_free);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (LobbyDayGap));
  self->sequences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
clear_book (gpointer data)
{
  LobbyDayBook *self = data;

  g_free (self->day);
  g_free (self->zone_id);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_array_unref (self->gaps);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->sequences, g_hash_table_unref);
  lobby_record_free (&lobby_branch_record_type, self->branch);
}

/** lobby_day_book_ref: Returns: (transfer full): the same book */
LobbyDayBook *
lobby_day_book_ref (LobbyDayBook *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** lobby_day_book_unref: @self: (transfer full) (nullable): a book */
void
lobby_day_book_unref (LobbyDayBook *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_book);
}

static const Line *
get_line (const LobbyDayBook *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

/* A picture stands for everything up to its number; only what follows must be without a gap. */
static void
follow_sequence (LobbyDayBook *self, const LobbyEvent *event, gint64 before_us, gint64 at_us)
{
  guint64 sequence = lobby_event_get_sequence (event);
  guint64 *newest = g_hash_table_lookup (self->sequences, lobby_event_get_source (event));

  if (sequence == 0)
    return;
  if (newest == NULL)
    {
      newest = g_new0 (guint64, 1);
      g_hash_table_insert (self->sequences, g_strdup (lobby_event_get_source (event)), newest);
    }
  else if (sequence > *newest + 1 && before_us != 0)
    lobby_day_book_add_gap (self, before_us, at_us, sequence - *newest - 1);
  *newest = MAX (*newest, sequence);
}

static gboolean
is_of_the_day (const LobbyDayBook *self, gint64 time_us)
{
  return time_us >= self->earliest_us && time_us < self->latest_us;
}

/* What the console itself found out is dated by its own idea of the branch's time. */
static gboolean
is_fact (const LobbyEvent *event)
{
  return lobby_event_kind_is_console (lobby_event_get_kind (event));
}

/**
 * lobby_day_book_take:
 * @self: a book that is not closed
 * @event: (transfer full): the next event as it was folded
 */
void
lobby_day_book_take (LobbyDayBook *self, LobbyEvent *event)
{
  gint64 time_us = lobby_event_get_time (event);
  gint64 before_us = self->lines->len > 0 ? get_line (self, self->lines->len - 1)->at_us : 0;
  Line line = { event, before_us };

  g_return_if_fail (!self->closed);

  if (time_us > before_us && is_of_the_day (self, time_us) && !is_fact (event))
    line.at_us = time_us;
  follow_sequence (self, event, before_us, line.at_us);
  g_array_append_val (self->lines, line);
}

/**
 * lobby_day_book_add_gap:
 * @self: a book that is not closed
 * @from_us: time of the last event before it, µs since 1970 UTC
 * @until_us: time of the first event after it
 * @n_missing: how many are missing, 0 when nobody knows
 *
 * Gaps in the numbers of the events are found without it.
 */
void
lobby_day_book_add_gap (LobbyDayBook *self, gint64 from_us, gint64 until_us, guint64 n_missing)
{
  LobbyDayGap gap = { from_us, MAX (from_us, until_us), n_missing };

  g_return_if_fail (!self->closed);

  g_array_append_val (self->gaps, gap);
}

/* The lobby is not known before the first picture: the first events may be of no use. */
static gint64
find_first_time (const LobbyDayBook *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (get_line (self, i)->at_us != 0)
      return get_line (self, i)->at_us;
  return 0;
}

static void
date_undated (LobbyDayBook *self)
{
  gint64 first_us = find_first_time (self);

  for (guint i = 0; i < self->lines->len && get_line (self, i)->at_us == 0; i++)
    g_array_index (self->lines, Line, i).at_us = first_us;
}

/* Returns: the time of the next thing that the branch said after line @i; at the end there is none to be later than */
static gint64
find_next_time (const LobbyDayBook *self, guint i)
{
  for (i++; i < self->lines->len; i++)
    if (!is_fact (get_line (self, i)->event))
      return get_line (self, i)->at_us;
  return G_MAXINT64;
}

/* A fact of the console lies between what the branch said before and after it, wherever its clock was. */
static void
date_facts (LobbyDayBook *self)
{
  gint64 before_us = 0, next_us = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      gint64 time_us = lobby_event_get_time (line->event);

      if (is_fact (line->event) && is_of_the_day (self, time_us))
        {
          if (i == 0 || !is_fact (get_line (self, i - 1)->event))
            next_us = find_next_time (self, i);
          line->at_us = MAX (before_us, MIN (time_us, next_us));
        }
      before_us = line->at_us;
    }
}

/**
 * lobby_day_book_close:
 * @self: a book
 * @error: %LOBBY_ERROR_INVALID when there is no picture of the lobby in it; %LOBBY_ERROR_TOO_LARGE
 *
 * Folds the day once and keeps what is needed to go to any moment at once.
 *
 * Returns: whether the day can be played
 */
gboolean
lobby_day_book_close (LobbyDayBook *self, GError **error)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  LobbyDayWatch *watch;

  g_return_val_if_fail (!self->closed, FALSE);

  if (self->lines->len > EVENTS_MAX)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "more than 2,000,000 events");
      return FALSE;
    }
  date_undated (self);
  date_facts (self);
  watch = lobby_day_watch_new ();
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);

      if (i % STEP_EVENTS == 0)
        g_ptr_array_add (self->steps, lobby_state_copy (state));
      lobby_state_apply (state, line->event, NULL);
      lobby_day_watch_look (watch, state, line->event, line->at_us);
    }
  self->marks = lobby_day_watch_end (watch, state, lobby_day_book_get_last_time (self), &self->levels);
  self->closed = TRUE;
  g_clear_pointer (&self->sequences, g_hash_table_unref);
  if (lobby_state_get_branch (state) == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "no picture of the lobby");
      return FALSE;
    }
  self->branch = lobby_record_copy (&lobby_branch_record_type, lobby_state_get_branch (state));
  return TRUE;
}

/**
 * lobby_day_book_new_withheld:
 * @whole: a closed book
 * @error: as for lobby_day_book_close()
 *
 * Returns: (transfer full) (nullable): the same day, closed, for whoever may not see names: members of class C2 are not in
 *   it, nor events of an unknown kind
 */
LobbyDayBook *
lobby_day_book_new_withheld (const LobbyDayBook *whole, GError **error)
{
  g_return_val_if_fail (whole->closed, NULL);

  g_autoptr (LobbyDayBook) self = lobby_day_book_new (whole->day, whole->zone_id);
  for (guint i = 0; i < whole->lines->len; i++)
    {
      const Line *line = get_line (whole, i);
      Line rest = { lobby_event_new_withheld (line->event), line->at_us };
      if (rest.event != NULL)
        g_array_append_val (self->lines, rest);
    }
  if (whole->gaps->len > 0)
    g_array_append_vals (self->gaps, whole->gaps->data, whole->gaps->len);
  self->damaged = whole->damaged;
  return lobby_day_book_close (self, error) ? g_steal_pointer (&self) : NULL;
}

/* What stands before damage counts, and the day is open-ended from there. */
static gboolean
read_events (LobbyDayBook *self, LobbyRecordingReader *reader, GError **error)
{
  g_autoptr (GError) damage = NULL;
  LobbyEvent *event;

  while ((event = lobby_recording_reader_next (reader, &damage)) != NULL)
    lobby_day_book_take (self, event);
  if (damage == NULL)
    return TRUE;
  if (self->lines->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  self->damaged = TRUE;
  return TRUE;
}

/**
 * lobby_day_book_load:
 * @path: of a recorded day
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_FORBIDDEN, %LOBBY_ERROR_INVALID, %LOBBY_ERROR_NEWER,
 *   %LOBBY_ERROR_TOO_LARGE, %LOBBY_ERROR_CORRUPT when nothing of it can be played
 *
 * Reads a day, of a damaged one what is sound: up to its last good segment. It takes a while; a worker does it.
 *
 * Returns: (transfer full) (nullable): the closed book
 */
LobbyDayBook *
lobby_day_book_load (const char *path, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  g_autoptr (LobbyDayBook) self = NULL;

  if (reader == NULL)
    return NULL;
  const LobbyRecordingHeader *header = lobby_recording_reader_get_header (reader);
  self = lobby_day_book_new (header->day, header->time_zone);
  return read_events (self, reader, error) && lobby_day_book_close (self, error) ? g_steal_pointer (&self) : NULL;
}

/** lobby_day_book_get_day: Returns: business day, YYYY-MM-DD */
const char *
lobby_day_book_get_day (const LobbyDayBook *self)
{
  return self->day;
}

/** lobby_day_book_get_zone_id: Returns: IANA zone id of the branch */
const char *
lobby_day_book_get_zone_id (const LobbyDayBook *self)
{
  return self->zone_id;
}

/** lobby_day_book_get_branch: Returns: (transfer none): the branch as it was at the end of the day */
const LobbyBranchRecord *
lobby_day_book_get_branch (const LobbyDayBook *self)
{
  return self->branch;
}

/** lobby_day_book_get_n_events: Returns: how many events happened; the last place */
guint
lobby_day_book_get_n_events (const LobbyDayBook *self)
{
  return self->lines->len;
}

/** lobby_day_book_get_event: Returns: (transfer none): what leads from place @index to the next */
LobbyEvent *
lobby_day_book_get_event (const LobbyDayBook *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);
  return get_line (self, index)->event;
}

/** lobby_day_book_get_gaps: Returns: (transfer none) (element-type LobbyDayGap): what is missing */
const GArray *
lobby_day_book_get_gaps (const LobbyDayBook *self)
{
  return self->gaps;
}

/** lobby_day_book_get_marks: Returns: (transfer none) (element-type LobbyDayMark): what stands out, in the order of time */
const GPtrArray *
lobby_day_book_get_marks (const LobbyDayBook *self)
{
  return self->marks;
}

/** lobby_day_book_get_levels: Returns: (transfer none) (element-type LobbyDayLevel): how many waited, where it changed */
const GArray *
lobby_day_book_get_levels (const LobbyDayBook *self)
{
  return self->levels;
}

/** lobby_day_book_is_damaged: Returns: whether the end of the day could not be read */
gboolean
lobby_day_book_is_damaged (const LobbyDayBook *self)
{
  return self->damaged;
}

/** lobby_day_book_get_first_time: Returns: time of the first event, µs since 1970 UTC */
gint64
lobby_day_book_get_first_time (const LobbyDayBook *self)
{
  return self->lines->len > 0 ? get_line (self, 0)->at_us : 0;
}

/** lobby_day_book_get_last_time: Returns: time of the last event, µs since 1970 UTC */
gint64
lobby_day_book_get_last_time (const LobbyDayBook *self)
{
  return self->lines->len > 0 ? get_line (self, self->lines->len - 1)->at_us : 0;
}

/** lobby_day_book_get_time: Returns: when the lobby came to @place, µs since 1970 UTC */
gint64
lobby_day_book_get_time (const LobbyDayBook *self, guint place)
{
  g_return_val_if_fail (place <= self->lines->len, 0);
  return place > 0 ? get_line (self, place - 1)->at_us : lobby_day_book_get_first_time (self);
}

/** lobby_day_book_find: Returns: the place at @at_us: how many events had happened up to and with that moment */
guint
lobby_day_book_find (const LobbyDayBook *self, gint64 at_us)
{
  guint low = 0, high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (get_line (self, middle)->at_us <= at_us)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** lobby_day_book_fold: Returns: (transfer full): the lobby at @place */
LobbyState *
lobby_day_book_fold (const LobbyDayBook *self, guint place)
{
  guint step = place / STEP_EVENTS;
  LobbyState *state;

  g_return_val_if_fail (self->closed && place <= self->lines->len, NULL);

  step = MIN (step, self->steps->len > 0 ? self->steps->len - 1 : 0);
  state = self->steps->len > 0 ? lobby_state_copy (g_ptr_array_index (self->steps, step)) : lobby_state_new ();
  for (guint i = step * STEP_EVENTS; i < place; i++)
    lobby_state_apply (state, get_line (self, i)->event, NULL);
  return state;
}

/** lobby_day_book_measure: Returns: bytes of the lobbies between its events, for measuring; the events come on top */
gsize
lobby_day_book_measure (const LobbyDayBook *self)
{
  gsize bytes = self->lines->len * sizeof (Line);

  for (guint i = 0; i < self->steps->len; i++)
    bytes += lobby_state_measure (g_ptr_array_index (self->steps, i));
  return bytes;
}
