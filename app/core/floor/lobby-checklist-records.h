/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists and inspections: what is asked, what was answered, what came out of it. Shipped as files, overridden and
 * changed by the branch; every item names its source. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/**
 * LobbyCheckItem:
 * @id: as in "devices-in-service"; stays when the words change, so that results can be compared
 * @text: what is asked, a short sentence that is true when all is well
 * @kind: how it is answered
 * @weight: how much it counts in the score; 0: it is asked and not counted
 * @most: (kind score) the best score; the worst is 0
 * @minimum: (kinds score and number) smallest value that passes
 * @maximum: (kind number) largest value that passes; where both are 0 every number passes
 * @unit: (kind number) what is counted, as in "min"
 * @source: where the item comes from, as in "S3-28"
 * @opens_duty: a failed item becomes a second-line slip
 * @is_slot: an empty place that the bank fills; it is not asked
 *
 * An item of a checklist.
 */
typedef struct
{
  char *id;
  LobbyText *text;
  LobbyCheckKind kind;
  gint64 weight;
  gint64 most;
  double minimum;
  double maximum;
  char *unit;
  char *source;
  gboolean opens_duty;
  gboolean is_slot;
} LobbyCheckItem;
extern const LobbyRecordType lobby_check_item_type;

/**
 * LobbyChecklist:
 * @id: as in "opening-readiness"
 * @name: in words
 * @purpose: what it is for, and who fills it
 * @source: where the checklist comes from
 * @version: counts up with each change
 * @changed_by: id of who changed it last
 * @changed_us: when
 * @time: by when it has to be finished each day
 * @lead_min: (before the branch opens) so many minutes before that
 * @at_min: (at a time of day) that time
 * @retired: the branch does not use it
 *
 * A checklist as the branch asks it.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  LobbyText *purpose;
  char *source;
  gint64 version;
  char *changed_by;
  gint64 changed_us;
  LobbyCheckTime time;
  gint64 lead_min;
  gint64 at_min;
  gboolean retired;
  GPtrArray *items; /* of LobbyCheckItem */
} LobbyChecklist;
extern const LobbyRecordType lobby_checklist_type;

/**
 * LobbyCheckAnswer:
 * @item: id of the item
 * @verdict: what was answered; unknown takes an earlier answer back
 * @value: (kinds score and number) the value given
 * @text: (kind text) what was written
 * @note: a remark beside the answer
 * @by: id of who answered
 * @at_us: when
 *
 * The answer to an item.
 */
typedef struct
{
  char *item;
  LobbyCheckVerdict verdict;
  double value;
  char *text;
  char *note;
  char *by;
  gint64 at_us;
} LobbyCheckAnswer;
extern const LobbyRecordType lobby_check_answer_type;

/**
 * LobbyCheckRun:
 * @id: made by whoever started it
 * @checklist: id of the checklist
 * @version: which version of it is filled
 * @name: the name that it had then
 * @items: the items as they were then: a change of the checklist does not change what is being filled
 * @finished_us: when, 0 while it is being filled
 *
 * A checklist being filled, or filled today.
 */
typedef struct
{
  char *id;
  char *checklist;
  gint64 version;
  LobbyText *name;
  GPtrArray *items;   /* of LobbyCheckItem */
  GPtrArray *answers; /* of LobbyCheckAnswer */
  gint64 started_us;
  char *started_by;
  gint64 finished_us;
  char *finished_by;
} LobbyCheckRun;
extern const LobbyRecordType lobby_check_run_type;

/**
 * LobbyCheckResult:
 * @run: id of the filling
 * @checklist: id of the checklist
 * @version: which version of it was filled
 * @score_percent: score, rounded; -1 where nothing was counted
 * @asked: number of items
 * @left_out: number of items that did not apply
 * @failed: ids of the items that failed
 *
 * What came out of a checklist; kept when the day is over.
 */
typedef struct
{
  char *run;
  char *checklist;
  gint64 version;
  gint64 finished_us;
  char *finished_by;
  gint64 score_percent;
  gint64 asked;
  gint64 left_out;
  char **failed;
} LobbyCheckResult;
extern const LobbyRecordType lobby_check_result_type;

/**
 * LobbyCheckBook:
 *
 * The checklists of a branch and what came out of them so far, as a service keeps them from day to day.
 */
typedef struct
{
  GPtrArray *checklists; /* of LobbyChecklist */
  GPtrArray *results;    /* of LobbyCheckResult */
} LobbyCheckBook;
extern const LobbyRecordType lobby_check_book_type;

/* Largest numbers of things, ours: enough for any branch, and a picture of the branch stays small. */
#define LOBBY_CHECKLISTS_MAX 64
#define LOBBY_CHECK_ITEMS_MAX 64
#define LOBBY_CHECK_RESULTS_MAX 60 /* of each checklist */

G_END_DECLS
