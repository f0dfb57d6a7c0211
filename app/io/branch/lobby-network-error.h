/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-error.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The message of each error is a short id of the reason, as in "tls-expired": the screen finds the words for it. */
void lobby_network_error_take (GError **error, GError *foreign, SoupMessage *message, gboolean deadline_passed);
void lobby_network_error_set (GError **error, LobbyError code, const char *reason);
gboolean lobby_network_error_from_status (guint status, GError **error);

G_END_DECLS
