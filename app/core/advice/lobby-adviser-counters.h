/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: what may be changed at the counters in one look at a lobby, and what each change brings. */
#pragma once

#include "lobby-adviser-private.h"

G_BEGIN_DECLS

/* Changes that are run forward at a time. */
#define LOBBY_COUNTER_CHANGES_MAX 64

/* From asking to the first call of a counter that opens, comes back or changes, seconds: a teller comes when the work at hand
 * is finished. Ours. */
#define LOBBY_COUNTER_OPENING_S 60.0

/**
 * LobbyCounterOption:
 * @counter: where
 * @staff: (nullable): who would be asked
 * @serves: the work profile that follows, as a bit set of services
 * @touches: services whose customers can feel it, as a bit set
 *
 * A change that may be made.
 */
typedef struct
{
  LobbyAdviceKind kind;
  const LobbyCounterRecord *counter;
  const LobbyStaffRecord *staff;
  guint32 serves;
  guint32 touches;
} LobbyCounterOption;

/**
 * LobbyCounterChoice:
 * @look: (borrowed)
 * @options: (array length=n)
 * @changes: (array length=n): the same for the engine
 * @effects: (array length=n): what each brings against doing nothing
 *
 * All that may be changed.
 */
typedef struct
{
  LobbyLook *look;
  LobbyCounterOption options[LOBBY_COUNTER_CHANGES_MAX];
  LobbyEngineChange changes[LOBBY_COUNTER_CHANGES_MAX];
  LobbyEngineEffect effects[LOBBY_COUNTER_CHANGES_MAX];
  gsize n;
} LobbyCounterChoice;

void lobby_counter_choice_list (LobbyCounterChoice *choice);
guint32 lobby_counter_choice_get_pending (const LobbyCounterChoice *choice);

G_END_DECLS
