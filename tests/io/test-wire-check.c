/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict reader before the reader (faults 16 to 19): only JSON that every reader takes the same way passes. */
#include "lobby-error.h"
#include "lobby-json-check.h"
#include "lobby-wire.h"

#include <string.h>

static gboolean
check (const char *json, gssize length, GError **error)
{
  return lobby_json_check (json, length >= 0 ? (gsize) length : strlen (json), LOBBY_WIRE_DEPTH,
                           LOBBY_JSON_CHECK_REFUSE_C3, error);
}

static void
test_accepted (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " \t\r\n{ \"a\" : [ ] } \n",
    "null",
    "true",
    "false",
    "0",
    "-1",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5e3",
    "1E-5",
    "0.1",
    "1e308",
    "123456789012345678901234567890.5",
    "\"\"",
    "\"\\u00e9 \\ud83d\\ude00 \\n \\/\"",
    "\"\u6ee8\u6cb3\"",
    "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "{\"a\":{},\"A\":{}}",
    "[1,\"a\",null,true,{\"pinned\":false,\"span\":1}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", texts[i]);
      check (texts[i], -1, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  const char *json;
  LobbyError code;
} Refused;

/* What json-glib 1.6 would take, and take wrongly, comes first. */
static const Refused refused[] = {
  { "1e999", LOBBY_ERROR_INVALID },
  { "-1e999", LOBBY_ERROR_INVALID },
  { "12345678901234567890", LOBBY_ERROR_INVALID },
  { "9223372036854775808", LOBBY_ERROR_INVALID },
  { "-9223372036854775809", LOBBY_ERROR_INVALID },
  { "{\"a\":1,\"a\":2}", LOBBY_ERROR_INVALID },
  { "{\"a\":1,\"b\":[],\"c\":{\"x\":1},\"a\":2}", LOBBY_ERROR_INVALID },
  { "{\"a\":1,\"\\u0061\":2}", LOBBY_ERROR_INVALID },
  { "{'a':1}", LOBBY_ERROR_INVALID },
  { "['a']", LOBBY_ERROR_INVALID },
  { "0x10", LOBBY_ERROR_INVALID },
  { "01", LOBBY_ERROR_INVALID },
  { "-01", LOBBY_ERROR_INVALID },
  { "\"a\nb\"", LOBBY_ERROR_INVALID },
  { "\"a\tb\"", LOBBY_ERROR_INVALID },
  { "\"a\\u0000b\"", LOBBY_ERROR_INVALID },
  { "", LOBBY_ERROR_INVALID },
  { "  \n ", LOBBY_ERROR_INVALID },
  { "// comment\n{}", LOBBY_ERROR_INVALID },
  { "{} /* comment */", LOBBY_ERROR_INVALID },
  { "var x = {};", LOBBY_ERROR_INVALID },
  { "NaN", LOBBY_ERROR_INVALID },
  { "Infinity", LOBBY_ERROR_INVALID },
  { "-Infinity", LOBBY_ERROR_INVALID },
  { "-0", LOBBY_ERROR_INVALID },
  { "-0.0", LOBBY_ERROR_INVALID },
  { "-0e1", LOBBY_ERROR_INVALID },
  { "+1", LOBBY_ERROR_INVALID },
  { ".5", LOBBY_ERROR_INVALID },
  { "5.", LOBBY_ERROR_INVALID },
  { "1e", LOBBY_ERROR_INVALID },
  { "1e+", LOBBY_ERROR_INVALID },
  { "-", LOBBY_ERROR_INVALID },
  { "1 2", LOBBY_ERROR_INVALID },
  { "{}{}", LOBBY_ERROR_INVALID },
  { "[1,]", LOBBY_ERROR_INVALID },
  { "[,1]", LOBBY_ERROR_INVALID },
  { "[1 2]", LOBBY_ERROR_INVALID },
  { "{\"a\":1,}", LOBBY_ERROR_INVALID },
  { "{,}", LOBBY_ERROR_INVALID },
  { "{\"a\"}", LOBBY_ERROR_INVALID },
  { "{\"a\":}", LOBBY_ERROR_INVALID },
  { "{\"a\" 1}", LOBBY_ERROR_INVALID },
  { "{a:1}", LOBBY_ERROR_INVALID },
  { "{1:1}", LOBBY_ERROR_INVALID },
  { "{\"a\":1", LOBBY_ERROR_INVALID },
  { "[", LOBBY_ERROR_INVALID },
  { "]", LOBBY_ERROR_INVALID },
  { "[}", LOBBY_ERROR_INVALID },
  { "{]", LOBBY_ERROR_INVALID },
  { "[1}", LOBBY_ERROR_INVALID },
  { "\"", LOBBY_ERROR_INVALID },
  { "\"\\\"", LOBBY_ERROR_INVALID },
  { "\"\\x41\"", LOBBY_ERROR_INVALID },
  { "\"\\u12\"", LOBBY_ERROR_INVALID },
  { "\"\\u12g4\"", LOBBY_ERROR_INVALID },
  { "\"\\ud800\"", LOBBY_ERROR_INVALID },
  { "\"\\ud800x\"", LOBBY_ERROR_INVALID },
  { "\"\\ud800\\u0041\"", LOBBY_ERROR_INVALID },
  { "\"\\udc00\"", LOBBY_ERROR_INVALID },
  { "\"\\ude00\\ud83d\"", LOBBY_ERROR_INVALID },
  { "tru", LOBBY_ERROR_INVALID },
  { "True", LOBBY_ERROR_INVALID },
  { "nul", LOBBY_ERROR_INVALID },
  { "truefalse", LOBBY_ERROR_INVALID },
  { "\xef\xbb\xbf{}", LOBBY_ERROR_INVALID },
  { "\"\xff\"", LOBBY_ERROR_INVALID },
  { "\"\xc0\x80\"", LOBBY_ERROR_INVALID },
  { "\"\xed\xa0\x80\"", LOBBY_ERROR_INVALID },
  { "\"\xf4\x90\x80\x80\"", LOBBY_ERROR_INVALID },
  { "\"\xe6\xbb\"", LOBBY_ERROR_INVALID },
  { "1111111111111111111111111111111111111111111111111111111111111111.5", LOBBY_ERROR_INVALID },
  { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", LOBBY_ERROR_TOO_LARGE },
  { "{\"pin\":\"1234\"}", LOBBY_ERROR_REFUSED },
  { "{\"data\":[{\"x\":{\"PIN\":\"1234\"}}]}", LOBBY_ERROR_REFUSED },
  { "{\"cardNumber\":1}", LOBBY_ERROR_REFUSED },
  { "{\"card_number\":1}", LOBBY_ERROR_REFUSED },
  { "{\"card-number\":1}", LOBBY_ERROR_REFUSED },
  { "{\"Id Number\":1}", LOBBY_ERROR_REFUSED },
  { "{\"faceTemplate\":null}", LOBBY_ERROR_REFUSED },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", refused[i].json);
      g_assert_false (check (refused[i].json, -1, &error));
      g_assert_error (error, LOBBY_ERROR, (int) refused[i].code);
    }
}

/* The length says where the text ends: a NUL within is no end, and nothing behind it is read. */
static void
test_length (void)
{
  static const char nul_inside[] = "[1\0,2]";
  g_autoptr (GError) error = NULL;

  g_assert_false (check (nul_inside, sizeof nul_inside - 1, &error));
  g_clear_error (&error);
  g_assert_false (check ("[1,2]", 4, &error));
  g_clear_error (&error);
  g_assert_true (check ("[1,2]rest", 5, &error));
  g_assert_no_error (error);
  for (gsize length = 1; length < strlen ("{\"a\":[true,-1.5e3,\"\\ud83d\\ude00\"]}"); length++)
    {
      /* In a block of its own size, so that reading past the end is found. */
      g_autofree char *copy = g_memdup2 ("{\"a\":[true,-1.5e3,\"\\ud83d\\ude00\"]}", length);
      g_assert_false (check (copy, (gssize) length, NULL));
    }
}

/* 100,000 brackets would overflow the stack of json-glib 1.6. */
static void
test_deep (void)
{
  gsize length = 100000;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GError) error = NULL;

  memset (text, '[', length);
  g_assert_false (check (text, (gssize) length, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
}

static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s\"m%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  g_assert_false (check (text->str, (gssize) text->len, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
}

/* What was refused may be personal: messages name a place, never a value. */
static void
test_messages_hold_no_values (void)
{
  static const char *const texts[] = { "{\"name\":\"Zhang Wei\",\"pin\":\"4711\"}",
                                       "{\"name\":\"Zhang Wei\",\"x\":4711e999}", "{\"name\":\"Zhang Wei\" \"4711\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (check (texts[i], -1, &error));
      g_assert_null (strstr (error->message, "Zhang"));
      g_assert_null (strstr (error->message, "4711"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/check/accepted", test_accepted);
  g_test_add_func ("/wire/check/refused", test_refused);
  g_test_add_func ("/wire/check/length", test_length);
  g_test_add_func ("/wire/check/deep", test_deep);
  g_test_add_func ("/wire/check/many-members", test_many_members);
  g_test_add_func ("/wire/check/messages-hold-no-values", test_messages_hold_no_values);
  return g_test_run ();
}
