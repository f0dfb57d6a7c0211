/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the summaries that are looked at: of the day of a session, or of another recorded one, and of the same weekday before
 * it. What is known at once is shown at once; the record is folded on a worker and takes its place. */
#include "config.h"

#include "lobby-summary-desk.h"

#include "lobby-book-sheet.h"
#include "lobby-instant.h"
#include "lobby-replay-session.h"
#include "lobby-rules.h"

/* A day that goes on is looked at again so soon, by its own clock. */
#define AGAIN_US (30 * (gint64) G_USEC_PER_SEC)

struct _LobbySummaryDesk
{
  GObject parent_instance;

  /* given */
  LobbySession *session; /* (unowned): the page that owns the desk lets go of it first */

  /* owned */
  LobbyShelfDay *day;      /* (nullable): one that was turned to; NULL: the session's own */
  LobbyShelfDay *recorded; /* (nullable): the record of the sheet that is shown */
  LobbyDaySheet *sheet;    /* (nullable) */
  LobbyDaySheet *before;   /* (nullable) */
  LobbyDayBook *earlier;   /* (nullable): the same weekday before */
  char *earlier_key;       /* (nullable) */
  GCancellable *working;   /* (nullable) */
  gint64 looked_us;        /* the moment that the sheet was made for */
  gboolean whole;          /* the sheet is made from a record, not from the present state alone */
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbySummaryDesk, lobby_summary_desk, G_TYPE_OBJECT)

static void
stop (LobbySummaryDesk *self)
{
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

static void
lobby_summary_desk_dispose (GObject *object)
{
  LobbySummaryDesk *self = LOBBY_SUMMARY_DESK (object);

  stop (self);
  self->session = NULL;
  g_clear_object (&self->day);
  g_clear_object (&self->recorded);
  g_clear_pointer (&self->sheet, lobby_day_sheet_unref);
  g_clear_pointer (&self->before, lobby_day_sheet_unref);
  g_clear_pointer (&self->earlier, lobby_day_book_unref);
  g_clear_pointer (&self->earlier_key, g_free);
  G_OBJECT_CLASS (lobby_summary_desk_parent_class)->dispose (object);
}

static void
lobby_summary_desk_class_init (LobbySummaryDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_summary_desk_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_summary_desk_init (LobbySummaryDesk *self)
{
}

/** lobby_summary_desk_new: Returns: (transfer full): a desk for the day of @session, which it does not keep */
LobbySummaryDesk *
lobby_summary_desk_new (LobbySession *session)
{
  LobbySummaryDesk *self = g_object_new (LOBBY_TYPE_SUMMARY_DESK, NULL);

  self->session = session;
  return self;
}

/* ---- Making a sheet on a worker ---- */

typedef struct
{
  LobbyDayBook *book; /* (owned) */
  gint64 until_us;    /* 0: as far into its hours as @into_us */
  gint64 into_us;
} Making;

static void
making_free (gpointer data)
{
  lobby_day_book_unref (((Making *) data)->book);
  g_free (data);
}

static gint64
find_until (const Making *making)
{
  const LobbyBranchRecord *branch = lobby_day_book_get_branch (making->book);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (lobby_day_book_get_zone_id (making->book));

  if (making->until_us != 0 || zone == NULL || branch == NULL)
    return making->until_us != 0 ? making->until_us : G_MAXINT64;
  return lobby_instant_from_local (zone, lobby_day_book_get_day (making->book), branch->opens) + making->into_us;
}

static void
make_sheet (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Making *making = data;

  g_task_return_pointer (task, lobby_book_sheet_make (making->book, find_until (making)),
                         (GDestroyNotify) lobby_day_sheet_unref);
}

static void
make (LobbySummaryDesk *self, LobbyDayBook *book, gint64 until_us, gint64 into_us, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->working, callback, NULL);
  Making *making = g_new0 (Making, 1);

  making->book = lobby_day_book_ref (book);
  making->until_us = until_us;
  making->into_us = into_us;
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_sheet);
}

/* ---- The same weekday before ---- */

static GDateWeekday
find_weekday (const char *day)
{
  g_auto (GStrv) parts = g_strsplit (day != NULL ? day : "", "-", 4);
  gint64 year, month, number;

  if (g_strv_length (parts) != 3 || !g_ascii_string_to_signed (parts[0], 10, 1, 9999, &year, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 1, 31, &number, NULL)
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return G_DATE_BAD_WEEKDAY;
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return g_date_get_weekday (date);
}

/* Returns: (transfer full) (nullable): the day of the shelf next to @day that may be shown: of the same weekday, or any */
static LobbyShelfDay *
find_next (LobbySummaryDesk *self, const char *day, gboolean on, gboolean same_weekday)
{
  LobbyDayShelf *shelf = self->session != NULL ? lobby_session_get_shelf (self->session) : NULL;
  GListModel *days = shelf != NULL ? lobby_day_shelf_get_days (shelf) : NULL;
  LobbyShelfDay *best = NULL;

  for (guint i = 0; days != NULL && i < g_list_model_get_n_items (days); i++)
    {
      g_autoptr (LobbyShelfDay) one = g_list_model_get_item (days, i);
      const char *name = lobby_shelf_day_get_day (one);
      int order = g_strcmp0 (name, day);
      if (name == NULL || order == 0 || (order > 0) != on || (same_weekday && find_weekday (name) != find_weekday (day))
          || (best != NULL && (g_strcmp0 (name, lobby_shelf_day_get_day (best)) <= 0) != on))
        continue;
      g_set_object (&best, one);
    }
  return best;
}

/* The day may have gone on, or somebody have gone elsewhere in it, while the sheet was made. */
static void
finish (LobbySummaryDesk *self)
{
  g_clear_object (&self->working);
  lobby_summary_desk_look (self);
}

static void
before_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LobbySummaryDesk *self = LOBBY_SUMMARY_DESK (source);
  LobbyDaySheet *sheet = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sheet == NULL)
    return;
  g_clear_pointer (&self->before, lobby_day_sheet_unref);
  self->before = sheet;
  g_signal_emit (self, signals[CHANGED], 0);
  finish (self);
}

