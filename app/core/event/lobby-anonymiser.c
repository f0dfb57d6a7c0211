/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References to people become HMAC-SHA256 pseudonyms with a key of the branch (the same person is the same pseudonym for as
 * long as the key lasts); texts about people are left out (JR/T 0171 class C2, standards 2). */
#include "config.h"

#include "lobby-anonymiser.h"

#include "lobby-floor-records.h"

#include <string.h>

/* Enough to keep some thousand people apart, short enough to be read. */
#define PSEUDONYM_DIGITS 16

struct _LobbyAnonymiser
{
  guint8 key[LOBBY_ANONYMISER_KEY];
  GHashTable *pseudonyms; /* (owned): reference to pseudonym */
};

/* Names of things, words of the branch about itself; with the record before it where the same name elsewhere is a person's.
 * Whatever is not here is left out. */
static const char *const things[] = {
  "CheckItem.text",
  "about",
  "advice",
  "alsoServices",
  "appointment",
  "areas",
  "branch",
  "businessDay",
  "case",
  "checklist",
  "complaintApprover",
  "counter",
  "dayKind",
  "device",
  "devices",
  "divertible",
  "duties",
  "failed",
  "feedback",
  "goal",
  "id",
  "item",
  "key",
  "language",
  "name",
  "place",
  "prefix",
  "reason",
  "reference",
  "resumedAfter",
  "room",
  "rule",
  "run",
  "scope",
  "service",
  "services",
  "source",
  "standard",
  "stream",
  "ticket",
  "timeZone",
  "transaction",
  "transactions",
  "unit",
  "url",
  "vendor",
  "visit",
  "why",
  "words",
  "zone",
};

/* Who did, does or should do it, and for whom; besides, whatever ends in "By". */
static const char *const people[] = {
  "acknowledgedBy", "askedStaff", "by",      "changedBy", "customer", "deputy",
  "escalatedTo",    "metBy",      "notedBy", "owner",     "staff",
};

static gboolean
is_among (const char *name, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_text (const LobbyField *field)
{
  return field->kind == LOBBY_FIELD_TEXT || field->kind == LOBBY_FIELD_TEXTS
         || ((field->kind == LOBBY_FIELD_RECORD || field->kind == LOBBY_FIELD_RECORDS)
             && field->record == &lobby_text_type);
}

static gboolean
is_reference (const LobbyField *field)
{
  return field->kind == LOBBY_FIELD_TEXT && (field->flags & LOBBY_FIELD_IDENTIFIER) != 0;
}

/** lobby_anonymiser_judge: Returns: what becomes of the member @field of records of @type */
LobbyMemberSense
lobby_anonymiser_judge (const LobbyRecordType *type, const LobbyField *field)
{
  char whole_name[128];

  g_snprintf (whole_name, sizeof whole_name, "%s.%s", type->name, field->name);
  if ((field->flags & LOBBY_FIELD_PERSONAL) != 0)
    return LOBBY_MEMBER_PRIVATE;
  if (is_reference (field)
      && (is_among (field->name, people, G_N_ELEMENTS (people)) || g_str_has_suffix (field->name, "By")
          || (type == &lobby_staff_record_type && strcmp (field->name, "id") == 0)))
    return LOBBY_MEMBER_PERSON;
  if (!is_text (field) || type == &lobby_text_type || is_among (field->name, things, G_N_ELEMENTS (things))
      || is_among (whole_name, things, G_N_ELEMENTS (things)))
    return LOBBY_MEMBER_THING;
  return LOBBY_MEMBER_PRIVATE;
}

/** lobby_anonymiser_new: @key: of the branch. Returns: (transfer full): an anonymiser */
LobbyAnonymiser *
lobby_anonymiser_new (const guint8 key[LOBBY_ANONYMISER_KEY])
{
  LobbyAnonymiser *self = g_new0 (LobbyAnonymiser, 1);

  memcpy (self->key, key, LOBBY_ANONYMISER_KEY);
  self->pseudonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * lobby_anonymiser_new_for_seed:
 * @name: of a scenario
 * @seed: of its dice
 *
 * For a made-up day, whose people do not exist: the same day has the same pseudonyms.
 *
 * Returns: (transfer full): an anonymiser
 */
LobbyAnonymiser *
lobby_anonymiser_new_for_seed (const char *name, guint64 seed)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GUINT64_FORMAT, name, seed);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 key[LOBBY_ANONYMISER_KEY];
  gsize length = sizeof key;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, key, &length);
  return lobby_anonymiser_new (key);
}

/** lobby_anonymiser_free: @self: (transfer full) (nullable): an anonymiser */
void
lobby_anonymiser_free (LobbyAnonymiser *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->key, sizeof self->key);
  g_hash_table_unref (self->pseudonyms);
  g_free (self);
}

static const char *
find_pseudonym (LobbyAnonymiser *self, const char *reference)
{
  char *pseudonym = g_hash_table_lookup (self->pseudonyms, reference);

  if (pseudonym == NULL)
    {
      g_autofree char *digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, self->key, sizeof self->key, reference,
                                                           -1);
      pseudonym = g_strdup_printf ("p-%.*s", PSEUDONYM_DIGITS, digest);
      g_hash_table_insert (self->pseudonyms, g_strdup (reference), pseudonym);
    }
  return pseudonym;
}

