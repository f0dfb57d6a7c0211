/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that rule sheets and checklists share. */
#include "config.h"

#include "lobby-policy-check.h"

#include "lobby-instant.h"

#include <string.h>

#define TEXT_BYTES 512

/* Returns: %FALSE */
gboolean
lobby_policy_refuse (GError **error, const char *what)
{
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, what);
  return FALSE;
}

/* Returns: whether it is an identifier, as the records have them */
gboolean
lobby_policy_is_name (const char *text)
{
  if (text == NULL || *text == '\0' || *text == '.' || strlen (text) > 64)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-_.:", *c) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
fits (const char *text)
{
  return text == NULL || (strlen (text) <= TEXT_BYTES && g_utf8_validate (text, -1, NULL));
}

/* Returns: whether words are there in one language at least, or need not be, and are not too long */
gboolean
lobby_policy_check_text (const LobbyText *text, gboolean required, GError **error)
{
  if (text == NULL)
    return required ? lobby_policy_refuse (error, "words are missing") : TRUE;
  if (!fits (text->en) || !fits (text->zh_cn) || !fits (text->zh_tw))
    return lobby_policy_refuse (error, "words are longer than 512 bytes");
  return !required || *lobby_text_get (text, NULL) != '\0' ? TRUE : lobby_policy_refuse (error, "words are missing");
}

/* Returns: whether it says where a number or a question comes from */
gboolean
lobby_policy_check_source (const char *source, GError **error)
{
  if (source == NULL || *source == '\0')
    return lobby_policy_refuse (error, "names no source");
  return fits (source) ? TRUE : lobby_policy_refuse (error, "source is longer than 512 bytes");
}

/* Two people have changed the same thing: the second one has not seen what the first one did. Returns: %FALSE */
gboolean
lobby_policy_refuse_version (gint64 version, const char *changed_by, gint64 changed_us, GError **error)
{
  char time[LOBBY_INSTANT_SIZE];

  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "version %" G_GINT64_FORMAT " counts, changed%s%s by: %s",
               version, changed_us != 0 ? " at " : "", changed_us != 0 ? lobby_instant_format (changed_us, time) : "",
               changed_by != NULL ? changed_by : "nobody");
  return FALSE;
}
