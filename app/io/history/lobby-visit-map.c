/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table of visits names its columns and its outcomes: ours by default, another's from a small JSON file. */
#include "config.h"

#include "lobby-visit-private.h"
#include "lobby-visit-time.h"

#include "lobby-error.h"
#include "lobby-record.h"
#include "lobby-wire.h"

#include <gio/gio.h>

#define MAP_BYTES (64 * 1024)

static const char *const DEFAULTS[] = { "ticket",    "service",     "class",   "arrived_at", "called_at",
                                        "served_at", "finished_at", "counter", "outcome",    "device" };

#define REC LobbyVisitMap
static const LobbyField map_fields[] = {
  LOBBY_ROW ("ticket", column[LOBBY_VISIT_TICKET], TEXT),
  LOBBY_ROW ("service", column[LOBBY_VISIT_SERVICE], TEXT),
  LOBBY_ROW ("class", column[LOBBY_VISIT_CLASS], TEXT),
  LOBBY_ROW ("arrived_at", column[LOBBY_VISIT_ARRIVED], TEXT),
  LOBBY_ROW ("called_at", column[LOBBY_VISIT_CALLED], TEXT),
  LOBBY_ROW ("served_at", column[LOBBY_VISIT_SERVED], TEXT),
  LOBBY_ROW ("finished_at", column[LOBBY_VISIT_FINISHED], TEXT),
  LOBBY_ROW ("counter", column[LOBBY_VISIT_COUNTER], TEXT),
  LOBBY_ROW ("outcome", column[LOBBY_VISIT_OUTCOME], TEXT),
  LOBBY_ROW ("device", column[LOBBY_VISIT_DEVICE], TEXT),
  LOBBY_ROW ("served", served, TEXT),
  LOBBY_ROW ("abandoned", left, TEXT),
  LOBBY_ROW ("no_show", no_show, TEXT),
  LOBBY_ROW ("diverted", diverted, TEXT),
  LOBBY_ROW ("time", time, TEXT, .maximum = 64),
};
#undef REC
const LobbyRecordType lobby_visit_map_type = LOBBY_RECORD_TYPE ("VisitMap", LobbyVisitMap, map_fields);

static void
complete (LobbyVisitMap *map)
{
  for (guint i = 0; i < LOBBY_VISIT_N_COLUMNS; i++)
    {
      if (map->column[i] == NULL)
        map->column[i] = g_strdup (DEFAULTS[i]);
    }
  if (map->served == NULL)
    map->served = g_strdup ("served");
  if (map->left == NULL)
    map->left = g_strdup ("abandoned");
  if (map->no_show == NULL)
    map->no_show = g_strdup ("no-show");
  if (map->diverted == NULL)
    map->diverted = g_strdup ("diverted");
  if (map->time == NULL)
    map->time = g_strdup (LOBBY_VISIT_TIME_ISO);
}

/**
 * lobby_visit_map_new:
 *
 * Returns: (transfer full): the names of our own tables
 */
LobbyVisitMap *
lobby_visit_map_new (void)
{
  LobbyVisitMap *map = lobby_record_new (&lobby_visit_map_type);

  complete (map);
  return map;
}

/**
 * lobby_visit_map_load:
 * @path: a JSON object such as `{"ticket": "No.", "arrived_at": "Issued", "abandoned": "walked out"}`; what it does not
 *   name has our name; `"time": "%d/%m/%Y %H:%M:%S"` says how times are written. data/mappings tells more
 *
 * Returns: (transfer full) (nullable): the map, or %NULL with @error
 */
LobbyVisitMap *
lobby_visit_map_load (const char *path, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  gsize length = 0;

  if (stream == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such mapping file");
      return NULL;
    }
  json = g_malloc (MAP_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), json, MAP_BYTES, &length, NULL, NULL) || length == MAP_BYTES)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "mapping file over 64 KiB, or not readable");
      return NULL;
    }
  LobbyVisitMap *map = lobby_wire_parse_record (&lobby_visit_map_type, json, length, error);
  if (map == NULL)
    return NULL;
  complete (map);
  if (lobby_visit_time_check (map->time))
    return map;
  lobby_visit_map_free (map);
  g_set_error_literal (
      error, LOBBY_ERROR, LOBBY_ERROR_INVALID,
      "time: iso, epoch-s, epoch-ms, or %Y, %m, %d, %M and %H or %I with %p expected, %S and %f allowed");
  return NULL;
}

LobbyVisitMap *
lobby_visit_map_copy (const LobbyVisitMap *map)
{
  return lobby_record_copy (&lobby_visit_map_type, map);
}

/**
 * lobby_visit_map_free:
 * @map: (nullable): a map
 *
 * Frees it.
 */
void
lobby_visit_map_free (LobbyVisitMap *map)
{
  if (map != NULL)
    lobby_record_free (&lobby_visit_map_type, map);
}
