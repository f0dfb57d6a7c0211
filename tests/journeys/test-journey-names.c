/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name on its whole way: asked for with a reason, recorded, told by the branch, shown for a moment, and in no file. */
#define _GNU_SOURCE /* memmem */

#include "lobby-audit.h"
#include "lobby-live-session.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "temp-folder.h"

#include <string.h>

#define VISIT "visit-004"

typedef struct
{
  TempFolder folder;
  LobbyTestService *branch;
  LobbySession *session;
  LobbyShownName *shown;
  LobbyBearer role; /* unknown: the branch's own secret */
} Journey;

static char *
dup_token (const char *refused, gpointer data)
{
  Journey *journey = data;

  if (refused != NULL)
    return NULL;
  return journey->role == LOBBY_BEARER_UNKNOWN ? g_strdup (lobby_test_service_get_token ())
                                               : lobby_test_service_dup_token (journey->branch, journey->role, "bh1");
}

static void
set_up (Journey *journey, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  temp_folder_make (&journey->folder);
  journey->role = (LobbyBearer) GPOINTER_TO_INT (data);
  journey->branch = lobby_test_service_start ("pension-day", "10:42:06", LOBBY_TEST_SERVICE_DEFAULT);
  journey->session = LOBBY_SESSION (
      lobby_live_session_new (LOBBY_SESSION_LIVE, lobby_test_service_get_url (journey->branch), journey->folder.path,
                              dup_token, journey, NULL, NULL, 0, 0, &error));
  g_assert_no_error (error);
  journey->shown = lobby_session_get_shown_name (journey->session);
  lobby_live_session_start (LOBBY_LIVE_SESSION (journey->session));
  LOBBY_WAIT_UNTIL (lobby_state_get_visit (lobby_session_get_state (journey->session), VISIT) != NULL);
  LOBBY_WAIT_UNTIL (lobby_session_may (journey->session, LOBBY_RIGHT_NAMES_REVEAL));
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer done)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  *(gboolean *) done = TRUE;
}

static void
close_session (Journey *journey)
{
  gboolean done = FALSE;

  lobby_live_session_close_async (LOBBY_LIVE_SESSION (journey->session), closed_cb, &done);
  LOBBY_WAIT_UNTIL (done);
  g_clear_object (&journey->session);
}

static void
tear_down (Journey *journey, gconstpointer data)
{
  if (journey->session != NULL)
    close_session (journey);
  lobby_test_service_free (journey->branch);
  temp_folder_remove (&journey->folder);
}

static guint
count_shown (Journey *journey)
{
  g_autoptr (GPtrArray) lines = lobby_store_list_shown (
      lobby_branch_service_get_store (lobby_test_service_get_service (journey->branch)), 0, 1000);

  return lines->len;
}

/* Returns: (transfer full) (nullable): the last line of the audit about a shown name */
static LobbyAuditLine *
find_line (Journey *journey)
{
  g_autoptr (LobbyAudit) audit = lobby_audit_open_to_read (journey->folder.path, NULL);
  g_autoptr (GPtrArray) lines = audit != NULL ? lobby_audit_list (audit, 1, 100, NULL) : NULL;

  for (guint i = lines != NULL ? lines->len : 0; i > 0; i--)
    {
      LobbyAuditLine *line = g_ptr_array_index (lines, i - 1);
      if (strcmp (line->action, LOBBY_AUDIT_NAME_SHOWN) == 0)
        return g_ptr_array_steal_index (lines, i - 1);
    }
  return NULL;
}

static gboolean
holds (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, text, strlen (text)) != NULL;
}

/* Fails for every file of the folder that holds @text. */
static void
assert_nowhere (Journey *journey, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (journey->folder.path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (journey->folder.path, name, NULL);
      if (holds (path, text))
        g_error ("%s holds %s", name, text);
    }
}

