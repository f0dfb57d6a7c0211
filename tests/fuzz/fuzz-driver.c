/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small fuzzer without feedback: takes the committed seeds, spoils them by a fixed seed, and feeds them to a harness.
 *
 *     fuzz-NAME CORPUS-FOLDER N-RUNS [FIRST-RUN]     a run that died is named, and can be begun with */
#include "fuzz.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define INPUT_BYTES_MAX 100000
#define SPOILS_MAX 6

static const char *const tokens[] = {
  "{",
  "}",
  "[",
  "]",
  "\"",
  ",",
  ":",
  "null",
  "true",
  "-0",
  "1e999",
  "9223372036854775808",
  "\\u0000",
  "\\ud800",
  "\\",
  "\n",
  "\xff",
  "\xe2\x80\xae",
  "\xc2\x9b",
  "{\"segment\":",
  "{\"end\":true",
  "\"sequence\":\"00000000000000000001\"",
  "C3",
  "pin",
  "[[[[[[[[[[[[[[[[",
  "2025-02-29",
  "T24:00:00Z",
  "+99:99",
  "..",
  "\"data\":{",
  "\"id\":\"\"",
};

static volatile guint present_run;

static void
died_cb (int number)
{
  char text[64];
  int length = snprintf (text, sizeof text, "\nBail out! run %u died of signal %d\n", present_run, number);

  if (write (STDOUT_FILENO, text, (size_t) length) > 0)
    signal (number, SIG_DFL);
  raise (number);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (element-type GBytes): the files of a folder, in the order of their names */
static GPtrArray *
read_seeds (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *bytes;
      gsize length;
      if (g_file_get_contents (g_ptr_array_index (names, i), &bytes, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (bytes, length));
    }
  return seeds;
}

static gsize
choose (GRand *rand, gsize below)
{
  return below > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) MIN (below, G_MAXINT32)) : 0;
}

/* Puts a piece of another seed somewhere. */
static void
graft (GByteArray *input, GBytes *other, GRand *rand)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (other, &length);
  gsize start = choose (rand, length);
  gsize n_bytes = choose (rand, 200);
  gsize count = MIN (n_bytes, length - start);
  gsize at = choose (rand, input->len);
  g_autofree guint8 *rest = g_memdup2 (input->data + at, input->len - at);
  gsize n_rest = input->len - at;

  g_byte_array_set_size (input, (guint) at);
  g_byte_array_append (input, bytes + start, (guint) count);
  g_byte_array_append (input, rest, (guint) n_rest);
}

static void
spoil (GByteArray *input, GPtrArray *seeds, GRand *rand)
{
  gsize at = choose (rand, input->len);
  gsize n_bytes = choose (rand, 50) + 1;
  const char *token = tokens[choose (rand, G_N_ELEMENTS (tokens))];
  g_autoptr (GBytes) piece = g_bytes_new_static (token, strlen (token));

  switch (choose (rand, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= (guint8) (1 << choose (rand, 8));
      break;
    case 1:
      if (input->len > 0)
        input->data[at] = (guint8) choose (rand, 256);
      break;
    case 2:
      if (input->len > 0)
        g_byte_array_remove_range (input, (guint) at, (guint) MIN (n_bytes, input->len - at));
      break;
    case 3:
      graft (input, piece, rand);
      break;
    case 4:
      graft (input, g_ptr_array_index (seeds, choose (rand, seeds->len)), rand);
      break;
    default:
      g_byte_array_set_size (input, (guint) at);
    }
}

static void
run_once (GPtrArray *seeds, guint run)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (run);
  g_autoptr (GByteArray) input = g_byte_array_new ();
  gsize length;
  const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (seeds, run % seeds->len), &length);

  g_byte_array_append (input, bytes, (guint) length);
  /* The seeds as they are come first. */
  for (gsize i = run < seeds->len ? 0 : 1 + choose (rand, SPOILS_MAX); i > 0; i--)
    spoil (input, seeds, rand);
  if (input->len > INPUT_BYTES_MAX)
    g_byte_array_set_size (input, INPUT_BYTES_MAX);
  /* In a block of its own size, so that reading past the end is found. */
  g_autofree guint8 *copy = g_memdup2 (input->data, input->len);
  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const guint8 *) "", input->len);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  g_autoptr (GPtrArray) seeds = read_seeds (argv[1]);
  guint n_runs = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  guint first = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0;

  signal (SIGSEGV, died_cb);
  signal (SIGABRT, died_cb);
  signal (SIGTRAP, died_cb);
  signal (SIGFPE, died_cb);
  printf ("1..1\n");
  fflush (stdout);
  for (guint run = first; seeds->len > 0 && run < first + n_runs; run++)
    {
      present_run = run;
      run_once (seeds, run);
    }
  printf ("%s 1 %u seeds, %u runs\n", seeds->len > 0 ? "ok" : "not ok", seeds->len, n_runs);
  return seeds->len > 0 ? 0 : 1;
}
