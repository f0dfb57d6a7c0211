/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads both audits: this console's own on a worker, where its chain is followed too, then that of the branch. */
#include "config.h"

#include "lobby-live-audit.h"

#include "lobby-audit-report.h"
#include "lobby-audit.h"

typedef struct
{
  char *folder;
  LobbyBranchClient *client; /* (owned) */
  LobbyAuditReport *report;  /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_object_unref (reading->client);
  g_clear_pointer (&reading->report, lobby_audit_report_free);
  g_free (reading);
}

/** lobby_audit_report_free: @report: (transfer full) (nullable): a report */
void
lobby_audit_report_free (LobbyAuditReport *report)
{
  if (report == NULL)
    return;
  g_clear_pointer (&report->lines, g_ptr_array_unref);
  g_clear_pointer (&report->branch_lines, g_ptr_array_unref);
  g_free (report);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_audit_record_free);
}

static void
report_free (gpointer report)
{
  lobby_audit_report_free (report);
}

static LobbyAuditReport *
read_own (const char *folder, GError **error)
{
  g_autoptr (LobbyAudit) audit = lobby_audit_open_to_read (folder, error);
  g_autoptr (LobbyAuditReport) report = g_new0 (LobbyAuditReport, 1);
  g_autoptr (GPtrArray) lines = NULL;
  LobbyAuditProof proof;

  report->lines = new_lines ();
  if (audit == NULL || !lobby_audit_verify (audit, &proof, error))
    return NULL;
  report->n_lines = proof.n_lines;
  report->broken = proof.broken;
  report->n_missing = proof.n_missing;
  lines = lobby_audit_list_newest (audit, LOBBY_AUDIT_REPORT_MOST, error);
  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const LobbyAuditLine *line = g_ptr_array_index (lines, i);
      g_ptr_array_add (report->lines, lobby_audit_record_new (line->number, line->at_us, line->who, line->action,
                                                              line->subject, line->reason, NULL));
    }
  return g_steal_pointer (&report);
}

static void
read_own_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LobbyAuditReport *report = read_own (data, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, report_free);
  else
    g_task_return_error (task, error);
}

static void fetch_next (GTask *task);

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&reading->report), report_free);
  g_object_unref (task);
}

/* A branch that does not tell is no reason not to show what is here. */
static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  LobbyAuditExcerpt *excerpt = lobby_branch_client_fetch_audit_finish (LOBBY_BRANCH_CLIENT (client), result, NULL);
  GPtrArray *lines = reading->report->branch_lines;
  guint n = excerpt != NULL ? excerpt->lines->len : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, lobby_record_copy (&lobby_audit_record_type, g_ptr_array_index (excerpt->lines, i)));
  if (excerpt == NULL)
    g_clear_pointer (&reading->report->branch_lines, g_ptr_array_unref);
  else
    lobby_record_free (&lobby_audit_excerpt_type, excerpt);
  if (n > 0 && lines->len < LOBBY_AUDIT_REPORT_MOST)
    fetch_next (task);
  else
    finish (task);
}

/* @task: (transfer full) */
static void
fetch_next (GTask *task)
{
  const Reading *reading = g_task_get_task_data (task);
  const GPtrArray *lines = reading->report->branch_lines;
  const LobbyAuditRecord *last = lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;

  lobby_branch_client_fetch_audit_async (reading->client, last != NULL ? last->number : 0,
                                         g_task_get_cancellable (task), fetched_cb, task);
}

static void
own_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->report = g_task_propagate_pointer (G_TASK (result), &error);
  if (reading->report == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  reading->report->branch_lines = new_lines ();
  fetch_next (task);
}

/**
 * lobby_live_audit_read:
 * @task: (transfer full): gets a #LobbyAuditReport, or why this console's own audit cannot be read
 * @folder: where that is kept
 * @client: the branch
 *
 * Reads both.
 */
void
lobby_live_audit_read (GTask *task, const char *folder, LobbyBranchClient *client)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) own = g_task_new (NULL, g_task_get_cancellable (task), own_read_cb, task);

  reading->folder = g_strdup (folder);
  reading->client = g_object_ref (client);
  g_task_set_task_data (task, reading, reading_free);
  g_task_set_task_data (own, g_strdup (folder), g_free);
  g_task_run_in_thread (own, read_own_cb);
}
