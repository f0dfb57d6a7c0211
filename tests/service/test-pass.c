/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed tokens: what is taken, and every way in which one is not (ASVS 9.1, 9.2; fault 22: expired and clock-skewed). */
#include "config.h"

#include "lobby-pass.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define OTHER_KEY "101102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define NOW_S G_GINT64_CONSTANT (1763347326)
#define DAY_S (24 * 3600)

static GPtrArray *
parse_keys (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *keys = lobby_pass_keys_parse (text, &error);

  g_assert_no_error (error);
  return keys;
}

static LobbyPass
make_pass (void)
{
  return (LobbyPass){ .audience = (char *) "binhe",
                      .staff = (char *) "zhang-wei",
                      .name = (char *) "Zhang Wei",
                      .role = LOBBY_BEARER_TRAINER,
                      .issued_s = NOW_S,
                      .expires_s = NOW_S + DAY_S };
}

static void
assert_refused (const char *token, const GPtrArray *keys, gint64 now_s, const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyPass) pass = lobby_pass_check (token, keys, "binhe", now_s, &error);

  g_assert_null (pass);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED);
  g_assert_cmpstr (error->message, ==, problem);
}

static void
test_there_and_back (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  const LobbyPass pass = make_pass ();
  g_autofree char *token = lobby_pass_issue (&pass, keys);
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyPass) read = lobby_pass_check (token, keys, "binhe", NOW_S + 60, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->issuer, ==, "lobby-branch");
  g_assert_cmpstr (read->staff, ==, "zhang-wei");
  g_assert_cmpstr (read->name, ==, "Zhang Wei");
  g_assert_cmpint (read->role, ==, LOBBY_BEARER_TRAINER);
  g_assert_cmpint (read->expires_s, ==, NOW_S + DAY_S);
}

static gboolean
is_taken (const char *token, const GPtrArray *keys, gint64 now_s)
{
  g_autoptr (LobbyPass) pass = lobby_pass_check (token, keys, "binhe", now_s, NULL);

  return pass != NULL;
}

static void
test_fault_22_expired (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  const LobbyPass pass = make_pass ();
  g_autofree char *token = lobby_pass_issue (&pass, keys);

  g_assert_true (is_taken (token, keys, NOW_S + DAY_S));
  g_assert_true (is_taken (token, keys, NOW_S + DAY_S + LOBBY_PASS_LEEWAY_S - 1));
  assert_refused (token, keys, NOW_S + DAY_S + LOBBY_PASS_LEEWAY_S, "token-expired");
  assert_refused (token, keys, G_MAXINT64 / 2, "token-expired");
}

/* The clock of whoever issued it, or of the service, is wrong: a minute is forgiven. */
static void
test_fault_22_clock_skewed (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  LobbyPass pass = make_pass ();
  g_autofree char *token = lobby_pass_issue (&pass, keys);

  g_assert_true (is_taken (token, keys, NOW_S - LOBBY_PASS_LEEWAY_S));
  assert_refused (token, keys, NOW_S - LOBBY_PASS_LEEWAY_S - 1, "token-early");
  pass.not_before_s = NOW_S + 3600;
  g_autofree char *later = lobby_pass_issue (&pass, keys);
  assert_refused (later, keys, NOW_S, "token-early");
  g_assert_true (is_taken (later, keys, NOW_S + 3600));
}

static void
test_another_branch (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  LobbyPass pass = make_pass ();

  pass.audience = (char *) "gucheng";
  g_autofree char *token = lobby_pass_issue (&pass, keys);
  assert_refused (token, keys, NOW_S, "token");
}

static void
test_another_key (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  g_autoptr (GPtrArray) others = parse_keys (OTHER_KEY);
  g_autoptr (GPtrArray) both = parse_keys (OTHER_KEY "\n" KEY "\n");
  const LobbyPass pass = make_pass ();
  g_autofree char *token = lobby_pass_issue (&pass, keys);
  g_autofree char *newer = lobby_pass_issue (&pass, both);

  assert_refused (token, others, NOW_S, "token");
  /* A new key in front signs from now on; what the old one signed is still good. */
  g_assert_true (is_taken (token, both, NOW_S));
  g_assert_true (is_taken (newer, others, NOW_S));
  assert_refused (newer, keys, NOW_S, "token");
}

/* Each single character of it counts. */
static void
test_no_bit_can_be_changed (void)
{
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  const LobbyPass pass = make_pass ();
  g_autofree char *token = lobby_pass_issue (&pass, keys);

  for (gsize i = 0; i < strlen (token); i++)
    {
      g_autofree char *changed = g_strdup (token);
      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      assert_refused (changed, keys, NOW_S, "token");
    }
  for (gsize length = 0; length < strlen (token); length++)
    {
      g_autofree char *cut = g_strndup (token, length);
      assert_refused (cut, keys, NOW_S, "token");
    }
}

static char *
encode (const char *text, gsize length)
{
  char *encoded = g_base64_encode ((const guchar *) text, length);

  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';
  return encoded;
}

