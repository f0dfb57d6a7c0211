/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for valued customers. A name is masked: the family name and two stars (standards 2); the full one is only worded
 * while it may be shown. */
#include "config.h"

#include "lobby-words-visit.h"

#include "lobby-discretion.h"
#include "lobby-words-floor.h"

#include <glib/gi18n-lib.h>

/** lobby_words_dup_masked: Returns: (transfer full): family name and form of address, never more; less when names are hidden */
char *
lobby_words_dup_masked (const LobbyText *family_name, LobbyHonorific honorific)
{
  const char *family = family_name != NULL ? lobby_words_get_text (family_name) : NULL;

  if (family == NULL || lobby_discretion_hides_names ())
    return g_strdup (_ ("VIP customer"));
  switch (honorific)
    {
    case LOBBY_HONORIFIC_MR:
      /* Translators: masked name of a man; %s is his family name. In Chinese: 陈** 先生 */
      return g_strdup_printf (_ ("Mr %s **"), family);
    case LOBBY_HONORIFIC_MS:
      /* Translators: masked name of a woman; %s is her family name. In Chinese: 陈** 女士 */
      return g_strdup_printf (_ ("Ms %s **"), family);
    case LOBBY_HONORIFIC_UNKNOWN:
    default:
      /* Translators: masked name; %s is the family name. In Chinese: 陈** */
      return g_strdup_printf (_ ("%s **"), family);
    }
}

/** lobby_words_dup_full_name: Returns: (transfer full): the whole of @name with the form of address; for as long as it may be shown */
char *
lobby_words_dup_full_name (const LobbyVisitRecord *visit, const LobbyText *name)
{
  const char *whole = lobby_words_get_text (name);

  switch (visit->honorific)
    {
    case LOBBY_HONORIFIC_MR:
      /* Translators: full name of a man */
      return g_strdup_printf (C_ ("full name", "Mr %s"), whole);
    case LOBBY_HONORIFIC_MS:
      /* Translators: full name of a woman */
      return g_strdup_printf (C_ ("full name", "Ms %s"), whole);
    case LOBBY_HONORIFIC_UNKNOWN:
    default:
      return g_strdup (whole);
    }
}

/** lobby_words_dup_masked_name: Returns: (transfer full): whose visit it is, masked */
char *
lobby_words_dup_masked_name (const LobbyVisitRecord *visit)
{
  return lobby_words_dup_masked (visit->family_name, visit->honorific);
}

/** lobby_words_get_tier: Returns: (nullable): tier of a customer, %NULL for an ordinary one */
const char *
lobby_words_get_tier (LobbyTier tier)
{
  switch (tier)
    {
    case LOBBY_TIER_GOLD:
      return C_ ("tier", "Gold");
    case LOBBY_TIER_PLATINUM:
      return C_ ("tier", "Platinum");
    case LOBBY_TIER_DIAMOND:
      return C_ ("tier", "Diamond");
    case LOBBY_TIER_PRIVATE:
      /* Translators: tier of a customer: of the private bank */
      return C_ ("tier", "Private");
    case LOBBY_TIER_ORDINARY:
    case LOBBY_TIER_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * lobby_words_dup_visit_facts:
 * @visit: a visit
 * @congratulate: whether whoever reads it is told of the birthday (S2-22)
 *
 * Returns: (transfer full): birthday and preferences in a line; empty when there are none
 */
char *
lobby_words_dup_visit_facts (const LobbyVisitRecord *visit, gboolean congratulate)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();

  if (lobby_discretion_hides_names ())
    return g_strdup ("");
  if (congratulate)
    g_ptr_array_add (facts, (gpointer) _ ("Birthday today"));
  for (guint i = 0; visit->preferences != NULL && i < visit->preferences->len; i++)
    g_ptr_array_add (facts, (gpointer) lobby_words_get_text (g_ptr_array_index (visit->preferences, i)));
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (" · ", (char **) facts->pdata);
}
