/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lobby_start_guard_begin (const char *folder);
void lobby_start_guard_end (const char *folder);

G_END_DECLS
