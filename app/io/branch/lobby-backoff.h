/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-feed-options.h"

G_BEGIN_DECLS

/**
 * LobbyBackoff:
 *
 * How long to wait before the next attempt: full jitter, so that consoles that lost their branch together do not come
 * back together.
 */
typedef struct _LobbyBackoff LobbyBackoff;

LobbyBackoff *lobby_backoff_new (const LobbyFeedOptions *options);
void lobby_backoff_free (LobbyBackoff *backoff);
gint64 lobby_backoff_fail (LobbyBackoff *backoff, gint64 now_us, gint64 retry_after_us);
void lobby_backoff_succeed (LobbyBackoff *backoff, gint64 now_us);
void lobby_backoff_reset (LobbyBackoff *backoff);

G_END_DECLS
