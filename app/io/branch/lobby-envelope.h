/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

/* Type of what stands in the stream for an event that could not be read or may not be kept. */
#define LOBBY_ENVELOPE_REFUSED_TYPE "org.lobby.console.refused.v1"

LobbyEvent *lobby_envelope_salvage (const char *json, gsize length);
gboolean lobby_envelope_split (const char *json, gsize length, GArray *ranges);

/**
 * LobbyRange:
 * @start: first byte
 * @length: bytes
 */
typedef struct
{
  gsize start;
  gsize length;
} LobbyRange;

G_END_DECLS
