/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds what is recorded and gives it out again as events: one snapshot an area, and what the console itself has marked
 * and promised, which no branch knows. The journal's worker owns it. */
#include "config.h"

#include "lobby-picture.h"

#include "lobby-state.h"
#include "lobby-wire.h"

/* Clocks of several streams may disagree a little; a day that jumps back further has begun anew. */
#define ANEW_US (60 * G_GINT64_CONSTANT (1000000))

struct _LobbyPicture
{
  LobbyState *state; /* (owned) */
  GHashTable *marks; /* (owned) (element-type utf8 LobbyEvent): what was marked and promised today, by key */
  char *day;         /* (owned) (nullable) */
  gint64 last_us;    /* of what the branch said */
  guint64 n_made;
};

LobbyPicture *
lobby_picture_new (void)
{
  LobbyPicture *self = g_new0 (LobbyPicture, 1);

  self->state = lobby_state_new ();
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lobby_event_unref);
  return self;
}

void
lobby_picture_free (LobbyPicture *self)
{
  if (self == NULL)
    return;
  lobby_state_free (self->state);
  g_hash_table_unref (self->marks);
  g_free (self->day);
  g_free (self);
}

const LobbyBranchRecord *
lobby_picture_get_branch (const LobbyPicture *self)
{
  return lobby_state_get_branch (self->state);
}

static gboolean
begins_anew (const LobbyPicture *self, const LobbyEvent *event)
{
  return lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT && self->last_us > 0
         && lobby_event_get_time (event) < self->last_us - ANEW_US;
}

/* Of a mark the last one counts, of a promise the first. */
static void
keep_fact (LobbyPicture *self, LobbyEvent *event, LobbyApply outcome)
{
  if (lobby_event_get_kind (event) == LOBBY_EVENT_ALERT_MARKED)
    g_hash_table_replace (self->marks, g_strdup (LOBBY_PAYLOAD (event, AlertMarkRecord)->key), lobby_event_ref (event));
  else if (lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_PROMISED && outcome == LOBBY_APPLY_APPLIED)
    g_hash_table_replace (self->marks, g_strconcat ("promise ", LOBBY_PAYLOAD (event, PromiseRecord)->ticket, NULL),
                          lobby_event_ref (event));
}

/* Returns: whether the same day begins anew with @event */
gboolean
lobby_picture_take (LobbyPicture *self, LobbyEvent *event)
{
  gboolean anew = begins_anew (self, event);
  LobbyApply outcome = lobby_state_apply (self->state, event, NULL);
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);

  if (branch != NULL && (anew || g_strcmp0 (branch->day, self->day) != 0))
    {
      g_hash_table_remove_all (self->marks);
      g_free (self->day);
      self->day = g_strdup (branch->day);
      self->last_us = 0;
    }
  if (lobby_event_kind_is_console (lobby_event_get_kind (event)))
    keep_fact (self, event, outcome);
  else if (outcome == LOBBY_APPLY_APPLIED)
    self->last_us = MAX (self->last_us, lobby_event_get_time (event));
  return anew;
}

static LobbyEvent *
make_snapshot (LobbyPicture *self, LobbyArea area, const char *source)
{
  const char *const areas[] = { lobby_choice_get_nick (&lobby_area_choice, area), NULL };
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT "-%s", ++self->n_made, areas[0]);

  return lobby_event_new (LOBBY_EVENT_SNAPSHOT, source, 0, id, lobby_state_get_time (self->state),
                          lobby_state_snapshot (self->state, areas, 0));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_marks (const LobbyPicture *self, GPtrArray *events)
{
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->marks, NULL);
  guint n_keys = g_hash_table_size (self->marks);

  qsort (keys, n_keys, sizeof *keys, compare_keys);
  for (guint i = 0; i < n_keys; i++)
    g_ptr_array_add (events, lobby_event_ref (g_hash_table_lookup (self->marks, keys[i])));
}

/* Returns: (transfer full) (element-type LobbyEvent): events that lead an empty lobby to this picture; none before the
 * first snapshot */
GPtrArray *
lobby_picture_make_events (LobbyPicture *self)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  const LobbyBranchRecord *branch = lobby_picture_get_branch (self);

  if (branch == NULL)
    return events;
  g_autofree char *source = g_strdup_printf ("/branches/%s/streams/journal/picture", branch->id);
  for (LobbyArea area = LOBBY_AREA_QUEUE; area <= LOBBY_AREA_FEEDBACK; area++)
    g_ptr_array_add (events, make_snapshot (self, area, source));
  add_marks (self, events);
  return events;
}

/* Returns: (transfer full) (nullable): the events as lines; %NULL when there are none, or one that no reader would take */
char *
lobby_picture_format (LobbyPicture *self, gsize *length)
{
  g_autoptr (GPtrArray) events = lobby_picture_make_events (self);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      gsize start = lines->len;
      lobby_wire_append_event (lines, g_ptr_array_index (events, i));
      if (lines->len - start > LOBBY_WIRE_SNAPSHOT_BYTES)
        return NULL;
      g_strdelimit (lines->str + start, "\r\n", ' ');
      g_string_append_c (lines, '\n');
    }
  *length = lines->len;
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}
