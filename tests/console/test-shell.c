/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may enter as an address, what may stand on the command line, and what becomes of crashed starts. */
#include "config.h"

#include "lobby-arguments.h"
#include "lobby-language.h"
#include "lobby-service-address.h"
#include "lobby-start-guard.h"
#include "lobby-words-link.h"
#include "temp-folder.h"

#include <gtk/gtk.h>

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    LobbyAddressFault fault;
  } rows[] = {
    { "https://branch.example.org:7410", LOBBY_ADDRESS_FINE },
    { " branch.example.org ", LOBBY_ADDRESS_FINE },
    { "http://127.0.0.1:7410/", LOBBY_ADDRESS_FINE },
    { "http://[::1]:7410", LOBBY_ADDRESS_FINE },
    { "http://localhost:7410/binhe", LOBBY_ADDRESS_FINE },
    { "http://branch.example.org", LOBBY_ADDRESS_NOT_ENCRYPTED },
    { "http://127.0.0.1.example.org", LOBBY_ADDRESS_NOT_ENCRYPTED },
    { "", LOBBY_ADDRESS_EMPTY },
    { "   ", LOBBY_ADDRESS_EMPTY },
    { "https://", LOBBY_ADDRESS_MALFORMED },
    { "ftp://branch.example.org", LOBBY_ADDRESS_MALFORMED },
    { "file:///etc/passwd", LOBBY_ADDRESS_MALFORMED },
    { "https://branch example", LOBBY_ADDRESS_MALFORMED },
    { "https://lin:secret@branch.example.org", LOBBY_ADDRESS_HAS_SECRET },
    { "https://branch.example.org/?token=secret", LOBBY_ADDRESS_HAS_SECRET },
    { "https://branch.example.org/#secret", LOBBY_ADDRESS_HAS_SECRET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (lobby_service_address_check (rows[i].text), ==, rows[i].fault);
      g_assert_true ((lobby_service_address_get_fault_words (rows[i].fault) == NULL)
                     == (rows[i].fault == LOBBY_ADDRESS_FINE));
    }
}

static void
test_address_in_short (void)
{
  g_autofree char *with_port = lobby_service_address_dup_words ("http://127.0.0.1:7410/binhe/");
  g_autofree char *without = lobby_service_address_dup_words ("https://branch.example.org");
  g_autofree char *nothing = lobby_service_address_dup_words (NULL);

  g_assert_cmpstr (with_port, ==, "127.0.0.1:7410");
  g_assert_cmpstr (without, ==, "branch.example.org");
  g_assert_cmpstr (nothing, ==, "");
}

/* Every reason that the client's sources name has a sentence of its own; an unknown one still tells its id. */
static void
test_reasons (void)
{
  static const char *const known[] = { "refused",         "deadline",       "name-not-found", "unauthorized",
                                       "tls-expired",     "tls-wrong-host", "tls-unknown-ca", "subprotocol",
                                       "upgrade-blocked", "redirect",       "not-http",       "not-encrypted" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *unknown = lobby_words_dup_link_reason ("never-heard-of");

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      char *words = lobby_words_dup_link_reason (known[i]);
      g_assert_null (strstr (words, known[i]));
      g_assert_true (g_hash_table_add (seen, words));
    }
  g_assert_nonnull (strstr (unknown, "never-heard-of"));
  g_assert_null (lobby_words_dup_link_reason (NULL));
}

static GVariantDict *
make_options (const char *name, const char *value)
{
  GVariantDict *options = g_variant_dict_new (NULL);

  if (name != NULL)
    g_variant_dict_insert (options, name, "s", value);
  return options;
}

static void
test_command_line (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    gboolean fine;
  } rows[] = {
    { NULL, NULL, TRUE },
    { "demo", "", TRUE },
    { "demo", "pay-day", TRUE },
    { "demo", "doomsday", FALSE },
    { "connect", "https://branch.example.org", TRUE },
    { "connect", "http://branch.example.org", FALSE },
    { "connect", "nonsense://", FALSE },
    { "language", "zh_TW", TRUE },
    { "language", "tlh", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariantDict) options = make_options (rows[i].name, rows[i].value);
      g_autofree char *fault = lobby_arguments_dup_fault (options);
      g_assert_true ((fault == NULL) == rows[i].fine);
    }
}

static void
test_demo_without_day (void)
{
  char *line[] = { "lobby-console", "--demo", "--language", "en" };
  g_auto (GStrv) prepared = lobby_arguments_dup_prepared (G_N_ELEMENTS (line), line);

  g_assert_cmpstr (prepared[1], ==, "--demo=");
  g_assert_cmpstr (prepared[2], ==, "--language");
}

static void
test_crashed_starts (void)
{
  TempFolder folder;

  temp_folder_make (&folder);
  g_assert_false (lobby_start_guard_begin (folder.path));
  g_assert_false (lobby_start_guard_begin (folder.path));
  g_assert_true (lobby_start_guard_begin (folder.path));
  lobby_start_guard_end (folder.path);
  g_assert_false (lobby_start_guard_begin (folder.path));
  temp_folder_remove (&folder);
}

static void
test_damaged_guard (void)
{
  TempFolder folder;
  g_autofree char *path = NULL;

  temp_folder_make (&folder);
  path = temp_folder_path (&folder, "unfinished-starts");
  g_assert_true (g_file_set_contents (path, "\xff\xfe not a number", -1, NULL));
  g_assert_false (lobby_start_guard_begin (folder.path));
  temp_folder_remove (&folder);
}

static void
test_script_follows_language (void)
{
  lobby_language_choose ("zh_TW");
  g_assert_cmpint (lobby_language_get_script (), ==, LOBBY_SCRIPT_TRADITIONAL);
  lobby_language_choose ("zh_CN");
  g_assert_cmpint (lobby_language_get_script (), ==, LOBBY_SCRIPT_SIMPLIFIED);
  lobby_language_choose ("en");
  g_assert_cmpint (lobby_language_get_script (), ==, LOBBY_SCRIPT_LATIN);
  g_assert_cmpstr (lobby_language_get (), ==, "en");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lobby_language_prepare ();
  lobby_language_choose ("en");
  g_test_add_func ("/shell/address/check", test_addresses);
  g_test_add_func ("/shell/address/short", test_address_in_short);
  g_test_add_func ("/shell/link/reasons", test_reasons);
  g_test_add_func ("/shell/command-line/faults", test_command_line);
  g_test_add_func ("/shell/command-line/demo-without-day", test_demo_without_day);
  g_test_add_func ("/shell/start/two-crashes-make-it-safe", test_crashed_starts);
  g_test_add_func ("/shell/start/damaged-count", test_damaged_guard);
  g_test_add_func ("/shell/language/script", test_script_follows_language);
  return g_test_run ();
}
