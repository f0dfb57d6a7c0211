/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

#define LIST_LENGTH 2

static char *
make_text (const LobbyField *field, guint number)
{
  if ((field->flags & LOBBY_FIELD_IDENTIFIER) != 0)
    return g_strdup_printf ("%s-%u", field->name, number);
  if (field->kind == LOBBY_FIELD_TEXT && field->maximum > 0 && field->maximum < 128)
    return g_strdup_printf ("%u", number);
  return g_strdup_printf ("%s \"滨河\" %u", field->name, number);
}

static gint64
make_integer (const LobbyField *field, guint number)
{
  gint64 room = field->maximum > field->minimum ? field->maximum - field->minimum : 1000;

  return field->minimum + 1 + (gint64) number % MAX (room, 1);
}

static void
fill_texts (const LobbyField *field, gpointer record, guint number)
{
  char **texts = g_new0 (char *, LIST_LENGTH + 1);

  for (guint i = 0; i < LIST_LENGTH; i++)
    texts[i] = make_text (field, number + i);
  LOBBY_FIELD_AT (record, field, char **) = texts;
}

static void
fill_records (const LobbyField *field, gpointer record, guint number)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < LIST_LENGTH; i++)
    g_ptr_array_add (records, sample_record (field->record, number + i));
  LOBBY_FIELD_AT (record, field, GPtrArray *) = records;
}

static int
count_nicks (const LobbyChoice *choice)
{
  int count = 0;

  while (choice->nicks[count] != NULL)
    count++;
  return count;
}

static void
fill_field (const LobbyField *field, gpointer record, guint number)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      LOBBY_FIELD_AT (record, field, char *) = make_text (field, number);
      break;
    case LOBBY_FIELD_TEXTS:
      fill_texts (field, record, number);
      break;
    case LOBBY_FIELD_INTEGER:
      LOBBY_FIELD_AT (record, field, gint64) = make_integer (field, number);
      break;
    case LOBBY_FIELD_NUMBER:
      LOBBY_FIELD_AT (record, field, double) = (double) field->minimum + 0.1 + number % 7;
      break;
    case LOBBY_FIELD_FLAG:
      LOBBY_FIELD_AT (record, field, gboolean) = TRUE;
      break;
    case LOBBY_FIELD_INSTANT:
      LOBBY_FIELD_AT (record, field, gint64) = SAMPLE_TIME_US + number * G_GINT64_CONSTANT (1000001);
      break;
    case LOBBY_FIELD_DAYTIME:
      LOBBY_FIELD_AT (record, field, gint64) = 510 + number % 480;
      break;
    case LOBBY_FIELD_CHOICE:
      LOBBY_FIELD_AT (record, field, int) = 1 + (int) number % (count_nicks (field->choice) - 1);
      break;
    case LOBBY_FIELD_RECORD:
      LOBBY_FIELD_AT (record, field, gpointer) = sample_record (field->record, number);
      break;
    case LOBBY_FIELD_RECORDS:
      fill_records (field, record, number);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Returns: (transfer full): a record with every member of its table */
gpointer
sample_record (const LobbyRecordType *type, guint number)
{
  gpointer record = lobby_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    fill_field (&type->fields[i], record, number + i);
  return record;
}

/* Returns: (transfer full): an event of @kind, a second after the one before */
LobbyEvent *
sample_event (LobbyEventKind kind, guint64 sequence)
{
  g_autofree char *id = g_strdup_printf ("main-%" G_GUINT64_FORMAT, sequence);
  gint64 time_us = SAMPLE_TIME_US + (gint64) sequence * 1000000;

  if (kind == LOBBY_EVENT_UNKNOWN)
    return lobby_event_new_unknown ("org.example.door.opened.v1", SAMPLE_SOURCE, sequence, id, time_us);
  return lobby_event_new (kind, SAMPLE_SOURCE, sequence, id, time_us,
                          sample_record (lobby_event_kind_get_table (kind), (guint) sequence));
}

/* Returns: (transfer full): an event of a made-up day: a snapshot first, then every kind that is kept in turn
 */
LobbyEvent *
sample_day_event (guint64 sequence)
{
  guint kept = LOBBY_EVENT_N_KINDS - LOBBY_EVENT_BRANCH_CHANGED;

  if (sequence == 1)
    return sample_event (LOBBY_EVENT_SNAPSHOT, 1);
  return sample_event ((LobbyEventKind) (LOBBY_EVENT_BRANCH_CHANGED + sequence % kept), sequence);
}

LobbyAnonymiser *
sample_get_anonymiser (void)
{
  static LobbyAnonymiser *anonymiser;

  if (anonymiser == NULL)
    anonymiser = lobby_anonymiser_new_for_seed ("tests", 1);
  return anonymiser;
}
