/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by their tables: copies share nothing, equality and digests see every member, and what is absent stays so. */
#include "lobby-command.h"
#include "lobby-event.h"
#include "sample.h"

#include <string.h>

typedef void (*ForType) (const LobbyRecordType *type);

static void
for_all_types (ForType check)
{
  for (int kind = 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    check (lobby_event_kind_get_table ((LobbyEventKind) kind));
  for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    check (lobby_command_kind_get_table ((LobbyCommandKind) kind));
}

static char *
digest (const LobbyRecordType *type, gconstpointer record)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  lobby_record_digest (type, record, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
check_copy (const LobbyRecordType *type)
{
  gpointer record = sample_record (type, 7);
  gpointer copy = lobby_record_copy (type, record);
  g_autofree char *before = digest (type, record);

  g_assert_true (lobby_record_equal (type, record, copy));
  lobby_record_clear (type, record);
  g_autofree char *after = digest (type, copy);
  g_assert_cmpstr (before, ==, after);
  lobby_record_free (type, record);
  lobby_record_free (type, copy);
}

static void
test_copies_share_nothing (void)
{
  for_all_types (check_copy);
}

/* One member of @copy taken from a record with another number. */
static void
change_member (const LobbyRecordType *type, const LobbyField *field, gpointer copy)
{
  const LobbyRecordType one = { .name = type->name, .size = type->size, .fields = field, .n_fields = 1 };
  gpointer other = sample_record (type, 1000);

  lobby_record_assign (&one, copy, other);
  lobby_record_free (type, other);
}

static void
check_members (const LobbyRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      gpointer record = sample_record (type, 7);
      gpointer copy = lobby_record_copy (type, record);
      change_member (type, field, copy);
      g_autofree char *one = digest (type, record);
      g_autofree char *other = digest (type, copy);
      /* A member that can hold one value only cannot change. */
      gboolean fixed = field->kind == LOBBY_FIELD_FLAG;
      if (field->kind == LOBBY_FIELD_CHOICE)
        fixed = LOBBY_FIELD_AT (record, field, int) == LOBBY_FIELD_AT (copy, field, int);
      if (!fixed && lobby_record_equal (type, record, copy))
        g_error ("%s.%s is not compared", type->name, field->name);
      if (!fixed && strcmp (one, other) == 0)
        g_error ("%s.%s is not in the digest", type->name, field->name);
      lobby_record_free (type, record);
      lobby_record_free (type, copy);
    }
}

static void
test_every_member_counts (void)
{
  for_all_types (check_members);
}

static void
check_empty (const LobbyRecordType *type)
{
  gpointer empty = lobby_record_new (type);
  gpointer copy = lobby_record_copy (type, empty);
  gpointer full = sample_record (type, 1);

  g_assert_true (lobby_record_equal (type, empty, copy));
  lobby_record_clear (type, full);
  g_assert_true (lobby_record_equal (type, empty, full));
  g_assert_cmpint (lobby_record_measure (type, empty), ==, type->size);
  lobby_record_free (type, empty);
  lobby_record_free (type, copy);
  lobby_record_free (type, full);
}

static void
test_absent_stays_absent (void)
{
  for_all_types (check_empty);
}

static void
check_assign (const LobbyRecordType *type)
{
  gpointer record = sample_record (type, 1);
  gpointer other = sample_record (type, 2);
  g_autofree char *before = digest (type, other);

  lobby_record_assign (type, record, other);
  g_assert_true (lobby_record_equal (type, record, other));
  lobby_record_assign (type, record, record);
  g_autofree char *after = digest (type, record);
  g_assert_cmpstr (before, ==, after);
  lobby_record_free (type, record);
  lobby_record_free (type, other);
}

static void
test_assign (void)
{
  for_all_types (check_assign);
}

/* A list that is empty says the same as one that is not there. */
static void
test_empty_lists (void)
{
  LobbySnapshot *with = lobby_record_new (&lobby_snapshot_type);
  LobbySnapshot *without = lobby_record_new (&lobby_snapshot_type);

  with->tickets = g_ptr_array_new ();
  with->areas = g_new0 (char *, 1);
  g_assert_true (lobby_record_equal (&lobby_snapshot_type, with, without));
  lobby_record_free (&lobby_snapshot_type, with);
  lobby_record_free (&lobby_snapshot_type, without);
}

/* Tables have no two members of one name or place, and every row fits the struct. */
static void
check_table (const LobbyRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      g_assert_cmpint (field->offset, <, type->size);
      g_assert_true (field->kind != LOBBY_FIELD_CHOICE || field->choice != NULL);
      g_assert_true ((field->kind != LOBBY_FIELD_RECORD && field->kind != LOBBY_FIELD_RECORDS)
                     || field->record != NULL);
      for (guint j = 0; j < i; j++)
        if (strcmp (type->fields[j].name, field->name) == 0 || type->fields[j].offset == field->offset)
          g_error ("%s.%s stands twice", type->name, field->name);
      if (field->kind == LOBBY_FIELD_RECORD || field->kind == LOBBY_FIELD_RECORDS)
        check_table (field->record);
    }
}

static void
test_tables (void)
{
  for_all_types (check_table);
}

static void
test_words_of_choices (void)
{
  g_assert_cmpint (lobby_choice_from_nick (&lobby_tier_choice, "gold"), ==, LOBBY_TIER_GOLD);
  g_assert_cmpint (lobby_choice_from_nick (&lobby_tier_choice, "emerald"), ==, LOBBY_TIER_UNKNOWN);
  g_assert_cmpint (lobby_choice_from_nick (&lobby_tier_choice, NULL), ==, LOBBY_TIER_UNKNOWN);
  g_assert_cmpstr (lobby_choice_get_nick (&lobby_tier_choice, LOBBY_TIER_GOLD), ==, "gold");
  g_assert_cmpstr (lobby_choice_get_nick (&lobby_tier_choice, 99), ==, "unknown");
  g_assert_cmpstr (lobby_choice_get_nick (&lobby_tier_choice, -1), ==, "unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/copies-share-nothing", test_copies_share_nothing);
  g_test_add_func ("/record/every-member-counts", test_every_member_counts);
  g_test_add_func ("/record/absent-stays-absent", test_absent_stays_absent);
  g_test_add_func ("/record/assign", test_assign);
  g_test_add_func ("/record/empty-lists", test_empty_lists);
  g_test_add_func ("/record/tables", test_tables);
  g_test_add_func ("/record/words-of-choices", test_words_of_choices);
  return g_test_run ();
}
