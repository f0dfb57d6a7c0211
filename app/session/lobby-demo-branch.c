/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo branch: a branch service of our own on loopback, warm at mid-morning, that ends with its owner. The demo path
 * is the live path: nothing but the address differs. */
#include "config.h"

#include "lobby-demo-branch.h"

#include "lobby-error.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define START "10:42"

struct _LobbyDemoBranch
{
  GObject parent_instance;

  /* given */
  char *program;
  char *scenario;
  char *language; /* (nullable) */
  gint64 seed;    /* of an open-ended drill, below 0: the scenario's own day */

  /* owned */
  GSubprocess *process;         /* (nullable) */
  GDataInputStream *output;     /* (nullable) */
  char *folder;                 /* (nullable): holds store and key, removed at the end */
  char *tokens[LOBBY_BEARER_N]; /* (nullable): of each role, from the branch itself */
  char *url;                    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyDemoBranch, lobby_demo_branch, G_TYPE_OBJECT)

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
lobby_demo_branch_dispose (GObject *object)
{
  LobbyDemoBranch *self = LOBBY_DEMO_BRANCH (object);

  g_clear_object (&self->output);
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, 15);
  g_clear_object (&self->process);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (lobby_demo_branch_parent_class)->dispose (object);
}

static void
lobby_demo_branch_finalize (GObject *object)
{
  LobbyDemoBranch *self = LOBBY_DEMO_BRANCH (object);

  g_free (self->program);
  g_free (self->scenario);
  g_free (self->language);
  for (guint i = 0; i < G_N_ELEMENTS (self->tokens); i++)
    g_free (self->tokens[i]);
  g_free (self->url);
  G_OBJECT_CLASS (lobby_demo_branch_parent_class)->finalize (object);
}

static void
lobby_demo_branch_class_init (LobbyDemoBranchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_demo_branch_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_demo_branch_finalize;
}

static void
lobby_demo_branch_init (LobbyDemoBranch *self)
{
}

/**
 * lobby_demo_branch_new:
 * @program: path of lobby-branch
 * @scenario: a scenario of its simulator
 * @language: (nullable): what its people write is written in it, as in "zh_CN"
 * @seed: what an open-ended drill starts from; below 0 for the day of the scenario
 *
 * Returns: (transfer full): a branch that is not running yet
 */
LobbyDemoBranch *
lobby_demo_branch_new (const char *program, const char *scenario, const char *language, gint64 seed)
{
  LobbyDemoBranch *self = g_object_new (LOBBY_TYPE_DEMO_BRANCH, NULL);

  self->program = g_strdup (program);
  self->scenario = g_strdup (scenario);
  self->language = g_strdup (language);
  self->seed = seed;
  return self;
}

/* The branch signs a token for each role, so that a demo can show what each may do. */
static gboolean
read_tokens (LobbyDemoBranch *self, JsonObject *ready)
{
  JsonObject *tokens = json_object_has_member (ready, "tokens") ? json_object_get_object_member (ready, "tokens")
                                                                : NULL;

  for (int role = LOBBY_BEARER_LOBBY_MANAGER; tokens != NULL && role <= LOBBY_BEARER_AUDITOR; role++)
    {
      const char *nick = lobby_choice_get_nick (&lobby_bearer_choice, role);
      g_free (self->tokens[role]);
      self->tokens[role] = g_strdup (json_object_get_string_member_with_default (tokens, nick, NULL));
    }
  return self->tokens[LOBBY_BEARER_LOBBY_MANAGER] != NULL;
}

static gboolean
read_ready_line (LobbyDemoBranch *self, const char *line, GError **error)
{
  g_autoptr (JsonNode) root = line != NULL ? json_from_string (line, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *url = object != NULL ? json_object_get_string_member_with_default (object, "url", NULL) : NULL;

  if (url == NULL || !read_tokens (self, object))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_FAILED, "the demo branch did not start");
      return FALSE;
    }
  self->url = g_strdup (url);
  return TRUE;
}

