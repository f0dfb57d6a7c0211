/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment of a recorded day, for subcommands that look from there. */
#pragma once

#include "lobby-ctl.h"

#include "lobby-recording-reader.h"
#include "lobby-shift-watch.h"
#include "lobby-state.h"

G_BEGIN_DECLS

int lobby_ctl_fail_day (const char *path, const GError *error);
int lobby_ctl_fold_day (LobbyRecordingReader *reader,
                        const char *path,
                        LobbyState *state,
                        LobbyShiftWatch *watch,
                        gint64 until_us);
int lobby_ctl_fold_to (const char *path, const char *at, LobbyState *state, gint64 *at_us);

G_END_DECLS
