/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: walking a text that has passed lobby_json_check(). The check has proved every bracket, quote and
 * digit, so nothing is proved again here, and no tree is built. Each function begins at a value and leaves @at behind it;
 * one that returns %FALSE leaves it anywhere, for the text is given up then. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lobby_json_skip_space (const char *at);
void lobby_json_skip_value (const char **at);

/* @at: behind the opening bracket at first; afterwards behind the last value. */
gboolean lobby_json_next_member (const char **at, const char **name, gsize *length);
gboolean lobby_json_next_element (const char **at);
guint lobby_json_count_elements (const char *at);

gboolean lobby_json_read_integer (const char **at, gint64 *value);
gboolean lobby_json_read_number (const char **at, double *value);
gboolean lobby_json_read_flag (const char **at, gboolean *value);
char *lobby_json_dup_string (const char **at);
gboolean lobby_json_copy_string (const char **at, char *buffer, gsize size);

G_END_DECLS
