/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking people out of events (standards 2): what says something of a person is gone, who is referred to is a keyed
 * pseudonym, everything else is as it was. And the key: kept by the branch alone, renewed in time. */
#include "lobby-error.h"
#include "lobby-instant.h"
#include "lobby-pseudonym-key.h"
#include "lobby-wire.h"
#include "sample.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define DAY_US (24 * LOBBY_HOUR_US)

static LobbyEvent *
parse (const char *name, const char *data)
{
  g_autofree char *json = g_strdup_printf (
      "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/s\",\"type\":\"org.lobby.%s.v1\","
      "\"time\":\"2025-11-17T00:00:00Z\",\"sequence\":\"00000000000000000001\",\"correlationid\":\"V004\","
      "\"dataclassification\":\"C2\",\"data\":%s}",
      name, data);
  g_autoptr (GError) error = NULL;
  LobbyEvent *event = lobby_wire_parse_event (json, strlen (json), &error);

  g_assert_no_error (error);
  return event;
}

static char *
clean (LobbyAnonymiser *anonymiser, const char *name, const char *data)
{
  g_autoptr (LobbyEvent) event = parse (name, data);
  g_autoptr (LobbyEvent) cleaned = lobby_anonymiser_apply (anonymiser, event);

  g_assert_nonnull (cleaned);
  return lobby_wire_format_event (cleaned);
}

static void
test_visit (void)
{
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_anonymiser_new_for_seed ("tests", 1);
  g_autofree char *owner = lobby_anonymiser_dup_pseudonym (anonymiser, "rm1");
  g_autofree char *text = clean (
      anonymiser, "customer.recognised",
      "{\"id\":\"visit-4\",\"ticket\":\"V004\",\"customer\":\"c-7\",\"tier\":\"platinum\",\"familyName\":{\"en\":"
      "\"Chen\"},"
      "\"honorific\":\"ms\",\"owner\":\"rm1\",\"purpose\":{\"en\":\"Deposit\"},\"preferences\":[{\"en\":\"tea\"}],"
      "\"birthday\":true,\"note\":{\"en\":\"daughter\"},\"arrivedAt\":\"2025-11-17T00:00:00Z\",\"newNote\":"
      "\"umbrella\"}");
  static const char *const gone[] = { "Chen", "Deposit", "tea", "birthday", "daughter", "umbrella", "c-7", "rm1" };
  static const char *const there[] = { "visit-4", "V004", "platinum", "2025-11-17T00:00:00Z", "\"C1\"" };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (strstr (text, gone[i]));
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_nonnull (strstr (text, there[i]));
  g_assert_nonnull (strstr (text, owner));
}

/* A reader of the note still takes it: what must be there stands as stars. */
static void
test_note (void)
{
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_anonymiser_new_for_seed ("tests", 1);
  g_autofree char *text = clean (anonymiser, "customer.noted",
                                 "{\"visit\":\"visit-4\",\"text\":\"Chen Meiling likes tea\",\"by\":\"lm1\"}");
  g_autoptr (LobbyEvent) again = lobby_wire_parse_event (text, strlen (text), NULL);

  g_assert_nonnull (again);
  g_assert_cmpstr (LOBBY_PAYLOAD (again, VisitNote)->text, ==, LOBBY_ANONYMISED_TEXT);
  g_assert_cmpstr (LOBBY_PAYLOAD (again, VisitNote)->visit, ==, "visit-4");
}

/* The same person is the same pseudonym everywhere in a recording; another key makes others of them. */
static void
test_pseudonyms (void)
{
  g_autoptr (LobbyAnonymiser) one = lobby_anonymiser_new_for_seed ("tests", 1);
  g_autoptr (LobbyAnonymiser) other = lobby_anonymiser_new_for_seed ("tests", 2);
  g_autofree char *first = lobby_anonymiser_dup_pseudonym (one, "c-7");
  g_autofree char *again = lobby_anonymiser_dup_pseudonym (one, "c-7");
  g_autofree char *neighbour = lobby_anonymiser_dup_pseudonym (one, "c-8");
  g_autofree char *elsewhere = lobby_anonymiser_dup_pseudonym (other, "c-7");

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, neighbour);
  g_assert_cmpstr (first, !=, elsewhere);
  g_assert_true (g_regex_match_simple ("^p-[0-9a-f]{16}$", first, 0, 0));
}

/* RFC 4231, case 2, with the key padded to 32 bytes, which HMAC does not see. */
static void
test_is_hmac_sha256 (void)
{
  const guint8 key[LOBBY_ANONYMISER_KEY] = "Jefe";
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_anonymiser_new (key);
  g_autofree char *pseudonym = lobby_anonymiser_dup_pseudonym (anonymiser, "what do ya want for nothing?");

  g_assert_cmpstr (pseudonym, ==, "p-5bdcc146bf60754e");
}

static gboolean
holds_text (const LobbyField *field)
{
  return field->kind == LOBBY_FIELD_TEXT || field->kind == LOBBY_FIELD_TEXTS
         || (field->record == &lobby_text_type
             && (field->kind == LOBBY_FIELD_RECORD || field->kind == LOBBY_FIELD_RECORDS));
}

