/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICE (lobby_device_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDevice, lobby_device, LOBBY, DEVICE, GObject)

LobbyDevice *lobby_device_new (const LobbyDeviceRecord *record);
const LobbyDeviceRecord *lobby_device_get_record (LobbyDevice *self);
const LobbyDevicePlan *lobby_device_get_plan (LobbyDevice *self);
const GPtrArray *lobby_device_get_uses (LobbyDevice *self);
const GPtrArray *lobby_device_get_levels (LobbyDevice *self);
const GPtrArray *lobby_device_get_occurrences (LobbyDevice *self);
LobbyTerminalState lobby_device_get_state (LobbyDevice *self);
gint64 lobby_device_get_elapsed_s (LobbyDevice *self);
gboolean lobby_device_is_usable (LobbyDevice *self);
gboolean lobby_device_needs_attention (LobbyDevice *self);

G_END_DECLS
