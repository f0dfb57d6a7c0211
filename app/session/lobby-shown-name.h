/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one full name that is on the screen, and for how long. It lives in memory only and is overwritten when it is masked. */
#pragma once

#include "lobby-clock.h"
#include "lobby-name-request.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SHOWN_NAME (lobby_shown_name_get_type ())
G_DECLARE_FINAL_TYPE (LobbyShownName, lobby_shown_name, LOBBY, SHOWN_NAME, GObject)

#define LOBBY_NAME_SECONDS 15
#define LOBBY_NAME_SECONDS_MAX 60

/**
 * LobbyNameState:
 * @LOBBY_NAME_MASKED: no name is shown
 * @LOBBY_NAME_ASKED: the branch was asked
 * @LOBBY_NAME_SHOWN: a name is shown
 * @LOBBY_NAME_REFUSED: the branch did not tell it, or it could not be recorded
 */
typedef enum
{
  LOBBY_NAME_MASKED,
  LOBBY_NAME_ASKED,
  LOBBY_NAME_SHOWN,
  LOBBY_NAME_REFUSED,
} LobbyNameState;

/* Signal "changed" (): another state, or a second less. */
LobbyShownName *lobby_shown_name_new (LobbyClock *clock);
void lobby_shown_name_set_seconds (LobbyShownName *self, guint seconds);

void lobby_shown_name_ask (LobbyShownName *self, const char *visit);
void lobby_shown_name_take (LobbyShownName *self, LobbyNameAnswer *answer);
void lobby_shown_name_refuse (LobbyShownName *self, const char *visit, const char *reason);
void lobby_shown_name_mask (LobbyShownName *self);

LobbyNameState lobby_shown_name_get_state (LobbyShownName *self, const char *visit);
const LobbyText *lobby_shown_name_get_name (LobbyShownName *self, const char *visit);
guint lobby_shown_name_get_seconds_left (LobbyShownName *self);
guint lobby_shown_name_get_seconds (LobbyShownName *self);
const char *lobby_shown_name_get_refusal (LobbyShownName *self);

G_END_DECLS
