/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with any record by its table. The caller owns every record. */
#include "config.h"

#include "lobby-record.h"

#include <string.h>

static void
clear_field (const LobbyField *field, gpointer record)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      g_clear_pointer (&LOBBY_FIELD_AT (record, field, char *), g_free);
      break;
    case LOBBY_FIELD_TEXTS:
      g_clear_pointer (&LOBBY_FIELD_AT (record, field, char **), g_strfreev);
      break;
    case LOBBY_FIELD_RECORD:
      {
        gpointer inner = g_steal_pointer (&LOBBY_FIELD_AT (record, field, gpointer));
        if (inner != NULL)
          lobby_record_free (field->record, inner);
        break;
      }
    case LOBBY_FIELD_RECORDS:
      {
        GPtrArray *inner = g_steal_pointer (&LOBBY_FIELD_AT (record, field, GPtrArray *));
        for (guint i = 0; inner != NULL && i < inner->len; i++)
          lobby_record_free (field->record, g_ptr_array_index (inner, i));
        if (inner != NULL)
          g_ptr_array_unref (inner);
        break;
      }
    case LOBBY_FIELD_DAYTIME:
      LOBBY_FIELD_AT (record, field, gint64) = -1;
      break;
    case LOBBY_FIELD_INTEGER:
    case LOBBY_FIELD_INSTANT:
      LOBBY_FIELD_AT (record, field, gint64) = 0;
      break;
    case LOBBY_FIELD_NUMBER:
      LOBBY_FIELD_AT (record, field, double) = 0;
      break;
    case LOBBY_FIELD_FLAG:
    case LOBBY_FIELD_CHOICE:
      LOBBY_FIELD_AT (record, field, int) = 0;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
copy_field (const LobbyField *field, gpointer record, gconstpointer other)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      LOBBY_FIELD_AT (record, field, char *) = g_strdup (LOBBY_FIELD_AT (other, field, char *));
      break;
    case LOBBY_FIELD_TEXTS:
      LOBBY_FIELD_AT (record, field, char **) = g_strdupv (LOBBY_FIELD_AT (other, field, char **));
      break;
    case LOBBY_FIELD_RECORD:
      {
        gconstpointer inner = LOBBY_FIELD_AT (other, field, gpointer);
        LOBBY_FIELD_AT (record, field, gpointer) = inner != NULL ? lobby_record_copy (field->record, inner) : NULL;
        break;
      }
    case LOBBY_FIELD_RECORDS:
      {
        GPtrArray *inner = LOBBY_FIELD_AT (other, field, GPtrArray *);
        GPtrArray *copy = inner != NULL ? g_ptr_array_sized_new (inner->len) : NULL;
        for (guint i = 0; inner != NULL && i < inner->len; i++)
          g_ptr_array_add (copy, lobby_record_copy (field->record, g_ptr_array_index (inner, i)));
        LOBBY_FIELD_AT (record, field, GPtrArray *) = copy;
        break;
      }
    case LOBBY_FIELD_INTEGER:
    case LOBBY_FIELD_INSTANT:
    case LOBBY_FIELD_DAYTIME:
      LOBBY_FIELD_AT (record, field, gint64) = LOBBY_FIELD_AT (other, field, gint64);
      break;
    case LOBBY_FIELD_NUMBER:
      LOBBY_FIELD_AT (record, field, double) = LOBBY_FIELD_AT (other, field, double);
      break;
    case LOBBY_FIELD_FLAG:
    case LOBBY_FIELD_CHOICE:
      LOBBY_FIELD_AT (record, field, int) = LOBBY_FIELD_AT (other, field, int);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* An absent list and an empty one say the same. */
static gboolean
equal_field (const LobbyField *field, gconstpointer a, gconstpointer b)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      return g_strcmp0 (LOBBY_FIELD_AT (a, field, char *), LOBBY_FIELD_AT (b, field, char *)) == 0;
    case LOBBY_FIELD_TEXTS:
      {
        static const char *const none[] = { NULL };
        const char *const *left = LOBBY_FIELD_AT (a, field, const char *const *);
        const char *const *right = LOBBY_FIELD_AT (b, field, const char *const *);
        return g_strv_equal (left != NULL ? left : none, right != NULL ? right : none);
      }
    case LOBBY_FIELD_RECORD:
      {
        gconstpointer left = LOBBY_FIELD_AT (a, field, gpointer);
        gconstpointer right = LOBBY_FIELD_AT (b, field, gpointer);
        if (left == NULL || right == NULL)
          return left == right;
        return lobby_record_equal (field->record, left, right);
      }
    case LOBBY_FIELD_RECORDS:
      {
        GPtrArray *left = LOBBY_FIELD_AT (a, field, GPtrArray *);
        GPtrArray *right = LOBBY_FIELD_AT (b, field, GPtrArray *);
        guint n = left != NULL ? left->len : 0;
        if (n != (right != NULL ? right->len : 0))
          return FALSE;
        for (guint i = 0; i < n; i++)
          if (!lobby_record_equal (field->record, g_ptr_array_index (left, i), g_ptr_array_index (right, i)))
            return FALSE;
        return TRUE;
      }
    case LOBBY_FIELD_INTEGER:
    case LOBBY_FIELD_INSTANT:
    case LOBBY_FIELD_DAYTIME:
      return LOBBY_FIELD_AT (a, field, gint64) == LOBBY_FIELD_AT (b, field, gint64);
    case LOBBY_FIELD_NUMBER:
      return memcmp (&LOBBY_FIELD_AT (a, field, double), &LOBBY_FIELD_AT (b, field, double), sizeof (double)) == 0;
    case LOBBY_FIELD_FLAG:
      return !LOBBY_FIELD_AT (a, field, gboolean) == !LOBBY_FIELD_AT (b, field, gboolean);
    case LOBBY_FIELD_CHOICE:
      return LOBBY_FIELD_AT (a, field, int) == LOBBY_FIELD_AT (b, field, int);
    default:
      g_assert_not_reached ();
    }
}