/* Somebody has said of every text in the contract whether it speaks of a person. A new one that is neither marked personal
 * nor named in lobby-anonymiser.c is left out of recordings, and this test asks for a decision. */
static void
check_table (const LobbyRecordType *type, GHashTable *seen)
{
  if (!g_hash_table_add (seen, (gpointer) type))
    return;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      if (field->record != NULL)
        check_table (field->record, seen);
      if (holds_text (field) && (field->flags & LOBBY_FIELD_PERSONAL) == 0
          && lobby_anonymiser_judge (type, field) == LOBBY_MEMBER_PRIVATE)
        {
          g_test_message ("%s.%s: a thing, a person, or LOBBY_FIELD_PERSONAL? See the lists in lobby-anonymiser.c.",
                          type->name, field->name);
          g_test_fail ();
        }
    }
}

static void
test_every_text_is_judged (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (int kind = LOBBY_EVENT_UNKNOWN + 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    check_table (lobby_event_kind_get_table ((LobbyEventKind) kind), seen);
}

/* Of each kind of event, with every member filled: it is still taken by a reader, and cleaning it again changes nothing but
 * pseudonyms of pseudonyms. */
static void
test_every_kind (void)
{
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_anonymiser_new_for_seed ("tests", 1);

  for (int kind = LOBBY_EVENT_UNKNOWN + 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    {
      g_autoptr (LobbyEvent) event = sample_event ((LobbyEventKind) kind, 1);
      g_autoptr (LobbyEvent) cleaned = lobby_anonymiser_apply (anonymiser, event);
      g_autofree char *text = lobby_wire_format_event (cleaned);
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyEvent) read = lobby_wire_parse_event (text, strlen (text), &error);

      g_assert_no_error (error);
      g_assert_cmpint (lobby_event_get_kind (read), ==, kind);
      g_assert_cmpuint (lobby_event_get_sequence (read), ==, lobby_event_get_sequence (event));
      g_assert_cmpint (lobby_event_get_time (read), ==, lobby_event_get_time (event));
      g_assert_null (strstr (text, "\"familyName\""));
      g_assert_null (strstr (text, "customer-"));
      g_assert_false (g_regex_match_simple ("staff-[0-9]", text, 0, 0));
    }
}

/* --- the key --- */

typedef struct
{
  TempFolder folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->path = temp_folder_path (&fixture->folder, LOBBY_PSEUDONYM_KEY_FILE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->folder.path, 0700);
  g_free (fixture->path);
  temp_folder_remove (&fixture->folder);
}

static char *
load_and_try (Fixture *fixture, gint64 now_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_pseudonym_key_load (fixture->folder.path, now_us, &error);

  g_assert_no_error (error);
  return lobby_anonymiser_dup_pseudonym (anonymiser, "c-7");
}

static void
test_key_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = load_and_try (fixture, SAMPLE_TIME_US);
  g_autofree char *again = load_and_try (fixture, SAMPLE_TIME_US + 89 * DAY_US);
  GStatBuf facts;

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpint (g_stat (fixture->path, &facts), ==, 0);
  g_assert_cmpuint (facts.st_mode & 0777, ==, 0600);
}

static void
test_key_is_renewed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = load_and_try (fixture, SAMPLE_TIME_US);
  g_autofree char *later = load_and_try (fixture, SAMPLE_TIME_US + 90 * DAY_US);
  g_autofree char *back = load_and_try (fixture, SAMPLE_TIME_US);

  g_assert_cmpstr (first, !=, later);
  g_assert_cmpstr (later, !=, back); /* from the future: not trusted */
}

/* Somebody else may have read it, or it is damaged: a new one. */
static void
test_key_is_distrusted (Fixture *fixture, gconstpointer data)
{
  static const char *const damaged[] = { "", "1 abc\n", "nonsense", "-5 00\n", "1763337600000000 zz" };
  g_autofree char *first = load_and_try (fixture, SAMPLE_TIME_US);

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_autofree char *second = load_and_try (fixture, SAMPLE_TIME_US);
  g_assert_cmpstr (first, !=, second);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *next = NULL;
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
      g_assert_true (g_file_set_contents_full (fixture->path, damaged[i], -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      next = load_and_try (fixture, SAMPLE_TIME_US);
      g_assert_cmpstr (next, !=, second);
    }
}

static void
test_key_cannot_be_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder.path, "nowhere", NULL);

  g_assert_null (lobby_pseudonym_key_load (nowhere, SAMPLE_TIME_US, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anonymiser/visit", test_visit);
  g_test_add_func ("/anonymiser/note", test_note);
  g_test_add_func ("/anonymiser/pseudonyms", test_pseudonyms);
  g_test_add_func ("/anonymiser/is-hmac-sha256", test_is_hmac_sha256);
  g_test_add_func ("/anonymiser/every-text-is-judged", test_every_text_is_judged);
  g_test_add_func ("/anonymiser/every-kind", test_every_kind);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/anonymiser/key-is-kept", test_key_is_kept);
  ADD ("/anonymiser/key-is-renewed", test_key_is_renewed);
  ADD ("/anonymiser/key-is-distrusted", test_key_is_distrusted);
  ADD ("/anonymiser/key-cannot-be-kept", test_key_cannot_be_kept);
  return g_test_run ();
}
