/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a foresight, and finding them. Whoever makes a foresight may add to it until it hands it out. */
#include "config.h"

#include "lobby-foresight.h"

/* Five at a time are what one person can oversee; eight seconds are enough to see a slip (ui-design.md 3 and 8). */
#define MOST_ITEMS 5
#define UNDO_S 8

static void
free_ticket (gpointer data)
{
  LobbyTicketForesight *ticket = data;

  g_free (ticket->ticket);
  g_free (ticket);
}

static void
free_service (gpointer data)
{
  LobbyServiceForesight *service = data;

  g_free (service->service);
  g_free (service);
}

static void
free_supply (gpointer data)
{
  LobbySupplyForesight *supply = data;

  g_free (supply->device);
  g_array_unref (supply->marks);
  g_free (supply);
}

/** lobby_foresight_new: @at_us: µs since 1970 UTC; Returns: (transfer full): a foresight of nothing */
LobbyForesight *
lobby_foresight_new (gint64 at_us)
{
  LobbyForesight *self = g_new0 (LobbyForesight, 1);

  self->at_us = at_us;
  self->devices_known = TRUE;
  self->most_items = MOST_ITEMS;
  self->undo_s = UNDO_S;
  self->tickets = g_ptr_array_new_with_free_func (free_ticket);
  self->services = g_ptr_array_new_with_free_func (free_service);
  self->supplies = g_ptr_array_new_with_free_func (free_supply);
  self->advices = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_advice_facts_free);
  self->by_ticket = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_string_chunk_new (512);
  g_atomic_ref_count_init (&self->refs);
  return self;
}

/** lobby_foresight_ref: Returns: (transfer full): @self; any thread may hold one */
LobbyForesight *
lobby_foresight_ref (LobbyForesight *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** lobby_foresight_unref: @self: (transfer full) (nullable): a foresight */
void
lobby_foresight_unref (LobbyForesight *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_ticket);
  g_ptr_array_unref (self->tickets);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->supplies);
  g_ptr_array_unref (self->advices);
  g_string_chunk_free (self->names);
  g_free (self->bottleneck);
  g_free (self);
}

/** lobby_foresight_keep: Returns: (transfer none): a copy of @name that lives as long as @self */
const char *
lobby_foresight_keep (LobbyForesight *self, const char *name)
{
  return g_string_chunk_insert_const (self->names, name);
}

/** lobby_foresight_add_ticket: Returns: (transfer none): a new, empty entry for @ticket, to be filled */
LobbyTicketForesight *
lobby_foresight_add_ticket (LobbyForesight *self, const char *ticket)
{
  LobbyTicketForesight *entry = g_new0 (LobbyTicketForesight, 1);

  entry->ticket = g_strdup (ticket);
  g_ptr_array_add (self->tickets, entry);
  g_hash_table_replace (self->by_ticket, entry->ticket, entry);
  return entry;
}

/** lobby_foresight_add_service: Returns: (transfer none): a new, empty entry for @service, to be filled */
LobbyServiceForesight *
lobby_foresight_add_service (LobbyForesight *self, const char *service)
{
  LobbyServiceForesight *entry = g_new0 (LobbyServiceForesight, 1);

  entry->service = g_strdup (service);
  g_ptr_array_add (self->services, entry);
  return entry;
}

/** lobby_foresight_add_supply: Returns: (transfer none): a new, empty entry, to be filled */
LobbySupplyForesight *
lobby_foresight_add_supply (LobbyForesight *self, const char *device, LobbySupplyKind supply)
{
  LobbySupplyForesight *entry = g_new0 (LobbySupplyForesight, 1);

  entry->device = g_strdup (device);
  entry->supply = supply;
  entry->marks = g_array_new (FALSE, TRUE, sizeof (LobbyLevelMark));
  g_ptr_array_add (self->supplies, entry);
  return entry;
}

/** lobby_foresight_share_supplies: what @other says of supplies is what @self says */
void
lobby_foresight_share_supplies (LobbyForesight *self, const LobbyForesight *other)
{
  g_ptr_array_unref (self->supplies);
  self->supplies = g_ptr_array_ref (other->supplies);
}

/** lobby_foresight_take_advice: @facts: (transfer full): advice; the best is given first */
void
lobby_foresight_take_advice (LobbyForesight *self, LobbyAdviceFacts *facts)
{
  g_ptr_array_add (self->advices, facts);
}

/** lobby_foresight_get_ticket: Returns: (transfer none) (nullable): what is foreseen of @ticket */
const LobbyTicketForesight *
lobby_foresight_get_ticket (const LobbyForesight *self, const char *ticket)
{
  return ticket != NULL ? g_hash_table_lookup (self->by_ticket, ticket) : NULL;
}

/** lobby_foresight_get_service: Returns: (transfer none) (nullable): what is foreseen of @service */
const LobbyServiceForesight *
lobby_foresight_get_service (const LobbyForesight *self, const char *service)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      const LobbyServiceForesight *entry = g_ptr_array_index (self->services, i);
      if (g_strcmp0 (entry->service, service) == 0)
        return entry;
    }
  return NULL;
}

/** lobby_foresight_get_supply: Returns: (transfer none) (nullable): what is foreseen of a supply of @device */
const LobbySupplyForesight *
lobby_foresight_get_supply (const LobbyForesight *self, const char *device, LobbySupplyKind supply)
{
  for (guint i = 0; i < self->supplies->len; i++)
    {
      const LobbySupplyForesight *entry = g_ptr_array_index (self->supplies, i);
      if (entry->supply == supply && g_strcmp0 (entry->device, device) == 0)
        return entry;
    }
  return NULL;
}

/** lobby_foresight_get_advice: Returns: (transfer none) (nullable): the advice with @id */
const LobbyAdviceFacts *
lobby_foresight_get_advice (const LobbyForesight *self, const char *id)
{
  for (guint i = 0; i < self->advices->len; i++)
    {
      const LobbyAdviceFacts *facts = g_ptr_array_index (self->advices, i);
      if (g_strcmp0 (facts->id, id) == 0)
        return facts;
    }
  return NULL;
}