static void
digest_text (GChecksum *checksum, const char *text)
{
  const char *value = text != NULL ? text : "\1";
  g_checksum_update (checksum, (const guchar *) value, (gssize) strlen (value) + 1);
}

static void
digest_integer (GChecksum *checksum, gint64 value)
{
  gint64 portable = GINT64_TO_LE (value);
  g_checksum_update (checksum, (const guchar *) &portable, sizeof portable);
}

static void
digest_field (const LobbyField *field, gconstpointer record, GChecksum *checksum)
{
  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      digest_text (checksum, LOBBY_FIELD_AT (record, field, char *));
      break;
    case LOBBY_FIELD_TEXTS:
      {
        char **texts = LOBBY_FIELD_AT (record, field, char **);
        digest_integer (checksum, texts != NULL ? g_strv_length (texts) : 0);
        for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
          digest_text (checksum, texts[i]);
        break;
      }
    case LOBBY_FIELD_RECORD:
      {
        gconstpointer inner = LOBBY_FIELD_AT (record, field, gpointer);
        digest_integer (checksum, inner != NULL);
        if (inner != NULL)
          lobby_record_digest (field->record, inner, checksum);
        break;
      }
    case LOBBY_FIELD_RECORDS:
      {
        GPtrArray *inner = LOBBY_FIELD_AT (record, field, GPtrArray *);
        digest_integer (checksum, inner != NULL ? inner->len : 0);
        for (guint i = 0; inner != NULL && i < inner->len; i++)
          lobby_record_digest (field->record, g_ptr_array_index (inner, i), checksum);
        break;
      }
    case LOBBY_FIELD_INTEGER:
    case LOBBY_FIELD_INSTANT:
    case LOBBY_FIELD_DAYTIME:
      digest_integer (checksum, LOBBY_FIELD_AT (record, field, gint64));
      break;
    case LOBBY_FIELD_NUMBER:
      {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        digest_text (checksum, g_ascii_dtostr (number, sizeof number, LOBBY_FIELD_AT (record, field, double)));
        break;
      }
    case LOBBY_FIELD_FLAG:
      digest_integer (checksum, LOBBY_FIELD_AT (record, field, gboolean) != FALSE);
      break;
    case LOBBY_FIELD_CHOICE:
      digest_integer (checksum, LOBBY_FIELD_AT (record, field, int));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gsize
measure_field (const LobbyField *field, gconstpointer record)
{
  gsize bytes = 0;

  if (field->kind == LOBBY_FIELD_TEXT)
    {
      const char *text = LOBBY_FIELD_AT (record, field, char *);
      bytes += text != NULL ? strlen (text) + 1 : 0;
    }
  else if (field->kind == LOBBY_FIELD_TEXTS)
    {
      char **texts = LOBBY_FIELD_AT (record, field, char **);
      for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
        bytes += sizeof (char *) + strlen (texts[i]) + 1;
    }
  else if (field->kind == LOBBY_FIELD_RECORD)
    {
      gconstpointer inner = LOBBY_FIELD_AT (record, field, gpointer);
      bytes += inner != NULL ? lobby_record_measure (field->record, inner) : 0;
    }
  else if (field->kind == LOBBY_FIELD_RECORDS)
    {
      GPtrArray *inner = LOBBY_FIELD_AT (record, field, GPtrArray *);
      for (guint i = 0; inner != NULL && i < inner->len; i++)
        bytes += sizeof (gpointer) + lobby_record_measure (field->record, g_ptr_array_index (inner, i));
    }
  return bytes;
}

/**
 * lobby_record_new:
 * @type: the table of the record
 *
 * Makes a record whose members are all absent.
 *
 * Returns: (transfer full): the record; free it with lobby_record_free()
 */
gpointer
lobby_record_new (const LobbyRecordType *type)
{
  gpointer record = g_malloc0 (type->size);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == LOBBY_FIELD_DAYTIME)
      LOBBY_FIELD_AT (record, &type->fields[i], gint64) = -1;
  return record;
}

