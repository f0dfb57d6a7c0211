/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be told of a text that the strict reader refused: its place in the stream, and nothing of its contents. */
#include "lobby-envelope.h"

#include <string.h>

#define HEAD "{\"specversion\":\"1.0\",\"id\":\"e7\",\"source\":\"/s\",\"sequence\":\"00000000000000000007\","

static void
test_place_is_told (void)
{
  const char *const texts[] = {
    HEAD "\"data\":{\"pin\":\"1234\"}}",
    HEAD "\"data\":NaN}",
    HEAD "\"data\":[[[[[[{}]]]]]]}",
    HEAD "\"data\":{\"text\":\"}],\\\"\"}}",
    "  {\"data\":{\"id\":\"inner\"},\"sequence\":\"00000000000000000007\" , \"source\" : \"/s\", \"id\":\"e7\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LobbyEvent) event = lobby_envelope_salvage (texts[i], strlen (texts[i]));
      g_assert_nonnull (event);
      g_assert_cmpint (lobby_event_get_kind (event), ==, LOBBY_EVENT_UNKNOWN);
      g_assert_cmpuint (lobby_event_get_sequence (event), ==, 7);
      g_assert_cmpstr (lobby_event_get_id (event), ==, "e7");
      g_assert_cmpstr (lobby_event_get_source (event), ==, "/s");
      g_assert_null (lobby_event_get_raw (event));
    }
}

static void
test_place_is_not_guessed (void)
{
  const char *const texts[] = {
    "",
    "[",
    "{}",
    "\"e7\"",
    HEAD,
    "{\"id\":\"e7\",\"source\":\"/s\"}",
    "{\"id\":\"e7\",\"source\":\"/s\",\"sequence\":\"7\"}",
    "{\"id\":\"e7\",\"source\":\"/s\",\"sequence\":\"00000000000000000000\"}",
    "{\"id\":\"e7\",\"source\":\"/s\",\"sequence\":\"99999999999999999999\"}",
    "{\"id\":\"e7\",\"source\":7,\"sequence\":\"00000000000000000007\"}",
    "{\"id\":\"e\\u0037\",\"source\":\"/s\",\"sequence\":\"00000000000000000007\"}",
    "{\"data\":{\"id\":\"e7\",\"source\":\"/s\",\"sequence\":\"00000000000000000007\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (lobby_envelope_salvage (texts[i], strlen (texts[i])));
}

/* Any cut and any changed byte: an answer or none, and no byte beyond the end. */
static void
test_any_damage (void)
{
  const char *text = HEAD "\"data\":{\"a\":[1,2,{\"b\":\"c\\\\\"}]}}";
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LobbyRange));
  GRand *rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, (gint32) strlen (text) + 1);
      g_autofree char *copy = g_memdup2 (text, MAX (length, 1));
      for (gsize j = 0; length > 0 && j < 3; j++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] = "{}[]\",:\\a0"[g_rand_int_range (rand, 0, 10)];
      LobbyEvent *event = lobby_envelope_salvage (copy, length);
      g_clear_pointer (&event, lobby_event_unref);
      g_array_set_size (ranges, 0);
      lobby_envelope_split (copy, length, ranges);
    }
  g_rand_free (rand);
}

static void
test_split (void)
{
  const char *text = " [ {\"a\":\"],[\"} ,[1,2], 3 ] ";
  const char *const parts[] = { "{\"a\":\"],[\"} ", "[1,2]", "3 " };
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LobbyRange));

  g_assert_true (lobby_envelope_split (text, strlen (text), ranges));
  g_assert_cmpuint (ranges->len, ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < ranges->len; i++)
    {
      const LobbyRange *range = &g_array_index (ranges, LobbyRange, i);
      g_assert_cmpmem (text + range->start, range->length, parts[i], strlen (parts[i]));
    }
  g_array_set_size (ranges, 0);
  g_assert_true (lobby_envelope_split ("[]", 2, ranges));
  g_assert_cmpuint (ranges->len, ==, 0);
  g_assert_false (lobby_envelope_split ("", 0, ranges));
  g_assert_false (lobby_envelope_split ("{}", 2, ranges));
  g_assert_false (lobby_envelope_split ("[1,", 3, ranges));
  g_assert_false (lobby_envelope_split ("[1}", 3, ranges));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/envelope/place-is-told", test_place_is_told);
  g_test_add_func ("/envelope/place-is-not-guessed", test_place_is_not_guessed);
  g_test_add_func ("/envelope/any-damage", test_any_damage);
  g_test_add_func ("/envelope/split", test_split);
  return g_test_run ();
}
