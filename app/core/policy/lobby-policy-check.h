/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-error.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/* What every sheet that people change has in common. Each sets %LOBBY_ERROR_INVALID; whoever asks puts the place before it. */
gboolean lobby_policy_refuse (GError **error, const char *what);
gboolean lobby_policy_is_name (const char *text);
gboolean lobby_policy_check_text (const LobbyText *text, gboolean required, GError **error);
gboolean lobby_policy_check_source (const char *source, GError **error);
gboolean lobby_policy_refuse_version (gint64 version, const char *changed_by, gint64 changed_us, GError **error);

G_END_DECLS
