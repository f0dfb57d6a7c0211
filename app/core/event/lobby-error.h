/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyError:
 * @LOBBY_ERROR_FAILED: nothing better can be said
 * @LOBBY_ERROR_INVALID: the input breaks its format: reject it, go on
 * @LOBBY_ERROR_TOO_LARGE: the input passes a cap
 * @LOBBY_ERROR_REFUSED: the input holds what the schema forbids (class C3, unknown classification); its values are not logged
 * @LOBBY_ERROR_NEWER: written by a newer version
 * @LOBBY_ERROR_UNREACHABLE: nobody answers: try again later
 * @LOBBY_ERROR_TIMED_OUT: an absolute deadline passed
 * @LOBBY_ERROR_UNAUTHORIZED: the token is missing, wrong or expired: sign in
 * @LOBBY_ERROR_FORBIDDEN: the token does not allow it: ask somebody who may
 * @LOBBY_ERROR_UNTRUSTED: the certificate cannot be trusted
 * @LOBBY_ERROR_REDIRECTED: the service tried to send the console elsewhere
 * @LOBBY_ERROR_BUSY: asked to come back later (429, 503)
 * @LOBBY_ERROR_CONFLICT: somebody was first (409, 412)
 * @LOBBY_ERROR_NOT_FOUND: there is no such thing
 * @LOBBY_ERROR_NO_SPACE: the disk is full or the file cannot be written
 * @LOBBY_ERROR_CORRUPT: the file is damaged: what can be read was read
 *
 * Errors named by what a person can do about them. Foreign errors are turned into these at the border of a room; words
 * for people are chosen at the screen.
 */
typedef enum
{
  LOBBY_ERROR_FAILED,
  LOBBY_ERROR_INVALID,
  LOBBY_ERROR_TOO_LARGE,
  LOBBY_ERROR_REFUSED,
  LOBBY_ERROR_NEWER,
  LOBBY_ERROR_UNREACHABLE,
  LOBBY_ERROR_TIMED_OUT,
  LOBBY_ERROR_UNAUTHORIZED,
  LOBBY_ERROR_FORBIDDEN,
  LOBBY_ERROR_UNTRUSTED,
  LOBBY_ERROR_REDIRECTED,
  LOBBY_ERROR_BUSY,
  LOBBY_ERROR_CONFLICT,
  LOBBY_ERROR_NOT_FOUND,
  LOBBY_ERROR_NO_SPACE,
  LOBBY_ERROR_CORRUPT,
} LobbyError;

#define LOBBY_ERROR (lobby_error_quark ())
GQuark lobby_error_quark (void);

G_END_DECLS
