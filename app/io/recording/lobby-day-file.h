/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: packed lines on disk, without knowing what they say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOBBY_DAY_LINE_BYTES (8 * 1024 * 1024)

typedef struct _LobbyDayOutput LobbyDayOutput;
typedef struct _LobbyDayInput LobbyDayInput;

LobbyDayOutput *lobby_day_output_open (const char *path, gboolean replace, GError **error);
gboolean lobby_day_output_write (LobbyDayOutput *self, const char *bytes, gsize length, GError **error);
gboolean lobby_day_output_flush (LobbyDayOutput *self, GError **error);
gboolean lobby_day_output_finish (LobbyDayOutput *self, GError **error);
void lobby_day_output_free (LobbyDayOutput *self);

LobbyDayInput *lobby_day_input_open (const char *path, GError **error);
gboolean lobby_day_input_read_line (LobbyDayInput *self, const char **line, gsize *length, GError **error);
void lobby_day_input_free (LobbyDayInput *self);

gboolean lobby_day_file_fail (GError **error, int errsv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDayOutput, lobby_day_output_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDayInput, lobby_day_input_free)

G_END_DECLS
