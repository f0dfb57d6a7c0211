/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the console, changed while it runs. The shell owns it; a window that is built afterwards speaks it. */
#include "config.h"

#include "lobby-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* The languages that the console is written in; the first is that of the source. */
static const char *const languages[] = { "en", "zh_CN", "zh_TW" };

static char *desktop_language; /* (owned) (nullable): LANGUAGE as the desktop has set it */

static const char *
find_catalogues (void)
{
  const char *folder = g_getenv ("LOBBY_LOCALE_DIR");

  return folder != NULL && *folder != '\0' ? folder : LOCALEDIR;
}

/* Messages of the "C" locale are never translated, whatever LANGUAGE says; "C.UTF-8" is there on every system. */
static void
leave_bare_locale (int category)
{
  const char *locale = setlocale (category, NULL);

  if (locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0)
    setlocale (category, "C.UTF-8");
}

/**
 * lobby_language_prepare:
 *
 * Sets up locale and catalogues. Call it first of all, before GTK: GLib decides at its first translation whether the
 * program is translated at all, and never thinks again. In the bare locale, where this asks it, the answer is yes.
 */
void
lobby_language_prepare (void)
{
  desktop_language = g_strdup (g_getenv ("LANGUAGE"));
  g_dgettext (GETTEXT_PACKAGE, "Lobby");
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  leave_bare_locale (LC_MESSAGES);
  leave_bare_locale (LC_CTYPE);
  bindtextdomain (GETTEXT_PACKAGE, find_catalogues ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * lobby_language_is_known:
 * @language: as in "zh_CN"; empty means that of the desktop
 *
 * Returns: whether the console can speak it
 */
gboolean
lobby_language_is_known (const char *language)
{
  if (language == NULL || *language == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i], language) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lobby_language_choose:
 * @language: (nullable): as in "zh_CN"; empty or unknown takes that of the desktop
 *
 * From now on messages are looked up in that language. What is on screen already stays as it is: rebuild it.
 */
void
lobby_language_choose (const char *language)
{
  if (language != NULL && *language != '\0' && lobby_language_is_known (language))
    g_setenv ("LANGUAGE", language, TRUE);
  else if (desktop_language != NULL)
    g_setenv ("LANGUAGE", desktop_language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  /* Naming the domain anew makes gettext forget what it has looked up. */
  textdomain (GETTEXT_PACKAGE);
}

static const char *
match_language (const char *name)
{
  if (g_str_has_prefix (name, "zh_TW") || g_str_has_prefix (name, "zh_HK") || g_str_has_prefix (name, "zh_MO")
      || g_str_has_prefix (name, "zh_Hant"))
    return "zh_TW";
  if (g_str_has_prefix (name, "zh"))
    return "zh_CN";
  return g_str_has_prefix (name, "en") ? "en" : NULL;
}

/** lobby_language_get: Returns: the language that is spoken, as in "zh_CN"; "en" where the desktop's is not one of ours */
const char *
lobby_language_get (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (match_language (names[i]) != NULL)
      return match_language (names[i]);
  return "en";
}

/** lobby_language_get_script: Returns: the shapes of Han characters in the language that is spoken */
LobbyScript
lobby_language_get_script (void)
{
  const char *language = lobby_language_get ();

  if (strcmp (language, "zh_TW") == 0)
    return LOBBY_SCRIPT_TRADITIONAL;
  return strcmp (language, "zh_CN") == 0 ? LOBBY_SCRIPT_SIMPLIFIED : LOBBY_SCRIPT_LATIN;
}