static void
test_shown_for_a_moment (Journey *journey, gconstpointer data)
{
  LobbyAuditLine *line;

  g_assert_true (lobby_session_can_show_names (journey->session));
  lobby_shown_name_set_seconds (journey->shown, 1);
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_GREET, NULL);
  g_assert_cmpint (lobby_shown_name_get_state (journey->shown, VISIT), ==, LOBBY_NAME_ASKED);
  LOBBY_WAIT_UNTIL (lobby_shown_name_get_name (journey->shown, VISIT) != NULL);
  g_assert_cmpstr (lobby_shown_name_get_name (journey->shown, VISIT)->en, ==, "Chen Meiling");
  g_assert_cmpstr (lobby_shown_name_get_name (journey->shown, VISIT)->zh_cn, ==, "陈美玲");
  g_assert_null (lobby_shown_name_get_name (journey->shown, "visit-001"));
  LOBBY_WAIT_UNTIL (lobby_shown_name_get_state (journey->shown, VISIT) == LOBBY_NAME_MASKED);
  g_assert_null (lobby_shown_name_get_name (journey->shown, VISIT));
  g_assert_cmpuint (count_shown (journey), ==, 1);
  line = find_line (journey);
  g_assert_cmpstr (line->subject, ==, VISIT);
  g_assert_cmpstr (line->reason, ==, "greet");
  lobby_audit_line_free (line);
}

static void
test_in_no_file (Journey *journey, gconstpointer data)
{
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_OTHER, "Chen Meiling lost her Canaryglove");
  LOBBY_WAIT_UNTIL (lobby_shown_name_get_name (journey->shown, VISIT) != NULL);
  lobby_session_mask_names (journey->session);
  g_assert_null (lobby_shown_name_get_name (journey->shown, VISIT));
  close_session (journey);
  assert_nowhere (journey, "Meiling");
  assert_nowhere (journey, "美玲");
  assert_nowhere (journey, "Canaryglove");
}

static void
test_masked_while_asked (Journey *journey, gconstpointer data)
{
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_GREET, NULL);
  lobby_session_mask_names (journey->session);
  LOBBY_WAIT_UNTIL (count_shown (journey) == 1);
  lobby_wait_a_while (200);
  g_assert_null (lobby_shown_name_get_name (journey->shown, VISIT));
  g_assert_cmpint (lobby_shown_name_get_state (journey->shown, VISIT), ==, LOBBY_NAME_MASKED);
}

static void
test_not_known (Journey *journey, gconstpointer data)
{
  lobby_session_show_name (journey->session, "visit-999", LOBBY_NAME_REASON_GREET, NULL);
  LOBBY_WAIT_UNTIL (lobby_shown_name_get_state (journey->shown, "visit-999") == LOBBY_NAME_REFUSED);
  g_assert_cmpstr (lobby_shown_name_get_refusal (journey->shown), ==, "not-found");
  g_assert_cmpuint (count_shown (journey), ==, 0);
}

static void
test_no_reason_no_name (Journey *journey, gconstpointer data)
{
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_OTHER, NULL);
  g_assert_cmpint (lobby_shown_name_get_state (journey->shown, VISIT), ==, LOBBY_NAME_MASKED);
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_UNKNOWN, "because");
  g_assert_cmpint (lobby_shown_name_get_state (journey->shown, VISIT), ==, LOBBY_NAME_MASKED);
}

/* What cannot be recorded is not shown. */
static void
test_no_audit_no_name (Journey *journey, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&journey->folder, "audit.sqlite");

  close_session (journey);
  g_assert_true (g_file_set_contents (path, "this is no audit", -1, NULL));
  journey->session = LOBBY_SESSION (
      lobby_live_session_new (LOBBY_SESSION_LIVE, lobby_test_service_get_url (journey->branch), journey->folder.path,
                              dup_token, journey, NULL, NULL, 0, 0, NULL));
  journey->shown = lobby_session_get_shown_name (journey->session);
  lobby_live_session_start (LOBBY_LIVE_SESSION (journey->session));
  LOBBY_WAIT_UNTIL (lobby_session_get_link_state (journey->session) == LOBBY_LINK_LIVE
                    && lobby_session_may (journey->session, LOBBY_RIGHT_NAMES_REVEAL));
  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_GREET, NULL);
  g_assert_cmpint (lobby_shown_name_get_state (journey->shown, VISIT), ==, LOBBY_NAME_REFUSED);
  g_assert_cmpstr (lobby_shown_name_get_refusal (journey->shown), ==, "no-audit");
  g_assert_cmpuint (count_shown (journey), ==, 0);
}

