/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day that can be opened, and where it is. Nothing of it has been read but its name. */
#include "config.h"

#include "lobby-shelf-day.h"

struct _LobbyShelfDay
{
  GObject parent_instance;

  LobbyDayOrigin origin;
  char *day;  /* (nullable): YYYY-MM-DD; of a file not known before it is read */
  char *path; /* (nullable): of a file */
  gint64 run;
  guint64 n_events;
};

G_DEFINE_FINAL_TYPE (LobbyShelfDay, lobby_shelf_day, G_TYPE_OBJECT)

static void
lobby_shelf_day_finalize (GObject *object)
{
  LobbyShelfDay *self = LOBBY_SHELF_DAY (object);

  g_free (self->day);
  g_free (self->path);
  G_OBJECT_CLASS (lobby_shelf_day_parent_class)->finalize (object);
}

static void
lobby_shelf_day_class_init (LobbyShelfDayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_shelf_day_finalize;
}

static void
lobby_shelf_day_init (LobbyShelfDay *self)
{
}

/**
 * lobby_shelf_day_new:
 * @origin: where it is
 * @day: (nullable): YYYY-MM-DD
 * @run: (origin JOURNAL): which one of that day
 * @path: (nullable) (origin FILE): the file
 * @n_events: how many events it has, 0 when that is not known
 *
 * Returns: (transfer full): a day
 */
LobbyShelfDay *
lobby_shelf_day_new (LobbyDayOrigin origin, const char *day, gint64 run, const char *path, guint64 n_events)
{
  LobbyShelfDay *self = g_object_new (LOBBY_TYPE_SHELF_DAY, NULL);

  self->origin = origin;
  self->day = g_strdup (day);
  self->run = run;
  self->path = g_strdup (path);
  self->n_events = n_events;
  return self;
}

/** lobby_shelf_day_get_origin: Returns: where it is */
LobbyDayOrigin
lobby_shelf_day_get_origin (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), LOBBY_DAY_ORIGIN_FILE);
  return self->origin;
}

/** lobby_shelf_day_get_day: Returns: (nullable): business day, YYYY-MM-DD; of a file not known before it is read */
const char *
lobby_shelf_day_get_day (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), NULL);
  return self->day;
}

/** lobby_shelf_day_get_run: Returns: which one of that day in the journal, from 1 */
gint64
lobby_shelf_day_get_run (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), 0);
  return self->run;
}

/** lobby_shelf_day_get_path: Returns: (nullable): of a file */
const char *
lobby_shelf_day_get_path (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), NULL);
  return self->path;
}

/** lobby_shelf_day_get_n_events: Returns: how many events it had when the shelf looked, 0 when that is not known */
guint64
lobby_shelf_day_get_n_events (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), 0);
  return self->n_events;
}

/** lobby_shelf_day_dup_key: Returns: (transfer full): names the day on its shelf, as in "journal:2025-11-17:1" */
char *
lobby_shelf_day_dup_key (LobbyShelfDay *self)
{
  g_return_val_if_fail (LOBBY_IS_SHELF_DAY (self), NULL);

  switch (self->origin)
    {
    case LOBBY_DAY_ORIGIN_JOURNAL:
      return g_strdup_printf ("journal:%s:%" G_GINT64_FORMAT, self->day, self->run);
    case LOBBY_DAY_ORIGIN_SERVICE:
      return g_strconcat ("service:", self->day, NULL);
    case LOBBY_DAY_ORIGIN_FILE:
    default:
      return g_strconcat ("file:", self->path, NULL);
    }
}
