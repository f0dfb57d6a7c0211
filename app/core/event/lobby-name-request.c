/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and answered when a name is shown, and how the answer is forgotten. */
#include "config.h"

#include "lobby-name-request.h"

#include <string.h>

#define REC LobbyNameRequest
static const LobbyField name_request_fields[] = {
  LOBBY_ROW ("reason", reason, CHOICE, .choice = &lobby_name_reason_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("words", words, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = 200),
};
#undef REC
const LobbyRecordType lobby_name_request_type = LOBBY_RECORD_TYPE ("NameRequest",
                                                                   LobbyNameRequest,
                                                                   name_request_fields);

#define REC LobbyNameAnswer
static const LobbyField name_answer_fields[] = {
  LOBBY_ROW ("visit", visit, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_PERSONAL),
};
#undef REC
const LobbyRecordType lobby_name_answer_type = LOBBY_RECORD_TYPE ("NameAnswer", LobbyNameAnswer, name_answer_fields);

/** lobby_name_request_is_complete: Returns: whether it says why: a known reason, or another one in own words */
gboolean
lobby_name_request_is_complete (const LobbyNameRequest *request)
{
  if (request->reason == LOBBY_NAME_REASON_OTHER)
    return request->words != NULL && *request->words != '\0';
  return request->reason != LOBBY_NAME_REASON_UNKNOWN;
}

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

/**
 * lobby_name_answer_wipe:
 * @answer: (transfer full) (nullable): an answer
 *
 * Frees it after its letters have been overwritten, so that no later look at the memory finds the name.
 */
void
lobby_name_answer_wipe (LobbyNameAnswer *answer)
{
  if (answer == NULL)
    return;
  if (answer->name != NULL)
    {
      wipe (answer->name->en);
      wipe (answer->name->zh_cn);
      wipe (answer->name->zh_tw);
    }
  lobby_record_free (&lobby_name_answer_type, answer);
}
