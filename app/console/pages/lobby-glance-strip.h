/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-floor.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_GLANCE_STRIP (lobby_glance_strip_get_type ())
G_DECLARE_FINAL_TYPE (LobbyGlanceStrip, lobby_glance_strip, LOBBY, GLANCE_STRIP, GtkBox)

GtkWidget *lobby_glance_strip_new (void);
void lobby_glance_strip_show (LobbyGlanceStrip *self, LobbyFloor *floor);
void lobby_glance_strip_set_narrow (LobbyGlanceStrip *self, gboolean narrow);

G_END_DECLS
