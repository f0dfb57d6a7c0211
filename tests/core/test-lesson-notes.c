/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was learned, written down and read again: the same predictions under the same names, and nothing from notes that are
 * damaged, of another version, or no notes at all. */
#include "config.h"

#include "lobby-adviser.h"
#include "lobby-lesson-notes.h"
#include "lobby-rules.h"
#include "lobby-test-day.h"

#include <string.h>

#define N_DAYS 4

typedef struct
{
  LobbyAdviser *adviser;
  GBytes *notes;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const LobbyLessonTitle title = { (char *) "binhe-road", (char *) "2025-11-12", (char *) "abc", N_DAYS };

  fixture->adviser = lobby_adviser_new (7);
  lobby_adviser_set_rules (fixture->adviser, lobby_rules_get_shipped ());
  for (guint64 seed = 21; seed < 21 + N_DAYS; seed++)
    {
      TestDay day;

      test_day_begin (&day, "ordinary-day", seed);
      test_day_run_out (&day);
      lobby_adviser_add_day (fixture->adviser, day.state, NULL);
      test_day_end (&day);
    }
  g_assert_true (lobby_adviser_learn (fixture->adviser, NULL, NULL));
  fixture->notes = lobby_lesson_notes_write (fixture->adviser, &title);
  g_assert_nonnull (fixture->notes);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_adviser_free (fixture->adviser);
  g_bytes_unref (fixture->notes);
}

static LobbyAdviser *
read_notes (GBytes *notes)
{
  g_auto (LobbyLessonTitle) title = { 0 };
  LobbyAdviser *adviser = lobby_lesson_notes_read (notes, 7, &title, NULL);

  if (adviser != NULL)
    lobby_adviser_set_rules (adviser, lobby_rules_get_shipped ());
  return adviser;
}

static void
assert_same (const LobbyForesight *one, const LobbyForesight *other)
{
  g_assert_cmpuint (one->n_learned, ==, other->n_learned);
  g_assert_cmpuint (one->tickets->len, ==, other->tickets->len);
  for (guint i = 0; i < one->tickets->len; i++)
    {
      const LobbyTicketForesight *a = g_ptr_array_index (one->tickets, i);
      const LobbyTicketForesight *b = lobby_foresight_get_ticket (other, a->ticket);

      g_assert_cmpfloat (a->to_call.low_s, ==, b->to_call.low_s);
      g_assert_cmpfloat (a->to_call.mid_s, ==, b->to_call.mid_s);
      g_assert_cmpfloat (a->to_call.high_s, ==, b->to_call.high_s);
    }
  g_assert_cmpuint (one->advices->len, ==, other->advices->len);
  for (guint i = 0; i < one->advices->len; i++)
    g_assert_cmpstr (((const LobbyAdviceFacts *) g_ptr_array_index (one->advices, i))->id, ==,
                     ((const LobbyAdviceFacts *) g_ptr_array_index (other->advices, i))->id);
}

static void
test_same_predictions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyAdviser) again = read_notes (fixture->notes);
  const char *const times[] = { "09:30:00", "10:42:00", "14:50:00" };
  TestDay day;

  g_assert_nonnull (again);
  test_day_begin (&day, "pension-day", 5);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (LobbyForesight) before = NULL, after = NULL;
      LobbyAdviserMoment moment = { .devices_known = TRUE };

      test_day_run_to (&day, times[i]);
      moment.now_us = moment.devices_now_us = test_day_at (&day, times[i]);
      before = lobby_adviser_foresee (fixture->adviser, day.state, &moment);
      after = lobby_adviser_foresee (again, day.state, &moment);
      g_assert_cmpuint (before->n_learned, >, 300);
      assert_same (before, after);
    }
  test_day_end (&day);
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  g_auto (LobbyLessonTitle) title = { 0 };
  g_autoptr (LobbyAdviser) adviser = lobby_lesson_notes_read (fixture->notes, 7, &title, NULL);

  g_assert_nonnull (adviser);
  g_assert_cmpstr (title.branch, ==, "binhe-road");
  g_assert_cmpstr (title.last_day, ==, "2025-11-12");
  g_assert_cmpstr (title.days, ==, "abc");
  g_assert_cmpuint (title.n_days, ==, N_DAYS);
}

static void
assert_refused (const guint8 *byte, gsize n)
{
  g_autoptr (GBytes) notes = g_bytes_new (byte, n);
  g_auto (LobbyLessonTitle) title = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_lesson_notes_read (notes, 7, &title, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_assert_null (title.branch);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  gsize n = 0;
  const guint8 *byte = g_bytes_get_data (fixture->notes, &n);
  g_autofree guint8 *changed = g_memdup2 (byte, n);

  for (guint i = 0; i < 64; i++)
    {
      gsize place = n / 64 * i;

      changed[place] ^= 0x20;
      assert_refused (changed, n);
      changed[place] ^= 0x20;
      assert_refused (byte, place); /* cut off */
    }
  assert_refused ((const guint8 *) "not a lesson", 12);
  assert_refused (NULL, 0);
}

/* FNV-1a, as the notes are sealed: what somebody changed and sealed again. */
static void
seal (guint8 *byte, gsize n)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i + 8 < n; i++)
    sum = (sum ^ byte[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  for (guint i = 0; i < 8; i++)
    byte[n - 8 + i] = (guint8) (sum >> (8 * i));
}

/* A forged file may teach nonsense, but nothing that ends the program: it is refused, or answers are numbers. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  gsize n = 0;
  const guint8 *byte = g_bytes_get_data (fixture->notes, &n);
  g_autofree guint8 *changed = g_memdup2 (byte, n);
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);
  guint n_read = 0;
  TestDay day;

  test_day_begin (&day, "ordinary-day", 5);
  test_day_run_to (&day, "10:10:00");
  for (guint i = 0; i < 60; i++)
    {
      gint64 now_us = test_day_at (&day, "10:10:00");
      const LobbyAdviserMoment moment = { now_us, now_us, TRUE };
      gsize place = (gsize) g_rand_int_range (dice, 8, (gint32) MIN (n - 8, 60000));
      guint8 before = changed[place];
      g_autoptr (GBytes) notes = NULL;
      g_autoptr (LobbyAdviser) adviser = NULL;

      changed[place] = (guint8) g_rand_int_range (dice, 0, 256);
      seal (changed, n);
      notes = g_bytes_new (changed, n);
      adviser = read_notes (notes);
      if (adviser != NULL)
        {
          g_autoptr (LobbyForesight) foresight = lobby_adviser_foresee (adviser, day.state, &moment);
          g_assert_cmpuint (foresight->services->len, ==, 5);
          n_read++;
        }
      changed[place] = before;
    }
  g_assert_cmpuint (n_read, >, 5);
  test_day_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/lesson-notes/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-predictions", test_same_predictions);
  ADD ("title", test_title);
  ADD ("damaged", test_damaged);
  ADD ("forged", test_forged);
  return g_test_run ();
}