/* A day that goes on is compared with the other one up to the same time. */
static void
make_before (LobbySummaryDesk *self)
{
  gint64 into_us = self->sheet->running ? MAX (self->sheet->until_us - self->sheet->from_us, 1) : 0;

  make (self, self->earlier, into_us != 0 ? 0 : G_MAXINT64, into_us, before_made_cb);
}

static void
earlier_opened_cb (GObject *shelf, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbySummaryDesk) self = data;
  g_autoptr (GError) error = NULL;
  LobbyDayBook *book = lobby_day_shelf_open_finish (LOBBY_DAY_SHELF (shelf), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->working == NULL)
    {
      g_clear_pointer (&book, lobby_day_book_unref);
      return;
    }
  g_clear_pointer (&self->earlier, lobby_day_book_unref);
  self->earlier = book;
  if (book != NULL)
    make_before (self);
  else
    finish (self);
}

static void
look_before (LobbySummaryDesk *self)
{
  g_autoptr (LobbyShelfDay) day = find_next (self, self->sheet->day, FALSE, TRUE);
  g_autofree char *key = day != NULL ? lobby_shelf_day_dup_key (day) : NULL;

  if (key == NULL)
    {
      g_clear_pointer (&self->before, lobby_day_sheet_unref);
      finish (self);
      return;
    }
  if (self->earlier != NULL && g_strcmp0 (key, self->earlier_key) == 0)
    {
      make_before (self);
      return;
    }
  g_free (self->earlier_key);
  self->earlier_key = g_steal_pointer (&key);
  lobby_day_shelf_open_async (lobby_session_get_shelf (self->session), day,
                              lobby_session_may (self->session, LOBBY_RIGHT_NAMES_SEE), self->working,
                              earlier_opened_cb, g_object_ref (self));
}

/* ---- The day itself ---- */

static void
take_sheet (LobbySummaryDesk *self, LobbyDaySheet *sheet, gboolean whole)
{
  g_clear_pointer (&self->sheet, lobby_day_sheet_unref);
  self->sheet = sheet;
  self->whole = whole;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LobbySummaryDesk *self = LOBBY_SUMMARY_DESK (source);
  LobbyDaySheet *sheet = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sheet == NULL)
    return;
  take_sheet (self, sheet, TRUE);
  if (self->working != NULL && self->session != NULL)
    look_before (self);
}

static gint64
get_now (LobbySummaryDesk *self)
{
  return lobby_clock_get_now (lobby_session_get_clock (self->session));
}

static void
opened_cb (GObject *shelf, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbySummaryDesk) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyDayBook) book = lobby_day_shelf_open_finish (LOBBY_DAY_SHELF (shelf), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->working == NULL || self->session == NULL)
    return;
  if (book == NULL)
    g_clear_object (&self->working);
  else
    make (self, book, self->day != NULL ? G_MAXINT64 : get_now (self), 0, made_cb);
}

/* What the state alone tells: nobody watched the time between the events. */
static void
take_present (LobbySummaryDesk *self)
{
  const LobbyState *state = lobby_session_get_state (self->session);

  take_sheet (self,
              lobby_day_sheet_new (lobby_state_copy (state), lobby_uptime_watch_new (),
                                   lobby_rules_get_effective (state), NULL, lobby_state_get_time (state),
                                   get_now (self)),
              FALSE);
}

/* Returns: (transfer full) (nullable): the record of the session's own day, the newest run of it */
static LobbyShelfDay *
find_own_record (LobbySummaryDesk *self)
{
  LobbyDayShelf *shelf = lobby_session_get_shelf (self->session);
  GListModel *days = shelf != NULL ? lobby_day_shelf_get_days (shelf) : NULL;
  const LobbyBranchRecord *branch = lobby_state_get_branch (lobby_session_get_state (self->session));

  for (guint i = 0; days != NULL && branch != NULL && i < g_list_model_get_n_items (days); i++)
    {
      g_autoptr (LobbyShelfDay) one = g_list_model_get_item (days, i);
      if (lobby_shelf_day_get_origin (one) == LOBBY_DAY_ORIGIN_JOURNAL
          && g_strcmp0 (lobby_shelf_day_get_day (one), branch->day) == 0)
        return g_steal_pointer (&one);
    }
  return NULL;
}