static void
ready_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (stream), result, NULL,
                                                                     &error);

  if (error == NULL && read_ready_line (g_task_get_source_object (task), line, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Key and store are in a folder that only this user can read; tokens come through the pipe, and never on a command line. */
static gboolean
spawn (LobbyDemoBranch *self, GError **error)
{
  g_autofree char *key = NULL, *store = NULL, *seed = NULL;

  self->folder = g_dir_make_tmp ("lobby-demo-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  key = g_build_filename (self->folder, "key", NULL);
  store = g_build_filename (self->folder, "branch.sqlite", NULL);
  seed = g_strdup_printf ("%" G_GINT64_FORMAT, self->seed);
  const char *const words[] = { self->program,
                                "serve",
                                "--listen",
                                "127.0.0.1:0",
                                "--store",
                                store,
                                "--simulate",
                                self->scenario,
                                "--speed",
                                "1",
                                "--start",
                                START,
                                "--key-file",
                                key,
                                "--role-tokens",
                                "--exit-on-stdin-eof",
                                self->seed >= 0 ? "--open-ended" : NULL,
                                "--seed",
                                seed,
                                NULL };
  /* The pipe to its standard input is the leash: it closes however this process ends. */
  self->process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  return self->process != NULL;
}

/**
 * lobby_demo_branch_start_async:
 * @self: a branch that is not running
 * @cancellable: (nullable): to give up
 * @callback: called when the branch answers
 * @data: user data of @callback
 */
void
lobby_demo_branch_start_async (LobbyDemoBranch *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;

  g_return_if_fail (LOBBY_IS_DEMO_BRANCH (self) && self->process == NULL);

  g_task_set_source_tag (task, lobby_demo_branch_start_async);
  if (!spawn (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, cancellable, ready_cb,
                                       g_steal_pointer (&task));
}

/** lobby_demo_branch_start_finish: Returns: whether the branch runs and says where */
gboolean
lobby_demo_branch_start_finish (LobbyDemoBranch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** lobby_demo_branch_get_seed: Returns: what its open-ended drill starts from, below 0 when it is none */
gint64
lobby_demo_branch_get_seed (LobbyDemoBranch *self)
{
  g_return_val_if_fail (LOBBY_IS_DEMO_BRANCH (self), -1);
  return self->seed;
}

/** lobby_demo_branch_get_url: Returns: (transfer none) (nullable): its address, once it runs */
const char *
lobby_demo_branch_get_url (LobbyDemoBranch *self)
{
  g_return_val_if_fail (LOBBY_IS_DEMO_BRANCH (self), NULL);
  return self->url;
}

/** lobby_demo_branch_get_token: Returns: (transfer none) (nullable): a token of @role that the branch has signed */
const char *
lobby_demo_branch_get_token (LobbyDemoBranch *self, LobbyBearer role)
{
  g_return_val_if_fail (LOBBY_IS_DEMO_BRANCH (self) && role < LOBBY_BEARER_N, NULL);
  return self->tokens[role];
}

/** lobby_demo_branch_get_folder: Returns: (transfer none) (nullable): where the console may keep journal and outbox of this run */
const char *
lobby_demo_branch_get_folder (LobbyDemoBranch *self)
{
  g_return_val_if_fail (LOBBY_IS_DEMO_BRANCH (self), NULL);
  return self->folder;
}

/**
 * lobby_demo_branch_dup_program:
 *
 * Returns: (transfer full): path of lobby-branch: from the environment (LOBBY_BRANCH), from this build tree, or installed
 */
char *
lobby_demo_branch_dup_program (void)
{
  const char *given = g_getenv ("LOBBY_BRANCH");
  g_autofree char *built = g_build_filename (BUILD_ROOT, "app", "service", "lobby-branch", NULL);

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_build_filename (BINDIR, "lobby-branch", NULL);
}
