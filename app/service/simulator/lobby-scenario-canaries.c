/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canaries: every text that a scenario has about people becomes a word that stands nowhere else, so that a search finds each
 * place where it got to. */
#include "config.h"

#include "lobby-scenario.h"

static void plant_in (const LobbyRecordType *type, gpointer record, guint number);

/* As in "CanaryfullName3": what it was, and whose. */
static void
plant_word (LobbyText *text, const char *what, guint number)
{
  g_free (text->en);
  g_free (text->zh_cn);
  g_free (text->zh_tw);
  text->en = g_strdup_printf ("Canary%s%u", what, number);
  text->zh_cn = g_strdup (text->en);
  text->zh_tw = g_strdup (text->en);
}

static void
plant_one (const LobbyField *field, gpointer record, guint number)
{
  if (field->record == &lobby_text_type)
    plant_word (record, field->name, number);
  else
    plant_in (field->record, record, number);
}

static void
plant_in (const LobbyRecordType *type, gpointer record, guint number)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LobbyField *field = &type->fields[i];
      if (field->kind == LOBBY_FIELD_RECORD && LOBBY_FIELD_AT (record, field, gpointer) != NULL)
        plant_one (field, LOBBY_FIELD_AT (record, field, gpointer), number);
      else if (field->kind == LOBBY_FIELD_RECORDS && LOBBY_FIELD_AT (record, field, GPtrArray *) != NULL)
        for (guint j = 0; j < LOBBY_FIELD_AT (record, field, GPtrArray *)->len; j++)
          plant_one (field, g_ptr_array_index (LOBBY_FIELD_AT (record, field, GPtrArray *), j), number);
    }
}

static void
plant_in_all (const LobbyRecordType *type, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    plant_in (type, g_ptr_array_index (records, i), i);
}

/**
 * lobby_scenario_plant_canaries:
 * @scenario: (inout): a scenario
 *
 * Names of customers and staff, what is known and noted of them, what they came for: each becomes "Canary", what it is, and a
 * number.
 */
void
lobby_scenario_plant_canaries (LobbyScenario *scenario)
{
  plant_in_all (&lobby_guest_plan_type, scenario->guests);
  plant_in_all (&lobby_person_plan_type, scenario->people);
}
