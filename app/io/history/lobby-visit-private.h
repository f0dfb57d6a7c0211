/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: visits between the table and the day file. */
#pragma once

#include "lobby-visit-table.h"

G_BEGIN_DECLS

/* What stands for a counter that the table does not name. */
#define LOBBY_VISIT_COUNTER_UNKNOWN "unknown"
/* The same for a device. */
#define LOBBY_VISIT_DEVICE_UNKNOWN "unknown"

/* A row that made sense. Moments in µs since 1970 UTC, 0 for those that were not. */
typedef struct
{
  const char *ticket;  /* (borrowed): of the table's text */
  const char *service; /* (borrowed) */
  const char *counter; /* (borrowed) (nullable) */
  const char *device;  /* (borrowed) (nullable): where the customer was diverted to */
  gint64 class;
  gboolean left;    /* without service */
  gboolean no_show; /* was called before */
  gboolean diverted;
  gint64 arrived_us;
  gint64 called_us;
  gint64 serving_us;
  gint64 ended_us;
} LobbyVisitRow;

LobbyVisitMap *lobby_visit_map_copy (const LobbyVisitMap *map);
gboolean lobby_visit_day_write (const char *path,
                                const char *branch,
                                const char *day,
                                const char *zone_id,
                                const GArray *rows,
                                GError **error);

G_END_DECLS
