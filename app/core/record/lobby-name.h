/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lobby_name_intern (const char *text);
void lobby_name_release (char *name);

G_END_DECLS
