/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad line between a client and a branch, on loopback, with the names of Toxiproxy's toxics and a few of our own. It
 * runs in the test's main context; a toxic may be set and lifted while connections live. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyToxic:
 * @LOBBY_TOXIC_LATENCY: each piece is late by so many ms
 * @LOBBY_TOXIC_BANDWIDTH: so many KB/s
 * @LOBBY_TOXIC_SLOW_CLOSE: an end is passed on after so many ms
 * @LOBBY_TOXIC_TIMEOUT: nothing is passed on, and the connection ends after so many ms
 * @LOBBY_TOXIC_RESET_PEER: the client gets RST after so many ms
 * @LOBBY_TOXIC_SLICER: data come in pieces of so many bytes
 * @LOBBY_TOXIC_LIMIT_DATA: the connection ends after so many bytes from the branch
 * @LOBBY_TOXIC_DOWN: nobody answers (1)
 * @LOBBY_TOXIC_FREEZE: connections stay open and nothing is passed on, as with a pulled cable (1)
 * @LOBBY_TOXIC_BLOCK_UPGRADE: an upgrade to WebSocket is answered by a page (1)
 * @LOBBY_TOXIC_DROP_EVENT: every so-many-th event on a WebSocket is lost
 * @LOBBY_TOXIC_REPEAT_EVENT: every so-many-th comes twice
 * @LOBBY_TOXIC_SWAP_EVENT: every so-many-th comes after the next one
 * @LOBBY_TOXIC_HOLD_COMMAND: after so many bytes of commands and their answers nothing passes on any connection (they can
 *   only be cut then); see lobby_fault_proxy_is_holding()
 * @LOBBY_TOXIC_HOLD_ANSWER: answers to commands are not passed on (1)
 */
typedef enum
{
  LOBBY_TOXIC_LATENCY,
  LOBBY_TOXIC_BANDWIDTH,
  LOBBY_TOXIC_SLOW_CLOSE,
  LOBBY_TOXIC_TIMEOUT,
  LOBBY_TOXIC_RESET_PEER,
  LOBBY_TOXIC_SLICER,
  LOBBY_TOXIC_LIMIT_DATA,
  LOBBY_TOXIC_DOWN,
  LOBBY_TOXIC_FREEZE,
  LOBBY_TOXIC_BLOCK_UPGRADE,
  LOBBY_TOXIC_DROP_EVENT,
  LOBBY_TOXIC_REPEAT_EVENT,
  LOBBY_TOXIC_SWAP_EVENT,
  LOBBY_TOXIC_HOLD_COMMAND,
  LOBBY_TOXIC_HOLD_ANSWER,
  LOBBY_TOXIC_N,
} LobbyToxic;

typedef struct _LobbyFaultProxy LobbyFaultProxy;

LobbyFaultProxy *lobby_fault_proxy_new (const char *upstream_url);
void lobby_fault_proxy_free (LobbyFaultProxy *proxy);
const char *lobby_fault_proxy_get_url (LobbyFaultProxy *proxy);
void lobby_fault_proxy_set (LobbyFaultProxy *proxy, LobbyToxic toxic, guint value);
void lobby_fault_proxy_lift_all (LobbyFaultProxy *proxy);
void lobby_fault_proxy_cut (LobbyFaultProxy *proxy);
guint lobby_fault_proxy_count_tampered (LobbyFaultProxy *proxy);
gboolean lobby_fault_proxy_is_holding (LobbyFaultProxy *proxy);
guint lobby_fault_proxy_count_command_bytes (LobbyFaultProxy *proxy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyFaultProxy, lobby_fault_proxy_free)

G_END_DECLS
