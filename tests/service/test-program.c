/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch as a person or another program starts it: options, exit codes, the ready line, and its end. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define DONE 0
#define FAILED 1
#define USAGE 2

typedef struct
{
  char *folder;
  char *token;
} Fixture;

static const char *program;

static void
set_up (Fixture *fixture, gconstpointer nothing)
{
  fixture->folder = g_dir_make_tmp ("lobby-program-XXXXXX", NULL);
  fixture->token = g_build_filename (fixture->folder, "token", NULL);
  g_assert_true (g_file_set_contents (fixture->token, "a-token-of-the-tests\n", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->token);
}

static int
run (const char *const *arguments, char **out, char **err)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, program);
  for (; *arguments != NULL; arguments++)
    g_strv_builder_add (builder, *arguments);
  g_auto (GStrv) argv = g_strv_builder_end (builder);
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) argv,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                       &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, out, err, &error);
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static void
test_help_and_version (Fixture *fixture, gconstpointer nothing)
{
  const char *const version[] = { "--version", NULL };
  const char *const help[] = { "--help", NULL };
  const char *const serve[] = { "serve", "--help", NULL };
  g_autofree char *v = NULL, *h = NULL, *s = NULL;

  g_assert_cmpint (run (version, &v, NULL), ==, DONE);
  g_assert_true (g_str_has_prefix (v, "lobby-branch "));
  g_assert_cmpint (run (help, &h, NULL), ==, DONE);
  g_assert_nonnull (strstr (h, "simulate"));
  g_assert_cmpint (run (serve, &s, NULL), ==, DONE);
  g_assert_nonnull (strstr (s, "--token-file"));
  g_assert_nonnull (strstr (s, "--insecure-listen"));
}

static void
test_wrong_usage (Fixture *fixture, gconstpointer nothing)
{
  const char *const cases[][8] = {
    { NULL },
    { "dance", NULL },
    { "serve", NULL },
    { "serve", "--no-such-option", NULL },
    { "serve", "--token-file", "/no/such/file", NULL },
    { "serve", "--token-file", fixture->token, "--listen", "0.0.0.0:0", NULL },
    { "serve", "--token-file", fixture->token, "--listen", "127.0.0.1:0", "--start", "25:00", NULL },
    { "serve", "--token-file", fixture->token, "--listen", "127.0.0.1:0", "--speed", "-3", NULL },
    { "simulate", "--scenario", "pension-day", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = NULL, *err = NULL;
      g_assert_cmpint (run (cases[i], &out, &err), ==, USAGE);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (g_str_has_prefix (err, "lobby-branch: "));
      g_assert_null (strstr (err, "a-token-of-the-tests"));
    }
}

static void
test_no_such_scenario (Fixture *fixture, gconstpointer nothing)
{
  g_autofree char *path = g_build_filename (fixture->folder, "day.jsonl.gz", NULL);
  const char *const arguments[] = { "simulate", "--scenario", "no-such-day", "--out", path, NULL };
  g_autofree char *err = NULL;

  g_assert_cmpint (run (arguments, NULL, &err), ==, FAILED);
  g_assert_nonnull (strstr (err, "no-such-day"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_same_seed_same_file (Fixture *fixture, gconstpointer nothing)
{
  g_autofree char *one = g_build_filename (fixture->folder, "one.jsonl.gz", NULL);
  g_autofree char *two = g_build_filename (fixture->folder, "two.jsonl.gz", NULL);
  const char *const first[] = { "simulate", "--scenario", "spoke", "--seed", "9",
                                "--date",   "2025-12-01", "--out", one,      NULL };
  const char *const second[] = { "simulate", "--scenario", "spoke", "--seed", "9",
                                 "--date",   "2025-12-01", "--out", two,      NULL };
  g_autofree char *a = NULL, *b = NULL;
  gsize length_a, length_b;

  g_assert_cmpint (run (first, NULL, NULL), ==, DONE);
  g_assert_cmpint (run (second, NULL, NULL), ==, DONE);
  g_assert_true (g_file_get_contents (one, &a, &length_a, NULL));
  g_assert_true (g_file_get_contents (two, &b, &length_b, NULL));
  g_assert_cmpmem (a, length_a, b, length_b);
  /* What is there is not written over by mistake. */
  g_assert_cmpint (run (first, NULL, NULL), ==, FAILED);
}

static GSubprocess *
start (Fixture *fixture, const char *const *more, char **ready)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  const char *const first[] = { program,        "serve",      "--listen", "127.0.0.1:0", "--token-file",
                                fixture->token, "--simulate", "spoke",    NULL };

  g_strv_builder_addv (builder, (const char **) first);
  g_strv_builder_addv (builder, (const char **) more);
  g_auto (GStrv) argv = g_strv_builder_end (builder);
  GSubprocess *process = g_subprocess_newv ((const char *const *) argv,
                                            G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  *ready = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  return process;
}

static void
test_ready_line (Fixture *fixture, gconstpointer nothing)
{
  const char *const more[] = { "--split", "--start", "10:00", "--speed", "20", NULL };
  g_autofree char *ready = NULL;
  g_autoptr (GSubprocess) process = start (fixture, more, &ready);

  g_assert_true (g_str_has_prefix (ready, "{\"ready\":true,\"url\":\"http://127.0.0.1:"));
  g_assert_nonnull (strstr (ready, "{\"id\":\"queue\",\"url\":\"http://127.0.0.1:"));
  g_assert_nonnull (strstr (ready, "{\"id\":\"feedback\",\"url\":\"http://127.0.0.1:"));
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, DONE);
}

/* A demo ends with the console that has started it. */
static void
test_ends_with_its_parent (Fixture *fixture, gconstpointer nothing)
{
  const char *const more[] = { "--exit-on-stdin-eof", NULL };
  g_autofree char *ready = NULL;
  g_autoptr (GSubprocess) process = start (fixture, more, &ready);

  g_assert_nonnull (ready);
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, DONE);
}

#define ADD(name, test_cb) g_test_add ("/lobby-branch/" name, Fixture, NULL, set_up, test_cb, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = g_getenv ("LOBBY_BRANCH_PROGRAM");
  if (program == NULL)
    {
      g_print ("1..0 # SKIP LOBBY_BRANCH_PROGRAM does not say where the program is\n");
      return 0;
    }
  ADD ("help-and-version", test_help_and_version);
  ADD ("wrong-usage", test_wrong_usage);
  ADD ("no-such-scenario", test_no_such_scenario);
  ADD ("same-seed-same-file", test_same_seed_same_file);
  ADD ("ready-line", test_ready_line);
  ADD ("ends-with-its-parent", test_ends_with_its_parent);
  return g_test_run ();
}
