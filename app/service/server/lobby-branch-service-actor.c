/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks: the token says it, and a command that says somebody else is put right; and who changed a thing last, so that
 * two people do not act on it unawares (fault 46). */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-wire.h"

#include <string.h>

/* Members in which a payload says who acts. Who meets a customer is the one who says so; who is told is not. */
static gboolean
names_actor (LobbyCommandKind kind, const LobbyField *field)
{
  return field->kind == LOBBY_FIELD_TEXT
         && (strcmp (field->name, "by") == 0 || strcmp (field->name, "changedBy") == 0
             || (kind == LOBBY_COMMAND_CUSTOMER_MEET && strcmp (field->name, "staff") == 0));
}

/* Also in a record within the payload, as in the answer to an item of a checklist. */
static void
sign_record (LobbyCommandKind kind, const LobbyRecordType *table, gpointer record, const char *actor)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const LobbyField *field = &table->fields[i];
      if (names_actor (kind, field))
        {
          char **member = &LOBBY_FIELD_AT (record, field, char *);
          g_free (*member);
          *member = g_strdup (actor);
        }
      else if (field->kind == LOBBY_FIELD_RECORD && LOBBY_FIELD_AT (record, field, gpointer) != NULL)
        sign_record (kind, field->record, LOBBY_FIELD_AT (record, field, gpointer), actor);
    }
}

/* Returns: (transfer full): @command as asked by @actor; without one it stays as it is */
LobbyCommand *
lobby_branch_service_sign (const LobbyCommand *command, const char *actor)
{
  LobbyCommand *copy = lobby_command_copy (command);

  if (actor != NULL)
    sign_record (command->kind, lobby_command_kind_get_table (command->kind), copy->payload, actor);
  return copy;
}

typedef struct
{
  char *by;
} Taken;

#define REC Taken
static const LobbyField taken_fields[] = {
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
static const LobbyRecordType taken_type = LOBBY_RECORD_TYPE ("Taken", Taken, taken_fields);

/* Returns: (transfer full) (nullable): who asked for what was taken then, as its answer said */
char *
lobby_branch_service_dup_actor (const LobbyStoredCommand *stored)
{
  Taken *taken = lobby_wire_parse_record (&taken_type, stored->answer, strlen (stored->answer), NULL);
  char *by = taken != NULL ? g_steal_pointer (&taken->by) : NULL;

  if (taken != NULL)
    lobby_record_free (&taken_type, taken);
  return by;
}

void
lobby_touch_free (LobbyTouch *touch)
{
  g_free (touch->by);
  g_free (touch);
}

/* Notes what a person has changed. What the floor does by itself, as in a ticket that is called, is nobody's doing; what
 * comes of a wish later, as in a counter that opens, is still the doing of whoever asked. */
void
lobby_branch_service_touch (LobbyBranchService *self, const LobbyEvent *event)
{
  const char *subject = lobby_event_get_subject (event);
  const LobbyTouch *before;
  LobbyTouch *touch;

  if (subject == NULL || lobby_event_get_causation (event) == NULL)
    return;
  before = g_hash_table_lookup (self->touched, subject);
  touch = g_new0 (LobbyTouch, 1);
  touch->sequence = lobby_event_get_sequence (event);
  if (self->asked)
    touch->by = g_strdup (self->actor);
  else if (before != NULL)
    touch->by = g_strdup (before->by);
  g_hash_table_replace (self->touched, g_strdup (subject), touch);
}

/* Whether somebody else has changed what the command is about since the event that its sender had seen (If-Match). */
gboolean
lobby_branch_service_is_outdated (LobbyBranchService *self,
                                  const LobbyCommand *command,
                                  const char *actor,
                                  const char *seen,
                                  GError **error)
{
  const LobbyServiceStream *stream = lobby_branch_service_find_stream (self,
                                                                       lobby_command_kind_get_area (command->kind));
  const char *thing = lobby_command_get_subject (command);
  const LobbyTouch *touch = seen != NULL && thing != NULL ? g_hash_table_lookup (self->touched, thing) : NULL;
  guint64 seen_sequence = 0;

  if (touch == NULL || (actor != NULL && g_strcmp0 (actor, touch->by) == 0)
      || (lobby_service_stream_find (stream, seen, &seen_sequence) && touch->sequence <= seen_sequence))
    return FALSE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "%s was changed meanwhile by: %s", thing,
               touch->by != NULL ? touch->by : "somebody");
  return TRUE;
}

/** lobby_branch_service_find_bearer: Returns: (transfer none) (nullable): the first member of staff who would have such a token */
const LobbyStaffRecord *
lobby_branch_service_find_bearer (LobbyBranchService *self, LobbyBearer bearer)
{
  const char *nick = lobby_choice_get_nick (&lobby_bearer_choice, (int) bearer);
  const GPtrArray *staffs = lobby_state_get_staffs (self->state);

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (strcmp (lobby_choice_get_nick (&lobby_staff_role_choice, (int) staff->role), nick) == 0)
        return staff;
    }
  return NULL;
}
