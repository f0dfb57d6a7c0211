/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acting on what must not get lost: answers of customers, complaints, slips, lost property. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

#include <string.h>

/* Most bytes of a text that a person writes; the tables of the records say the same. */
#define TEXT_BYTES 2000

/* A text that is too long loses its end, never half a letter. */
static void
clip (char *text)
{
  if (text != NULL && strlen (text) > TEXT_BYTES)
    *g_utf8_find_prev_char (text, text + TEXT_BYTES + 1) = '\0';
}

static char *
dup_name (const char *word)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strdup_printf ("%s-%s", word, uuid);
}

/* As whom the service knows this console; one that it does not know by name is the lobby manager's. */
static const char *
find_actor (LobbySession *self)
{
  const LobbySignIn *sign_in = lobby_session_get_sign_in (self);
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (self));

  if (sign_in != NULL && sign_in->staff != NULL)
    return sign_in->staff;
  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_LOBBY_MANAGER)
        return staff->id;
    }
  return NULL;
}

static gint64
get_now_us (LobbySession *self)
{
  return lobby_floor_get_freshness (lobby_session_get_floor (self), LOBBY_AREA_FEEDBACK)->now_us;
}

/**
 * lobby_session_enter_feedback:
 * @self: a session
 * @take: (transfer full): the answer; its name, its time and who entered it are filled in here
 *
 * The two questions (S3-41), entered at the desk. When the customer is disappointed, the branch opens a case (S3-42).
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_enter_feedback (LobbySession *self, LobbyFeedbackRecord *take)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && take != NULL, NULL);

  g_free (take->id);
  take->id = dup_name ("desk");
  take->at_us = get_now_us (self);
  g_free (take->by);
  take->by = g_strdup (find_actor (self));
  clip (take->reason);
  return lobby_session_send (self, LOBBY_COMMAND_FEEDBACK_ENTER, take);
}

/**
 * lobby_session_open_case:
 * @self: a session
 * @take: (transfer full): a complaint, a slip or lost property; its name, its time and who opened it are filled in here
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_open_case (LobbySession *self, LobbyCaseRecord *take)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && take != NULL, NULL);

  g_free (take->id);
  take->id = dup_name ("case");
  take->opened_us = get_now_us (self);
  g_free (take->by);
  take->by = g_strdup (find_actor (self));
  clip (take->summary);
  clip (take->need);
  return lobby_session_send (self, LOBBY_COMMAND_CASE_OPEN, take);
}

/**
 * lobby_session_change_case:
 * @self: a session
 * @take: (transfer full): what is done about a case; who did it is filled in here
 *
 * Returns: (transfer full) (nullable): id of the command
 */
char *
lobby_session_change_case (LobbySession *self, LobbyCaseMoment *take)
{
  g_return_val_if_fail (LOBBY_IS_SESSION (self) && take != NULL, NULL);

  g_free (take->by);
  take->by = g_strdup (find_actor (self));
  clip (take->note);
  clip (take->solution);
  return lobby_session_send (self, LOBBY_COMMAND_CASE_CHANGE, take);
}
