/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes a while says so, to somebody who sits at a terminal, and to nobody else. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyCtlProgress:
 *
 * One line on stderr, written over as the work goes on and wiped away at its end.
 */
typedef struct _LobbyCtlProgress LobbyCtlProgress;

LobbyCtlProgress *lobby_ctl_progress_new (const char *words);
void lobby_ctl_progress_say (LobbyCtlProgress *self, const char *words);
void lobby_ctl_progress_cb (goffset n_done, goffset n_all, gpointer progress);
void lobby_ctl_progress_free (LobbyCtlProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyCtlProgress, lobby_ctl_progress_free)

G_END_DECLS
