/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

/**
 * LobbyText:
 * @en: (nullable): in English
 * @zh_cn: (nullable): in simplified Chinese
 * @zh_tw: (nullable): in traditional Chinese
 *
 * Words that the branch supplies (names of services, staff, machines), in the languages of the console.
 */
typedef struct
{
  char *en;
  char *zh_cn;
  char *zh_tw;
} LobbyText;

extern const LobbyRecordType lobby_text_type;

LobbyText *lobby_text_new (const char *en, const char *zh_cn, const char *zh_tw);
const char *lobby_text_get (const LobbyText *text, const char *language);

G_END_DECLS
