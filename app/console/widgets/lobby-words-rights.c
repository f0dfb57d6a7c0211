/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles in words, and whose business something is. */
#include "config.h"

#include "lobby-words-rights.h"

#include <glib/gi18n-lib.h>

/** lobby_words_get_bearer: Returns: the role in words */
const char *
lobby_words_get_bearer (LobbyBearer bearer)
{
  switch (bearer)
    {
    case LOBBY_BEARER_LOBBY_MANAGER:
      /* Translators: a role */
      return C_ ("role", "Lobby manager");
    case LOBBY_BEARER_BRANCH_HEAD:
      /* Translators: a role */
      return C_ ("role", "Branch head");
    case LOBBY_BEARER_TRAINER:
      /* Translators: a role */
      return C_ ("role", "Trainer");
    case LOBBY_BEARER_AUDITOR:
      /* Translators: a role */
      return C_ ("role", "Auditor");
    case LOBBY_BEARER_ADAPTER:
      /* Translators: a role: another computer system of the bank that reports what happens */
      return C_ ("role", "System of the bank");
    case LOBBY_BEARER_UNKNOWN:
    case LOBBY_BEARER_N:
    default:
      /* Translators: a role */
      return C_ ("role", "Unknown role");
    }
}

/** lobby_words_dup_right_needed: Returns: (transfer full): why somebody may not do what needs @right, and who may */
char *
lobby_words_dup_right_needed (LobbyRight right)
{
  GString *who = g_string_new (NULL);

  for (int bearer = LOBBY_BEARER_LOBBY_MANAGER; bearer < LOBBY_BEARER_ADAPTER; bearer++)
    if (lobby_rights_has (lobby_rights_of_bearer ((LobbyBearer) bearer), right))
      g_string_append_printf (who, "%s%s", who->len > 0 ? _ (", ") : "", lobby_words_get_bearer ((LobbyBearer) bearer));
  /* Translators: why a button does nothing; %s is one or more roles, as in "Branch head" */
  char *sentence = g_strdup_printf (_ ("Your role may not do this. It is for: %s."), who->str);
  g_string_free (who, TRUE);
  return sentence;
}
