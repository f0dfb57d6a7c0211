/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a name: the only way by which a full name leaves the branch. Each time is kept before the name is told, with
 * who and why; the name itself is kept nowhere. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include <string.h>

#define STRUCK_OUT "**"

/* Case does not hide a name: "zhao GUOQIANG" is struck out as well. */
static void
strike_out (GString *words, const char *name)
{
  g_autofree char *escaped = NULL;
  g_autofree char *struck = NULL;
  g_autoptr (GRegex) pattern = NULL;

  if (name == NULL || *name == '\0')
    return;
  escaped = g_regex_escape_string (name, -1);
  pattern = g_regex_new (escaped, G_REGEX_CASELESS, 0, NULL);
  struck = pattern != NULL ? g_regex_replace_literal (pattern, words->str, (gssize) words->len, 0, STRUCK_OUT, 0, NULL)
                           : NULL;
  g_string_assign (words, struck != NULL ? struck : STRUCK_OUT);
}

/* A person may write the name into the reason; it is not kept there. */
static char *
dup_without_name (const char *words, const LobbyText *name)
{
  GString *kept = g_string_new (words);

  strike_out (kept, name->en);
  strike_out (kept, name->zh_cn);
  strike_out (kept, name->zh_tw);
  return g_string_free (kept, FALSE);
}

static gboolean
keep_shown (LobbyBranchService *self,
            const char *visit,
            const LobbyNameRequest *request,
            const LobbyText *name,
            const char *who,
            GError **error)
{
  g_autofree char *words = dup_without_name (request->words, name);
  const LobbyStoredShowing shown = {
    .at_us = lobby_clock_get_now (self->clock),
    .visit = (char *) visit,
    .who = (char *) who,
    .reason = (char *) lobby_choice_get_nick (&lobby_name_reason_choice, (int) request->reason),
    .words = words,
  };

  return lobby_store_add_shown (self->store, &shown, error);
}

/**
 * lobby_branch_service_show_name:
 * @self: the service
 * @visit: id of a visit
 * @request: why
 * @who: who asks
 * @error: %LOBBY_ERROR_REFUSED without a reason, %LOBBY_ERROR_NOT_FOUND when there is no such visit or its name is not
 *   known here, %LOBBY_ERROR_NO_SPACE when it cannot be kept that it was shown: then it is not
 *
 * Returns: (transfer full) (nullable): the name; lobby_name_answer_wipe() it
 */
LobbyNameAnswer *
lobby_branch_service_show_name (LobbyBranchService *self,
                                const char *visit,
                                const LobbyNameRequest *request,
                                const char *who,
                                GError **error)
{
  const LobbyText *name = self->simulator != NULL ? lobby_simulator_find_name (self->simulator, visit) : NULL;
  LobbyNameAnswer *answer;

  if (!lobby_name_request_is_complete (request))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "reason: one is needed; \"other\" in own words");
      return NULL;
    }
  if (name == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such visit, or its name is not known here");
      return NULL;
    }
  if (!keep_shown (self, visit, request, name, who, error))
    return NULL;
  answer = lobby_record_new (&lobby_name_answer_type);
  answer->visit = g_strdup (visit);
  answer->name = lobby_record_copy (&lobby_text_type, name);
  return answer;
}