/** lobby_anonymiser_dup_pseudonym: @reference: to a person. Returns: (transfer full): what stands for it */
char *
lobby_anonymiser_dup_pseudonym (LobbyAnonymiser *self, const char *reference)
{
  return g_strdup (find_pseudonym (self, reference));
}

static void
replace_text (LobbyAnonymiser *self, const LobbyField *field, gpointer record)
{
  char **text = &LOBBY_FIELD_AT (record, field, char *);
  const char *pseudonym = *text != NULL ? find_pseudonym (self, *text) : NULL;

  g_free (*text);
  *text = g_strdup (pseudonym);
}

/* What a reader needs to take the record at all stays there without saying anything. */
static void
leave_out (const LobbyField *field, gpointer record)
{
  gboolean required = (field->flags & LOBBY_FIELD_REQUIRED) != 0;

  switch (field->kind)
    {
    case LOBBY_FIELD_TEXT:
      g_free (LOBBY_FIELD_AT (record, field, char *));
      LOBBY_FIELD_AT (record, field, char *) = required ? g_strdup (LOBBY_ANONYMISED_TEXT) : NULL;
      break;
    case LOBBY_FIELD_TEXTS:
      g_strfreev (LOBBY_FIELD_AT (record, field, char **));
      LOBBY_FIELD_AT (record, field, char **) = required ? g_new0 (char *, 1) : NULL;
      break;
    case LOBBY_FIELD_RECORD:
      if (LOBBY_FIELD_AT (record, field, gpointer) != NULL)
        lobby_record_free (field->record, LOBBY_FIELD_AT (record, field, gpointer));
      LOBBY_FIELD_AT (record, field, gpointer) = required ? lobby_record_new (field->record) : NULL;
      break;
    case LOBBY_FIELD_RECORDS:
      if (LOBBY_FIELD_AT (record, field, GPtrArray *) != NULL)
        {
          for (guint i = 0; i < LOBBY_FIELD_AT (record, field, GPtrArray *)->len; i++)
            lobby_record_free (field->record, g_ptr_array_index (LOBBY_FIELD_AT (record, field, GPtrArray *), i));
          g_ptr_array_unref (LOBBY_FIELD_AT (record, field, GPtrArray *));
        }
      LOBBY_FIELD_AT (record, field, GPtrArray *) = required ? g_ptr_array_new () : NULL;
      break;
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
      LOBBY_FIELD_AT (record, field, gboolean) = FALSE;
      break;
    case LOBBY_FIELD_CHOICE:
      LOBBY_FIELD_AT (record, field, int) = 0;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
clean_inside (LobbyAnonymiser *self, const LobbyField *field, gpointer record)
{
  if (field->kind == LOBBY_FIELD_RECORD && LOBBY_FIELD_AT (record, field, gpointer) != NULL)
    lobby_anonymiser_clean (self, field->record, LOBBY_FIELD_AT (record, field, gpointer));
  else if (field->kind == LOBBY_FIELD_RECORDS && LOBBY_FIELD_AT (record, field, GPtrArray *) != NULL)
    for (guint i = 0; i < LOBBY_FIELD_AT (record, field, GPtrArray *)->len; i++)
      lobby_anonymiser_clean (self, field->record, g_ptr_array_index (LOBBY_FIELD_AT (record, field, GPtrArray *), i));
}

/**
 * lobby_anonymiser_clean:
 * @self: an anonymiser
 * @type: table of @record
 * @record: (inout): a record, changed in place with all that it holds
 */
void
lobby_anonymiser_clean (LobbyAnonymiser *self, const LobbyRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];

      switch (lobby_anonymiser_judge (type, field))
        {
        case LOBBY_MEMBER_PERSON:
          replace_text (self, field, record);
          break;
        case LOBBY_MEMBER_PRIVATE:
          if (is_reference (field)) /* a reader refuses a record without a lawful one */
            replace_text (self, field, record);
          else
            leave_out (field, record);
          break;
        case LOBBY_MEMBER_THING:
        default:
          clean_inside (self, field, record);
        }
    }
}

/**
 * lobby_anonymiser_apply:
 * @self: an anonymiser
 * @event: as it came; what it carried besides the members that this version knows is left out
 *
 * Returns: (transfer full) (nullable): the event without people; %NULL for one of a type that this version does not know
 */
LobbyEvent *
lobby_anonymiser_apply (LobbyAnonymiser *self, const LobbyEvent *event)
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  const LobbyRecordType *type = lobby_event_kind_get_table (kind);
  LobbyEvent *cleaned;
  gpointer payload;

  if (kind == LOBBY_EVENT_UNKNOWN || type == NULL || lobby_event_get_payload (event) == NULL)
    return NULL;
  payload = lobby_record_copy (type, lobby_event_get_payload (event));
  lobby_anonymiser_clean (self, type, payload);
  cleaned = lobby_event_new (kind, lobby_event_get_source (event), lobby_event_get_sequence (event),
                             lobby_event_get_id (event), lobby_event_get_time (event), payload);
  lobby_event_set_correlation (cleaned, lobby_event_get_correlation (event));
  lobby_event_set_causation (cleaned, lobby_event_get_causation (event));
  lobby_event_set_recorded (cleaned, lobby_event_get_recorded (event));
  lobby_event_set_classification (cleaned, LOBBY_CLASS_C1);
  return cleaned;
}
