/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adviser on a thread of its own: it gets a copy of the lobby and hands back a foresight. Nothing here blocks the
 * thread that asks. */
#pragma once

#include "lobby-adviser.h"

G_BEGIN_DECLS

typedef struct _LobbyBrain LobbyBrain;

/**
 * LobbyBrainFunc:
 * @foresight: (transfer full): the answer
 * @data: user data
 *
 * Called in the main context of the thread that made the brain.
 */
typedef void (*LobbyBrainFunc) (LobbyForesight *foresight, gpointer data);

LobbyBrain *
lobby_brain_new (guint64 seed, const LobbyRuleSheet *rules, const char *folder, LobbyBrainFunc func, gpointer data);
void lobby_brain_stop (LobbyBrain *self);
gboolean lobby_brain_ask (LobbyBrain *self, const LobbyState *state, const LobbyAdviserMoment *moment);
void lobby_brain_forget (LobbyBrain *self);
void lobby_brain_begin_anew (LobbyBrain *self);
gboolean lobby_brain_is_busy (LobbyBrain *self);
guint lobby_brain_get_learned_days (LobbyBrain *self);

G_END_DECLS
