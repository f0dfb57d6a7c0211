/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

/**
 * LobbyVisitColumn:
 *
 * What a table of visits says of each. Service, class, counter, device and the moments after the arrival may be missing.
 */
typedef enum
{
  LOBBY_VISIT_TICKET,
  LOBBY_VISIT_SERVICE,
  LOBBY_VISIT_CLASS,
  LOBBY_VISIT_ARRIVED,
  LOBBY_VISIT_CALLED,
  LOBBY_VISIT_SERVED,
  LOBBY_VISIT_FINISHED,
  LOBBY_VISIT_COUNTER,
  LOBBY_VISIT_OUTCOME,
  LOBBY_VISIT_DEVICE,
  LOBBY_VISIT_N_COLUMNS,
} LobbyVisitColumn;

/**
 * LobbyVisitFlaw:
 *
 * Why a row of the table was left out; the last was mended instead.
 */
typedef enum
{
  LOBBY_VISIT_SHORT_ROW,
  LOBBY_VISIT_BAD_TICKET,
  LOBBY_VISIT_TWICE,
  LOBBY_VISIT_BAD_SERVICE,
  LOBBY_VISIT_BAD_CLASS,
  LOBBY_VISIT_BAD_COUNTER,
  LOBBY_VISIT_BAD_DEVICE,
  LOBBY_VISIT_BAD_TIME,
  LOBBY_VISIT_NO_ARRIVAL,
  LOBBY_VISIT_NO_SUCH_ORDER,
  LOBBY_VISIT_BAD_OUTCOME,
  LOBBY_VISIT_TOO_MANY,
  LOBBY_VISIT_MENDED,
  LOBBY_VISIT_N_FLAWS,
} LobbyVisitFlaw;

/**
 * LobbyVisitMap:
 * @column: Name of the column in the head of the table that says this; our name when it is left out
 * @served: What stands in the column of the outcome for those who were served; "served" when it is left out
 * @left: The same for those who left without service; "abandoned" when it is left out
 * @no_show: The same for those who were called and did not come; "no-show" when it is left out
 * @diverted: The same for those who went to a device instead; "diverted" when it is left out
 * @time: How times are written: "iso" (2025-11-17T09:05:00+08:00, or 2025-11-17 09:05:00 in the time zone of the branch), "epoch-s" or
 *   "epoch-ms" (seconds or milliseconds since 1970 UTC), or a pattern of %Y, %m, %d, %H or %I with %p, %M, and if they are there
 *   %S and %f (fraction), as in "%Y/%m/%d %H:%M"; "iso" when it is left out
 *
 * How a table of visits names its columns and its outcomes, and how it writes times. Everything may be left out.
 */
typedef struct
{
  char *column[LOBBY_VISIT_N_COLUMNS];
  char *served;
  char *left;
  char *no_show;
  char *diverted;
  char *time;
} LobbyVisitMap;
extern const LobbyRecordType lobby_visit_map_type;

/**
 * LobbyVisitLeftOut:
 * @file: which of the files, from 0
 * @line: of the file
 * @flaw: why
 *
 * A row that did not become a visit.
 */
typedef struct
{
  guint file;
  guint64 line;
  LobbyVisitFlaw flaw;
} LobbyVisitLeftOut;

/**
 * LobbyVisitReport:
 * @n_rows: rows after the head
 * @n_visits: rows that became visits
 * @flaws: by reason, how many rows
 * @first_line: by reason, line of the first of them
 * @days: (element-type utf8): files that were written, in order
 * @left_out: (element-type LobbyVisitLeftOut): rows that were left out, in order; a report of millions would be no report,
 *   so that only the first 100,000 are in it
 */
typedef struct
{
  guint64 n_rows;
  guint64 n_visits;
  guint64 flaws[LOBBY_VISIT_N_FLAWS];
  guint64 first_line[LOBBY_VISIT_N_FLAWS];
  GPtrArray *days;
  GArray *left_out;
} LobbyVisitReport;

LobbyVisitMap *lobby_visit_map_new (void);
LobbyVisitMap *lobby_visit_map_load (const char *path, GError **error);
void lobby_visit_map_free (LobbyVisitMap *map);

/**
 * LobbyVisitTable:
 *
 * Visits of any number of files, gathered by day.
 */
typedef struct _LobbyVisitTable LobbyVisitTable;

LobbyVisitTable *lobby_visit_table_new (const LobbyVisitMap *map, const char *zone_id, GError **error);
gboolean lobby_visit_table_add_file (LobbyVisitTable *self, const char *path, GError **error);
gboolean lobby_visit_table_write (LobbyVisitTable *self, const char *prefix, const char *branch, GError **error);
const LobbyVisitReport *lobby_visit_table_get_report (const LobbyVisitTable *self);
void lobby_visit_table_free (LobbyVisitTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyVisitMap, lobby_visit_map_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyVisitTable, lobby_visit_table_free)

G_END_DECLS
