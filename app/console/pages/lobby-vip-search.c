/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which visits of valued customers are sought. The log owns it. */
#include "config.h"

#include "lobby-vip-search.h"

#include <string.h>

struct _LobbyVipSearch
{
  char *text; /* (nullable): in small letters */
  LobbyTier tier;
  char *owner; /* (nullable) */
  LobbyVipState state;
};

/** lobby_vip_search_new: Returns: (transfer full): a search that finds all */
LobbyVipSearch *
lobby_vip_search_new (void)
{
  return g_new0 (LobbyVipSearch, 1);
}

/** lobby_vip_search_free: @self: (transfer full) (nullable): a search */
void
lobby_vip_search_free (LobbyVipSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->owner);
  g_free (self);
}

/** lobby_vip_search_set: seeks what @query asks for; Returns: whether that is something else than before */
gboolean
lobby_vip_search_set (LobbyVipSearch *self, const LobbyVipQuery *query)
{
  g_return_val_if_fail (self != NULL && query != NULL, FALSE);

  g_autofree char *text = query->text != NULL && *query->text != '\0' ? g_utf8_casefold (query->text, -1) : NULL;
  if (g_strcmp0 (text, self->text) == 0 && query->tier == self->tier && g_strcmp0 (query->owner, self->owner) == 0
      && query->state == self->state)
    return FALSE;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->tier = query->tier;
  g_free (self->owner);
  self->owner = g_strdup (query->owner);
  self->state = query->state;
  return TRUE;
}

static gboolean
is_in_state (const LobbyVisitRecord *record, gboolean open, LobbyVipState state)
{
  switch (state)
    {
    case LOBBY_VIP_OPEN:
      return open;
    case LOBBY_VIP_ANSWERED:
      return !open && record->met_us == 0;
    case LOBBY_VIP_MET:
      return record->met_us != 0;
    case LOBBY_VIP_ESCALATED:
      return record->deputy_us != 0 || record->escalated_us != 0;
    case LOBBY_VIP_ANY:
    case LOBBY_VIP_N_STATES:
    default:
      return TRUE;
    }
}

/**
 * lobby_vip_search_finds:
 * @self: the search
 * @record: a visit
 * @open: whether nobody has answered it yet
 * @key: what a text is sought in, casefolded
 *
 * Returns: whether the visit is sought
 */
gboolean
lobby_vip_search_finds (const LobbyVipSearch *self, const LobbyVisitRecord *record, gboolean open, const char *key)
{
  if ((self->tier != LOBBY_TIER_UNKNOWN && record->tier != self->tier)
      || (self->owner != NULL && g_strcmp0 (record->owner, self->owner) != 0)
      || !is_in_state (record, open, self->state))
    return FALSE;
  return self->text == NULL || strstr (key, self->text) != NULL;
}
