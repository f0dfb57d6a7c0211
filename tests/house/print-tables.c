/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints every table of records, events and commands as JSON. The schemas of the contract are made from it
 * (make-schemas.py), so that the code's tables are the one truth. */
#include "config.h"

#include "lobby-command.h"
#include "lobby-event.h"
#include "lobby-lesson-records.h"
#include "lobby-name-request.h"
#include "lobby-audit-record.h"
#include "lobby-rights.h"
#include "lobby-visit-table.h"

#include <stdio.h>

static const char *const kind_names[] = {
  [LOBBY_FIELD_TEXT] = "text",       [LOBBY_FIELD_TEXTS] = "texts",   [LOBBY_FIELD_INTEGER] = "integer",
  [LOBBY_FIELD_NUMBER] = "number",   [LOBBY_FIELD_FLAG] = "flag",     [LOBBY_FIELD_INSTANT] = "instant",
  [LOBBY_FIELD_DAYTIME] = "daytime", [LOBBY_FIELD_CHOICE] = "choice", [LOBBY_FIELD_RECORD] = "record",
  [LOBBY_FIELD_RECORDS] = "records",
};

/* Inner records come before the records that hold them; a table that is there already is not taken again. */
static void
collect_records (GPtrArray *records, const LobbyRecordType *type)
{
  if (g_ptr_array_find (records, type, NULL))
    return;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].record != NULL)
      collect_records (records, type->fields[i].record);
  g_ptr_array_add (records, (gpointer) type);
}

static void
collect_choices (GPtrArray *choices, const LobbyRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].choice != NULL && !g_ptr_array_find (choices, type->fields[i].choice, NULL))
      g_ptr_array_add (choices, (gpointer) type->fields[i].choice);
}

static void
print_field (const LobbyField *field, gboolean last)
{
  printf ("      {\"name\": \"%s\", \"kind\": \"%s\"", field->name, kind_names[field->kind]);
  if ((field->flags & LOBBY_FIELD_REQUIRED) != 0)
    printf (", \"required\": true");
  if ((field->flags & LOBBY_FIELD_IDENTIFIER) != 0)
    printf (", \"identifier\": true");
  if ((field->flags & LOBBY_FIELD_PERSONAL) != 0)
    printf (", \"personal\": true");
  if (field->record != NULL)
    printf (", \"record\": \"%s\"", field->record->name);
  if (field->choice != NULL)
    printf (", \"choice\": \"%s\"", field->choice->name);
  printf (", \"minimum\": %" G_GINT64_FORMAT ", \"maximum\": %" G_GINT64_FORMAT "}%s\n", field->minimum, field->maximum,
          last ? "" : ",");
}

static void
print_record (const LobbyRecordType *type, gboolean last)
{
  printf ("    {\"name\": \"%s\", \"fields\": [\n", type->name);
  for (guint i = 0; i < type->n_fields; i++)
    print_field (&type->fields[i], i + 1 == type->n_fields);
  printf ("    ]}%s\n", last ? "" : ",");
}

static void
print_choice (const LobbyChoice *choice, gboolean last)
{
  printf ("    {\"name\": \"%s\", \"words\": [", choice->name);
  for (guint i = 0; choice->nicks[i] != NULL; i++)
    printf ("%s\"%s\"", i > 0 ? ", " : "", choice->nicks[i]);
  printf ("]}%s\n", last ? "" : ",");
}

static void
print_events (void)
{
  for (int kind = LOBBY_EVENT_UNKNOWN + 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    printf ("    {\"type\": \"%s\", \"record\": \"%s\", \"area\": \"%s\", \"control\": %s}%s\n",
            lobby_event_kind_get_type (kind), lobby_event_kind_get_table (kind)->name,
            lobby_choice_get_nick (&lobby_area_choice, (int) lobby_event_kind_get_area (kind)),
            lobby_event_kind_is_control (kind) ? "true" : "false", kind + 1 == LOBBY_EVENT_N_KINDS ? "" : ",");
}

static void
print_commands (void)
{
  for (int kind = LOBBY_COMMAND_UNKNOWN + 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    printf ("    {\"type\": \"%s\", \"record\": \"%s\", \"area\": \"%s\"}%s\n", lobby_command_kind_get_name (kind),
            lobby_command_kind_get_table (kind)->name,
            lobby_choice_get_nick (&lobby_area_choice, (int) lobby_command_kind_get_area (kind)),
            kind + 1 == LOBBY_COMMAND_N_KINDS ? "" : ",");
}

int
main (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (int kind = LOBBY_EVENT_UNKNOWN + 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    collect_records (records, lobby_event_kind_get_table (kind));
  for (int kind = LOBBY_COMMAND_UNKNOWN + 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    collect_records (records, lobby_command_kind_get_table (kind));
  collect_records (records, &lobby_name_request_type);
  collect_records (records, &lobby_name_answer_type);
  collect_records (records, &lobby_sign_in_type);
  collect_records (records, &lobby_lesson_type);
  collect_records (records, &lobby_audit_excerpt_type);
  g_ptr_array_add (choices, (gpointer) &lobby_area_choice);
  for (guint i = 0; i < records->len; i++)
    collect_choices (choices, g_ptr_array_index (records, i));

  printf ("{\n  \"choices\": [\n");
  for (guint i = 0; i < choices->len; i++)
    print_choice (g_ptr_array_index (choices, i), i + 1 == choices->len);
  printf ("  ],\n  \"records\": [\n");
  for (guint i = 0; i < records->len; i++)
    print_record (g_ptr_array_index (records, i), i + 1 == records->len);
  printf ("  ],\n  \"files\": [\n");
  print_record (&lobby_visit_map_type, TRUE);
  printf ("  ],\n  \"events\": [\n");
  print_events ();
  printf ("  ],\n  \"commands\": [\n");
  print_commands ();
  printf ("  ]\n}\n");
  return 0;
}
