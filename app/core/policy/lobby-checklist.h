/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists: whether one makes sense, how one is filled, and its score. The same functions serve the state, the branch
 * service and the console. No I/O: the checklists that come with Lobby are read in io/policy. */
#pragma once

#include "lobby-branch-records.h"
#include "lobby-checklist-records.h"
#include "lobby-error.h"
#include "lobby-floor-records.h"

G_BEGIN_DECLS

/* --- the checklist --- */

gboolean lobby_checklist_check (const LobbyChecklist *checklist, GError **error);
gboolean lobby_checklist_check_change (const LobbyChecklist *present, const LobbyChecklist *next, GError **error);
LobbyChecklist *lobby_checklist_copy (const LobbyChecklist *checklist);
void lobby_checklist_free (LobbyChecklist *checklist);
LobbyCheckItem *lobby_check_item_find (const GPtrArray *items, const char *id);
guint lobby_checklist_count_asked (const LobbyChecklist *checklist);
gint64 lobby_checklist_get_due (const LobbyChecklist *checklist, const LobbyBranchRecord *branch);

/* --- filling it --- */

LobbyCheckRun *lobby_check_run_new (const LobbyChecklist *checklist, const char *id, const char *by, gint64 now_us);
void lobby_check_run_free (LobbyCheckRun *run);
const LobbyCheckAnswer *lobby_check_run_get_answer (const LobbyCheckRun *run, const char *item);
gboolean lobby_check_run_check_answer (const LobbyCheckRun *run, const LobbyCheckAnswer *answer, GError **error);
void lobby_check_run_take_answer (LobbyCheckRun *run, const LobbyCheckAnswer *answer, gint64 now_us);
gboolean lobby_check_run_check_finish (const LobbyCheckRun *run, GError **error);

/* --- the score --- */

/**
 * LobbyCheckOutcome:
 * @LOBBY_CHECK_OPEN: not answered
 * @LOBBY_CHECK_PASSED: answered as it should be
 * @LOBBY_CHECK_FAILED: answered, and not as it should be
 * @LOBBY_CHECK_LEFT_OUT: it does not apply today
 * @LOBBY_CHECK_SAID: answered in words, which nobody counts
 */
typedef enum
{
  LOBBY_CHECK_OPEN,
  LOBBY_CHECK_PASSED,
  LOBBY_CHECK_FAILED,
  LOBBY_CHECK_LEFT_OUT,
  LOBBY_CHECK_SAID,
} LobbyCheckOutcome;

/**
 * LobbyCheckScore:
 * @percent: the score, 0 to 100; -1 where nothing is counted yet
 * @asked: items
 * @open: items that must be answered before it can be finished
 * @answered: items that are answered, those that do not apply among them
 * @failed: items that failed
 * @left_out: items that do not apply
 */
typedef struct
{
  double percent;
  guint asked;
  guint open;
  guint answered;
  guint failed;
  guint left_out;
} LobbyCheckScore;

LobbyCheckOutcome lobby_check_item_judge (const LobbyCheckItem *item, const LobbyCheckAnswer *answer);
void lobby_check_run_score (const LobbyCheckRun *run, LobbyCheckScore *out);
LobbyCheckResult *lobby_check_run_dup_result (const LobbyCheckRun *run);
GPtrArray *lobby_check_run_dup_duties (const LobbyCheckRun *run, const LobbyBranchRecord *branch, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyChecklist, lobby_checklist_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyCheckRun, lobby_check_run_free)

G_END_DECLS
