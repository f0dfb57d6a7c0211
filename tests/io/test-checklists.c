/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklists that come with Lobby, reading damaged ones, and a branch that puts its own in their place. */
#include "config.h"

#include "lobby-checklists.h"
#include "temp-folder.h"

#include <string.h>

static void
assert_says (const LobbyText *text)
{
  g_assert_nonnull (text);
  g_assert_true (text->en != NULL && *text->en != '\0');
  g_assert_true (text->zh_cn != NULL && *text->zh_cn != '\0');
  g_assert_true (text->zh_tw != NULL && *text->zh_tw != '\0');
}

static void
test_the_shipped_ones_are_whole (void)
{
  const GPtrArray *shipped = lobby_checklists_get_shipped ();

  g_assert_cmpuint (shipped->len, ==, 6);
  for (guint i = 0; i < shipped->len; i++)
    {
      const LobbyChecklist *checklist = g_ptr_array_index (shipped, i);
      g_assert_true (lobby_checklist_check (checklist, NULL));
      assert_says (checklist->name);
      assert_says (checklist->purpose);
      for (guint k = 0; k < checklist->items->len; k++)
        assert_says (((LobbyCheckItem *) g_ptr_array_index (checklist->items, k))->text);
    }
}

/* The 7+7 flow has empty places that a bank fills; no step is invented. */
static void
test_the_flow_is_for_the_bank_to_fill (void)
{
  const LobbyChecklist *flow = lobby_checklists_find_shipped ("flow-7-7");

  g_assert_cmpuint (flow->items->len, ==, 14);
  g_assert_cmpuint (lobby_checklist_count_asked (flow), ==, 0);
}

/* No rule may leave zero manual counters open: opening readiness asks for one at least, and a lack of it is a duty. */
static void
test_opening_asks_for_a_manual_counter (void)
{
  const LobbyChecklist *opening = lobby_checklists_find_shipped ("opening-readiness");
  const LobbyCheckItem *item = lobby_check_item_find (opening->items, "manual-counters");

  g_assert_cmpint (opening->time, ==, LOBBY_CHECK_TIME_BEFORE_OPENING);
  g_assert_cmpfloat (item->minimum, ==, 1);
  g_assert_true (item->opens_duty);
  g_assert_true (opening == g_ptr_array_index (lobby_checklists_get_shipped (), 0)); /* the first of the day */
}

static void
assert_refused (const char *json, LobbyError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_checklists_parse (json, strlen (json), &error));
  g_assert_error (error, LOBBY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

#define HEAD "{\"id\":\"own\",\"name\":{\"en\":\"Own\"},\"source\":\"Branch\",\"version\":2,"
#define GOOD_ITEM "{\"id\":\"a\",\"text\":{\"en\":\"A\"},\"kind\":\"yes-no\",\"weight\":1,\"source\":\"Branch\"}"

static void
test_damaged_ones_are_named (void)
{
  g_autofree char *huge = g_strnfill (70000, ' ');

  assert_refused ("", LOBBY_ERROR_INVALID, "");
  assert_refused ("{}", LOBBY_ERROR_INVALID, "id");
  assert_refused (HEAD "\"items\":[]}", LOBBY_ERROR_INVALID, "items: 1 to 64");
  assert_refused (HEAD "\"items\":[{\"id\":\"a\"}]}", LOBBY_ERROR_INVALID, "items[0].");
  assert_refused (HEAD "\"items\":[" GOOD_ITEM "," GOOD_ITEM "]}", LOBBY_ERROR_INVALID, "items[1] a: there twice");
  assert_refused (HEAD "\"due\":\"time-of-day\",\"items\":[" GOOD_ITEM "]}", LOBBY_ERROR_INVALID, "at: ");
  assert_refused (huge, LOBBY_ERROR_TOO_LARGE, "70000");
}

static GPtrArray *
load_folder_with (const char *json, GError **error)
{
  TempFolder folder;
  GPtrArray *all;

  temp_folder_make (&folder);
  g_autofree char *path = temp_folder_path (&folder, "own.json");
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  g_autofree char *place = g_path_get_dirname (path);
  all = lobby_checklists_load_folder (place, error);
  temp_folder_remove (&folder);
  return all;
}

static void
test_the_branch_puts_its_own_in_their_place (void)
{
  g_autoptr (GPtrArray) more = load_folder_with (HEAD "\"items\":[" GOOD_ITEM "]}", NULL);
  g_autoptr (GPtrArray) instead = load_folder_with (
      "{\"id\":\"five-s\",\"name\":{\"en\":\"Ours\"},\"source\":\"Branch\",\"version\":7,\"items\":[" GOOD_ITEM "]}",
      NULL);
  g_autoptr (GError) error = NULL;
  guint found = 0;

  g_assert_cmpuint (more->len, ==, 7);
  g_assert_cmpuint (instead->len, ==, 6);
  for (guint i = 0; i < instead->len; i++)
    found += ((LobbyChecklist *) g_ptr_array_index (instead, i))->version == 7;
  g_assert_cmpuint (found, ==, 1);
  g_assert_null (load_folder_with (HEAD "\"items\":[]}", &error));
  g_assert_true (g_str_has_prefix (error->message, "own.json: "));
}

static void
test_a_missing_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_checklists_load_folder ("/nowhere/checklists", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklists/the-shipped-ones-are-whole", test_the_shipped_ones_are_whole);
  g_test_add_func ("/checklists/the-flow-is-for-the-bank-to-fill", test_the_flow_is_for_the_bank_to_fill);
  g_test_add_func ("/checklists/opening-asks-for-a-manual-counter", test_opening_asks_for_a_manual_counter);
  g_test_add_func ("/checklists/damaged-ones-are-named", test_damaged_ones_are_named);
  g_test_add_func ("/checklists/the-branch-puts-its-own-in-their-place", test_the_branch_puts_its_own_in_their_place);
  g_test_add_func ("/checklists/a-missing-folder", test_a_missing_folder);
  return g_test_run ();
}
