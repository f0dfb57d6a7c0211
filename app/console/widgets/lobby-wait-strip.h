/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-wait-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_WAIT_STRIP (lobby_wait_strip_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWaitStrip, lobby_wait_strip, LOBBY, WAIT_STRIP, LobbyCanvas)

GtkWidget *lobby_wait_strip_new (void);
void lobby_wait_strip_show (LobbyWaitStrip *self,
                            const LobbyWaitPicture *picture,
                            const char *const *names,
                            const char *summary);
const char *lobby_wait_strip_find (LobbyWaitStrip *self, double x, double y);
gboolean lobby_wait_strip_place (LobbyWaitStrip *self, const char *name, GdkRectangle *place);
LobbyWaitPlot *lobby_wait_strip_create_plot (LobbyWaitStrip *self);

#define LOBBY_TYPE_WAIT_RULER (lobby_wait_ruler_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWaitRuler, lobby_wait_ruler, LOBBY, WAIT_RULER, LobbyCanvas)

GtkWidget *lobby_wait_ruler_new (void);
void lobby_wait_ruler_show (LobbyWaitRuler *self, double top_min);

G_END_DECLS
