/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-timeline-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_TIMELINE (lobby_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTimeline, lobby_timeline, LOBBY, TIMELINE, LobbyCanvas)

/* Signal: "sought" (gint64 at_us): a moment was pointed at. */
GtkWidget *lobby_timeline_new (void);
void lobby_timeline_show (LobbyTimeline *self,
                          const LobbyTimelinePicture *picture,
                          const char *const *names,
                          GTimeZone *zone,
                          const char *summary);
void lobby_timeline_show_now (LobbyTimeline *self, gint64 now_us);

G_END_DECLS
