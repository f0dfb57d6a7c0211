/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lobby-error.h"

G_DEFINE_QUARK (lobby - error - quark, lobby_error)