/**
 * lobby_record_clear:
 * @type: the table of @record
 * @record: a record
 *
 * Frees what @record holds and leaves every member absent. Members that the table does not name stay as they are.
 */
void
lobby_record_clear (const LobbyRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_fields; i++)
    clear_field (&type->fields[i], record);
}

/**
 * lobby_record_free:
 * @type: the table of @record
 * @record: (transfer full) (nullable): a record
 */
void
lobby_record_free (const LobbyRecordType *type, gpointer record)
{
  if (record == NULL)
    return;
  lobby_record_clear (type, record);
  g_free (record);
}

/**
 * lobby_record_copy:
 * @type: the table of @record
 * @record: a record
 *
 * Returns: (transfer full): a deep copy of the members that the table names
 */
gpointer
lobby_record_copy (const LobbyRecordType *type, gconstpointer record)
{
  gpointer copy = g_malloc0 (type->size);

  for (guint i = 0; i < type->n_fields; i++)
    copy_field (&type->fields[i], copy, record);
  return copy;
}

/**
 * lobby_record_assign:
 * @type: the table of both
 * @record: the record that changes
 * @other: the record it becomes equal to
 */
void
lobby_record_assign (const LobbyRecordType *type, gpointer record, gconstpointer other)
{
  if (record == other)
    return;
  lobby_record_clear (type, record);
  for (guint i = 0; i < type->n_fields; i++)
    copy_field (&type->fields[i], record, other);
}

/**
 * lobby_record_equal:
 * @type: the table of both
 *
 * Returns: whether both say the same; an absent list equals an empty one
 */
gboolean
lobby_record_equal (const LobbyRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!equal_field (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/**
 * lobby_record_digest:
 * @type: the table of @record
 * @record: a record
 * @checksum: takes the members in the order of the table, independent of machine and locale
 */
void
lobby_record_digest (const LobbyRecordType *type, gconstpointer record, GChecksum *checksum)
{
  for (guint i = 0; i < type->n_fields; i++)
    digest_field (&type->fields[i], record, checksum);
}

static void
withhold_field (const LobbyField *field, gpointer record)
{
  if ((field->flags & LOBBY_FIELD_PERSONAL) != 0)
    {
      clear_field (field, record);
      /* A reader refuses a record without it. */
      if ((field->flags & LOBBY_FIELD_REQUIRED) != 0 && field->kind == LOBBY_FIELD_TEXT)
        LOBBY_FIELD_AT (record, field, char *) = g_strdup (LOBBY_RECORD_WITHHELD);
    }
  else if (field->kind == LOBBY_FIELD_RECORD && LOBBY_FIELD_AT (record, field, gpointer) != NULL)
    lobby_record_withhold (field->record, LOBBY_FIELD_AT (record, field, gpointer));
  else if (field->kind == LOBBY_FIELD_RECORDS)
    {
      GPtrArray *inner = LOBBY_FIELD_AT (record, field, GPtrArray *);
      for (guint i = 0; inner != NULL && i < inner->len; i++)
        lobby_record_withhold (field->record, g_ptr_array_index (inner, i));
    }
}

/**
 * lobby_record_withhold:
 * @type: the table of @record
 * @record: a record
 *
 * Takes out of @record, and of the records in it, what identifies a person (class C2 of JR/T 0171).
 */
void
lobby_record_withhold (const LobbyRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_fields; i++)
    withhold_field (&type->fields[i], record);
}

/**
 * lobby_record_measure:
 * @type: the table of @record
 *
 * Returns: the bytes that @record and everything in it take, without the allocator's own
 */
gsize
lobby_record_measure (const LobbyRecordType *type, gconstpointer record)
{
  gsize bytes = type->size;

  for (guint i = 0; i < type->n_fields; i++)
    bytes += measure_field (&type->fields[i], record);
  return bytes;
}

/**
 * lobby_choice_from_nick:
 * @choice: an enumeration
 * @nick: (nullable): the word on the wire
 *
 * Returns: the value, or 0 (unknown) for a word that this version does not know
 */
int
lobby_choice_from_nick (const LobbyChoice *choice, const char *nick)
{
  for (int i = 0; nick != NULL && choice->nicks[i] != NULL; i++)
    if (strcmp (choice->nicks[i], nick) == 0)
      return i;
  return 0;
}

/**
 * lobby_choice_get_nick:
 * @choice: an enumeration
 * @value: a value of it
 *
 * Returns: the word on the wire; "unknown" for a value out of range
 */
const char *
lobby_choice_get_nick (const LobbyChoice *choice, int value)
{
  for (int i = 0; choice->nicks[i] != NULL; i++)
    if (i == value)
      return choice->nicks[i];
  return choice->nicks[0];
}
