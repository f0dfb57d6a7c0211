/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-wait-plot.h"

G_BEGIN_DECLS

typedef struct _LobbyWaitGlide LobbyWaitGlide;

LobbyWaitGlide *lobby_wait_glide_new (const LobbyWaitPlot *before,
                                      const char *const *names_before,
                                      const LobbyWaitPlot *after,
                                      const char *const *names_after);
void lobby_wait_glide_free (LobbyWaitGlide *glide);
gboolean lobby_wait_glide_is_seen (const LobbyWaitGlide *glide);
void lobby_wait_glide_bend (const LobbyWaitGlide *glide, LobbyWaitPlot *plot, double progress);
void lobby_wait_glide_paint_leaving (const LobbyWaitGlide *glide,
                                     const LobbyWaitPlot *plot,
                                     cairo_t *cr,
                                     const LobbyPalette *palette,
                                     double progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyWaitGlide, lobby_wait_glide_free)

G_END_DECLS
