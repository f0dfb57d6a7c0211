/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for the full name behind a mask. The answer is shown and forgotten: it is no event and no part of any state, so
 * that no journal, recording or log can hold it. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/**
 * LobbyNameRequest:
 * @reason: why the name is needed
 * @words: (nullable): the reason in own words, at most 200 bytes; needed with %LOBBY_NAME_REASON_OTHER
 *
 * Asks a branch service for the full name of a visit's customer.
 */
typedef struct
{
  LobbyNameReason reason;
  char *words;
} LobbyNameRequest;
extern const LobbyRecordType lobby_name_request_type;

/**
 * LobbyNameAnswer:
 * @visit: id of the visit
 * @name: the full name
 *
 * What a branch service answers.
 */
typedef struct
{
  char *visit;
  LobbyText *name;
} LobbyNameAnswer;
extern const LobbyRecordType lobby_name_answer_type;

gboolean lobby_name_request_is_complete (const LobbyNameRequest *request);
void lobby_name_answer_wipe (LobbyNameAnswer *answer);

G_END_DECLS