static void
work (LobbySummaryDesk *self)
{
  g_autoptr (LobbyShelfDay) day = NULL;

  stop (self);
  self->working = g_cancellable_new ();
  self->looked_us = get_now (self);
  if (self->day == NULL && LOBBY_IS_REPLAY_SESSION (self->session))
    {
      LobbyReplaySession *replay = LOBBY_REPLAY_SESSION (self->session);
      g_set_object (&self->recorded, lobby_replay_session_get_day (replay));
      make (self, (LobbyDayBook *) lobby_replay_session_get_book (replay), get_now (self), 0, made_cb);
      return;
    }
  day = self->day != NULL ? g_object_ref (self->day) : find_own_record (self);
  g_set_object (&self->recorded, day);
  if (day != NULL)
    lobby_day_shelf_open_async (lobby_session_get_shelf (self->session), day,
                                lobby_session_may (self->session, LOBBY_RIGHT_NAMES_SEE), self->working, opened_cb,
                                g_object_ref (self));
  else
    {
      take_present (self);
      look_before (self);
    }
}

/* A day that was turned to does not go on; a live one does, a replay also goes back. */
static gboolean
is_old (LobbySummaryDesk *self)
{
  gint64 age_us = get_now (self) - self->looked_us;

  if (self->sheet == NULL || self->looked_us == 0)
    return TRUE;
  return self->day == NULL && (age_us > (self->whole ? AGAIN_US : AGAIN_US / 10) || age_us < 0);
}

/** lobby_summary_desk_look: somebody looks: the summary is made, or made anew when the day has gone on */
void
lobby_summary_desk_look (LobbySummaryDesk *self)
{
  g_return_if_fail (LOBBY_IS_SUMMARY_DESK (self));

  if (self->session == NULL || lobby_state_get_branch (lobby_session_get_state (self->session)) == NULL)
    return;
  if (self->sheet == NULL)
    take_present (self);
  if (self->working == NULL && is_old (self))
    work (self);
}

/** lobby_summary_desk_get_sheet: Returns: (transfer none) (nullable): the summary */
LobbyDaySheet *
lobby_summary_desk_get_sheet (LobbySummaryDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), NULL);
  return self->sheet;
}

/** lobby_summary_desk_get_before: Returns: (transfer none) (nullable): the same weekday before, up to the same time of day */
LobbyDaySheet *
lobby_summary_desk_get_before (LobbySummaryDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), NULL);
  return self->before;
}

/** lobby_summary_desk_is_own_day: Returns: whether the day is the session's own */
gboolean
lobby_summary_desk_is_own_day (LobbySummaryDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), TRUE);
  return self->day == NULL;
}

/** lobby_summary_desk_is_whole: Returns: whether the summary comes from the record; else some figures are not known */
gboolean
lobby_summary_desk_is_whole (LobbySummaryDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), FALSE);
  return self->whole;
}

/** lobby_summary_desk_get_recording: Returns: (transfer none) (nullable): the record of the day that is shown, to be played */
LobbyShelfDay *
lobby_summary_desk_get_recording (LobbySummaryDesk *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), NULL);
  return self->recorded;
}

static const char *
get_own_name (LobbySummaryDesk *self)
{
  const LobbyBranchRecord *branch = self->session != NULL
                                        ? lobby_state_get_branch (lobby_session_get_state (self->session))
                                        : NULL;

  return branch != NULL ? branch->day : NULL;
}

/** lobby_summary_desk_can_turn: Returns: whether there is a day before the one that is shown, or after it with @on */
gboolean
lobby_summary_desk_can_turn (LobbySummaryDesk *self, gboolean on)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_DESK (self), FALSE);

  if (self->sheet == NULL)
    return FALSE;
  if (on && self->day != NULL && g_strcmp0 (self->sheet->day, get_own_name (self)) < 0)
    return TRUE;
  g_autoptr (LobbyShelfDay) next = find_next (self, self->sheet->day, on, FALSE);
  return next != NULL;
}

/** lobby_summary_desk_turn: turns to the recorded day before the one that is shown, or after it with @on */
void
lobby_summary_desk_turn (LobbySummaryDesk *self, gboolean on)
{
  g_return_if_fail (LOBBY_IS_SUMMARY_DESK (self));

  if (self->sheet == NULL || self->session == NULL)
    return;
  g_autoptr (LobbyShelfDay) next = find_next (self, self->sheet->day, on, FALSE);
  const char *name = next != NULL ? lobby_shelf_day_get_day (next) : NULL, *own = get_own_name (self);
  if (on && self->day != NULL && g_strcmp0 (self->sheet->day, own) < 0 && (name == NULL || g_strcmp0 (name, own) >= 0))
    g_clear_object (&self->day);
  else if (next != NULL && g_strcmp0 (name, own) == 0)
    g_clear_object (&self->day);
  else if (next != NULL)
    g_set_object (&self->day, next);
  else
    return;
  g_clear_pointer (&self->before, lobby_day_sheet_unref);
  work (self);
}