typedef struct
{
  LobbyAuditReport *report;
  GError *error;
  gboolean done;
} AuditRead;

static void
audit_read_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  AuditRead *read = data;

  read->report = lobby_session_read_audit_finish (LOBBY_SESSION (session), result, &read->error);
  read->done = TRUE;
}

static const LobbyAuditRecord *
find_name_shown (const GPtrArray *lines)
{
  for (guint i = lines->len; i > 0; i--)
    {
      const LobbyAuditRecord *line = g_ptr_array_index (lines, i - 1);
      if (strcmp (line->action, LOBBY_AUDIT_NAME_SHOWN) == 0)
        return line;
    }
  return NULL;
}

/* Who may read the audit sees the look at a name twice: as this console and as the branch has kept it, and that no line of
 * the console was touched. */
static void
test_both_audits (Journey *journey, gconstpointer data)
{
  AuditRead read = { 0 };

  lobby_session_show_name (journey->session, VISIT, LOBBY_NAME_REASON_COMPLAINT, NULL);
  LOBBY_WAIT_UNTIL (lobby_shown_name_get_state (journey->shown, VISIT) == LOBBY_NAME_SHOWN);
  lobby_session_read_audit_async (journey->session, NULL, audit_read_cb, &read);
  LOBBY_WAIT_UNTIL (read.done);
  g_assert_no_error (read.error);
  const LobbyAuditRecord *here = find_name_shown (read.report->lines);
  const LobbyAuditRecord *there = find_name_shown (read.report->branch_lines);

  g_assert_cmpint (read.report->n_lines, ==, read.report->lines->len);
  g_assert_cmpint (read.report->broken, ==, 0);
  g_assert_cmpint (read.report->n_missing, ==, 0);
  g_assert_nonnull (here);
  g_assert_nonnull (there);
  g_assert_cmpstr (here->subject, ==, VISIT);
  g_assert_cmpstr (here->reason, ==, "complaint");
  g_assert_cmpstr (there->subject, ==, VISIT);
  g_assert_cmpstr (there->who, ==, "bh1");
  lobby_audit_report_free (read.report);
}

/* A lobby manager has no right to it; the service says so too. */
static void
test_audit_is_not_everybodys (Journey *journey, gconstpointer data)
{
  AuditRead read = { 0 };

  g_assert_false (lobby_session_may (journey->session, LOBBY_RIGHT_AUDIT_READ));
  lobby_session_read_audit_async (journey->session, NULL, audit_read_cb, &read);
  LOBBY_WAIT_UNTIL (read.done);
  g_assert_error (read.error, LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN);
  g_assert_null (read.report);
  g_error_free (read.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
#define ADD(path, func) g_test_add (path, Journey, NULL, set_up, func, tear_down)
  ADD ("/names/shown-for-a-moment", test_shown_for_a_moment);
  ADD ("/names/in-no-file", test_in_no_file);
  ADD ("/names/masked-while-asked", test_masked_while_asked);
  ADD ("/names/not-known", test_not_known);
  ADD ("/names/no-reason-no-name", test_no_reason_no_name);
  ADD ("/names/no-audit-no-name", test_no_audit_no_name);
  g_test_add ("/names/both-audits", Journey, GINT_TO_POINTER (LOBBY_BEARER_BRANCH_HEAD), set_up, test_both_audits,
              tear_down);
  g_test_add ("/names/audit-is-not-everybodys", Journey, GINT_TO_POINTER (LOBBY_BEARER_LOBBY_MANAGER), set_up,
              test_audit_is_not_everybodys, tear_down);
  return g_test_run ();
}