/* A token with any header and claims, signed with the right key. */
static char *
forge (const char *header, const char *claims)
{
  g_autofree char *first = encode (header, strlen (header));
  g_autofree char *second = encode (claims, strlen (claims));
  g_autofree char *text = g_strconcat (first, ".", second, NULL);
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  gsize n_key, n_digest = 32;
  gconstpointer key = g_bytes_get_data (g_ptr_array_index (keys, 0), &n_key);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, key, n_key);
  guint8 digest[32];

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &n_digest);
  g_autofree char *third = encode ((const char *) digest, n_digest);
  return g_strconcat (text, ".", third, NULL);
}

#define HEADER "{\"alg\":\"HS256\",\"typ\":\"JWT\"}"
#define CLAIMS(more) "{\"iss\":\"lobby-branch\",\"aud\":\"binhe\",\"role\":\"trainer\"," more "}"
#define GOOD_CLAIMS CLAIMS ("\"exp\":1763350000")

static void
test_forged_tokens (void)
{
  static const struct
  {
    const char *header;
    const char *claims;
  } rows[] = {
    { "{\"alg\":\"none\"}", GOOD_CLAIMS },
    { "{\"alg\":\"HS512\"}", GOOD_CLAIMS },
    { "{\"alg\":\"hs256\"}", GOOD_CLAIMS },
    { "{\"typ\":\"JWT\"}", GOOD_CLAIMS },
    { "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}", GOOD_CLAIMS },
    { "{\"alg\":\"HS256\",\"alg\":\"HS256\"}", GOOD_CLAIMS },
    { "[]", GOOD_CLAIMS },
    { HEADER, CLAIMS ("\"sub\":\"x\"") },
    { HEADER, CLAIMS ("\"exp\":\"1763350000\"") },
    { HEADER, CLAIMS ("\"exp\":1e99") },
    { HEADER, CLAIMS ("\"exp\":-1") },
    { HEADER, CLAIMS ("\"exp\":1763350000,\"sub\":\"../x y\"") },
    { HEADER, "{\"iss\":\"somebody\",\"aud\":\"binhe\",\"role\":\"trainer\",\"exp\":1763350000}" },
    { HEADER, "{\"iss\":\"lobby-branch\",\"role\":\"trainer\",\"exp\":1763350000}" },
    { HEADER, "{\"iss\":\"lobby-branch\",\"aud\":[\"binhe\"],\"role\":\"trainer\",\"exp\":1763350000}" },
    { HEADER, "{\"iss\":\"lobby-branch\",\"aud\":\"binhe\",\"role\":\"king\",\"exp\":1763350000}" },
    { HEADER, "{\"iss\":\"lobby-branch\",\"aud\":\"binhe\",\"exp\":1763350000}" },
    { HEADER, "" },
  };
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  g_autofree char *good = forge (HEADER, GOOD_CLAIMS);

  g_assert_true (is_taken (good, keys, NOW_S));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *token = forge (rows[i].header, rows[i].claims);
      g_test_message ("%s %s", rows[i].header, rows[i].claims);
      assert_refused (token, keys, NOW_S, "token");
    }
}

static void
test_nonsense (void)
{
  static const char *const texts[] = { "", ".", "..", "...", "a.b.c", "a-token-of-the-tests", "\xff\xfe.\xff.\xff" };
  g_autoptr (GPtrArray) keys = parse_keys (KEY);
  g_autofree char *huge = g_strnfill (100000, '.');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], keys, NOW_S, "token");
  assert_refused (huge, keys, NOW_S, "token");
}

static void
test_keys_that_are_none (void)
{
  static const char *const texts[] = { "", "\n\n", "abc", KEY "0", KEY "\nabc", KEY "x" };
  g_autofree char *five = g_strdup (KEY "\n" KEY "\n" KEY "\n" KEY "\n" KEY "\n");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (lobby_pass_keys_parse (texts[i], &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
      g_assert_null (strstr (error->message, "0001"));
    }
  g_assert_null (lobby_pass_keys_parse (five, NULL));
}

/* The file is made once, for its owner alone, and never written over. */
static void
test_key_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lobby-pass-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_null (lobby_pass_keys_read (path, FALSE, NULL));
  g_autoptr (GPtrArray) made = lobby_pass_keys_read (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_autoptr (GPtrArray) again = lobby_pass_keys_read (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (g_ptr_array_index (made, 0), g_ptr_array_index (again, 0)));
  g_chmod (path, 0644);
  g_assert_null (lobby_pass_keys_read (path, TRUE, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pass/there-and-back", test_there_and_back);
  g_test_add_func ("/pass/fault-22/expired", test_fault_22_expired);
  g_test_add_func ("/pass/fault-22/clock-skewed", test_fault_22_clock_skewed);
  g_test_add_func ("/pass/another-branch", test_another_branch);
  g_test_add_func ("/pass/another-key", test_another_key);
  g_test_add_func ("/pass/no-bit-can-be-changed", test_no_bit_can_be_changed);
  g_test_add_func ("/pass/forged-tokens", test_forged_tokens);
  g_test_add_func ("/pass/nonsense", test_nonsense);
  g_test_add_func ("/pass/keys-that-are-none", test_keys_that_are_none);
  g_test_add_func ("/pass/key-file", test_key_file);
  return g_test_run ();
}
