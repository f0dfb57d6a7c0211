/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the branch in three languages. */
#include "config.h"

#include "lobby-text.h"

#define REC LobbyText
static const LobbyField text_fields[] = {
  LOBBY_ROW ("en", en, TEXT),
  LOBBY_ROW ("zh-CN", zh_cn, TEXT),
  LOBBY_ROW ("zh-TW", zh_tw, TEXT),
};
#undef REC
const LobbyRecordType lobby_text_type = LOBBY_RECORD_TYPE ("Text", LobbyText, text_fields);

/**
 * lobby_text_new:
 * @en: (nullable): in English
 * @zh_cn: (nullable): in simplified Chinese
 * @zh_tw: (nullable): in traditional Chinese
 *
 * Returns: (transfer full): the words
 */
LobbyText *
lobby_text_new (const char *en, const char *zh_cn, const char *zh_tw)
{
  LobbyText *text = lobby_record_new (&lobby_text_type);

  text->en = g_strdup (en);
  text->zh_cn = g_strdup (zh_cn);
  text->zh_tw = g_strdup (zh_tw);
  return text;
}

static const char *
first_of (const char *a, const char *b, const char *c)
{
  if (a != NULL && *a != '\0')
    return a;
  if (b != NULL && *b != '\0')
    return b;
  return c != NULL ? c : "";
}

/**
 * lobby_text_get:
 * @text: (nullable): words
 * @language: (nullable): "zh_CN…", "zh_TW…", "zh_HK…" or anything else for English
 *
 * Returns: the words in that language, else in the nearest one that there is, else ""
 */
const char *
lobby_text_get (const LobbyText *text, const char *language)
{
  if (text == NULL)
    return "";
  if (language != NULL && (g_str_has_prefix (language, "zh_TW") || g_str_has_prefix (language, "zh_HK")))
    return first_of (text->zh_tw, text->zh_cn, text->en);
  if (language != NULL && g_str_has_prefix (language, "zh"))
    return first_of (text->zh_cn, text->zh_tw, text->en);
  return first_of (text->en, text->zh_cn, text->zh_tw);
}
