/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint lobby_problem_get_status (const GError *error);
char *lobby_problem_format (guint status, const char *type, const char *detail, const char *who);

G_END_DECLS
