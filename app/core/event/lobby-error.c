/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of the errors that say what a person can do. */
#include "config.h"

#include "lobby-error.h"

/* The formatter would take the name for a subtraction. */
/* clang-format off */
G_DEFINE_QUARK (lobby-error-quark, lobby_error)
/* clang-format on */
